"""Rotations as 3 × 3 matrices; angles in degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
SIGN = {"left": 1.0, "right": -1.0}
LETTER = {"left": "L", "right": "R"}


def unit(vector: ArrayLike) -> Array:
    """The same direction, 1 long; works on rows."""
    vector = np.asarray(vector, float)
    return vector / (np.linalg.norm(vector, axis=-1, keepdims=True) + 1e-12)


def about(axis: ArrayLike, degrees: float) -> Array:
    """A turn about an axis, by the right-hand rule."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def about_x(degrees: float) -> Array:
    """Forward bend: up tips to the front."""
    return about((1, 0, 0), degrees)


def about_y(degrees: float) -> Array:
    """To the body's left."""
    return about((0, 1, 0), degrees)


def about_z(degrees: float) -> Array:
    """Up tips to the body's right."""
    return about((0, 0, 1), degrees)


def across(vector: ArrayLike, axis: ArrayLike) -> Array:
    """The part of a vector at right angles to an axis, made 1 long."""
    axis = unit(axis)
    vector = np.asarray(vector, float)
    return unit(vector - (vector @ axis) * axis)


def frame(first: ArrayLike, second: ArrayLike) -> Array:
    """Columns: the first direction, the second made square to it, and their cross product."""
    one, two = unit(first), across(second, first)
    return np.column_stack((one, two, np.cross(one, two)))


def twist(rotation: Array, axis: ArrayLike) -> float:
    """How far a rotation turns about an axis, degrees in (-180, 180]."""
    axis = unit(axis)
    doubled = np.array(
        [
            rotation[2, 1] - rotation[1, 2],
            rotation[0, 2] - rotation[2, 0],
            rotation[1, 0] - rotation[0, 1],
        ]
    )
    angle = np.arctan2(doubled @ axis, 1 + np.trace(rotation))
    return float((2 * np.degrees(angle) + 180) % 360 - 180)


def between(one: ArrayLike, other: ArrayLike) -> float:
    """The angle between two directions."""
    return float(np.degrees(np.arccos(np.clip(unit(one) @ unit(other), -1, 1))))
