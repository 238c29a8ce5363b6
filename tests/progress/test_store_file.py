"""The file of the log: whose it is, where it lies, how it is written, which form it has."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from glute_lessons.progress import file_store, schema
from glute_lessons.progress.errors import ProgressError
from glute_lessons.progress.events import Event, canonical
from glute_lessons.progress.files import FILE, file_system, home_folder, is_on_network
from glute_lessons.progress.store import Store, open_store
from tests.progress.made_events import NOW, answer, events, hold, now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "home", now)
    yield opened
    opened.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes; a user's folder is their own")
def test_only_its_owner_may_read_progress(tmp_path: Path) -> None:
    store = open_store(tmp_path / "deep" / "home", now)
    store.append([answer(1)])
    store.export_to(store.folder / "export.json")
    store.close()  # makes the day's copy
    store = open_store(store.folder, now)
    found = {path: stat.S_IMODE(path.stat().st_mode) for path in store.folder.rglob("*")}
    assert {path.name for path in found} >= {FILE, f"{FILE}-wal", "export.json", "backups"}
    assert set(found.values()) == {0o600, 0o700}
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_the_home_is_named_or_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLUTE_LESSONS_HOME", "/somewhere/else")
    assert home_folder() == Path("/somewhere/else").absolute()
    monkeypatch.delenv("GLUTE_LESSONS_HOME")
    assert home_folder().name == "glute-lessons"
    assert home_folder().is_absolute()
    assert home_folder(in_browser=True) == Path.cwd() / ".glute-lessons"


def test_every_commit_is_flushed_to_the_disk(store: Store) -> None:
    connection = store._home.connection()
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


class NoLog(sqlite3.Connection):
    """A system that has no write-ahead log."""

    def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:
        if sql == "PRAGMA journal_mode = WAL":
            sql = "SELECT 'delete'"
        return super().execute(sql, *rest)  # type: ignore[arg-type]


class FailingLog(sqlite3.Connection):
    """A system that lets the write-ahead log be turned on, and fails when it is used."""

    def execute(self, sql: str, *rest: object) -> sqlite3.Cursor:
        if sql == "BEGIN IMMEDIATE" and self.mode() == "wal":
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_SHMMAP"  # type: ignore[misc]
            raise error
        return super().execute(sql, *rest)  # type: ignore[arg-type]

    def mode(self) -> str:
        return super().execute("PRAGMA journal_mode").fetchone()[0]


@pytest.mark.parametrize("system", [NoLog, FailingLog])
def test_where_the_write_ahead_log_fails_a_rollback_journal_serves(
    system: type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=system))
    store = open_store(tmp_path, now)
    assert store.append([answer(1)]) == (answer(1).id,)
    assert store._home.connection().execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert events(store) == [answer(1)]
    store.close()


MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home rw,relatime shared:2 - nfs4 server:/home rw,vers=4.2
31 30 8:2 / /home/my\\040own rw - xfs /dev/sdb1 rw
32 22 0:41 / /mnt/box rw - fuse.sshfs me@box:/ rw
damaged line
"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        ("/srv/.local", "ext4"),
        ("/home/ann/.local", "nfs4"),
        ("/home/my own/x", "xfs"),
        ("/homes", "ext4"),
        ("/mnt/box", "fuse.sshfs"),
    ],
)
def test_the_mount_that_a_folder_lies_on_is_found(folder: str, system: str) -> None:
    assert file_system(Path(folder), MOUNTS) == system


def test_a_network_home_gets_no_write_ahead_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"30 22 0:40 / {tmp_path.resolve()} rw - nfs4 s:/ rw\n", encoding="utf-8")
    assert is_on_network(tmp_path / "home", mounts)
    assert not is_on_network(tmp_path / "home", tmp_path / "none")
    monkeypatch.setattr(file_store, "is_on_network", lambda _: True)
    store = open_store(tmp_path / "home", now)
    store.append([answer(1)])
    assert store._home.connection().execute("PRAGMA journal_mode").fetchone() == ("delete",)
    store.close()


def version_1(path: Path, rows: list[Event]) -> None:
    """A file as the first form of the log had it: no checksums."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            f"""PRAGMA page_size = 4096; PRAGMA application_id = {0x474C5554};
            CREATE TABLE events (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            tick INTEGER NOT NULL, at_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL,
            kind TEXT NOT NULL, body TEXT NOT NULL);
            CREATE INDEX events_by_tick ON events (tick);
            {schema.META}; PRAGMA user_version = 1;"""
        )
        for tick, event in enumerate(rows, start=NOW):
            values = (event.id, tick, event.at_ms, event.offset_min, event.kind)
            connection.execute(
                "INSERT INTO events (id, tick, at_ms, offset_min, kind, body) VALUES (?,?,?,?,?,?)",
                (*values, canonical(event.body)),
            )


def test_a_file_of_the_first_form_becomes_one_of_todays(tmp_path: Path) -> None:
    rows = [answer(3), answer(1), hold(2)]
    version_1(tmp_path / FILE, rows)
    store = open_store(tmp_path, now)
    assert (events(store), store.notices) == (rows, ())
    store.append([answer(4)])
    store.close()
    store = open_store(tmp_path, now)
    assert events(store) == [*rows, answer(4)]
    assert store._home.connection().execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)
    assert list(tmp_path.glob("damaged*")) == []
    store.close()


@pytest.mark.parametrize("version", [schema.SCHEMA + 1, 99])
def test_a_newer_form_is_left_untouched(version: int, tmp_path: Path) -> None:
    store = open_store(tmp_path, now)
    store.append([answer(1)])
    store.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {version}")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.sqlite3*")}
    with pytest.raises(ProgressError, match=f"form {version}.*newer version.*update the course"):
        open_store(tmp_path, now)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.sqlite3*")} == before


def test_a_newer_form_is_refused_as_often_as_it_is_tried(tmp_path: Path) -> None:
    store = open_store(tmp_path, now)
    with closing(sqlite3.connect(tmp_path / FILE)) as newer:  # not yet in the file's own head
        newer.execute("PRAGMA user_version = 99")
        newer.commit()
        store.close()
        for _ in range(2):
            with pytest.raises(ProgressError, match="form 99"):
                store.append([answer(1)])
        assert newer.execute("SELECT count(*) FROM events").fetchone() == (0,)


def test_a_home_that_is_a_file_is_named_and_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("mine", encoding="utf-8")
    for folder in (home, home / "below"):
        with pytest.raises(ProgressError, match="home.* found a file .*allowed is a folder"):
            open_store(folder, now)
    assert home.read_text(encoding="utf-8") == "mine"
