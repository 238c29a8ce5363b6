"""Lock the dependencies anew: the requirements locks and the versions in environment.yml.

For maintainers: `make lock`, or `make lock ARGS=--upgrade` for newer versions. Needs uv.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COURSE, APP, TEST = "requirements.lock", "requirements-app.lock", "requirements-test.lock"
HUB = "requirements-hub.lock"
PYTHON = "3.13"  # what conda and Binder get; any that requires-python allows would do

# Each with its reason. Take one out when the reason is gone, and see that all systems have wheels.
HELD_BACK = (
    "argon2-cffi-bindings<26",  # 26 has no wheels for Macs with an Intel processor
)

# conda-forge's "matplotlib" brings a desktop toolkit along; this is the same library without it.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}

# We could not see whether conda-forge has these, and pip can always add a pure Python package.
BY_PIP = ("fsrs",)

ENVIRONMENT = """\
# The course for conda and Binder, with the versions of requirements.lock. Written by tools/lock.py.
# A test compares this file with pyproject.toml and the lock. That does not prove that conda finds
# every one of these versions: no test here asks a conda channel.
name: glute-lessons
channels:
  - conda-forge
dependencies:
  - python={python}
  - pip
{packages}
  - pip:
{by_pip}
      - -e .
"""


def compile_command(lock: str, extra: str, constraints: str) -> list[str]:
    """uv's command line for one lock: pip reads the file, and it holds no registry's address."""
    options = "--no-config --quiet --universal --python-version 3.11 --fork-strategy fewest"
    layout = "--generate-hashes --no-header --no-annotate --group build"
    command = ["uv", "pip", "compile", *options.split(), *layout.split()]
    bounds = ["--extra", extra, "--constraints", constraints]
    return [*command, *bounds, "pyproject.toml", "--output-file", lock]


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> dict[str, str]:
    """Name to version of all that a lock pins; of several for one name, the oldest Python's."""
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE)
    return {normal(name): version for name, version in reversed(pins)}


def direct(project: dict) -> list[str]:
    """What the course asks for, as pyproject writes it: always, for pictures, for the course."""
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["pictures"], *extras["course"]]
    return [requirement for requirement in asked if not requirement.startswith(project["name"])]


def name_of(requirement: str) -> str:
    return normal(re.match(r"[A-Za-z0-9._-]+", requirement).group())


def environment_text(project: dict, lock: str) -> str:
    """environment.yml, from pyproject's project table and the text of the course's lock."""
    pins = locked(lock)
    names = sorted(map(name_of, direct(project)))
    conda = [name for name in names if name not in BY_PIP]
    packages = "\n".join(f"  - {CONDA_NAMES.get(name, name)}={pins[name]}" for name in conda)
    by_pip = "\n".join(f"      - {name}=={pins[name]}" for name in BY_PIP)
    return ENVIRONMENT.format(python=PYTHON, packages=packages, by_pip=by_pip)


def main(arguments: Sequence[str]) -> None:
    if not shutil.which("uv"):
        sys.exit("Locking needs uv: install it with pip and start again.")
    with tempfile.TemporaryDirectory() as folder:
        held_back = Path(folder, "held_back.txt")
        held_back.write_text("\n".join(HELD_BACK), encoding="utf-8")
        for lock, extra, constraints in (
            (COURSE, "course", held_back),
            (APP, "app", COURSE),  # each agrees with the one before
            (TEST, "test", APP),
            (HUB, "hub", TEST),
        ):
            command = compile_command(lock, extra, str(constraints))
            subprocess.run([*command, *arguments], cwd=ROOT, check=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = environment_text(project, (ROOT / COURSE).read_text(encoding="utf-8"))
    (ROOT / "environment.yml").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
