"""Measures all, or what is named, and prints one table: python -m tools.bench [NAME ...]

One script after the other. One that fails says so in its line, and the rest goes on; Ctrl+C prints
what there is. The exit status is 0 when all was measured, met or not.
"""

from __future__ import annotations

import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from threading import Event

from tools.bench.machine import chromium_version, load, machine
from tools.bench.table import Row, table
from tools.setup.commands import end_like_ctrl_c, endings

# First what is timed in this very process, while it is small.
NAMES = (
    "imports",
    "schedule",
    "plates",
    "quiz",
    "explorer",
    "hold",
    "memory",
    "notebooks",
    "course",
    "site",
)
Measure = Callable[[str], Iterable[Row]]
STOPPED = "stopped by Ctrl+C: this and what would have followed was not measured"


def rows_of(name: str) -> Iterable[Row]:
    """What a script measures."""
    return import_module(f"tools.bench.{name}").rows()


def reason(fault: BaseException) -> str:
    """A fault in one line."""
    lines = [line for line in str(fault).splitlines() if line.strip()] or ["no reason given"]
    return f"{type(fault).__name__}: {lines[0]}"


def note_the_end(stop: Event) -> None:
    """Ctrl+C, and what ends us like it, sets `stop` before it does what it did so far."""
    for each in endings():
        before = signal.getsignal(each)

        def heard(number: int, frame: object, before: Callable = before) -> None:
            stop.set()
            before(number, frame)

        signal.signal(each, heard)


def collect(names: Sequence[str], found: list[Row], measure: Measure, stop: Event) -> int:
    """Adds the rows of each script to `found`, as they come; the exit status.

    stop: set at Ctrl+C. That raises, too, but Playwright may make a fault of its own of it.
    """
    status = 0
    for name in names:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        try:
            found.extend(measure(name))  # those that came before a fault stay
        except BaseException as fault:  # noqa: BLE001 (whatever it is, the others are measured)
            if isinstance(fault, KeyboardInterrupt):
                stop.set()
            if not stop.is_set():
                traceback.print_exc()
                found.append(Row(name, trouble=f"failed: {reason(fault)}"))
                status = 1
        if stop.is_set():
            found.append(Row(name, trouble=STOPPED))
            return 130
    return status


def main(names: Sequence[str], measure: Measure = rows_of, stop: Event | None = None) -> int:
    if unknown := [name for name in names if name not in NAMES]:
        print(f"tools.bench: {unknown[0]!r} is unknown; allowed: {', '.join(NAMES)}.")
        return 2
    began, start = f"{machine()}, {chromium_version()}; {load()} at the start", time.monotonic()
    found: list[Row] = []
    status = collect(names or NAMES, found, measure, stop or Event())
    print(f"{began}, {load()} after {time.monotonic() - start:.0f} s", table(found), sep="\n")
    return status


if __name__ == "__main__":
    end_like_ctrl_c()
    pressed = Event()
    note_the_end(pressed)
    sys.exit(main(sys.argv[1:], stop=pressed))
