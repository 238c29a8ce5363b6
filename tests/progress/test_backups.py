"""Copies of the log: one a day, thinned, each of them whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glute_lessons.progress import backups
from glute_lessons.progress.files import BACKUPS, FILE
from glute_lessons.progress.store import open_store
from tests.progress.made_events import DAY_MS, NOW, answer, now

TODAY = date(2026, 9, 21)


def days_before(*numbers: int) -> set[date]:
    return {TODAY - timedelta(days=number) for number in numbers}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / BACKUPS).glob("*"))


def test_of_a_year_of_daily_copies_days_weeks_and_months_stay() -> None:
    kept = backups.kept(days_before(*range(365)))
    # Monday 21 September; Sundays end weeks; months end on 31 August … 30 April.
    last_of_weeks, last_of_months = days_before(0, 1, 8, 15), {
        date(2026, 9, 21), date(2026, 8, 31), date(2026, 7, 31), date(2026, 6, 30),
        date(2026, 5, 31), date(2026, 4, 30),
    }  # fmt: skip
    assert kept == days_before(*range(7)) | last_of_weeks | last_of_months


@pytest.mark.parametrize("days", [(), (0,), (0, 400), tuple(range(7)), (0, 40, 80, 120, 160, 200)])
def test_few_copies_all_stay(days: tuple[int, ...]) -> None:
    assert backups.kept(days_before(*days)) == days_before(*days)


@given(st.sets(st.integers(0, 800)))
def test_thinning_keeps_the_newest_is_bounded_and_done_once(numbers: set[int]) -> None:
    days = days_before(*numbers)
    kept = backups.kept(days)
    assert kept <= days
    assert len(kept) <= 17
    assert set(sorted(days)[-7:]) <= kept
    assert backups.kept(kept) == kept


@settings(max_examples=20)
@given(st.lists(st.integers(1, 20), min_size=1, max_size=60))
def test_thinned_day_after_day_an_old_copy_is_always_there(steps: list[int]) -> None:
    there: set[date] = set()
    day, first = date(2025, 1, 1), date(2025, 1, 1)
    for step in steps:
        day += timedelta(days=step)
        there = backups.kept(there | {day})
    if day - first > timedelta(days=60):
        assert min(there) <= day - timedelta(days=28)


def test_a_copy_is_made_when_the_lesson_closes_and_once_a_day(tmp_path: Path) -> None:
    for number in range(3):
        store = open_store(tmp_path, now)
        store.append([answer(number)])
        store.close()
    assert names(tmp_path) == ["progress-2026-09-21.sqlite3"]
    with closing(sqlite3.connect(tmp_path / BACKUPS / "progress-2026-09-21.sqlite3")) as copy:
        assert copy.execute("SELECT id FROM events").fetchall() == [(answer(0).id,)]


def test_a_copy_is_made_at_the_days_first_opening(tmp_path: Path) -> None:
    store = open_store(tmp_path, now)
    store.append([answer(1)])
    store._home._let_go()  # the kernel died
    open_store(tmp_path, lambda: NOW + DAY_MS)._home._let_go()
    assert names(tmp_path) == ["progress-2026-09-22.sqlite3"]


def test_an_empty_log_is_not_copied(tmp_path: Path) -> None:
    open_store(tmp_path, now).close()
    open_store(tmp_path, lambda: NOW + DAY_MS).close()
    assert not (tmp_path / BACKUPS).exists()


def test_copies_are_thinned_as_days_pass_and_strange_files_stay(tmp_path: Path) -> None:
    for day in range(60):
        store = open_store(tmp_path, lambda day=day: NOW + day * DAY_MS)
        store.append([answer(day)])
        store.close()
        (tmp_path / BACKUPS / "my-own.sqlite3").touch()
    dated = set(backups.found(tmp_path))
    last = TODAY + timedelta(days=59)
    assert {last - timedelta(days=number) for number in range(7)} <= dated
    assert len(dated) < 14
    assert "my-own.sqlite3" in names(tmp_path)


def test_a_damaged_log_is_never_copied_over_a_good_copy(tmp_path: Path) -> None:
    store = open_store(tmp_path, now)
    store.append([answer(1), answer(2)])
    store._home._let_go()
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data.replace(b'"given":"b"', b'"given":"c"', 1))
    store = open_store(tmp_path, now)  # looked at in full today already: not noticed yet
    assert store.notices == ()
    store.close()
    assert not (tmp_path / BACKUPS).exists()
