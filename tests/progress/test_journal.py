"""What the cards write to: it never raises, and tries again after trouble."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from glute_lessons.progress.events import EARLIEST_MS, Event
from glute_lessons.progress.files import FILE
from glute_lessons.progress.journal import Journal, Saved, journal, use
from glute_lessons.progress.store import open_store
from tests.progress.made_events import DAY_MS, NOW, answer, hold, now


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    made = Journal(tmp_path / "home", now)
    yield made
    made.close()


def test_what_is_recorded_is_saved_and_read_again(kept: Journal, tmp_path: Path) -> None:
    assert kept.record([answer(1), hold(2)]) == Saved((answer(1).id, hold(2).id), "")
    assert kept.log() == (answer(1), hold(2))
    assert Journal(tmp_path / "home", now).log() == (answer(1), hold(2))


def test_nothing_is_made_on_the_disk_before_it_is_used(tmp_path: Path) -> None:
    Journal(tmp_path / "home", now)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at_ms", [0, -5, NOW + 2 * DAY_MS, 2**70, "soon", None, 1.5, True])
def test_an_impossible_time_becomes_the_kernels(kept: Journal, at_ms: object) -> None:
    assert kept.record([evolve(answer(1), at_ms=at_ms)]).ids == (answer(1).id,)
    assert kept.log() == (evolve(answer(1), at_ms=NOW),)


@pytest.mark.parametrize("offset", [900, -900, "x", None, 2.5])
def test_an_impossible_offset_becomes_a_possible_one(kept: Journal, offset: object) -> None:
    assert kept.record([evolve(answer(1), offset_min=offset)]).ids == (answer(1).id,)
    (event,) = kept.log()
    assert event == evolve(answer(1), offset_min=event.offset_min)
    assert -840 <= event.offset_min <= 840


def test_a_kernel_without_a_clock_still_saves(tmp_path: Path) -> None:
    kept = Journal(tmp_path, lambda: 0)
    assert kept.record([answer(1)]).ids == (answer(1).id,)
    assert kept.log()[0].at_ms == EARLIEST_MS
    kept.close()


BROKEN = [
    evolve(answer(1), id="x"),
    evolve(answer(1), id=None),
    evolve(answer(1), kind="mood"),
    evolve(answer(1), kind=["answer"]),
    evolve(answer(1), body={}),
    evolve(answer(1), body=None),
    evolve(answer(1), body=["sure"]),
    evolve(answer(1), body="text"),
    answer(1, sure="yes"),
    answer(1, given={"x": 1}),
    answer(1, given="\ud800"),
    Event(None, None, None, None, None),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_event_is_left_out_and_told_and_the_rest_saved(
    kept: Journal, broken: Event
) -> None:
    saved = kept.record([broken, answer(2)])
    assert saved.ids == (answer(2).id,)
    assert saved.trouble.startswith("An answer could not be saved: ")
    assert kept.log() == (answer(2),)


def test_trouble_is_told_and_the_next_answer_tries_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way", encoding="utf-8")
    kept = Journal(home, now)
    saved = kept.record([answer(1)])
    assert saved.ids == ()
    assert str(home) in saved.trouble
    assert (kept.log(), kept.states()) == ((), {})
    assert kept.notices() == (saved.trouble,)
    assert kept.notices() == ()
    home.unlink()
    assert kept.record([answer(1)]) == Saved((answer(1).id,), "")
    kept.close()


def test_a_repair_is_told_once(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"x")
    kept = Journal(tmp_path, now)
    assert kept.log() == ()
    assert [notice.split(";")[0] for notice in kept.notices()] == ["Your progress file was damaged"]
    assert kept.notices() == ()
    kept.close()


def test_threads_may_record_at_once(kept: Journal) -> None:
    def record(source: str) -> None:
        for number in range(25):
            assert kept.record([answer(number, source=source)]).trouble == ""

    threads = [threading.Thread(target=record, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept.log()) == 100


def test_the_journal_lies_in_the_named_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "a"):
        monkeypatch.setenv("GLUTE_LESSONS_HOME", str(tmp_path / name))
        assert journal() is journal()
        journal().record([answer(1, source=name)])
    for name in ("a", "b"):
        store = open_store(tmp_path / name)
        assert [logged.event.id for logged in store.logged()] == [answer(1, source=name).id]
        store.close()
    monkeypatch.setenv("GLUTE_LESSONS_HOME", str(tmp_path / "a"))
    journal().close()


def test_another_journal_can_stand_in(kept: Journal) -> None:
    with use(kept):
        assert journal() is kept
    assert journal() is not kept


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_a_forked_kernel_opens_the_file_anew(kept: Journal) -> None:
    kept.record([answer(1)])
    child = os.fork()
    if not child:
        saved = kept.record([answer(2)])
        os._exit(0 if saved == Saved((answer(2).id,), "") and len(kept.log()) == 2 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    kept.record([answer(3)])
    assert kept.log() == (answer(1), answer(2), answer(3))
