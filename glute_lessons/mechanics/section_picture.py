"""A cross-section through the skin under the tool, true to scale, and the fade of the pressure."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.geometry import Line
from glute_lessons.anatomy.patterns import stripes

from . import picture_words
from .bands import Band, two_figures
from .estimating import NOT_MEASURED, Estimate
from .fade_graph import FadeGraph
from .picture_words import WORDS
from .pressing import FAT_MM, MEDIUS_MM, PIRIFORMIS_MM, Press
from .section_places import (
    AIR_MM,
    BOTTOM,
    DEEP_MM,
    LAYERS,
    REACH_MM,
    RIGHT,
    UNITS_PER_MM,
    place,
    placed,
)
from .section_shapes import Dent
from .sheet import EDGE, ROW, Sheet, put, put_lines, wrapped, write
from .sheet_lines import arrow, box, dashed
from .tools import TOOLS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LINES = 6
HEIGHT = BOTTOM + 24 + ROW * LINES + EDGE
BAR_MM = 50.0
PARTS = (0.1, 0.3, 0.6)  # of the peak: the outlines of the shading, from pale to deep
TONES = (c.HOLD, c.HOLD_MARK, c.HOLD_EDGE)
ARROW_UNITS, ARROW_UNITS_PER_N = 18.0, 0.05  # an arrow's length: it only has to grow
PALM_MM = (90.0, 30.0)  # only so that something can be seen: a hand has no one shape
# Each name and how far its base line lies below the depth that it names.
NAMES = (
    ("Fat", FAT_MM, -9.0),
    ("Medius,", MEDIUS_MM, -2.5),
    ("minimus", MEDIUS_MM, 12.0),
    ("Piriformis", PIRIFORMIS_MM, 14.0),
)


class SectionPicture:
    """The drawing for one Estimate after another. All that gives way is drawn in the skin."""

    def __init__(self) -> None:
        """Raises ImportError where matplotlib is missing."""
        self.sheet = sheet = Sheet(HEIGHT)
        self._head = sheet.text(EDGE, EDGE + 12.5, bold=True)
        self._second = sheet.text(EDGE, EDGE + 12.5 + ROW)
        self._tissue()
        self._fade = FadeGraph(sheet)
        self._tool = sheet.area(c.BALL)
        self._outline = sheet.line(c.LINE, 1.4)
        self._palm = sheet.line(c.INK, 1.2)
        self._skin = sheet.line(c.SKIN_EDGE, 2.0)
        self._patch_halo = sheet.line(c.PALE, 5.5)
        self._patch = sheet.line(c.HOLD_EDGE, 3.2)
        self._arrow = sheet.area(c.MOVE, c.PALE, 1.0)
        for name, depth, lower in NAMES:
            sheet.plate().put(EDGE + 4, place(0, depth.middle)[1] + lower, name)
        self._under()
        self._said = sheet.lines(EDGE, BOTTOM + 24 + 14, LINES)

    @property
    def figure(self) -> Figure:
        """The matplotlib Figure: always the same one."""
        return self.sheet.figure

    def show(self, found: Estimate) -> None:
        """Draws this estimate in place of the one before."""
        press = found.press
        self._put_words(found)
        radius = picture_words.radius_mm(found)
        pressed = press.half_width_mm is not None and press.indentation_mm is not None
        half = press.half_width_mm.middle if pressed else 0.0
        depth = press.indentation_mm.middle if pressed else 0.0
        dent = Dent(TOOLS[found.tool].shape, radius or 1.0, half, depth)
        self._put_tissue(dent, press)
        self._put_tool(dent, found, radius)
        self._fade.put(dent, press)

    @staticmethod
    def label(found: Estimate) -> str:
        """The picture's accessible name: its numbers in words."""
        return picture_words.section_label(found)

    def _tissue(self) -> None:
        sheet = self.sheet
        self._fat = sheet.area(c.GHOST)
        self._muscle = sheet.area(c.SKIN)
        self._tones = [sheet.area(tone, c.HOLD_EDGE, 0.7) for tone in TONES]
        self._rough = sheet.line(c.PAPER, 2.2)
        self._layer_halos = [sheet.line(c.PAPER, 2.8) for _ in LAYERS]
        self._layer_lines = [sheet.line(c.INK, 1.0) for _ in LAYERS]
        self._ranges = sheet.line(c.INK, 1.4)
        put_lines(self._ranges, *(line for at, depth in enumerate(LAYERS)
                                  for line in whisker(RIGHT - 17 + 6 * at, depth)))  # fmt: skip
        self._frame = sheet.line(c.SOFT_INK)

    def _under(self) -> None:
        """The scale bar."""
        y, end = BOTTOM + 12, EDGE + UNITS_PER_MM * BAR_MM
        put_lines(self.sheet.line(c.INK, 1.6), ((EDGE, y), (end, y)),
                  *(((x, y - 4), (x, y + 4)) for x in (EDGE, end)))  # fmt: skip
        self.sheet.text(end + 6, y + 4.5, f"{BAR_MM:g} mm, true to scale")

    def _put_words(self, found: Estimate) -> None:
        press = found.press
        force = picture_words.said(found.force_n, "N")
        self._head.set_text(f"{TOOLS[found.tool].name}: {force}")
        why = picture_words.why_no_pressure(press)
        texts = [*why[1:], WORDS["not_sunk"]] if why else []
        if not found.force_n.high:
            self._second.set_text(WORDS["no_force"])
        elif press.mean_kpa is None:
            self._second.set_text(why[0])
        else:
            self._second.set_text(WORDS["mean"].format(mean=press.mean_kpa.said("kPa")))
            assert press.left_at_piriformis
            left = two_figures(100 * press.left_at_piriformis.middle)
            parts = [two_figures(100 * part) for part in PARTS]
            texts = [WORDS["left"].format(left=left), WORDS["shades"].format(*parts)]
            texts = [*([WORDS["rough"]] if press.quality == "rough" else []), *texts]
        write(self._said, [*texts, WORDS["depths"], *wrapped(f"{NOT_MEASURED}.", width=210)])

    def _put_tissue(self, dent: Dent, press: Press) -> None:
        skin, fat = placed(dent.line(0.0, REACH_MM)), placed(dent.line(FAT_MM.middle, REACH_MM))
        floor = (place(REACH_MM, DEEP_MM), place(-REACH_MM, DEEP_MM))
        put(self._fat, (*skin, *fat[::-1]))
        put(self._muscle, (*fat, *floor))
        put_lines(self._skin, skin)
        put_lines(self._frame, (skin[-1], *floor, skin[0]))
        for lines in (self._layer_halos, self._layer_lines):
            for line, depth in zip(lines, LAYERS, strict=True):
                put_lines(line, *dashed(placed(dent.line(depth.middle, REACH_MM))))
        rings = [placed(dent.spread(part, REACH_MM, DEEP_MM)) if dent.half_width_mm else ()
                 for part in PARTS]  # fmt: skip
        for tone, ring in zip(self._tones, rings, strict=True):
            put(tone, ring)
        rough = press.quality == "rough" and rings[0]
        put_lines(self._rough, *(stripes(((rings[0],),), 8, 45) if rough else ()))

    def _put_tool(self, dent: Dent, found: Estimate, radius: float | None) -> None:
        lowest, half = dent.depth_mm, dent.half_width_mm
        self._tool.set_facecolor(str(c.BALL if dent.shape == "sphere" else c.ROLLER))
        put(self._tool, _cut(_round(radius, lowest)) if radius else ())
        put_lines(self._outline, *(_open(_round(radius, lowest)) if radius else []))
        palm = box(*place(-PALM_MM[0] / 2, -PALM_MM[1]), *(UNITS_PER_MM * s for s in PALM_MM))
        put_lines(self._palm, *([] if radius else dashed((*palm, palm[0]))))
        touch = placed(tuple((half * at / 12, dent.skin(half * at / 12)) for at in range(-12, 13)))
        for patch in (self._patch_halo, self._patch):
            put_lines(patch, *([touch] if half else []))
        tip = place(0, lowest - 3.5)
        length = ARROW_UNITS + ARROW_UNITS_PER_N * found.force_n.middle
        ring = arrow((tip[0], tip[1] - length), tip, head=12, stem=6)
        put(self._arrow, ring if found.force_n.middle else ())


def whisker(x: float, depth: Band) -> list[Line]:
    """A bar along a range of depths, with feet."""
    top, end = place(0, depth.low)[1], place(0, depth.high)[1]
    return [((x, top), (x, end)), *(((x - 2.5, y), (x + 2.5, y)) for y in (top, end))]


def _round(radius: float, lowest: float) -> Line:
    """A circle of the tool's size, from its top, in millimetres of the section."""
    turns = [2 * pi * at / 72 for at in range(73)]
    return tuple((radius * sin(t), lowest - radius - radius * cos(t)) for t in turns)


def _cut(ring: Line) -> Line:
    """The ring with what lies above the section taken off."""
    return tuple(place(x, max(depth, -AIR_MM)) for x, depth in ring[:-1])


def _open(ring: Line) -> list[Line]:
    """The ring's outline, open where it is cut."""
    if min(depth for _, depth in ring) >= -AIR_MM:
        return [tuple(place(x, depth) for x, depth in ring)]
    return [tuple(place(x, depth) for x, depth in ring if depth >= -AIR_MM)]
