"""Paints the zones, a technique's regions and its ways of moving on a canvas.

Where zones overlap, the stricter one lies on top: never press, then pass over, then press.
"""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path

from . import colours as c
from .atlas_records import View
from .canvas import Canvas
from .geometry import Area, Point, mirrored
from .hits import MIDDLE
from .patterns import dots, stripes

SPACING = 6.5
CROSSED = 6.0
DASHES = (4.0, 2.6)


def never_press(canvas: Canvas, view: View) -> None:
    """Every place over bone: crossed lines."""
    # The dimples last: from behind they lie over the sacrum's edge.
    for place, area in sorted(_sided(view, "never_press"), key=lambda each: each[0] == "psis"):
        with canvas.grouped("kind:never_press", f"place:{place}"):
            canvas.fill(area, c.NEVER, alpha=0.88)
            canvas.lines(stripes(area, CROSSED, 45), c.NEVER_MARK, 0.8)
            canvas.lines(stripes(area, CROSSED, -45), c.NEVER_MARK, 0.8)
            canvas.fill(area, None, c.NEVER_EDGE, 1.2)


def pass_over(canvas: Canvas, view: View) -> None:
    """The nerve strip: dots, a broken edge, and the nerve's line in it."""
    for place, area in _sided(view, "pass_over"):
        with canvas.grouped("kind:pass_over", f"place:{place}"):
            canvas.fill(area, c.STRIP, alpha=0.85)
            canvas.lines(dots(area, 7.0), c.STRIP_MARK, 1.9)
            canvas.fill(area, None, c.STRIP_EDGE, 1.1, DASHES)
    with canvas.grouped("kind:pass_over"):
        canvas.lines([view.nerve], c.STRIP_EDGE, 1.5)


def press(canvas: Canvas, view: View) -> None:
    """The area where a tool may press: stripes."""
    for place, area in _sided(view, "press"):
        with canvas.grouped("kind:press", f"place:{place}"):
            _striped(canvas, area)


def _striped(canvas: Canvas, area: Area) -> None:
    canvas.fill(area, c.HOLD)
    canvas.lines(stripes(area, SPACING, 45), c.HOLD_MARK, 1.0)
    canvas.fill(area, None, c.HOLD_EDGE, 1.5)


def passing(canvas: Canvas, view: View, technique: str) -> None:
    """Where the tool may move."""
    with canvas.grouped("kind:passing"):
        canvas.fill(view.regions(technique).passing, c.PASSING, c.PASSING_EDGE, 1.1, DASHES)


def hold(canvas: Canvas, view: View, technique: str) -> None:
    """Where the tool may rest, and once more the edge of where it may move, over the strip."""
    regions = view.regions(technique)
    with canvas.grouped("kind:press"):
        _striped(canvas, regions.hold)
    with canvas.grouped("kind:passing"):
        canvas.fill(regions.passing, None, c.PASSING_EDGE, 1.1, DASHES)


def ball(canvas: Canvas, middle: Point, diameter: float) -> None:
    """A ball in its real size, with a dot in its middle; millimetres."""
    ring = _ring(middle, diameter / 2)
    with canvas.grouped("mark:ball"):
        canvas.fill(ring, None, c.HALO, 4.2)
        canvas.fill(ring, None, c.ARROW, 1.8)
        canvas.fill(_ring(middle, 2.2), c.ARROW, c.HALO, 1.2)


def circling(canvas: Canvas, middle: Point, radius: float) -> None:
    """Two bent arrows that go round a point."""
    for start in (20, 200):
        turn = np.radians(np.linspace(start, start + 125, 16))
        ring = np.column_stack([np.cos(turn), np.sin(turn)]) * radius + middle
        laid = canvas.places(ring)
        canvas.fill(Path(laid), None, c.HALO, 5.2)
        canvas.fill(Path(laid), None, c.ARROW, 2.6)
        canvas.fill(_head(canvas, middle, radius, np.radians(start + 152)), c.ARROW, c.HALO, 0.8)


def _head(canvas: Canvas, middle: Point, radius: float, way: float) -> Path:
    back = way - np.radians(34)
    corners = [(radius, way), (radius + 5.5, back), (radius - 5.5, back)]
    tip = [(middle[0] + r * np.cos(a), middle[1] + r * np.sin(a)) for r, a in corners]
    laid = canvas.places([*tip, tip[0]])
    return Path(laid, closed=True)


def _ring(middle: Point, radius: float) -> Area:
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    return (
        (tuple((middle[0] + radius * np.cos(t), middle[1] + radius * np.sin(t)) for t in turn),),
    )


def _sided(view: View, kind: str) -> list[tuple[str, Area]]:
    """The places of a kind; from behind, those of the other half too."""
    found = list(view.places(kind).items())
    if view.id != "posterior":
        return found
    return found + [(place, mirrored(area)) for place, area in found if place not in MIDDLE]
