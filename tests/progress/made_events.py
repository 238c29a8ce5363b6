"""Events as a card or a timer would make them, for the tests of the log."""

from __future__ import annotations

import hashlib

from glute_lessons.progress.events import Event
from glute_lessons.progress.store import Store

DAY_MS = 86_400_000
NOW = 1_790_000_000_000  # 2026-09-21, a Monday


def now() -> int:
    """A clock that stands still."""
    return NOW


def hex32(*parts: object) -> str:
    """An id of its own for these parts, the same in every run."""
    return hashlib.md5(repr(parts).encode(), usedforsecurity=False).hexdigest()


def answer(number: int, at_ms: int | None = None, source: str = "", **changed: object) -> Event:
    """The number-th answer of a source, one second after the one before."""
    body = {
        "question": f"rolling_hold_{number % 50}",
        "given": "b",
        "grade": "right",
        "sure": True,
        "quiz": "foam_rolling",
        "run": hex32("run", number, source),
        "seed": 7,
        "place": number % 10,
        "took_ms": 4000,
    }
    when = NOW - DAY_MS + number * 1000 if at_ms is None else at_ms
    return Event(hex32(number, source), "answer", when, 60, {**body, **changed})  # type: ignore[arg-type]


def hold(number: int) -> Event:
    """A still press of 20 seconds."""
    body = {
        "technique": "foam_rolling",
        "side": "left",
        "planned_seconds": 20,
        "held_seconds": 20,
        "ended": "done",
    }
    return Event(hex32("hold", number), "hold", NOW - DAY_MS + number * 1000, -300, body)


def events(store: Store) -> list[Event]:
    """All events of the log, in its order."""
    return [logged.event for logged in store.logged()]
