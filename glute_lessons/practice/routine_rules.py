"""What a day still allows each side of the body, by what was done in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from glute_lessons.content.records import Dose
from glute_lessons.progress.events import DAY_MS, Event

SIDES = ("right", "left")  # in the order in which a routine takes them
MINUTE_MS = 60_000
# "Once a day at most on each side, about 24 hours apart" (lesson 7). Two hours of leeway, so that
# somebody who always begins at eight is not refused at five to eight.
APART_MS = 22 * 60 * MINUTE_MS
# Holds this recent belong to the sitting that is planned now; an older one was a session of its own.
SITTING_MS = 30 * MINUTE_MS
# A technique → the one to hold with on another day first, as its own first step says.
AFTER = {"ball_on_floor": "ball_on_wall"}
A_SET = "passes_"  # so begins the id of a session's step that is a set; its side follows


@frozen
class Used:
    """What one side has had within a day. worked: a session of its own, which is over, or presses
    of an earlier sitting. holds, sets: by a timer, or in a session that is not over."""

    worked: bool = False
    holds: int = 0
    sets: int = 0


@frozen
class Left:
    """What a day still allows a side. why: "" or the name of the reason why it is nothing."""

    holds: int
    sets: int
    why: str = field(default="")


def used(history: Iterable[Event], side: str, now_ms: int, offset_min: int) -> Used:
    """What this side has had within a day. offset_min: the learner's clock against UTC.

    A hold counts as a set too, since it ends one. An event dated later than now counts as now.
    """
    late = [event for event in history if _counts(event, now_ms, offset_min)]
    holds = [e for e in late if e.kind == "hold" and side in _sides(e)]
    sets = [e for e in late if e.kind == "session" and side in _begun(e)]
    old = any(event.at_ms < now_ms - SITTING_MS for event in (*holds, *sets))
    return Used(old or side in _over(late), len(holds), len(holds) + len(sets))


def left(had: Used, dose: Dose) -> Left:
    """What the dose still allows after that."""
    holds, sets = max(0, dose.holds_per_spot - had.holds), max(0, dose.sets_per_region - had.sets)
    if had.worked:
        return Left(0, 0, "worked")
    return Left(holds, sets, "" if sets else "sets_used")


def least_left(found: Sequence[Left]) -> Left:
    """What all of these sides have left, so that none gets more than another."""
    return Left(min(each.holds for each in found), min(each.sets for each in found))


def known_from_before(
    technique: str, history: Iterable[Event], now_ms: int, offset_min: int
) -> bool:
    """True when the technique needs none before it, or that one was held on an earlier day."""
    needs = AFTER.get(technique)
    return needs is None or any(
        event.kind == "hold"
        and event.body.get("technique") == needs
        and event.body.get("ended") == "done"
        and _day(event.at_ms, offset_min) < _day(now_ms, offset_min)
        for event in history
    )


def _counts(event: Event, now_ms: int, offset_min: int) -> bool:
    """True within a day: on this local day, by the clock of now or of then, or not long enough ago."""
    days = (_day(event.at_ms, offset_min), _day(event.at_ms, event.offset_min))
    return max(days) >= _day(now_ms, offset_min) or event.at_ms > now_ms - APART_MS


def _day(at_ms: int, offset_min: int) -> int:
    return (at_ms + offset_min * MINUTE_MS) // DAY_MS


def _sides(event: Event) -> tuple[str, ...]:
    side = str(event.body.get("side"))
    return SIDES if side == "both" else (side,)


def _begun(event: Event) -> tuple[str, ...]:
    """The sides on which this event of a session begins a set."""
    step = str(event.body.get("step", ""))
    if event.body.get("state") != "step" or not step.startswith(A_SET):
        return ()
    named = step.removeprefix(A_SET).partition("_")[0]
    return (named,) if named in SIDES else _sides(event)


def _over(events: Iterable[Event]) -> frozenset[str]:
    """The sides of sessions that ended, or that were left once a set had begun there."""
    runs: dict[str, set[str]] = {}
    over: set[str] = set()
    for event in events:
        if event.kind == "session":
            worked = runs.setdefault(str(event.body.get("run")), set())
            worked.update(_begun(event))
            if event.body.get("state") == "ended":
                over.update(worked or _sides(event))
            elif event.body.get("state") == "left":
                over.update(worked)
    return frozenset(over)
