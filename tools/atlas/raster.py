"""A z-buffer: which surface is in front at each pixel, and how it is lit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from trimesh import Trimesh

from .views import View

PIXEL = 0.5  # mm
LIGHT = np.array((-0.45, 0.55, 0.7)) / np.linalg.norm((-0.45, 0.55, 0.7))  # in the view's frame
BATCH = 2_000_000  # candidate pixels at a time

Array = NDArray[np.float64]


@frozen
class Image:
    """One mesh seen in a view. depth: (rows, columns), mm towards the viewer, -inf where there
    is nothing; values: (rows, columns, k), what was asked for at each vertex."""

    depth: Array
    values: Array

    @property
    def mask(self) -> NDArray[np.bool_]:
        return np.isfinite(self.depth)


def size(view: View, pixel: float = PIXEL) -> tuple[int, int]:
    """Rows and columns of a view's picture; row 0 is the lowest."""
    u0, v0, u1, v1 = view.window
    return round((v1 - v0) / pixel), round((u1 - u0) / pixel)


def render(mesh: Trimesh, view: View, values: Array, pixel: float = PIXEL) -> Image:
    """The front surface of one mesh. values: (vertices, k)."""
    rows, columns = size(view, pixel)
    depth = np.full(rows * columns, -np.inf)
    painted = np.zeros((rows * columns, values.shape[1]))
    points = view.project(mesh.vertices)
    spots = (points[:, :2] - view.window[:2]) / pixel - 0.5
    for face, place, weights in covered(spots[mesh.faces], rows, columns):
        corners = mesh.faces[face]
        near = (points[corners, 2] * weights).sum(1)
        order = np.argsort(near, kind="stable")  # of several, the last one written stays
        order = order[near[order] > depth[place[order]]]
        depth[place[order]] = near[order]
        mixed = (values[corners[order]] * weights[order, :, None]).sum(1)
        painted[place[order]] = mixed
    return Image(depth.reshape(rows, columns), painted.reshape(rows, columns, -1))


def covered(corners: Array, rows: int, columns: int) -> Iterator[tuple[Array, Array, Array]]:
    """Pixels whose middle lies in a triangle: its number, the place, the corners' weights.

    corners: (faces, 3, 2), in pixels.
    """
    limit = np.array((columns, rows)) - 1
    low = np.clip(np.ceil(corners.min(1)), 0, limit + 1).astype(int)
    high = np.clip(np.floor(corners.max(1)), -1, limit).astype(int)
    wide = np.maximum(high - low + 1, 0)
    counts = wide.prod(1)
    for batch in np.split(
        np.arange(len(corners)), np.flatnonzero(np.diff(np.cumsum(counts) // BATCH)) + 1
    ):
        face = np.repeat(batch, counts[batch])
        if not len(face):
            continue
        start = np.repeat(np.cumsum(counts[batch]) - counts[batch], counts[batch])
        row, column = np.divmod(np.arange(len(face)) - start, wide[face, 0])
        spot = np.column_stack((column, row)) + low[face]
        weights = _weights(corners[face], spot)
        inside = (weights >= -1e-6).all(1)
        spot, face, weights = spot[inside], face[inside], weights[inside]
        yield face, spot[:, 1] * columns + spot[:, 0], weights


def _weights(corners: Array, spots: Array) -> Array:
    """Barycentric weights, (n, 3); all -1 where a triangle is seen edge on."""
    (ax, ay), (bx, by), (cx, cy) = (corners[:, i].T for i in range(3))
    x, y = spots.T
    area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy)
    flat = np.abs(area) < 1e-9
    area = np.where(flat, 1.0, area)
    a = ((by - cy) * (x - cx) + (cx - bx) * (y - cy)) / area
    b = ((cy - ay) * (x - cx) + (ax - cx) * (y - cy)) / area
    weights = np.column_stack((a, b, 1 - a - b))
    weights[flat] = -1
    return weights


def normals(mesh: Trimesh, view: View) -> Array:
    """Normals at the vertices, in the view's frame, (n, 3)."""
    return view.project(mesh.vertex_normals)


def lit(image: Image) -> Array:
    """Lambert's light, 0 to 1, from an image whose values are normals."""
    normal = image.values / (np.linalg.norm(image.values, axis=-1, keepdims=True) + 1e-9)
    normal = np.where(normal[..., 2:] < 0, -normal, normal)
    return np.clip(normal @ LIGHT, 0, 1)


def in_front(images: Sequence[Image]) -> NDArray[np.intp]:
    """Which image is nearest at each pixel, -1 where there is none."""
    depths = np.stack([image.depth for image in images])
    return np.where(np.isfinite(depths).any(0), depths.argmax(0), -1)
