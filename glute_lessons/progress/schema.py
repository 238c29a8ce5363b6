"""The form of the database: its tables, how an older one becomes today's, and whether it is whole."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Mapping

from .database import checksum, transaction, verify
from .errors import Damaged, ProgressError

SCHEMA = 2
APPLICATION = 0x474C5554  # "GLUT": tells our files from other programs'
PAGE_BYTES = 4096
EVENTS = """CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    tick INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    crc INTEGER NOT NULL
)"""
BY_TICK = "CREATE INDEX events_by_tick ON events (tick)"
META = "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
TABLES = (EVENTS, BY_TICK, META)
# A file whose header was changed can look like one that may only be read, or like another's.
_HEADER: Mapping[int, bytes] = {
    0: b"SQLite format 3\x00" + PAGE_BYTES.to_bytes(2, "big"),
    20: b"\x00\x40\x20\x20",
    56: (1).to_bytes(4, "big"),  # texts are UTF-8
    68: APPLICATION.to_bytes(4, "big"),
}


def build(connection: sqlite3.Connection) -> None:
    """Makes the tables of today's schema in an empty database."""
    connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    with transaction(connection):
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        for table in TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        renew(connection)


def recall(connection: sqlite3.Connection, key: str) -> str:
    """What is remembered under the key; "" for nothing."""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return found[0] if found else ""


def remember(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Notes something about the file itself. Nothing of a learner goes there."""
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def checked_day(connection: sqlite3.Connection) -> str:
    """The day when every row was last checked, as "2026-10-03"; "" for never."""
    return "" if _version(connection) != SCHEMA else recall(connection, "checked")


def check_header(header: bytes, file: str) -> None:
    """header: the first 100 bytes of the file. Looks without opening, so that nothing changes.

    Raises ProgressError for a newer form, Damaged for a head that is none of ours.
    """
    if header.startswith(b"SQLite format 3\x00") and header[68:72] == _HEADER[68]:
        _refuse_newer(int.from_bytes(header[60:64], "big"), file)
    for start, wanted in _HEADER.items():
        if header[start : start + len(wanted)] != wanted:
            raise Damaged("the file's head is not that of a progress file")
    if header[18:20] not in (b"\x01\x01", b"\x02\x02"):
        raise Damaged("the file's head names no known way to write it")


def check(connection: sqlite3.Connection, file: str, thorough: bool = False) -> None:
    """Raises ProgressError for a newer schema, Damaged for a file that is not whole.

    An older file is brought to today's schema first. thorough: every row and every index too.
    """
    _refuse_newer(_version(connection), file)
    _migrate(connection)
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY sql")
    known = sorted([*TABLES, "CREATE TABLE sqlite_sequence(name,seq)"])
    if [sql for (sql,) in found] != known:
        raise Damaged("the tables are not those of a progress file")
    result = connection.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check").fetchone()
    if result != ("ok",):
        raise Damaged(f"SQLite found: {result[0]}")
    if thorough:
        verify(connection)


def _refuse_newer(version: int, file: str) -> None:
    if version > SCHEMA:
        raise ProgressError(
            f"{file}: found progress in form {version}, written by a newer version of this course; "
            f"this version knows forms up to {SCHEMA}, so please update the course."
        )


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _add_checksums(connection: sqlite3.Connection) -> None:
    """From 1 to 2: every row gets its checksum."""
    connection.execute("DROP INDEX events_by_tick")
    connection.execute("ALTER TABLE events RENAME TO events_before")
    connection.execute(EVENTS)
    connection.create_function("checksum", 6, checksum, deterministic=True)
    connection.execute(
        "INSERT INTO events SELECT seq, id, tick, at_ms, offset_min, kind, body, "
        "checksum(id, tick, at_ms, offset_min, kind, body) FROM events_before ORDER BY seq"
    )
    connection.execute("DROP TABLE events_before")
    connection.execute(BY_TICK)


# MIGRATIONS[n] brings form n + 1 to form n + 2.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (_add_checksums,)


def _migrate(connection: sqlite3.Connection) -> None:
    if _version(connection) == SCHEMA:
        return
    with transaction(connection):
        version = _version(connection)
        if version < 1:
            raise Damaged(f"form {version} never was")
        for number in range(version, SCHEMA):
            MIGRATIONS[number - 1](connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def empty(connection: sqlite3.Connection) -> None:
    """Takes every event out; the log is another one from now on."""
    connection.execute("DELETE FROM events")
    renew(connection)


def renew(connection: sqlite3.Connection) -> None:
    """The log is another one from now on, and nobody has checked it yet."""
    connection.execute("DELETE FROM meta")
    remember(connection, "log", uuid.uuid4().hex)
