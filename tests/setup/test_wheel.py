"""The built wheel, alone in an empty environment: it holds all that ships, and works there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools import lock
from tools.setup.environment import clean, venv_python

HEAVY = ("numpy", "matplotlib", "pydantic")
USE_IT = f"""
import json, sys
import glute_lessons
from glute_lessons.content import assets, load
content = load()
print(json.dumps({{
    "package": glute_lessons.__file__,
    "assets": [str(path) for path in assets().rglob("*") if path.is_file()],
    "content": type(content).__name__,
    "heavy": [name for name in {HEAVY} if name in sys.modules],
}}))
"""


def run(command: list[str | Path], folder: Path) -> str:
    """What a command prints. Run in a folder of its own, away from the checkout."""
    env = {**clean(os.environ), "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", folder]
    run([sys.executable, "-m", "pip", "wheel", *options, root], folder)
    return next(folder.glob("glute_lessons-*.whl"))


@pytest.fixture(scope="module")
def installed(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel and its runtime dependencies, as locked."""
    folder = tmp_path_factory.mktemp("elsewhere")
    pins = lock.locked((root / "requirements.lock").read_text(encoding="utf-8"))
    versions = folder / "versions.txt"  # without hashes, which a wheel of our own cannot have
    versions.write_text("\n".join(f"{n}=={v}" for n, v in pins.items()), encoding="utf-8")
    run([sys.executable, "-m", "venv", folder / "venv"], folder)
    python = venv_python(folder / "venv")
    install = [python, "-m", "pip", "install", "--quiet", "--no-compile"]
    run([*install, "--constraint", versions, wheel], folder)
    return python


def test_the_wheel_holds_every_file_that_ships(root: Path, wheel: Path) -> None:
    """Package files under their own names, assets/ as glute_lessons/_assets/."""
    places = {"glute_lessons": "glute_lessons", "assets": "glute_lessons/_assets"}
    shipped = {
        f"{target}/{path.relative_to(root / source).as_posix()}"
        for source, target in places.items()
        for path in (root / source).rglob("*")
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert any(name.startswith("glute_lessons/_assets/") for name in shipped)
    assert shipped - held == set()
    assert {name for name in held - shipped if ".dist-info/" not in name} == set()


@pytest.mark.network
def test_the_installed_wheel_finds_its_assets_and_loads_its_content(installed: Path) -> None:
    told = json.loads(run([installed, "-I", "-c", USE_IT], installed.parent))
    assert Path(told["package"]).is_relative_to(installed.parents[1])
    assert told["assets"] and all(
        Path(a).is_relative_to(installed.parents[1]) for a in told["assets"]
    )
    assert told["content"] == "Library"
    assert told["heavy"] == []


@pytest.mark.network
def test_the_wheel_brings_no_jupyterlab_and_no_picture_library(installed: Path) -> None:
    listed = run([installed, "-m", "pip", "list", "--format", "json"], installed.parent)
    names = {lock.normal(package["name"]) for package in json.loads(listed)}
    assert "glute-lessons" in names
    assert not {"jupyterlab", "matplotlib", "numpy", "pydantic"} & names
