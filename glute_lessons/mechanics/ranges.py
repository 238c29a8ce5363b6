"""What each argument of the model may be: the one home of ranges, units, defaults and steps.

Functions check their arguments here, and controls take their ends, start and step from here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real
from types import MappingProxyType

from attrs import frozen

from glute_lessons.content.errors import FieldFault


@frozen
class Range:
    """One argument. name: as functions spell it; label: for a control, without the unit.

    low, high: both allowed; default and step in the same unit. evidence: ids, or none where the
    range is our own choice. about: one plain sentence for the learner.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    default: float
    step: float
    about: str
    evidence: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        """Such as "45 to 130 kg"."""
        return f"{self.low:g} to {self.high:g} {self.unit}".strip()


_ALL = (
    Range(
        "body_mass_kg", "Body mass", "kg", 45, 130, 70, 1,
        "All forces of the model grow with it.",
    ),
    Range(
        "lean_deg", "Lean toward the wall", "degrees", 0, 30, 10, 1,
        "How far your body tilts: 0 is upright.", ("ME-34",),
    ),
    Range(
        "wall_friction", "Grip of the wall", "", 0, 1, 0, 0.1,
        "0 is a slippery wall. With grip, the wall carries a little and the ball presses less.",
        ("ME-34",),
    ),
    Range(
        "hand_share", "Carried by your hands", "of body weight", 0, 0.25, 0.15, 0.01,
        "The part of your weight that both hands take.", ("ME-33",),
    ),
    Range(
        "foot_share", "Pushed by your feet", "of body weight", 0, 0.1, 0.05, 0.01,
        "What both feet take by pushing, more than the weight of your lower legs.", ("ME-33",),
    ),
    Range(
        "modulus_kpa", "Firmness of the tissue", "kPa", 60, 450, 250, 10,
        "How hard the tissue is to squeeze. No one knows their own figure.",
        ("ME-08", "ME-10", "ME-26", "ME-28"),
    ),
    Range(
        "radius_mm", "Half the width of the ball", "mm", 25, 60, 32, 1,
        "Only a massage ball comes in many sizes.",
    ),
    Range(
        "contact_length_mm", "Length of roller that touches", "mm", 120, 160, 150, 5,
        "Measured across one buttock, along the roller.", ("ME-26", "ME-27"),
    ),
    Range(
        "force_n", "Force at the tool", "N", 0, 1500, 250, 10,
        "10 N is about the weight of one litre of water.",
    ),
)  # fmt: skip
RANGES: Mapping[str, Range] = MappingProxyType({each.name: each for each in _ALL})


def checked(name: str, value: object) -> float:
    """The value as a float, when it is a number within its range.

    name: a key of RANGES. Raises FieldFault, a ValueError of one sentence that names the argument,
    the value and the allowed range: for NaN, infinity, text, True and False as well.
    """
    allowed = RANGES[name]
    if isinstance(value, bool) or not isinstance(value, Real):
        raise FieldFault(name, value, f"a number, {allowed.allowed}")
    number = float(value)
    if not allowed.low <= number <= allowed.high:  # NaN compares false, too
        raise FieldFault(name, value, f"a number, {allowed.allowed}")
    return number


def above_zero(name: str, value: float) -> float:
    """The value, when it is finite and above 0. Raises FieldFault else."""
    number = isinstance(value, Real) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or value <= 0:
        raise FieldFault(name, value, "a finite number above 0")
    return value


def one_of(name: str, value: object, known: Mapping[str, object]) -> str:
    """The value, when it is a key of known. Raises FieldFault else, listing the keys."""
    if not isinstance(value, str) or value not in known:
        raise FieldFault(name, value, "one of " + ", ".join(known))
    return value
