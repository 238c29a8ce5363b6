"""The rows of the log in one SQLite connection, wherever that keeps them.

A row is an event, its place in this file (seq) and in the learner's time (tick), and a checksum:
SQLite's own checks do not see a changed letter inside a text.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from attrs import frozen

from .errors import Damaged
from .events import Event, canonical

Row = tuple[str, int, int, int, str, str, int]  # id, tick, at_ms, offset_min, kind, body, crc
_COLUMNS = "id, tick, at_ms, offset_min, kind, body, crc"
_INSERT = f"INSERT OR IGNORE INTO events ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_TAKE_LATER = """DELETE FROM events WHERE id = ? AND tick > ?
AND at_ms = ? AND offset_min = ? AND kind = ? AND body = ?"""
# NOT INDEXED: a damaged index must not hide a row.
_READ = f"SELECT seq, {_COLUMNS} FROM events NOT INDEXED"


@frozen
class Logged:
    """An event in the log. seq: its place in this file. tick: its place in the learner's time."""

    seq: int
    tick: int
    event: Event


@frozen
class Merged:
    """What a merge did: how many events it added, and how many were there already."""

    added: int
    known: int


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is written, or nothing of it. Waits while another kernel writes."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def append(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Writes new events at the log's end; known ids stay as they are."""
    last = connection.execute("SELECT max(tick) FROM events").fetchone()[0] or 0
    for event in events:
        tick = max(event.at_ms, last + 1)
        if connection.execute(_INSERT, row_of(tick, event)).rowcount:
            last = tick


def merge(connection: sqlite3.Connection, pairs: Iterable[tuple[int, Event]]) -> Merged:
    """Writes events of another file, each with the tick that it has there.

    So each file's order is kept, and the result is the same whichever is merged first.
    An event that both files have takes the lower tick, in a row (and with a seq) of its own.
    """
    added = known = 0
    for tick, event in pairs:
        row = row_of(tick, event)
        taken = connection.execute(_TAKE_LATER, row[:6]).rowcount
        written = connection.execute(_INSERT, row).rowcount
        added += written - taken
        known += 1 - (written - taken)
    return Merged(added, known)


def read(connection: sqlite3.Connection, after: int = 0) -> list[Logged]:
    """The events with a seq above after, in the log's order. Raises Damaged."""
    query = f"{_READ} WHERE seq > ? ORDER BY tick, id"
    rows = connection.execute(query, (after,)).fetchall()
    if len({row[1] for row in rows}) != len(rows):
        raise Damaged("an event stands in the log twice")
    bodies = _bodies(rows)
    return [
        Logged(seq, tick, Event(id_, kind, at_ms, offset_min, body))
        for (seq, id_, tick, at_ms, offset_min, kind, _, _), body in zip(rows, bodies, strict=True)
    ]


def verify(connection: sqlite3.Connection) -> None:
    """Reads every row and its checksum. Raises Damaged."""
    for seq, *row in connection.execute(_READ):
        _fitting(seq, row)


def count(connection: sqlite3.Connection) -> int:
    """How many events the log holds."""
    return connection.execute("SELECT count(*) FROM events").fetchone()[0]


def row_of(tick: int, event: Event) -> Row:
    """The event as it is written down, with its checksum."""
    row = (event.id, tick, event.at_ms, event.offset_min, event.kind, canonical(event.body))
    return (*row, checksum(*row))


def checksum(
    id_: object, tick: object, at_ms: object, offset: object, kind: object, body: object
) -> int:
    """The CRC-32 over a row's text."""
    return zlib.crc32(f"{id_}|{tick}|{at_ms}|{offset}|{kind}|{body}".encode())


def _bodies(rows: Sequence[tuple]) -> list[dict]:
    for seq, *row in rows:
        _fitting(seq, row)
    # One text for all rows: twice as fast as one by one.
    return json.loads("[" + ",".join([row[6] for row in rows]) + "]")


def _fitting(seq: int, row: Sequence[object]) -> None:
    if checksum(*row[:6]) != row[6]:
        raise Damaged(f"row {seq} does not fit its checksum")
