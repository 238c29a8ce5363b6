"""Triangle meshes: normals, neighbours, simple solids."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy import sparse

from .turning import Array, unit

Triangles = NDArray[np.intp]


@frozen
class Surface:
    """vertices: (n, 3) cm; triangles: (m, 3), outward by the right-hand rule."""

    vertices: Array
    triangles: Triangles


def cross_products(vertices: Array, triangles: Triangles) -> Array:
    """A normal for each triangle, twice its area long."""
    a, b, c = (vertices[triangles[:, i]] for i in range(3))
    return np.cross(b - a, c - a)


def normals(vertices: Array, triangles: Triangles) -> Array:
    """A normal for each vertex, 1 long, weighted by area."""
    return unit(gathered(cross_products(vertices, triangles), triangles, len(vertices)))


def gathered(values: Array, triangles: Triangles, count: int) -> Array:
    """Each vertex gets the sum of its triangles' values."""
    total = np.zeros((count, *values.shape[1:]))
    for corner in range(3):
        np.add.at(total, triangles[:, corner], values)
    return total


def vertex_areas(vertices: Array, triangles: Triangles) -> Array:
    """Twice the area around each vertex, three times over: for weights only."""
    size = np.linalg.norm(cross_products(vertices, triangles), axis=1)
    return gathered(size, triangles, len(vertices))


def averaging(triangles: Triangles, count: int) -> sparse.csr_matrix:
    """The matrix that puts each vertex in the middle of its neighbours."""
    pairs = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    pairs = np.unique(np.sort(pairs, 1), axis=0)
    pairs = np.vstack([pairs, pairs[:, ::-1]])
    linked = sparse.csr_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (count, count))
    degree = np.maximum(np.asarray(linked.sum(1)).ravel(), 1)
    return sparse.csr_matrix(sparse.diags(1 / degree) @ linked)


def faired(
    points: Array, average: sparse.csr_matrix, share: Array, rounds: int, pull: float, push: float
) -> Array:
    """Smoothed where share is above 0; push < 0 gives back what pull shrinks (Taubin)."""
    weight = np.clip(share, 0, 1)[:, None]
    for _ in range(rounds):
        points = points + pull * weight * (average @ points - points)
        if push:
            points = points + push * weight * (average @ points - points)
    return points


def sphere(fineness: int) -> Surface:
    """A ball of radius 1 from an icosahedron whose faces are halved so often."""
    t = (1 + 5**0.5) / 2
    corners = [(-1, t, 0), (1, t, 0), (-1, -t, 0), (1, -t, 0), (0, -1, t), (0, 1, t)]
    corners += [(0, -1, -t), (0, 1, -t), (t, 0, -1), (t, 0, 1), (-t, 0, -1), (-t, 0, 1)]
    faces = [(0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4)]
    faces += [(11, 10, 2), (10, 7, 6), (7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8)]
    faces += [(3, 8, 9), (4, 9, 5), (2, 4, 11), (6, 2, 10), (8, 6, 7), (9, 8, 1)]
    points = unit(np.array(corners, float))
    for _ in range(fineness):
        points, faces = _halved(points, faces)
    return Surface(points, np.array(faces))


def _halved(points: Array, faces: list[tuple[int, int, int]]):
    found, middle = list(points), {}

    def between(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in middle:
            middle[key] = len(found)
            found.append(unit(found[a] + found[b]))
        return middle[key]

    finer = []
    for a, b, c in faces:
        ab, bc, ca = between(a, b), between(b, c), between(c, a)
        finer += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    return np.array(found), finer


def halved(
    surface: Surface, fields: dict[str, Array], near: NDArray[np.bool_]
) -> tuple[Surface, dict[str, Array], NDArray[np.bool_]]:
    """The same surface, each triangle that has a corner near made into four; fields, near: a
    value per vertex, carried over to the new ones."""
    split = near[surface.triangles].any(1)
    a, b, c = surface.triangles[split].T
    pairs = np.sort(np.vstack([np.c_[a, b], np.c_[b, c], np.c_[c, a]]), 1)
    edges, number = np.unique(pairs, axis=0, return_inverse=True)
    ab, bc, ca = (number.reshape(3, -1) + len(surface.vertices)).astype(int)
    fine = [np.c_[a, ab, ca], np.c_[b, bc, ab], np.c_[c, ca, bc], np.c_[ab, bc, ca]]

    def carried(values: Array) -> Array:
        return np.concatenate([values, values[edges].mean(1)])

    triangles = np.vstack([surface.triangles[~split], *fine])
    wider = np.concatenate([near, near[edges].all(1)])
    finer = {name: carried(values) for name, values in fields.items()}
    return Surface(carried(surface.vertices), triangles), finer, wider


def cylinder(radius: float, length: float, sides: int = 96) -> Surface:
    """Along x, its middle at 0; its ends have corners of their own: edges stay sharp."""
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.column_stack((np.sin(angle), np.cos(angle))) * radius
    ends = [np.column_stack((np.full(sides, x), ring)) for x in (-length / 2, length / 2)]
    points = np.vstack([*ends, *ends, [[-length / 2, 0, 0], [length / 2, 0, 0]]])
    i, j = np.arange(sides), (np.arange(sides) + 1) % sides
    caps = np.full(sides, 4 * sides)
    faces = [
        np.column_stack((i, j, sides + i)),
        np.column_stack((j, sides + j, sides + i)),
        np.column_stack((caps, 2 * sides + j, 2 * sides + i)),
        np.column_stack((caps + 1, 3 * sides + i, 3 * sides + j)),
    ]
    return Surface(points, np.vstack(faces))


def block(low: Array, high: Array) -> Surface:
    """A box between two corners; each face has corners of its own."""
    corners, faces = [], []
    for axis in range(3):
        for end, outward in ((low, -1), (high, 1)):
            one, two = (axis + 1) % 3, (axis + 2) % 3
            start = len(corners)
            for first, second in ((low, low), (high, low), (high, high), (low, high)):
                corner = np.empty(3)
                corner[axis], corner[one], corner[two] = end[axis], first[one], second[two]
                corners.append(corner)
            order = (0, 1, 2, 3) if outward > 0 else (0, 3, 2, 1)
            a, b, c, d = (start + k for k in order)
            faces += [(a, b, c), (a, c, d)]
    return Surface(np.array(corners), np.array(faces))
