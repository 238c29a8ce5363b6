"""Files to damage, and what a home makes of them, for the tests of repairs."""

from __future__ import annotations

import re
from pathlib import Path

from glute_lessons.progress.events import Event, canonical
from glute_lessons.progress.files import FILE
from glute_lessons.progress.store import Store, open_store
from tests.progress.made_events import NOW, answer, events, hold, now

WRITTEN = [answer(number) if number % 5 else hold(number) for number in range(90)]


HEAD_BYTES = 12  # more than a row has before its id


TAIL_BYTES = 6  # a row's checksum, after its body


def whole_file(folder: Path) -> bytes:
    """A progress file with WRITTEN in it, checked today, nothing beside it."""
    for part in (WRITTEN[:40], WRITTEN[40:]):
        store = open_store(folder, now)
        store.append(part)
        store.close()
    assert [path.name for path in folder.glob(f"{FILE}*")] == [FILE]
    return (folder / FILE).read_bytes()


def span(data: bytes, event: Event) -> range:
    """Where the event's row lies in the file."""
    place = re.search(
        re.escape(event.id.encode()) + b".{,40}" + re.escape(canonical(event.body).encode()),
        data,
        re.DOTALL,
    )
    assert place
    return range(place.start() - HEAD_BYTES, place.end() + TAIL_BYTES)


def opened(folder: Path, data: bytes, clock_ms: int = NOW) -> tuple[list[Event], Store]:
    """The events of a home whose file has these bytes, and the store that read them."""
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_bytes(data)
    store = open_store(folder, lambda: clock_ms)
    found = events(store)
    again = open_store(folder, lambda: clock_ms)
    assert events(again) == found
    assert again.notices == ()
    again.close()
    store.close()
    return found, store
