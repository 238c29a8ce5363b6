"""Plane geometry in millimetres: areas, inside or outside, distances. Pure Python.

Point: u, v. Line: points in order. Ring: a closed line, its last point not repeated. Polygon:
the outer ring, then its holes. Area: any number of polygons that do not overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import floor, hypot, inf

Point = tuple[float, float]
Line = tuple[Point, ...]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
Area = tuple[Polygon, ...]
Segment = tuple[Point, Point]
Span = tuple[float, float]  # from u to u


def mirrored_line(line: Line) -> Line:
    """The same line on the other side of u = 0."""
    return tuple((-u, v) for u, v in line)


def mirrored(area: Area) -> Area:
    """The same area on the other side of u = 0."""
    return tuple(tuple(mirrored_line(ring) for ring in polygon) for polygon in area)


def edges(area: Area) -> Iterator[Segment]:
    """Every edge of every ring."""
    for polygon in area:
        for ring in polygon:
            yield from pairwise((*ring, ring[0]))


def points(area: Area) -> Iterator[Point]:
    """Every corner."""
    return (point for polygon in area for ring in polygon for point in ring)


def bounds(area: Area) -> tuple[float, float, float, float]:
    """Lowest u and v, highest u and v. Raises ValueError for an empty area."""
    us, vs = zip(*points(area), strict=True)
    return min(us), min(vs), max(us), max(vs)


def size_mm2(area: Area) -> float:
    """The area, holes taken off."""
    return sum(
        _ring_mm2(polygon[0]) - sum(_ring_mm2(hole) for hole in polygon[1:]) for polygon in area
    )


def _ring_mm2(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2


def inside(area: Area, point: Point) -> bool:
    """Whether a point lies in the area, holes left out."""
    u, v = point
    return sum(u < at for at in _crossings(area, v)) % 2 == 1


def spans(area: Area, v: float) -> list[Span]:
    """Where the level line at height v lies in the area, from left to right."""
    found = sorted(_crossings(area, v))
    return list(zip(found[::2], found[1::2], strict=True))


def _crossings(area: Area, v: float) -> list[float]:
    return [
        a[0] + (v - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for a, b in edges(area)
        if (a[1] > v) != (b[1] > v)
    ]


def overlap_mm2(one: Area, other: Area, step: float = 1.0) -> float:
    """How much two areas share, measured along level lines `step` mm apart."""
    if not one or not other:
        return 0.0
    low = max(bounds(one)[1], bounds(other)[1])
    high = min(bounds(one)[3], bounds(other)[3])
    rows = range(floor(low / step), floor(high / step) + 1)
    return step * sum(
        max(0.0, min(a[1], b[1]) - max(a[0], b[0]))
        for row in rows
        for a in spans(one, (row + 0.5) * step)
        for b in spans(other, (row + 0.5) * step)
    )


def to_segment(point: Point, segment: Segment) -> float:
    """Distance from a point to a segment."""
    (au, av), (bu, bv) = segment
    du, dv = bu - au, bv - av
    length = du * du + dv * dv
    share = ((point[0] - au) * du + (point[1] - av) * dv) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - au - share * du, point[1] - av - share * dv)


def to_line(point: Point, line: Line) -> float:
    """Distance from a point to an open line."""
    return min((to_segment(point, segment) for segment in pairwise(line)), default=inf)


def to_edge(point: Point, area: Area) -> float:
    """Distance from a point to the nearest edge of an area."""
    return min((to_segment(point, segment) for segment in edges(area)), default=inf)


def gap(one: Area, other: Area) -> float:
    """Distance between two areas: 0 where they meet, infinite where one is empty."""
    if not one or not other:
        return inf
    if any(inside(other, p) for p in points(one)) or any(inside(one, p) for p in points(other)):
        return 0.0
    if any(_cross(a, b) for a in edges(one) for b in edges(other)):
        return 0.0
    return min(
        min(to_edge(point, other) for point in points(one)),
        min(to_edge(point, one) for point in points(other)),
    )


def _cross(one: Segment, other: Segment) -> bool:
    """Whether two segments cross, each with its ends on either side of the other."""
    return _parts(one, other) and _parts(other, one)


def _parts(segment: Segment, ends: Segment) -> bool:
    (au, av), (bu, bv) = segment
    first, second = ((bu - au) * (v - av) - (bv - av) * (u - au) for u, v in ends)
    return (first > 0) != (second > 0)
