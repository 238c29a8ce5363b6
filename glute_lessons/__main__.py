"""The course from a terminal: check it, carry progress about, export questions, make handouts."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any


def main(arguments: list[str] | None = None) -> int:
    """Runs a command. Returns 0 when all is well, 1 when anything is short."""
    asked = _parser().parse_args(arguments)
    if asked.command == "export":
        return _export(asked)
    if asked.command == "handouts":
        return _handouts(asked)
    return _check() if asked.command == "check" else _progress(asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m glute_lessons", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = "validate all content and all lessons, one line a kind"
    commands.add_parser("check", help=check, description=check)
    about = "see, copy, bring in or erase your progress"
    progress = commands.add_parser("progress", help=about, description=about)
    works = progress.add_subparsers(dest="work", required=True)
    works.add_parser("where", help="say where your progress lies")
    for work, what in (("export", "copy it to a new file"), ("import", "add what a copy holds")):
        works.add_parser(work, help=what).add_argument("file", type=Path, metavar="FILE")
    erase = works.add_parser("erase", help="remove all answers from this device, for good")
    erase.add_argument("--yes", action="store_true", help="yes, I mean it")
    about = "write all questions for another program; what does not fit its format is listed"
    export = commands.add_parser("export", help=about, description=about)
    export.add_argument("format", metavar="FORMAT", help="anki, gift (Moodle), qti or csv")
    what = "the new file; for qti a new folder, with a package for each version"
    export.add_argument("out", type=Path, metavar="OUT", help=what)
    _add_handouts(commands)
    return parser


def _add_handouts(commands: Any) -> None:
    about = "make sheets to print: techniques, a safe or stop card, a quiz paper with its key"
    handouts = commands.add_parser("handouts", help=about, description=about)
    handouts.add_argument("out", type=Path, metavar="OUT", help="the new folder")
    handouts.add_argument("--seed", type=int, default=1, help="which quiz; the same makes the same")
    handouts.add_argument("--questions", type=int, default=20, help="how many the quiz asks")
    handouts.add_argument("--paper", default="both", help="a4, letter or both")
    what = "which sheets, by name, such as foam_rolling quiz_paper; without it all"
    handouts.add_argument("--sheets", nargs="+", default=(), metavar="SHEET", help=what)


def _handouts(asked: argparse.Namespace) -> int:
    from glute_lessons.content import ContentError, load
    from glute_lessons.export.handouts.making import handouts

    try:
        done, sentences = handouts(
            asked.out, load(), asked.seed, asked.questions, asked.paper, asked.sheets
        )
    except ContentError as fault:
        done, sentences = False, [str(fault)]
    print("\n".join(sentences))
    return 0 if done else 1


def _export(asked: argparse.Namespace) -> int:
    from glute_lessons.content import ContentError, load
    from glute_lessons.export.exporting import export

    try:
        done, sentences = export(asked.format, asked.out, load(), time.time())
    except ContentError as fault:
        done, sentences = False, [str(fault)]
    print("\n".join(sentences))
    return 0 if done else 1


def _progress(asked: argparse.Namespace) -> int:
    from glute_lessons.progress.by_hand import by_hand

    done, sentences = by_hand(
        asked.work, getattr(asked, "file", None), getattr(asked, "yes", False)
    )
    print("\n".join(sentences))
    return 0 if done else 1


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
