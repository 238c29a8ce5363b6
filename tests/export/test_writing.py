"""A new file or folder is whole or not there; what is there already is never touched."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from glute_lessons.export import writing
from glute_lessons.export.writing import ExportError, write_file, write_folder


def file_(out: Path) -> None:
    write_file(out, b"new")


def folder(out: Path) -> None:
    write_folder(out, {"a.zip": b"a", "b.zip": b"b"})


BOTH = pytest.mark.parametrize("write", [file_, folder], ids=["file", "folder"])
Write = Callable[[Path], None]


def left(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir())


def test_a_file_is_written_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    file_(tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"new"
    assert left(tmp_path) == ["out"]


def test_a_folder_is_written_with_all_its_files(tmp_path: Path) -> None:
    folder(tmp_path / "out")
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == {
        "a.zip": b"a",
        "b.zip": b"b",
    }
    assert left(tmp_path) == ["out"]


@BOTH
@pytest.mark.parametrize("there", ["file", "folder", "broken link"])
def test_what_is_there_stays_as_it_is(tmp_path: Path, write: Write, there: str) -> None:
    out = tmp_path / "out"
    if there == "file":
        out.write_bytes(b"old")
    elif there == "folder":
        out.mkdir()
    else:
        try:
            out.symlink_to(tmp_path / "nowhere")
        except OSError:
            pytest.skip("no links can be made here")
    with pytest.raises(ExportError, match="found something of that name; please choose a new"):
        write(out)
    assert left(tmp_path) == ["out"]
    assert not out.is_file() or out.read_bytes() == b"old"


@BOTH
def test_what_comes_there_meanwhile_stays_too(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, out = writing._write, tmp_path / "out"

    def slow(path: Path, data: bytes) -> None:
        real(path, data)
        out.write_bytes(b"another's")

    monkeypatch.setattr(writing, "_write", slow)
    with pytest.raises(ExportError, match="found something of that name"):
        write(out)
    assert left(tmp_path) == ["out"] and out.read_bytes() == b"another's"


@BOTH
def test_a_folder_that_is_not_there_is_named(tmp_path: Path, write: Write) -> None:
    with pytest.raises(ExportError, match="found no such folder"):
        write(tmp_path / "no" / "out")
    assert left(tmp_path) == []


@BOTH
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "found no room to write"),
        (errno.EACCES, "found that you may not write there"),
        (errno.EROFS, "found that you may not write there"),
        (errno.EIO, "found that it cannot be written"),
    ],
    ids=["full", "closed", "read-only", "broken"],
)
@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_is_told_in_one_sentence_and_leaves_nothing(
    tmp_path: Path, write: Write, number: int, words: str, failing: str, monkeypatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(writing.os, failing, fail)
    with pytest.raises(ExportError, match=words) as told:
        write(tmp_path / "out")
    assert str(told.value).startswith(str(tmp_path / "out")) and "\n" not in str(told.value)
    monkeypatch.undo()
    assert left(tmp_path) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user"
)
@BOTH
def test_a_closed_folder_is_told(tmp_path: Path, write: Write) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ExportError, match="you may not write there"):
            write(tmp_path / "out")
    finally:
        tmp_path.chmod(0o700)
