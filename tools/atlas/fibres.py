"""Fibre lines: the way from a muscle's origin to its insertion, over its surface.

Laplace's equation is solved on the surface, 0 at the origin and 1 at the insertion; its gradient
gives the direction. Lines follow the projected gradient and keep an even distance.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy import ndimage, sparse
from scipy.sparse.linalg import spsolve
from shapely import Geometry
from shapely.geometry import LineString
from trimesh import Trimesh

from .attachments import Attachments
from .raster import render
from .tracing import Field, even_lines
from .views import View

PIXEL = 1.0  # mm
SPACING = {"gluteus_maximus": 4.4, "gluteus_medius": 4.4}  # mm; other muscles: USUAL
USUAL = 3.4
SHORTEST = 8.0  # mm


@frozen
class Potential:
    """Per vertex of one mesh. level: (n,), 0 to 1; slope: (n, 3), towards the insertion."""

    level: NDArray[np.float64]
    slope: NDArray[np.float64]


def potential(mesh: Trimesh, ends: Attachments) -> Potential:
    """Laplace's equation with the attachments held fixed."""
    matrix = _laplacian(mesh)
    fixed = ends.origin | ends.insertion
    level = np.where(ends.insertion, 1.0, 0.0)
    free = ~fixed
    inner = matrix[free][:, free] + 1e-9 * sparse.identity(int(free.sum()))
    level[free] = spsolve(inner.tocsc(), -matrix[free][:, fixed] @ level[fixed])
    return Potential(level, _slope(mesh, level))


def _laplacian(mesh: Trimesh) -> sparse.csr_matrix:
    """The cotangent Laplacian, (n, n); weights kept positive, so that no level overshoots."""
    corners, faces = mesh.triangles, mesh.faces
    rows, columns, weights = [], [], []
    for k in range(3):
        a, b = (corners[:, (k + i) % 3] - corners[:, k] for i in (1, 2))
        crossed = np.linalg.norm(np.cross(a, b), axis=1)
        weight = np.clip((a * b).sum(1) / np.maximum(crossed, 1e-9), 0.02, 20.0)
        i, j = faces[:, (k + 1) % 3], faces[:, (k + 2) % 3]
        rows += [i, j]
        columns += [j, i]
        weights += [weight, weight]
    n = len(mesh.vertices)
    joined = (np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns)))
    linked = sparse.csr_matrix(joined, shape=(n, n))
    return sparse.diags(np.asarray(linked.sum(1)).ravel()) - linked


def _slope(mesh: Trimesh, level: NDArray) -> NDArray:
    """The unit gradient at each vertex, (n, 3): mean of that of its faces."""
    corners, values = mesh.triangles, level[mesh.faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    twice = np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    unit = normal / twice
    slope = sum(
        values[:, k, None] * np.cross(unit, corners[:, (k + 2) % 3] - corners[:, (k + 1) % 3])
        for k in range(3)
    )
    total = np.zeros((len(mesh.vertices), 3))
    for k in range(3):
        np.add.at(total, mesh.faces[:, k], slope)
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)


def lines(
    name: str, mesh: Trimesh, field: Potential, view: View, visible: Geometry
) -> list[LineString]:
    """Fibre lines of one muscle in a view, within what is seen of it, mm."""
    values = np.column_stack((view.project(field.slope)[:, :2], field.level))
    image = render(mesh, view, values, PIXEL)
    shown = Field.smoothed(image.values, image.mask, view.window[:2], PIXEL)
    found = []
    for line in even_lines(shown, SPACING.get(name, USUAL)):
        cut = LineString(line).intersection(visible.buffer(-0.8))
        for part in getattr(cut, "geoms", [cut]):
            if isinstance(part, LineString) and part.length >= SHORTEST:
                found.append(LineString(_eased(part)).simplify(0.2))
    return found


def _eased(line: LineString) -> NDArray:
    """Points each millimetre, smoothed along the line."""
    points = np.array(line.segmentize(1.0).coords)
    return ndimage.gaussian_filter1d(points, 4.0, axis=0, mode="nearest")
