"""Where each technique works and where it must not go: close-ups of the right half."""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path

from . import body, painting
from . import palette as c
from .curves import ellipse, polygon
from .frame import Frame, Point
from .keys import key, plaque
from .sheet import Sheet

FOOTER = "Schematic drawing, right side from behind. The left side is its mirror."
Window = tuple[float, float, float, float]  # x, y, width, height

WINDOW = (24, 158, 372, 424)  # of the one large close-up
LOWEST_MM = 40.5  # how far a close-up reaches below the lowest point of the sit bones
Label = tuple[float, str, Point, bool]  # height, words, what they point to in mm, bold

KEEP_OFF = (
    ("pass_over", "Pass over, never hold: the nerve strip"),
    ("never_press", "Never press: bone"),
)


def _frame(window: Window, scale: float) -> Frame:
    """Lays a close-up into a window. scale: pixels a millimetre."""
    return Frame(window[0] - body.CLOSE_UP_LEFT * scale, window[1] + LOWEST_MM * scale, scale)


def _one_close_up(name: str, title: str) -> tuple[Sheet, Frame]:
    """A sheet with one large close-up at its left and room for labels at its right."""
    sheet = Sheet(name, 646)
    frame = _frame(WINDOW, 1.59)
    sheet.title(title)
    painting.ground(sheet, frame, close_up=True)
    sheet.windows(WINDOW)
    _inside(sheet, frame)
    sheet.footer(FOOTER)
    return sheet, frame


def _inside(sheet: Sheet, frame: Frame, size: float = 15) -> None:
    """The names of the midline bones and of the sit bone."""
    for at, words in (((0, 142), "Sacrum"), ((0, 42), "Tailbone"), ((55, 14), "Sit bone")):
        plaque(sheet, frame.point(*at), words, size)


def _column(sheet: Sheet, frame: Frame, *labels: Label) -> None:
    """Labels right of the close-up; where to work in bold."""
    for y, words, target, bold in labels:
        sheet.label(414, y, words, frame.point(*target), bold=bold)


def foam_rolling_zones() -> Sheet:
    """The roller: one short path up and down the fleshy outer half."""
    sheet, frame = _one_close_up("foam_rolling_zones", "Foam rolling: where to roll")
    painting.zone(sheet, frame, "press", body.PRESS)
    sheet.arrow(*(frame.point(*end) for end in body.ROLL_ARROW), both=True, width=5, head=22)
    _column(
        sheet,
        frame,
        (542, "Hip ridge", (119, 199), False),
        (418, "Roll and hold\nhere, leaning\nto this side", (136, 122), True),
        (280, "Greater\ntrochanter\n(hip bump)", (141, 36), False),
        (192, "Nerve strip", (110, -26), False),
    )
    key(
        sheet,
        124,
        (
            ("press", "Roll slowly up and down; hold here only"),
            *KEEP_OFF,
        ),
    )
    return sheet


def hands_zones() -> Sheet:
    """The hands: a finger's width of muscle below the ridge, and the fleshy part to knead."""
    sheet, frame = _one_close_up("hands_zones", "Your hands: where to press")
    for shape in (body.HAND_BAND, body.HAND_KNEAD):
        painting.zone(sheet, frame, "press", shape)
    circles(sheet, frame.point(*body.HAND_CIRCLE), 24)
    _column(
        sheet,
        frame,
        (542, "Hip ridge", (119, 199), False),
        (458, "Press here:\na finger-width\nof muscle below\nthe ridge", (122, 156), True),
        (356, "Knead here,\nin slow circles", (135, 108), True),
        (266, "Greater\ntrochanter\n(hip bump)", (141, 30), False),
        (192, "Nerve strip", (110, -26), False),
    )
    key(
        sheet,
        124,
        (
            ("press", "Press, knead and hold here only"),
            *KEEP_OFF,
        ),
    )
    return sheet


def circles(sheet: Sheet, centre: Point, radius: float) -> None:
    """Two bent arrows that go round."""
    for start in (20, 200):
        turn = np.radians(np.linspace(start, start + 130, 12))
        ring = np.column_stack([np.cos(turn), np.sin(turn)]) * radius + centre
        sheet.line(Path(ring), c.ARROW, 4.5, z=6)
        way = np.radians(start + 150)
        tip = np.array([np.cos(way), np.sin(way)]) * radius + centre
        out = (ring[-1] - centre) / radius * 10
        sheet.fill(polygon([tip, ring[-1] + out, ring[-1] - out]), c.ARROW, c.ARROW, 1, z=6)


def ball_zones() -> Sheet:
    """The ball: one panel for the wall, one for the floor, the ball in its real size."""
    sheet = Sheet("ball_zones", 604)
    sheet.title("The ball: where it may go")
    windows = ((24, 194, 270, 316), (306, 194, 270, 316))
    panels = (
        ("On the wall", body.WALL_MIDDLE, body.WALL_BALL, body.WALL_ARROWS),
        ("On the floor", body.FLOOR_MIDDLE, body.FLOOR_BALL, body.FLOOR_ARROWS),
    )
    frames = [_frame(window, 1.154) for window in windows]
    for frame in frames:
        painting.ground(sheet, frame, close_up=True)
    sheet.windows(*windows)
    for frame, window, (words, shape, place, arrows) in zip(frames, windows, panels, strict=True):
        sheet.text(window[0] + 2, 528, words, bold=True, size=19)
        painting.zone(sheet, frame, "press", shape)
        ball(sheet, frame, place)
        for start, end in arrows:
            sheet.arrow(frame.point(*start), frame.point(*end), both=True, width=2.4, head=11)
        _inside(sheet, frame, 14)
    key(sheet, 162, (("press", "Keep the middle of the ball here"), *KEEP_OFF))
    ball(sheet, Frame(46, 60, 0.36), (0, 0))
    sheet.text(82, 62, "A ball of 65 mm, to the body's scale; dot: its middle")
    sheet.footer("Schematic drawing, right side from behind. The left mirrors it.")
    return sheet


def ball(sheet: Sheet, frame: Frame, place: Point) -> None:
    """A ball in its real size with a dot in its middle; place: the middle in millimetres."""
    size = 2 * body.BALL_RADIUS_MM
    sheet.fill(frame.path(ellipse(*place, size, size)), None, c.PAPER, 5, z=5.4)
    sheet.fill(frame.path(ellipse(*place, size, size)), None, c.ARROW, 2.6, z=5.5)
    sheet.fill(ellipse(*frame.point(*place), 5, 5), c.PAPER, c.ARROW, 1.6, z=6.5)
