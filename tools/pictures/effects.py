"""The forest plot: how large the measured effects are, from effects.toml."""

from __future__ import annotations

from itertools import groupby

from . import palette as c
from .course import Effect, effects
from .curves import polygon
from .sheet import Sheet

NAME = "effect_sizes"
LEFT, RIGHT = 52.0, 560.0
FROM, TO = -1.0, 1.4
ROW = 58.0
KINDS = {  # heading, what lies left of zero, what lies right
    "movement": ("How far a joint moves", "favours the other", "favours rolling"),
    "threshold": ("How much pressure it takes to hurt", "less", "more: favours pressing"),
    "pain": ("Pain that people report", "less: favours pressing", "more"),
}


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 824)
    sheet.title("How large are the effects?")
    sheet.text(24, 754, "Diamond: the best guess. Line: the likely range (95 %).", 15.5)
    sheet.text(24, 732, "A line that crosses 0 may mean no effect at all.", 15.5)
    y = 700.0
    for kind, rows in groupby(effects(), key=lambda effect: effect.kind):
        y = _group(sheet, kind, list(rows), y)
    sheet.text(24, 66, "Sizes of different kinds cannot simply be ranked.", 16, True)
    sheet.notes(
        "Size 1 is one standard deviation, the usual spread.",
        "Letters and numbers name the source in this course.",
    )
    return sheet


def _x(value: float) -> float:
    return LEFT + (RIGHT - LEFT) * (value - FROM) / (TO - FROM)


def _group(sheet: Sheet, kind: str, rows: list[Effect], top: float) -> float:
    """One kind of effect with its own directions. Returns where the next one starts."""
    heading, left, right = KINDS[kind]
    low = top - 76 - ROW * len(rows)
    sheet.box(16, low, 568, top - low + 8, c.CARD, None, 10, z=0.2)
    sheet.text(28, top - 12, heading, 17.5, True, on=c.CARD)
    better = rows[0].better
    sheet.text(_x(0) - 12, top - 37, f"← {left}", 15, better == "left", "right", on=c.CARD)
    sheet.text(_x(0) + 12, top - 37, f"{right} →", 15, better == "right", on=c.CARD)
    sheet.line([(_x(0), top - 48), (_x(0), low + 27)], c.INK, 1.6, z=1)
    for value in (-1, -0.5, 0, 0.5, 1):
        sheet.line([(_x(value), low + 27), (_x(value), low + 21)], c.LEADER, 1.4)
        sheet.text(_x(value), low + 12, signed(value), 13.5, False, "center", c.SOFT_INK, c.CARD)
    for number, effect in enumerate(rows):
        _row(sheet, effect, top - 64 - ROW * number)
    return low - 18


def _row(sheet: Sheet, effect: Effect, y: float) -> None:
    sheet.box(24, y - 10, 552, 21, c.CARD, None, 2, z=1.5)
    sheet.text(28, y, effect.words, 15.5, on=c.CARD)
    interval = f"({signed(effect.low)} to {signed(effect.high)})"
    sheet.text(572, y, f"{signed(effect.size)} {interval}", 15, True, "right", on=c.CARD)
    line, x = y - 27, _x(effect.size)
    sheet.text(28, line, effect.source, 13.5, colour=c.SOFT_INK, on=c.CARD)
    sheet.line([(_x(effect.low), line), (_x(effect.high), line)], c.ARROW, 3, z=3)
    for end in (effect.low, effect.high):
        sheet.line([(_x(end), line - 6), (_x(end), line + 6)], c.ARROW, 2.4, z=3)
    diamond = polygon([(x - 8, line), (x, line + 8), (x + 8, line), (x, line - 8)])
    sheet.fill(diamond, c.ARROW, c.CARD, 1.4, z=4)


def signed(value: float) -> str:
    """A number with a true minus sign."""
    return f"{value:g}".replace("-", "−")
