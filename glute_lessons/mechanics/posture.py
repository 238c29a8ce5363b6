"""From a posture to the force at the tool: statics of a body at rest (ME-33, ME-34).

Nothing here is measured for the buttock. Each posture says in plain sentences what it assumes.
Posture ids are those of the drawings in content/positions.toml, and "hands" the technique's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from .bands import Band
from .body import seat_share, share, weight_n
from .ranges import RANGES, checked, one_of

Support = Literal["floor", "wall", "hands"]

# Most of the thighs (ME-33). The ends keep relaxed hands within its 0.75 to 0.85 of body weight.
THIGH_PART = Band(0.6, 0.75, 0.9)
# How high the body's centre of mass is, over how high the ball is. ME-34 has 1.1; the ends are ours.
HEIGHT_RATIO = Band(1.0, 1.1, 1.2)
SMALL_LEAN_DEG = 10.0  # ME-35 calls 5 to 15 degrees the usual wall


@frozen
class Posture:
    """One way to press. name: short, for a bar or a menu. support: what the statics are.

    tools: ids of tools.TOOLS that go with it. uses: the arguments, beside body mass, that change
    its force, for the controls to show. side: on the floor, the part of the seat's load on the
    pressed buttock (ours, see says). feet: how many push. says: what is assumed, for the learner.
    """

    id: str
    name: str
    support: Support
    tools: tuple[str, ...]
    uses: tuple[str, ...]
    says: tuple[str, ...]
    evidence: tuple[str, ...]
    side: Band | None = None
    feet: int = 2


ROLLERS = ("foam_roller_soft", "foam_roller_firm")
BALLS = ("tennis_ball", "massage_ball", "lacrosse_ball")
_SEATED = ("hand_share", "foot_share")
_RESTS = (
    "Your head, arms and trunk rest on your seat, and most of your thighs.",
    "Your feet carry the rest. Hands and feet take off what you let them take.",
)
_HALF = "Both sides carry the same, so one buttock has half."
_NEARLY = "We take it that the pressed side has 70 to 90 % of what rests on the seat."
_FIGURE_FOUR = (
    "One foot is off the floor, so only half of the push of your feet is left.",
    "That foot no longer props your side: we add a tenth of the seat's load to the pressed side.",
)
_SHARED = "Your other buttock helps: we take it that the ball has 45 to 65 % of the seat's load."

_ALL = (
    Posture(
        "roller_both_sides", "Roller, both sides", "floor", ROLLERS, _SEATED,
        (*_RESTS, _HALF), ("ME-30", "ME-31", "ME-33"), Band(0.5, 0.5, 0.5),
    ),
    Posture(
        "roller_leaning", "Roller, leaning to one side", "floor", ROLLERS, _SEATED,
        (*_RESTS, _NEARLY), ("ME-30", "ME-31", "ME-33"), Band(0.7, 0.8, 0.9),
    ),
    Posture(
        "roller_figure_four", "Roller, figure four", "floor", ROLLERS, _SEATED,
        (*_RESTS, _NEARLY, *_FIGURE_FOUR), ("ME-30", "ME-31", "ME-33"), Band(0.8, 0.9, 1.0), 1,
    ),
    Posture(
        "ball_on_wall", "Ball on the wall", "wall", BALLS, ("lean_deg", "wall_friction"),
        (
            "Your body is straight and tilts about your feet. Ball and feet hold it.",
            "Your middle is about as high as the ball, or up to a fifth higher.",
            "At 0, the wall has no grip. Grip would make the press smaller.",
        ),
        ("ME-34", "ME-35"),
    ),
    Posture(
        "ball_on_floor", "Ball on the floor", "floor", BALLS, _SEATED,
        (*_RESTS, _SHARED), ("ME-30", "ME-31", "ME-33"), Band(0.45, 0.55, 0.65),
    ),
    Posture(
        "ball_on_floor_figure_four", "Ball on the floor, figure four", "floor", BALLS, _SEATED,
        (*_RESTS, _SHARED, *_FIGURE_FOUR), ("ME-30", "ME-31", "ME-33"), Band(0.55, 0.65, 0.75), 1,
    ),
    Posture(
        "hands", "Your hands", "hands", ("hands",), (),
        (
            "We found no figure for how hard people press with their own hands.",
            "We take the weight of one arm. The ends are a forearm with its hand, and both arms.",
        ),
        ("ME-30", "ME-31"),
    ),
)  # fmt: skip
POSTURES: Mapping[str, Posture] = MappingProxyType({each.id: each for each in _ALL})


def force_share(
    posture: str,
    *,
    lean_deg: float = RANGES["lean_deg"].default,
    wall_friction: float = RANGES["wall_friction"].default,
    hand_share: float = RANGES["hand_share"].default,
    foot_share: float = RANGES["foot_share"].default,
) -> Band:
    """The force at the pressed buttock as a share of body weight.

    All arguments are checked, also those that the posture does not use. Raises FieldFault.
    """
    chosen = POSTURES[one_of("posture", posture, POSTURES)]
    lean, grip = checked("lean_deg", lean_deg), checked("wall_friction", wall_friction)
    hands, feet = checked("hand_share", hand_share), checked("foot_share", foot_share)
    if chosen.side is not None:
        return _floor(chosen.side, hands + feet * chosen.feet / 2)
    return _wall(lean, grip) if chosen.support == "wall" else _own_hands()


def force_n(posture: str, body_mass_kg: float, **arguments: float) -> Band:
    """The force at the pressed buttock in N; arguments as in force_share. Raises FieldFault."""
    weight = weight_n(body_mass_kg)
    return force_share(posture, **arguments).times(weight)


def _floor(side: Band, taken_off: float) -> Band:
    """Weight on the seat, less what hands and feet take, times the part on this side (ME-33)."""
    low, middle, high = _SEAT.low, _SEAT.middle, _SEAT.high
    return Band(
        side.low * (low - taken_off),
        side.middle * (middle - taken_off),
        side.high * (high - taken_off),
    )


def _wall(lean_deg: float, friction: float) -> Band:
    """N = W·x/(h + μD) of ME-34, for a straight body: x = h_com·tanθ and D = h·tanθ."""
    tilt = math.tan(math.radians(lean_deg))
    return HEIGHT_RATIO.times(tilt / (1 + friction * tilt))


def _own_hands() -> Band:
    """From a forearm with its hand to both arms; the middle is one arm. Ours: no figure exists."""
    arm = share(lambda body: body.arm)
    return Band(share(lambda body: body.forearm + body.hand).low, arm.middle, 2 * arm.high)


_SEAT = seat_share(THIGH_PART)
