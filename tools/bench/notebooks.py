"""How long nbval takes over all notebooks, as `make test` runs it: python -m tools.bench.notebooks [RUNS]

The whole command, from its start to its end. A run in which a cell fails is no figure.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.browser.bench_page import chromium
from tools.bench.machine import load, machine, own_home
from tools.bench.table import Row
from tools.setup.checks import checks, test_environment

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5


def once(folder: Path) -> float:
    """Seconds of one run. Raises RuntimeError, with what was said last, when it fails."""
    check = next(each for each in checks(False) if each.name == "notebooks")
    start = time.monotonic()
    run = subprocess.run(
        [sys.executable, *check.arguments],
        cwd=ROOT,
        env=test_environment(os.environ, folder, chromium() or ""),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    took = time.monotonic() - start
    if run.returncode:
        said = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
        last = said[-1] if said else "nothing was said"
        raise RuntimeError(f"nbval ended with status {run.returncode}: {last}")
    return took


def rows(runs: int = RUNS) -> Iterator[Row]:
    with own_home() as folder:
        times = [once(folder / str(turn)) for turn in range(runs)]
    number = len(list((ROOT / "notebooks").glob("*.ipynb")))
    yield Row(f"nbval over all {number} notebooks", "s", times)


def main() -> None:
    print(f"{machine()}, {load()}")
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS):
        print(row.what, *(f"{took:.1f}" for took in row.values), row.unit)


if __name__ == "__main__":
    main()
