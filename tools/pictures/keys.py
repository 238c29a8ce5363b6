"""What the patterns mean: the key under a zone picture, and names inside zones."""

from __future__ import annotations

from matplotlib.path import Path

from . import painting
from . import palette as c
from .curves import polygon
from .frame import Point
from .sheet import Sheet

ROW = 31


def key(sheet: Sheet, top: float, names: tuple[tuple[str, str], ...]) -> None:
    """What each pattern means: (kind of zone, words). top: the middle of the first line."""
    for row, (kind, words) in enumerate(names):
        y = top - ROW * row
        painting.pattern(sheet, kind, _swatch(24, y - 11), z=5.5)
        sheet.text(82, y, words, bold=row == 0)


def _swatch(x: float, y: float) -> Path:
    """A small sample of a pattern; x, y: its lower left."""
    return polygon([(x, y), (x + 44, y), (x + 44, y + 22), (x, y + 22)])


def plaque(sheet: Sheet, centre: Point, words: str, size: float = 15, bold: bool = False) -> None:
    """A name on a plain ground inside a patterned zone."""
    width = sheet.width_of(words, size, bold) + 16
    height = size * 1.6
    left, low = centre[0] - width / 2, centre[1] - height / 2
    sheet.box(left, low, width, height, c.PAPER, c.LEADER, 6, z=7.3, line=0.8)
    sheet.text(*centre, words, ha="center", size=size, bold=bold)
