"""What is seen of each entry at one layer: how much, where best to touch it, what lies next to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil, hypot

from attrs import frozen

from .atlas import load_atlas
from .geometry import Point, spans
from .hits import Shape, shapes
from .panels import LAYERS, PANELS

STEP = 2.0  # mm between two looks
ARROWS: Mapping[str, tuple[int, int]] = {
    "ArrowUp": (0, 1),
    "ArrowDown": (0, -1),
    "ArrowLeft": (-1, 0),
    "ArrowRight": (1, 0),
}

Grid = list[list[str | None]]  # rows from below, each from the left: the entry seen there


@frozen
class Sight:
    """One entry as seen at one layer, on the right side.

    anchor: the point of it that is farthest from its edges, mm of the view; area_mm2: how much of
    it shows in the window; next: arrow key → the entry it leads to.
    """

    entry: str
    anchor: Point
    area_mm2: float
    next: Mapping[str, str]


@lru_cache(maxsize=16)
def sights(panel: str, layer: str) -> Mapping[str, Sight]:
    """All that is seen in a panel at a layer, from the top down."""
    view = load_atlas().view(PANELS[panel].view)
    window = PANELS[panel].window
    grid = _grid(shapes(view, layer), window)
    anchors = _anchors(grid, window)
    counts: dict[str, int] = {}
    for entry in (entry for row in grid for entry in row if entry):
        counts[entry] = counts.get(entry, 0) + 1
    order = sorted(anchors, key=lambda entry: (-anchors[entry][1], anchors[entry][0]))
    return {
        entry: Sight(entry, anchors[entry], counts[entry] * STEP * STEP, _next(entry, anchors))
        for entry in order
    }


def seen_anywhere(panel: str) -> tuple[str, ...]:
    """Every entry of a panel, once."""
    return tuple(dict.fromkeys(entry for layer in LAYERS for entry in sights(panel, layer)))


def _grid(painted: Sequence[Shape], window: tuple[float, float, float, float]) -> Grid:
    """Looks at the middle of each square of the window, row by row."""
    u0, v0, u1, v1 = window
    wide, high = round((u1 - u0) / STEP), round((v1 - v0) / STEP)
    grid: Grid = [[None] * wide for _ in range(high)]
    for shape in painted:
        for number, row in enumerate(grid):
            for left, right in spans(shape.area, v0 + (number + 0.5) * STEP):
                first = max(0, ceil((left - u0) / STEP - 0.5))
                last = min(wide, ceil((right - u0) / STEP - 0.5))
                if first < last:
                    row[first:last] = [shape.entry] * (last - first)
    return grid


def _anchors(grid: Grid, window: tuple[float, float, float, float]) -> dict[str, Point]:
    """For each entry the square that is farthest from any other entry."""
    depth = _depths(grid)
    best: dict[str, tuple[int, int, int]] = {}
    for y, row in enumerate(grid):
        for x, entry in enumerate(row):
            if entry and depth[y][x] > best.get(entry, (0, 0, 0))[0]:
                best[entry] = (depth[y][x], x, y)
    u0, v0 = window[:2]
    return {
        entry: (u0 + (x + 0.5) * STEP, v0 + (y + 0.5) * STEP) for entry, (_, x, y) in best.items()
    }


def _depths(grid: Grid) -> list[list[int]]:
    """How many steps each square is from one that shows something else; 3 a step, 4 aslant."""
    high, wide = len(grid), len(grid[0])
    depth = [[3 * (high + wide)] * wide for _ in grid]
    before = ((-1, 0, 3), (-1, -1, 4), (0, -1, 3), (1, -1, 4))
    for sign in (1, -1):
        for y in range(high)[::sign]:
            for x in range(wide)[::sign]:
                depth[y][x] = min(
                    depth[y][x],
                    *(
                        cost + _same(grid, depth, x, y, x + sign * dx, y + sign * dy)
                        for dx, dy, cost in before
                    ),
                )
    return depth


def _same(grid: Grid, depth: list[list[int]], x: int, y: int, x2: int, y2: int) -> int:
    held = 0 <= y2 < len(grid) and 0 <= x2 < len(grid[0]) and grid[y2][x2] == grid[y][x]
    return depth[y2][x2] if held else 0


def _next(entry: str, anchors: Mapping[str, Point]) -> dict[str, str]:
    """Where each arrow key leads: to the nearest anchor within the quarter that it points to."""
    u, v = anchors[entry]
    found: dict[str, tuple[float, str]] = {}
    for other, (u2, v2) in anchors.items():
        if other != entry:
            du, dv = u2 - u, v2 - v
            arrow = _arrow(du, dv)
            found[arrow] = min(found.get(arrow, (float("inf"), "")), (hypot(du, dv), other))
    return {arrow: found[arrow][1] for arrow in ARROWS if arrow in found}


def _arrow(du: float, dv: float) -> str:
    way = ((du > 0) - (du < 0), 0) if abs(du) > abs(dv) else (0, 1 if dv > 0 else -1)
    return next(arrow for arrow, each in ARROWS.items() if each == way)
