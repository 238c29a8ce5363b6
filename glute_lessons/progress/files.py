"""Where progress lies on the disk, and how files are written there: owner only, whole or not."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_dir

from .errors import Damaged, ProgressError

HOME = "GLUTE_LESSONS_HOME"
FILE = "progress.sqlite3"
BACKUPS = "backups"
SNAPSHOTS = "*snapshot*"  # what may be thrown away, because the log makes it again
DAMAGED = "damaged-*.sqlite3*"
LOCK = "opening.lock"
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database
LOCK_SECONDS = 30
# Where SQLite's shared memory, and so its write-ahead log, does not work between machines.
NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ncpfs|ceph|lustre|gpfs|beegfs\w*|glusterfs|gfs2|ocfs2|pvfs2|davfs"
    r"|fuse\.(sshfs|glusterfs|ceph\S*|rclone|s3fs|gcsfuse|juicefs|goofys|davfs\S*|lustre)"
)


def home_folder(in_browser: bool = False) -> Path:
    """The folder for progress: GLUTE_LESSONS_HOME, or the user's own data folder.

    in_browser: a folder beside the lessons, the only place that a browser keeps.
    """
    if named := os.environ.get(HOME):
        return Path(named).expanduser().absolute()
    if in_browser:
        return Path(".glute-lessons").absolute()
    return Path(user_data_dir("glute-lessons", appauthor=False))


def make_folder(folder: Path) -> None:
    """Makes the folder, for its owner only, unless it is there. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_file(path: Path) -> None:
    """Makes an empty file that only its owner may read; replaces none. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def close_to_others(path: Path) -> None:
    """Takes from everyone but its owner what a file's mode allows them, where that can be done."""
    with suppress(OSError):
        if os.stat(path).st_mode & 0o077:
            os.chmod(path, 0o600)


def write_whole(path: Path, data: bytes) -> None:
    """Writes the file so that at every moment the old one or the new one is whole."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def set_aside(path: Path, now_ms: int) -> Path:
    """Gives a damaged database, with what lies beside it, a name of its own; returns its path."""
    aside = _free_name(path.parent, now_ms)
    # The database goes last: without it, SQLite would throw away what lies beside it.
    for end in (*BESIDE, ""):
        with suppress(FileNotFoundError):
            os.replace(f"{path}{end}", f"{aside}{end}")
    return aside


def _free_name(folder: Path, now_ms: int) -> Path:
    stamp = datetime.fromtimestamp(now_ms / 1000, UTC).strftime("%Y-%m-%d-%H%M%S")
    for end in ("", *(f"-{number}" for number in range(2, 1000))):
        name = f"damaged-{stamp}{end}.sqlite3"
        if not any(folder.glob(f"{name}*")):
            return folder / name
    raise ProgressError(f"{folder}: found a thousand damaged files; please remove some of them.")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other kernel opens, mends or replaces the progress file meanwhile.

    An empty SQLite database is the lock: it works on every system, and dies with its holder.
    """
    lock = _locked(folder / LOCK)
    try:
        yield
    finally:
        lock.close()


def _locked(path: Path) -> sqlite3.Connection:
    with suppress(FileExistsError):
        make_file(path)
    lock = sqlite3.connect(path, isolation_level=None, timeout=LOCK_SECONDS)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if not is_damage(error):
            raise
        path.unlink()  # it holds nothing
        return _locked(path)
    return lock


def is_on_network(folder: Path, mounts: Path = Path("/proc/self/mountinfo")) -> bool:
    """True when the folder lies on a network file system, as far as the system tells."""
    try:
        text = mounts.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return bool(NETWORK.fullmatch(file_system(folder.resolve(), text)))


def file_system(folder: Path, mounts: str) -> str:
    """The name of the folder's file system. mounts: lines as in /proc/self/mountinfo."""
    best, name = -1, ""
    for line in mounts.splitlines():
        place, _, system = line.partition(" - ")
        if len(place.split()) < 5 or not system:
            continue
        mount = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), place.split()[4])
        if folder.is_relative_to(mount) and len(mount) >= best:
            best, name = len(mount), system.split()[0]
    return name


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system say into Damaged or a sentence for the learner."""
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise Damaged(str(error)) from error
        raise ProgressError(_sentence(path, error)) from error
    except OSError as error:
        raise ProgressError(_sentence(path, error)) from error


def is_damage(error: sqlite3.Error) -> bool:
    """True when the file's content is at fault, not the disk or another kernel."""
    name = getattr(error, "sqlite_errorname", "")
    unreadable_text = not name and isinstance(error, sqlite3.OperationalError)
    no_such_table = name == "SQLITE_ERROR"
    return unreadable_text or no_such_table or name.startswith(_DAMAGE)


_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ", "SQLITE_MISMATCH")
_FULL = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "ENOSPC", "EDQUOT", "EFBIG")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_CLOSED = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "EACCES", "EPERM", "EROFS")
_NO_FOLDER = ("EEXIST", "ENOTDIR")


def _sentence(path: Path, error: sqlite3.Error | OSError) -> str:
    name = getattr(error, "sqlite_errorname", "") or errno.errorcode.get(
        getattr(error, "errno", None) or 0, ""
    )
    if name.startswith(_FULL):
        return f"{path}: found no room to write; please free some space on this disk."
    if name.startswith(_BUSY):
        return f"{path}: found it kept busy by another lesson; please close the other lesson."
    if name.startswith(_NO_FOLDER):
        return f"{path.parent}: found a file in the way; allowed is a folder of your own."
    if name.startswith(_CLOSED):
        return (
            f"{path}: found that you may not write there; allowed is a folder of your own, "
            f"which the setting {HOME} can name."
        )
    return f"{path}: found that the disk cannot be read or written ({error}); please check it."
