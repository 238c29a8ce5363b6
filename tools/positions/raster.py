"""A z-buffer: which surface is in front at each pixel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from .camera import Camera
from .surfaces import Surface
from .turning import Array

MARGIN = 3.0  # cm around everything
BATCH = 2_000_000  # candidate pixels at a time


@frozen
class Grid:
    """A picture's pixels. pixel: cm; row 0 is the lowest."""

    u: float
    v: float
    columns: int
    rows: int
    pixel: float

    def cell(self, spots: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Row and column of points, those outside laid on the edge."""
        place = ((spots[..., :2] - (self.u, self.v)) / self.pixel).astype(int)
        return np.clip(place[..., 1], 0, self.rows - 1), np.clip(place[..., 0], 0, self.columns - 1)


@frozen
class Picture:
    """depth: (rows, columns), cm towards the viewer, -inf where nothing is. surface: which one is
    in front, -1 where none. triangle, weights: where on it."""

    grid: Grid
    depth: Array
    surface: NDArray[np.intp]
    triangle: NDArray[np.intp]
    weights: Array

    def values(self, number: int, triangles: NDArray, values: Array) -> tuple[NDArray, Array]:
        """Where one surface is in front, and values (vertices, k) there, 0 elsewhere."""
        mask = self.surface == number
        found = np.zeros((*mask.shape, values.shape[1]))
        corners = triangles[self.triangle[mask]]
        found[mask] = np.einsum("ij,ijk->ik", self.weights[mask], values[corners])
        return mask, found


def grid_around(surfaces: Sequence[Surface], camera: Camera, pixel: float) -> Grid:
    """Pixels for all that is seen, and a margin."""
    spots = np.vstack([camera.project(surface.vertices)[:, :2] for surface in surfaces])
    u, v = np.floor(spots.min(0) - MARGIN)
    width, height = np.ceil(spots.max(0) + MARGIN) - (u, v)
    return Grid(u, v, int(width / pixel) + 1, int(height / pixel) + 1, pixel)


def render(surfaces: Sequence[Surface], camera: Camera, grid: Grid) -> Picture:
    """All surfaces together."""
    count = grid.rows * grid.columns
    depth, surface = np.full(count, -np.inf), np.full(count, -1)
    triangle, weights = np.zeros(count, int), np.zeros((count, 3))
    for number, one in enumerate(surfaces):
        seen = camera.project(one.vertices)
        spots = (seen[:, :2] - (grid.u, grid.v)) / grid.pixel - 0.5
        for face, place, shares in _covered(spots[one.triangles], grid):
            near = (seen[one.triangles[face], 2] * shares).sum(1)
            order = np.argsort(near, kind="stable")  # of several, the last one written stays
            order = order[near[order] > depth[place[order]]]
            depth[place[order]], surface[place[order]] = near[order], number
            triangle[place[order]], weights[place[order]] = face[order], shares[order]
    shape = (grid.rows, grid.columns)
    return Picture(
        grid,
        depth.reshape(shape),
        surface.reshape(shape),
        triangle.reshape(shape),
        weights.reshape(*shape, 3),
    )


def _covered(corners: Array, grid: Grid) -> Iterator[tuple[Array, Array, Array]]:
    """Pixels whose middle lies in a triangle: its number, the place, the corners' weights."""
    limit = np.array((grid.columns, grid.rows)) - 1
    low = np.clip(np.ceil(corners.min(1)), 0, limit + 1).astype(int)
    high = np.clip(np.floor(corners.max(1)), -1, limit).astype(int)
    wide = np.maximum(high - low + 1, 0)
    counts = wide.prod(1)
    ends = np.flatnonzero(np.diff(np.cumsum(counts) // BATCH)) + 1
    for batch in np.split(np.arange(len(corners)), ends):
        face = np.repeat(batch, counts[batch])
        if not len(face):
            continue
        start = np.repeat(np.cumsum(counts[batch]) - counts[batch], counts[batch])
        row, column = np.divmod(np.arange(len(face)) - start, wide[face, 0])
        spot = np.column_stack((column, row)) + low[face]
        weights = _weights(corners[face], spot)
        inside = (weights >= -1e-6).all(1)
        spot, face, weights = spot[inside], face[inside], weights[inside]
        yield face, spot[:, 1] * grid.columns + spot[:, 0], weights


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
