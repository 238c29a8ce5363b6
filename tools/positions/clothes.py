"""Garments as signed distances, cm: above 0 inside."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .head import HEAD, SOLE
from .mesh import Bone
from .turning import Array, unit

GARMENTS = ("shirt", "shorts", "shoe", "sole", "hair")
OUT = -9.0
SLEEVE = 13.5  # cm from the shoulder joint
HEM = 17.5  # level of the shirt's lower edge
WAIST = 20.0
LEG = -17.5  # level of the shorts' lower edge
COLLAR = -75.5  # level of the shoes' upper edge


def fields(points: Array, bones: tuple[Bone, ...], share: Callable[..., Array]) -> dict[str, Array]:
    """For each garment a value per vertex of the body at rest."""
    x, y, _ = points.T
    arm = share("upperarm", "lowerarm", "wrist", "finger", "metacarpal") > 0.3
    top = share(*HEAD) > 0.5
    shorts = np.where(np.abs(x) < 24, np.minimum(WAIST - y, y - LEG), OUT)
    below = y < -40
    level = y[below].min()
    return {
        "shirt": np.where(top | (y > 66), OUT, _shirt(points, bones, share)),
        "shorts": np.where(arm, OUT, shorts),
        "shoe": np.where(below, COLLAR - y, OUT),
        "sole": np.where(below, level + SOLE - y, OUT),
        "hair": np.where(top, 5.0, OUT),
    }


def _shirt(points: Array, bones: tuple[Bone, ...], share: Callable[..., Array]) -> Array:
    x, y, z = points.T
    ends = {bone.name: bone.head for bone in bones}
    found = np.full(len(points), OUT)
    for side in "LR":
        shoulder, elbow = ends["upperarm01." + side], ends["lowerarm01." + side]
        along = (points - shoulder) @ unit(elbow - shoulder)
        sleeve = (np.sign(x) == np.sign(shoulder[0])) & (np.abs(x) > 15)
        found = np.where(sleeve, SLEEVE - along, found)
    slope = unit([0, 1, 0.32])
    neck = points - (0, 56.0, 0)
    opening = np.linalg.norm(neck - (neck @ slope)[:, None] * slope, axis=1) - 8.6
    trunk = np.minimum(np.maximum(opening, (54.5 - 0.30 * z) - y), y - HEM)
    found = np.where(np.abs(x) <= 15, trunk, found)
    found[share("lowerarm", "wrist", "finger", "metacarpal") > 0.3] = OUT
    return found
