"""A damaged file: noticed, set aside whole, and every row that is still readable kept."""

from __future__ import annotations

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from glute_lessons.progress.errors import ProgressError
from glute_lessons.progress.events import Event
from glute_lessons.progress.files import BACKUPS, FILE
from glute_lessons.progress.store import Store, open_store
from tests.progress.damaged_files import WRITTEN, opened, span, whole_file
from tests.progress.made_events import DAY_MS, NOW, answer, events, now


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A progress file with WRITTEN in it, checked today, nothing beside it."""
    return whole_file(tmp_path_factory.mktemp("whole"))


def check_outcome(
    folder: Path, data: bytes, store: Store, found: list[Event], safe: set[str]
) -> None:
    """Either all is there and nothing happened, or the file is aside and every safe row is kept."""
    aside = list(folder.glob("damaged-*"))
    assert [event for event in WRITTEN if event in found] == found
    if not aside:
        assert (found, store.notices) == (WRITTEN, ())
        return
    assert [path.read_bytes() for path in aside] == [data]
    assert safe <= {event.id for event in found}
    assert len(store.notices) == 1
    assert aside[0].name in store.notices[0]
    assert f"{len(found)} answer" in store.notices[0]


def places(seed: int, number: int, size: int) -> list[int]:
    return random.Random(seed).sample(range(100, size), number)


@pytest.mark.parametrize("clock_ms", [NOW, NOW + DAY_MS], ids=["checked_today", "not_yet_checked"])
@pytest.mark.parametrize("seed", range(4))
def test_one_changed_byte_costs_at_most_the_row_it_lies_in(
    whole: bytes, tmp_path: Path, seed: int, clock_ms: int
) -> None:
    generator = random.Random(seed)
    for place in places(seed, 40, len(whole)):
        changed = bytearray(whole)
        changed[place] ^= generator.choice([1 << generator.randrange(8), 0xFF])
        folder = tmp_path / str(place)
        found, store = opened(folder, bytes(changed), clock_ms)
        safe = {event.id for event in WRITTEN if place not in span(whole, event)}
        check_outcome(folder, bytes(changed), store, found, safe)


@pytest.mark.parametrize("flip", [0x01, 0xFF])
def test_a_changed_byte_in_the_files_head_costs_no_row(
    whole: bytes, tmp_path: Path, flip: int
) -> None:
    for place in range(100):
        changed = bytearray(whole)
        changed[place] ^= flip
        folder = tmp_path / str(place)
        if 60 <= place < 64:  # the form's number: a newer course may have written it
            folder.mkdir()
            (folder / FILE).write_bytes(changed)
            with pytest.raises(ProgressError, match="newer version"):
                open_store(folder, now)
            assert [path.read_bytes() for path in folder.glob("*.sqlite3")] == [changed]
            continue
        found, store = opened(folder, bytes(changed))
        assert found == WRITTEN
        check_outcome(folder, bytes(changed), store, found, {event.id for event in WRITTEN})


def test_a_changed_letter_that_sqlite_cannot_see_is_found_when_read(
    whole: bytes, tmp_path: Path
) -> None:
    changed = whole.replace(b'"given":"b"', b'"given":"c"', 1)
    assert changed != whole
    found, store = opened(tmp_path, changed)
    assert len(found) == len(WRITTEN) - 1
    assert "damaged" in store.notices[0]


def test_a_changed_letter_is_found_at_the_days_first_opening(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(whole.replace(b'"given":"b"', b'"given":"c"', 1))
    store = open_store(tmp_path, lambda: NOW + DAY_MS)
    assert len(store.notices) == 1  # before anything was read
    store.close()


def test_a_file_cut_short_keeps_every_row_before_the_cut(whole: bytes, tmp_path: Path) -> None:
    lengths = [0, 1, 15, 16, 99, 100, 4095, 4096, *range(500, len(whole), 1531), len(whole) - 1]
    for length in lengths:
        folder = tmp_path / str(length)
        found, store = opened(folder, whole[:length])
        safe = {event.id for event in WRITTEN if span(whole, event).stop <= length}
        assert list(folder.glob("damaged-*"))
        check_outcome(folder, whole[:length], store, found, safe)


@pytest.mark.parametrize("pages", [2, 5, 9])
def test_a_file_cut_short_is_found_at_opening(whole: bytes, tmp_path: Path, pages: int) -> None:
    (tmp_path / FILE).write_bytes(whole[: pages * 4096])
    store = open_store(tmp_path, now)
    assert len(store.notices) == 1  # before anything was read
    store.close()


def with_damaged_index(whole: bytes, event: Event) -> bytes:
    """The file with another id in the index, where SQLite looks an event up."""
    row = span(whole, event)
    entries = [match.start() for match in re.finditer(event.id.encode(), whole)]
    (place,) = [entry for entry in entries if entry not in row]
    return whole[:place] + b"!" + whole[place + 1 :]


def test_a_damaged_index_lets_no_answer_in_twice(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(with_damaged_index(whole, WRITTEN[20]))
    store = open_store(tmp_path, now)
    assert store.append([WRITTEN[20]]) == (WRITTEN[20].id,)
    assert events(store) == WRITTEN
    assert len(store.notices) == 1
    store.close()


def test_a_damaged_index_is_found_at_the_days_first_opening(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(with_damaged_index(whole, WRITTEN[20]))
    store = open_store(tmp_path, lambda: NOW + DAY_MS)
    assert len(store.notices) == 1
    assert events(store) == WRITTEN
    store.close()


@pytest.mark.parametrize("seed", range(3))
def test_zeros_in_the_middle_cost_only_what_they_cover(
    whole: bytes, tmp_path: Path, seed: int
) -> None:
    for start in places(seed, 10, len(whole) - 5000):
        hole = range(start, start + random.Random(start).randint(1, 5000))
        changed = whole[: hole.start] + bytes(len(hole)) + whole[hole.stop :]
        found, store = opened(tmp_path / str(start), changed, NOW + DAY_MS)
        safe = {e.id for e in WRITTEN if not set(hole) & set(span(whole, e))}
        check_outcome(tmp_path / str(start), changed, store, found, safe)


@pytest.mark.parametrize(
    "data", [b"", b"my diary", b"\x00" * 8192, b"SQLite format 3\x00" * 300], ids=repr
)
def test_what_is_no_progress_file_is_kept_under_another_name(data: bytes, tmp_path: Path) -> None:
    found, store = opened(tmp_path, data)
    assert found == []
    assert [path.read_bytes() for path in tmp_path.glob("damaged-*")] == [data]
    assert "There was no copy to bring back; 0 answers could be rescued." in store.notices[0]


def test_another_programs_database_is_kept_under_another_name(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    data = (tmp_path / FILE).read_bytes()
    found, _ = opened(tmp_path, data)
    assert found == []
    assert [path.read_bytes() for path in tmp_path.glob("damaged-*")] == [data]


def test_the_longest_answer_lies_in_one_piece_and_can_be_rescued(tmp_path: Path) -> None:
    name = "a" * 200
    longest = answer(
        1, question=name, quiz=name, given=name, grade="cautious", sure=False,
        seed=-(2**53), place=2**53, took_ms=2**53,
    )  # fmt: skip
    store = open_store(tmp_path, now)
    store.append([longest])
    store.close()
    damaged = b"x" * 100 + (tmp_path / FILE).read_bytes()[100:]
    (tmp_path / BACKUPS / "progress-2026-09-21.sqlite3").unlink()
    assert opened(tmp_path, damaged)[0] == [longest]
