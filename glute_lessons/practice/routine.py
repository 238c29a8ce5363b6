"""A routine from what a learner has: minutes, tools, wishes, and what the last day used up. Pure.

It keeps the dose rules, never takes longer than was asked, and gives both sides the same unless
the learner leaves one out. Its pauses are our own estimates (routine_layout.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any

from attrs import asdict, evolve, frozen

from glute_lessons.content import Library
from glute_lessons.progress.events import Event

from . import routine_layout as layouts
from . import routine_rules as rules
from .routine_layout import Layout, Part
from .routine_records import LeftOut, Request, Routine, RoutineStep, TooShort, checked
from .routine_rules import SIDES, Left
from .routine_ways import SOFT, Way, ways
from .routine_words import GETTING_UP, REST, SETUP, SWITCH, WORDS


@frozen
class _Day:
    """All that a plan is made of."""

    request: Request
    library: Library
    history: tuple[Event, ...]
    now_ms: int
    offset_min: int

    @property
    def tender(self) -> bool:
        return self.request.sensitivity == "tender"


def plan(
    request: Request, library: Library, history: Iterable[Event], now_ms: int, offset_min: int
) -> Routine:
    """The routine for now. history: hold and session events. now_ms: ms since 1970, UTC.

    offset_min: the learner's clock against UTC in minutes. Raises FieldFault, a ValueError in one
    sentence, for a request that is none, and TooShort for minutes with no room for a safe hold.
    """
    request = checked(request, library)
    day = _Day(request, library, tuple(history), now_ms, offset_min)
    sides, left_out = _wanted(day)
    left = {
        side: rules.left(rules.used(day.history, side, now_ms, offset_min), library.dose)
        for side in sides
    }
    blocked = [side for side in sides if left[side].why]
    if blocked or not sides:
        return _none_for_the_sides(day, sides, blocked, left, left_out)
    return _routine(day, sides, rules.least_left(tuple(left.values())), left_out)


def as_data(routine: Routine) -> list[dict[str, Any]]:
    """The steps as plain data."""
    return [asdict(step) for step in routine.steps]


def _wanted(day: _Day) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """The sides that the learner wants and that are not sore, and the others."""
    sore = WORDS["sore"].format(hours=day.library.dose.soreness_hours)
    found, left_out = [], []
    for side in SIDES:
        if day.request.sore in (side, "both"):
            left_out.append(LeftOut(side_words(side), sore))
        elif day.request.exclude_side == side:
            left_out.append(LeftOut(side_words(side), WORDS["excluded"]))
        else:
            found.append(side)
    return tuple(found), tuple(left_out)


def _none_for_the_sides(
    day: _Day,
    sides: Sequence[str],
    blocked: Sequence[str],
    left: dict[str, Left],
    left_out: tuple[LeftOut, ...],
) -> Routine:
    sets = day.library.dose.sets_per_region
    more = [LeftOut(side_words(side), WORDS[left[side].why].format(sets=sets)) for side in blocked]
    free = [side for side in sides if side not in blocked]
    alone = [WORDS["one_alone"].format(side=blocked[0], other=free[0])] if free else []
    notes = (WORDS["nothing"], *(alone or [WORDS["nothing_left"]]))
    return Routine(day.request.minutes, (), (*left_out, *more), notes=notes)


def _routine(
    day: _Day, sides: tuple[str, ...], left: Left, left_out: tuple[LeftOut, ...]
) -> Routine:
    """The first way that fits, for sides that all have something left."""
    too_short: list[tuple[int, Way]] = []
    for way in ways(day.request, day.library, _known(day)):
        if not isinstance(way, Way):
            left_out += tuple(each for each in way if each not in left_out)
            continue
        if len(way.techniques) > left.sets:
            needs = WORDS["sets_left"].format(sets=len(way.techniques))
            left_out += (LeftOut(_name(way), needs),)
            continue
        first = _least(way, left, day)
        minutes = ceil(_with_hold(first).seconds(len(sides)) / 60)
        if minutes <= day.request.minutes:
            return _made(day, sides, left, way, first, left_out)
        left_out += (LeftOut(_name(way), WORDS["too_long"].format(minutes=minutes)),)
        too_short.append((minutes, way))
    if too_short:
        minutes, way = min(too_short, key=lambda each: each[0])
        many = WORDS["both_sides" if len(sides) == 2 else "one_side"]
        raise TooShort(day.request.minutes, minutes, f"{_name(way).lower()} on {many}")
    helps = () if "hands" in day.request.tools else (WORDS["hands_help"],)
    return Routine(day.request.minutes, (), left_out, notes=(WORDS["nothing"], *helps))


def _known(day: _Day) -> tuple[str, ...]:
    """The techniques that may be done as far as other days go."""
    return tuple(
        each
        for each in day.library.techniques
        if rules.known_from_before(each, day.history, day.now_ms, day.offset_min)
    )


def _least(way: Way, left: Left, day: _Day) -> Layout:
    last = way.techniques[-1]
    hold = layouts.TENDER_HOLD_SECONDS if day.tender else last.hold.default_seconds[0]
    holds = min(left.holds, last.hold.per_spot)
    return layouts.least(way.techniques, hold, holds)


def _with_hold(layout: Layout) -> Layout:
    """Minutes must have room for a hold even on a day that has none left."""
    return evolve(layout, holds=max(1, layout.holds))


def _made(
    day: _Day,
    sides: tuple[str, ...],
    left: Left,
    way: Way,
    first: Layout,
    left_out: tuple[LeftOut, ...],
) -> Routine:
    request = day.request
    sets = min(left.sets, *(each.passes.sets for each in way.techniques))
    layout = layouts.grown(first, request.minutes * 60, len(sides), sets, not day.tender)
    before = (WORDS["warm_up"],) if request.warm_up else ()
    notes = tuple(_notes(day, left, way))
    steps = tuple(_steps(day, sides, way, layout))
    return Routine(request.minutes, steps, left_out, before, notes)


def _notes(day: _Day, left: Left, way: Way) -> Iterator[str]:
    dose = day.library.dose
    if day.tender:
        yield WORDS["tender"]
    if left.holds == 0:
        yield WORDS["holds_used"].format(holds=dose.holds_per_spot)
    elif left.holds < dose.holds_per_spot:
        yield WORDS["fewer_holds"]
    tool = day.library.tools[way.tools[-1]]
    if tool.firmness > SOFT:
        whos = " ".join(tool.choose_another_if[:2])  # the third is about another wish
        yield WORDS["firm"].format(tool=tool.name, whos=whos)
    low, high = dose.session_minutes
    if day.request.minutes > high:
        yield WORDS["long"].format(low=low, high=high)


def _steps(day: _Day, sides: tuple[str, ...], way: Way, layout: Layout) -> Iterator[RoutineStep]:
    """Set up, each side with the switch between, get up, aftercare."""
    last, tool, pauses = way.techniques[-1], way.tools[-1], layout.pauses
    tools = ", ".join(day.library.tools[each].name.lower() for each in way.tools)
    setup = f"{WORDS['take'].format(tools=tools)} {last.place} {SETUP[last.id]}"
    yield RoutineStep("setup", "setup", last.id, tool, "both", pauses.setup, setup)
    for number, side in enumerate(sides):
        if number:
            away = WORDS["put_away"] if len(way.techniques) > 1 else ""
            says = f"{SWITCH[last.id].format(side=side)} {away}".strip()
            yield RoutineStep("switch", "switch", last.id, tool, "both", pauses.switch, says)
        for turn, part in enumerate(layout.parts(), start=1):
            yield from _set(day, side, turn, part, way)
    up = f"{GETTING_UP[last.id]} {WORDS['dizzy']}"
    yield RoutineStep("getting_up", "getting_up", last.id, tool, "both", pauses.getting_up, up)
    # The last of the care lines is the one that cannot wait; both take 20 s to say.
    care = " ".join(last.care[-2 if pauses.aftercare >= 20 else -1 :])
    yield RoutineStep("aftercare", "aftercare", last.id, tool, "both", pauses.aftercare, care)


def _set(day: _Day, side: str, turn: int, part: Part, way: Way) -> Iterator[RoutineStep]:
    """One set on one side, with what leads to it and the rest after it."""
    technique, place = part.technique, way.techniques.index(part.technique)
    dose = day.library.dose
    low, high = technique.passes.pass_seconds
    aim = "{} to {}".format(*dose.feeling_aim)
    lines = {
        "settle": ("setup", part.settle, way.situations[place].first),
        "passes": (
            "passes",
            part.passes,
            WORDS["passes"].format(low=low, high=high, aim=aim, cap=dose.feeling_cap),
        ),
        "hold": ("hold", part.hold, WORDS["hold"].format(seconds=part.hold)),
        "rest": ("rest", part.rest, REST[technique.id]),
    }
    for name, (kind, seconds, says) in lines.items():
        if seconds:
            id_ = f"{name}_{side}_{turn}"
            yield RoutineStep(id_, kind, technique.id, way.tools[place], side, seconds, says)


def side_words(side: str) -> str:
    """ "Right side"."""
    return f"{side.capitalize()} side"


def _name(way: Way) -> str:
    return ", then ".join(each.name for each in way.techniques)
