"""`make handouts`: prints all sheets into build/handouts, in place of those of last time."""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
from pathlib import Path

from glute_lessons.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "handouts"


def make(place: Path, options: list[str]) -> int:
    """The exit status. What lay at the place goes only when the new sheets are whole."""
    fresh = place.with_name(f"{place.name}-new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.parent.mkdir(parents=True, exist_ok=True)
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        status = main(["handouts", str(fresh), *options])
    if status == 0:
        shutil.rmtree(place, ignore_errors=True)
        fresh.replace(place)
    print(told.getvalue().replace(str(fresh), str(place)), end="")
    return status


if __name__ == "__main__":
    sys.exit(make(PLACE, sys.argv[1:]))
