"""The 0–10 feeling scale as a bar, read from dose.toml."""

from __future__ import annotations

from glute_lessons.content.records import FeelingStep

from . import palette as c
from .course import dose, feelings
from .sheet import Sheet

NAME = "feeling_scale"
LEFT, CELL, LOW, HIGH = 30.0, 49.0, 386.0, 62.0
LOOKS = (  # ground, text and edge of light, aim, limit, too much
    (c.CONTINUE, c.INK, c.CONTINUE_STRONG),
    (c.CONTINUE_STRONG, c.WHITE, c.CONTINUE_STRONG),
    (c.EASE, c.INK, c.EASE_STRONG),
    (c.STOP, c.INK, c.STOP_STRONG),
)


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 556)
    sheet.title("The feeling scale, 0 to 10")
    _bar(sheet)
    _marks(sheet)
    for row, (step, look) in enumerate(zip(feelings(), LOOKS, strict=True)):
        _row(sheet, step, look, 334 - 84 * row)
    return sheet


def _bar(sheet: Sheet) -> None:
    for step, (ground, ink, edge) in zip(feelings(), LOOKS, strict=True):
        first, last = step.span
        for number in range(first, last + 1):
            x = LEFT + CELL * number
            sheet.box(x + 1.5, LOW, CELL - 3, HIGH, ground, edge, 6, line=1.6)
            sheet.text(x + CELL / 2, LOW + HIGH / 2, str(number), 23, True, "center", ink, ground)


def _marks(sheet: Sheet) -> None:
    """Where to aim, and the wall that is never passed."""
    first, last = dose().feeling_aim
    left, right = LEFT + CELL * first, LEFT + CELL * (last + 1)
    low, high = LOW + HIGH + 8, LOW + HIGH + 16
    ends = [(left + 3, low), (left + 3, high), (right - 3, high), (right - 3, low)]
    sheet.line(ends, c.INK, 2.4)
    sheet.text((left + right) / 2, LOW + 96, "Aim", 19, True, "center")
    wall = LEFT + CELL * (dose().feeling_cap + 1)
    sheet.line([(wall, LOW - 8), (wall, LOW + 84)], c.STOP_STRONG, 6)
    sheet.text(wall + 12, LOW + 84, f"Never above {dose().feeling_cap}", 19, True)


def _row(sheet: Sheet, step: FeelingStep, look: tuple[str, str, str], y: float) -> None:
    ground, ink, edge = look
    first, last = step.span
    sheet.box(LEFT, y - 24, 86, 48, ground, edge, 8, line=1.6)
    span = f"{first}–{last}" if first != last else str(first)
    sheet.text(LEFT + 43, y, span, 21, True, "center", colour=ink, on=ground)
    sheet.text(LEFT + 104, y + 14, step.name, 19, True)
    sheet.wrapped(LEFT + 104, y - 8, step.feels, 574 - LEFT - 104, 16)
