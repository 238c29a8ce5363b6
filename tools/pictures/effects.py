"""The measured effects in pictures: forest plots, and dots on a scale of degrees or percent.

A filled diamond has an interval, a hollow circle has none. Right of the line is always better.
"""

from __future__ import annotations

from glute_lessons.content import load
from glute_lessons.content.measured import Effect, EffectPanel
from glute_lessons.content.measured_words import amount, headline, panels

from . import palette as c
from .effect_axes import Axis, axis_of, diamond, ring
from .sheet import Sheet

BODY, DETAIL, TICK = 20.0, 18.5, 17.5  # 10, 9 and 8.5 pixels on a screen 320 wide
ROW, BARE_ROW, LINE = 88.0, 60.0, 36.0
MARGIN, INSET, TEXT_END = 14.0, 28.0, 574.0
GRADES = {"A": "A: a review of many studies.", "B": "B: one trial."}
# What each picture says at its head and its foot; the rest is in effects.toml and sources.toml.
PICTURES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "effect_sizes": (
        ("Diamond: best guess. Line: likely range (95 %).", "Hollow circle: no range is given."),
        (
            "0.2 is small, 0.5 medium, 0.8 large.",
            "A line that crosses 0: maybe no effect.",
            "p .88, n.s.: it may well be chance.",
        ),
    ),
    "effects_pain": (
        ("Diamond: best guess. Line: likely range (95 %).", "Hollow circle: no range is given."),
        ("0.2 is small, 0.5 medium, 0.8 large.", "Different things: do not rank them."),
    ),
    "effects_sport": (
        ("Hollow circle: best guess, no range given.",),
        ("0.2 is small, 0.5 medium, 0.8 large.",),
    ),
    "effects_units": (
        ("None of these has a range. Compare only rows", "that share a box."),
        ("Degrees: how much further than before.",),
    ),
}


def draw(name: str) -> Sheet:
    """The picture of that name."""
    library, (head, foot) = load(), PICTURES[name]
    boxes = panels(library, name)
    graded = sorted({library.sources[e.source].grade for _, rows in boxes for e in rows})
    foot = (*foot, *(GRADES[grade] for grade in graded), "FR and a number: the source.")
    top, low = 70 + 27 * len(head), 30 + 27 * len(foot)
    height = top + sum(_height(*box) + 16 for box in boxes) + low
    sheet = Sheet(name, height)
    sheet.text(24, height - 38, library.pictures[name].title, 25, True)
    for number, line in enumerate(head):
        sheet.text(24, height - 76 - 27 * number, line, BODY)
    y = height - top
    for panel, rows in boxes:
        _panel(sheet, panel, rows, y)
        y -= _height(panel, rows) + 16
    for number, line in enumerate(foot):
        sheet.text(24, low - 20 - 27 * number, line, DETAIL, colour=c.SOFT_INK)
    return sheet


def _height(panel: EffectPanel, rows: list[Effect]) -> float:
    notes = 28 * bool(panel.note)
    if panel.scale != "size":
        return 76 + notes + LINE * len(rows) + 40
    plotted = sum(row.value is not None for row in rows)
    scale = 78 if plotted else 0
    return 48 + notes + ROW * plotted + BARE_ROW * (len(rows) - plotted) + scale


def _panel(sheet: Sheet, panel: EffectPanel, rows: list[Effect], top: float) -> None:
    low = top - _height(panel, rows)
    sheet.box(MARGIN, low, 600 - 2 * MARGIN, top - low, c.CARD, None, 10, z=0.2)
    sheet.text(INSET, top - 25, panel.heading, 22, True, on=c.CARD)
    if panel.scale == "size":
        _forest(sheet, panel, rows, top - 48, low)
    else:
        _dots(sheet, panel, rows, top - 48, low)


def _forest(sheet: Sheet, panel: EffectPanel, rows: list[Effect], y: float, low: float) -> None:
    """Standardised rows below one another on one axis, if one of them has a number."""
    axis = axis_of(panel)
    if any(row.value is not None for row in rows):
        x = axis.x(0)
        sheet.text(x - 14, y - 12, f"← {panel.worse}", DETAIL, False, "right", on=c.CARD)
        sheet.text(x + 14, y - 12, f"{panel.better} →", DETAIL, True, on=c.CARD)
        if panel.note:
            sheet.text(INSET, y - 42, panel.note, DETAIL, on=c.CARD)
        y -= 30 + 28 * bool(panel.note)
        end = low + 42 + BARE_ROW * sum(row.value is None for row in rows)
        axis.draw(sheet, y - 4, end)
    for row in rows:
        _forest_row(sheet, panel, axis, row, y)
        y -= ROW if row.value is not None else BARE_ROW
        if row.value is not None and row is _last_plotted(rows):
            y -= 48


def _last_plotted(rows: list[Effect]) -> Effect:
    return [row for row in rows if row.value is not None][-1]


def _forest_row(sheet: Sheet, panel: EffectPanel, axis: Axis, row: Effect, y: float) -> None:
    grade = load().sources[row.source].grade
    detail = [amount(row, panel), row.basis or "trials: not given", grade, row.source]
    lines = [(y - 16, headline(row), BODY, True), (y - 41, " · ".join(detail), DETAIL, False)]
    width = max(sheet.width_of(*line[1:]) for line in lines)
    sheet.box(INSET - 4, y - 55, width + 10, 59, c.CARD, None, 2, z=1.5)
    for at, words, size, bold in lines:
        sheet.text(INSET, at, words, size, bold, on=c.CARD)
    if row.value is None:
        return
    line = y - 67
    if row.interval:
        axis.whisker(sheet, row.interval, line)
        diamond(sheet, axis.x(row.value), line)
    else:
        ring(sheet, axis.x(row.value), line)


def _dots(sheet: Sheet, panel: EffectPanel, rows: list[Effect], y: float, low: float) -> None:
    """Rows in degrees or percent: a stem from zero to a hollow circle."""
    axis, first = axis_of(panel), rows[0]
    detail = f"{first.basis} · {load().sources[first.source].grade} · {first.source}"
    sheet.text(INSET, y - 8, detail, DETAIL, on=c.CARD)
    if panel.note:
        sheet.text(INSET, y - 36, panel.note, DETAIL, on=c.CARD)
    y -= 28 + 28 * bool(panel.note)
    axis.draw(sheet, y, low + 36)
    for number, row in enumerate(rows):
        line, value = y - 18 - LINE * number, row.value or 0
        sheet.text(INSET, line, row.words, BODY, on=c.CARD)
        sheet.line([(axis.x(0), line), (axis.x(value), line)], c.ARROW, 3, z=3)
        ring(sheet, axis.x(value), line)
        sheet.text(axis.x(value) + 16, line, amount(row, panel), BODY, True, on=c.CARD)
