"""New files, whole or not at all; what is there already is never touched."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


class ExportError(Exception):
    """Why nothing was exported, in one sentence."""


def check_free(out: Path) -> None:
    """Raises ExportError where something lies already, or there is no folder to write in."""
    if os.path.lexists(out):
        raise ExportError(f"{out}: found something of that name; please choose a new name.")
    if not out.parent.is_dir():
        raise ExportError(f"{out.parent}: found no such folder; please choose one that is there.")


def write_file(out: Path, data: bytes) -> None:
    """Writes a new file. Raises ExportError."""
    check_free(out)
    with _in_words(out), _beside(out) as folder:
        part = folder / "part"
        _write(part, data)
        check_free(out)
        os.replace(part, out)


def write_folder(out: Path, files: Mapping[str, bytes]) -> None:
    """Writes a new folder with these files in it. A name may hold folders: "a4/key.pdf".

    Raises ExportError.
    """
    check_free(out)
    with _in_words(out), _beside(out) as folder:
        part = folder / "part"
        part.mkdir()
        for name, data in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            _write(part / name, data)
        check_free(out)
        os.replace(part, out)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A folder on the same disk, gone afterwards with all that is left in it."""
    folder = Path(tempfile.mkdtemp(prefix=".export-", dir=out.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _in_words(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(f"{out}: {_reason(error)}") from error


def _reason(error: OSError) -> str:
    if error.errno in _FULL:
        return "found no room to write; please free some space on this disk."
    if error.errno in _CLOSED:
        return "found that you may not write there; please choose a folder of your own."
    return f"found that it cannot be written ({error.strerror or error}); please choose another."
