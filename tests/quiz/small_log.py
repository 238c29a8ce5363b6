"""Events just big enough to schedule by, built by hand."""

from __future__ import annotations

from itertools import count
from typing import Any

from glute_lessons.progress.events import Event

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
START = 1_790_000_000_000 // DAY * DAY + 12 * HOUR  # some noon, UTC

_ids = count(1)


def answered(grade: str, at_ms: int = START, question: str = "pick", **fields: Any) -> Event:
    """One answer. Fields of the event or of its body may be named."""
    outer = {key: fields.pop(key) for key in ("id", "offset_min") if key in fields}
    body = {
        "question": question,
        "given": "" if grade == "skipped" else "a",
        "grade": grade,
        "sure": True,
        "quiz": "drill",
        "run": "0" * 32,
        "seed": 1,
        "place": 0,
        "took_ms": 900,
    }
    given = {"id": f"{next(_ids):032x}", "kind": "answer", "offset_min": 0, "at_ms": at_ms}
    return Event(**given | outer, body=body | fields)


def held(seconds: int, at_ms: int = START, offset_min: int = 0) -> Event:
    """One hold that was ended as planned. seconds: how long it was held."""
    body = {
        "technique": "hands",
        "side": "left",
        "planned_seconds": 20,
        "held_seconds": seconds,
        "ended": "done",
    }
    return Event(f"{next(_ids):032x}", "hold", at_ms, offset_min, body)
