"""The bars of the progress pictures, drawn with matplotlib.

Sizes are in units of the drawing: about one pixel each on a page 320 pixels wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as File

import matplotlib
from attrs import define, field
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.colours import Colour
from glute_lessons.anatomy.geometry import Area, Line
from glute_lessons.anatomy.patterns import stripes

from .picture_sections import Chart, Row

WIDTH = 288.0
EDGE = 8.0  # from the paper's edge to what is drawn on it
SIZE = 13.0  # of all text
LINE = 16.5  # from one line of text to the next
KEY = 20.0  # from one line of the legend to the next
BAR = 18.0  # how high a bar is below its label
SLIM = 13.0  # how high a bar is beside its label
STEP = 22.0  # from one such bar to the next
GAP = 10.0  # below a bar
SWATCH = (22.0, 14.0)
INNER = WIDTH - 2 * EDGE
_FONTS = File(matplotlib.get_data_path()) / "fonts" / "ttf"

# Each kind of part: its ground, its edge, the colour of its pattern, and the pattern. No two kinds
# of one chart are alike without colour.
STYLES: dict[str, tuple[Colour, Colour, Colour, str]] = {
    "steady": (c.HOLD, c.HOLD_EDGE, c.HOLD_MARK, ""),
    "fresh": (c.PASSING, c.HOLD_EDGE, c.HOLD_MARK, "stripes"),
    "to_repeat": (c.STRIP, c.STRIP_EDGE, c.STRIP_MARK, "crossed"),
    "not_asked": (c.PAPER, c.SOFT_INK, c.SOFT_INK, ""),
    "right": (c.HOLD, c.HOLD_EDGE, c.HOLD_MARK, ""),
    "not_right": (c.STRIP, c.STRIP_EDGE, c.STRIP_MARK, "crossed"),
    "due": (c.HOLD, c.HOLD_EDGE, c.HOLD_MARK, ""),
    "minutes": (c.HOLD, c.HOLD_EDGE, c.HOLD_MARK, ""),
}


def draw(chart: Chart) -> Figure:
    """The chart as a new figure, one unit a point."""
    sheet = _Sheet(_height(chart))
    if chart.beside:
        _beside(sheet, chart)
    else:
        _legend(sheet, chart)
        for row in chart.rows:
            _below(sheet, chart, row)
    return sheet.figure


@define
class _Sheet:
    """A figure being drawn from the top down. y: how far."""

    height: float
    y: float = EDGE
    figure: Figure = field(init=False)
    _order: int = 1

    def __attrs_post_init__(self) -> None:
        self.figure = Figure(figsize=(WIDTH / 72, self.height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(self.height, 0)
        self.box(0, 0, WIDTH, self.height, c.PAPER)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        face: Colour,
        edge: Colour | None = None,
    ) -> Area:
        """A rectangle; returns it."""
        ring = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._add(Path((*ring, ring[0]), closed=True), face, edge)
        return ((ring,),)

    def lines(self, lines: Sequence[Line], colour: Colour, width: float) -> None:
        """Open lines, as one shape."""
        if lines:
            path = Path.make_compound_path(*(Path(line) for line in lines))
            self._add(path, None, colour, width)

    def text(self, x: float, base: float, words: str, bold: bool = False, ha: str = "left") -> None:
        """One line of text on its base line."""
        self.figure.axes[0].text(
            x, base, words, fontproperties=_font(bold), ha=ha, va="baseline", color=str(c.INK),
            zorder=self._order, clip_on=False, parse_math=False,
        )  # fmt: skip
        self._order += 1

    def _add(
        self, path: Path, face: Colour | None, edge: Colour | None, width: float = 1.0
    ) -> None:
        patch = PathPatch(
            path,
            facecolor=str(face) if face else "none",
            edgecolor=str(edge) if edge else "none",
            linewidth=width if edge else 0,
            capstyle="round",
            joinstyle="round",
            fill=face is not None,
            zorder=self._order,
        )
        self._order += 1
        self.figure.axes[0].add_artist(patch)
        patch.set_clip_on(False)
        patch.set_snap(False)


def _height(chart: Chart) -> float:
    if chart.beside:
        return 2 * EDGE + STEP * len(chart.rows)
    rows = sum(_row_height(row) for row in chart.rows)
    return 2 * EDGE + KEY * len(_legend_lines(chart)) + 4 + rows - GAP


def _row_height(row: Row) -> float:
    lines = len(_lines(row.label)) + (len(_lines(row.group, True)) if row.group else 0)
    return lines * LINE + 4 + BAR + GAP + (GAP if row.group else 0)


def _legend_lines(chart: Chart) -> list[list[str]]:
    """The names of the kinds, as many on a line as fit."""
    lines: list[list[str]] = [[]]
    for name, words in chart.kinds.items():
        used = sum(_swatch_width(chart.kinds[each]) for each in lines[-1])
        if lines[-1] and used + _swatch_width(words) > INNER:
            lines.append([])
        lines[-1].append(name)
    return lines


def _swatch_width(words: str) -> float:
    return SWATCH[0] + 6 + _width(words) + 14


def _legend(sheet: _Sheet, chart: Chart) -> None:
    for line in _legend_lines(chart):
        x = EDGE
        for name in line:
            _part(sheet, x, sheet.y, *SWATCH, name)
            sheet.text(x + SWATCH[0] + 6, sheet.y + 11.5, chart.kinds[name])
            x += _swatch_width(chart.kinds[name])
        sheet.y += KEY
    sheet.y += 4


def _below(sheet: _Sheet, chart: Chart, row: Row) -> None:
    """A label and, below it, one bar that fills the width."""
    if row.group:
        sheet.y += GAP
        _write(sheet, row.group, bold=True)
    _write(sheet, row.label)
    sheet.y += 4
    x, whole = EDGE, sum(row.parts)
    for name, part, told in zip(chart.kinds, row.parts, row.told, strict=True):
        width = INNER * part / whole if whole else 0
        if width:
            _part(sheet, x, sheet.y, width, BAR, name)
            _number(sheet, x + width / 2, width, told)
        x += width
    sheet.y += BAR + GAP


def _number(sheet: _Sheet, middle: float, room: float, told: str) -> None:
    """A number on a plate of its own, so that no pattern runs behind it; none where it has no room."""
    width = _width(told, bold=True) + 6
    if width <= room - 2:
        sheet.box(middle - width / 2, sheet.y + 1.5, width, BAR - 3, c.PAPER)
        sheet.text(middle, sheet.y + 13.7, told, bold=True, ha="center")


def _beside(sheet: _Sheet, chart: Chart) -> None:
    """Bars on one scale, each between its label and its number."""
    left = EDGE + max(_width(row.label) for row in chart.rows) + 8
    room = WIDTH - EDGE - left - max(_width(row.told[0], bold=True) for row in chart.rows) - 8
    longest = max(row.parts[0] for row in chart.rows)
    (name,) = chart.kinds
    for row in chart.rows:
        width = room * row.parts[0] / longest
        sheet.text(EDGE, sheet.y + 14, row.label)
        if width:
            _part(sheet, left, sheet.y + 3, width, SLIM, name)
        sheet.text(left + width + (6 if width else 4), sheet.y + 14, row.told[0], bold=width > 0)
        sheet.y += STEP
    axis = ((left, EDGE), (left, sheet.y))
    sheet.lines([axis], c.SOFT_INK, 1.0)


def _part(sheet: _Sheet, x: float, y: float, width: float, height: float, name: str) -> None:
    face, edge, mark, pattern = STYLES[name]
    area = sheet.box(x, y, width, height, face)
    sheet.lines(_pattern(area, pattern), mark, 1.0)
    sheet.lines([(*area[0][0], area[0][0][0])], edge, 1.0)


def _pattern(area: Area, pattern: str) -> list[Line]:
    if pattern == "stripes":
        return stripes(area, 5, 45)
    return stripes(area, 7, 45) + stripes(area, 7, -45) if pattern == "crossed" else []


def _write(sheet: _Sheet, words: str, bold: bool = False) -> None:
    for line in _lines(words, bold):
        sheet.text(EDGE, sheet.y + 12.5, line, bold)
        sheet.y += LINE


def _lines(words: str, bold: bool = False) -> list[str]:
    """The words in lines that fit the width."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, bold) > INNER:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _font(bold: bool) -> FontProperties:
    """matplotlib's own copy of the font: every machine measures the same, and few fonts are wider."""
    weight = "bold" if bold else "normal"
    file = _FONTS / f"DejaVuSans{'-Bold' if bold else ''}.ttf"
    return FontProperties(fname=file, size=SIZE, weight=weight)


def _width(words: str, bold: bool = False) -> float:
    return text_to_path.get_text_width_height_descent(words, _font(bold), ismath=False)[0]
