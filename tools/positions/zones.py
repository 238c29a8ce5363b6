"""Where a point of the body lies in the atlas, and how far from what must not be pressed."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from glute_lessons.anatomy.atlas import Atlas, View
from glute_lessons.anatomy.geometry import Area, inside, to_edge
from tools.atlas.skin import BaseMesh, fitted

from .mesh import CM, Person
from .surfaces import normals
from .turning import Array

VIEWS = ("posterior", "right_lateral")
KEPT_OFF = ("pass_over", "never_press")


@frozen
class Site:
    """One point in one view. at: u, v in mm; faces: how squarely it faces the viewer, 0 to 1;
    clear: kind of zone → mm to its nearest place, below 0 inside it."""

    view: str
    at: tuple[float, float]
    faces: float
    kind: str | None
    clear: dict[str, float]

    @property
    def safe(self) -> bool:
        return self.kind == "press" and min(self.clear.values()) >= 10


@frozen
class Mapping:
    """The person's skin laid over the atlas's bones. points, outward: (skin, 3), body frame of
    the atlas, mm."""

    atlas: Atlas
    points: Array
    outward: Array

    def in_view(self, view: View) -> tuple[Array, Array]:
        """u, v of every vertex, mm, and how squarely it faces the viewer."""
        axes = np.array(view.axes, float)
        return self.points @ axes[:2].T, self.outward @ axes[2]

    def sites(self, corners: Array, weights: Array) -> list[Site]:
        """A point of the surface in every view, the one that sees it best first."""
        found = [self._site(self.atlas.view(name), corners, weights) for name in VIEWS]
        return sorted(found, key=lambda site: -site.faces)

    def _site(self, view: View, corners: Array, weights: Array) -> Site:
        spots, faces = self.in_view(view)
        u, v = (float(value) for value in weights @ spots[corners])
        clear = {kind: distance(view, kind, (u, v)) for kind in KEPT_OFF}
        facing = float(weights @ faces[corners])
        return Site(view.id, (u, v), facing, view.kind_at((u, v)), clear)


def distance(view: View, kind: str, point: tuple[float, float]) -> float:
    """mm from a point to the nearest place of a kind of zone, below 0 inside."""
    return min(_signed(area, point) for area in view.places(kind).values())


def _signed(area: Area, point: tuple[float, float]) -> float:
    far = to_edge(point, area)
    return -far if inside(area, point) else far


def mapped(person: Person, atlas: Atlas) -> Mapping:
    """By the landmarks that the atlas's own skin is laid by: hip on hip, hip to knee as scale."""
    base = BaseMesh(person.everything / CM, person.groups)
    places = {name: np.array(at) for name, at in atlas.landmarks.items()}
    points = fitted(base, places)[0][person.used]
    return Mapping(atlas, points, normals(points, person.triangles))


def point_at(mapping: Mapping, triangles: Array, view: str, at: tuple[float, float]):
    """The surface point that a view shows at u, v: its triangle's corners and their weights.

    Raises ValueError where the view shows no skin.
    """
    spots, faces = mapping.in_view(mapping.atlas.view(view))
    depth = mapping.points @ np.array(mapping.atlas.view(view).axes[2], float)
    a, b, c = (spots[triangles[:, i]] - at for i in range(3))
    parts = np.stack([_area(b, c), _area(c, a), _area(a, b)], 1)
    whole = parts.sum(1)
    hit = np.flatnonzero((np.abs(whole) > 1e-9) & (parts * np.sign(whole)[:, None] >= 0).all(1))
    hit = hit[(faces[triangles[hit]] > 0).all(1)]
    if not len(hit):
        raise ValueError(f"The {view} view shows no skin at {at}.")
    nearest = max(hit, key=lambda face: depth[triangles[face]].mean())
    return triangles[nearest], parts[nearest] / whole[nearest]


def _area(one: Array, other: Array) -> Array:
    return one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
