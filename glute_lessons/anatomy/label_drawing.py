"""Writes labels in columns beside the body, with leader lines to what they name."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.path import Path

from . import colours as c
from .canvas import LINE_HEIGHT, Canvas, Leader
from .geometry import Point
from .label_layout import spread
from .panels import MARGIN
from .places import Column

SIZE = 14.5
GAP = 7.0
AWAY = 8.0  # from the window's edge to the words
DOT = 2.4  # radius
BOLD = {
    *("gluteus_maximus", "gluteus_medius", "gluteus_minimus", "piriformis"),
    *("upper_outer_buttock", "foam_rolling", "ball_on_wall", "ball_on_floor", "hands"),
}


def labels(canvas: Canvas, column: Column, words: Mapping[str, str]) -> None:
    """One column. words: label → text. What stands higher on the body stands higher here."""
    names = sorted(column.targets, key=lambda name: -column.targets[name][1])
    places = [tuple(at) for at in canvas.places([column.targets[name] for name in names])]
    heights = [LINE_HEIGHT * SIZE * (words[name].count("\n") + 1) for name in names]
    middles = spread([y for _, y in places], heights, MARGIN, canvas.panel.height - MARGIN, GAP)
    at_left = (column.side == "inner") == (canvas.side == "right")
    left, _, width, _ = canvas.window
    edge = left - AWAY if at_left else left + width + AWAY
    for name, place, middle in zip(names, places, middles, strict=True):
        canvas.text(edge, middle, words[name], SIZE, name in BOLD, "right" if at_left else "left")
        leader(canvas, name, (edge + (4 if at_left else -4), middle), place)


def leader(canvas: Canvas, name: str, start: Point, end: Point) -> None:
    """A thin line on a pale halo, with a dot where it ends; places on the drawing."""
    canvas.leaders.append(Leader(name, start, end, canvas.group))
    line = Path([start, end])
    canvas.fill(line, None, c.HALO, 2.6)
    canvas.fill(line, None, c.LEADER, 1.0)
    canvas.fill(Path.circle(end, DOT), c.LEADER, c.HALO, 0.9)
