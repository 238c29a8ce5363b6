"""How many learners a machine holds, from what was measured on one: docs/deploy/measured.json

Each machine keeps some memory for its system and for the hub, and a quarter of the rest in reserve:
learners who open more than two lessons hold a kernel for each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]
MEASURED = ROOT / "docs" / "deploy" / "measured.json"
SYSTEM_MIB = 1024  # for the system itself; an allowance, not measured
IN_USE = 0.75  # of what is left, how much may be planned with
MACHINES_GIB = (2, 4, 8, 16)


@frozen
class Round:
    """One round of the measurement: so many learners at once, each with a lesson that ran.

    ready_seconds: from the first sign-in until the n-th of them was ready, in order.
    servers_mib, kernels_mib: what all their servers, and all their kernels, held then (PSS).
    two_lessons_mib: the same together, once each had a second lesson open that draws graphs.
    hub_mib: what the hub and its proxy held. data_mib: the most that one of their processes had
    asked to write to, which is what the memory limit is about.
    """

    learners: int
    ready_seconds: tuple[float, ...]
    servers_mib: float
    kernels_mib: float
    two_lessons_mib: float
    hub_mib: float
    data_mib: float

    @property
    def each_mib(self) -> float:
        return (self.servers_mib + self.kernels_mib) / self.learners


@cache
def measured(path: Path = MEASURED) -> tuple[str, tuple[Round, ...]]:
    """The machine that it was measured on, and the rounds."""
    data = json.loads(path.read_text(encoding="utf-8"))
    rounds = [Round(**{**r, "ready_seconds": tuple(r["ready_seconds"])}) for r in data["rounds"]]
    return data["machine"], tuple(rounds)


def learner_mib(rounds: Sequence[Round]) -> float:
    """What to plan with for one learner: a server and the kernels of two lessons."""
    return max(r.two_lessons_mib / r.learners for r in rounds)


def learners_that_fit(memory_mib: float, rounds: Sequence[Round] = ()) -> int:
    """At least 1: the hub takes a limit of 0 for none."""
    rounds = rounds or measured()[1]
    left = memory_mib - SYSTEM_MIB - max(r.hub_mib for r in rounds)
    return max(1, int(IN_USE * left / learner_mib(rounds)))


def memory_of(meminfo: Path) -> float:
    """The machine's memory in MiB. meminfo: as Linux tells it, /proc/meminfo."""
    found = re.search(r"^MemTotal:\s+(\d+) kB", meminfo.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, meminfo
    return int(found[1]) / 1024


def line_residual(numbers: Sequence[float], values: Sequence[float]) -> tuple[float, float, float]:
    """The straight line through the points by least squares: its slope, its start, and how far the
    worst point lies from it, as a part of that point's value. Needs two different numbers."""
    mean_n, mean_v = sum(numbers) / len(numbers), sum(values) / len(values)
    over = sum((n - mean_n) * (v - mean_v) for n, v in zip(numbers, values, strict=True))
    slope = over / sum((n - mean_n) ** 2 for n in numbers)
    start = mean_v - slope * mean_n
    worst = max(abs(v - start - slope * n) / v for n, v in zip(numbers, values, strict=True))
    return slope, start, worst
