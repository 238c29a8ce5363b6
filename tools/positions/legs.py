"""Where feet go."""

from __future__ import annotations

import numpy as np

from .figure import Figure
from .poses import Foot
from .surfaces import normals
from .turning import LETTER, SIGN, Array, about_x, about_y, across, unit

OTHER = {"left": "right", "right": "left"}
STEP = 0.8  # share of a gap that is closed at a time


def place(figure: Figure, side: str) -> None:
    """One foot, as the pose says."""
    foot = figure.pose.foot[side]
    if foot.kind == "crossed":
        _cross(figure, side, foot)
    else:
        _stand(figure, side, foot)


def _stand(figure: Figure, side: str, foot: Foot) -> None:
    """Flat on the floor, or with its toes on it behind the knee."""
    limb, sign = f"{side} foot", SIGN[side]
    ankle = figure.skeleton.bones[f"foot.{LETTER[side]}"].head
    level = ankle[1] - figure.skin.body.sole
    target = figure.shifted(limb, (foot.at[0], level, foot.at[1]))
    turn = about_y(foot.heading * sign) @ about_x(foot.pitch)
    figure.misses[limb] = figure.skeleton.reach("leg", side, target, np.array(foot.knee), turn)
    if foot.kind != "flat":
        figure.renew()
        figure.shift_by(limb, np.array([0, -STEP * figure.lowest_of_foot(side), 0]))


def _cross(figure: Figure, side: str, foot: Foot) -> None:
    """The ankle just above the other knee, the shin laid on that thigh."""
    limb, skeleton, letter = f"{side} foot", figure.skeleton, LETTER[OTHER[side]]
    hip, knee = skeleton.at(f"upperleg01.{letter}"), skeleton.at(f"lowerleg01.{letter}")
    thigh = unit(knee - hip)
    up = across((0, 1, 0), thigh)
    figure.shift.setdefault(limb, 9 * up)
    beyond = np.array([-SIGN[side] * foot.over, 0, 0])
    target = figure.shifted(limb, knee - thigh * foot.along + beyond)
    figure.misses[limb] = skeleton.reach("leg", side, target, np.array(foot.knee), None)
    shin = skeleton.turns[f"lowerleg02.{LETTER[side]}"]
    skeleton.held[f"foot.{LETTER[side]}"] = shin @ about_x(foot.pitch)
    figure.renew()
    figure.shift_by(limb, STEP * (0.1 - gap(figure, side)) * up)


def gap(figure: Figure, side: str) -> float:
    """How far the shin and ankle of one side lie off the other leg, cm; below 0 inside."""
    rest, body = figure.skin.body.rest, figure.skin.body
    mine = np.sign(rest[:, 0]) == SIGN[side]
    shin = mine & (body.share("lowerleg", "foot") > 0.6) & (rest[:, 1] < -45)
    thigh = ~mine & (body.share("upperleg", "lowerleg01") > 0.6)
    outward = normals(figure.points, body.triangles)[thigh]
    one, two = figure.points[shin], figure.points[thigh]
    near = _nearest(one, two)
    return float(((one - two[near]) * outward[near]).sum(1).min())


def _nearest(one: Array, two: Array) -> Array:
    """For each of one the number of the nearest of two."""
    return ((one[:, None] - two[None]) ** 2).sum(2).argmin(1)
