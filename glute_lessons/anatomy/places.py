"""Reads where labels point to and where tools and arrows are drawn: places.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from .geometry import Point

FILE = Path(__file__).with_name("places.toml")
COLUMNS = ("inner", "outer")


@frozen
class Column:
    """The labels on one side of a drawing: label → the point it names, mm of the view."""

    side: str
    targets: Mapping[str, Point]


@frozen
class Work:
    """What a zone picture shows of the work. target: where its label points to; arrows: from and
    to, and back; circling: middle and radius; ball: its middle; passing: the broken line's label.
    """

    target: Point
    arrows: tuple[tuple[Point, Point], ...] = ()
    circling: tuple[Point, float] | None = None
    ball: Point | None = None
    passing: Point | None = None


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def columns(panel: str, layer: str) -> tuple[Column, ...]:
    """The labels of a layered plate at one layer."""
    return _columns(_read()[panel][layer])


def zone_columns(panel: str) -> tuple[Column, ...]:
    """The labels that every zone picture has."""
    return _columns(_read()["zones"][panel])


def work(name: str, panel: str) -> Work:
    """What is drawn of a technique, or of the press area "upper_outer_buttock"."""
    raw = _read()[name][panel]
    circling = raw.get("circling")
    return Work(
        tuple(raw["target"]),
        tuple(((a, b), (c, d)) for a, b, c, d in raw.get("arrows", ())),
        ((circling[0], circling[1]), circling[2]) if circling else None,
        tuple(raw["ball"]) if "ball" in raw else None,
        tuple(raw["passing"]) if "passing" in raw else None,
    )


def _columns(raw: Mapping[str, Any]) -> tuple[Column, ...]:
    return tuple(
        Column(side, {name: (at[0], at[1]) for name, at in raw[side].items()}) for side in COLUMNS
    )
