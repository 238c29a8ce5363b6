"""What the log says about learning so far, as records for pictures and their tables. Pure.

Questions that the course no longer has count in totals and calibration, and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.quiz.grade import RIGHT_ENOUGH
from glute_lessons.quiz.schedule import Item, local_day

from .events import Event
from .mastery import Items, LessonMastery, mastery

DAYS_AHEAD = 14
WEEKS_BACK = 12
_FIRST_DAY = date(1970, 1, 1)


@frozen
class Confidence:
    """How answers given as sure, or as unsure, turned out.

    right: how many were right or more careful than needed. not_right: how many were neither.
    """

    sure: bool
    right: int
    not_right: int

    @property
    def share_right(self) -> float | None:
        """The share that was right, 0 to 1; None when there is no answer."""
        answers = self.right + self.not_right
        return self.right / answers if answers else None


@frozen
class OpenMiss:
    """A critical miss that waits to be mended. since: the learner's day when it happened."""

    question: str
    since_ms: int
    since: date


@frozen
class DueDay:
    """What comes due on one of the learner's days; what waits already stands at the first."""

    day: date
    questions: tuple[str, ...]


@frozen
class Week:
    """Practice in one ISO week of the learner's clock. monday: its first day. minutes: of holds."""

    monday: date
    minutes: float


@frozen
class Totals:
    """answers: not skipped ones. right: right or more careful than needed. questions: how many
    different ones were answered. sittings: runs of a quiz with an answer. days: the learner's days
    with an answer or a hold. holds, minutes: how many holds, and how long together."""

    answers: int
    right: int
    questions: int
    sittings: int
    days: int
    holds: int
    minutes: float


@frozen
class Summary:
    """Everything that the progress pictures show."""

    lessons: tuple[LessonMastery, ...]
    calibration: tuple[Confidence, Confidence]
    open_misses: tuple[OpenMiss, ...]
    due: tuple[DueDay, ...]
    weeks: tuple[Week, ...]
    totals: Totals


def summary(
    items: Items, library: Library, events: Sequence[Event], now_ms: int, offset_min: int
) -> Summary:
    """items: after the events. now_ms: UTC, ms since 1970. offset_min: the learner's clock now."""
    return Summary(
        lessons=mastery(items, library),
        calibration=calibration(events),
        open_misses=open_misses(items, library),
        due=due_ahead(items, library, now_ms, offset_min),
        weeks=practice_by_week(events, now_ms, offset_min),
        totals=totals(events),
    )


def calibration(events: Iterable[Event]) -> tuple[Confidence, Confidence]:
    """The sure answers, then the unsure ones; skipped ones, and those never asked, do not count."""
    found = Counter(
        (answer.body["sure"], answer.body["grade"] in RIGHT_ENOUGH) for answer in _answers(events)
    )
    sure, unsure = (
        Confidence(sure, found[sure, True], found[sure, False]) for sure in (True, False)
    )
    return sure, unsure


def open_misses(items: Items, library: Library) -> tuple[OpenMiss, ...]:
    """The critical misses that are not mended, the oldest first."""
    found = [item for item in _known(items, library) if item.critical_open]
    found.sort(key=lambda item: (item.critical_ms, item.question))
    return tuple(
        OpenMiss(item.question, item.critical_ms, _date(item.critical_ms, item.critical_offset_min))
        for item in found
    )


def due_ahead(
    items: Items, library: Library, now_ms: int, offset_min: int, days: int = DAYS_AHEAD
) -> tuple[DueDay, ...]:
    """So many of the learner's days from today on; overdue ones and open misses stand at today.

    A change of the clocks within these days is not foreseen: offset_min counts for all of them.
    """
    today = local_day(now_ms, offset_min)
    by_day: dict[int, list[str]] = {today + ahead: [] for ahead in range(days)}
    for item in sorted(_known(items, library), key=lambda item: (item.due_ms, item.question)):
        day = max(local_day(item.due_ms, offset_min), today)
        by_day.get(today if item.critical_open else day, []).append(item.question)
    return tuple(DueDay(_day(day), tuple(names)) for day, names in by_day.items())


def practice_by_week(
    events: Iterable[Event], now_ms: int, offset_min: int, weeks: int = WEEKS_BACK
) -> tuple[Week, ...]:
    """So many weeks up to this one, the oldest first. A hold dated later counts to this week."""
    this_week = _monday(_date(now_ms, offset_min))
    mondays = [this_week - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
    seconds = dict.fromkeys(mondays, 0)
    for hold in _holds(events):
        week = min(_monday(_date(hold.at_ms, hold.offset_min)), this_week)
        if week in seconds:
            seconds[week] += int(hold.body["held_seconds"] or 0)
    return tuple(Week(monday, held / 60) for monday, held in seconds.items())


def totals(events: Sequence[Event]) -> Totals:
    """Everything since the first event."""
    answers, holds = list(_answers(events)), list(_holds(events))
    return Totals(
        answers=len(answers),
        right=sum(answer.body["grade"] in RIGHT_ENOUGH for answer in answers),
        questions=len({answer.body["question"] for answer in answers}),
        sittings=len({answer.body["run"] for answer in answers}),
        days=len({local_day(event.at_ms, event.offset_min) for event in (*answers, *holds)}),
        holds=len(holds),
        minutes=sum(int(hold.body["held_seconds"] or 0) for hold in holds) / 60,
    )


def _known(items: Items, library: Library) -> list[Item]:
    return [item for name, item in items.items() if name in library.questions]


def _answers(events: Iterable[Event]) -> Iterable[Event]:
    return (e for e in events if e.kind == "answer" and e.body["grade"] != "skipped")


def _holds(events: Iterable[Event]) -> Iterable[Event]:
    return (event for event in events if event.kind == "hold")


def _day(day: int) -> date:
    return _FIRST_DAY + timedelta(days=day)


def _date(at_ms: int, offset_min: int) -> date:
    return _day(local_day(at_ms, offset_min))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
