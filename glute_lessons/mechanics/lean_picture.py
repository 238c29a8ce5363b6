"""A body that leans at the wall, the ball's force as an arrow, and the force at every angle."""

from __future__ import annotations

from math import ceil, cos, radians, sin
from typing import TYPE_CHECKING

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.geometry import Point
from glute_lessons.anatomy.patterns import stripes
from glute_lessons.anatomy.shaping import circle

from . import leaning_body as body
from . import picture_words
from .bands import Band, two_figures
from .estimating import NOT_MEASURED, Estimate
from .picture_words import WORDS, Curve
from .ranges import RANGES
from .sheet import EDGE, ROW, WIDTH, Sheet, put, put_lines, wrapped, write
from .sheet_lines import arrow, box, dashed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

UNITS_PER_CM = 0.92
FLOOR_Y = EDGE + 2 * ROW + 6 + UNITS_PER_CM * 174
WALL_X, WALL_WIDE = EDGE + 22.0, 12.0  # the wall's face and its thickness
ARROW_UNITS_PER_N = 0.12
ARC, UPRIGHT = 52.0, 72.0  # the angle's arc and the line from which it is counted

PLOT_X, PLOT_WIDE, PLOT_HIGH = EDGE + 38, WIDTH - 2 * EDGE - 46, 112.0
PLOT_TOP = FLOOR_Y + 24 + ROW
PLOT_BOTTOM = PLOT_TOP + PLOT_HIGH
MOST_TICKS = 5
STEPS_N = (20, 50, 100, 150, 200, 250, 300, 500)
LINES = 6
HEIGHT = PLOT_BOTTOM + 2 * ROW + 8 + ROW * LINES + EDGE
PARTS = (
    (body.SHOE, c.SHOE), (body.LEG, c.PERSON), (body.HEAD, c.PERSON), (body.HAIR, c.HAIR),
    (body.SHIRT, c.SHIRT), (body.SHORTS, c.SHORTS), (body.FOREARM, c.PERSON),
    (body.UPPER_ARM, c.PERSON), (body.SLEEVE, c.SHIRT),
)  # fmt: skip


class LeanPicture:
    """The drawing for one lean after another."""

    def __init__(self) -> None:
        """Raises ImportError where matplotlib is missing."""
        self.sheet = sheet = Sheet(HEIGHT)
        self._head = sheet.text(EDGE, EDGE + 12.5, bold=True)
        self._second = sheet.text(EDGE, EDGE + 12.5 + ROW)
        self._scene()
        self._plot()
        self._said = sheet.lines(EDGE, PLOT_BOTTOM + 2 * ROW + 20, LINES)

    @property
    def figure(self) -> Figure:
        """The matplotlib Figure: always the same one."""
        return self.sheet.figure

    def show(self, found: Estimate, lean_deg: float, floor: Band, curve: Curve) -> None:
        """Draws this lean in place of the one before.

        floor: N of the ball on the floor under the same body. curve: from 0 to the largest lean,
        each angle in degrees with its N.
        """
        self._head.set_text(f"Lean {lean_deg:g}°: {picture_words.said(found.force_n, 'N')}")
        self._second.set_text(f"On the floor: {picture_words.said(floor, 'N')}")
        self._put_scene(found, lean_deg)
        self._put_plot(found.force_n, lean_deg, floor, curve)
        texts = [*wrapped(picture_words.meeting(floor, curve)), *wrapped(WORDS["bend"])]
        write(self._said, [*texts, *wrapped(f"{NOT_MEASURED}.", width=210)])

    @staticmethod
    def label(found: Estimate, lean_deg: float, floor: Band, curve: Curve) -> str:
        """The picture's accessible name: its numbers in words."""
        return picture_words.lean_label(found, lean_deg, floor, curve)

    def _scene(self) -> None:
        sheet = self.sheet
        top = FLOOR_Y - UNITS_PER_CM * 174
        put(sheet.area(c.MAT, c.MAT_EDGE), box(WALL_X - WALL_WIDE, FLOOR_Y, 250, 7))
        wall = box(WALL_X - WALL_WIDE, top, WALL_WIDE, FLOOR_Y - top)
        put(sheet.area(c.WALL[1], c.LINE, 0.8), wall)
        self._parts = [sheet.area(colour, c.LINE, 0.9) for _, colour in PARTS]
        self._ball = sheet.area(c.BALL, c.LINE, 1.1)
        self._angle_halo = sheet.line(c.PALE, 3.6)
        self._angle = sheet.line(c.LEAN, 1.8)
        self._arrow = sheet.area(c.MOVE, c.PALE, 1.0)
        self._degrees = sheet.plate(bold=True)
        self._force = sheet.plate(bold=True)

    def _plot(self) -> None:
        sheet = self.sheet
        sheet.text(EDGE, PLOT_TOP - 10, "Force in N at each lean", bold=True)
        self._floor = sheet.area(c.STRIP, c.STRIP_EDGE, 0.8)
        self._floor_stripes = sheet.line(c.STRIP_MARK, 0.8)
        self._grid = sheet.line(c.FRAME)
        self._ticks = [sheet.text(PLOT_X - 5, 0, ha="right") for _ in range(MOST_TICKS + 1)]
        self._band = sheet.area(c.HOLD, c.HOLD_EDGE, 0.7)
        self._middle = sheet.line(c.HOLD_EDGE, 2.2)
        self._floor_name = sheet.plate()
        axis = ((PLOT_X, PLOT_TOP), (PLOT_X, PLOT_BOTTOM), (PLOT_X + PLOT_WIDE, PLOT_BOTTOM))
        put_lines(sheet.line(c.SOFT_INK), axis)
        most = RANGES["lean_deg"].high
        for part in range(4):
            x = PLOT_X + PLOT_WIDE * part / 3
            sheet.text(x, PLOT_BOTTOM + 15, f"{most * part / 3:g}°", ha="center")
        self._here = sheet.line(c.INK, 1.6)
        self._dot = sheet.area(c.MOVE, c.PALE, 1.2)
        self._here_name = sheet.text(0, PLOT_BOTTOM + 15 + ROW, WORDS["here"], ha="center")

    def _put_scene(self, found: Estimate, lean_deg: float) -> None:
        radius = (picture_words.radius_mm(found) or 0.0) / 10
        dent = found.press.indentation_mm
        sunk = dent.middle / 10 if dent else 0.0
        touch = body.lean(body.BUTTOCK, lean_deg)
        left = (2 * radius - sunk) - touch[0]  # cm from the wall to the ankle

        def place(point: Point) -> Point:
            return (
                WALL_X + UNITS_PER_CM * (left + point[0]),
                FLOOR_Y - UNITS_PER_CM * point[1],
            )

        for patch, (ring, _) in zip(self._parts, PARTS, strict=True):
            put(patch, tuple(place(point) for point in body.leaned(ring, lean_deg)))
        ball = (WALL_X + UNITS_PER_CM * radius, place(touch)[1])
        put(self._ball, circle(ball, UNITS_PER_CM * radius, 28))
        self._put_force(found, (WALL_X + UNITS_PER_CM * (2 * radius - sunk), ball[1]))
        self._put_angle(place(body.ANKLE), lean_deg)

    def _put_force(self, found: Estimate, start: Point) -> None:
        force = found.force_n.middle
        length = ARROW_UNITS_PER_N * force
        tip = (start[0] + length, start[1])
        ring = arrow(start, tip, head=min(13.0, 0.6 * length), stem=min(6.0, 0.3 * length))
        put(self._arrow, ring if force else ())
        words = f"{two_figures(force)} N" if force else ""
        self._force.put(max(tip[0] + 5, start[0] + 30), start[1] + 4.5, words)

    def _put_angle(self, ankle: Point, lean_deg: float) -> None:
        x, y = ankle
        turns = [radians(lean_deg * at / 12) for at in range(13)]
        arc = tuple((x - ARC * sin(t), y - ARC * cos(t)) for t in turns)
        legs = (ankle, (x - UPRIGHT * sin(turns[-1]), y - UPRIGHT * cos(turns[-1])))
        lines = [*dashed((ankle, (x, y - UPRIGHT)), 4, 3), legs, arc]
        for patch in (self._angle_halo, self._angle):
            put_lines(patch, *lines)
        self._degrees.put(x + 9, y - 26, f"{lean_deg:g}°")

    def _put_plot(self, force: Band, lean_deg: float, floor: Band, curve: Curve) -> None:
        step, top = _scale(max(floor.high, *(band.high for _, band in curve)))

        def at(angle: float, newtons: float) -> Point:
            x = PLOT_X + PLOT_WIDE * angle / RANGES["lean_deg"].high
            return x, PLOT_BOTTOM - PLOT_HIGH * newtons / top

        highs, lows = ([at(a, getattr(b, end)) for a, b in curve] for end in ("high", "low"))
        put(self._band, (*highs, *lows[::-1]))
        put_lines(self._middle, tuple(at(angle, band.middle) for angle, band in curve))
        self._put_floor(at(0, floor.low)[1], at(0, floor.high)[1], at(0, floor.middle)[1])
        x, y = at(lean_deg, force.middle)
        ends = (at(lean_deg, force.low), at(lean_deg, force.high))
        put_lines(self._here, *dashed(((x, PLOT_BOTTOM), (x, y)), 4, 3), ends)
        put(self._dot, circle((x, y), 4.6, 20))
        half = 44.0
        self._here_name.set_x(min(max(x, EDGE + half), WIDTH - EDGE - half))
        self._put_ticks(step, top)

    def _put_floor(self, low: float, high: float, middle: float) -> None:
        ring = box(PLOT_X, high, PLOT_WIDE, low - high)
        put(self._floor, ring)
        put_lines(self._floor_stripes, *stripes(((ring,),), 6, -45))
        self._floor_name.put(PLOT_X + 4, middle + 4.5, "On the floor")

    def _put_ticks(self, step: float, top: float) -> None:
        count = round(top / step)
        ys = [PLOT_BOTTOM - PLOT_HIGH * at / count for at in range(count + 1)]
        put_lines(self._grid, *(((PLOT_X, y), (PLOT_X + PLOT_WIDE, y)) for y in ys[1:]))
        for at, text in enumerate(self._ticks):
            text.set_text(f"{at * step:g}" if at <= count else "")
            text.set_y((ys[at] if at <= count else PLOT_BOTTOM) + 4.5)


def _scale(most: float) -> tuple[float, float]:
    """The step of the ticks and the top of the axis, in N."""
    step = next((s for s in STEPS_N if most / s <= MOST_TICKS), STEPS_N[-1])
    return step, step * max(1, ceil(most / step))
