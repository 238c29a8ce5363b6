"""How much of the pressure is left at each depth: a graph beside the cross-section, on its scale."""

from __future__ import annotations

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.geometry import Line, Point
from glute_lessons.anatomy.shaping import circle

from .bands import two_figures
from .contact import Contact
from .picture_words import WORDS
from .pressing import MEDIUS_MM, PIRIFORMIS_MM, Press
from .section_places import DEEP_MM, LAYERS, RIGHT, SKIN_Y, UNITS_PER_MM
from .section_shapes import Dent
from .sheet import ROW, Sheet, put, put_lines
from .sheet_lines import dashed

GRAPH_X, GRAPH_WIDE = RIGHT + 12, 72.0


class FadeGraph:
    """A curve from the skin down, with a dot at each muscle's depth."""

    def __init__(self, sheet: Sheet) -> None:
        axis = (graph_place(0, DEEP_MM), graph_place(0, 0), graph_place(1, 0))
        put_lines(sheet.line(c.FRAME), *((graph_place(part, 0), graph_place(part, DEEP_MM))
                                         for part in (0.5, 1.0)))  # fmt: skip
        put_lines(sheet.line(c.SOFT_INK), axis)
        across = (dashed((graph_place(0, d.middle), graph_place(1, d.middle))) for d in LAYERS)
        put_lines(sheet.line(c.SOFT_INK), *(piece for pieces in across for piece in pieces))
        for at, words in enumerate(("Pressure", "left, in %", "of the peak")):
            sheet.text(GRAPH_X + GRAPH_WIDE, SKIN_Y - 22 - ROW * (2 - at), words, ha="right")
        for part, ha in ((0.0, "center"), (1.0, "right")):
            x, _ = graph_place(part, 0)
            sheet.text(x + (4 if part else 0), SKIN_Y - 4, f"{100 * part:g}", ha=ha)
        self._curve = sheet.line(c.HOLD_EDGE, 2.4)
        self._dots = [sheet.area(c.HOLD_EDGE, c.PALE, 1.0) for _ in (MEDIUS_MM, PIRIFORMIS_MM)]
        self._left = [sheet.plate(), sheet.plate()]

    def put(self, dent: Dent, press: Press) -> None:
        """The fade under this dent; words where there is none."""
        shown = [(MEDIUS_MM, press.left_at_medius), (PIRIFORMIS_MM, press.left_at_piriformis)]
        points = [(d.middle, part.middle) for d, part in shown if part and dent.half_width_mm]
        curve = _fade(dent) if points else ()
        put_lines(self._curve, *(dashed(curve, 7, 4) if press.quality == "rough" else [curve]))
        for at, dot in enumerate(self._dots):
            depth, part = points[at] if points else (0.0, 0.0)
            put(dot, circle(graph_place(part, depth), 4.0, 16) if points else ())
        for at, plate in enumerate(self._left):
            if not points:
                none = WORDS["no_number" if press.force_n.high else "none"]
                plate.put(*graph_place(0.04, MEDIUS_MM.low), "" if at else none)
                continue
            depth, part = points[at]
            x, y = graph_place(part, depth)
            words = f"{two_figures(100 * part)} %"
            plate.put(x + 9 if part < 0.6 else x - 42, y + 4.5, words)


def graph_place(part: float, depth_mm: float) -> Point:
    """A part of the peak, 0 to 1, and a depth, on the graph beside the section."""
    return GRAPH_X + GRAPH_WIDE * part, SKIN_Y + UNITS_PER_MM * depth_mm


def _fade(dent: Dent) -> Line:
    left = Contact(dent.shape, dent.half_width_mm / 1000, 0, 0, 0, 0).left_at
    depths = [DEEP_MM * (at / 30) ** 1.5 for at in range(31)]
    return tuple(graph_place(left(depth / 1000), depth) for depth in depths)
