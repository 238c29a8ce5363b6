"""One start at a time sets the environment up; the system frees the lock if it is killed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if os.name == "nt":
    import msvcrt

    def take(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # this file system knows no locks: go on without
        return True


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Wait until no other start holds the lock file, then hold it."""
    with path.open("ab") as file:
        if not take(file):
            print("Another start is setting up the course; waiting for it.", flush=True)
            while not take(file):
                time.sleep(0.2)
        yield
