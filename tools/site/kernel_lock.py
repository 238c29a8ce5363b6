"""The kernel's list of packages, pyodide-lock.json, made anew from the wheels that the site carries.

Pyodide's own list names hundreds of packages that lie on other hosts, and hashes of files that a
registry builds differently. Each entry here is read from the wheel itself, so that a plain
`import` in a lesson works and nothing is left to fetch elsewhere.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from email.parser import Parser
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.site.pins import sha256

BROWSER = {
    "extra": "",
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "platform_python_implementation": "CPython",
    "platform_system": "Emscripten",
    "python_full_version": "3.14.2",
    "python_version": "3.14",
    "sys_platform": "emscripten",
}


def rewritten(lock: Mapping[str, Any], wheels: Sequence[Path]) -> dict[str, Any]:
    """Pyodide's list with our packages alone. wheels: every one that lies beside it."""
    entries = [entry(wheel) for wheel in wheels]
    here = {item["name"] for item in entries}
    for item in entries:
        item["depends"] = [name for name in item["depends"] if name in here]
    return {**lock, "packages": {item["name"]: item for item in entries}}


def entry(wheel: Path) -> dict[str, Any]:
    """What the list says of a wheel. depends: all it asks for in a browser."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        home = next(name for name in names if name.endswith(".dist-info/METADATA"))
        told = Parser().parsestr(archive.read(home).decode("utf-8"))
    return {
        "name": canonicalize_name(told["Name"]),
        "version": told["Version"],
        "file_name": wheel.name,
        "sha256": sha256(wheel),
        "install_dir": "site",
        "package_type": "package",
        "imports": imports(names),
        "depends": depends(told.get_all("Requires-Dist") or []),
        "unvendored_tests": False,
    }


def imports(names: Sequence[str]) -> list[str]:
    """The modules that can be imported, from the names of the files in a wheel."""
    files = [name.split("/") for name in names if name.endswith(".py")]
    tops = {
        parts[0].removesuffix(".py")
        for parts in files
        if parts[0].isidentifier() or len(parts) == 1
    }
    return sorted(tops)


def depends(requirements: Sequence[str]) -> list[str]:
    """The names of what is needed in a browser, without extras."""
    asked = [Requirement(text) for text in requirements]
    needed = [r for r in asked if r.marker is None or r.marker.evaluate(BROWSER)]
    return sorted({canonicalize_name(r.name) for r in needed})
