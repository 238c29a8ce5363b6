"""Rows out of a damaged file, without asking SQLite: whatever looks like one and fits its checksum.

A row lies in the file in one piece: its head (how long each column is), then the columns. Nothing
else of the file is needed, so a lost page, a changed head or a torn end costs only what it hit.
Source of the form: https://sqlite.org/fileformat2.html#record_format
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .database import checksum
from .events import Event

# Column kinds: seq is empty (0), id a text of 32 (0x4d), then numbers, texts and the checksum.
_ROW = re.compile(
    rb"[\x09\x0a]\x00\x4d([\x01-\x09]{3})([\x0d-\x7f])([\x81-\xff][\x00-\x7f]|[\x00-\x7f])"
    rb"([\x01-\x09])([0-9a-f]{32})"
)
_NUMBER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}


def rows_of(paths: Iterable[Path]) -> dict[str, tuple[int, Event]]:
    """Each event that can still be read in the files, by its id, with its lowest tick."""
    found: dict[str, tuple[int, Event]] = {}
    for path in paths:
        for tick, event in rows_in(path.read_bytes()):
            if event.id not in found or tick < found[event.id][0]:
                found[event.id] = tick, event
    return found


def rows_in(data: bytes) -> Iterator[tuple[int, Event]]:
    """Each event in the bytes, with its tick; one that lies there twice comes twice."""
    for match in _ROW.finditer(data):
        row = _row(data, match)
        if row is not None:
            id_, tick, at_ms, offset_min, kind, body = row
            yield tick, Event(id_, kind, at_ms, offset_min, json.loads(body))


def _row(data: bytes, match: re.Match[bytes]) -> tuple[str, int, int, int, str, str] | None:
    numbers, kind, body, crc, id_ = match.groups()
    kinds = [*numbers, kind[0], _varint(body), crc[0]]
    columns: list[int | str] = []
    place = match.end()
    try:
        for column in kinds:
            value, place = _column(data, place, column)
            columns.append(value)
    except (KeyError, ValueError):
        return None
    row = (id_.decode(), *columns[:-1])
    return row if checksum(*row) == columns[-1] else None  # type: ignore[return-value]


def _column(data: bytes, place: int, kind: int) -> tuple[int | str, int]:
    """A column's value and where the next one starts. Raises KeyError, ValueError."""
    if kind >= 13 and kind % 2:
        end = place + (kind - 13) // 2
        return data[place:end].decode(), end
    end = place + _NUMBER_BYTES[kind]
    if kind in (8, 9):
        return kind - 8, end
    return int.from_bytes(data[place:end], "big", signed=True), end


def _varint(signs: bytes) -> int:
    value = 0
    for sign in signs:
        value = value << 7 | sign & 0x7F
    return value
