"""The log: what is acknowledged is on the disk, in an order that no clock can change."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from glute_lessons.progress.errors import ProgressError
from glute_lessons.progress.events import Event
from glute_lessons.progress.files import FILE
from glute_lessons.progress.store import Store, open_store
from tests.progress.made_events import DAY_MS, NOW, answer, events, hex32, hold, now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "home", now)
    yield opened
    opened.close()


def test_what_was_written_is_read_again_by_the_next_kernel(tmp_path: Path) -> None:
    written = [answer(1), hold(2), answer(3, given="", grade="skipped")]
    store = open_store(tmp_path, now)
    assert store.append(written) == tuple(event.id for event in written)
    store.close()
    assert events(open_store(tmp_path, now)) == written


def test_another_kernel_sees_at_once_what_was_acknowledged(store: Store) -> None:
    other = open_store(store.folder, now)
    store.append([answer(1)])
    assert events(other) == [answer(1)]
    other.close()


def test_writing_twice_is_harmless_and_acknowledged(store: Store) -> None:
    store.append([answer(1)])
    assert store.append([answer(1), answer(2)]) == (answer(1).id, answer(2).id)
    assert store.append([answer(1, given="c")]) == (answer(1).id,)
    assert events(store) == [answer(1), answer(2)]


def test_one_bad_event_keeps_its_whole_batch_out(store: Store) -> None:
    with pytest.raises(ProgressError, match="body.sure: found 1; allowed is true, false or null"):
        store.append([answer(1), answer(2, sure=1)])
    assert events(store) == []


def test_only_later_events_are_read_when_asked(store: Store) -> None:
    store.append([answer(1), answer(2)])
    last = max(logged.seq for logged in store.logged())
    store.append([answer(3)])
    assert [logged.event for logged in store.logged(after=last)] == [answer(3)]


def test_a_clock_that_goes_backwards_does_not_reorder_answers(tmp_path: Path) -> None:
    times = [NOW, NOW - 3 * DAY_MS, NOW - 3 * DAY_MS + 1, NOW - 1, NOW - 1]
    written = [answer(number, at_ms) for number, at_ms in enumerate(times)]
    for event in written:
        store = open_store(tmp_path, lambda at=event.at_ms: at)
        store.append([event])
        store.close()
    log = list(open_store(tmp_path, now).logged())
    assert [logged.event for logged in log] == written
    ticks = [logged.tick for logged in log]
    assert ticks == sorted(set(ticks))


def test_a_daylight_saving_change_keeps_the_order(store: Store) -> None:
    before = Event(hex32(1), "answer", NOW, 120, answer(1).body)
    after = Event(hex32(2), "answer", NOW + 60_000, 60, answer(2).body)  # an earlier wall clock
    store.append([before])
    store.append([after])
    assert events(store) == [before, after]


def test_a_log_keeps_its_name_until_it_is_another(tmp_path: Path) -> None:
    store = open_store(tmp_path, now)
    name = store.log_id
    store.append([answer(1)])
    store.close()
    store = open_store(tmp_path, now)
    assert store.log_id == name
    store.erase()
    assert store.log_id != name


READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM events").fetchone()
connection.close()
"""


def test_opening_twice_in_one_kernel_keeps_its_locks(root: Path, tmp_path: Path) -> None:
    """On POSIX a process loses its locks on a file when it closes any handle of it.

    Without them, the next one to close the file takes itself for the last, and removes the log
    beside it that this kernel still writes to.
    """
    first, second = open_store(tmp_path, now), open_store(tmp_path, now)
    first.append([answer(1)])
    assert run(root, READER, tmp_path / FILE).communicate() == ("", "")
    assert (tmp_path / f"{FILE}-wal").exists()
    first.close()
    second.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_a_forked_kernel_never_touches_its_parents_connection(store: Store) -> None:
    store.append([answer(1)])
    inherited = store._home.connection()
    child = os.fork()
    if not child:
        result = 1
        try:
            own = store._home.connection() is not inherited
            store.append([answer(2)])
            store.close()
            inherited.execute("SELECT 1")  # still open
            result = 0 if own else 1
        finally:
            os._exit(result)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    store.append([answer(3)])
    assert events(store) == [answer(1), answer(2), answer(3)]


def test_a_kernel_that_waits_too_long_for_another_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._home.connection().execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(store.folder / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProgressError, match="kept busy by another lesson"):
            store.append([answer(1)])
        other.execute("ROLLBACK")
    assert store.append([answer(1)]) == (answer(1).id,)


WRITER = """
import sys
from pathlib import Path
from glute_lessons.progress.store import open_store
from tests.progress.made_events import answer
store = open_store(Path(sys.argv[1]))
for number in range(1000):
    store.append([answer(number, source=sys.argv[2])])
"""


def run(root: Path, program: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)], cwd=root, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_two_kernels_that_write_at_once_lose_nothing(root: Path, tmp_path: Path) -> None:
    writers = [run(root, WRITER, tmp_path, name) for name in ("a", "b")]
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    store = open_store(tmp_path, now)
    log = list(store.logged())
    assert len(log) == 2000
    for name in ("a", "b"):
        own = {answer(number, source=name).id for number in range(1000)}
        order = [logged.event for logged in log if logged.event.id in own]
        assert order == [answer(number, source=name) for number in range(1000)]
    store.close()


def test_erasing_leaves_no_trace_and_a_working_log(tmp_path: Path) -> None:
    other = open_store(tmp_path, now)  # another kernel has the file open
    store = open_store(tmp_path, now)
    store.append([answer(number) for number in range(300)])
    store.close()  # makes a copy
    (tmp_path / "damaged-2026-01-01-000000.sqlite3").write_bytes(answer(1).id.encode())
    (tmp_path / "progress.snapshot.json").write_text(answer(2).id, encoding="utf-8")
    assert len(events(other)) == 300
    store = open_store(tmp_path, now)
    store._home.connection().execute("PRAGMA secure_delete = OFF")  # some systems' default
    store.erase()
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not [number for number in range(300) if answer(number).id.encode() in left]
    assert b"rolling_hold" not in left
    assert (events(store), events(other), store.notices) == ([], [], ())
    other.append([answer(5)])
    assert events(store) == [answer(5)]
    store.close()
    other.close()
    assert events(open_store(tmp_path, now)) == [answer(5)]
