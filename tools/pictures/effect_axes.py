"""The axes and marks of the effects' pictures."""

from __future__ import annotations

from attrs import frozen
from matplotlib.path import Path

from glute_lessons.content.measured import EffectPanel
from glute_lessons.content.measured_words import signed

from . import palette as c
from .curves import polygon
from .sheet import Sheet


@frozen
class Axis:
    """A horizontal scale. left, right: sheet units at the two ends; turned: falls to the right."""

    left: float
    right: float
    first: float
    last: float
    ticks: tuple[float, ...]
    unit: str = ""
    turned: bool = False

    def x(self, value: float) -> float:
        """Where a value lies on the sheet."""
        share = ((-value if self.turned else value) - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * share

    def draw(self, sheet: Sheet, top: float, low: float) -> None:
        """The line of no effect from top to low, the scale below it."""
        sheet.line([(self.left, low), (self.right, low)], c.LEADER, 1.4)
        sheet.line([(self.x(0), top), (self.x(0), low)], c.INK, 2.2, z=1)
        for tick in self.ticks:
            x = self.x(tick)
            sheet.line([(x, low), (x, low - 7)], c.LEADER, 1.6)
            words = signed(tick) + self.unit
            sheet.text(x, low - 20, words, 17.5, ha="center", colour=c.SOFT_INK, on=c.CARD)

    def whisker(self, sheet: Sheet, interval: tuple[float, ...], y: float) -> None:
        """A range with its two ends."""
        ends = [self.x(value) for value in interval]
        sheet.line([(ends[0], y), (ends[1], y)], c.ARROW, 3.4, z=3)
        for x in ends:
            sheet.line([(x, y - 8), (x, y + 8)], c.ARROW, 3, z=3)


def axis_of(panel: EffectPanel) -> Axis:
    """The one axis of all panels of a scale."""
    if panel.scale == "size":
        ticks = (-1.0, -0.5, 0.0, 0.5, 1.0)
        return Axis(40, 572, -1.05, 1.4, ticks, turned=panel.less_is_better)
    if panel.scale == "degrees":
        return Axis(310, 522, 0, 20, (0, 10, 20), "°")
    return Axis(310, 522, 0, 8, (0, 4, 8), " %")


def diamond(sheet: Sheet, x: float, y: float) -> None:
    """A best guess that has a range."""
    shape = polygon([(x - 11, y), (x, y + 11), (x + 11, y), (x, y - 11)])
    sheet.fill(shape, c.ARROW, c.CARD, 1.6, z=4)


def ring(sheet: Sheet, x: float, y: float) -> None:
    """A best guess without a range."""
    sheet.fill(Path.circle((x, y), 8), c.CARD, c.ARROW, 3, z=4)
