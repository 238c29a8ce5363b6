"""Smooth curves through hand-set points, and the patterns that fill them.

Points are (x, y) pairs in millimetres or sheet units; a third entry marks a sharp corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

Points = NDArray[np.float64]  # shape (n, 2)
Knot = tuple[float, ...]


def smooth(knots: Sequence[Knot], closed: bool = True) -> Path:
    """A centripetal Catmull-Rom curve through the knots, as cubic Béziers."""
    points = np.array([knot[:2] for knot in knots], dtype=float)
    sharp = [len(knot) > 2 for knot in knots]
    count = len(points)
    vertices, codes = [points[0]], [Path.MOVETO]
    for index in range(count if closed else count - 1):
        here, there = index, (index + 1) % count
        before = _neighbour(points, here, there, -1, sharp[here], closed)
        after = _neighbour(points, there, here, 1, sharp[there], closed)
        vertices += [*_controls(before, points[here], points[there], after), points[there]]
        codes += [Path.CURVE4] * 3
    if closed:
        vertices.append(points[0])
        codes.append(Path.CLOSEPOLY)
    return Path(np.array(vertices), codes)


def _neighbour(
    points: Points, here: int, there: int, step: int, sharp: bool, closed: bool
) -> Points:
    """The knot beyond here, mirrored from there at a corner or at an open end."""
    beyond = here + step
    if sharp or (not closed and not 0 <= beyond < len(points)):
        return 2 * points[here] - points[there]
    return points[beyond % len(points)]


def _controls(p0: Points, p1: Points, p2: Points, p3: Points) -> tuple[Points, Points]:
    a, b, c = (max(np.hypot(*(q - p)) ** 0.5, 1e-9) for p, q in ((p0, p1), (p1, p2), (p2, p3)))
    first = (a * a * p2 - b * b * p0 + (2 * a * a + 3 * a * b + b * b) * p1) / (3 * a * (a + b))
    last = (c * c * p1 - b * b * p3 + (2 * c * c + 3 * c * b + b * b) * p2) / (3 * c * (c + b))
    return first, last


def sampled(path: Path, per_curve: int = 10) -> Points:
    """Points along a path of straight lines and cubic Béziers, shape (n, 2)."""
    points: list[Points] = []
    for part, code in path.iter_segments(simplify=False):
        if code == Path.CURVE4:
            points += _bezier(points[-1], part.reshape(3, 2), per_curve)
        elif code != Path.CLOSEPOLY:
            points.append(part.copy())
    return np.array(points)


def _bezier(start: Points, rest: Points, steps: int) -> list[Points]:
    places = np.arange(1, steps + 1)[:, None] / steps
    left = 1 - places
    curve = left**3 * start + 3 * left**2 * places * rest[0]
    return list(curve + 3 * left * places**2 * rest[1] + places**3 * rest[2])


def polygon(points: Iterable[Sequence[float]]) -> Path:
    """A closed path with straight sides."""
    corners = np.array([tuple(point) for point in points], dtype=float)
    return Path(np.vstack([corners, corners[:1]]), closed=True)


def ellipse(x: float, y: float, width: float, height: float) -> Path:
    """An ellipse by its centre and its full width and height."""
    unit = Path.unit_circle()
    return Path(unit.vertices * (width / 2, height / 2) + (x, y), unit.codes)


def rounded(x: float, y: float, width: float, height: float, radius: float, turn: int = 1) -> Path:
    """A rectangle with round corners, drawn one way round (turn 1) or the other (-1)."""
    right, up, near = width / 2, height / 2, radius * 0.45
    corner = np.array(
        [(right, up - radius), (right, up - near), (right - near, up), (right - radius, up)]
    )
    corners = [corner, corner[::-1] * (-1, 1), corner * (-1, -1), corner[::-1] * (1, -1)]
    ring = np.vstack([*corners, corner[:1]]) * (turn, 1) + (x + right, y + up)
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, *[Path.LINETO, *curve] * 3, Path.CLOSEPOLY]
    return Path(ring, codes)


def hatch(area: Path, spacing: float, degrees: float) -> Path:
    """Parallel lines inside an area, as one path: no clipping, so no ids in the SVG."""
    ends = [point for run in _runs(area, spacing, degrees) for point in run]
    codes = [Path.MOVETO, Path.LINETO] * (len(ends) // 2)
    return Path(np.array(ends), codes)


def _runs(area: Path, spacing: float, degrees: float) -> list[tuple[Points, Points]]:
    """The stretches of parallel lines, spacing apart, that lie inside an area."""
    turn = np.radians(degrees)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners = sampled(area) @ axes.T
    nexts = np.roll(corners, -1, axis=0)
    runs = []
    low, high = np.floor(corners[:, 1].min() / spacing), corners[:, 1].max() / spacing
    for level in (np.arange(low, high) + 0.5) * spacing:
        across = (corners[:, 1] <= level) != (nexts[:, 1] <= level)
        a, b = corners[across], nexts[across]
        crossings = np.sort(a[:, 0] + (level - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1]))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            runs.append((np.array([left, level]) @ axes, np.array([right, level]) @ axes))
    return runs
