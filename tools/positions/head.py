"""Parts that stand in for detail: a plain head with ears, and the toes of the shoes."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from scipy.spatial import ConvexHull

from .mesh import Bone
from .surfaces import Surface, Triangles, normals, sphere, vertex_areas
from .turning import Array, about_x, unit

HEAD = ("head", "jaw", "oris", "levator", "oculi", "orbic", "risor", "tempor", "special")
HEAD += ("tongue", "eye")
SOLE = 1.5  # cm of the shoe
TOE = 0.45  # cm of shoe over the toes


@frozen
class Rigid:
    """A part that moves with one bone. fields: as in Body."""

    bone: str
    surface: Surface
    fields: dict[str, Array]


def head(skin: Array, triangles: Triangles, share: Array, reach: float = 15.0) -> Rigid:
    """An egg: the outer radius of the head, evened over `reach` degrees; and two ears."""
    part = share > 0.6
    low, high = skin[part].min(0), skin[part].max(0)
    centre = np.array([0, high[1] - 10.8, (high[2] + low[2]) / 2 - 0.6])
    away = skin - centre
    radius = np.linalg.norm(away, axis=1)
    away = away / radius[:, None]
    outer = part & ((normals(skin, triangles) * away).sum(1) > 0.45)
    outer &= (np.abs(skin[:, 0]) < 7.4) & (skin[:, 1] > centre[1] - 13)
    ball = sphere(4)
    kernel = np.exp((ball.vertices @ away[outer].T - 1) / np.radians(reach) ** 2)
    kernel *= vertex_areas(skin, triangles)[outer]
    egg = ball.vertices * ((kernel @ radius[outer]) / kernel.sum(1))[:, None] * (0.95, 1, 1)
    widest = np.abs(egg[np.abs(egg[:, 1]) < 3, 0]).max()
    ear = (ball.vertices * (1.0, 3.1, 1.8)) @ about_x(-12).T + (0, -1.4, -0.6)
    parts = [egg, ear + (widest - 0.1, 0, 0), ear - (widest - 0.1, 0, 0)]
    count = len(ball.vertices)
    faces = np.vstack([ball.triangles + k * count for k in range(3)])
    hair = np.full(3 * count, -9.0)
    hair[:count] = egg @ unit([0, 0.62, -0.78]) + 0.2
    return Rigid("head", Surface(np.vstack(parts) + centre, faces), {"hair": hair})


def toe_caps(skin: Array, share: Array, bones: tuple[Bone, ...]) -> list[Rigid]:
    """The front of each shoe: the hull of the forefoot, rounded."""
    caps = []
    for bone in (bone for bone in bones if bone.name in ("foot.L", "foot.R")):
        same = np.sign(skin[:, 0]) == np.sign(bone.head[0])
        forefoot = skin[(share > 0.5) & same & (skin[:, 2] > bone.head[2] + 6.5)]
        points = _rounded_hull(forefoot)
        level = points[:, 1].min()
        fields = {"shoe": np.full(len(points), 5.0), "sole": level + SOLE - points[:, 1]}
        caps.append(Rigid(bone.name, Surface(points, sphere(3).triangles), fields))
    return caps


def _rounded_hull(points: Array) -> Array:
    """Where rays from the middle leave the hull, and a little farther; flat below."""
    middle, rays = points.mean(0), sphere(3).vertices
    planes = ConvexHull(points).equations
    toward = rays @ planes[:, :3].T
    inside = -(planes[:, :3] @ middle + planes[:, 3])
    far = np.where(toward > 1e-6, inside / np.maximum(toward, 1e-6), 1e9).min(1)
    found = middle + rays * (far + TOE)[:, None]
    found[:, 1] = np.maximum(found[:, 1], points[:, 1].min())
    return found
