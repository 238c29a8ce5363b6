"""Outlines moved, scaled and cut to a circle: pure plane geometry."""

from __future__ import annotations

from math import cos, dist, pi, sin

from attrs import frozen

from .geometry import Area, Line, Point

SIDES = 48  # of the polygon that stands for a circle


@frozen
class Move:
    """x = u0 + scale · u, likewise v."""

    scale: float
    u0: float
    v0: float

    def point(self, at: Point) -> Point:
        return self.u0 + self.scale * at[0], self.v0 + self.scale * at[1]

    def line(self, line: Line) -> Line:
        return tuple(map(self.point, line))

    def area(self, area: Area) -> Area:
        return tuple(tuple(self.line(ring) for ring in polygon) for polygon in area)


def circle(middle: Point, radius: float, sides: int = SIDES) -> Line:
    """A polygon round a point, turning left."""
    turns = [2 * pi * k / sides for k in range(sides)]
    return tuple((middle[0] + radius * cos(t), middle[1] + radius * sin(t)) for t in turns)


def cut_area(area: Area, middle: Point, radius: float) -> Area:
    """What of an area lies in a circle."""
    round_ = circle(middle, radius)
    cut = (tuple(_cut_ring(ring, round_) for ring in polygon) for polygon in area)
    kept = (tuple(ring for ring in polygon if len(ring) > 2) for polygon in cut)
    return tuple(polygon for polygon in kept if polygon)


def _cut_ring(ring: Line, round_: Line) -> Line:
    """Sutherland and Hodgman: the ring cut by each side of a convex polygon in turn."""
    points = list(ring)
    for start, end in zip(round_, (*round_[1:], round_[0]), strict=True):
        points = _cut_side(points, start, end)
    return tuple(points)


def _cut_side(points: list[Point], start: Point, end: Point) -> list[Point]:
    du, dv = end[0] - start[0], end[1] - start[1]
    left = [du * (v - start[1]) - dv * (u - start[0]) for u, v in points]
    kept: list[Point] = []
    for index, point in enumerate(points):
        before, was, now = points[index - 1], left[index - 1], left[index]
        if (was >= 0) != (now >= 0):
            share = was / (was - now)
            kept.append(
                (
                    before[0] + share * (point[0] - before[0]),
                    before[1] + share * (point[1] - before[1]),
                )
            )
        if now >= 0:
            kept.append(point)
    return kept


def cut_line(line: Line, middle: Point, radius: float) -> list[Line]:
    """The pieces of a line whose points lie in a circle."""
    pieces: list[list[Point]] = [[]]
    for point in line:
        if dist(point, middle) < radius:
            pieces[-1].append(point)
        elif pieces[-1]:
            pieces.append([])
    return [tuple(piece) for piece in pieces if len(piece) > 1]
