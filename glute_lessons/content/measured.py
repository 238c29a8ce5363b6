"""What was measured, and how well each subject is known: the records behind lesson 9's pictures."""

from __future__ import annotations

from typing import Any

from attrs import Attribute, field, frozen

from .errors import FieldFault
from .rules import filled, matching, one_of

SCALES = ("size", "percent", "degrees")
# How a number came out. The first group needs an interval on one side of zero, the second one
# across it (or a test of chance), the third repeats a source that gives no interval, the fourth
# has no number at all, and the last leaves the words to the panel's heading.
FOUND_BETTER = ("better", "gain")
FOUND_NONE = ("no_difference", "unproven")
SAID_ONLY = ("small", "hardly_any")
WITHOUT_NUMBER = ("conflicting", "not_shown")
FINDINGS = (*FOUND_BETTER, *FOUND_NONE, *SAID_ONLY, *WITHOUT_NUMBER, "")

_name = matching(r"[a-z][a-z0-9_]*", "small letters, digits and underscores, a letter first")
_source = matching(r"(AN|FR|SF|ME|LS)-\d\d", "letters and a number such as SF-06")


def _interval(_: Any, attribute: Attribute[Any], value: tuple[float, ...]) -> None:
    if value and (len(value) != 2 or value[0] >= value[1]):
        raise FieldFault(attribute.name, value, "nothing, or two numbers, the smaller first")


@frozen
class EffectPanel:
    """Rows that may be compared with one another, on one axis of one picture.

    scale: size (standardised, 1 is one standard deviation), percent or degrees. worse, better: what
    lies left and right of zero; empty where all lies right of it. less_is_better: the axis is
    turned, so that what is better always lies right. note: what a reader must know to compare.
    """

    id: str = field(validator=_name)
    picture: str = field(validator=_name)
    heading: str = field(validator=filled)
    scale: str = field(validator=one_of(*SCALES))
    worse: str = ""
    better: str = ""
    less_is_better: bool = False
    note: str = ""


@frozen
class Effect:
    """One measured effect. Each of its numbers is one of its source's figures, to two decimals.

    value: in the panel's scale; None where the source gives no number. interval: 95 %, low and
    high; empty where the source gives none. chance: the source's test of chance, in its place.
    basis: how many studies or people; empty where the source does not say. finding: see above.
    """

    id: str = field(validator=_name)
    panel: str = field(validator=_name)
    source: str = field(validator=_source)
    words: str = field(validator=filled)
    finding: str = field(default="", validator=one_of(*FINDINGS))
    value: float | None = None
    interval: tuple[float, ...] = field(default=(), validator=_interval)
    chance: str = ""
    basis: str = ""


@frozen
class Subject:
    """One thing a learner may ask about, and all the claims on it. sources: each in one subject."""

    id: str = field(validator=_name)
    name: str = field(validator=filled)
    sources: tuple[str, ...] = field(validator=filled)
