"""Copies of the progress file, one a day at most, thinned as they grow old."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from . import database, schema
from .errors import Damaged, ProgressError
from .files import BACKUPS, in_words, make_file, make_folder

DAYS, WEEKS, MONTHS = 7, 4, 6


def day_of(now_ms: int) -> date:
    """The day, in UTC, of a time in milliseconds since 1970."""
    return datetime.fromtimestamp(now_ms / 1000, UTC).date()


def kept(days: Iterable[date]) -> set[date]:
    """Which copies stay: the last 7 days, and the last of each of 4 weeks and of 6 months."""
    newest_first = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    last_weeks, last_months = list(weeks.values())[:WEEKS], list(months.values())[:MONTHS]
    return {*newest_first[:DAYS], *last_weeks, *last_months}


def found(folder: Path) -> dict[date, Path]:
    """The copies that there are, newest first."""
    dated = {}
    for path in folder.joinpath(BACKUPS).glob("progress-*.sqlite3"):
        with suppress(ValueError):
            dated[date.fromisoformat(path.stem.removeprefix("progress-"))] = path
    return dict(sorted(dated.items(), reverse=True))


def is_made(folder: Path, day: date) -> bool:
    """True when there is a copy of the day."""
    return _path(folder, day).exists()


def make(connection: sqlite3.Connection, folder: Path, day: date) -> None:
    """Copies the open, checked database for this day, and thins the copies.

    Does nothing when there is a copy of the day. A copy that fails leaves nothing behind and
    raises nothing: the log itself matters more.
    """
    if is_made(folder, day):
        return
    path = _path(folder, day)
    part = path.with_name("new.part")
    try:
        make_folder(path.parent)
        part.unlink(missing_ok=True)
        make_file(part)
        copy(connection, part)
        os.replace(part, path)
        _thin(folder)
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            part.unlink()


def copy(connection: sqlite3.Connection, path: Path) -> None:
    """Copies the database into one file that needs none beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def newest_good(folder: Path) -> tuple[date, Path] | None:
    """The newest copy in which every row fits its checksum.

    A log only grows: the copy with the most events is the newest, even if a clock once was wrong.
    """
    numbers = {(day, path): _events_in(path) for day, path in found(folder).items()}
    good = {copy: number for copy, number in numbers.items() if number is not None}
    return max(good, key=lambda copy: (good[copy], copy[0]), default=None)


def remove_all(folder: Path) -> None:
    """Removes every copy. Raises OSError."""
    for path in _all_files(folder):
        path.unlink()


def _all_files(folder: Path) -> Iterator[Path]:
    backups = folder / BACKUPS
    return iter([path for path in backups.iterdir() if path.is_file()] if backups.is_dir() else [])


def _events_in(path: Path) -> int | None:
    """How many events the copy holds, None where it is damaged. Changes nothing in it."""
    try:
        with in_words(path), closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as source:
                source.backup(memory)
            schema.check(memory, path.name, thorough=True)
            return database.count(memory)
    except (Damaged, ProgressError):
        return None


def _path(folder: Path, day: date) -> Path:
    return folder / BACKUPS / f"progress-{day}.sqlite3"


def _thin(folder: Path) -> None:
    dated = found(folder)
    for day in dated.keys() - kept(dated):
        dated[day].unlink()
