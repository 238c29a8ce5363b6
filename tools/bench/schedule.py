"""How long answers take to load and to schedule: from the log, and from the snapshot.

    python -m tools.bench.schedule [RUNS]

For 10,000, 30,000 and 100,000 answers to 300 questions, in a folder of its own that is thrown away:
opening the log, reading and replaying it; opening it and using the snapshot, up to what is due; and
as the peer, as many bare fsrs reviews in a loop, with no log around them. In turns (A B C A B C …),
median and worst. Then the first opening of a day, which checks the whole file.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attrs import frozen
from fsrs import Card, Rating, Scheduler

from glute_lessons.progress.events import Event
from glute_lessons.progress.snapshot import FILE, forget, states
from glute_lessons.progress.store import open_store
from glute_lessons.quiz.schedule import due
from tools.bench.machine import machine
from tools.bench.table import Row

SIZES = (10_000, 30_000, 100_000)
QUESTIONS = 300
APART_MS = 60_000
BATCH = 1000
DAY_MS = 86_400_000
NOW = time.time_ns() // 1_000_000
GRADES = ("right", "right", "right", "cautious", "wrong", "serious", "critical", "skipped")
RUNS = 5
LIMITS = {"log": 2000, "snapshot": 200}  # at the largest size
LINEAR = 1.5  # what an answer among the most may take, in times of one among the fewest


def milliseconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def answers(number: int) -> Iterator[Event]:
    """So many answers, a minute apart, up to now; the same in every run but for their date."""
    chance = random.Random(1)
    for n in range(number):
        body = {
            "question": f"question_{chance.randrange(QUESTIONS)}",
            "given": chance.choice("abcd"),
            "grade": chance.choice(GRADES),
            "sure": chance.random() < 0.6,
            "quiz": "review",
            "run": f"{n // 10:032x}",
            "seed": n // 10,
            "place": n % 10,
            "took_ms": chance.randint(900, 30_000),
        }
        at_ms = NOW - (number - n) * APART_MS
        yield Event(f"{chance.getrandbits(128):032x}", "answer", at_ms, 60, body)


def fill(folder: Path, number: int) -> None:
    """Writes the answers through the real store, a thousand at a time."""
    store, log = open_store(folder), list(answers(number))
    for start in range(0, number, BATCH):
        store.append(log[start : start + BATCH])
    store.close()


def scheduled(folder: Path, fresh: bool = False) -> float:
    """Milliseconds until a lesson knows what is due. fresh: without a snapshot."""
    if fresh:
        forget(folder)
    opened = []

    def work() -> None:
        opened.append(open_store(folder))
        due(states(opened[0]), NOW)

    took = milliseconds(work)
    opened[0].close()
    return took


def bare(number: int) -> None:
    """The peer: as many reviews by fsrs alone."""
    scheduler, chance = Scheduler(enable_fuzzing=False), random.Random(1)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    cards = {n: Card(card_id=n, due=start) for n in range(QUESTIONS)}
    ratings = (Rating.Again, Rating.Hard, Rating.Good)
    for n in range(number):
        question = chance.randrange(QUESTIONS)
        when = start + timedelta(milliseconds=n * APART_MS)
        cards[question], _ = scheduler.review_card(cards[question], chance.choice(ratings), when)


def first_opening(folder: Path, day: int) -> float:
    """Milliseconds for the first opening of another day, which checks every row."""
    opened = []
    took = milliseconds(lambda: opened.append(open_store(folder, lambda: NOW + day * DAY_MS)))
    opened[0].close()
    return took


@frozen
class Took:
    """Milliseconds for so many answers; snapshot_kb: the size of its file."""

    answers: int
    log: list[float]
    snapshot: list[float]
    bare: list[float]
    first_opening: list[float]
    snapshot_kb: float

    @property
    def microseconds(self) -> list[float]:
        """From the log, for one answer."""
        return [1000 * each / self.answers for each in self.log]


def measure(folder: Path, number: int, runs: int) -> Took:
    fill(folder, number)
    scheduled(folder, fresh=True), bare(BATCH)  # a warm process and a warm file
    log, snapshot, peer = [], [], []
    for _ in range(runs):
        log.append(scheduled(folder, fresh=True))
        snapshot.append(scheduled(folder))
        peer.append(milliseconds(lambda: bare(number)))
    size = (folder / FILE).stat().st_size / 1000
    first = [first_opening(folder, day) for day in range(1, runs + 1)]
    return Took(number, log, snapshot, peer, first, size)


def each_size(runs: int) -> Iterator[Took]:
    for number in SIZES:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield measure(Path(folder), number, runs)


def rows(runs: int = RUNS) -> Iterator[Row]:
    found = list(each_size(runs))
    for took in found:
        what, peer = f"{took.answers:,} answers loaded and scheduled", ("fsrs alone", took.bare)
        most = LIMITS if took.answers == SIZES[-1] else {}
        yield Row(f"{what}, from the log", "ms", took.log, *peer, most.get("log"))
        yield Row(f"{what}, from the snapshot", "ms", took.snapshot, *peer, most.get("snapshot"))
    few, many = found[0], found[-1]
    yield Row(
        f"one of {many.answers:,} answers from the log",
        "µs",
        many.microseconds,
        f"one of {few.answers:,}",
        few.microseconds,
        LINEAR * statistics.median(few.microseconds),
        wanted=f"at most {LINEAR:g} times the peer",
    )
    yield Row(f"first opening of a day, {many.answers:,} answers", "ms", many.first_opening)


def shown(times: Sequence[float]) -> str:
    return f"{statistics.median(times):10.1f} {max(times):8.1f}"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"{machine()}; {runs} runs, milliseconds: median, worst")
    print(
        f"{'answers':>8}{'from the log':>19}{'from the snapshot':>19}{'bare fsrs':>19}"
        f" {'log, us/an.':>10} {'snap., kB':>9} {'first/day':>9}"
    )
    for took in each_size(runs):
        three = "".join(map(shown, (took.log, took.snapshot, took.bare)))
        each, first = statistics.median(took.microseconds), statistics.median(took.first_opening)
        print(f"{took.answers:8,}{three} {each:10.1f} {took.snapshot_kb:9.0f} {first:9.0f}")
    print(f"allowed at {SIZES[-1]:,}: {LIMITS['log']} from the log, {LIMITS['snapshot']} from the")
    print("snapshot; linear when the microseconds for one answer stay the same.")


if __name__ == "__main__":
    main()
