"""Where labels stand in their column: as near as can be to what they name, never on one another."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define


@define
class _Cluster:
    """Labels that touch. middle: of them all; height: of them all with their gaps."""

    members: list[int]
    middle: float
    height: float

    @property
    def top(self) -> float:
        return self.middle - self.height / 2

    @property
    def bottom(self) -> float:
        return self.middle + self.height / 2


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float, gap: float
) -> list[float]:
    """The middles of labels, in the order given, each as near to its wanted one as room allows.

    wanted: middles, in drawing units; heights: of the labels; low, high: the column's ends; gap:
    between two labels. Raises ValueError when the labels do not fit in.
    """
    if sum(heights) + gap * (len(heights) - 1) > high - low:
        raise ValueError(f"{len(heights)} labels do not fit between {low:g} and {high:g}.")
    clusters: list[_Cluster] = []
    for index, (middle, height) in enumerate(zip(wanted, heights, strict=True)):
        clusters.append(_Cluster([index], _held(middle, height, low, high), height))
        while len(clusters) > 1 and clusters[-2].bottom + gap > clusters[-1].top:
            _merge(clusters, wanted, heights, low, high, gap)
    return _middles(clusters, heights, gap)


def _held(middle: float, height: float, low: float, high: float) -> float:
    return min(max(middle, low + height / 2), high - height / 2)


def _merge(
    clusters: list[_Cluster],
    wanted: Sequence[float],
    heights: Sequence[float],
    low: float,
    high: float,
    gap: float,
) -> None:
    """The last two become one, in the middle of what their labels want."""
    last, before = clusters.pop(), clusters.pop()
    members = before.members + last.members
    height = before.height + gap + last.height
    offsets, edge = [], 0.0
    for index in members:
        offsets.append(edge + heights[index] / 2 - height / 2)
        edge += heights[index] + gap
    shifts = [wanted[index] - offset for index, offset in zip(members, offsets, strict=True)]
    middle = _held(sum(shifts) / len(shifts), height, low, high)
    clusters.append(_Cluster(members, middle, height))


def _middles(clusters: Sequence[_Cluster], heights: Sequence[float], gap: float) -> list[float]:
    found: list[float] = []
    for cluster in clusters:
        edge = cluster.top
        for index in cluster.members:
            found.append(edge + heights[index] / 2)
            edge += heights[index] + gap
    return found
