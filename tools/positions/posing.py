"""Puts the body into a pose: limbs, tool and root, adjusted until all of it fits."""

from __future__ import annotations

import numpy as np

from . import arms, legs
from .figure import Figure
from .poses import Pose
from .skinning import Skin
from .supports import BALL, ROLLER, Ball
from .turning import SIGN, Array, about_y, across
from .zones import Mapping

ROUNDS = 24
STILL = 0.002  # cm: when nothing moves more than that, it fits
MISS = 0.5  # cm, the most that a limb may miss its target


class OutOfReach(ValueError):
    """A pose whose targets cannot be reached."""


def fitted(name: str, pose: Pose, skin: Skin, mapping: Mapping) -> Figure:
    """Raises OutOfReach, which names the pose, the limb and the miss in cm."""
    figure = Figure.begun(name, pose, skin, mapping)
    for _ in range(ROUNDS):
        before = figure.points
        for side in SIGN:  # the left leg first: a crossed right one lies on it
            legs.place(figure, side)
        figure.renew()
        for side in SIGN:
            arms.place(figure, side)
        figure.renew()
        figure.move(_settling(figure))
        if np.abs(figure.points - before).max() < STILL:
            break
    for limb, miss in figure.misses.items():
        if miss > MISS:
            raise OutOfReach(f"{name}: the {limb} misses its target by {miss:.1f} cm.")
    return figure


def _settling(figure: Figure) -> Array:
    """The step of the root after which the body lies on its tool, or a part of it rests."""
    contact, settle = figure.pose.contact, figure.pose.settle
    if contact and contact.tool != "hand":
        return _onto_tool(figure)
    if settle is None:
        return np.zeros(3)
    low = figure.points[figure.part(settle.part), 1].min()
    return np.array([0, settle.level - settle.compression - low, 0])


def _onto_tool(figure: Figure) -> Array:
    """Lays the tool against the contact; the root then moves so that the tool lies on the floor
    or at the wall."""
    contact = figure.pose.contact
    radius = BALL if contact.tool == "ball" else ROLLER
    at, outward = figure.touched()
    along = about_y(contact.turn) @ np.array([1.0, 0, 0]) if contact.tool == "roller" else None
    if along is not None:
        outward = across(outward, along)
    centre = at + outward * (radius - contact.compression)
    step, axis = np.zeros(3), 1 if contact.rests == "floor" else 2
    step[axis] = radius - centre[axis]
    if along is not None:  # its middle under the pelvis
        centre = centre + along * ((figure.skeleton.root - centre) @ along)
    figure.tool = Ball(contact.tool, centre + step, radius, along)
    return step
