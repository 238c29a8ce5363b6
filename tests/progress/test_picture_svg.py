"""A drawing as a short SVG: every ring stays where matplotlib drew it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

pytest.importorskip("matplotlib")
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from glute_lessons.progress.picture_svg import element

SQUARES = (((0, 0), (10, 0), (10, 10), (0, 10)), ((30, 40), (50, 40), (50, 60), (30, 60)))


def corners(d: str) -> list[list[tuple[float, float]]]:
    """The rings of a path of relative m, l and z, in its own units."""
    rings: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for letter, one, other in re.findall(r"([mlz])(?:(-?[\d.]+) ?(-?[\d.]+))?", d):
        if letter == "z":
            x, y = rings[-1][0]
            continue
        x, y = x + float(one), y + float(other)
        if letter == "m":
            rings.append([])
        rings[-1].append((round(x, 1), round(y, 1)))
    return rings


def test_a_path_of_two_closed_rings_stays_two_rings_in_their_places() -> None:
    figure = Figure(figsize=(1, 1), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 72)
    axes.set_ylim(72, 0)
    path = Path.make_compound_path(*(Path((*ring, ring[0]), closed=True) for ring in SQUARES))
    axes.add_patch(PathPatch(path, facecolor="#000000", linewidth=0))
    drawn = [node.get("d", "") for node in element(figure, "squares").iter() if node.get("d")]
    found = corners(max(drawn, key=len))
    assert [set(ring) for ring in found] == [set(map(tuple, ring)) for ring in SQUARES]
    for ring in found:
        assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 20 for a, b in pairwise(ring))
