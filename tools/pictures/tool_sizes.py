"""The tools side by side, to one scale."""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path

from . import palette as c
from .course import tools
from .curves import ellipse, smooth
from .frame import Frame
from .sheet import Sheet

NAME = "tool_sizes"
SCALE = 0.98  # pixels a millimetre
GROUND = 138.0
FIST_MM = 90.0
DRAWN_MM = {  # within the sizes that tools.toml gives, see the tests
    "foam_roller": 150.0,
    "lacrosse_ball": 63.0,
    "tennis_ball": 67.0,
    "massage_ball": 80.0,
}
CENTRES = {
    "foam_roller": 98,
    "lacrosse_ball": 225,
    "tennis_ball": 321,
    "massage_ball": 423,
    "hands": 529,
}


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 366)
    sheet.title("Tools, side by side")
    sheet.line([(24, GROUND), (576, GROUND)], c.LEADER, 1.6)
    _roller(sheet)
    _balls(sheet)
    _fist(sheet)
    _names(sheet)
    _scale_bar(sheet)
    sheet.footer("Schematic drawing, all to one scale. Your own tools may differ.")
    return sheet


def _circle(name: str) -> tuple[float, float, float]:
    """Middle and diameter of a round tool that stands on the ground, in pixels."""
    size = DRAWN_MM[name] * SCALE
    return CENTRES[name], GROUND + size / 2, size


def _roller(sheet: Sheet) -> None:
    x, y, size = _circle("foam_roller")
    sheet.fill(ellipse(x, y, size, size), c.FOAM, c.FOAM_DARK, 2)
    for share in (0.8, 0.62):
        sheet.fill(ellipse(x, y, size * share, size * share), None, c.FOAM_DARK, 1.2)
    sheet.fill(ellipse(x, y, size * 0.42, size * 0.42), c.CARD, c.FOAM_DARK, 2)


def _balls(sheet: Sheet) -> None:
    x, y, size = _circle("lacrosse_ball")
    sheet.fill(ellipse(x, y, size, size), c.RUBBER, c.RUBBER_DARK, 2)
    sheet.fill(ellipse(x - size * 0.18, y + size * 0.2, size * 0.3, size * 0.2), c.WHITE)
    x, y, size = _circle("tennis_ball")
    sheet.fill(ellipse(x, y, size, size), c.FELT, c.FELT_DARK, 2)
    for side in (1, -1):
        turn = np.linspace(-0.95, 0.95, 15)
        seam = np.column_stack([-np.cos(turn) * 0.62 + 0.86, np.sin(turn) * 0.62])
        seam = seam[np.hypot(*seam.T) < 0.5] * (side * size, size) + (x, y)
        sheet.line(Path(seam), c.WHITE, 3.4)
    x, y, size = _circle("massage_ball")
    sheet.fill(ellipse(x, y, size, size), c.RIBBED, c.RIBBED_DARK, 2)
    for height in (-0.36, -0.24, -0.12, 0, 0.12, 0.24, 0.36):  # fine ribs, seen from the side
        reach = (0.25 - height**2) ** 0.5 * 0.96
        bow = smooth(
            [
                (x - reach * size, y + height * size),
                (x, y + (height - 0.05) * size),
                (x + reach * size, y + height * size),
            ],
            closed=False,
        )
        sheet.line(bow, c.RIBBED_DARK, 1.1)


HAND = smooth(
    [
        (-43, 20),
        (-44, 52),
        (-36, 66),
        (-10, 71),
        (22, 69),
        (42, 58),
        (45, 30),
        (36, 6),
        (10, 0),
        (-28, 2),
    ]
)
THUMB = smooth(
    [
        (-45, 30),
        (-40, 39),
        (-22, 36),
        (2, 33),
        (16, 27),
        (18, 18),
        (10, 12),
        (-10, 13),
        (-32, 12),
        (-44, 18),
    ]
)
NAIL = smooth([(6, 27), (13, 25), (14, 19), (7, 17)], closed=False)
FINGERS = ((-33, 69, 22), (-11.5, 75, 14), (10.5, 74, 15), (32, 67, 22))  # middle, top, foot


def _finger(x: float, top: float, foot: float) -> Path:
    return smooth(
        [
            (x - 10.5, top - 12),
            (x, top),
            (x + 10.5, top - 12),
            (x + 11, foot + 10),
            (x + 5, foot),
            (x - 5, foot),
            (x - 11, foot + 10),
        ]
    )


def _fist(sheet: Sheet) -> None:
    """A fist from the front: four fingers, the thumb across them; millimetres."""
    frame = Frame(CENTRES["hands"], GROUND, SCALE)
    for part in (HAND, *(_finger(*finger) for finger in FINGERS), THUMB):
        sheet.fill(frame.path(part), c.SKIN, c.SKIN_EDGE, 2)
    sheet.line(frame.path(NAIL), c.SKIN_EDGE, 1.4)


def _names(sheet: Sheet) -> None:
    names = {key: tool.name for key, tool in tools().items()}
    sizes = {key: _centimetres(size) for key, size in DRAWN_MM.items()} | {"hands": "9 cm"}
    shown = {**names, "hands": "Your fist"}
    for key, x in CENTRES.items():
        sheet.text(x, GROUND - 30, shown[key].replace(" ", "\n", 1), bold=True, ha="center")
        sheet.text(x, GROUND - 64, sizes[key], ha="center")


def _centimetres(millimetres: float) -> str:
    return f"{millimetres / 10:g} cm"


def _scale_bar(sheet: Sheet) -> None:
    right = 576
    left = right - 100 * SCALE
    sheet.line([(left, 326), (right, 326)], c.INK, 3)
    for x in (left, right):
        sheet.line([(x, 320), (x, 332)], c.INK, 3)
    sheet.text((left + right) / 2, 308, "10 cm", ha="center")
