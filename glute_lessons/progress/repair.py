"""What is done about a damaged progress file: set aside, a copy brought back, rows rescued."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from . import backups, database, salvage, schema
from .database import transaction
from .events import Event
from .files import BESIDE, DAMAGED, FILE, make_file, set_aside

PART = "progress.sqlite3.part"


def build(folder: Path) -> None:
    """Puts a new, empty progress file in its place, complete from its first moment."""
    _put(folder, None)


def repair(folder: Path, now_ms: int) -> str:
    """Sets the damaged file aside, if there is one, and makes the best one that can be had.

    Every file that was ever set aside gives its rows, so that a repair cut short loses none.
    Returns what to tell the learner.
    """
    was_there = (folder / FILE).exists()
    aside = set_aside(folder / FILE, now_ms)
    copy = backups.newest_good(folder)
    rescued = _put(folder, copy[1] if copy else None)
    return notice(aside if was_there else None, copy[0] if copy else None, rescued)


def can_be_repaired(folder: Path) -> bool:
    """True when there is something to make a lost progress file from."""
    beside = any(Path(f"{folder / FILE}{end}").exists() for end in BESIDE)
    return beside or bool(backups.found(folder)) or any(folder.glob(DAMAGED))


def notice(aside: Path | None, day: date | None, rescued: int) -> str:
    """What happened, in plain sentences. day: of the copy brought back. rescued: number of rows."""
    if aside is None:
        happened = "Your progress file was missing."
    else:
        happened = f"Your progress file was damaged; it is kept beside the new one as {aside.name}."
    copy = f"the copy of {day.day} {day:%B %Y}" if day else "no copy"
    answers = f"{rescued} answer{'' if rescued == 1 else 's'}"
    if day:
        return f"{happened} Your progress is now {copy}, with {answers} rescued on top of it."
    return f"{happened} There was no copy to bring back; {answers} could be rescued."


def _put(folder: Path, copy: Path | None) -> int:
    """Builds the progress file beside its place, then moves it there; returns the rows rescued."""
    part = folder / PART
    with suppress(FileNotFoundError):
        part.unlink()
    make_file(part)
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        _fill(connection, copy)
        rows = salvage.rows_of(sorted(folder.glob(DAMAGED)))
        with transaction(connection):
            rescued = database.merge(connection, sorted(rows.values(), key=_order)).added
            schema.renew(connection)
    os.replace(part, folder / FILE)
    return rescued


def _fill(connection: sqlite3.Connection, copy: Path | None) -> None:
    if copy is None:
        schema.build(connection)
        return
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as source:
        source.backup(connection)
    schema.check(connection, copy.name)


def _order(row: tuple[int, Event]) -> tuple[int, str]:
    return row[0], row[1].id
