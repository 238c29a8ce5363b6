"""What a body can rest on: floor, wall, roller, ball and chair, as distances and as meshes."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from attrs import frozen

from .poses import Furniture
from .surfaces import Surface, block, cylinder, sphere
from .turning import Array, about_y, frame

BALL = 3.25  # cm, radius: a ball of 6.5 cm
ROLLER = 7.5  # cm, radius: a roller of 15 cm
ROLLER_LENGTH = 45.0
HIGH = {"chair": 45.0, "table": 82.0}  # cm, of the top
WIDE = {"chair": 40.0, "table": 56.0}
THICK, LEG, BACK_HIGH = 3.5, 3.2, 84.0


class Support(Protocol):
    """A rigid thing. name: as in the drawings."""

    name: str

    def outside(self, points: Array) -> Array:
        """cm from each point to the surface, below 0 inside."""

    def pushed_out(self, points: Array) -> Array:
        """The same points, those inside laid on the surface."""


@frozen
class Plane:
    """Everything on the far side of a level along one axis: 1 = up, 2 = front."""

    name: str
    axis: int
    level: float = 0.0

    def outside(self, points: Array) -> Array:
        return points[:, self.axis] - self.level

    def pushed_out(self, points: Array) -> Array:
        points = points.copy()
        points[:, self.axis] = np.maximum(points[:, self.axis], self.level)
        return points


@frozen
class Ball:
    """A ball; or, with an axis, a cylinder along it."""

    name: str
    centre: Array
    radius: float
    axis: Array | None = None

    def outside(self, points: Array) -> Array:
        across, along = self._parts(points)
        far = np.linalg.norm(across, axis=1) - self.radius
        return np.maximum(far, np.abs(along) - ROLLER_LENGTH / 2)

    def pushed_out(self, points: Array) -> Array:
        across, along = self._parts(points)
        far = np.linalg.norm(across, axis=1)
        step = np.maximum(self.radius - far, 0) / np.maximum(far, 1e-6)
        step[np.abs(along) > ROLLER_LENGTH / 2] = 0
        return points + across * step[:, None]

    def _parts(self, points: Array) -> tuple[Array, Array]:
        """Steps from the middle: those across the axis, and how far along it."""
        away = points - self.centre
        if self.axis is None:
            return away, np.zeros(len(points))
        along = away @ self.axis
        return away - np.outer(along, self.axis), along

    def surface(self) -> Surface:
        if self.axis is not None:
            solid, turn = cylinder(self.radius, ROLLER_LENGTH), frame(self.axis, (0, 1, 0))
            return Surface(solid.vertices @ turn.T + self.centre, solid.triangles)
        solid = sphere(4)
        return Surface(solid.vertices * self.radius + self.centre, solid.triangles)


@frozen
class Top:
    """A chair or a table. Only what stands over its top is pushed out, to the top."""

    name: str
    place: Furniture

    @property
    def high(self) -> float:
        return HIGH[self.name]

    def outside(self, points: Array) -> Array:
        shifted = points - (self.place.at[0], 0, self.place.at[1])
        x, _, z = (shifted @ about_y(self.place.heading)).T
        over = np.maximum(np.abs(x), np.abs(z)) < WIDE[self.name] / 2
        near = over & (points[:, 1] > self.high - 8)
        return np.where(near, points[:, 1] - self.high, 99.0)

    def pushed_out(self, points: Array) -> Array:
        points = points.copy()
        points[:, 1] -= np.minimum(self.outside(points), 0)
        return points

    def parts(self) -> list[Surface]:
        """Top, four legs, and a chair's back: two posts and a board. Its front looks to +z."""
        half, top = WIDE[self.name] / 2, self.high - THICK
        boxes = [((-half, top, -half), (half, self.high, half))]
        for x in (-half, half - LEG):
            boxes.append(((x, 0, half - LEG), (x + LEG, top, half)))
            boxes.append(((x, 0, -half), (x + LEG, top, -half + LEG)))
        if self.name == "chair":
            boxes += _back(half)
        turn, shift = about_y(self.place.heading), np.array((self.place.at[0], 0, self.place.at[1]))
        solids = [block(np.array(low), np.array(high)) for low, high in boxes]
        return [Surface(s.vertices @ turn.T + shift, s.triangles) for s in solids]


def _back(half: float) -> list:
    boxes = [
        ((x, HIGH["chair"], -half), (x + LEG, BACK_HIGH, -half + LEG)) for x in (-half, half - LEG)
    ]
    board = (-half + LEG, BACK_HIGH - 20, -half + 0.6), (half - LEG, BACK_HIGH - 2, -half + 2.6)
    return [*boxes, board]
