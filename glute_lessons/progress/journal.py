"""What the cards use to write down what a learner did. It never raises: the lesson goes on."""

from __future__ import annotations

import atexit
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from .errors import ProgressError
from .events import EARLIEST_MS, TIMES, Event, as_data, faults
from .files import home_folder
from .store import Store, in_browser, now_ms, open_store

if TYPE_CHECKING:
    from glute_lessons.quiz.schedule import Item


@frozen
class Saved:
    """ids: what is safely on the disk now. trouble: one sentence when something is not, or ""."""

    ids: tuple[str, ...]
    trouble: str = ""


class Journal:
    """The learner's log as the cards see it: opened when first needed, tried again after trouble.

    folder: where progress lies. now: the time, UTC, in milliseconds since 1970.
    """

    def __init__(self, folder: Path, now: Callable[[], int] = now_ms) -> None:
        self._folder, self._now = folder, now
        self._store: Store | None = None
        self._lock = threading.RLock()
        self._trouble: list[str] = []
        self._told: set[str] = set()
        self._observers: list[Callable[[Sequence[Event]], None]] = []

    def observe(self, told: Callable[[Sequence[Event]], None]) -> None:
        """From now on, calls told(events) with all that was to be written, saved or not."""
        self._observers.append(told)

    def record(self, events: Sequence[Event]) -> Saved:
        """Writes the events down. An impossible time becomes the kernel's; nothing else is mended.

        Events that are none are left out, and the trouble says so.
        """
        good, refused = [], []
        for event in events:
            event = _with_possible_time(event, self._now())
            found = next(faults(as_data(event), self._now()), None)
            if found is None:
                good.append(event)
            else:
                refused.append(f"An answer could not be saved: {found}.")
        saved = self._written(good, " ".join(refused[:1]))
        for told in tuple(self._observers if good else ()):
            told(tuple(good))
        return saved

    def _written(self, events: Sequence[Event], trouble: str) -> Saved:
        try:
            return Saved(self.store().append(events), trouble)
        except ProgressError as error:
            return Saved((), str(error))

    def notices(self) -> tuple[str, ...]:
        """Sentences for the learner about the progress file, each told once."""
        with self._lock:
            all_of_them = (*(self._store.notices if self._store else ()), *self._trouble)
            new = tuple(dict.fromkeys(each for each in all_of_them if each not in self._told))
            self._told.update(new)
            return new

    def log(self) -> tuple[Event, ...]:
        """Everything that was written down, in order; nothing when it cannot be read."""
        try:
            return tuple(logged.event for logged in self.store().logged())
        except ProgressError as error:
            self._note(error)
            return ()

    def states(self) -> Mapping[str, Item]:
        """Where each question stands; nothing when the log cannot be read."""
        from .snapshot import states  # the schedule's own package takes long to import

        try:
            return states(self.store())
        except ProgressError as error:
            self._note(error)
            return {}

    def store(self) -> Store:
        """The store itself, opened. Raises ProgressError."""
        with self._lock:
            if self._store is None:
                self._store = open_store(self._folder, self._now)
            return self._store

    def close(self) -> None:
        """Closes the file; the next use opens it again."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None

    def _note(self, error: ProgressError) -> None:
        with self._lock:
            self._trouble.append(str(error))


def _with_possible_time(event: Event, now: int) -> Event:
    wrong = {fault.field for fault in faults(as_data(event), now)} & set(TIMES)
    if "at_ms" in wrong:
        event = evolve(event, at_ms=max(now, EARLIEST_MS))
    if "offset_min" in wrong:
        event = evolve(event, offset_min=(time.localtime(now / 1000).tm_gmtoff or 0) // 60)
    return event


_current: dict[Path, Journal] = {}
_put_in_place: list[Journal] = []


@atexit.register
def _close_all() -> None:
    for each in _current.values():
        each.close()


def journal() -> Journal:
    """This process's journal, made when first asked for."""
    if _put_in_place:
        return _put_in_place[-1]
    folder = home_folder(in_browser())
    return _current.setdefault(folder, Journal(folder))


@contextmanager
def use(other: Journal) -> Iterator[Journal]:
    """Meanwhile journal() is the other one; for tests."""
    _put_in_place.append(other)
    try:
        yield other
    finally:
        _put_in_place.remove(other)
