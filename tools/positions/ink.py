"""Inner lines: where the surface turns away from the viewer and something lies behind it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy import ndimage
from shapely.geometry import LineString

from .camera import Camera
from .raster import Picture
from .surfaces import Surface, normals
from .turning import Array

STEP = 0.2  # cm between points
OFF = 0.05  # cm that thinning may move a point

Key = tuple[int, int]


@frozen
class Pen:
    """jump: cm that what lies behind a line is farther away at least; shortest: cm."""

    jump: float
    shortest: float


BODY, HAND = Pen(0.9, 2.2), Pen(0.22, 0.8)


def lines(surface: Surface, camera: Camera, picture: Picture, pen: Pen = BODY) -> list[LineString]:
    """The visible inner lines of one surface; the outer ones are the silhouette."""
    found = []
    for points in _chains(*_crossings(surface, camera)):
        seen = camera.project(points)
        found += _visible(seen, np.allclose(points[0], points[-1]), picture, pen)
    return found


def _crossings(surface: Surface, camera: Camera) -> tuple[list[tuple[Key, Key]], dict[Key, Array]]:
    """On each triangle the line where its normal is square to the sight."""
    outward = normals(surface.vertices, surface.triangles)
    facing = (outward * camera.sight(surface.vertices)).sum(1)
    front = facing > 0
    corners = front[surface.triangles]
    steps, places = [], {}
    for face in surface.triangles[corners.any(1) & ~corners.all(1)]:
        ends = []
        for a, b in ((0, 1), (1, 2), (2, 0)):
            i, j = sorted((int(face[a]), int(face[b])))
            if front[i] != front[j]:
                share = facing[i] / (facing[i] - facing[j])
                places[i, j] = surface.vertices[i] * (1 - share) + surface.vertices[j] * share
                ends.append((i, j))
        steps.append((ends[0], ends[1]))
    return steps, places


def _chains(steps: list[tuple[Key, Key]], places: dict[Key, Array]) -> Iterator[Array]:
    """Steps put in a row: the points of each chain."""
    next_to: dict[Key, list[Key]] = {}
    for one, other in steps:
        next_to.setdefault(one, []).append(other)
        next_to.setdefault(other, []).append(one)
    gone: set[frozenset[Key]] = set()
    ends = [key for key, near in next_to.items() if len(near) != 2]
    for start in [*ends, *next_to]:
        for second in next_to[start]:
            if frozenset((start, second)) not in gone:
                chain = _walk(start, second, next_to, gone)
                if len(chain) > 2:
                    yield np.array([places[key] for key in chain])


def _walk(start: Key, second: Key, next_to: dict, gone: set) -> list[Key]:
    chain = [start, second]
    gone.add(frozenset(chain))
    while len(next_to[chain[-1]]) == 2:
        on = [key for key in next_to[chain[-1]] if frozenset((chain[-1], key)) not in gone]
        if not on:
            break
        gone.add(frozenset((chain[-1], on[0])))
        chain.append(on[0])
    return chain


def _visible(seen: Array, closed: bool, picture: Picture, pen: Pen) -> list[LineString]:
    """seen: u, v, w along a chain."""
    along = np.r_[0, np.cumsum(np.hypot(*np.diff(seen[:, :2], axis=0).T))]
    length = along[-1]
    if length < pen.shortest / 2:
        return []
    count = max(int(length / STEP), 8)
    at = np.linspace(0, length, count)
    points = np.stack([np.interp(at, along, axis) for axis in seen.T], 1)
    blur = min(0.7 * count / length, count / 4)
    even = ndimage.gaussian_filter1d(points, blur, axis=0, mode="wrap" if closed else "nearest")
    if not closed:
        even[0], even[-1] = points[0], points[-1]
    shown, number = ndimage.label(_shown(points, even, picture, pen))
    runs = [np.flatnonzero(shown == i) for i in range(1, number + 1)]
    long = [run for run in runs if len(run) * length / count >= pen.shortest]
    return [LineString(even[run[0] : run[-1] + 1, :2]).simplify(OFF) for run in long]


def _shown(points: Array, even: Array, picture: Picture, pen: Pen) -> NDArray[np.bool_]:
    """Where a line is in front, has a step in depth on one side and is no silhouette."""
    grid = picture.grid
    front = picture.depth[grid.cell(points)] <= points[:, 2] + pen.jump
    along = np.gradient(even[:, :2], axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
    across = np.column_stack((-along[:, 1], along[:, 0]))
    steps = [_step(points, side * across, picture) for side in (-1, 1)]
    step = np.maximum(*steps)
    edge = ndimage.binary_erosion(~np.isfinite(step), np.ones(5))
    shown = front & (step > pen.jump) & ~edge
    shown = ndimage.binary_closing(np.pad(shown, 6, mode="edge"), np.ones(9))[6:-6]
    return ndimage.binary_opening(shown, np.ones(5))


def _step(points: Array, way: Array, picture: Picture) -> Array:
    """How far what is seen beside a line lies behind it."""
    grid = picture.grid
    behind = np.full(len(points), np.inf)
    for cells in (2.5, 4.5):
        beside = points[:, :2] + way * cells * grid.pixel
        behind = np.minimum(behind, picture.depth[grid.cell(beside)])
    return points[:, 2] - behind
