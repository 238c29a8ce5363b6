"""The part of the log that opens and closes: which event came after which, and on which day. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.progress.events import DAY_MS, Event

from .stopping import WARNINGS, verdict_of

KINDS = ("check", "agreed", "seen", "stop")  # no other event opens or closes anything


@frozen
class Point:
    """An event and its place in the log."""

    place: int
    event: Event

    def is_after(self, other: Point) -> bool:
        """True when both the log and the clock say so: if one of them is wrong, nothing opens."""
        return self.place > other.place and self.event.at_ms >= other.event.at_ms

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids in a field of the body; none where it has no such field."""
        return tuple(str(self.event.body.get(name, "")).split())

    @property
    def outcome(self) -> str:
        """The outcome of a check; "" for another event."""
        return str(self.event.body["outcome"]) if self.event.kind == "check" else ""

    @property
    def stop(self) -> str:
        """The reason of a stop; "" for another event."""
        return str(self.event.body["reason"]) if self.event.kind == "stop" else ""


@frozen(slots=False)  # it remembers what it has worked out
class GateLog:
    """The events that count, oldest first, and the moment of asking.

    An event that is dated later than now closes what it closes, and opens nothing.
    withdrawn: ids of checks that open nothing any more.
    """

    events: Sequence[Event]
    library: Library
    now_ms: int
    offset_min: int
    withdrawn: frozenset[str] = frozenset()

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """All events that open or close."""
        return tuple(Point(n, each) for n, each in enumerate(self.events) if each.kind in KINDS)

    @cached_property
    def new_check(self) -> Point:
        """A check made this very moment."""
        body = {"outcome": "go", "closed": "", "asks": ""}
        check = Event("", "check", self.now_ms, self.offset_min, body)
        return Point(len(self.events), check)

    @cached_property
    def gos(self) -> tuple[Point, ...]:
        """The checks that said go, with all that needs a clinician agreed to."""
        return tuple(
            each
            for each in self._past("check")
            if each.outcome == "go"
            and each.event.id not in self.withdrawn
            and all(self.covers(rule, each) for rule in each.ids("asks"))
        )

    @cached_property
    def agreements(self) -> tuple[Point, ...]:
        """When the learner said that a clinician agreed."""
        return self._past("agreed")

    @cached_property
    def sightings(self) -> tuple[Point, ...]:
        """When the learner said that a professional has seen it."""
        return self._past("seen")

    @cached_property
    def warnings(self) -> tuple[Point, ...]:
        """What ends every agreement: a warning sign, and a check that says to get help now."""
        return tuple(
            each
            for each in self.points
            if each.outcome == "get_help_now" or self.verdict(each) in WARNINGS
        )

    def verdict(self, point: Point) -> str:
        """A stop's verdict; "stop" where this version does not know its reason; "" for no stop."""
        if not point.stop:
            return ""
        return verdict_of(point.stop, self.library) if point.stop in self.library.stops else "stop"

    def covers(self, rule: str, check: Point) -> bool:
        """True when a clinician agreed to the rule before the check, and no warning came since."""
        return any(
            rule in each.ids("rules")
            and check.is_after(each)
            and all(each.is_after(bad) or bad.is_after(check) for bad in self.warnings)
            for each in self.agreements
        )

    def ends(self, point: Point) -> tuple[int, int]:
        """When the point's local day ends: on the clock that it had, and on the clock of now."""
        at_ms = point.event.at_ms
        return _day_end(at_ms, point.event.offset_min), _day_end(at_ms, self.offset_min)

    def is_today(self, point: Point) -> bool:
        """True on the point's day by both clocks: what is open must be so by each."""
        return self.now_ms < min(self.ends(point))

    def was_today(self, point: Point) -> bool:
        """True on the point's day by either clock: what is closed stays so for the longer one."""
        return self.now_ms < max(self.ends(point))

    def _past(self, kind: str) -> tuple[Point, ...]:
        return tuple(
            each
            for each in self.points
            if each.event.kind == kind and each.event.at_ms <= self.now_ms
        )


def _day_end(at_ms: int, offset_min: int) -> int:
    ahead = offset_min * 60_000
    return ((at_ms + ahead) // DAY_MS + 1) * DAY_MS - ahead
