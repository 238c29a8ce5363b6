"""Boxes, arrows and broken lines of the explorers' pictures: pure plane geometry."""

from __future__ import annotations

from math import dist

from glute_lessons.anatomy.geometry import Line, Point


def box(x: float, y: float, width: float, height: float) -> Line:
    """A rectangle's ring."""
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def dashed(line: Line, on: float = 5.0, off: float = 3.5) -> list[Line]:
    """The line as dashes."""
    pieces: list[Line] = []
    drawn, room, piece = True, on, [line[0]]
    for end in line[1:]:
        start = piece[-1]
        while (gap := dist(start, end)) > room:
            start = _along(start, end, room / gap)
            if drawn:
                pieces.append((*piece, start))
            drawn = not drawn
            room, piece = (on if drawn else off), [start]
        room -= gap
        piece = [*piece, end] if drawn else [end]
    return [*pieces, tuple(piece)] if drawn and len(piece) > 1 else pieces


def _along(start: Point, end: Point, part: float) -> Point:
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def arrow(start: Point, end: Point, head: float = 9.0, stem: float = 4.0) -> Line:
    """An arrow's ring, its tip at the end; a short one is all head."""
    length = dist(start, end)
    if not length:
        return ()
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    head = min(head, length)
    places = (
        (0, stem / 2), (length - head, stem / 2), (length - head, head * 0.62),
        (length, 0), (length - head, -head * 0.62), (length - head, -stem / 2), (0, -stem / 2),
    )  # fmt: skip
    return tuple(
        (start[0] + a * along[0] - b * along[1], start[1] + a * along[1] + b * along[0])
        for a, b in places
    )
