"""What follows from a number on the 0–10 feeling scale: before, during and after a hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

from attrs import asdict, frozen

from glute_lessons.content.errors import FieldFault
from glute_lessons.content.library import Library
from glute_lessons.content.records import Dose, FeelingStep

Moment = Literal["before", "during", "after"]
MOMENTS: tuple[Moment, ...] = get_args(Moment)
SCALE = range(11)

# What stands in front of the step's own advice.
SAYS = {
    "start": "{value} of 10. You can start.",
    "no_start": "{value} of 10. Start only at {go_on} or less. {do}",
    "during": "{value} of 10. {do}",
    "ends": "{value} of 10 is too much, so the hold has ended. {do}",
    "go_on": "{value} of 10. You can go on.",
    "no_go_on": "{value} of 10. Go on only at {go_on} or less. {do}",
}


@frozen
class Felt:
    """One number of the scale. goes_on: start, or go on, is allowed. ends: a hold ends at once.

    before, during, after: what is said about it at that moment.
    """

    value: int
    goes_on: bool
    ends: bool
    before: str
    during: str
    after: str


def goes_on(value: int, dose: Dose) -> bool:
    """True for a number at which a hold may start or be followed by another: 4 or less."""
    return _on_scale(value) <= dose.feeling_aim[1]


def ends_hold(value: int, dose: Dose) -> bool:
    """True for a number at which a hold ends at once: 6 or more."""
    return _on_scale(value) > dose.feeling_cap


def step_of(value: int, steps: Iterable[FeelingStep]) -> FeelingStep:
    """The step of the scale that covers the number. Raises ValueError for none from 0 to 10."""
    _on_scale(value)
    return next(step for step in steps if step.span[0] <= value <= step.span[1])


def says(value: int, moment: Moment, library: Library) -> str:
    """What is said about a number at that moment; the advice is the scale's own, word for word."""
    if moment not in MOMENTS:
        raise FieldFault("feeling, moment", moment, "one of " + ", ".join(MOMENTS))
    dose = library.dose
    keys = {
        "before": "start" if goes_on(value, dose) else "no_start",
        "during": "ends" if ends_hold(value, dose) else "during",
        "after": "go_on" if goes_on(value, dose) else "no_go_on",
    }
    do = step_of(value, library.feelings.values()).do
    return SAYS[keys[moment]].format(value=value, do=do, go_on=dose.feeling_aim[1])


def as_data(library: Library) -> list[dict[str, Any]]:
    """All eleven numbers as Felt records for the page, which then needs nobody to decide."""
    return [asdict(_felt(value, library)) for value in SCALE]


def _felt(value: int, library: Library) -> Felt:
    told = [says(value, moment, library) for moment in MOMENTS]
    return Felt(value, goes_on(value, library.dose), ends_hold(value, library.dose), *told)


def _on_scale(value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in SCALE:
        raise FieldFault("feeling, value", value, "a whole number from 0 to 10")
    return value
