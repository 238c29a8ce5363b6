"""`python -m glute_lessons check`: validates all content and all lessons, one line a kind."""

from __future__ import annotations

import argparse
import sys


def main(arguments: list[str] | None = None) -> int:
    """Runs a command. Returns 0 when all is well, 1 when anything is short."""
    parser = argparse.ArgumentParser(prog="python -m glute_lessons", description=__doc__)
    parser.add_argument("command", choices=["check"], help="check: validate content and lessons")
    parser.parse_args(arguments)
    return _check()


def _check() -> int:
    from glute_lessons.checks.report import report
    from glute_lessons.content import ContentError, load, notebooks

    folder = notebooks()
    if folder is None:
        print("The lessons are not part of the installed package: run this in a checkout.")
        return 1
    try:
        lines = report(load(), folder)
    except ContentError as fault:
        print(fault)
        return 1
    for line in lines:
        print(line)
    return 1 if any(line.short for line in lines) else 0


if __name__ == "__main__":
    # A Windows console may not speak UTF-8; a check must not fail for a dash.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
