"""The log in a file of the user's own folder, shared by every kernel that runs a lesson."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from weakref import WeakSet

from . import backups, database, repair, schema
from .database import transaction
from .errors import Damaged, ProgressError
from .files import (
    DAMAGED,
    FILE,
    SNAPSHOTS,
    alone,
    close_to_others,
    in_words,
    is_on_network,
    make_folder,
)

BUSY_SECONDS = 30
_WAL_TROUBLE = ("SQLITE_IOERR_SHM", "SQLITE_IOERR_LOCK", "SQLITE_PROTOCOL", "SQLITE_CANTOPEN")
_left_to_parent: list[
    sqlite3.Connection
] = []  # closing one in a forked kernel would free its locks
_open_here: WeakSet[FileHome] = WeakSet()


class FileHome:
    """One kernel's way to the file. folder: where it lies. now: the time in milliseconds.

    Another kernel may mend the file, that is, put a new one in its place: keep() tells.
    """

    def __init__(self, folder: Path, now: Callable[[], int]) -> None:
        self.folder, self.path, self._now = folder, folder / FILE, now
        self.notices: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._process = os.getpid()
        self._uses_wal = not is_on_network(folder)

    def connection(self) -> sqlite3.Connection:
        """The open, checked database. Raises ProgressError, Damaged, sqlite3.Error, OSError."""
        if self._process != os.getpid():
            self._let_go()
        if self._connection is None or self._file != self._file_now():
            self._let_go()
            self._open()
        assert self._connection is not None
        return self._connection

    def keep(self) -> bool:
        """After a commit: False when it went into a file that was set aside meanwhile."""
        return self._file == self._file_now()

    def mend(self) -> None:
        """Looks at everything in the file and repairs it where it is damaged."""
        self._let_go()
        with in_words(self.path), alone(self.folder):
            self._open_alone(thorough=True)

    def plainer(self, error: ProgressError) -> bool:
        """True when the write-ahead log may be what failed, and is now given up."""
        name = getattr(error.__cause__, "sqlite_errorname", "")
        if not (self._uses_wal and name.startswith(_WAL_TROUBLE)):
            return False
        self._uses_wal = False
        self._let_go()
        return True

    def clear(self) -> None:
        """Removes what is left of erased events on the disk. Raises sqlite3.Error, OSError."""
        connection = self.connection()
        connection.execute("VACUUM")
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise ProgressError(
                f"{self.path}: found it kept busy by another lesson; please close the other lesson "
                "and erase again."
            )
        with alone(self.folder):
            backups.remove_all(self.folder)
            for pattern in (DAMAGED, SNAPSHOTS, "*.part"):
                for path in self.folder.glob(pattern):
                    path.unlink()
        self.notices.clear()

    def close(self) -> None:
        """Closes the file, after the day's copy."""
        if self._connection is not None and self._process == os.getpid() and self.keep():
            with suppress(sqlite3.Error, OSError, Damaged, ProgressError):
                self._copy_of_today()
        self._let_go()

    def _let_go(self) -> None:
        _open_here.discard(self)
        if self._connection is not None and self._process != os.getpid():
            _left_to_parent.append(self._connection)
        elif self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = self._file = None

    def _file_now(self) -> tuple[int, int] | None:
        try:
            about = os.stat(self.path)
        except FileNotFoundError:
            return None
        return about.st_dev, about.st_ino

    def _open(self) -> None:
        self._process = os.getpid()
        make_folder(self.folder)
        with alone(self.folder):
            self._open_alone()

    def _open_alone(self, thorough: bool = False) -> None:
        if not self.path.exists():
            self._make()
        try:
            self._connect(thorough)
        except Damaged:
            self._let_go()
            self.notices.append(repair.repair(self.folder, self._now()))
            self._connect()

    def _make(self) -> None:
        if repair.can_be_repaired(self.folder):
            self.notices.append(repair.repair(self.folder, self._now()))
        else:
            repair.build(self.folder)

    def _connect(self, thorough: bool = False) -> None:
        try:
            with in_words(self.path):
                self._check_header()
                close_to_others(self.path)
                self._connection = connect(self.path, self._uses_wal)
                self._file = self._file_now()
                self._check(thorough)
        except BaseException:
            self._let_go()
            raise
        _open_here.add(self)

    def _check_header(self) -> None:
        # On POSIX, closing a file frees this process's locks on it, those of SQLite too: look only
        # while no connection of this process has the file open.
        if not any(home._file == self._file_now() for home in _open_here):
            with self.path.open("rb") as file:
                schema.check_header(file.read(100), str(self.path))

    def _check(self, thorough: bool) -> None:
        assert self._connection is not None
        day = str(backups.day_of(self._now()))
        unchecked = schema.checked_day(self._connection) != day
        schema.check(self._connection, str(self.path), thorough or unchecked)
        if unchecked:
            self._close_the_day(day)

    def _close_the_day(self, day: str) -> None:
        """Once a day, after the whole file was checked: a copy of it, and a note of the day."""
        assert self._connection is not None
        with suppress(sqlite3.OperationalError):  # a full disk: then it is checked again next time
            with transaction(self._connection):
                schema.remember(self._connection, "checked", day)
            self._copy_of_today(is_checked=True)

    def _copy_of_today(self, is_checked: bool = False) -> None:
        assert self._connection is not None
        day = backups.day_of(self._now())
        if backups.is_made(self.folder, day) or not database.count(self._connection):
            return
        if not is_checked:
            schema.check(self._connection, str(self.path), thorough=True)
        backups.make(self._connection, self.folder, day)


def connect(path: Path, wal: bool) -> sqlite3.Connection:
    """Opens the file so that a commit is on the disk when it returns. Raises sqlite3.Error.

    wal: with a write-ahead log if the system can, else with a rollback journal.
    """
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
        if not (wal and _turn_on_wal(connection)):
            connection.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        connection.close()
        raise
    return connection


def _turn_on_wal(connection: sqlite3.Connection) -> bool:
    try:
        answer = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "").startswith(_WAL_TROUBLE):
            return False
        raise
    return answer == "wal"
