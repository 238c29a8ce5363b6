"""What this kernel knows of the events that open and close: the log's, and what it could not write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from weakref import ref

from glute_lessons.progress.errors import ProgressError
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal

from .gate_log import KINDS


class GateMemory:
    """Grows with one journal and never forgets, so that a file that is lost or erased opens nothing.

    told: called when an event that opens or closes comes in by another way than write().
    trouble: why the latest write failed, in one sentence, or "".
    """

    def __init__(self, log: Journal, told: Callable[[], None]) -> None:
        self._log, self._told = ref(log), told
        self._events: dict[str, Event] = {}
        self._unsaved: list[Event] = []
        self._read_to = ("", 0)  # which log, and up to which place in it
        self.trouble = ""
        log.observe(self._hear)

    def events(self) -> tuple[Event, ...]:
        """All that is known, what another kernel wrote too, in the order in which it came."""
        self._catch_up()
        return tuple(self._events.values())

    def write(self, events: Sequence[Event]) -> None:
        """Writes the events down, with what could not be written before. They count at once."""
        self._catch_up()
        self._keep(events)
        self._unsaved.extend(events)
        log = self._log()
        if log is None or not self._unsaved:
            return
        saved = log.record(self._unsaved)
        self.trouble = saved.trouble
        self._unsaved = [each for each in self._unsaved if each.id not in saved.ids]

    def _catch_up(self) -> None:
        log = self._log()
        try:
            store = log.store() if log else None
            if store is None:
                return
            if store.log_id != self._read_to[0]:
                self._read_to = (store.log_id, 0)
            new = list(store.logged(self._read_to[1]))
        except ProgressError:
            return  # what is known goes on to count
        if new:
            self._read_to = (self._read_to[0], max(each.seq for each in new))
            self._keep([each.event for each in new])

    def _keep(self, events: Sequence[Event]) -> bool:
        new = [each for each in events if each.kind in KINDS and each.id not in self._events]
        self._events.update((each.id, each) for each in new)
        return bool(new)

    def _hear(self, events: Sequence[Event]) -> None:
        if self._keep(events):
            self._told()
