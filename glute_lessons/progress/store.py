"""The log of what a learner did: written for good before anyone says "saved"."""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from . import database, schema, transfer
from .browser_store import BrowserHome
from .database import Logged, Merged, transaction
from .errors import Damaged, ProgressError
from .events import Event, as_data, faults
from .file_store import FileHome
from .files import in_words

T = TypeVar("T")
ATTEMPTS = 3  # once, again after mending, and again when another kernel mended meanwhile


def now_ms() -> int:
    """The time now, UTC, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def in_browser() -> bool:
    """True in the browser build."""
    return sys.platform == "emscripten"


class Home(Protocol):
    """Where a database lies: a file, or memory written out after each commit."""

    folder: Path
    path: Path
    notices: list[str]

    def connection(self) -> sqlite3.Connection: ...
    def keep(self) -> bool: ...
    def mend(self) -> None: ...
    def plainer(self, error: ProgressError) -> bool: ...
    def clear(self) -> None: ...
    def close(self) -> None: ...


def open_store(folder: Path, now: Callable[[], int] = now_ms, browser: bool | None = None) -> Store:
    """Opens the log in the folder; makes both where there are none.

    now: the time, UTC, in milliseconds since 1970. browser: None finds out.
    Raises ProgressError when the folder cannot be used, or holds a newer form.
    """
    folder = folder.absolute()
    in_memory = in_browser() if browser is None else browser
    return Store(BrowserHome(folder, now) if in_memory else FileHome(folder, now), now)


class Store:
    """An append-only log of events; threads may share it."""

    def __init__(self, home: Home, now: Callable[[], int]) -> None:
        self._home, self._now = home, now
        self._lock = threading.RLock()
        self._read(lambda connection: None)

    @property
    def folder(self) -> Path:
        """Where everything lies."""
        return self._home.folder

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the learner: what was damaged, and what was done about it."""
        return tuple(self._home.notices)

    @property
    def log_id(self) -> str:
        """Names this very log: another one after a repair or an erasure."""
        return self._read(lambda connection: schema.recall(connection, "log"))

    def append(self, events: Sequence[Event]) -> tuple[str, ...]:
        """Writes the events; returns the ids that are on the disk now, known ones too.

        Raises ProgressError; then nothing of it is written.
        """
        for event in events:
            for fault in faults(as_data(event), self._now()):
                raise ProgressError(f"{self._home.path}, event {event.id}, {fault}.")
        if events:
            self._write(lambda connection: database.append(connection, events))
        return tuple(event.id for event in events)

    def logged(self, after: int = 0) -> Iterator[Logged]:
        """The events in the log's order; only those with a seq above after. Raises ProgressError."""
        return iter(self._read(lambda connection: database.read(connection, after)))

    def count(self) -> int:
        """How many events the log holds."""
        return self._read(database.count)

    def export_to(self, path: Path) -> int:
        """Writes all events to one JSON file, whole or not at all; returns how many."""
        return transfer.export(list(self.logged()), path, self._now())

    def merge_from(self, path: Path) -> Merged:
        """Takes over the events of an exported file. Raises ImportRefused (nothing is taken)."""
        pairs = transfer.read(path, self._now())
        return self._write(lambda connection: database.merge(connection, pairs))

    def erase(self) -> None:
        """Removes all events for good, with backups, damaged files and snapshots."""
        with self._lock:
            self._write(schema.empty)
            self._read(lambda connection: self._home.clear())

    def close(self) -> None:
        """Closes the file. The next use opens it again."""
        with self._lock:
            self._home.close()

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return self._attempt(lambda connection: (work(connection), True))

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        def written(connection: sqlite3.Connection) -> tuple[T, bool]:
            with transaction(connection):
                result = work(connection)
            return result, self._home.keep()

        return self._attempt(written)

    def _attempt(self, work: Callable[[sqlite3.Connection], tuple[T, bool]]) -> T:
        """Does the work until it is done for good, mending the file where that helps."""
        with self._lock:
            for _ in range(ATTEMPTS):
                try:
                    with in_words(self._home.path):
                        result, kept = work(self._home.connection())
                    if kept:
                        return result
                except Damaged:
                    self._home.mend()
                except ProgressError as error:
                    if not self._home.plainer(error):
                        raise
        raise ProgressError(
            f"{self._home.path}: found it damaged again after mending; please check this disk."
        )
