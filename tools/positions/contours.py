"""From masks to polygons: blurred, traced, smoothed, thinned."""

from __future__ import annotations

from itertools import pairwise

import contourpy
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from shapely import Geometry
from shapely.geometry import Polygon
from shapely.ops import unary_union

from tools.atlas.contours import polygons

from .raster import Grid
from .turning import Array

STEP = 0.2  # cm between points while a ring is smoothed
SMOOTH = 0.35  # cm, of rings


def region(
    mask: NDArray[np.bool_],
    grid: Grid,
    blur: float,
    off: float,
    piece: float = 1.0,
    hole: float = 1.0,
) -> Geometry:
    """The area of a mask. blur: pixels; off: cm that thinning may move a point; piece, hole: the
    smallest that stay, cm²."""
    field = ndimage.gaussian_filter(mask.astype(float), blur, mode="constant")
    return smoothed(traced(field, grid), piece, hole).simplify(off)


def traced(field: Array, grid: Grid, level: float = 0.5) -> Geometry:
    """Where a field lies above a level."""
    u = grid.u + (np.arange(grid.columns) + 0.5) * grid.pixel
    v = grid.v + (np.arange(grid.rows) + 0.5) * grid.pixel
    maker = contourpy.contour_generator(u, v, field, fill_type="OuterOffset")
    found = []
    for points, offsets in zip(*maker.filled(level, 1e9), strict=True):
        rings = [points[a:b] for a, b in pairwise(offsets) if b - a > 3]
        if rings:
            found.append(Polygon(rings[0], rings[1:]).buffer(0))
    return unary_union(found)


def smoothed(shape: Geometry, piece: float, hole: float) -> Geometry:
    """Every ring evened along its length; small pieces and holes left out."""
    found = []
    for one in polygons(shape):
        if one.area > piece and one.length > 2:
            holes = [_even(h.coords) for h in one.interiors if Polygon(h).area > hole]
            found.append(Polygon(_even(one.exterior.coords), holes).buffer(0))
    return unary_union(found)


def _even(coords: Array) -> Array:
    points = np.array(coords)
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    at = np.linspace(0, along[-1], max(int(along[-1] / STEP), 12), endpoint=False)
    spread = np.column_stack([np.interp(at, along, axis) for axis in points.T])
    return ndimage.gaussian_filter1d(spread, SMOOTH / STEP, axis=0, mode="wrap")
