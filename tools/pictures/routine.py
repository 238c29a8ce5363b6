"""One example session of eight minutes as a clock that runs once."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from matplotlib.path import Path

from . import palette as c
from .curves import polygon
from .sheet import Sheet

NAME = "routine_clock"
CENTRE = (300.0, 326.0)
OUTER, INNER = 158.0, 92.0


@frozen
class Part:
    """A stretch of the session. look: which pattern it has."""

    name: str
    seconds: int
    look: str


SIDE = (Part("Slow passes", 90, "passes"), Part("One hold", 30, "hold"), Part("Pause", 30, "pause"))
SESSION = (
    Part("Set up", 60, "quiet"),
    *SIDE,
    Part("Switch sides", 45, "quiet"),
    *SIDE,
    Part("Rest", 75, "quiet"),
)
TOTAL = sum(part.seconds for part in SESSION)
ONE_SIDE = sum(part.seconds for part in SIDE)
LOOKS = {  # ground, pattern
    "quiet": (c.CARD, None),
    "passes": (c.PRESS, c.PRESS_PATTERN),
    "hold": (c.PRESS_EDGE, None),
    "pause": (c.EASE, None),
}


def clock(seconds: int) -> str:
    """Minutes and seconds, such as 1:30."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 596)
    sheet.title(f"An example session of {TOTAL // 60} minutes")
    start = 0
    for part in SESSION:
        _wedge(sheet, start, start + part.seconds, part.look)
        start += part.seconds
    _minutes(sheet)
    x, y = CENTRE
    sheet.text(x, y + 14, f"{TOTAL // 60} min", 27, True, "center")
    sheet.text(x, y - 20, "all in all", 17, ha="center")
    _names(sheet)
    _key(sheet)
    sheet.footer("An example, not a rule. One technique, both sides.")
    return sheet


def _around(seconds: float, radius: float) -> tuple[float, float]:
    turn = 2 * np.pi * seconds / TOTAL
    return CENTRE[0] + radius * np.sin(turn), CENTRE[1] + radius * np.cos(turn)


def _wedge(sheet: Sheet, start: int, end: int, look: str) -> None:
    times = np.linspace(start, end, 2 + (end - start) // 5)
    ring = [_around(t, OUTER) for t in times] + [_around(t, INNER) for t in times[::-1]]
    _patch(sheet, polygon(ring), look)


def _patch(sheet: Sheet, shape: Path, look: str) -> None:
    ground, pattern = LOOKS[look]
    sheet.fill(shape, ground, z=1)
    if pattern:
        sheet.stripes(shape, pattern, 8.5, 45, 1.7, z=1)
    sheet.fill(shape, None, c.INK, 1.6, z=1.2)


def _minutes(sheet: Sheet) -> None:
    for minute in range(TOTAL // 60):
        inner, outer = _around(minute * 60, INNER - 8), _around(minute * 60, INNER - 1)
        sheet.line([inner, outer], c.INK, 2)
        sheet.text(*_around(minute * 60, INNER - 19), str(minute), 14, ha="center")


def _names(sheet: Sheet) -> None:
    set_up, switch, rest = SESSION[0], SESSION[4], SESSION[-1]
    for x, y, ha, name, seconds in (
        (404, 496, "left", set_up.name, set_up.seconds),
        (474, 310, "left", "Side one", ONE_SIDE),
        (300, 146, "center", switch.name, switch.seconds),
        (126, 310, "right", "Side two", ONE_SIDE),
        (196, 496, "right", rest.name, rest.seconds),
    ):
        sheet.text(x, y, name, 18, True, ha)
        sheet.text(x, y - 23, clock(seconds), 17, ha=ha)


def _key(sheet: Sheet) -> None:
    sheet.text(24, 92, "On each side:", bold=True)
    x = 24
    for part in SIDE:
        _patch(sheet, polygon([(x, 46), (x + 34, 46), (x + 34, 68), (x, 68)]), part.look)
        words = f"{part.name} {clock(part.seconds)}"
        sheet.text(x + 42, 57, words, 16)
        x += 54 + 9.3 * len(words)
