"""How long importing the course takes, beside matplotlib.pyplot, each in a fresh process.

    python tools/bench/imports.py [RUNS]

Prints minimum, median and maximum in milliseconds of the wall time that the import itself takes,
and the median ratio of the pairs (A B A B …, so that a drift of the machine's speed cancels out).
"""

from __future__ import annotations

import statistics
import subprocess
import sys

CODE = "import time; t = time.perf_counter(); import {name}; print(time.perf_counter() - t)"
OURS, PEER = "glute_lessons", "matplotlib.pyplot"


def once(name: str) -> float:
    """Milliseconds of one import in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", CODE.format(name=name)], capture_output=True, text=True, check=True
    )
    return 1000 * float(run.stdout)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    once(OURS), once(PEER)  # warm the file cache for both
    pairs = [(once(OURS), once(PEER)) for _ in range(runs)]
    for name, times in zip((OURS, PEER), zip(*pairs, strict=True), strict=True):
        print(
            f"{name:20} min {min(times):7.1f}  median {statistics.median(times):7.1f}"
            f"  max {max(times):7.1f} ms, {runs} runs"
        )
    print(f"ratio, median of pairs: {statistics.median(a / b for a, b in pairs):.3f}")


if __name__ == "__main__":
    main()
