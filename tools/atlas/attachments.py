"""Where each muscle starts and ends, as vertices of its mesh near bone."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from trimesh import Trimesh

from .meshes import Meshes, surface_points

MUSCLES = (
    "gluteus_maximus",
    "gluteus_medius",
    "gluteus_minimus",
    "piriformis",
    "tensor_fasciae_latae",
    "quadratus_femoris",
    "semitendinosus",
    "semimembranosus",
    "adductor_magnus",
)

TRACT = 802  # mm, height up to which the maximus runs into the iliotibial tract

Mask = NDArray[np.bool_]


@frozen
class Attachments:
    """Of one mesh, (vertices,): which lie where the muscle starts, and where it ends."""

    origin: Mask
    insertion: Mask


@frozen
class Bones:
    """The right femur, and the pelvis with the sacrum, as points to measure distances to."""

    pelvis: cKDTree
    femur: cKDTree

    @classmethod
    def of(cls, found: Meshes) -> Bones:
        pelvis = surface_points(found["hip_bone", "right"], found["sacrum", "middle"])
        return cls(cKDTree(pelvis), cKDTree(surface_points(found["femur", "right"])))


def attachments(name: str, mesh: Trimesh, bones: Bones) -> Attachments:
    """Levels and distances in mm hold for this one body; right side only."""
    points = np.asarray(mesh.vertices)
    pelvis, femur = (tree.query(points)[0] for tree in (bones.pelvis, bones.femur))
    x, z = points[:, 0], points[:, 2]
    ends: dict[str, tuple[Mask, Mask]] = {
        "gluteus_maximus": (
            (pelvis < 8) & (z > 770) & ((z > 845) | (x > -35)),
            _lateral_rim(x, z),
        ),
        "piriformis": (x > -36, femur < 8),
        "tensor_fasciae_latae": (z > z.max() - 18, z < z.min() + 10),
        "quadratus_femoris": ((pelvis < 6) & (femur > 15), femur < 6),
        "semitendinosus": (z > z.max() - 14, z < 565),
        "semimembranosus": (z > z.max() - 14, z < 565),
        "adductor_magnus": (pelvis < 6, femur < 6),
    }
    origin, insertion = ends.get(name, ((pelvis < 5) & (femur > 12), femur < 5))
    return Attachments(origin & ~insertion, insertion)


def _lateral_rim(x: NDArray, z: NDArray) -> Mask:
    """The outer edge, where the maximus runs into the iliotibial tract and the femur."""
    rim = np.zeros(len(x), bool)
    for level in np.arange(z.min(), TRACT, 4):
        slab = np.abs(z - level) < 4
        if slab.any():
            rim |= slab & (x < x[slab].min() + (14 if level > 700 else 25))
    return rim
