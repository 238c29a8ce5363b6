"""The hub: python -m tools.hub start | learners NAME ... | measure [NUMBER ...]"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from glute_lessons.progress.files import make_folder
from tools.hub import people, places, proxy, settings
from tools.setup.child import end
from tools.setup.commands import end_like_ctrl_c
from tools.setup.environment import clean
from tools.setup.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "docs" / "deploy" / "jupyterhub_config.py"
HELP = """\
Usage: make hub                              start the hub and stay until Ctrl+C
       make hub ARGS="learners ada ben"      put learners on the class list and print passwords
       make hub ARGS="measure 5 10 20"       measure how much so many learners take"""


def start(arguments: Sequence[str]) -> int:
    chosen = settings.here()
    if not people.read(chosen.own / "learners.json"):
        raise Problem('The class list is empty: make hub ARGS="learners ada ben" fills it.')
    if arguments:
        raise Problem(f"start takes no more words, and found was {arguments[0]!r}.")
    environ = ready(chosen)
    end_like_ctrl_c()  # whatever ends us, the hub and the learners' servers end, too
    process = subprocess.Popen(command(), cwd=chosen.own, env=environ, process_group=0)
    print(f"The hub: {chosen.bind_url}\nTo stop: press Ctrl+C here.", flush=True)
    try:
        return process.wait()
    except KeyboardInterrupt:
        print("\nStopping.", flush=True)
        return 0
    finally:
        process.terminate()  # Ctrl+C did not reach it; it ends every learner's server first
        end(process, patience_seconds=60)


def command() -> list[str]:
    config = os.environ.get("GLUTE_HUB_CONFIG") or str(CONFIG)
    return [sys.executable, "-m", "jupyterhub", f"--config={Path(config).absolute()}"]


def ready(chosen: settings.Settings) -> dict[str, str]:
    """Makes the folders and fetches the proxy; the environment for the hub. Raises Problem."""
    try:
        for folder, mode in ((chosen.data, 0o711), (chosen.learners, 0o711), (chosen.own, 0o700)):
            make_folder(folder)
            folder.chmod(mode)
    except OSError as error:
        raise Problem(f"{chosen.data}: the hub cannot write here ({error.strerror}).") from None
    if chosen.apart:
        see_that_learners_reach(chosen)
    told = proxy.ensure(ROOT / "build" / "hub-proxy")
    return {
        **clean(os.environ),
        "GLUTE_HUB_PROXY": json.dumps(told),
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }


def see_that_learners_reach(chosen: settings.Settings) -> None:
    """Learners are system users of their own, and must be able to read what is to run for them."""
    tried = (
        (Path(sys.executable), os.X_OK),
        (ROOT / "notebooks", os.R_OK),
        (chosen.learners, os.X_OK),
    )
    with places.working_as(people.FIRST_UID):
        shut = [path for path, mode in tried if not os.access(path, mode, effective_ids=True)]
    if shut:
        raise Problem(
            f"{shut[0]}: others than root cannot read it. Put the course, and the Python it is set "
            "up with, where all may read, such as /opt, and start again."
        )


def learners(arguments: Sequence[str]) -> int:
    chosen = settings.here()
    if not arguments:
        raise Problem('Name the learners, as in: make hub ARGS="learners ada ben"')
    for name, password in people.add(chosen.own / "learners.json", arguments).items():
        print(f"{name}  {password}")
    print("Passwords are shown this once; learners are added again to get a new one.")
    return 0


def measure(arguments: Sequence[str]) -> int:
    from tools.bench.hub import main

    return main(arguments)


VERBS = {"start": start, "learners": learners, "measure": measure}


def main(arguments: Sequence[str]) -> int:
    """The exit status. A Problem is one sentence."""
    verb, *rest = arguments or ["start"]
    if verb not in VERBS:
        print(HELP)
        return 0 if verb in ("-h", "--help") else 2
    try:
        return VERBS[verb](rest)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
