"""When a question is asked again, from the answers so far. Pure: reads no clock, changes nothing.

The schedule is FSRS-6 (LS-19 to LS-21) by the package fsrs: its default 21 weights, learning steps
of 1 and 10 minutes, a relearning step of 10 minutes, wanted recall 0.90, no random fuzz. Other
versions of FSRS (LS-23) forget along another curve. Days between answers are whole, rounded down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, Protocol, get_args

from attrs import define, frozen
from fsrs import Card, Rating, Scheduler, State

from glute_lessons.content.records import Grade

from .grade import RATINGS, RIGHT_ENOUGH

Rated = Literal["again", "hard", "good"]
Phase = Literal["learning", "review", "relearning"]

WANTED_RECALL = 0.90
SCHEDULER = Scheduler(desired_retention=WANTED_RECALL, enable_fuzzing=False)
DAY_MS = 86_400_000
CLEARED_AFTER_MS = 8 * 3_600_000  # a critical miss answered well this much later is mended

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
_RATINGS = {"again": Rating.Again, "hard": Rating.Hard, "good": Rating.Good}
_STATES: dict[str, State] = {state.name.lower(): state for state in State}
_PHASES: dict[State, Any] = {state: name for name, state in _STATES.items()}


class Answer(Protocol):
    """What is read of an event, see progress/events.py."""

    @property
    def kind(self) -> str: ...
    @property
    def at_ms(self) -> int: ...
    @property
    def offset_min(self) -> int: ...
    @property
    def body(self) -> Mapping[str, Any]: ...


@frozen
class Item:
    """What the answers to one question say about it.

    stability_days: days in which the chance to recall it falls from 1.00 to 0.90. difficulty: 1 to
    10. due_ms, last_ms: when it is due and when it was answered last, UTC, ms since 1970. asked,
    missed: how often, skipped answers not counted. critical_open: a critical miss is not mended.
    state, step: where FSRS is with it. critical_ms, critical_offset_min: when that miss was, by
    the learner's clock; they mean something only while it is open.
    """

    question: str
    stability_days: float
    difficulty: float
    due_ms: int
    last_ms: int
    last_grade: str
    last_sure: bool | None
    asked: int
    missed: int
    critical_open: bool
    state: Phase
    step: int | None = None
    critical_ms: int = 0
    critical_offset_min: int = 0

    @property
    def missed_last(self) -> bool:
        """True when the last answer was neither right nor more careful than needed."""
        return self.last_grade not in RIGHT_ENOUGH


NOTHING: Mapping[str, Item] = MappingProxyType({})


@cache
def rating(grade: str, sure: bool | None) -> Rated | None:
    """The schedule's word for an answer; None for a skipped one, which changes nothing.

    A right answer that the learner was unsure of counts as hard; sure is None where nobody asked.
    Raises ValueError for what is no grade.
    """
    if grade == "skipped":
        return None
    if grade not in get_args(Grade):
        allowed = ", ".join([*get_args(Grade), "skipped"])
        raise ValueError(f'answer, grade: found "{grade}"; allowed is one of {allowed}.')
    if grade == "right" and sure is False:
        return "hard"
    return RATINGS.get(grade, "again")  # type: ignore[return-value]


def replay(answers: Iterable[Answer], before: Mapping[str, Item] = NOTHING) -> dict[str, Item]:
    """Every question's item after the answers, read in their order, on top of the items before.

    Events that are no answers are passed over. An answer dated before the one it follows (a clock
    set back) counts as given on the same day.
    """
    tracks: dict[str, _Track] = {}
    for answer in answers:
        if answer.kind != "answer":
            continue
        body = answer.body
        rated = rating(body["grade"], body["sure"])
        if rated is None:
            continue
        question = body["question"]
        if question not in tracks:
            tracks[question] = _track(before.get(question))
        tracks[question].take(answer, rated)
    return {**before, **{question: track.item(question) for question, track in tracks.items()}}


def recall(item: Item, now_ms: int) -> float:
    """The chance, 0 to 1, that it would be recalled now. Whole days count; the past counts as 0."""
    return SCHEDULER.get_card_retrievability(_card(item), _time(now_ms))


def overdue(item: Item, now_ms: int) -> float:
    """How long ago it was due, as a share of the interval it was given; negative before then."""
    return (now_ms - item.due_ms) / max(item.due_ms - item.last_ms, 1)


def due(items: Mapping[str, Item], now_ms: int) -> tuple[str, ...]:
    """The questions that are due, the most overdue for its interval first."""
    waiting = [item for item in items.values() if item.due_ms <= now_ms]
    waiting.sort(key=lambda item: (-overdue(item, now_ms), item.question))
    return tuple(item.question for item in waiting)


def local_day(at_ms: int, offset_min: int) -> int:
    """The learner's calendar day at a time, in days since 1970-01-01."""
    return (at_ms + offset_min * 60_000) // DAY_MS


@define
class _Track:
    """One question while its answers are read. missed_at: its open critical miss, if any."""

    card: Card
    asked: int = 0
    missed: int = 0
    last: Answer | None = None
    missed_at: tuple[int, int] | None = None

    def take(self, answer: Answer, rated: Rated) -> None:
        """One answer more. A critical miss starts the question anew, as if never learned."""
        critical = answer.body["grade"] == "critical"
        card = _new_card() if critical else self.card
        self.card, _ = SCHEDULER.review_card(card, _RATINGS[rated], _time(answer.at_ms))
        self.asked += 1
        self.missed += rated == "again"
        self.last = answer
        if critical:
            self.missed_at = (answer.at_ms, answer.offset_min)
        elif self.missed_at:
            self.missed_at = _still_open(self.missed_at, answer)

    def item(self, question: str) -> Item:
        """The question as it stands. There must have been an answer."""
        assert self.last is not None
        card, missed_at = self.card, self.missed_at or (0, 0)
        return Item(
            question=question,
            stability_days=card.stability,  # type: ignore[arg-type]
            difficulty=card.difficulty,  # type: ignore[arg-type]
            due_ms=(card.due - _EPOCH) // _MS,
            last_ms=self.last.at_ms,
            last_grade=self.last.body["grade"],
            last_sure=self.last.body["sure"],
            asked=self.asked,
            missed=self.missed,
            critical_open=self.missed_at is not None,
            state=_PHASES[card.state],
            step=card.step,
            critical_ms=missed_at[0],
            critical_offset_min=missed_at[1],
        )


def _still_open(missed_at: tuple[int, int], answer: Answer) -> tuple[int, int] | None:
    """When the critical miss was that is open after an answer; None when the answer mends it."""
    later_day = local_day(answer.at_ms, answer.offset_min) > local_day(*missed_at)
    later = answer.at_ms - missed_at[0] >= CLEARED_AFTER_MS
    if (later_day or later) and answer.body["grade"] in RIGHT_ENOUGH:
        return None
    # A clock that was ahead and was set right must not keep the miss open until it catches up.
    return min(missed_at, (answer.at_ms, answer.offset_min))


def _track(item: Item | None) -> _Track:
    if item is None:
        return _Track(_new_card())
    missed_at = (item.critical_ms, item.critical_offset_min) if item.critical_open else None
    return _Track(_card(item), item.asked, item.missed, None, missed_at)


def _new_card() -> Card:
    return Card(card_id=0, due=_EPOCH)  # without an id and a date, fsrs sleeps and reads the clock


def _card(item: Item) -> Card:
    return Card(
        card_id=0,
        state=_STATES[item.state],
        step=item.step,
        stability=item.stability_days,
        difficulty=item.difficulty,
        due=_time(item.due_ms),
        last_review=_time(item.last_ms),
    )


def _time(at_ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=at_ms)
