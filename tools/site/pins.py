"""What the site may fetch: pins.toml beside this file, and nothing else.

To renew it: take the Pyodide version that the installed jupyterlite-pyodide-kernel names
(PYODIDE_VERSION), the wheels' versions from the pyodide-lock.json inside that npm package and from
requirements.lock; fetch them by hand (npm pack, pip download) and write down each file's SHA-256.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from tools.setup.problem import Problem

PINS = Path(__file__).with_name("pins.toml")
SHA256 = re.compile(r"[0-9a-f]{64}")
WHEEL = re.compile(r"(?P<name>[A-Za-z0-9_.]+)-(?P<version>[^-]+)-[^-]+-none-any\.whl")


@frozen
class Pin:
    """One file of a registry. name, version: of the package. sha256: of the file, in hex."""

    name: str
    version: str
    file: str
    sha256: str


@frozen
class Pins:
    """pyodide: an npm package. wheels: pure Python, in the file's order. stock: see pins.toml."""

    pyodide: Pin
    wheels: tuple[Pin, ...]
    stock: tuple[Pin, ...] = ()


def read(path: Path = PINS) -> Pins:
    """The pins. Raises Problem, with the item and the field, for a pin that guards nothing."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    core = data.get("pyodide", {})
    pyodide = Pin("pyodide", str(core.get("version", "")), _file(path, core), _sum(path, core))
    wheels, stock = (
        tuple(_wheel(path, item) for item in data.get(key, [])) for key in ("wheel", "stock")
    )
    return Pins(pyodide, wheels, stock)


def _wheel(path: Path, item: Mapping[str, Any]) -> Pin:
    file = _file(path, item)
    found = WHEEL.fullmatch(file)
    if not found:
        raise Problem(
            f"{path.name}, {file}: found a file that is no pure Python wheel; allowed is a name "
            "that ends in -none-any.whl."
        )
    return Pin(found["name"].replace("_", "-").lower(), found["version"], file, _sum(path, item))


def _file(path: Path, item: Mapping[str, Any]) -> str:
    file = str(item.get("file", ""))
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._+-]*", file):
        raise Problem(
            f"{path.name}, field file: found {file!r}; allowed is a file's name without a folder."
        )
    return file


def _sum(path: Path, item: Mapping[str, Any]) -> str:
    told = str(item.get("sha256", ""))
    if not SHA256.fullmatch(told):
        raise Problem(
            f"{path.name}, {item.get('file')}, field sha256: found {told!r}; allowed are 64 signs "
            "from 0 to 9 and a to f."
        )
    return told


def sha256(path: Path) -> str:
    """The file's SHA-256 in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check(path: Path, pin: Pin) -> Path:
    """The file itself, if it is what the pin says. Raises Problem, and leaves the file."""
    found = sha256(path)
    if found != pin.sha256:
        raise Problem(
            f"{path}: found SHA-256 {found}; allowed is {pin.sha256}, which pins.toml names for "
            f"{pin.name} {pin.version}."
        )
    return path
