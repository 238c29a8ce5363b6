"""What the log says of today's sessions: what was done, and where one was left. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from glute_lessons.progress.events import DAY_MS, Event

from .routine_rules import APART_MS
from .session_plan import Done
from .session_stages import Stage

OPEN, OVER = ("begun", "step"), ("ended", "left")
BOTH = ("left", "right")
PASSES = "passes_"


@frozen
class Left:
    """A session that was left in the middle. run: its id; step: the stage to go on at."""

    run: str
    step: str


def done_today(events: Iterable[Event], now_ms: int, offset_min: int) -> Done:
    """Holds and sets of this local day, and the sides of sessions that were over within a day.

    An event dated later than now counts: a clock set back frees nothing.
    """
    events = [event for event in events if event.kind in ("hold", "session")]
    today = _today(events, now_ms, offset_min)
    late = [event for event in events if event in today or event.at_ms > now_ms - APART_MS]
    holds = Counter(
        side
        for event in today
        if event.kind == "hold" and event.body["held_seconds"]
        for side in _sides(event)
    )
    sets = Counter(side for event in today for side in _passed(event))
    return Done(dict(holds), dict(sets), _over(late))


def left_in_the_middle(
    events: Iterable[Event],
    technique: str,
    side: str,
    stages: Sequence[Stage],
    now_ms: int,
    offset_min: int,
) -> Left | None:
    """Today's latest session of this technique and side, where it was neither ended nor given up.

    It goes on at the stage it had reached; after a hold's own stage at what follows it, for the
    hold may have been held.
    """
    mine = [
        event
        for event in _today(events, now_ms, offset_min)
        if event.kind == "session"
        and (event.body["technique"], event.body["side"]) == (technique, side)
    ]
    if not mine or mine[-1].body["state"] not in OPEN:
        return None
    places = {stage.id: place for place, stage in enumerate(stages)}
    place = places.get(str(mine[-1].body["step"]), 0)
    while stages and stages[place].kind == "hold":
        place += 1
    return Left(str(mine[-1].body["run"]), stages[place].id) if place else None


def _over(events: Sequence[Event]) -> frozenset[str]:
    """The sides on which a session had at least begun a set when it was ended or given up."""
    runs: dict[str, set[str]] = {}
    over: set[str] = set()
    for event in events:
        if event.kind == "session":
            worked = runs.setdefault(str(event.body["run"]), set())
            worked.update(_passed(event))
            over |= worked if event.body["state"] in OVER else set()
    return frozenset(over)


def _passed(event: Event) -> tuple[str, ...]:
    """The sides on which this event begins a set."""
    step = str(event.body.get("step", ""))
    if event.body.get("state") != "step" or not step.startswith(PASSES):
        return ()
    side = step.removeprefix(PASSES).partition("_")[0]
    return (side,) if side in BOTH else ()


def _today(events: Iterable[Event], now_ms: int, offset_min: int) -> list[Event]:
    """What happened today, by the day of now and by the day of where it happened."""
    today = _day(now_ms, offset_min)
    return [
        event
        for event in events
        if max(_day(event.at_ms, offset_min), _day(event.at_ms, event.offset_min)) >= today
    ]


def _day(at_ms: int, offset_min: int) -> int:
    return (at_ms + offset_min * 60_000) // DAY_MS


def _sides(event: Event) -> tuple[str, ...]:
    side = str(event.body["side"])
    return BOTH if side == "both" else (side,)
