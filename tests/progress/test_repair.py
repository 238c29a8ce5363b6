"""The repair: copies brought back, nothing lost on the way, other kernels not misled, told once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glute_lessons.progress import repair
from glute_lessons.progress.events import Event
from glute_lessons.progress.files import BACKUPS, FILE
from glute_lessons.progress.store import open_store
from tests.progress.damaged_files import WRITTEN, opened, span, whole_file
from tests.progress.made_events import DAY_MS, NOW, answer, events, now


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A progress file with WRITTEN in it, checked today, nothing beside it."""
    return whole_file(tmp_path_factory.mktemp("whole"))


def test_two_damaged_files_of_one_second_are_both_kept(tmp_path: Path) -> None:
    for data in (b"first", b"second"):
        (tmp_path / FILE).write_bytes(data)
        open_store(tmp_path, now).close()
    kept = sorted(path.read_bytes() for path in tmp_path.glob("damaged-*"))
    assert kept == [b"first", b"second"]


def test_what_lies_beside_a_lost_file_is_rescued_and_never_read_into_a_new_one(
    whole: bytes, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(whole)
    store = open_store(tmp_path, now)
    added = [answer(number) for number in range(300, 305)]
    store.append(added)
    beside = (tmp_path / f"{FILE}-wal").read_bytes()
    store.close()
    shutil.rmtree(tmp_path / BACKUPS)
    (tmp_path / FILE).unlink()
    (tmp_path / f"{FILE}-wal").write_bytes(beside)
    store = open_store(tmp_path, now)
    assert [event for event in events(store) if event in added] == added
    assert [notice.split(".")[0] for notice in store.notices] == ["Your progress file was missing"]
    store.close()


def test_damage_that_comes_while_a_lesson_runs_is_mended_and_the_answer_kept(
    whole: bytes, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(whole)
    store = open_store(tmp_path, now)
    (tmp_path / FILE).write_bytes(b"\xff" * 100 + whole[100:])
    assert store.append([answer(200)]) == (answer(200).id,)
    store.close()
    store = open_store(tmp_path, now)
    assert events(store) == [*WRITTEN, answer(200)]
    store.close()


def test_a_kernel_whose_file_was_set_aside_writes_to_the_new_one(
    whole: bytes, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(whole)
    first = open_store(tmp_path, now)
    first.append([answer(201)])
    (tmp_path / FILE).rename(tmp_path / "damaged-by-hand.sqlite3")
    for end in ("-wal", "-shm"):
        (tmp_path / f"{FILE}{end}").rename(tmp_path / f"damaged-by-hand.sqlite3{end}")
    second = open_store(tmp_path, now)
    assert first.append([answer(202)]) == (answer(202).id,)
    assert events(second) == [*WRITTEN, answer(201), answer(202)] == events(first)
    assert second.notices == (
        (
            "Your progress file was missing. There was no copy to bring back; "
            "91 answers could be rescued."
        ),
    )
    first.close()
    second.close()


def test_a_commit_into_a_file_that_is_set_aside_at_that_moment_is_repeated(
    whole: bytes, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(whole)
    store = open_store(tmp_path, now)
    keep, moved = store._home.keep, []

    def keep_after_another_kernel_repaired() -> bool:
        if not moved:  # the other kernel had read the old file before this commit
            moved.extend(path.rename(f"{path}.old") for path in tmp_path.glob(f"{FILE}*"))
            (tmp_path / FILE).write_bytes(whole)
        return keep()

    store._home.keep = keep_after_another_kernel_repaired  # type: ignore[method-assign]
    store.append([answer(203)])
    assert moved
    assert events(open_store(tmp_path, now)) == [*WRITTEN, answer(203)]


def with_copy(folder: Path, copied: list[Event], later: list[Event]) -> Path:
    """A home with a copy of yesterday, and later answers in the file alone."""
    store = open_store(folder, lambda: NOW - DAY_MS)
    store.append(copied)
    store.close()
    store = open_store(folder, lambda: NOW)
    store.append(later)
    store._home._let_go()  # no copy of today
    (folder / BACKUPS / "progress-2026-09-21.sqlite3").unlink()
    return folder / FILE


def test_the_newest_copy_comes_back_and_what_is_readable_on_top(tmp_path: Path) -> None:
    file = with_copy(tmp_path, WRITTEN[:50], WRITTEN[50:60])
    data = bytearray(file.read_bytes())
    for event in (WRITTEN[3], WRITTEN[55]):
        data[span(bytes(data), event).start + 60] ^= 1
    found, store = opened(tmp_path, bytes(data))
    assert found == [*WRITTEN[:55], *WRITTEN[56:60]]
    assert store.notices == (
        (
            "Your progress file was damaged; it is kept beside the new one as "
            "damaged-2026-09-21-141320.sqlite3. "
            "Your progress is now the copy of 20 September 2026, "
            "with 9 answers rescued on top of it."
        ),
    )


def test_a_damaged_copy_is_passed_over_for_an_older_one(tmp_path: Path) -> None:
    file = with_copy(tmp_path, WRITTEN[:50], [])
    copy = tmp_path / BACKUPS / "progress-2026-09-20.sqlite3"
    (tmp_path / BACKUPS / "progress-2026-09-19.sqlite3").write_bytes(copy.read_bytes())
    data = bytearray(copy.read_bytes())
    data[span(bytes(data), WRITTEN[3]).start + 60] ^= 1
    copy.write_bytes(data)
    found, store = opened(tmp_path, b"x" * file.stat().st_size)
    assert found == WRITTEN[:50]
    assert "the copy of 19 September 2026, with 0 answers" in store.notices[0]
    assert copy.read_bytes() == data


def test_a_copy_of_a_day_when_the_clock_was_wrong_does_not_hide_newer_ones(tmp_path: Path) -> None:
    file = with_copy(tmp_path, WRITTEN[:10], [])
    copies = tmp_path / BACKUPS
    (copies / "progress-2026-09-20.sqlite3").rename(copies / "progress-2035-01-01.sqlite3")
    store = open_store(tmp_path, now)
    store.append(WRITTEN[10:20])
    store.close()
    found, _ = opened(tmp_path, b"x" * file.stat().st_size)
    assert found == WRITTEN[:20]


def test_a_lost_file_comes_back_from_its_copy(tmp_path: Path) -> None:
    with_copy(tmp_path, WRITTEN[:50], []).unlink()
    store = open_store(tmp_path, now)
    assert events(store) == WRITTEN[:50]
    assert store.notices[0].startswith("Your progress file was missing. Your progress is now the")
    store.close()


@pytest.mark.parametrize("at", range(1, 8))
def test_a_repair_cut_short_anywhere_loses_no_row(
    whole: bytes, tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).write_bytes(whole[:18] + b"\xff" + whole[19:])
    (tmp_path / f"{FILE}-wal").write_bytes(b"torn")
    steps = []

    class Cut(BaseException):
        pass

    def cut(step):  # type: ignore[no-untyped-def]
        def stepping(*words):  # type: ignore[no-untyped-def]
            steps.append(step)
            if len(steps) == at:
                raise Cut
            return step(*words)

        return stepping

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", cut(__import__("os").replace))
        patch.setattr(repair, "make_file", cut(repair.make_file))
        patch.setattr(repair.salvage, "rows_of", cut(repair.salvage.rows_of))
        try:
            open_store(tmp_path, now).close()
        except Cut:
            assert len(steps) == at
    store = open_store(tmp_path, now)
    assert events(store) == WRITTEN
    assert b"torn" in [path.read_bytes() for path in tmp_path.glob("damaged-*-wal")]
    store.close()


OPENER = """
import sys
from pathlib import Path
from glute_lessons.progress.store import open_store
print("ready", flush=True)
sys.stdin.readline()
store = open_store(Path(sys.argv[1]))
print(len(list(store.logged())), len(store.notices))
"""


def test_two_kernels_that_open_a_damaged_file_at_once_repair_it_once(
    root: Path, whole: bytes, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_bytes(whole[:18] + b"\xff" + whole[19:])
    kernels = [
        subprocess.Popen([sys.executable, "-c", OPENER, str(tmp_path)], cwd=root, text=True,
                         encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(3)
    ]  # fmt: skip
    for kernel in kernels:
        assert kernel.stdout is not None
        assert kernel.stdout.readline() == "ready\n"
    for kernel in kernels:
        assert kernel.stdin is not None
        kernel.stdin.write("\n")
        kernel.stdin.flush()
    told = sorted(kernel.communicate()[0] for kernel in kernels)
    assert told == ["90 0\n", "90 0\n", "90 1\n"]
    assert len(list(tmp_path.glob("damaged-*"))) == 1


def test_a_damaged_file_can_be_erased_too(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(whole)
    store = open_store(tmp_path, now)
    page = span(whole, WRITTEN[40]).start // 4096 * 4096
    (tmp_path / FILE).write_bytes(whole[:page] + b"\xff" * 8 + whole[page + 8 :])
    store.erase()
    assert events(store) == []
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"rolling_hold" not in left
    store.close()


def test_a_file_that_was_set_aside_is_not_copied(whole: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(whole)
    store = open_store(tmp_path, now)
    (tmp_path / FILE).rename(tmp_path / "elsewhere.sqlite3")
    store.close()
    assert not (tmp_path / BACKUPS).exists()


def test_a_damaged_lock_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "opening.lock").write_bytes(b"x" * 5000)
    store = open_store(tmp_path, now)
    assert store.append([answer(1)]) == (answer(1).id,)
    store.close()
