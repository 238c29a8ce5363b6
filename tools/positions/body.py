"""The neutral, clothed body at rest."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from scipy import sparse

from . import clothes
from .head import HEAD, Rigid, head, toe_caps
from .mesh import Bone, Person
from .surfaces import averaging, faired, normals, vertex_areas
from .turning import Array

FLUFF = {"shirt": 0.5, "shorts": 0.6, "shoe": 0.35}  # cm of cloth over the skin
SEAT = (-13.0, 11.0, 5.0, 8.0)  # where the thigh's weight goes to the pelvis: y, dy, z, dz


@frozen
class Body:
    """skin: the person's own skin; rest: the same vertices, neutral and clothed, (n, 3) cm.

    fields: name → signed distance, cm, above 0 inside that garment. hidden: vertices that the
    head and the toe caps (solids) stand in for. share: bone name's beginning → weight.
    """

    person: Person
    rest: Array
    weights: sparse.csr_matrix
    average: sparse.csr_matrix
    fields: dict[str, Array]
    hidden: Array
    solids: tuple[Rigid, ...]

    @property
    def bones(self) -> dict[str, Bone]:
        return {bone.name: bone for bone in self.person.bones}

    @property
    def triangles(self) -> Array:
        return self.person.triangles

    @property
    def sole(self) -> float:
        """The level of the soles at rest."""
        return float(min(part.surface.vertices[:, 1].min() for part in self.solids[1:]))

    def share(self, *starts: str) -> Array:
        """How far each vertex follows bones whose names start so, 0 to 1."""
        return _share(self.person.bones, self.weights, starts)


def _share(bones: tuple[Bone, ...], weights: sparse.csr_matrix, starts: tuple[str, ...]) -> Array:
    columns = [i for i, bone in enumerate(bones) if bone.name.startswith(starts)]
    return np.asarray(weights[:, columns].sum(1)).ravel()


def neutral(person: Person) -> Body:
    """Without face, toes, chest or cleft; with shirt, shorts, shoes and hair."""
    skin = person.skin
    average = averaging(person.triangles, len(skin))
    weights = _seated(person, skin)

    def share(*starts: str) -> Array:
        return _share(person.bones, weights, starts)

    crown = head(skin, person.triangles, share(*HEAD))
    caps = toe_caps(skin, share("toe", "foot"), person.bones)
    points = _without_chest(person, _chest_faired(skin, average, share), share)
    points = _pelvis_faired(points, average, share)
    limbs = share("upperarm", "lowerarm", "upperleg", "lowerleg", "foot")
    points = faired(points, average, limbs * 1.3 - 0.2, 14, 0.6, -0.4)
    fields = clothes.fields(points, person.bones, share)
    outward = normals(points, person.triangles)
    for name, thick in FLUFF.items():
        points = points + outward * (thick * np.clip(fields[name] / 1.5, 0, 1))[:, None]
    level = min(part.surface.vertices[:, 1].min() for part in caps)
    points[:, 1] = np.maximum(points[:, 1], level)  # flat soles
    ankle = next(bone.head for bone in person.bones if bone.name == "foot.L")
    toes = (share("toe") > 0.7) & (skin[:, 2] > ankle[2] + 9)
    hidden = (share(*HEAD) > 0.45) | toes
    return Body(person, points, weights, average, fields, hidden, (crown, *caps))


def _seated(person: Person, skin: Array) -> sparse.csr_matrix:
    """The buttock's skin belongs to the pelvis, else it collapses when the hip bends."""
    y0, dy, z0, dz = SEAT
    share = _eased((skin[:, 1] - y0) / dy) * _eased((z0 - skin[:, 2]) / dz)
    column = {bone.name: i for i, bone in enumerate(person.bones)}
    weights = person.weights.toarray()
    for side in "LR":
        for thigh in ("upperleg01.", "upperleg02."):
            moved = weights[:, column[thigh + side]] * share
            weights[:, column[thigh + side]] -= moved
            weights[:, column["pelvis." + side]] += moved
    return sparse.csr_matrix(weights)


def _eased(share: Array) -> Array:
    share = np.clip(share, 0, 1)
    return share**2 * (3 - 2 * share)


def _chest_faired(skin: Array, average: sparse.csr_matrix, share) -> Array:
    chest = share("spine", "breast", "clavicle", "shoulder") * 1.2 * (skin[:, 1] < 56)
    return faired(skin, average, chest, 60, 0.6, -0.35)


def _without_chest(person: Person, points: Array, share, reach: float = 4.2) -> Array:
    """The front of the chest as one even surface: no relief."""
    outward = normals(points, person.triangles)
    x, y, z = points.T
    source = (np.abs(x) < 15) & (y > 14) & (y < 54) & (outward[:, 2] > 0.25) & (z > -2)
    source &= share("upperarm", "lowerarm") < 0.3
    edges = ((14.5 - np.abs(x)) / 4, (y - 20) / 6, (52 - y) / 6, (outward[:, 2] - 0.1) / 0.3)
    change = np.prod([np.clip(edge, 0, 1) for edge in edges], axis=0) * source
    found = np.flatnonzero(change)
    apart = ((points[found][:, None, :2] - points[source][None, :, :2]) ** 2).sum(2)
    kernel = np.exp(-apart / (2 * reach**2)) * vertex_areas(points, person.triangles)[source]
    level = (kernel @ z[source]) / kernel.sum(1)
    points = points.copy()
    points[found, 2] += change[found] * (level - points[found, 2])
    return points


def _pelvis_faired(points: Array, average: sparse.csr_matrix, share) -> Array:
    pelvis = np.clip(share("pelvis", "root", "spine05", "upperleg01") * 1.2, 0, 1)
    middle = np.exp(-((points[:, 0] / 3.2) ** 2)) * pelvis * (points[:, 1] < 14)
    points = faired(points, average, middle, 60, 0.7, 0)
    return faired(points, average, pelvis, 20, 0.5, -0.4)
