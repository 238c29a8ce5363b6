"""Progress in one JSON file, to carry to another computer or to keep."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from glute_lessons.content.errors import shown

from .database import Logged
from .errors import ImportRefused
from .events import Event, as_data, event_from, faults
from .files import in_words, write_whole

FORMAT = "glute-lessons-progress"
VERSION = 1
LARGEST_BYTES = 128 * 2**20  # about 400,000 answers, many years of them
LATEST_TICK = 4_102_444_800_000  # the year 2100: a tick runs ahead of the time only a little
_FIELDS = {"format", "version", "exported", "events"}


def export(log: Sequence[Logged], path: Path, now_ms: int) -> int:
    """Writes the log to the file, whole or not at all; returns the number of events."""
    head = {"format": FORMAT, "version": VERSION, "exported": now_ms, "events": []}
    events = [json.dumps({**as_data(logged.event), "tick": logged.tick}) for logged in log]
    # One event a line: a person can read it, and a tool can compare two files.
    text = json.dumps(head).removesuffix("]}") + "\n" + ",\n".join(events) + "\n]}\n"
    with in_words(path):
        write_whole(path, text.encode())
    return len(events)


def read(path: Path, now_ms: int) -> list[tuple[int, Event]]:
    """The events of an exported file, each with its tick. Raises ImportRefused, ProgressError."""
    data = _parsed(path)
    reasons = _outer_reasons(data)
    if not reasons:
        assert isinstance(data, dict)
        reasons = _first(_event_reasons(data["events"], now_ms))
    if reasons:
        raise ImportRefused(path.name, reasons)
    assert isinstance(data, dict)
    return [(entry["tick"], event_from(_plain(entry), now_ms)) for entry in data["events"]]


def _parsed(path: Path) -> object:
    with in_words(path):
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            found = f"found {size} bytes; allowed are up to {LARGEST_BYTES}."
            raise ImportRefused(path.name, [found])
        data = path.read_bytes()
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ImportRefused(path.name, ["found no JSON; allowed is an exported file."]) from None


def _outer_reasons(data: object) -> list[str]:
    if not isinstance(data, dict):
        return [f"found {shown(data)}; allowed is an exported file."]
    reasons = [f"{shown(name)}: found a field of that name; allowed is none." for name in
               sorted(data.keys() - _FIELDS)]  # fmt: skip
    if data.get("format") != FORMAT:
        reasons.append(f"format: found {_value(data, 'format')}; allowed is {shown(FORMAT)}.")
    if data.get("version") != VERSION or isinstance(data.get("version"), bool):
        reasons.append(f"version: found {_value(data, 'version')}; allowed is {VERSION}.")
    if not _is_whole(data.get("exported")):
        reasons.append(f"exported: found {_value(data, 'exported')}; allowed is a whole number.")
    if not isinstance(data.get("events"), list):
        reasons.append(f"events: found {_value(data, 'events')}; allowed is a list.")
    return reasons


def _event_reasons(entries: Sequence[object], now_ms: int) -> Iterator[str]:
    seen: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        for fault in faults(_plain(entry), now_ms):
            where = f"event {number}{', ' if fault.field else ''}{fault.field}"
            yield f"{where}: found {fault.found}; allowed is {fault.allowed}."
        if not isinstance(entry, dict):
            continue
        yield from _tick_reasons(number, entry)
        id_ = entry.get("id")
        if isinstance(id_, str) and seen.setdefault(id_, number) != number:
            yield f"event {number}, id: found the id of event {seen[id_]}; allowed is one of its own."


def _tick_reasons(number: int, entry: dict) -> Iterator[str]:
    tick, at_ms = entry.get("tick"), entry.get("at_ms")
    least = at_ms if _is_whole(at_ms) else 0
    if not (_is_whole(tick) and least <= tick <= LATEST_TICK):
        allowed = f"a whole number from at_ms to {LATEST_TICK}"
        yield f"event {number}, tick: found {_value(entry, 'tick')}; allowed is {allowed}."


def _plain(entry: object) -> object:
    """The entry without what belongs to the log, not to the event."""
    if not isinstance(entry, dict):
        return entry
    return {name: value for name, value in entry.items() if name != "tick"}


def _first(reasons: Iterator[str], most: int = 10) -> list[str]:
    return [reason for reason, _ in zip(reasons, range(most), strict=False)]


def _value(data: dict, name: str) -> str:
    return shown(data[name]) if name in data else "nothing"


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
