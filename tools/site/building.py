"""Builds the site with JupyterLite from the checkout and the fetched files."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.setup.problem import Problem
from tools.site.fetch import run, unpack
from tools.site.kernel_lock import rewritten
from tools.site.pins import Pins

APPS = ("lab", "notebooks")
EXTENSIONS = (
    "@jupyter-widgets/jupyterlab-manager",
    "@jupyterlite/pyodide-kernel-extension",
    "anywidget",
)
KERNEL = "@jupyterlite/pyodide-kernel-extension"
# Loaded while Python itself starts, side by side; else the first cell would fetch them in turn.
AT_START = (
    *("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython"),
    *("glute-lessons", "ipywidgets", "anywidget", "attrs", "cattrs", "fsrs", "platformdirs"),
)
STORAGE = "Glute Lessons"  # the browser's own store; pages/stored.js names it too
PICTURE = re.compile(r"\]\(\.\./assets/([^)\s]+)\)")
# As on a computer, but for two: the page is as light or dark as the reader's system, and nobody is
# asked about saving a lesson that only ran.
SETTINGS = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
    },
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}


def build(root: Path, pins: Pins, cache: Path, work: Path, site: Path) -> None:
    """Builds the site anew. cache: the fetched files. work: a folder for what lies in between.

    Old output goes first: JupyterLite would take half of it over, and then ask other hosts.
    """
    for old in (work, site):
        shutil.rmtree(old, ignore_errors=True)
        if old.exists():
            raise Problem(f"{old}: found an old build that cannot be removed; close what uses it.")
    lite = work / "lite"
    kernel_files(root, pins, cache, lite / "static" / "pyodide")
    lesson_files(root, lite / "files")
    write_json(lite / "jupyter-lite.json", page_settings())
    write_json(lite / "overrides.json", SETTINGS)
    run_jupyterlite(lite, work, site)


def run_jupyterlite(lite: Path, work: Path, site: Path) -> None:
    """Makes a site of the folder lite, with our extensions and no others."""
    write_json(work / "build.json", build_settings(extensions()))
    run(command(lite, work / "build.json", site), work, "Building the site")


def command(lite: Path, settings: Path, site: Path) -> list[str]:
    start = [sys.executable, "-m", "jupyterlite_core.app", "build", f"--config={settings}"]
    apps = [part for app in APPS for part in ("--apps", app)]
    folders = ["--lite-dir", str(lite), "--output-dir", str(site)]
    return [*start, *folders, *apps, "--no-sourcemaps", "--no-unused-shared-packages"]


def kernel_files(root: Path, pins: Pins, cache: Path, target: Path) -> None:
    """Python, the pure wheels and our own one, with the list that names them all."""
    foreign_files(pins, cache, target)
    no_jedi(target)
    own_wheel(root, target)
    list_wheels(target)


def foreign_files(pins: Pins, cache: Path, target: Path) -> None:
    """Python, and the wheels that we did not make."""
    unpack(cache / pins.pyodide.file, target)
    for pin in pins.wheels:
        shutil.copyfile(cache / pin.file, target / pin.file)
    for wheel in sorted((labextensions() / KERNEL / "static" / "pypi").glob("*.whl")):
        if not wheel.name.startswith("widgetsnbextension-3"):
            shutil.copyfile(wheel, target / wheel.name)


def list_wheels(target: Path) -> None:
    """Makes the kernel's list name the wheels beside it, and no others."""
    lock = target / "pyodide-lock.json"
    told = json.loads(lock.read_text(encoding="utf-8"))
    write_json(lock, rewritten(told, sorted(target.glob("*.whl"))))


def no_jedi(target: Path) -> None:
    """Puts an empty package in the place of jedi.

    JupyterLite asks for it by name, and IPython does without it: it only completes what is typed
    into a cell. Its many files are unpacked before the first cell can run.
    """
    home = "jedi-0.dist-info"
    with zipfile.ZipFile(target / "jedi-0-py3-none-any.whl", "w") as archive:
        archive.writestr(zipfile.ZipInfo(f"{home}/METADATA"), "Name: jedi\nVersion: 0\n")
        archive.writestr(
            zipfile.ZipInfo(f"{home}/WHEEL"), "Wheel-Version: 1.0\nTag: py3-none-any\n"
        )
        archive.writestr(zipfile.ZipInfo(f"{home}/RECORD"), "")


def own_wheel(root: Path, target: Path) -> None:
    """Builds the course's wheel from the checkout."""
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    pip = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(target), str(root)]
    run(pip, target, "Building the course's wheel")


def lesson_files(root: Path, target: Path) -> None:
    """The lessons, and the pictures in their text."""
    lessons = sorted((root / "notebooks").glob("*.ipynb"))
    (target / "notebooks").mkdir(parents=True)
    for lesson in lessons:
        shutil.copyfile(lesson, target / "notebooks" / lesson.name)
    for picture in sorted({name for path in lessons for name in pictures(path)}):
        place = target / "assets" / picture
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / "assets" / picture, place)


def pictures(lesson: Path) -> list[str]:
    """The files in assets/ that a lesson's text shows."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return [name for text in texts for name in PICTURE.findall(text)]


def labextensions() -> Path:
    """Where this environment keeps the front ends of its packages."""
    return Path(sys.prefix) / "share" / "jupyter" / "labextensions"


def extensions() -> list[Path]:
    """Those that the lessons need, and no other that happens to be installed."""
    found = [labextensions() / name for name in EXTENSIONS]
    for path in found:
        if not (path / "package.json").is_file():
            raise Problem(
                f"{path}: found nothing; the site needs the extra `site`, which `make site` sets up."
            )
    return found


def page_settings() -> dict[str, Any]:
    """jupyter-lite.json: nothing is asked of another host, and `open` shows the running app."""
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": list(AT_START)},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Glute Lessons",
            "contentsStorageName": STORAGE,
            "exposeAppInBrowser": True,
            "litePluginSettings": {f"{KERNEL}:kernel": kernel},
        },
    }


def build_settings(folders: Sequence[Path]) -> dict[str, Any]:
    """What `jupyter lite build` is told: our extensions only, and the lessons."""
    return {
        "LiteBuildConfig": {
            "federated_extensions": [path.as_posix() for path in folders],
            "ignore_sys_prefix": ["federated_extensions"],
        }
    }


def write_json(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
