"""What the learner may do with the progress file, through texts: look, copy, bring in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from .data_words import WORDS
from .database import Merged
from .errors import ProgressError
from .events import Event
from .files import FILE, home_folder, in_words
from .journal import journal
from .picture_words import counted
from .store import Store, in_browser


def place() -> Path:
    """Where progress lies: the file; in the browser build the folder, where it has several."""
    folder = home_folder(in_browser())
    return folder if in_browser() else folder / FILE


def about(notices: Sequence[str] = ()) -> dict[str, Any]:
    """What the card tells. where: the path. holds: a sentence. notices: about the file.

    trouble: one sentence when the file cannot be used, or "".
    """
    told = {"where": str(place()), "holds": "", "trouble": ""}
    try:
        events = [logged.event for logged in journal().store().logged()]
        told["holds"] = holds_words(events)
    except ProgressError as error:
        told["trouble"] = str(error)
    return {**told, "notices": list(notices)}


def holds_words(events: Sequence[Event]) -> str:
    """How many answers and holds there are, and since when."""
    if not events:
        return WORDS["nothing"]
    kinds = Counter(event.kind for event in events)
    return WORDS["counts"].format(
        answers=counted(kinds["answer"], "answer"),
        holds=counted(kinds["hold"], "timed hold"),
        day=_long_day(min(map(_day, events))),
    )


def copied(store: Store) -> str:
    """All of it as the text of one JSON file. Raises ProgressError."""
    with _own_folder() as folder:
        path = folder / "copy.json"
        store.export_to(path)
        with in_words(path):
            return path.read_text(encoding="utf-8")


def copied_beside(store: Store, name: str) -> Path:
    """Writes the copy beside the lessons; returns where. Raises ProgressError."""
    path = Path.cwd() / name
    store.export_to(path)
    return path


def brought_in(store: Store, text: str) -> Merged:
    """Takes over the text of a copy. Raises ProgressError, ImportRefused; then nothing is taken."""
    with _own_folder() as folder:
        path = folder / "copy.json"
        with in_words(path):
            # What a page sends may hold half of a pair of letters, which no file can.
            path.write_text(text, encoding="utf-8", errors="replace")
        return store.merge_from(path)


def copy_name(now_ms: int) -> str:
    """What a copy made now is called."""
    return f"glute-lessons-progress-{datetime.fromtimestamp(now_ms / 1000):%Y-%m-%d}.json"


def parts_of(text: str, letters: int) -> list[str]:
    """The text in parts of so many letters at most; at least one part."""
    return [text[at : at + letters] for at in range(0, len(text), letters)] or [""]


@contextmanager
def _own_folder() -> Iterator[Path]:
    """A folder that nobody else can read, gone afterwards. Raises ProgressError."""
    with in_words(Path(gettempdir())):
        folder = TemporaryDirectory(prefix="glute-lessons-")
    with folder as name:
        yield Path(name)


def _day(event: Event) -> date:
    """The learner's own day."""
    zone = timedelta(minutes=event.offset_min)
    return (datetime.fromtimestamp(event.at_ms / 1000, UTC) + zone).date()


def _long_day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
