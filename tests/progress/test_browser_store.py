"""The log in a browser: a file of its own for each session, gathered by the next one."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glute_lessons.progress import browser_store
from glute_lessons.progress.browser_store import BrowserHome
from glute_lessons.progress.errors import ProgressError
from glute_lessons.progress.events import canonical
from glute_lessons.progress.store import Store, open_store
from tests.progress.made_events import NOW, answer, events, now


def session(folder: Path) -> Store:
    return open_store(folder, now, browser=True)


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("progress-*.sqlite3"))


def test_each_commit_is_in_the_sessions_own_file_when_it_is_acknowledged(tmp_path: Path) -> None:
    store = session(tmp_path)
    for number in range(3):
        assert store.append([answer(number)]) == (answer(number).id,)
        assert events(session_of_copies(tmp_path, number)) == [answer(n) for n in range(number + 1)]
    assert len(files(tmp_path)) == 1


def session_of_copies(folder: Path, number: int) -> Store:
    """A session that finds the same files elsewhere, as after a page reload."""
    copies = folder / "copies" / str(number)
    copies.mkdir(parents=True)
    for path in files(folder):
        (copies / path.name).write_bytes(path.read_bytes())
    return session(copies)


def test_the_next_session_gathers_all_files_into_its_own(tmp_path: Path) -> None:
    first, second = session(tmp_path), session(tmp_path)
    first.append([answer(1), answer(3)])
    second.append([answer(2), answer(3)])
    assert len(files(tmp_path)) == 2
    third = session(tmp_path)
    assert {event.id for event in events(third)} == {answer(n).id for n in (1, 2, 3)}
    assert len(files(tmp_path)) == 1
    first.append([answer(4)])  # still open in another tab: its whole file comes back
    fourth = session(tmp_path)
    assert {event.id for event in events(fourth)} == {answer(n).id for n in (1, 2, 3, 4)}
    assert fourth.notices == ()


def test_a_file_never_changes_once_it_has_its_name(tmp_path: Path) -> None:
    store = session(tmp_path)
    store.append([answer(1)])
    (first,) = files(tmp_path)
    store.append([answer(2)])
    (second,) = files(tmp_path)
    assert second != first


@pytest.mark.parametrize("step", ["os.listdir", "os.open", "os.replace", "os.unlink"])
def test_whatever_another_tab_writes_while_this_one_gathers_is_not_lost(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Regression: this tab removed a file in the moment after the other had put more into it."""
    other = session(tmp_path)
    other.append([answer(1)])
    _, name = step.split(".")
    real, numbers = getattr(os, name), itertools.count(2)
    written = [answer(1)]

    def meanwhile(*arguments: Any, **more: Any) -> Any:
        result = real(*arguments, **more)
        with monkeypatch.context() as patch:
            patch.setattr(os, name, real)
            new = answer(next(numbers))
            other.append([new])
            written.append(new)
        return result

    with monkeypatch.context() as patch:
        patch.setattr(os, name, meanwhile)
        session(tmp_path)
    assert len(written) > 1
    other.close()
    assert {e.id for e in events(session(tmp_path))} == {e.id for e in written}


def test_a_file_that_another_tab_removed_while_this_one_gathers_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        open_store(tmp_path / str(number), now, browser=True).append([answer(number)])
        (file,) = files(tmp_path / str(number))
        file.rename(tmp_path / file.name)
    real = os.open

    def gone(path: Any, *more: Any) -> int:
        if "progress-" in str(path) and str(path).endswith(".sqlite3"):
            monkeypatch.setattr(os, "open", real)
            Path(path).unlink()
        return real(path, *more)

    monkeypatch.setattr(os, "open", gone)
    assert len(events(session(tmp_path))) == 2


def test_what_the_browser_lost_while_it_was_written_is_not_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session(tmp_path)
    store.append([answer(1)])

    def lose(path: Path, data: bytes) -> None:
        path.write_bytes(data[:-1])

    with monkeypatch.context() as patch:
        patch.setattr(browser_store, "write_whole", lose)
        with pytest.raises(ProgressError, match="found no room to write"):
            store.append([answer(2)])
    assert events(store) == [answer(1)]
    assert events(session(tmp_path)) == [answer(1)]


def test_what_one_tab_erased_does_not_come_back_from_another(tmp_path: Path) -> None:
    first, second = session(tmp_path), session(tmp_path)
    first.append([answer(1)])
    second.append([answer(2)])
    first.erase()
    assert second.append([answer(3)]) == (answer(3).id,)
    assert events(second) == [answer(3)]
    first.append([answer(4)])
    third = session(tmp_path)
    assert {event.id for event in events(third)} == {answer(3).id, answer(4).id}
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert answer(1).id.encode() not in left
    assert answer(2).id.encode() not in left


def test_erasing_twice_leaves_one_mark(tmp_path: Path) -> None:
    store = session(tmp_path)
    store.append([answer(1)])
    store.erase()
    store.erase()
    assert len(list(tmp_path.glob("erased-*"))) == 1


def test_gathering_keeps_the_order_whatever_the_files_are_called(tmp_path: Path) -> None:
    written = [answer(number, at_ms=NOW - number) for number in range(6)]  # a clock going backwards
    for event in written:
        store = session(tmp_path)
        store.append([event])
    assert events(session(tmp_path)) == written


def test_a_file_stays_until_its_events_are_in_the_own_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session(tmp_path).append([answer(1)])
    before = files(tmp_path)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", no_room)
        with pytest.raises(ProgressError, match="found no room to write"):
            session(tmp_path)
    assert files(tmp_path) == before
    assert events(session(tmp_path)) == [answer(1)]


def test_what_could_not_be_written_out_is_not_acknowledged_and_not_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session(tmp_path)
    store.append([answer(1)])

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", no_room)
        with pytest.raises(ProgressError):
            store.append([answer(2)])
        assert events(store) == [answer(1)]
    assert store.append([answer(2)]) == (answer(2).id,)
    assert events(store) == [answer(1), answer(2)]


def test_the_very_first_answer_that_cannot_be_written_out_is_not_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(ProgressError):
            store.append([answer(1)])
    assert events(store) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:9000],
        lambda data: b"SQLite format 4" + data[15:],
        lambda data: data[:60] + bytes(4) + data[64:],
        lambda data: data.replace(b'"given":"b"', b'"given":"c"', 1),
        lambda data: data.replace(b"CREATE TABLE events", b"CREATE TABLE evints", 1),
    ],
    ids=["empty", "cut", "no_database", "no_form", "letter", "table"],
)
def test_a_damaged_file_is_set_aside_and_its_rows_rescued(
    harm: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    written = [answer(number) for number in range(40)]
    session(tmp_path).append(written)
    (damaged,) = files(tmp_path)
    data = harm(damaged.read_bytes())
    damaged.write_bytes(data)
    store = session(tmp_path)
    safe = [event for event in written if canonical(event.body).encode() in data]
    assert events(store) == safe
    (aside,) = tmp_path.glob("damaged-*")
    assert aside.read_bytes() == data
    assert aside.name in store.notices[0]
    assert f"{len(safe)} answers could be rescued" in store.notices[0]
    again = session(tmp_path)
    assert events(again) == safe
    assert again.notices == ()


def test_a_session_of_a_newer_course_is_told_and_left_alone(tmp_path: Path) -> None:
    session(tmp_path).append([answer(1)])
    (newer,) = files(tmp_path)
    data = bytearray(newer.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")
    newer.write_bytes(data)
    store = session(tmp_path)
    assert "form 99" in store.notices[0]
    store.append([answer(2)])
    assert events(store) == [answer(2)]
    assert newer.read_bytes() == data


def test_a_session_that_writes_nothing_leaves_no_file(tmp_path: Path) -> None:
    assert events(session(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


def test_export_import_and_erase_work_as_on_a_disk(tmp_path: Path) -> None:
    store = session(tmp_path / "a")
    store.append([answer(1), answer(2)])
    store.export_to(tmp_path / "x.json")
    desk = open_store(tmp_path / "desk", now)
    assert desk.merge_from(tmp_path / "x.json").added == 2
    assert session(tmp_path / "b").merge_from(tmp_path / "x.json").added == 2
    name = store.log_id
    store.erase()
    assert store.log_id != name
    left = b"".join(path.read_bytes() for path in (tmp_path / "a").rglob("*") if path.is_file())
    assert b"rolling_hold" not in left
    store.append([answer(3)])
    assert events(session(tmp_path / "a")) == [answer(3)]


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("mine", encoding="utf-8")
    with pytest.raises(ProgressError, match="found a file in the way"):
        session(tmp_path / "home")


def test_two_sessions_never_share_a_file(tmp_path: Path) -> None:
    assert BrowserHome(tmp_path, now).path != BrowserHome(tmp_path, now).path
    assert BrowserHome(tmp_path, now, "a" * 32).path.name == f"progress-{'a' * 32}-000000.sqlite3"
