"""Where the viewer stands."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import define

from .turning import Array, unit

FAR = 520.0  # cm from the middle of the scene


@define(slots=False)
class Camera:
    """azimuth: 0 = in front of the person, -90 = at their right; elevation: above, degrees.

    A picture's frame: u to the right, v up, both cm at the middle; w towards the viewer.
    """

    azimuth: float
    elevation: float
    middle: tuple[float, float, float]

    @cached_property
    def toward(self) -> Array:
        """From the middle to the viewer."""
        a, e = np.radians((self.azimuth, self.elevation))
        return np.array([np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e)])

    @cached_property
    def right(self) -> Array:
        return unit(np.cross([0, 1, 0], self.toward))

    @cached_property
    def up(self) -> Array:
        return np.cross(self.toward, self.right)

    def project(self, points: Array) -> Array:
        """(..., 3) in space → (..., 3) as u, v, w."""
        steps = np.asarray(points, float) - self.middle
        u, v, w = steps @ self.right, steps @ self.up, steps @ self.toward
        larger = FAR / (FAR - w)
        return np.stack([u * larger, v * larger, w], -1)

    def sight(self, points: Array) -> Array:
        """From each point to the viewer."""
        return np.array(self.middle) + self.toward * FAR - points
