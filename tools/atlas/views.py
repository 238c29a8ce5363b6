"""The two views that the atlas shows a body in.

Body frame of the meshes, mm: +x the subject's left, +y back, +z up. A view's frame: u to the
right of the picture, v up, w towards the viewer.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray


@frozen
class View:
    """One way to look at the body.

    axes: rows give u, v, w in the body frame. window: u0, v0, u1, v1 of the picture, mm.
    sides: the sides that are drawn; without: what would show only because the meshes lack the
    muscles at the front of the thigh.
    """

    id: str
    axes: tuple[tuple[int, int, int], ...]
    window: tuple[float, float, float, float]
    sides: tuple[str, ...]
    without: tuple[str, ...] = ()

    def project(self, points: ArrayLike) -> NDArray[np.float64]:
        """Points or directions in the body frame, (..., 3) → (..., 3) as u, v, w."""
        return np.asarray(points, float) @ np.array(self.axes, float).T


POSTERIOR = View(
    "posterior",
    ((-1, 0, 0), (0, 0, 1), (0, 1, 0)),
    (-200, 560, 200, 1075),
    ("middle", "left", "right"),
)
RIGHT_LATERAL = View(
    "right_lateral",
    ((0, -1, 0), (0, 0, 1), (-1, 0, 0)),
    (-80, 560, 240, 1075),
    ("middle", "right"),
    ("adductor_magnus", "gracilis"),
)
VIEWS = (POSTERIOR, RIGHT_LATERAL)
