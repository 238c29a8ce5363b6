"""The log in the browser build, where SQLite cannot lock a file: in memory, written out whole.

Each session has a file of its own, so that two of them never overwrite each other; the next
session gathers what the earlier ones left.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from . import database, repair, salvage, schema
from .database import Logged, transaction
from .errors import Damaged, ProgressError
from .files import DAMAGED, SNAPSHOTS, in_words, make_folder, set_aside, write_whole

SESSIONS = "progress-*.sqlite3"


class BrowserHome:
    """One session's way to its file. session: names it. now: the time in milliseconds."""

    def __init__(self, folder: Path, now: Callable[[], int], session: str = "") -> None:
        self.folder, self._now = folder, now
        self.path = folder / f"progress-{session or uuid.uuid4().hex}.sqlite3"
        self.notices: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._kept = b""  # what the file holds

    def connection(self) -> sqlite3.Connection:
        """The open database with everything that any session left. Raises ProgressError, OSError."""
        if self._connection is None:
            make_folder(self.folder)
            self._connection = connection = _in_memory()
            schema.build(connection)
            try:
                self._gather()
            except BaseException:
                self.close()
                raise
        return self._connection

    def keep(self) -> bool:
        """After a commit: writes everything out. Raises OSError; then the commit never was."""
        assert self._connection is not None
        data = self._connection.serialize()
        try:
            write_whole(self.path, data)
        except OSError:
            self._connection.deserialize(self._kept)
            raise
        self._kept = data
        return True

    def mend(self) -> None:
        """Reads everything again from the files, which are checked on the way."""
        self.close()
        with in_words(self.path):
            self.connection()

    def plainer(self, error: ProgressError) -> bool:
        """There is no write-ahead log to give up."""
        return False

    def clear(self) -> None:
        """Removes what is left of erased events. Raises sqlite3.Error, OSError."""
        self.connection().execute("VACUUM")
        self.keep()
        for pattern in (DAMAGED, SNAPSHOTS, SESSIONS):
            for path in self.folder.glob(pattern):
                if path != self.path:
                    path.unlink()
        self.notices.clear()

    def close(self) -> None:
        """Lets the memory go; the file has everything."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _gather(self) -> None:
        """Takes over every session's events; a file goes once its events are in the own one."""
        assert self._connection is not None
        left = {path: path.read_bytes() for path in sorted(self.folder.glob(SESSIONS))}
        done = [path for path, data in left.items() if self._take(path, data)]
        if done:
            with transaction(self._connection):
                schema.renew(self._connection)
        self._kept = self._connection.serialize()
        if not done:
            return
        self.keep()
        for path in done:
            with suppress(OSError):
                if path != self.path and path.read_bytes() == left[path]:  # else it grew meanwhile
                    path.unlink()

    def _take(self, path: Path, data: bytes) -> bool:
        """Merges a session's file; True when all of it is taken and the file may go."""
        assert self._connection is not None
        try:
            pairs = [(logged.tick, logged.event) for logged in _log_of(path, data)]
        except ProgressError as error:
            self.notices.append(str(error))
            return False
        except Damaged:
            self._rescue(path)
            return False
        with transaction(self._connection):
            database.merge(self._connection, pairs)
        return True

    def _rescue(self, path: Path) -> None:
        assert self._connection is not None
        rows = salvage.rows_of([path])
        with transaction(self._connection):
            rescued = database.merge(self._connection, rows.values()).added
        self._kept = self._connection.serialize()
        self.keep()
        aside = set_aside(path, self._now())
        self.notices.append(repair.notice(aside, None, rescued))


def _log_of(path: Path, data: bytes) -> list[Logged]:
    with in_words(path), closing(_in_memory()) as connection:
        schema.check_header(data[:100], str(path))
        connection.deserialize(data)
        schema.check(connection, str(path))
        return database.read(connection)


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
