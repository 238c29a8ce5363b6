"""The four verdicts: a word, a sign and two examples each."""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path

from glute_lessons.content.records import VerdictText

from . import palette as c
from .course import sensations, verdicts
from .curves import ellipse, polygon, smooth
from .frame import Point
from .sheet import Sheet

NAME = "four_verdicts"
# Two plain examples of each; their words and verdicts live in sensations.toml.
EXAMPLES = {
    "continue": ("dull_ache", "ache_fades"),
    "ease_off": ("six_of_ten", "holding_breath"),
    "stop": ("sharp", "tingling"),
    "get_help_now": ("both_legs_weak_or_numb", "chest_or_breath"),
}
LOOKS = {  # ground, sign, text
    "continue": (c.CONTINUE, c.CONTINUE_STRONG, c.INK),
    "ease_off": (c.EASE, c.EASE_STRONG, c.INK),
    "stop": (c.STOP, c.STOP_STRONG, c.INK),
    "get_help_now": (c.HELP, c.HELP_STRONG, c.HELP_STRONG),
}
WIDE, HIGH = 270, 276


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 676)
    sheet.title("What you feel, and what to do")
    for number, verdict in enumerate(verdicts().values()):
        left, low = 24 + (WIDE + 12) * (number % 2), 330 - (HIGH + 12) * (number // 2)
        _panel(sheet, verdict, left, low)
    sheet.footer("Examples only. The lesson holds the full list.")
    return sheet


def _panel(sheet: Sheet, verdict: VerdictText, left: float, low: float) -> None:
    key = verdict.id
    ground, strong, ink = LOOKS[key]
    edge = ground if key == "get_help_now" else strong
    sheet.box(left, low, WIDE, HIGH, ground, edge, 12, line=2)
    SIGNS[key](sheet, (left + 42, low + HIGH - 42), ground, strong)
    sheet.text(left + 82, low + HIGH - 42, verdict.name, size=21, bold=True, colour=ink, on=ground)
    top = low + HIGH - 88
    known = sensations()
    for example in EXAMPLES[key]:
        words = f"“{known[example].words}”"
        lines = sheet.wrapped(left + 18, top, words, WIDE - 34, 16.5, False, ink, ground)
        top -= 20.5 * lines + 12
    sheet.line([(left + 18, low + 66), (left + WIDE - 18, low + 66)], ink, 1)
    sheet.wrapped(left + 18, low + 46, action(verdict), WIDE - 34, 16, True, ink, ground)


def action(verdict: VerdictText) -> str:
    """What to do in its shortest form: one sentence of the verdict, without its "or"."""
    sentence = verdict.do.split(". ")[1 if verdict.id == "get_help_now" else 0]
    return sentence.split(", or")[0].rstrip(".") + "."


def _tick(sheet: Sheet, at: Point, ground: str, strong: str) -> None:
    x, y = at
    sheet.fill(ellipse(x, y, 50, 50), strong, z=2)
    sheet.line([(x - 12, y), (x - 3, y - 10), (x + 13, y + 11)], ground, 6, z=3)


def _down(sheet: Sheet, at: Point, ground: str, strong: str) -> None:
    x, y = at
    sheet.fill(polygon([(x - 26, y + 20), (x + 26, y + 20), (x, y - 26)]), strong, strong, 4, z=2)
    sheet.line([(x, y + 13), (x, y - 9)], ground, 5, z=3)
    sheet.line([(x - 8, y - 2), (x, y - 10), (x + 8, y - 2)], ground, 5, z=3)


def _octagon(sheet: Sheet, at: Point, ground: str, strong: str) -> None:
    turn = np.radians(np.arange(8) * 45 + 22.5)
    sheet.fill(polygon(np.column_stack([np.cos(turn), np.sin(turn)]) * 27 + at), strong, z=2)
    for way in (-10, 10):
        sheet.line([(at[0] - way, at[1] - 10), (at[0] + way, at[1] + 10)], ground, 6, z=3)


def _telephone(sheet: Sheet, at: Point, ground: str, strong: str) -> None:
    x, y = at
    sheet.fill(ellipse(x, y, 52, 52), strong, z=2)
    bow = smooth([(-13, 11), (-10, -3), (-1, -11), (12, -13)], closed=False)
    sheet.line(Path(bow.vertices + (x, y), bow.codes), ground, 6.5, z=3)
    for start, end in (((-13, 12), (-8, 7)), ((12, -13), (7, -8))):
        sheet.line([(x + start[0], y + start[1]), (x + end[0], y + end[1])], ground, 11, z=3)


SIGNS = {"continue": _tick, "ease_off": _down, "stop": _octagon, "get_help_now": _telephone}
