"""A z-buffer: which surface is in front at each pixel."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from tools.atlas.raster import covered

from .camera import Camera
from .surfaces import Surface
from .turning import Array

MARGIN = 3.0  # cm around everything


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
        for face, place, shares in covered(spots[one.triangles], grid.rows, grid.columns):
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
