"""The one table of `make bench`: a line for each figure, and whether it is what is wanted."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from attrs import field, frozen

Of = Literal["median", "95 %", "worst"]
HEADS = ("figure", "unit", "median", "worst", "count", "peer, its median", "wanted", "met?")
RIGHT = {2, 3, 4}  # columns of numbers


def late(values: Sequence[float]) -> float:
    """The 95th percentile: 95 % of the values are at most this (nearest rank)."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


FIGURES: Mapping[Of, Callable[[Sequence[float]], float]] = {
    "median": statistics.median,
    "95 %": late,
    "worst": max,
}


@frozen
class Row:
    """One figure.

    what: what was measured, in the unit. values: as measured, one for each run.
    peer, peer_values: what it is set beside, measured in the same run; or peer alone, which then
    says why there is none. most: what is allowed; of: which figure must not be over it. wanted: the
    same in words, where the number alone does not say it; with no `most` it could not be decided.
    trouble: why there are no values.
    """

    what: str
    unit: str = ""
    values: tuple[float, ...] = field(default=(), converter=tuple)
    peer: str = ""
    peer_values: tuple[float, ...] = field(default=(), converter=tuple)
    most: float | None = None
    of: Of = "median"
    wanted: str = ""
    trouble: str = ""

    @property
    def met(self) -> Literal["met", "not met", "open", ""]:
        """Whether it is what is wanted; "" where nothing is."""
        if self.most is not None and self.values:
            return "met" if FIGURES[self.of](self.values) <= self.most else "not met"
        return "open" if self.most is not None or self.wanted or self.trouble else ""


def number(value: float) -> str:
    """Three or four figures: as much as a time on a busy machine is good for."""
    if isinstance(value, int) or abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def wanted(row: Row) -> str:
    """What is wanted, in words, with the figure it is about where no column shows that."""
    limit = f"{row.of} at most {row.most:,g}" if row.most is not None else ""
    shown = (
        f" (is {number(FIGURES[row.of](row.values))})" if row.of == "95 %" and row.values else ""
    )
    return (row.wanted or limit) + (shown if limit else "")


def cells(row: Row) -> list[str]:
    """A line's columns, as in HEADS."""
    of = [number(FIGURES[each](row.values)) if row.values else "" for each in ("median", "worst")]
    beside = f" {number(statistics.median(row.peer_values))}" if row.peer_values else ""
    count = str(len(row.values) or "")
    return [row.what, row.unit, *of, count, row.peer + beside, wanted(row), row.met]


def table(rows: Iterable[Row]) -> str:
    """The lines under their heads, and what they come to. A line with a trouble says it in words."""
    rows = list(rows)
    whole = [HEADS, *map(cells, rows)]
    widths = [max(len(line[place]) for line in whole) for place in range(len(HEADS))]

    def line(columns: Sequence[str]) -> str:
        placed = (
            text.rjust(width) if place in RIGHT else text.ljust(width)
            for place, (text, width) in enumerate(zip(columns, widths, strict=True))
        )
        return "  ".join(placed).rstrip()

    def troubled(row: Row) -> str:
        return f"{row.what.ljust(widths[0])}  {' '.join(row.trouble.split())}"

    body = [troubled(row) if row.trouble else line(cells(row)) for row in rows]
    return "\n".join([line(HEADS), *body, outcome(rows)])


def outcome(rows: Sequence[Row]) -> str:
    """How many are met, and which are not."""
    count = Counter(row.met for row in rows)
    asked = len(rows) - count[""]
    lines = [f"{count['met']} of {asked} met"]
    for word, says in (("not met", "not met"), ("open", "not measured or not decided")):
        if named := [row.what for row in rows if row.met == word]:
            lines.append(f"{says}: {'; '.join(named)}")
    return "\n".join(lines)
