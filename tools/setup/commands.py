"""The verbs of start.py: course, test, check, run."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.setup import browser, checks, environment, lab
from tools.setup.child import call
from tools.setup.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
HELP = """\
Usage: start.py course [--browser none] [--port N]   open the lessons in JupyterLab
       start.py test [PYTEST ARGUMENTS]              run every check, or only the tests asked for
       start.py check                                check all content and lessons
       start.py run -- ARGUMENTS                     run the course's own Python"""


def port_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise Problem(f"PORT is {text!r}; allowed is a number from 0 (any free port) to 65535.")
    return int(text)


def course_options(arguments: Sequence[str], environ: Mapping[str, str]) -> argparse.Namespace:
    """What `course` was asked for. environ: BROWSER and PORT, from make or the shell."""
    parser = argparse.ArgumentParser(prog="start.py course", allow_abbrev=False)
    parser.add_argument(
        "--browser",
        default=environ.get("BROWSER") or None,
        help='which browser to open; "none" opens none',
    )
    parser.add_argument(
        "--port",
        type=port_number,
        default=environ.get("PORT") or str(lab.USUAL_PORT),
        help="where to listen; if it is taken, the next free one",
    )
    return parser.parse_args(arguments)


def course(arguments: Sequence[str]) -> int:
    options = course_options(arguments, os.environ)
    python = environment.ensure(ROOT, environment.COURSE)
    return lab.serve(python, ROOT, options.port, options.browser)


def test(arguments: Sequence[str]) -> int:
    python = environment.ensure(ROOT, environment.TEST)
    chromium = browser.ensure(python)
    return checks.run_all(python, ROOT, chromium, without_dashes(arguments))


def check(arguments: Sequence[str]) -> int:
    return run_python(["-m", "glute_lessons", "check", *arguments])


def run_python(arguments: Sequence[str]) -> int:
    python = environment.ensure(ROOT, environment.TEST)
    command = [str(python), *without_dashes(arguments)]
    return call(command, cwd=ROOT, env=environment.clean(os.environ))


def without_dashes(arguments: Sequence[str]) -> list[str]:
    """What follows a leading `--`."""
    return list(arguments[1:] if arguments[:1] == ["--"] else arguments)


VERBS = {"course": course, "test": test, "check": check, "run": run_python}


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks; the exit status. A Problem is one sentence, no traceback."""
    verb, *rest = arguments or [""]
    if verb not in VERBS:
        print(HELP)
        return 0 if verb in ("-h", "--help") else 2
    end_like_ctrl_c()
    try:
        return VERBS[verb](rest)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


def interrupt(signum: int, frame: object) -> None:
    raise KeyboardInterrupt


def end_like_ctrl_c() -> None:
    """A closed window (SIGHUP) or a polite kill (SIGTERM) ends what we started, as Ctrl+C does."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is None or (name == "SIGHUP" and signal.getsignal(number) == signal.SIG_IGN):
            continue  # not on this system, or told by nohup to outlive its window
        signal.signal(number, interrupt)
