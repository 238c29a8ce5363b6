"""What the learner may do now: the readiness checks, agreements and stops of the progress file.

A thin reader and writer; the rules are in gate.py. One Today serves all cards of a kernel.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from weakref import WeakKeyDictionary

from attrs import frozen

from glute_lessons.content import load
from glute_lessons.content.records import ScreeningRule
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, journal

from . import gate
from . import readiness as pure
from .gate import Standing
from .gate_memory import GateMemory
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
    """Opens only by a full check that says go, and for that day only.

    It takes answers, never a verdict, so that no caller can hand it a go. Whoever observes it is
    told after every change in this kernel. Another kernel's changes count the next time it is
    asked. What cannot be written down counts in this kernel all the same.
    clock: gives the time now, with its zone.
    """

    def __init__(
        self, rules: Callable[[], Iterable[ScreeningRule]] = course_rules, clock: Clock = local_now
    ) -> None:
        self._rules, self._clock = rules, clock
        self._latest: Check | None = None
        self._withdrawn: set[str] = set()
        self._observers: list[Callable[[], None]] = []
        self._memories: WeakKeyDictionary[Journal, GateMemory] = WeakKeyDictionary()

    @property
    def latest(self) -> Check | None:
        """This kernel's latest check, or None when there is none or it was withdrawn."""
        return self._latest

    @property
    def rules(self) -> tuple[ScreeningRule, ...]:
        """The questions, in their order."""
        return tuple(self._rules())

    @property
    def trouble(self) -> str:
        """Why the latest change is not in the progress file, in one sentence; "" when it is."""
        return self._memory().trouble

    def now(self) -> datetime:
        """The time by this store's clock."""
        return self._clock()

    def standing(self, now: datetime | None = None) -> Standing:
        """What may be done now, and why not."""
        now = _zoned(now or self._clock())
        events = self._memory().events()
        return gate.standing(events, load(), _ms(now), _offset(events, now), self._withdrawn)

    def is_open(self, technique: str, now: datetime | None = None) -> bool:
        """True while a check of this very day says go and left the technique open."""
        return self.standing(now).opens(technique)

    def open_until(self, technique: str, now: datetime | None = None) -> datetime | None:
        """When the technique closes again (the learner's midnight); None while it is closed."""
        found = self.standing(now)
        if not found.opens(technique):
            return None
        return datetime.fromtimestamp(found.open_until_ms / 1000, UTC)

    def check(self, answers: Mapping[str, str], now: datetime | None = None) -> Readiness:
        """Assesses the answers, and writes down what they lead to. An earlier go ends.

        now: the learner's wall clock with its zone; its date is the day that a go counts for.
        Raises ValueError for answers that are none, or a time without a zone; nothing is open then.
        """
        self._take_back()
        try:
            at = _zoned(now or self._clock())
            agreed = gate.agreed_rules(self._memory().events(), load(), _ms(at))
            ready = pure.assess(self._rules(), answers, agreed)
            so_far = pure.answered_so_far(self._rules(), answers, agreed)
            self._latest = Check(dict(answers), ready, at)
            self._write("check", pure.to_keep(ready, so_far), at)
        finally:
            self._tell()
        return ready

    def withdraw(self) -> None:
        """Takes the go of today back, in this kernel: nothing is open until a new check says go."""
        if self._take_back():
            self._tell()

    def agree(self, rules: Iterable[str], now: datetime | None = None) -> None:
        """Writes down that a clinician agreed to these "ask first" rules. A new check comes next.

        Raises ValueError for none, and for a rule that is not waiting for a clinician now.
        """
        at = _zoned(now or self._clock())
        agreed, waiting = tuple(rules), self.standing(at).asks
        if not agreed or not set(agreed) <= set(waiting):
            allowed = f"one or more of {', '.join(waiting)}" if waiting else "none now"
            found = ", ".join(agreed) or "nothing"
            raise ValueError(f"today, agree: found {found}; allowed is {allowed}.")
        self._take_back()
        self._write("agreed", [{"rules": " ".join(agreed)}], at)
        self._tell()

    def seen(self, now: datetime | None = None) -> None:
        """Writes down that a professional has seen it. A new check comes next.

        Raises ValueError when nothing waits for that.
        """
        at = _zoned(now or self._clock())
        if (needs := self.standing(at).needs) != "seen":
            raise ValueError(f'today, seen: found "{needs}" needed; allowed is "seen".')
        self._take_back()
        self._write("seen", [{}], at)
        self._tell()

    def observe(self, told: Callable[[], None]) -> None:
        """From now on, calls told() after every change that this kernel makes or hears of."""
        self._observers.append(told)

    def _memory(self) -> GateMemory:
        """What is known of this process's journal."""
        log = journal()
        if log not in self._memories:
            self._memories[log] = GateMemory(log, self._tell)
        return self._memories[log]

    def _take_back(self) -> bool:
        gos = {
            each.id
            for each in self._memory().events()
            if each.kind == "check" and each.body["outcome"] == "go"
        }
        changed = self._latest is not None or not gos <= self._withdrawn
        self._latest = None
        self._withdrawn |= gos
        return changed

    def _write(self, kind: str, bodies: Sequence[Mapping[str, str]], at: datetime) -> None:
        offset_min = _minutes(at)
        self._memory().write(
            [Event(uuid.uuid4().hex, kind, _ms(at), offset_min, body) for body in bodies]
        )

    def _tell(self) -> None:
        for told in tuple(self._observers):
            told()


def _offset(events: Sequence[Event], now: datetime) -> int:
    """How far the learner's clock is from UTC: the kernel may run far away, the check never did."""
    checks = [each.offset_min for each in events if each.kind == "check"]
    return checks[-1] if checks else _minutes(now)


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _minutes(moment: datetime) -> int:
    ahead = moment.utcoffset()
    assert ahead is not None
    return int(ahead.total_seconds() // 60)


def _zoned(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError(f"today: found the time {now} without a zone; allowed is one with a zone.")
    return now


TODAY = Today()
