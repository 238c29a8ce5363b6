"""The three kinds of zone: press; pass over, never hold; never press."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from attrs import frozen
from shapely import Geometry
from shapely.geometry import LineString, Point, box
from shapely.ops import linemerge, unary_union

from .contours import polygons, rounded
from .landmarks import Point as Landmark
from .views import View

STRIP = 25.0  # mm either side of the nerve's line, the course's own margin (SF-25)
RIM = 11.0  # mm of the iliac crest below its upper edge
FAR = 2000.0
LUMBAR = tuple(f"lumbar_{number}" for number in range(1, 6))

Shapes = dict[str, Geometry]


@frozen
class Body:
    """What zones are made from, in one view. shapes: outlines of the right side and the middle;
    landmarks: right side, x, y, z in mm."""

    view: View
    shapes: Shapes
    landmarks: dict[str, Landmark]
    nerve: LineString

    @property
    def behind(self) -> bool:
        return self.view.id == "posterior"

    def at(self, name: str) -> Point:
        return Point(self.view.project(self.landmarks[name])[:2])

    def level(self, name: str) -> float:
        """Height of a landmark, mm."""
        return float(self.landmarks[name][2])


def never_press(body: Body) -> Shapes:
    """Place → its area: bone with its margin. Seen from behind, what lies in the middle is made
    even on both sides, so that the left side is the mirror of the right. Seen from the side, the
    sacrum and the spine count where the hip bone does not hide them: no hand gets at the rest.
    """
    sacrum = _reached(body, ["sacrum"])
    low = sacrum.intersection(box(-FAR, 0, FAR, 832)).buffer(9)
    high = rounded(sacrum.buffer(4).buffer(8).buffer(-8), 3).difference(low)
    middle = {"sacrum": high, "coccyx": rounded(low, 4), "lumbar_spine": _spine(body)}
    if body.behind:
        middle = {name: _even(shape) for name, shape in middle.items()}
    return {
        **middle,
        "iliac_crest": _crest(body),
        "psis": body.at("psis").buffer(14),
        **({} if body.behind else {"asis": body.at("asis").buffer(14)}),
        "greater_trochanter": _trochanter(body),
        "sit_bone": _sit_bone(body),
    }


def _even(shape: Geometry) -> Geometry:
    return shape.union(shapely.transform(shape, lambda points: points * (-1, 1)))


def _reached(body: Body, names: Iterable[str]) -> Geometry:
    """Bones in the middle of the body, as far as the view can reach them."""
    bones = unary_union([body.shapes[name] for name in names])
    if body.behind:
        return bones
    seen = bones.difference(body.shapes["hip_bone"]).buffer(-1.5).buffer(1.5)
    return unary_union([piece for piece in polygons(seen) if piece.area > 100])


def _spine(body: Body) -> Geometry:
    """The row of knobs with the bone beside them; from the side, the back of each vertebra."""
    part = box(-24, 0, 24, FAR) if body.behind else box(-FAR, 0, 75, FAR)
    bones = _reached(body, LUMBAR).intersection(part)
    return rounded(bones.buffer(8).buffer(-4), 4)


def _crest(body: Body) -> Geometry:
    """The upper rim of the hip bone, from the PSIS over the top to the ASIS or, from behind, to
    where the crest turns out of sight."""
    hip = rounded(body.shapes["hip_bone"], 2)
    lowest = min(body.level("psis"), body.level("asis"))
    upper = box(-FAR, lowest, FAR, FAR)
    if body.behind:
        upper = upper.difference(box(62, 0, FAR, 926))
    edges = hip.exterior.intersection(upper)
    joined = linemerge(edges) if hasattr(edges, "geoms") else edges
    edge = max(getattr(joined, "geoms", [joined]), key=lambda line: line.length)
    return rounded(edge.buffer(RIM, quad_segs=16).intersection(hip.buffer(2)), 3)


def _trochanter(body: Body) -> Geometry:
    femur, reach = body.shapes["femur"], 34 if body.behind else 28
    near = femur.intersection(body.at("greater_trochanter").buffer(reach))
    if body.behind:
        near = near.intersection(box(108, 0, FAR, FAR))
    return rounded(near, 8).buffer(5)


def _sit_bone(body: Body) -> Geometry:
    hip = body.shapes["hip_bone"].buffer(22).buffer(-22)
    return rounded(hip.intersection(body.at("sit_bone").buffer(27)).buffer(6), 6)


def pass_over(body: Body) -> Shapes:
    """The nerve strip, 25 mm either side of the line, down to the window's edge."""
    points = np.array(body.nerve.coords)
    below = points[-1] + (points[-1] - points[-2]) * 20
    strip = LineString(np.vstack((points, below))).buffer(STRIP)
    return {"nerve_strip": strip.intersection(box(*body.view.window))}
