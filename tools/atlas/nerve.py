"""The sciatic nerve, schematic: the meshes do not hold it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from shapely import Geometry
from shapely.geometry import LineString, Point

from .landmarks import Point as Landmark
from .views import View

# Below the buttock it runs down the middle of the back of the thigh (AN-28), mm.
THIGH = ((-98, -66, 745), (-94, -63, 700), (-88, -59, 640), (-84, -56, 590), (-82, -54, 545))


def path(landmarks: dict[str, Landmark]) -> NDArray[np.float64]:
    """The nerve's line in the body frame, (n, 3) mm, from the top down.

    AN-27: it passes one third of the way from the PSIS to the sit bone, and half way between
    the sit bone and the greater trochanter.
    """
    psis, sit_bone = landmarks["psis"], landmarks["sit_bone"]
    third = psis + (sit_bone - psis) / 3
    half = (sit_bone + landmarks["greater_trochanter"]) / 2
    # Between the two it turns from outward to downward, so the straight line is bent outward.
    bend = third + (half - third) * 0.55 + np.array((-6.0, 0.0, 4.0))
    return _spline(np.vstack((third, bend, half, np.array(THIGH, float))))


def _spline(knots: NDArray, steps: int = 10) -> NDArray:
    """A Catmull-Rom curve through all knots, (n, 3)."""
    ends = np.vstack((2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]))
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    pieces = [
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False)
    ]
    return np.vstack((*pieces, knots[-1:]))


def line(landmarks: dict[str, Landmark], view: View) -> LineString:
    """The nerve in a view."""
    return LineString(view.project(path(landmarks))[:, :2])


def emerges(nerve: LineString, piriformis: Geometry) -> int:
    """The number of the first point that has left the piriformis for good."""
    covered = [i for i, at in enumerate(nerve.coords) if piriformis.covers(Point(at))]
    return max(covered, default=-1) + 1
