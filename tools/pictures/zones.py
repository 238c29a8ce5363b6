"""The three kinds of zone on the whole buttock, both sides."""

from __future__ import annotations

from . import body, painting
from .bones import HEAD
from .frame import Frame
from .keys import key, plaque
from .sheet import Sheet

NAME = "zones"


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 632)
    frame = Frame(300, 292, 1.03)
    sheet.title("Where to press, and where not")
    painting.ground(sheet, frame)
    for shape in body.both(body.PRESS):
        painting.zone(sheet, frame, "press", shape)
    _labels(sheet, frame)
    key(
        sheet,
        118,
        (
            ("press", "Press: the fleshy upper outer buttock"),
            ("pass_over", "Pass over, never hold: the nerve strip"),
            ("never_press", "Never press: bone"),
        ),
    )
    sheet.footer("Schematic drawing, from behind. Leave plain skin alone.")
    return sheet


def _labels(sheet: Sheet, frame: Frame) -> None:
    at = frame.point
    for y, words, target in (
        (500, "Hip ridge", (-86, 203)),
        (334, "Greater\ntrochanter\n(hip bump)", (-140, 36)),
    ):
        sheet.label(114, y, words, at(*target), ha="right")
    for y, words, target in ((430, "Press\nhere", (128, 122)), (236, "Nerve\nstrip", (104, -60))):
        sheet.label(488, y, words, at(*target), bold=True)
    sheet.text(*at(-74, HEAD + 12), "Dimple", ha="center")
    sheet.leader(at(-62, HEAD + 2), at(-44, 158))
    sheet.text(*at(0, HEAD + 12), "Spine", ha="center")
    plaque(sheet, at(0, 142), "Sacrum")
    for x, words, start, target in (
        (0, "Tailbone", (0, -126), (0, 34)),
        (-88, "Sit bone", (-66, -126), (-56, 8)),
    ):
        sheet.text(*at(x, -135), words, ha="center")
        sheet.leader(at(*start), at(*target))
