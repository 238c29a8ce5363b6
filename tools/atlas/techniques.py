"""Where each technique of the course may hold, and where it may pass.

A hold keeps 10 mm from bone and from the nerve strip. Passing never meets bone. The roller, thick
and long, may cross the strip in passing; a ball and a hand can keep off it, so they do.
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

MARGIN = 10.0  # mm, of the tool
SPARE = 0.6  # mm more, for what rounding and thinning of the points take away
FOREMOST = 4.0  # mm that every region keeps behind the tensor fasciae latae, from the side
ROUND = 11.0  # mm, of every outward corner


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

    crosses: whether it may pass over the nerve strip.
    """

    hold: dict[str, Reach]
    passing: dict[str, Reach]
    crosses: bool = False


@frozen
class Regions:
    """Areas of one technique in one view, right side."""

    hold: Geometry
    passing: Geometry


TECHNIQUES = {
    # The fleshy outer half, from above the trochanter up to the level of the PSIS.
    "foam_rolling": Technique(
        {"posterior": Reach(118, 876, 36, 46, 12), "right_lateral": Reach(76, 884, 30, 46)},
        {"posterior": Reach(104, 872, 50, 52, 12), "right_lateral": Reach(64, 880, 42, 52)},
        crosses=True,
    ),
    "ball_on_wall": Technique(
        {"posterior": Reach(116, 890, 44, 50, 15), "right_lateral": Reach(84, 896, 36, 50)},
        {"posterior": Reach(106, 886, 52, 54, 15), "right_lateral": Reach(74, 890, 46, 54)},
    ),
    "ball_on_floor": Technique(
        {"posterior": Reach(108, 886, 36, 44, 25), "right_lateral": Reach(68, 892, 30, 44)},
        {"posterior": Reach(98, 880, 46, 50, 25), "right_lateral": Reach(60, 886, 40, 50)},
    ),
    # The hand also follows the finger-width of flesh below the crest, all along it.
    "hands": Technique(
        {"posterior": Reach(104, 898, 62, 62, 15), "right_lateral": Reach(80, 902, 56, 62)},
        {"posterior": Reach(100, 890, 64, 66, 15), "right_lateral": Reach(74, 894, 60, 68)},
    ),
}


def _flesh(body: Body, muscles: Iterable[str]) -> Geometry:
    """Those muscles, from the side only behind the tensor fasciae latae."""
    flesh = unary_union([body.shapes[name] for name in muscles])
    if body.behind:
        return flesh
    front = body.shapes["tensor_fasciae_latae"].buffer(FOREMOST)
    return flesh.difference(front).difference(box(front.centroid.x, 0, FAR, FAR))


def _worked(body: Body, muscles: Iterable[str], reach: Geometry, off: Geometry) -> Geometry:
    """The largest piece of the muscles within reach and off what it must keep off.

    Raises ValueError where nothing is left.
    """
    area = _flesh(body, muscles).intersection(reach).difference(off)
    # Opened only: closing would grow it back into what it keeps off.
    area = area.buffer(-ROUND).buffer(ROUND, quad_segs=24)
    if area.is_empty:
        raise ValueError(f"{body.view.id}: margins and reach leave a technique no place to work.")
    return max(polygons(area), key=lambda piece: piece.area)


def regions(body: Body) -> dict[str, Regions]:
    """Technique → its areas in the body's view."""
    bone = unary_union(list(never_press(body).values())).buffer(MARGIN + SPARE)
    nerve = unary_union(list(pass_over(body).values()))
    strip = nerve.buffer(MARGIN + SPARE)
    found = {}
    for name, technique in TECHNIQUES.items():
        muscles = load().techniques[name].muscles
        hold, passing = technique.hold[body.view.id], technique.passing[body.view.id]
        held = _worked(body, muscles, hold.area(), bone.union(strip))
        off = bone if technique.crosses else bone.union(nerve.buffer(SPARE))
        passed = _worked(body, muscles, passing.area().union(hold.area()), off)
        found[name] = Regions(held, passed.union(held))
    return found


def press(body: Body) -> Shapes:
    """The places where pressing is safe: the fleshy upper outer buttock."""
    held = unary_union([region.hold for region in regions(body).values()])
    return {"upper_outer_buttock": held.buffer(-3).buffer(3)}
