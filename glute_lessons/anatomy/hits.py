"""What lies at a point of the body: the same rule for Python, for tests and for the browser.

Shapes are painted one over the other; the last one that holds a point is what lies there. On the
skin the shapes are the zones, the stricter over the milder and the small over the large.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import atan2, cos, degrees, hypot, radians, sin
from types import MappingProxyType

from attrs import frozen

from .atlas_records import KINDS, View
from .geometry import Area, Line, Point, inside, mirrored, size_mm2
from .panels import PANELS
from .plate_svg import shown_groups

NERVE = "sciatic_nerve"
NERVE_REACH = 4.0  # mm to each side of its line
SCHEMATIC_LAYER = {"biceps_femoris": "deep", "iliotibial_tract": "maximus"}
MIDDLE = ("coccyx", "lumbar_spine", "sacrum")  # places that both sides share
OWN = (
    *("gluteus_maximus", "gluteus_medius", "gluteus_minimus", "piriformis"),
    *("tensor_fasciae_latae", "sacrum", "hip_bone"),
)
# What a person can touch and learn about → the structures of the atlas that it stands for.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{name: (name,) for name in OWN},
        "deep_rotators": (
            *("gemellus_superior", "gemellus_inferior"),
            *("obturator_internus", "quadratus_femoris"),
        ),
        "lumbar_spine": tuple(f"lumbar_{number}" for number in range(1, 6)),
        "thigh_bone": ("femur",),
        "rib": ("rib_12",),
        "hamstrings": ("semimembranosus", "semitendinosus", "biceps_femoris"),
        "inner_thigh_muscles": ("adductor_magnus", "gracilis"),
        "back_muscles": ("iliocostalis_lumborum", "longissimus_thoracis", "multifidus"),
        "iliotibial_band": ("iliotibial_tract",),
    }
)
ENTRY_OF: Mapping[str, str] = MappingProxyType(
    {structure: entry for entry, group in GROUPS.items() for structure in group}
)


@frozen
class Shape:
    """One painted area, mm of the view. entry: what it is; group: the drawing's group it is in."""

    entry: str
    group: str
    area: Area


def body_shapes(view: View) -> tuple[Shape, ...]:
    """All of the body under the skin, from the farthest to the nearest."""
    return tuple(_body(view))


def _body(view: View) -> Iterator[Shape]:
    for layer in view.layers:
        for part in layer.parts:
            yield Shape(ENTRY_OF[part.structure], layer.id, part.visible)
        for name, area in view.schematic.items():
            if SCHEMATIC_LAYER[name] == layer.id:
                yield Shape(ENTRY_OF[name], layer.id, area)
        if layer.id == "deep":
            yield Shape(NERVE, "nerve", ribbon(view.nerve[view.emerges :], NERVE_REACH))


def zone_shapes(view: View) -> tuple[Shape, ...]:
    """The places of all zones, in the order in which a later one counts over an earlier one.

    From behind, the places of the other half of the body count too.
    """
    return tuple(
        Shape(place, kind, area)
        for kind in reversed(KINDS)
        for place, area in sorted(view.places(kind).items(), key=lambda it: -size_mm2(it[1]))
        for area in _both_halves(view, place, area)
    )


def _both_halves(view: View, place: str, area: Area) -> tuple[Area, ...]:
    alone = place in MIDDLE or view.id != PANELS["posterior"].view
    return (area,) if alone else (mirrored(area), area)


def shapes(view: View, layer: str) -> tuple[Shape, ...]:
    """What can be touched down to one layer, in painter's order."""
    if layer == "skin":
        return zone_shapes(view)
    shown = shown_groups(layer)
    return tuple(shape for shape in body_shapes(view) if shape.group in shown)


def top(painted: tuple[Shape, ...], point: Point) -> Shape | None:
    """The last painted shape that holds a point."""
    return next((shape for shape in reversed(painted) if inside(shape.area, point)), None)


def entry_at(view: View, layer: str, point: Point) -> str | None:
    """The entry at a point of the view, mm, as on the right side; None where there is none."""
    found = top(shapes(view, layer), point)
    return found and found.entry


def ribbon(line: Line, reach: float) -> Area:
    """Everything within `reach` of a gently bent line, as one area with round ends."""
    headings = _headings(line)
    left = [_moved(at, way + 90, reach) for at, way in zip(line, headings, strict=True)]
    right = [_moved(at, way - 90, reach) for at, way in zip(line, headings, strict=True)]
    end = [_moved(line[-1], headings[-1] + turn, reach) for turn in range(60, -90, -30)]
    start = [_moved(line[0], headings[0] + turn, reach) for turn in range(-120, -270, -30)]
    ring = (*left, *end, *reversed(right), *start)
    return ((tuple((round(u, 1), round(v, 1)) for u, v in ring),),)


def _headings(line: Line) -> list[float]:
    """The way the line goes at each of its points, in degrees."""
    ends = [(line[max(0, n - 1)], line[min(len(line) - 1, n + 1)]) for n in range(len(line))]
    return [degrees(atan2(b[1] - a[1], b[0] - a[0])) for a, b in ends if hypot(*a, *b)]


def _moved(at: Point, way: float, by: float) -> Point:
    return at[0] + by * cos(radians(way)), at[1] + by * sin(radians(way))
