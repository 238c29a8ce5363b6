"""Fetches the pinned files with npm and pip, as those are set up here, into a cache folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.setup.environment import clean
from tools.setup.problem import Problem
from tools.site.pins import Pin, Pins, check, sha256

# What the kernel loads of the npm package; the rest is for other uses.
CORE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)


def fetch(pins: Pins, cache: Path) -> None:
    """Brings every pinned file into the cache, unless it is there. Raises Problem."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if missing([pins.pyodide], cache):
            run(npm_command(pins.pyodide, npm()), folder)
            take(pins.pyodide, folder, cache)
        if wheels := missing(pins.wheels, cache):
            run(pip_command(wheels, folder), folder)
            for wheel in wheels:
                take(wheel, folder, cache)


def missing(pins: Sequence[Pin], cache: Path) -> list[Pin]:
    """Those that are not in the cache, or not what they should be."""
    return [p for p in pins if not (f := cache / p.file).is_file() or sha256(f) != p.sha256]


def npm() -> str:
    """The path of npm, which fetches the Python that runs in the browser."""
    if found := shutil.which("npm"):
        return found
    raise Problem(
        "The site's Python comes as an npm package, and found was no npm on this machine: install "
        "it (on Debian and Ubuntu: apt install npm) and start again."
    )


def npm_command(pin: Pin, npm: str) -> list[str]:
    return [npm, "pack", "--silent", "--ignore-scripts", f"{pin.name}@{pin.version}"]


def pip_command(wheels: Sequence[Pin], folder: Path) -> list[str]:
    """One call for all. pip itself checks each file's hash, and takes no file without one."""
    wanted = folder / "wanted.txt"
    lines = [f"{wheel.name}=={wheel.version} --hash=sha256:{wheel.sha256}" for wheel in wheels]
    wanted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = ["--quiet", "--no-input", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    # The Python in the browser is not this one.
    target = ["--platform", "any", "--implementation", "py", "--python-version", "3.14"]
    download = [sys.executable, "-m", "pip", "download"]
    return [*download, *options, *target, "--dest", str(folder), "-r", str(wanted)]


def run(command: Sequence[str], folder: Path, doing: str = "Fetching") -> None:
    """Runs a command in a folder. Raises Problem with what it said when it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean(os.environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        lines = [line.strip() for line in (done.stderr + done.stdout).splitlines()]
        said = [line for line in lines if "err" in line.lower()] or ["no reason given"]
        raise Problem(f"{doing} with {Path(command[0]).name} failed: {said[-1]}")


def take(pin: Pin, folder: Path, cache: Path) -> None:
    """Moves a fetched file into the cache if it is what the pin says. Raises Problem."""
    found = folder / pin.file
    if not found.is_file():
        raise Problem(f"{pin.name} {pin.version}: the registry gave no file {pin.file}.")
    os.replace(check(found, pin), cache / pin.file)


def unpack(archive: Path, target: Path) -> None:
    """Puts the parts of Pyodide that the kernel loads into the folder."""
    target.mkdir(parents=True)
    with tarfile.open(archive) as tar:
        for name in CORE:
            part = tar.extractfile(f"package/{name}")
            assert part is not None, name
            (target / name).write_bytes(part.read())
