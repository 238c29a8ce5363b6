"""How long importing the course takes, beside matplotlib.pyplot, each in a fresh process.

    python -m tools.bench.imports [RUNS]

Prints minimum, median and maximum in milliseconds of the wall time that the import itself takes,
and the median ratio of the pairs (A B A B …, so that a drift of the machine's speed cancels out).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator

from tools.bench.table import Row

RUNS = 11
CODE = "import time; t = time.perf_counter(); import {name}; print(time.perf_counter() - t)"
OURS, PEER = "glute_lessons", "matplotlib.pyplot"


def once(name: str) -> float:
    """Milliseconds of one import in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", CODE.format(name=name)], capture_output=True, text=True, check=True
    )
    return 1000 * float(run.stdout)


def measure(runs: int) -> list[tuple[float, float]]:
    """Milliseconds of both, in turns."""
    once(OURS), once(PEER)  # warm the file cache for both
    return [(once(OURS), once(PEER)) for _ in range(runs)]


def rows(runs: int = RUNS) -> Iterator[Row]:
    ours, peer = zip(*measure(runs), strict=True)
    half = statistics.median(peer) / 2
    yield Row(f"import {OURS}", "ms", ours, PEER, peer, half, wanted="at most half the peer")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    pairs = measure(runs)
    for name, times in zip((OURS, PEER), zip(*pairs, strict=True), strict=True):
        print(
            f"{name:20} min {min(times):7.1f}  median {statistics.median(times):7.1f}"
            f"  max {max(times):7.1f} ms, {runs} runs"
        )
    print(f"ratio, median of pairs: {statistics.median(a / b for a, b in pairs):.3f}")


if __name__ == "__main__":
    main()
