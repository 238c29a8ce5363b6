"""The log in the browser build, where SQLite cannot lock a file: in memory, written out whole.

Each commit of a session goes to a new file, which never changes again; then the session's last one
goes. Nothing there can lock a file, so a tab may only ever remove the very files whose events it has
already written out itself. Then it does not matter what another tab does in between. Whoever erases
everything leaves a mark first: a tab that finds a new one gives up what it had before.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from . import database, repair, salvage, schema
from .database import Logged, transaction
from .errors import Damaged, ProgressError
from .files import DAMAGED, SNAPSHOTS, in_words, make_folder, set_aside, write_whole

SESSIONS = "progress-*.sqlite3"
UNFINISHED = "progress-*.part"  # what a page left that was closed while it wrote
ERASED = "erased-*"
LISTINGS = 20  # of the folder, until no new file is found
READ_BYTES = 1 << 20


class BrowserHome:
    """One session's way to its file. session: names it. now: the time in milliseconds."""

    def __init__(self, folder: Path, now: Callable[[], int], session: str = "") -> None:
        self.folder, self._now = folder, now
        self._session, self._commits = session or uuid.uuid4().hex, 0
        self.notices: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._kept = b""  # what the file holds
        self._file: Path | None = None  # which file that is
        self._marks: set[Path] = set()  # of erasures, that are known here

    @property
    def path(self) -> Path:
        """The file of the latest commit; before the first one, its name."""
        return self.folder / f"progress-{self._session}-{self._commits:06d}.sqlite3"

    def connection(self) -> sqlite3.Connection:
        """The open database with everything that any session left. Raises ProgressError, OSError."""
        if self._connection is None:
            make_folder(self.folder)
            self._connection = connection = _in_memory()
            schema.build(connection)
            self._marks = set(self._found(ERASED))
            try:
                self._gather()
            except BaseException:
                self.close()
                raise
        return self._connection

    def keep(self) -> bool:
        """After a commit: writes everything out. Raises OSError; then the commit never was."""
        assert self._connection is not None
        before = self._kept
        self._write_out()
        marks = set(self._found(ERASED))
        if marks - self._marks:  # another tab erased everything
            self._marks = marks
            with transaction(self._connection):
                for event in _ids(before):
                    self._connection.execute("DELETE FROM events WHERE id = ?", (event,))
                schema.renew(self._connection)
            self._connection.execute("VACUUM")
            self._write_out()
        return True

    def _write_out(self) -> None:
        """To a new file; then the last one goes."""
        assert self._connection is not None
        data = self._connection.serialize()
        self._commits += 1
        try:
            _write_for_good(self.path, data)
        except OSError:
            _remove(self.path)
            self._connection.deserialize(self._kept)
            raise
        last, self._file, self._kept = self._file, self.path, data
        if last:
            _remove(last)

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
        connection = self.connection()
        mark = self.folder / f"erased-{uuid.uuid4().hex}"
        write_whole(mark, b"erased")  # before the files go: see keep
        self._marks = {mark}
        connection.execute("VACUUM")
        self._write_out()
        for pattern in (DAMAGED, SNAPSHOTS, SESSIONS, UNFINISHED, ERASED):
            for path in self._found(pattern):
                if path not in (self._file, mark):
                    path.unlink(missing_ok=True)
        self.notices.clear()

    def close(self) -> None:
        """Lets the memory go; the file has everything."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _gather(self) -> None:
        """Takes over every session's events; a file goes once its events are in the own one."""
        assert self._connection is not None
        done = [path for path, data in self._left() if self._take(path, data)]
        if done:
            with transaction(self._connection):
                schema.renew(self._connection)
        self._kept = self._connection.serialize()
        if not done:
            return
        self.keep()
        for path in done:
            _remove(path)

    def _left(self) -> Iterator[tuple[Path, bytes]]:
        """Every session's file with its content. One that vanishes meanwhile has a later one."""
        seen: set[Path] = set()
        for _ in range(LISTINGS):
            new = [path for path in self._found(SESSIONS) if path not in seen]
            if not new:
                return
            seen.update(new)
            for path in new:
                with suppress(FileNotFoundError):
                    yield path, _content(path)

    def _found(self, pattern: str) -> list[Path]:
        names = fnmatch.filter(os.listdir(self.folder), pattern)
        return sorted(self.folder / name for name in names)

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


def _write_for_good(path: Path, data: bytes) -> None:
    """Writes the file and reads it back: a browser that is full loses what it was given, unsaid.

    Raises OSError.
    """
    lost = OSError(errno.ENOSPC, "what was written is not there")
    try:
        write_whole(path, data)
        if _content(path) != data:
            raise lost
    except FileNotFoundError:
        raise lost from None


def _content(path: Path) -> bytes:
    """The file's bytes. Raises OSError.

    Unlike open(), this never asks for the file's state, on which the browser's drive waits for good
    when another tab has just removed the file.
    """
    file = os.open(path, os.O_RDONLY)
    try:
        parts = []
        while part := os.read(file, READ_BYTES):
            parts.append(part)
        return b"".join(parts)
    finally:
        os.close(file)


def _remove(path: Path) -> None:
    """Removes a file that is not needed any more, if it is still there and lets itself."""
    with suppress(OSError):
        os.unlink(path)


def _ids(data: bytes) -> list[str]:
    """The ids of all events in a serialized database."""
    with closing(_in_memory()) as connection:
        connection.deserialize(data)
        return [row[0] for row in connection.execute("SELECT id FROM events")]


def _log_of(path: Path, data: bytes) -> list[Logged]:
    with in_words(path), closing(_in_memory()) as connection:
        schema.check_header(data[:100], str(path))
        connection.deserialize(data)
        schema.check(connection, str(path))
        return database.read(connection)


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
