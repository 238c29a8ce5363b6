"""Where each question stands, from the log; a file beside it spares reading all of it again.

The file may be thrown away at any time: whatever is wrong with it, the log makes it anew. It holds
for one log only (log_id), up to one event, and under the same schedule.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import Any

from attrs import astuple, field, fields, frozen

from glute_lessons.quiz.schedule import SCHEDULER, Item, replay

from .database import Logged
from .files import write_whole
from .store import Store

FILE = "progress.snapshot.json"
FORM = 1  # one more whenever the schedule's own rules change, see the test of that name
WORTH = 200  # events that had to be replayed before it pays to write
_PLACE = ("log", "events", "seq", "tick", "last")
_FIELDS = tuple(each.name for each in fields(Item))


@frozen
class Snapshot:
    """The items after the first events of a log.

    log: the log's name. events: how many they are. seq: the highest of their places in the file.
    tick, last: the place in the learner's time, and the id, of the last one.
    """

    log: str = ""
    events: int = 0
    seq: int = 0
    tick: int = 0
    last: str = ""
    items: Mapping[str, Item] = field(factory=dict)


def states(store: Store) -> dict[str, Item]:
    """Where each question stands now. Raises ProgressError when the log cannot be read."""
    log = store.log_id
    snapshot = _read(store.folder / FILE)
    later = list(store.logged(after=snapshot.seq)) if snapshot.log == log else []
    if snapshot.log != log or not _continues(snapshot, later, store.count()):
        snapshot, later = Snapshot(log), list(store.logged())
    items = replay((logged.event for logged in later), snapshot.items)
    if len(later) >= WORTH:
        _keep(store, _next(snapshot, later, items))
    return items


def forget(folder: Path) -> None:
    """Removes the snapshot, and what was left of one half written. Raises OSError."""
    for name in (FILE, f"{FILE}.part"):
        (folder / name).unlink(missing_ok=True)


def _continues(snapshot: Snapshot, later: Sequence[Logged], count: int) -> bool:
    """True when the later events follow all those in the snapshot, and none of these is gone.

    Not so when events of another file were merged in before its end.
    """
    end = (snapshot.tick, snapshot.last)
    follow = all((logged.tick, logged.event.id) > end for logged in later)
    return follow and count - len(later) == snapshot.events


def _next(before: Snapshot, later: Sequence[Logged], items: Mapping[str, Item]) -> Snapshot:
    last = later[-1]
    return Snapshot(
        log=before.log,
        events=before.events + len(later),
        seq=max(before.seq, *(logged.seq for logged in later)),
        tick=last.tick,
        last=last.event.id,
        items=items,
    )


def _keep(store: Store, snapshot: Snapshot) -> None:
    """Writes the snapshot; the lesson goes on without it where that cannot be done."""
    with suppress(OSError):
        write_whole(store.folder / FILE, _as_bytes(snapshot))
    if store.log_id != snapshot.log:  # erased by another kernel meanwhile
        with suppress(OSError):
            forget(store.folder)


def _as_bytes(snapshot: Snapshot) -> bytes:
    body = {
        "schedule": _schedule(),
        "place": [getattr(snapshot, name) for name in _PLACE],
        "items": [astuple(item) for item in snapshot.items.values()],
    }
    return _canonical({"sum": _sum(body), "body": body})


def _read(path: Path) -> Snapshot:
    """The snapshot in the file; an empty one, of no log, when anything about it does not fit."""
    try:
        whole = json.loads(path.read_bytes())
        body = whole["body"]
        if whole["sum"] != _sum(body) or body["schedule"] != _schedule():
            return Snapshot()
        items = [Item(**dict(zip(_FIELDS, each, strict=True))) for each in body["items"]]
        place = dict(zip(_PLACE, body["place"], strict=True))
        return Snapshot(**place, items={item.question: item for item in items})
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return Snapshot()


def _schedule() -> dict[str, Any]:
    """All that another schedule would differ in: then its items are of no use."""
    return {
        "form": FORM,
        "fsrs": metadata.version("fsrs"),
        "settings": SCHEDULER.to_dict(),
        "fields": list(_FIELDS),
    }


def _sum(body: object) -> str:
    """A checksum: a damaged file can still be good JSON."""
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(data: object) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
