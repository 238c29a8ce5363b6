"""When to look again: the chance to recall, by the schedule's own formula."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.path import Path

from . import palette as c
from .sheet import Sheet

NAME = "spaced_review"
# The default numbers of FSRS-6 that a run of "Good" answers needs (LS-20, LS-21; py-fsrs).
STABILITY_GOOD, DECAY, RETENTION = 2.3065, 0.1542, 0.90
W4, W5, W6, W7, W8, W9, W10 = 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796
GOOD, EASY = 3, 4
LAST_DAY = 66
LEFT, RIGHT, LOW, HIGH = 84.0, 572.0, 118.0, 390.0
FLOOR = 0.5


def recall(days: float | np.ndarray, stability: float) -> float | np.ndarray:
    """The chance to recall after some days. stability: days until it is 90 %."""
    factor = 0.9 ** (-1 / DECAY) - 1
    return (1 + factor * days / stability) ** -DECAY


def interval(stability: float) -> int:
    """Whole days until the chance to recall has fallen to the wanted one, at least 1."""
    factor = 0.9 ** (-1 / DECAY) - 1
    return max(1, round(stability / factor * (RETENTION ** (-1 / DECAY) - 1)))


def reviews(count: int) -> list[tuple[int, float]]:
    """(day, stability from then on) of the first looks, each time recalled with a "Good"."""
    day, stability, difficulty = 0, STABILITY_GOOD, _first_difficulty(GOOD)
    found = [(day, stability)]
    while len(found) < count:
        days = interval(stability)
        day += days
        growth = math.exp(W10 * (1 - float(recall(days, stability)))) - 1
        stability *= 1 + math.exp(W8) * (11 - difficulty) * stability**-W9 * growth
        difficulty = W7 * _first_difficulty(EASY) + (1 - W7) * difficulty
        found.append((day, stability))
    return found


def _first_difficulty(rating: int) -> float:
    return W4 - math.exp(W5 * (rating - 1)) + 1


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 524)
    sheet.title("Look again before you forget")
    _axes(sheet)
    days = reviews(4)
    _forgotten(sheet)
    for (day, stability), end in zip(days, [*(d for d, _ in days[1:]), LAST_DAY], strict=True):
        _tooth(sheet, day, end, stability)
    _names(sheet, [day for day, _ in days])
    sheet.notes(
        "A model, not your data: FSRS-6 with its default numbers,",
        "each look answered “good”. Your own memory will differ.",
    )
    return sheet


def _at(day: float, chance: float) -> tuple[float, float]:
    return (
        LEFT + (RIGHT - LEFT) * day / LAST_DAY,
        LOW + (HIGH - LOW) * (chance - FLOOR) / (1 - FLOOR),
    )


def _axes(sheet: Sheet) -> None:
    sheet.text(24, HIGH + 64, "Chance that you still know it", 16)
    for chance in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        x, y = _at(0, chance)
        sheet.line([(x, y), _at(LAST_DAY, chance)], c.EDGE, 1.2, z=0.4)
        sheet.text(x - 8, y, f"{100 * chance:.0f} %", 15, ha="right")
    for week in range(10):
        x, y = _at(week * 7, FLOOR)
        sheet.line([(x, y), (x, y - 6)], c.LEADER, 1.2)
        sheet.text(x, y - 19, str(week), 15, ha="center")
    sheet.text((LEFT + RIGHT) / 2, LOW - 44, "Weeks since the lesson", 16, ha="center")


def _curve(start: float, end: float, stability: float) -> Path:
    days = start + (end - start) * np.linspace(0, 1, 60) ** 2
    chances = recall(days - start, stability)
    return Path(np.array([_at(day, chance) for day, chance in zip(days, chances, strict=True)]))


def _tooth(sheet: Sheet, start: int, end: int, stability: float) -> None:
    curve = _curve(start, end, stability)
    sheet.line(curve, c.PRESS_EDGE, 3.4, z=3)
    x, low = curve.vertices[-1]
    if end < LAST_DAY:
        sheet.line([(x, low), (x, HIGH)], c.PRESS_EDGE, 2, z=2.8, dashes=(1.5, 2.5))


def _forgotten(sheet: Sheet) -> None:
    sheet.line(_curve(0, LAST_DAY, STABILITY_GOOD), c.STOP_STRONG, 2.6, z=2, dashes=(5, 4))
    sheet.text(*_at(27, 0.572), "Never looked again", 16, colour=c.STOP_STRONG)


def _names(sheet: Sheet, days: list[int]) -> None:
    for day, x in zip(days[1:], (152, 250, 520), strict=True):
        point = _at(day, 1.0)
        sheet.fill(Path.circle(point, 6), c.PRESS_EDGE, c.PAPER, 1.5, z=4)
        sheet.text(x, HIGH + 34, f"Day {day}", 17, True, "center")
        sheet.leader((x, HIGH + 19), (point[0], point[1] + 6), dot=False)
    sheet.fill(Path.circle(_at(0, 1.0), 6), c.PRESS_EDGE, c.PAPER, 1.5, z=4)
