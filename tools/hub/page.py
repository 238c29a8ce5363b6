"""The tables of docs/deploy/README.md, written from what was measured: python -m tools.hub.page"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tools.hub.room import (
    IN_USE,
    MACHINES_GIB,
    SYSTEM_MIB,
    Round,
    learner_mib,
    learners_that_fit,
    line_residual,
    measured,
)

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "deploy" / "README.md"
BLOCK = re.compile(r"(<!-- measured -->\n).*?(<!-- /measured -->)", re.DOTALL)


def table(rounds: Sequence[Round]) -> str:
    """What was measured, a line for each round, and how straight it grows."""
    heads = "| Learners at once | All ready | Half ready | Each learner | With two lessons | All learners | The hub |"
    lines = [heads, "|---:|---:|---:|---:|---:|---:|---:|"]
    for r in rounds:
        half = r.ready_seconds[(len(r.ready_seconds) - 1) // 2]
        all_mib = r.servers_mib + r.kernels_mib
        lines.append(
            f"| {r.learners} | {r.ready_seconds[-1]:.0f} s | {half:.0f} s | {r.each_mib:.0f} MiB "
            f"| {r.two_lessons_mib / r.learners:.0f} MiB | {all_mib:,.0f} MiB | {r.hub_mib:.0f} MiB |"
        )
    return "\n".join([*lines, *growth(rounds)])


def growth(rounds: Sequence[Round]) -> list[str]:
    """Nothing for fewer than three rounds: two points always lie on a line."""
    if len(rounds) < 3:
        return []
    numbers = [r.learners for r in rounds]
    memory = line_residual(numbers, [r.servers_mib + r.kernels_mib for r in rounds])
    seconds = line_residual(numbers, [r.ready_seconds[-1] for r in rounds])
    return [
        "",
        f"Each further learner takes {memory[0]:.0f} MiB and {seconds[0]:.1f} s.",
        f"Worst distance from the straight line: memory {memory[2]:.1%}, time {seconds[2]:.1%}.",
    ]


def sizes(rounds: Sequence[Round]) -> str:
    """How many learners a machine of a given size holds."""
    counts = [learners_that_fit(size * 1024, rounds) for size in MACHINES_GIB]
    numbers = " | ".join(f"{each} GiB" for each in MACHINES_GIB)
    return "\n".join(
        [
            f"| Memory | {numbers} |",
            f"|---|{'---:|' * len(counts)}",
            f"| Learners | {' | '.join(map(str, counts))} |",
            "",
            f"Worked out, not measured: {SYSTEM_MIB / 1024:.0f} GiB is left to the system,",
            f"the hub takes what it took above, and {IN_USE:.0%} of the rest is planned with,",
            f"at {learner_mib(rounds):.0f} MiB for a learner with two lessons open.",
            "The hub itself starts no more servers than this.",
        ]
    )


def block(machine: str, rounds: Sequence[Round]) -> str:
    """All that stands between the two marks."""
    limit = max(r.data_mib for r in rounds)
    return "\n".join(
        [
            f"Measured on {machine}.",
            "",
            table(rounds),
            "",
            f"The most that one process had asked to write to was {limit:.0f} MiB:",
            "keep `GLUTE_HUB_MEMORY_MIB` well above that.",
            "",
            sizes(rounds),
            "",
        ]
    )


def written(page: str) -> str:
    """The page with its block made anew."""
    return BLOCK.sub(lambda found: found[1] + block(*measured()) + found[2], page)


def write() -> None:
    measured.cache_clear()
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
