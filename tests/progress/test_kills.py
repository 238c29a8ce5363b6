"""A kernel that dies in the middle of writing loses nothing that it acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from glute_lessons.progress.store import open_store
from tests.progress.made_events import answer, now

KILLS = 200
pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="needs fork, to start 200 kernels in seconds; Windows has none"
)
# Imports once, then forks a kernel for each line: "k" kernels, each acknowledging what it wrote.
NURSERY = """
import os, sys
from pathlib import Path
from glute_lessons.progress.store import open_store
from tests.progress.made_events import answer

def write(round):
    store = open_store(Path(sys.argv[1]))
    number = 0
    while True:
        batch = [answer(number + more, source=round) for more in range(1 + number % 3)]
        os.write(1, "".join(id_ + "\\n" for id_ in store.append(batch)).encode())
        number += len(batch)

for line in sys.stdin:
    child = os.fork()
    if not child:
        write(line.strip())
    os.write(1, f"pid {child}\\n".encode())
    os.waitpid(child, 0)
    os.write(1, b"dead\\n")
"""


@pytest.fixture
def nursery(root: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY, str(tmp_path)], cwd=root, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        yield process
        assert process.stdin is not None
        process.stdin.close()


def acknowledged(nursery: subprocess.Popen[str], round_: int, generator: random.Random) -> set[str]:
    """Starts a kernel, kills it at a random moment, and returns all that it acknowledged."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{round_}\n")
    nursery.stdin.flush()
    seen: set[str] = set()
    pid, wanted = 0, generator.randrange(12)
    moment = generator.uniform(0, 0.002)  # about as long as two commits
    for line in nursery.stdout:
        word = line.strip()
        if word == "dead":
            return seen
        if word.startswith("pid "):
            pid = int(word.removeprefix("pid "))
        else:
            seen.add(word)
        if pid and len(seen) >= wanted:
            end = time.perf_counter() + moment
            while time.perf_counter() < end:
                pass
            os.kill(pid, signal.SIGKILL)
            pid = 0
    raise AssertionError("the nursery ended")


def test_200_kills_in_the_middle_of_writes_lose_no_acknowledged_answer(
    nursery: subprocess.Popen[str], tmp_path: Path
) -> None:
    generator, read, total = random.Random(5), 0, 0
    for round_ in range(KILLS):
        promised = acknowledged(nursery, round_, generator)
        total += len(promised)
        store = open_store(tmp_path, now)
        assert store.notices == ()
        log = list(store.logged(after=read))
        assert promised <= {logged.event.id for logged in log}
        number = len(log)
        assert {logged.event.id for logged in log} == {
            answer(each, source=str(round_)).id for each in range(number)
        }
        read = max((logged.seq for logged in log), default=read)
        store.close()
    assert total > KILLS
