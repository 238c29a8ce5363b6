"""The first picture of the muscles: surface on the left half, deeper layers on the right."""

from __future__ import annotations

from . import body, bones, muscles, painting
from . import palette as c
from .curves import smooth
from .frame import Frame
from .sheet import Sheet

NAME = "muscle_regions"


def draw() -> Sheet:
    """The drawing. Muscles are named in bold, bones and the nerve in plain type."""
    sheet = Sheet(NAME, 600)
    frame = Frame(300, 214, 1.07)
    sheet.title("The buttock muscles, from behind")
    sheet.text(284, 504, "Surface", ha="right", colour=c.SOFT_INK)
    sheet.text(316, 504, "Deeper layers", colour=c.SOFT_INK)
    sheet.line([(300, 516), (300, 490)], c.SOFT_INK, 1.2, dashes=(3, 3))
    painting.skin(sheet, frame)
    painting.skeleton(sheet, frame)
    _surface(sheet, frame)
    _deep(sheet, frame)
    _labels(sheet, frame)
    sheet.footer("Schematic drawing. Real bodies differ.")
    return sheet


def _surface(sheet: Sheet, frame: Frame) -> None:
    painting.muscle(sheet, frame, muscles.MEDIUS, painting.MEDIUS, painting.LEFT, 13)
    painting.muscle(sheet, frame, muscles.MAXIMUS, painting.MAXIMUS, painting.LEFT, 19, z=1.2)


def _deep(sheet: Sheet, frame: Frame) -> None:
    """Rear part of the medius cut away; the nerve comes out under the piriformis."""
    side = painting.RIGHT
    painting.deep_muscles(sheet, frame, side)
    painting.nerve(sheet, frame, side, z=0.9)
    painting.muscle(sheet, frame, muscles.PIRIFORMIS, painting.PIRIFORMIS, side, 6)
    painting.muscle(sheet, frame, muscles.MINIMUS, painting.MINIMUS, side, 11, z=1.1)
    painting.muscle(sheet, frame, muscles.MEDIUS_FRONT_PART, painting.MEDIUS, side, 7, z=1.2)
    sheet.line(frame.path(muscles.MEDIUS.outline), c.MUSCLE_EDGE, 1.4, z=1.15, dashes=(3, 3))
    under = frame.path(smooth([body.NERVE_THIRD, body.NERVE_UNDER], closed=False))
    sheet.line(under, c.NERVE_EDGE, 1.8, z=1.05, dashes=(2.5, 3))


def _labels(sheet: Sheet, frame: Frame) -> None:
    at = frame.point
    for x, ha, y, words, target, muscle in (
        (112, "right", 462, "Hip ridge\n(iliac crest)", (-84, 200), False),
        (112, "right", 392, "Gluteus\nmedius", (-126, 160), True),
        (112, "right", 290, "Gluteus\nmaximus", (-104, 72), True),
        (490, "left", 462, "Gluteus\nmedius", (122, 172), True),
        (490, "left", 376, "Gluteus\nminimus", (110, 118), True),
        (490, "left", 312, "Piriformis", (88, 86), True),
        (490, "left", 254, "Greater\ntrochanter", bones.TROCHANTER, False),
        (490, "left", 180, "Sciatic\nnerve", (100, -30), False),
    ):
        sheet.label(x, y, words, at(*target), ha=ha, bold=muscle)
    sheet.text(490, 430, "(part cut off)", size=14)
    sheet.text(*at(0, 155), "Sacrum", ha="center", size=15, on=c.BONE)
    for x, words, target in ((0, "Tailbone", bones.COCCYX_TIP), (80, "Sit bone", (56, 10))):
        sheet.text(*at(x, -138), words, ha="center")
        sheet.leader(at(x, -129), at(*target))
