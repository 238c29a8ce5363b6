"""What the log says of today's sessions: what was done, and where one was left. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from glute_lessons.progress.events import DAY_MS, Event

from .routine_rules import APART_MS
from .session_plan import Done
from .session_stages import Stage

ROUTINE = "routine"  # what the log calls a planned routine where it names a session's technique
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
    step = _to_go_on_at(str(mine[-1].body["step"]), stages)
    return Left(str(mine[-1].body["run"]), step) if step else None


@frozen
class LeftRoutine:
    """A routine that was left in the middle. begun_as: the ids of what was asked for; step: what it
    had reached; began_ms, seen_ms: its first and last event, in ms since 1970."""

    run: str
    begun_as: str
    step: str
    began_ms: int
    seen_ms: int

    def going_on(self, stages: Sequence[Stage]) -> Left | None:
        """Where it goes on in these stages, which are those of its own plan."""
        step = _to_go_on_at(self.step, stages)
        return Left(self.run, step) if step else None

    def without(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The events but for its own, so that the same plan comes out again."""
        return tuple(event for event in events if not self._has(event))

    def _has(self, event: Event) -> bool:
        if event.kind == "hold":
            return self.began_ms <= event.at_ms <= self.seen_ms
        return event.body.get("run") == self.run


def left_routine(events: Iterable[Event], now_ms: int, offset_min: int) -> LeftRoutine | None:
    """Today's latest routine, where it was neither ended nor given up."""
    mine = [
        event
        for event in _today(events, now_ms, offset_min)
        if event.kind == "session" and event.body["technique"] == ROUTINE
    ]
    if not mine or mine[-1].body["state"] != "step":
        return None
    last = mine[-1]
    begun = [e for e in mine if e.body["run"] == last.body["run"] and e.body["state"] == "begun"]
    if not begun:
        return None
    run, step, asked = (
        str(each) for each in (last.body["run"], last.body["step"], begun[0].body["step"])
    )
    return LeftRoutine(run, asked, step, begun[0].at_ms, last.at_ms)


def _to_go_on_at(step: str, stages: Sequence[Stage]) -> str:
    """The stage to go on at, "" where it had not got beyond the first."""
    places = {stage.id: place for place, stage in enumerate(stages)}
    place = places.get(step, 0)
    while stages and stages[place].kind == "hold":
        place += 1
    return stages[place].id if place else ""


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
