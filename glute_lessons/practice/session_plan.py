"""The plan of a guided session: one set a side, within what today has left. Numbers in, records out."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from glute_lessons.content.errors import FieldFault
from glute_lessons.content.records import Dose, Sensation, Technique

from .session_stages import Stage, changing_sides, getting_out, getting_ready, one_side

__all__ = ["Done", "Session", "Stage", "allowed_seconds", "plan_session"]

SIDES = {"left": ("left",), "right": ("right",), "both": ("right", "left")}  # in their order
# Reading, words a second: a quick reader, and a slow voice with time to do what it says.
QUICK, SLOW, TO_DO_SECONDS = 4, 3, 3

SAYS = {
    "over": "The {side} side was worked on within the last day. Let it rest for about 24 hours.",
    "sets": "The {side} side has had its {sets} sets today. Leave it until tomorrow.",
    "holds": "The {side} side has had its {holds} holds today, so this set goes without a hold.",
}


@frozen
class Done:
    """What today has seen, by side: how many holds and sets, and the sides of sessions now over."""

    holds: Mapping[str, int] = field(factory=dict)
    sets: Mapping[str, int] = field(factory=dict)
    over: frozenset[str] = frozenset()


@frozen
class Session:
    """The stages in their order. left_out: sentences on what the day's counts leave out.

    side: what was asked for. With no stages there is no side left to work on today. intro: what is
    said of it before it begins; {low} and {high} are its minutes.
    """

    technique: str
    side: str
    stages: tuple[Stage, ...]
    left_out: tuple[str, ...] = ()
    intro: str = ""

    @property
    def total_seconds(self) -> tuple[int, int]:
        """From a quick reader's time to that of one who listens to every word."""
        timed = sum(stage.count_in + stage.seconds for stage in self.stages)
        read = [stage for stage in self.stages if stage.kind != "rest"]
        words = sum(len(stage.says.split()) for stage in read)
        to_do = TO_DO_SECONDS * sum(not stage.optional for stage in read)
        return round(timed + words / QUICK), round(timed + words / SLOW + to_do)


def plan_session(
    technique: Technique,
    side: str,
    seconds: int | None,
    dose: Dose,
    next_day: Sensation,
    done: Done | None = None,
) -> Session:
    """A session of one set a side, each with at most one hold at its end.

    side: left, right or both. seconds: of the hold; None takes the technique's default. next_day:
    what is to be expected. done: what today has seen. Raises FieldFault, in one sentence, for
    another side and for seconds that the technique does not allow.
    """
    if not isinstance(side, str) or side not in SIDES:
        raise FieldFault("session, side", side, "one of " + ", ".join(SIDES))
    hold_seconds = allowed_seconds(technique, seconds, dose)
    done = done or Done()
    left_out = {each: says for each in SIDES[side] if (says := _left_out(each, technique, done))}
    sides = [each for each in SIDES[side] if each not in left_out]
    no_hold = {each: says for each in sides if (says := _no_hold(each, technique, done))}
    holds = {each: 0 if each in no_hold else hold_seconds for each in sides}
    stages = _stages(technique, holds, dose, next_day) if holds else ()
    return Session(technique.id, side, tuple(stages), (*left_out.values(), *no_hold.values()))


def allowed_seconds(technique: Technique, seconds: int | None, dose: Dose) -> int:
    """The seconds of a hold. Raises FieldFault that says what the technique allows."""
    if seconds is None:
        return technique.hold.default_seconds[0]
    low, high = dose.hold_seconds[0], technique.hold.max_seconds
    whole = isinstance(seconds, int) and not isinstance(seconds, bool)
    if not whole or not low <= seconds <= high:
        allowed = f"a whole number from {low} to {high} for {technique.id}"
        raise FieldFault("session, seconds", seconds, allowed)
    return seconds


def _stages(
    technique: Technique, holds: Mapping[str, int], dose: Dose, next_day: Sensation
) -> list[Stage]:
    """holds: side → seconds of its hold, in the order of the sides."""
    first, *others = holds
    stages = [*getting_ready(technique, first, dose)]
    stages += one_side(technique, first, holds[first], dose)
    for side in others:
        stages.append(changing_sides(technique, side))
        stages += one_side(technique, side, holds[side], dose)
    last = [first, *others][-1]
    stages += getting_out(technique, last, next_day)
    return [evolve(stage, technique=technique.id) for stage in stages]


def _left_out(side: str, technique: Technique, done: Done) -> str:
    """Why a side is left alone today, or ""."""
    if side in done.over:
        return SAYS["over"].format(side=side)
    sets = technique.passes.sets
    return SAYS["sets"].format(side=side, sets=sets) if done.sets.get(side, 0) >= sets else ""


def _no_hold(side: str, technique: Technique, done: Done) -> str:
    """Why a side's set goes without a hold, or ""."""
    holds = technique.hold.per_spot
    return SAYS["holds"].format(side=side, holds=holds) if done.holds.get(side, 0) >= holds else ""
