"""Bony landmarks of the right side, measured on the meshes as they were read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .meshes import Meshes

Point = NDArray[np.float64]  # x, y, z in mm


def measure(found: Meshes) -> tuple[dict[str, Point], float]:
    """Landmarks by name, and the radius of the femoral head in mm.

    The levels that part one landmark from another hold for this one body.
    """
    femur = found["femur", "right"].vertices
    middle = (found[name, "middle"].vertices for name in ("sacrum", "lumbar_4", "lumbar_5"))
    centre, radius = _sphere(femur)
    return {
        **_hip(found["hip_bone", "right"].vertices),
        **_middle(*middle),
        "greater_trochanter": _most(femur[femur[:, 2] > 770], (-1, 0, 0)),
        "trochanter_tip": _most(femur[(femur[:, 2] > 780) & (femur[:, 0] < -121)], (0, 0, 1)),
        "hip_centre": centre,
        "knee_centre": femur[femur[:, 2] < 450].mean(0),
    }, radius


def _most(points: NDArray, way: tuple[float, float, float]) -> Point:
    """The point that lies farthest that way."""
    return points[(points @ np.array(way)).argmax()]


def _hip(hip: NDArray) -> dict[str, Point]:
    low, behind = hip[hip[:, 1] > -80], hip[hip[:, 2] < 800]
    sit_bone = (_most(low, (0, 0, -1)) + _most(behind, (0, 1, 0))) / 2
    return {
        "iliac_crest_top": _most(hip, (0, 0, 1)),
        "asis": _most(hip[hip[:, 2] > 860], (0, -1, 0)),
        "psis": _most(hip[hip[:, 2] > 870], (0, 1, 0)),
        "sit_bone": sit_bone,
    }


def _middle(sacrum: NDArray, fourth: NDArray, fifth: NDArray) -> dict[str, Point]:
    narrow = np.abs(sacrum[:, 0])
    return {
        "coccyx_tip": _most(sacrum[narrow < 12], (0, 0, -1)),
        "sacral_crest": _most(sacrum[(narrow < 10) & (sacrum[:, 2] > 900)], (0, 1, 0)),
        "lumbar_4_spine": _most(fourth, (0, 1, 0)),
        "lumbar_5_spine": _most(fifth, (0, 1, 0)),
    }


def _sphere(femur: NDArray) -> tuple[Point, float]:
    """Centre and radius of the sphere that fits the head of the femur best."""
    head = femur[(femur[:, 2] > 800) & (femur[:, 0] > -95)]
    system = np.column_stack((2 * head, np.ones(len(head))))
    solved = np.linalg.lstsq(system, (head**2).sum(1), rcond=None)[0]
    return solved[:3], float(np.sqrt(solved[3] + (solved[:3] ** 2).sum()))
