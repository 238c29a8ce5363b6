"""The verbs of start.py: course, app, hub, site, handouts, test, check, run."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.setup import app, browser, checks, display, environment, lab
from tools.setup.child import call
from tools.setup.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
HELP = """\
Usage: start.py course [--browser none] [--port N]   open the lessons in JupyterLab
       start.py app [--browser none] [--port N]      show the lessons as pages, with no code
       start.py hub [learners NAME ...]              the lessons for a class on one server
       start.py site                                 build the course as a web site
       start.py handouts [OPTIONS]                   print the sheets to hand out
       start.py test [PYTEST ARGUMENTS]              run every check, or only the tests asked for
       start.py check                                check all content and lessons
       start.py run -- ARGUMENTS                     run the course's own Python"""


def port_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise Problem(f"PORT is {text!r}; allowed is a number from 0 (any free port) to 65535.")
    return int(text)


def course_options(
    arguments: Sequence[str],
    environ: Mapping[str, str],
    verb: str = "course",
    usual_port: int = lab.USUAL_PORT,
) -> argparse.Namespace:
    """What `course` or `app` was asked for. environ: BROWSER and PORT, from make or the shell."""
    parser = argparse.ArgumentParser(prog=f"start.py {verb}", allow_abbrev=False)
    parser.add_argument(
        "--browser",
        default=environ.get("BROWSER") or None,
        help='which browser to open; "none" opens none',
    )
    parser.add_argument(
        "--port",
        type=port_number,
        default=environ.get("PORT") or str(usual_port),
        help="where to listen; if it is taken, the next free one",
    )
    return parser.parse_args(arguments)


def course(arguments: Sequence[str]) -> int:
    options = course_options(arguments, os.environ)
    python = environment.ensure(ROOT, environment.COURSE)
    return lab.serve(python, ROOT, options.port, options.browser)


def pages(arguments: Sequence[str]) -> int:
    options = course_options(arguments, os.environ, "app", app.USUAL_PORT)
    python = environment.ensure(ROOT, environment.APP)
    return app.serve(python, ROOT, options.port, options.browser)


def hub(arguments: Sequence[str]) -> int:
    python = environment.ensure(ROOT, environment.HUB)
    command = [str(python), "-m", "tools.hub", *arguments]
    clean = environment.clean(os.environ)
    # Before it ends it ends every learner's server; cut short, it would leave them running.
    return call(command, cwd=ROOT, env=clean, patience_seconds=90)


def site(arguments: Sequence[str]) -> int:
    return run_python(["-m", "tools.site", *arguments])


def handouts(arguments: Sequence[str]) -> int:
    return run_python(["-m", "tools.handouts", *without_dashes(arguments)])


def test(arguments: Sequence[str]) -> int:
    python = environment.ensure(ROOT, environment.TEST)
    chromium = browser.ensure(python)
    display.ensure()
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


VERBS = {
    "course": course,
    "app": pages,
    "hub": hub,
    "site": site,
    "handouts": handouts,
    "test": test,
    "check": check,
    "run": run_python,
}


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


def endings() -> list[signal.Signals]:
    """The signals that end us as Ctrl+C does: a closed window (SIGHUP), a polite kill (SIGTERM)."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    here = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # What is ignored already was told so, by nohup: to outlive its window.
    return [s for s in here if s == signal.SIGINT or signal.getsignal(s) != signal.SIG_IGN]


def end_like_ctrl_c() -> None:
    """The first of these signals ends what we started; a second must not cut that short and leave
    a server running (make passes on what it gets, so two are the rule)."""
    signals = endings()

    def interrupt(number: int, frame: object) -> None:
        for each in signals:
            # Not SIG_IGN: Python would complain of one that is on its way already.
            signal.signal(each, lambda *_: None)
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, interrupt)
