"""A disk that is full, and a home that belongs to someone else: told, survived, nothing lost."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glute_lessons.progress import backups
from glute_lessons.progress.errors import ProgressError
from glute_lessons.progress.files import FILE
from glute_lessons.progress.journal import Journal
from glute_lessons.progress.store import open_store
from tests.progress.made_events import answer, now

NOBODY = 65534
# A file may not grow beyond the limit: to SQLite that is a full disk.
FULL = """
import resource, sys
from pathlib import Path
from glute_lessons.progress.journal import Journal
from tests.progress.made_events import NOW, answer
journal = Journal(Path(sys.argv[1]), lambda: NOW)
assert journal.record([answer(0)]).trouble == ""
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), most))
for number in range(1, 2000):
    saved = journal.record([answer(number)])
    print(*saved.ids)
    if saved.trouble:
        print(saved.trouble)
        break
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
print(*journal.record([answer(number)]).ids)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
@pytest.mark.parametrize("limit", [40_000, 70_001, 123_456])
def test_a_full_disk_is_told_loses_nothing_and_is_tried_again(
    root: Path, tmp_path: Path, limit: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), str(limit)], cwd=root, text=True,
        encoding="utf-8", capture_output=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    *saved, nothing, trouble, after = done.stdout.split("\n")[:-1]
    assert nothing == ""
    assert (
        trouble
        == f"{tmp_path / FILE}: found no room to write; please free some space on this disk."
    )
    number = len(saved) + 1
    assert after == answer(number).id
    store = open_store(tmp_path, now)
    assert [logged.event for logged in store.logged()] == [answer(n) for n in range(number + 1)]
    assert store.notices == ()
    store.close()


def test_a_copy_that_finds_no_room_leaves_the_log_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "copy", no_room)
    store = open_store(tmp_path, now)
    store.append([answer(1)])
    store.close()
    store = open_store(tmp_path, now)
    assert [logged.event for logged in store.logged()] == [answer(1)]
    assert list((tmp_path / "backups").iterdir()) == []
    store.close()


def as_nobody(work: Callable[[], str]) -> str:
    """What the work says in a process of another user."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgroups([])
            os.setuid(NOBODY)
            os.write(writing, work().encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        return pipe.read()


@pytest.fixture
def others_home() -> Iterator[Path]:
    """A home of this user with one answer in it, in a folder that everyone can reach."""
    if os.name == "nt" or os.getuid() != 0:
        pytest.skip("only root can become another user")
    top = Path(tempfile.mkdtemp())
    top.chmod(0o755)
    store = open_store(top / "home", now)
    store.append([answer(1)])
    store.close()
    yield top / "home"
    shutil.rmtree(top)


@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_home_of_another_user_is_told_and_left_alone(others_home: Path, mode: int) -> None:
    others_home.chmod(mode)
    before = {path: path.read_bytes() for path in others_home.rglob("*.sqlite3")}
    told = as_nobody(lambda: repr(Journal(others_home, now).record([answer(2)])))
    assert "Saved(ids=(), trouble=" in told
    assert "found that you may not" in told
    assert str(others_home / FILE) in told
    assert {path: path.read_bytes() for path in others_home.rglob("*.sqlite3")} == before


def test_a_folder_that_may_not_be_written_is_told(others_home: Path) -> None:
    told = as_nobody(lambda: repr(Journal(others_home.parent / "mine", now).record([answer(2)])))
    assert "found that you may not" in told


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes")
def test_a_file_that_everyone_could_read_is_closed_again(tmp_path: Path) -> None:
    open_store(tmp_path, now).close()
    (tmp_path / FILE).chmod(0o644)
    open_store(tmp_path, now).close()
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_disk_that_fails_otherwise_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(ProgressError, match=r"progress\.sqlite3: found that"):
        open_store(tmp_path, now)
