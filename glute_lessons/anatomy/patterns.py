"""Patterns that tell the kinds of zone apart without colour: stripes, crossed lines, dots.

All are lines of the view, in millimetres, cut at the area's edge: no clipping in the drawing.
"""

from __future__ import annotations

from math import ceil, cos, floor, radians, sin

from .geometry import Area, Line, Point, bounds, spans


def stripes(area: Area, spacing: float, degrees: float) -> list[Line]:
    """Parallel lines inside an area, `spacing` mm apart, rising by degrees."""
    turn = radians(degrees)
    level = tuple(
        tuple(tuple(_turned(point, -turn) for point in ring) for ring in polygon)
        for polygon in area
    )
    return [
        (_turned((left, v), turn), _turned((right, v), turn))
        for v in _levels(level, spacing)
        for left, right in spans(level, v)
        if right - left > 0.8
    ]


def dots(area: Area, spacing: float) -> list[Line]:
    """A staggered grid of dots inside an area, each a line too short to see, with round ends."""
    found: list[Line] = []
    height = spacing * 0.866  # rows of equal triangles
    for v in _levels(area, height):
        shift = spacing / 2 if round(v / height - 0.5) % 2 else 0.0
        for left, right in spans(area, v):
            first, last = (
                ceil((left - shift) / spacing + 0.2),
                floor((right - shift) / spacing - 0.2),
            )
            found += [_dot((n * spacing + shift, v)) for n in range(first, last + 1)]
    return found


def _levels(area: Area, spacing: float) -> list[float]:
    _, low, _, high = bounds(area)
    return [(row + 0.5) * spacing for row in range(floor(low / spacing), ceil(high / spacing))]


def _dot(at: Point) -> Line:
    return (at, (at[0] + 0.1, at[1]))


def _turned(point: Point, angle: float) -> Point:
    u, v = point
    return u * cos(angle) - v * sin(angle), u * sin(angle) + v * cos(angle)
