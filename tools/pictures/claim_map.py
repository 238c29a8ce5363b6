"""The map of claims by strength: how many of each kind each subject rests on, counted from content."""

from __future__ import annotations

from attrs import frozen
from matplotlib.path import Path

from glute_lessons.content import load
from glute_lessons.content.measured_words import STRENGTHS, firm_first

from . import palette as c
from .sheet import Sheet

NAME = "claim_map"
SIZE = 10.0  # a circle's radius is this times the root of its count: areas can be compared
ROW, HEAD, FOOT = 64.0, 226.0, 190.0
NAMES_END = 206.0


@frozen
class Ground:
    """One column: what its circles look like, from firm to sand. name: one short word."""

    name: str
    x: float
    face: str
    ink: str
    dashes: tuple[float, ...] | None = None


GROUNDS = (
    Ground("Review", 244, "#14293d", c.WHITE),
    Ground("Trial", 318, "#3f627f", c.WHITE),
    Ground("Expert", 392, "#a9bfce", c.INK),
    Ground("Our sums", 466, "#dfe7ec", c.INK),
    Ground("Practice", 540, c.WHITE, c.INK, (2, 2.2)),
)


def draw() -> Sheet:
    """The drawing."""
    library = load()
    rows = firm_first(library)
    sheet = Sheet(NAME, HEAD + ROW * len(rows) + FOOT)
    total = sum(sum(counts) for _, counts in rows)
    assert len(GROUNDS) == len(STRENGTHS)
    sheet.text(24, sheet.height - 38, library.pictures[NAME].title, 25, True)
    sheet.text(24, sheet.height - 76, f"What the {total} claims behind this course rest on", 20)
    _heads(sheet)
    for number, (subject, counts) in enumerate(rows):
        _row(sheet, subject.name, counts, sheet.height - HEAD - ROW * (number + 0.5), number)
    _foot(sheet)
    return sheet


def _heads(sheet: Sheet) -> None:
    """The columns' names at two heights, and below them the ground from firm to sand."""
    top = sheet.height - 112
    sheet.text(24, top - 88, "Firm → sand", 18.5, True)
    for number, ground in enumerate(GROUNDS):
        name = top - (30 if number % 2 else 0)
        sheet.text(ground.x, name - 4, ground.name, 18.5, True, "center")
        sheet.line([(ground.x, name - 18), (ground.x, top - 70)], c.LEADER, 1.4)
        sheet.box(ground.x - 35, top - 100, 70, 26, ground.face, c.INK, 4, z=0.6, line=1.4)
        if number > 2:
            _sand(sheet, ground.x - 36, top - 100, 4 if number > 3 else 9)


def _sand(sheet: Sheet, left: float, low: float, step: int) -> None:
    """Grains in a box 72 by 26: the smaller the step, the more of them."""
    for across in range(6, 68, step):
        for up in range(5, 24, step):
            x, y = left + across + (up % 2), low + up
            sheet.line([(x, y), (x + 0.1, y)], c.SOFT_INK, 2, z=0.7)


def _row(sheet: Sheet, name: str, counts: tuple[int, ...], y: float, number: int) -> None:
    ground = c.CARD if number % 2 == 0 else c.PAPER
    if ground == c.CARD:
        sheet.box(12, y - ROW / 2, 576, ROW, c.CARD, None, 8, z=0.2)
    _name(sheet, name, y, ground)
    without_study = not any(counts[:2])
    if without_study:
        middle = (GROUNDS[0].x + GROUNDS[1].x) / 2
        sheet.text(middle, y, "none found", 18.5, True, "center", on=ground)
    for column, count in zip(GROUNDS, counts, strict=True):
        if count:
            _circle(sheet, column, count, y)
        elif not (without_study and column in GROUNDS[:2]):
            sheet.text(column.x, y, "–", 18.5, ha="center", colour=c.SOFT_INK, on=ground)


def _name(sheet: Sheet, name: str, y: float, ground: str) -> None:
    """A subject's name in one line or two, its middle at y."""
    size, width = 18.5, NAMES_END - 24
    lines = 1 if sheet.width_of(name, size) <= width else 2
    sheet.wrapped(24, y + (lines - 1) * 0.625 * size, name, width, size, on=ground)


def _circle(sheet: Sheet, ground: Ground, count: int, y: float) -> None:
    edge = None if ground.ink == c.WHITE else c.INK
    shape = Path.circle((ground.x, y), SIZE * count**0.5)
    sheet.fill(shape, ground.face, edge, 1.6, z=3, dashes=ground.dashes)
    size = 16 if count < 2 else 18.5
    sheet.text(ground.x, y, str(count), size, True, "center", ground.ink, ground.face)


def _foot(sheet: Sheet) -> None:
    for number, line in enumerate(
        (
            "A circle’s area and number: how many claims.",
            "Trial: or a measurement. Expert: or a textbook.",
            "Our sums: worked out by us, not measured.",
            "Practice: teaching practice, no study behind it.",
            "Many studies may also show that a thing fails.",
            "Warning signs: keep to them, on any ground.",
        )
    ):
        sheet.text(24, FOOT - 28 - 27 * number, line, 18.5, colour=c.SOFT_INK)
