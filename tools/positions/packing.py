"""Writes a drawing as compact JSON, the same to the byte each time.

Unit: 0.2 mm; u to the right, v up. A ring or line is a flat list: u, v, then steps. An area is a
list of polygons, each its outer ring and then its holes. The left side is the mirror: u → -u.
Painted in this order: mat, shadow, props (in their order), figure in the colour of skin, clothes
(shoe, sole, hair, shorts, shirt), press, tones (shade, dark, light: translucent), the figure's
outline, ink, the ball's whole outline (dashed), arrows. What is hidden is left out already.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from shapely import Geometry
from shapely.geometry import LineString

from tools.atlas import packing
from tools.atlas.packing import Ring

FORMAT = 1
PER_CM = 50  # integers of 0.2 mm
LARGEST = 60_000  # bytes
SMALLEST = 0.15  # cm²: smaller pieces are left out


def area(shape: Geometry) -> list[list[Ring]]:
    """Polygons in a fixed order, without the smallest pieces."""
    return packing.area(shape, PER_CM, SMALLEST)


def areas(shapes: Mapping[str, Geometry]) -> dict[str, Any]:
    """A table of areas, without the empty ones."""
    return {name: area(shape) for name, shape in shapes.items() if not shape.is_empty}


def line(shape: LineString) -> Ring:
    """One line as a flat list."""
    return packing.line(shape, PER_CM)


def lines(shapes: Iterable[LineString]) -> list[Ring]:
    """Lines in a fixed order."""
    return sorted(line(shape) for shape in shapes)


def point(at: Iterable[float]) -> list[int]:
    """One point, or any lengths."""
    return [round(float(value) * PER_CM) for value in at]


def text(name: str, drawing: dict[str, Any]) -> str:
    """The file. Raises ValueError where it has grown too large to ship."""
    packed = json.dumps(drawing, sort_keys=True, separators=(",", ":"), ensure_ascii=True) + "\n"
    if len(packed) > LARGEST:
        raise ValueError(f"{name}: {len(packed)} bytes; at most {LARGEST} may ship: thin it.")
    return packed
