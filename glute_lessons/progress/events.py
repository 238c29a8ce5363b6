"""What is written down of a learner: answers and holds, never a name or a free text.

Pure: the time now is an argument. KINDS says which fields each kind of event has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

from attrs import frozen

from glute_lessons.content.errors import FieldFault
from glute_lessons.content.records import OUTCOMES, Grade

EARLIEST_MS = 1_577_836_800_000  # 2020-01-01, before this course existed
DAY_MS = 86_400_000
FURTHEST_OFFSET_MIN = 840  # no place on earth is further from UTC than 14 hours
LONGEST_TEXT = 200
GREATEST = 2**53  # every whole number up to here is exact in a browser too

Value = str | int | bool | None


@frozen
class Event:
    """One thing that a learner did; never changed afterwards.

    id: 32 hex digits. kind: a key of KINDS. at_ms: when, UTC, milliseconds since 1970.
    offset_min: how far the learner's clock was from UTC then, in minutes.
    body: exactly the fields that KINDS names for the kind.
    """

    id: str
    kind: str
    at_ms: int
    offset_min: int
    body: Mapping[str, Value]


@frozen
class Rule:
    """What a field may hold: in words, and as a test."""

    allowed: str
    fits: Callable[[object], bool]


def _text(pattern: str, allowed: str) -> Rule:
    sign = re.compile(pattern, re.ASCII)
    return Rule(allowed, lambda value: isinstance(value, str) and bool(sign.fullmatch(value)))


def _one_of(*names: str) -> Rule:
    words = ", ".join(json.dumps(name) for name in names[:-1]) + f" or {json.dumps(names[-1])}"
    return Rule(words, lambda value: isinstance(value, str) and value in names)


def _whole(least: int, most: int, allowed: str = "") -> Rule:
    words = allowed or f"a whole number from {least} to {most}"
    return Rule(words, lambda value: _is_whole(value) and least <= value <= most)  # type: ignore[operator]


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_HEX = _text(r"[0-9a-f]{32}", "32 hex digits")
_NAME = _text(
    rf"\w{{1,{LONGEST_TEXT}}}", f"1 to {LONGEST_TEXT} letters, digits and underscores of an id"
)
_GIVEN = _text(
    rf"[\w .,:;<>=+/#-]{{0,{LONGEST_TEXT}}}",
    f"an answer's id of up to {LONGEST_TEXT} plain letters, digits and signs",
)
_NAMES = _text(rf"(?=.{{0,{LONGEST_TEXT}}}$)(\w+( \w+)*)?", "ids with a space between, or nothing")
_SURE = Rule(  # the muscle map does not ask how sure one is
    "true, false or null", lambda value: value is None or isinstance(value, bool)
)
_COUNT = _whole(0, GREATEST)
_SECONDS = _whole(0, 86_400)
_OFFSET = _whole(-FURTHEST_OFFSET_MIN, FURTHEST_OFFSET_MIN)

KINDS: Mapping[str, Mapping[str, Rule]] = {
    "answer": {
        "question": _NAME,
        "given": _GIVEN,
        "grade": _one_of(*get_args(Grade), "skipped"),
        "sure": _SURE,
        "quiz": _NAME,
        "run": _HEX,
        "seed": _whole(-GREATEST, GREATEST),
        "place": _COUNT,
        "took_ms": _COUNT,
    },
    "check": {"outcome": _one_of(*OUTCOMES), "closed": _NAMES, "asks": _NAMES},
    "agreed": {"rules": _NAMES},
    "seen": {},
    "stop": {
        "technique": _NAME,
        "side": _one_of("left", "right", "both"),
        "reason": _NAME,
        "seconds": _SECONDS,
    },
    "feeling": {
        "technique": _NAME,
        "side": _one_of("left", "right", "both"),
        "moment": _one_of("before", "during", "after"),
        "value": _whole(0, 10),
    },
    "session": {
        "technique": _NAME,
        "side": _one_of("left", "right", "both"),
        "state": _one_of("begun", "step", "ended", "left"),
        "step": _NAMES,
        "run": _HEX,
    },
    "hold": {
        "technique": _NAME,
        "side": _one_of("left", "right", "both"),
        "planned_seconds": _SECONDS,
        "held_seconds": _SECONDS,
        "ended": _one_of("done", "stopped"),
    },
}
TIMES = ("at_ms", "offset_min")  # a wrong one says that a clock is wrong, nothing worse


def faults(data: object, now_ms: int) -> Iterator[FieldFault]:
    """Everything that makes the data no event: field, found, allowed. now_ms: the time now."""
    if not isinstance(data, dict):
        yield FieldFault("", data, "an object with id, kind, at_ms, offset_min and body")
        return
    kind = data.get("kind")
    fields = KINDS.get(kind) if isinstance(kind, str) else None
    yield from _field_faults(data, _outer_rules(now_ms))
    body = data.get("body")
    if fields is not None and isinstance(body, dict):
        yield from _field_faults(body, fields, "body.")


def event_from(data: object, now_ms: int) -> Event:
    """The event that the data (as JSON spells it) means. Raises FieldFault for the first fault."""
    for fault in faults(data, now_ms):
        raise fault
    assert isinstance(data, dict)
    return Event(data["id"], data["kind"], data["at_ms"], data["offset_min"], dict(data["body"]))


def as_data(event: Event) -> dict[str, object]:
    """The event as JSON spells it; event_from reads it back."""
    body = event.body
    return {
        "id": event.id,
        "kind": event.kind,
        "at_ms": event.at_ms,
        "offset_min": event.offset_min,
        "body": dict(body) if isinstance(body, Mapping) else body,
    }


def canonical(body: Mapping[str, Value]) -> str:
    """The one text that stands for a body, whatever the order of its fields."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _outer_rules(now_ms: int) -> Mapping[str, Rule]:
    latest = max(now_ms, EARLIEST_MS) + DAY_MS
    when = "a time from 2020-01-01 to tomorrow, in milliseconds since 1970"
    return {
        "id": _HEX,
        "kind": _one_of(*KINDS),
        "at_ms": _whole(EARLIEST_MS, latest, when),
        "offset_min": _OFFSET,
        "body": Rule("an object", lambda value: isinstance(value, dict)),
    }


def _field_faults(
    data: dict[object, object], rules: Mapping[str, Rule], where: str = ""
) -> Iterator[FieldFault]:
    for name, rule in rules.items():
        if name not in data:
            yield FieldFault(f"{where}{name}", _NOTHING, rule.allowed)
        elif not rule.fits(data[name]):
            yield FieldFault(f"{where}{name}", data[name], rule.allowed)
    for name in data.keys() - rules.keys():
        yield FieldFault(f"{where}{name}", _UNKNOWN, "none")


class _Words:
    """Said as it is: a text would be shown in quotes, as if the data held it."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words


_NOTHING, _UNKNOWN = _Words("nothing"), _Words("a field of that name")
