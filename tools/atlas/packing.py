"""Writes the atlas as compact JSON, the same to the byte each time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from shapely import Geometry
from shapely.geometry import LineString

from .contours import polygons, rings

FORMAT = 1
PER_MM = 10  # integers of 0.1 mm
LARGEST = 300_000  # bytes
SMALLEST = 3.0  # mm²: smaller pieces are left out

Ring = list[int]


def area(shape: Geometry, per_unit: int = PER_MM, smallest: float = SMALLEST) -> list[list[Ring]]:
    """Polygons in a fixed order, the largest first; each is its outer ring, then its holes.

    smallest: pieces with less area are left out.
    """
    found = [p for p in polygons(shapely.normalize(shape)) if p.area >= smallest]
    found.sort(key=lambda p: (-round(p.area, 1), p.bounds))
    packed = [[_packed(ring.coords[:-1], per_unit) for ring in rings(polygon)] for polygon in found]
    return [[ring for ring in polygon if len(ring) >= 6] for polygon in packed]


def line(shape: LineString, per_unit: int = PER_MM) -> Ring:
    """One line as a flat list."""
    return _packed(shape.coords, per_unit)


def point(at: Iterable[float]) -> list[int]:
    """One point of any dimension."""
    return [round(float(value) * PER_MM) for value in at]


def _packed(points: Iterable, per_unit: int) -> Ring:
    """u, v, then each point as its step from the one before; a step of nothing is left out."""
    whole = np.rint(np.asarray(list(points), float) * per_unit).astype(int)
    steps = np.diff(whole, axis=0)
    kept = np.vstack((whole[:1], steps[(steps != 0).any(1)]))
    return kept.ravel().tolist()


def areas(shapes: Mapping[str, Geometry]) -> dict[str, Any]:
    """A table of areas, without the empty ones."""
    return {name: area(shape) for name, shape in shapes.items() if not shape.is_empty}


def text(atlas: dict[str, Any]) -> str:
    """The file. Raises ValueError where it has grown too large to ship."""
    packed = json.dumps(atlas, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"
    if len(packed) > LARGEST:
        raise ValueError(
            f"The atlas has {len(packed)} bytes; at most {LARGEST} may ship: thin its outlines."
        )
    return packed
