"""Bars from small to large, each with its range, and the learner's own among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.geometry import Line
from glute_lessons.anatomy.patterns import stripes

from . import picture_words
from .bands import Band
from .estimating import NOT_MEASURED
from .picture_words import WORDS, Bar, in_order
from .sheet import EDGE, INNER, ROW, WIDTH, Sheet, put, put_lines, width_of, wrapped, write
from .sheet_lines import box

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

BAR, GAP = 15.0, 9.0
STEP = ROW + 3 + BAR + GAP  # from one bar to the next
MARK = 14.0  # room for the mark of the learner's own
TOP = EDGE + ROW + 6
UNDER = 5  # at most so many lines under the bars


class OrderPicture:
    """The drawing for one set of bars after another; it grows with their number."""

    def __init__(self) -> None:
        """Raises ImportError where matplotlib is missing."""
        self.sheet = Sheet(TOP)
        self._rows: list[_Row] = []
        self._title = self.sheet.text(EDGE, EDGE + 12.5, bold=True)
        self._said = self.sheet.lines(EDGE, 0, UNDER)

    @property
    def figure(self) -> Figure:
        """The matplotlib Figure: always the same one."""
        return self.sheet.figure

    def show(self, bars: Sequence[Bar]) -> None:
        """Draws these bars in place of those before. Raises ValueError where there is none."""
        if not bars:
            raise ValueError("bars: found none; allowed is one or more")
        shown = in_order(bars)
        self._rows += [_Row(self.sheet) for _ in shown[len(self._rows) :]]
        most = max((bar.band.high for bar in shown if bar.band), default=0) or 1.0
        room = INNER - 8 - max(width_of(_number(bar), True) for bar in shown)
        for at, row in enumerate(self._rows):
            if at < len(shown):
                row.put(shown[at], TOP + at * STEP, room / most)
            else:
                row.hide()
        self._write(shown)

    @staticmethod
    def label(bars: Sequence[Bar]) -> str:
        """The picture's accessible name: the bars in words."""
        return picture_words.order_label(bars)

    def _write(self, shown: Sequence[Bar]) -> None:
        self._title.set_text(WORDS[shown[0].unit])
        words = [*_legend(shown), *wrapped(f"{NOT_MEASURED}.", width=210)]
        write(self._said, words)
        end = TOP + len(shown) * STEP
        for at, line in enumerate(self._said):
            line.set_y(end + 12.5 + ROW * at)
        self.sheet.resize(end + ROW * len(words) + EDGE)


def _legend(shown: Sequence[Bar]) -> list[str]:
    """What is to be seen, and only that."""
    numbers = [bar for bar in shown if bar.band]
    rough = any(bar.quality == "rough" for bar in numbers)
    told = (("range", numbers), ("striped", rough), ("empty", len(numbers) < len(shown)))
    return [WORDS[key] for key, seen in told if seen]


class _Row:
    """One bar with its name above it and its number beside it."""

    def __init__(self, sheet: Sheet) -> None:
        self._bar = sheet.area(c.PASSING, c.HOLD_EDGE)
        self._stripes = sheet.line(c.HOLD_MARK)
        self._halo = sheet.line(c.PAPER, 4.0)
        self._range = sheet.line(c.INK, 1.6)
        self._mark = sheet.area(c.INK)
        self._names = {bold: sheet.text(0, 0, bold=bold) for bold in (False, True)}
        self._numbers = {bold: sheet.text(0, 0, ha="right", bold=bold) for bold in (False, True)}

    def put(self, bar: Bar, top: float, units: float) -> None:
        """The bar below top; units: of the drawing for one of the bar's unit."""
        y, high = top + ROW + 3, bar.band is not None
        self._bar.set_facecolor(str(c.HOLD_EDGE if bar.chosen else c.PASSING))
        self._stripes.set_edgecolor(str(c.PAPER if bar.chosen else c.HOLD_MARK))
        ring = box(EDGE, y, units * bar.band.middle, BAR) if bar.band and bar.band.middle else ()
        put(self._bar, ring)
        rough = ring and bar.quality == "rough"
        put_lines(self._stripes, *(stripes(((ring,),), 5, 45) if rough else ()))
        whisker = _whisker(bar.band, y + BAR / 2, units) if bar.band and high else []
        put_lines(self._halo, *whisker)
        put_lines(self._range, *whisker)
        mid = top + 8.5
        tip = ((EDGE, mid - 5), (EDGE + 9, mid), (EDGE, mid + 5))
        put(self._mark, tip if bar.chosen else ())
        self._write(bar, top)

    def hide(self) -> None:
        """Nothing of it is to be seen."""
        for shape in (self._bar, self._stripes, self._halo, self._range, self._mark):
            put(shape)
        for text in (*self._names.values(), *self._numbers.values()):
            text.set_text("")

    def _write(self, bar: Bar, top: float) -> None:
        name = f"{bar.name}: {WORDS['here']}" if bar.chosen else bar.name
        if bar.chosen and width_of(name, True) > INNER - MARK:
            name = bar.name
        _say(self._names, bar.chosen, EDGE + (MARK if bar.chosen else 0), top + 12.5, name)
        _say(self._numbers, bar.chosen, WIDTH - EDGE, top + ROW + 3 + 12, _number(bar))


def _say(texts: dict[bool, Text], bold: bool, x: float, base: float, words: str) -> None:
    for kind, text in texts.items():
        text.set_position((x, base))
        text.set_text(words if kind == bold else "")


def _number(bar: Bar) -> str:
    return picture_words.said(bar.band, bar.unit) if bar.band else WORDS["no_number"]


def _whisker(band: Band, y: float, units: float) -> list[Line]:
    """From low to high, with feet; none for nothing."""
    low, high = EDGE + units * band.low, EDGE + units * band.high
    if not band.high:
        return []
    return [((low, y), (high, y)), *(((x, y - 4), (x, y + 4)) for x in (low, high))]
