"""From rasters to polygons: contours, cleaning, smoothing, thinning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import contourpy
import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from shapely import Geometry
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

from .raster import PIXEL
from .views import View


def polygons(shape: Geometry) -> Iterator[Polygon]:
    """The polygons of any shape, biggest pieces and all; nothing else."""
    for part in getattr(shape, "geoms", [shape]):
        if isinstance(part, Polygon) and not part.is_empty:
            yield part
        elif isinstance(part, MultiPolygon):
            yield from polygons(part)


def between(field: NDArray, low: float, high: float, view: View, pixel: float = PIXEL) -> Geometry:
    """Where a field, (rows, columns), lies between two levels, as polygons in mm."""
    rows, columns = field.shape
    x = view.window[0] + (np.arange(columns) + 0.5) * pixel
    y = view.window[1] + (np.arange(rows) + 0.5) * pixel
    maker = contourpy.contour_generator(x, y, field, fill_type="OuterOffset")
    found = []
    for points, offsets in zip(*maker.filled(low, high), strict=True):
        rings = [points[a:b] for a, b in pairwise(offsets) if b - a > 3]
        if rings:
            found.append(Polygon(rings[0], rings[1:]).buffer(0))
    return unary_union(found)


def outline(mask: NDArray[np.bool_], view: View, blur_mm: float) -> Geometry:
    """The outline of a mask whose steps are blurred away."""
    field = ndimage.gaussian_filter(mask.astype(float), blur_mm / PIXEL)
    return between(field, 0.5, 2.0, view)


def cleaned(shape: Geometry, reach: float, hole: float, piece: float) -> Geometry:
    """Closed and opened by `reach` mm, without holes and pieces smaller than so many mm²."""
    shape = shape.buffer(reach).buffer(-2 * reach).buffer(reach)
    return unary_union(
        [
            Polygon(p.exterior, [h for h in p.interiors if Polygon(h).area >= hole])
            for p in polygons(shape)
            if p.area >= piece
        ]
    )


def smoothed(shape: Geometry, sigma: float) -> Geometry:
    """Every ring smoothed along its length by a Gaussian of sigma mm."""
    found = []
    for p in polygons(shape):
        if p.length < 40:
            continue
        holes = [_smoothed_ring(h, sigma) for h in p.interiors if Polygon(h).area > 150]
        found.append(Polygon(_smoothed_ring(p.exterior, sigma), holes).buffer(0))
    return unary_union(found)


def _smoothed_ring(ring: Geometry, sigma: float) -> NDArray:
    """Points each millimetre along the ring, smoothed, (n, 2)."""
    points = np.array(ring.segmentize(1.0).coords)
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    at = np.linspace(0, along[-1], max(int(along[-1]), 12), endpoint=False)
    even = np.column_stack([np.interp(at, along, axis) for axis in points.T])
    return ndimage.gaussian_filter1d(even, sigma, axis=0, mode="wrap")


def rounded(shape: Geometry, radius: float) -> Geometry:
    """Corners rounded, outward and inward ones alike."""
    return shape.buffer(-radius).buffer(2 * radius).buffer(-radius)


def thinned(shape: Geometry, most: int, tolerance: float) -> Geometry:
    """With at most so many points, each at most the tolerance (mm) off, or more where it must."""
    thin = shape.simplify(tolerance)
    while count(thin) > most:
        tolerance *= 1.25
        thin = shape.simplify(tolerance)
    return thin


def count(shape: Geometry) -> int:
    """How many points a shape has."""
    return sum(len(ring.coords) - 1 for p in polygons(shape) for ring in rings(p))


def rings(polygon: Polygon) -> Iterable[Geometry]:
    """The outer ring, then the holes."""
    return [polygon.exterior, *polygon.interiors]
