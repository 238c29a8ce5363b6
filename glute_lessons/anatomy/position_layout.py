"""Where things stand on a position drawing: the scene, the enlarged circle, the numbers.

Drawing units, u to the right and v up; the scene's lower left corner is at 0, 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from attrs import frozen
from matplotlib.path import Path
from numpy.typing import NDArray

from .geometry import Area, Point
from .outlines import Outlines, load_outlines
from .shaping import Move

WIDTH = 450.0
TALLEST = 430.0
EDGE = 8.0
CLOSE_RADIUS = 70.0
DISC = 11.0  # radius of a number's disc
APART = 2 * DISC + 5
STEP = 6.0  # of the search for a free place
REACHES = np.arange(20, 100, 4)  # how far a number may stand from what it names
TURNS = np.radians(np.arange(0, 360, 15))
Places = NDArray[np.float64]  # shape (n, 2)


@frozen
class Layout:
    """move: from the outlines to the drawing; height: of the scene; close: the middle of the
    enlarged circle, if there is one; discs: where the numbers stand, as the labels are given."""

    move: Move
    height: float
    close: Point | None
    discs: tuple[Point, ...]


@lru_cache(maxsize=64)
def laid_out(name: str, labels: tuple[str, ...]) -> Layout:
    """The layout of a drawing. labels: the names of the anchors that are numbered."""
    outlines = load_outlines(name)
    u0, v0, u1, v1 = outlines.window
    scale = min((WIDTH - 2 * EDGE) / (u1 - u0), TALLEST / (v1 - v0))
    left = (WIDTH - scale * (u1 - u0)) / 2
    move = Move(scale, left - scale * u0, EDGE - scale * v0)
    height = scale * (v1 - v0) + 2 * EDGE
    close = None
    if outlines.magnifier:
        solid = [move.area(area) for area in (outlines.figure, *(p.area for p in outlines.props))]
        close = _free_circle(_Solid(solid), height)
        height = max(height, close[1] + CLOSE_RADIUS + EDGE)
    targets = [move.point(outlines.anchors[label]) for label in labels]
    return Layout(move, height, close, _numbers(outlines, move, close, height, targets))


class _Solid:
    """Areas that should not be covered."""

    def __init__(self, areas: Sequence[Area]) -> None:
        rings = [np.array([*ring, ring[0]]) for area in areas for part in area for ring in part[:1]]
        self.paths = [Path(ring, closed=True) for ring in rings]
        self.edge = np.vstack([_along(ring) for ring in rings])

    def clear(self, places: Places) -> NDArray[np.float64]:
        """Distance from each place to the nearest area, about to 2 units; 0 inside one."""
        gaps = np.hypot(*(places[:, None, :] - self.edge[None, :, :]).transpose(2, 0, 1)).min(
            axis=1
        )
        return np.where(self.holds(places), 0.0, gaps)

    def holds(self, places: Places) -> NDArray[np.bool_]:
        return np.any([path.contains_points(places) for path in self.paths], axis=0)


def _along(ring: Places) -> Places:
    """Points on a ring, 4 units apart at most."""
    pieces = []
    for a, b in pairwise(ring):
        count = 1 + int(np.hypot(*(b - a)) // 4)
        pieces.append(a + (b - a) * np.linspace(0, 1, count, endpoint=False)[:, None])
    return np.vstack(pieces)


def _free_circle(solid: _Solid, height: float) -> Point:
    """The lowest place for the circle's middle that covers nobody and nothing."""
    low = CLOSE_RADIUS + EDGE
    us = np.arange(WIDTH - low, low - 1, -STEP)
    vs = np.arange(low, height + 3 * CLOSE_RADIUS, STEP)
    places = np.stack(np.meshgrid(us, vs), -1).reshape(-1, 2)
    places = places[solid.clear(places) > CLOSE_RADIUS + 4]
    tops = np.maximum(places[:, 1] + low, height)
    # No more height than needed, then as high and as far to the right as can be.
    best = places[np.lexsort((-places[:, 0], -places[:, 1], np.round(tops)))[0]]
    return float(best[0]), float(best[1])


def _numbers(
    outlines: Outlines, move: Move, close: Point | None, height: float, targets: Sequence[Point]
) -> tuple[Point, ...]:
    """A place for each number: off the figure, one another and arrows, near what it names."""
    figure = _Solid([move.area(outlines.figure)])
    ways = np.array([_between(move, a.start, a.end) for a in outlines.arrows]).reshape(-1, 2)
    found: list[Point] = []
    for at, target in enumerate(targets):
        taken = np.array([*found, *targets[:at], *targets[at + 1 :]]).reshape(-1, 2)
        found.append(_near(np.array(target), figure, ways, taken, close, height))
    return tuple(found)


def _between(move: Move, start: Point, end: Point) -> Places:
    a, b = np.array(move.point(start)), np.array(move.point(end))
    return a + (b - a) * np.linspace(0, 1, 7)[:, None]


def _near(
    target: Places, figure: _Solid, ways: Places, taken: Places, close: Point | None, height: float
) -> Point:
    around = np.stack([np.cos(TURNS), np.sin(TURNS)], -1)
    places = (target + REACHES[:, None, None] * around).reshape(-1, 2)
    keep = DISC + EDGE / 2
    allowed = np.all((places > keep) & (places < (WIDTH - keep, height - keep)), axis=1)
    allowed &= _gap(places, taken) >= APART
    if close:
        allowed &= np.hypot(*(places - close).T) > CLOSE_RADIUS + DISC + 4
    places = places[allowed]
    cost = np.hypot(*(places - target).T)
    cost += 60 * (_gap(places, ways) < DISC + 8)
    cost += 25 * np.maximum(0, DISC + 3 - figure.clear(places))
    for share in np.linspace(0, 0.9, 8):  # the leader should cross little of the figure
        cost += 4 * figure.holds(places + share * (target - places))
    best = places[np.argmin(cost)]
    return float(best[0]), float(best[1])


def _gap(places: Places, others: Places) -> NDArray[np.float64]:
    """Distance from each place to the nearest of others; infinite where there are none."""
    if not len(others):
        return np.full(len(places), np.inf)
    return np.hypot(*(places[:, None, :] - others[None, :, :]).transpose(2, 0, 1)).min(axis=1)
