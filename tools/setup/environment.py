"""The course's own Python environment, `.venv`: made once, kept while nothing changed, repaired.

A stamp in `.venv` names the locks that were installed completely. It is taken away before anything
is changed and written when all is in place, so an interrupted install never passes for a whole one.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tools.setup.child import end
from tools.setup.problem import Problem
from tools.setup.turn import one_at_a_time

Work = Literal["nothing", "install", "rebuild"]
STAMP = "glute-lessons.json"
LOG = "glute-lessons-setup.log"


@dataclass(frozen=True)
class Profile:
    """What an environment is for, and the lock that says what is in it."""

    name: str
    lock: str
    includes: tuple[str, ...] = ()  # profiles whose lock is a part of this one


COURSE = Profile("course", "requirements.lock")
APP = Profile("app", "requirements-app.lock", includes=("course",))
TEST = Profile("test", "requirements-test.lock", includes=("course", "app"))
HUB = Profile("hub", "requirements-hub.lock", includes=("course",))
PROFILES = {profile.name: profile for profile in (COURSE, APP, TEST, HUB)}


def venv_python(venv: Path, windows: bool = os.name == "nt") -> Path:
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def digest(root: Path, profile: Profile) -> str:
    """Changes whenever the profile would be installed differently."""
    parts = [(root / name).read_bytes() for name in (profile.lock, "pyproject.toml")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def work_needed(stamp: Mapping, root: str, profile: str, wanted: str, usable: bool) -> Work:
    """What to do before `profile` can be used.

    stamp: what was read from `.venv`, {} when there is none. root: where the checkout is now; a
    moved folder breaks an environment's paths. wanted: the digest of now. usable: its
    Python is there.
    """
    if not usable or stamp.get("root") != root:
        return "rebuild"
    return "nothing" if stamp.get("installed", {}).get(profile) == wanted else "install"


def read_stamp(venv: Path) -> dict:
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(venv: Path, root: Path, profile: Profile) -> None:
    names = (profile.name, *profile.includes)
    stamp = {"root": str(root), "installed": {n: digest(root, PROFILES[n]) for n in names}}
    (venv / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def is_usable(venv: Path) -> bool:
    """Whether its Python is there, and the one it was made from, which an upgrade may remove."""
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    home = dict(line.partition(" = ")[::2] for line in lines).get("home", "")
    return venv_python(venv).exists() and Path(home).is_dir()


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for a child: another project's Python settings would lead it astray."""
    kept = {k: v for k, v in environ.items() if k not in ("PYTHONHOME", "PYTHONPATH")}
    # "user = true" in someone's pip settings makes pip refuse to install into a .venv.
    return {
        **kept,
        "PIP_USER": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def ensure(root: Path, profile: Profile) -> Path:
    """The path of a Python that has the profile installed. Problem, with what to do, otherwise."""
    venv = root / ".venv"
    if plan(root, venv, profile) != "nothing":
        with one_at_a_time(root / ".setup.lock"):
            set_up(root, venv, profile)
    ship_settings(root, venv)
    return venv_python(venv)


def plan(root: Path, venv: Path, profile: Profile) -> Work:
    wanted = digest(root, profile)
    return work_needed(read_stamp(venv), str(root), profile.name, wanted, is_usable(venv))


def set_up(root: Path, venv: Path, profile: Profile) -> None:
    work = plan(root, venv, profile)  # again: another start may have done it while we waited
    if work == "nothing":
        return
    if work == "rebuild":
        make_venv(venv)
    (venv / STAMP).unlink(missing_ok=True)
    print(f"Fetching the parts in {profile.lock}. This takes a minute or two, once.", flush=True)
    for command in install_commands(venv_python(venv), root, profile):
        follow(command, venv / LOG)
    write_stamp(venv, root, profile)
    print("All is in place.", flush=True)


def make_venv(venv: Path) -> None:
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise Problem(
                "This Python has no venv: install it (on Debian and Ubuntu: "
                "apt install python3-venv) and start again."
            )
    print("Making a place for the course: .venv", flush=True)
    try:
        if venv.is_symlink() or venv.is_file():
            venv.unlink()
        elif venv.exists():
            shutil.rmtree(venv)
    except OSError as error:
        raise Problem(
            f"The folder .venv could not be renewed ({error.strerror}): close the course where "
            "it is still open, or delete .venv, and start again."
        ) from None
    # The base Python: we may be running in the .venv that was just taken away.
    base = getattr(sys, "_base_executable", None) or sys.executable
    venv.mkdir()
    follow([base, "-m", "venv", str(venv)], venv / LOG)


def install_commands(python: Path, root: Path, profile: Profile) -> list[list[str]]:
    """pip's command lines: the locked packages, each checked against its hash, then the course."""
    pip = [str(python), "-m", "pip", "install", "--no-input"]
    return [
        # The lock is complete, so pip need not work out dependencies again.
        [*pip, "--no-deps", "--require-hashes", "-r", str(root / profile.lock)],
        [*pip, "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(root)],
    ]


def follow(command: Sequence[str], log: Path) -> None:
    """Run a command quietly, a line on the screen now and then. Problem if it fails."""
    process = subprocess.Popen(
        command,
        env=clean(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines: list[str] = []
    try:
        for line in process.stdout or ():
            lines.append(line)
            report_progress(lines)
    finally:
        end(process)
        with log.open("a", encoding="utf-8") as file:
            file.writelines(lines)
    if process.returncode:
        raise Problem(why_it_failed(lines, log))


def report_progress(lines: Sequence[str]) -> None:
    """Say how far pip is with every 25th package; a line for each would be a lot to listen to."""
    fetched = sum(line.startswith("Collecting ") for line in lines)
    if lines[-1].startswith("Collecting ") and fetched % 25 == 0:
        print(f"  {fetched} parts so far", flush=True)


def why_it_failed(lines: Sequence[str], log: Path) -> str:
    errors = [line.strip() for line in lines if "error" in line.lower()] or ["no reason given"]
    return (
        f"Setting up did not finish ({errors[-1]}): see that the network is there and start again; "
        f"all that was said is in {log}"
    )


def ship_settings(root: Path, venv: Path) -> None:
    """Put the course's JupyterLab settings where this environment's JupyterLab reads its own."""
    target = venv / "share" / "jupyter" / "lab" / "settings"
    target.mkdir(parents=True, exist_ok=True)
    for source in sorted((root / "tools" / "jupyter").glob("*.json")):
        if not (copy := target / source.name).exists() or copy.read_bytes() != source.read_bytes():
            shutil.copyfile(source, copy)
