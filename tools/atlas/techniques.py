"""Where each technique of the course may hold, and where it may pass.

A hold keeps a margin from bone and from the nerve strip: 10 mm for a hand, which feels what it
touches; a finger-width for the roller; for the middle of a ball 25 mm, so that what its weight
rests on (ME-25: 15 to 25 mm around its middle) stays off both. Passing never meets bone. The
roller, thick and long, may cross the strip in passing; a ball and a hand can keep off it, so they do.
Reach: an ellipse, so that no region ends square: how far the tool gets in its position.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen
from shapely import Geometry, affinity
from shapely.geometry import Point, box
from shapely.ops import unary_union

from glute_lessons.content import load

from .contours import polygons
from .zones import FAR, Body, Shapes, never_press, pass_over

HAND, FINGER_WIDTH, BALL = 10.0, 15.0, 25.0  # mm, margins of a hold
PASSING = 10.0  # mm that all passing keeps from bone
SPARE = 0.6  # mm more, for what rounding and thinning of the points take away
FOREMOST = 4.0  # mm that every region keeps behind the tensor fasciae latae, from the side
ROUND, BALL_ROUND = 11.0, 6.0  # mm, of every outward corner; the ball's areas are small


@frozen
class Reach:
    """An ellipse in a view: middle u, v and half widths in mm, turned by degrees."""

    u: float
    v: float
    wide: float
    high: float
    turned: float = 0.0

    def area(self) -> Geometry:
        circle = Point(0, 0).buffer(1, quad_segs=64)
        turned = affinity.rotate(affinity.scale(circle, self.wide, self.high), self.turned)
        return affinity.translate(turned, self.u, self.v)


@frozen
class Technique:
    """Reach by view. The muscles that it works on stand in the course's content.

    margin: mm that a hold keeps from bone and strip. crosses: whether it may pass over the strip.
    """

    hold: dict[str, Reach]
    passing: dict[str, Reach]
    margin: float
    crosses: bool = False


@frozen
class Regions:
    """Areas of one technique in one view, right side."""

    hold: Geometry
    passing: Geometry


TECHNIQUES = {
    # The fleshy outer half, from above the trochanter up to the level of the PSIS. A hold only in
    # its upper part: further down the long roller lies on the nerve strip too.
    "foam_rolling": Technique(
        {"posterior": Reach(116, 892, 36, 30, 12), "right_lateral": Reach(80, 896, 30, 30)},
        {"posterior": Reach(104, 872, 50, 52, 12), "right_lateral": Reach(64, 880, 42, 52)},
        FINGER_WIDTH,
        crosses=True,
    ),
    "ball_on_wall": Technique(
        {"posterior": Reach(116, 890, 44, 50, 15), "right_lateral": Reach(84, 896, 36, 50)},
        {"posterior": Reach(106, 886, 52, 54, 15), "right_lateral": Reach(74, 890, 46, 54)},
        BALL,
    ),
    "ball_on_floor": Technique(
        {"posterior": Reach(108, 886, 36, 44, 25), "right_lateral": Reach(68, 892, 30, 44)},
        {"posterior": Reach(98, 880, 46, 50, 25), "right_lateral": Reach(60, 886, 40, 50)},
        BALL,
    ),
    # The hand also follows the finger-width of flesh below the crest, all along it.
    "hands": Technique(
        {"posterior": Reach(104, 898, 62, 62, 15), "right_lateral": Reach(80, 902, 56, 62)},
        {"posterior": Reach(100, 890, 64, 66, 15), "right_lateral": Reach(74, 894, 60, 68)},
        HAND,
    ),
}


def _flesh(body: Body, muscles: Iterable[str]) -> Geometry:
    """Those muscles, from the side only behind the tensor fasciae latae."""
    flesh = unary_union([body.shapes[name] for name in muscles])
    if body.behind:
        return flesh
    front = body.shapes["tensor_fasciae_latae"].buffer(FOREMOST)
    return flesh.difference(front).difference(box(front.centroid.x, 0, FAR, FAR))


def _worked(
    body: Body, muscles: Iterable[str], reach: Geometry, off: Geometry, turn: float = ROUND
) -> Geometry:
    """The largest piece of the muscles within reach and off what it must keep off.

    turn: mm, how round its outward corners are.

    Raises ValueError where nothing is left.
    """
    area = _flesh(body, muscles).intersection(reach).difference(off)
    # Opened only: closing would grow it back into what it keeps off.
    area = area.buffer(-turn).buffer(turn, quad_segs=24)
    if area.is_empty:
        raise ValueError(f"{body.view.id}: margins and reach leave a technique no place to work.")
    return max(polygons(area), key=lambda piece: piece.area)


def regions(body: Body) -> dict[str, Regions]:
    """Technique → its areas in the body's view."""
    bone = unary_union(list(never_press(body).values()))
    nerve = unary_union(list(pass_over(body).values()))
    found = {}
    for name, technique in TECHNIQUES.items():
        muscles = load().techniques[name].muscles
        hold, passing = technique.hold[body.view.id], technique.passing[body.view.id]
        off = bone.union(nerve).buffer(technique.margin + SPARE)
        held = _worked(
            body, muscles, hold.area(), off, ROUND if technique.margin < BALL else BALL_ROUND
        )
        past = bone.buffer(PASSING + SPARE)
        past = past if technique.crosses else past.union(nerve.buffer(SPARE))
        passed = _worked(body, muscles, passing.area().union(hold.area()), past)
        found[name] = Regions(held, passed.union(held))
    return found


def press(body: Body) -> Shapes:
    """The places where pressing is safe: the fleshy upper outer buttock."""
    held = unary_union([region.hold for region in regions(body).values()])
    return {"upper_outer_buttock": held.buffer(-3).buffer(3)}
