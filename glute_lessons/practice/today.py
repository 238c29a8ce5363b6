"""The latest readiness check of this kernel and its day. Nothing is written to disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from attrs import frozen

from glute_lessons.content import load
from glute_lessons.content.records import ScreeningRule

from . import readiness as pure
from .readiness import Readiness

Clock = Callable[[], datetime]


@frozen
class Check:
    """One full check: the answers, what they lead to, and when, on the learner's own clock."""

    answers: Mapping[str, str]
    readiness: Readiness
    at: datetime


def local_now() -> datetime:
    """The kernel's local time, with its zone."""
    return datetime.now().astimezone()


def course_rules() -> Iterable[ScreeningRule]:
    """The questions of the readiness check, in their order."""
    return load().screening.values()


class Today:
    """Holds the latest check. It opens only by a full check that says go, and for that day only.

    It takes answers, never a verdict, so that no caller can hand it a go. Whoever observes it is
    told after every change. clock: gives the time now, with its zone.
    """

    def __init__(
        self, rules: Callable[[], Iterable[ScreeningRule]] = course_rules, clock: Clock = local_now
    ) -> None:
        self._rules, self._clock = rules, clock
        self._latest: Check | None = None
        self._observers: list[Callable[[], None]] = []

    @property
    def latest(self) -> Check | None:
        """The check that counts, or None when there is none or it was withdrawn."""
        return self._latest

    @property
    def rules(self) -> tuple[ScreeningRule, ...]:
        """The questions, in their order."""
        return tuple(self._rules())

    def now(self) -> datetime:
        """The time by this store's clock."""
        return self._clock()

    def check(self, answers: Mapping[str, str], now: datetime | None = None) -> Readiness:
        """Assesses the answers; the result replaces any earlier one.

        now: the learner's wall clock with its zone; its date is the day that a go counts for.
        Raises ValueError for answers that are none, or a time without a zone; nothing is open then.
        """
        self._latest = None
        try:
            at = _zoned(now or self._clock())
            result = pure.assess(self._rules(), answers)
            self._latest = Check(dict(answers), result, at)
        finally:
            self._tell()
        return result

    def withdraw(self) -> None:
        """Takes the latest check back: nothing is open until a new one says go."""
        if self._latest is not None:
            self._latest = None
            self._tell()

    def is_open(self, technique: str, now: datetime | None = None) -> bool:
        """True while a check of this very day says go and left the technique open."""
        return self.open_until(technique, now) is not None

    def open_until(self, technique: str, now: datetime | None = None) -> datetime | None:
        """When the technique closes again (the learner's midnight); None while it is closed."""
        now = _zoned(now or self._clock())
        if self._latest is None or not self._latest.readiness.opens(technique):
            return None
        at = self._latest.at
        return pure.open_until(self._latest.readiness, at.date(), now.astimezone(at.tzinfo))

    def observe(self, told: Callable[[], None]) -> None:
        """From now on, calls told() after every check and every withdrawal."""
        self._observers.append(told)

    def _tell(self) -> None:
        for told in tuple(self._observers):
            told()


def _zoned(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError(f"today: found the time {now} without a zone; allowed is one with a zone.")
    return now


TODAY = Today()
