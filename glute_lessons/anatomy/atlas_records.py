"""What the anatomy atlas holds, as frozen records, in millimetres.

A view's frame: u to the right of the picture, v up. Areas are those of the right side and the
middle; the left side is the mirror of the right. Where zones overlap, the first of KINDS counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from attrs import field, frozen
from attrs.validators import in_

from .geometry import Area, Line, Point, inside, mirrored, mirrored_line
from .naming import chosen

KINDS = ("never_press", "pass_over", "press")
SIDES = ("right", "left")

T = TypeVar("T")


@frozen
class Structure:
    """One bone or muscle. kind: "bone" or "muscle"; layer: the layer it first shows in; paired:
    whether there is one on each side; fma: its ids in the Foundational Model of Anatomy."""

    id: str
    kind: str
    layer: str
    fma: Mapping[str, int]

    @property
    def paired(self) -> bool:
        return "right" in self.fma


@frozen
class Part:
    """What is seen of one structure when all above its layer is taken away.

    side: "right", "left" or "middle". tones: areas named "shade", "dark" and "light", to be
    painted over `visible` in this order.
    """

    structure: str
    side: str = field(validator=in_((*SIDES, "middle")))
    visible: Area
    tones: Mapping[str, Area]


@frozen
class Layer:
    """Parts from the farthest to the nearest, to be painted over all layers before it."""

    id: str
    parts: tuple[Part, ...]


@frozen
class Regions:
    """Where a technique works. hold: where the tool may rest; passing: where it may move, which
    takes in `hold` and may cross the nerve strip."""

    hold: Area
    passing: Area


@frozen
class View:
    """The body seen from one side.

    window: u0, v0, u1, v1 of the picture. axes: u, v and nearness in the body's frame. outlines:
    whole structures, hidden parts too. fibres: muscle → lines within what its part shows. nerve:
    the sciatic nerve, schematic, from the top down; it leaves the piriformis at point `emerges`.
    schematic: outlines set by hand, to be drawn dashed. zones: kind → place → area.
    """

    id: str
    window: tuple[float, float, float, float]
    axes: tuple[tuple[int, int, int], ...]
    outlines: Mapping[str, Area]
    layers: tuple[Layer, ...]
    fibres: Mapping[str, tuple[Line, ...]]
    skin: Area
    nerve: Line
    emerges: int
    schematic: Mapping[str, Area]
    zones: Mapping[str, Mapping[str, Area]]
    techniques: Mapping[str, Regions]

    def outline(self, structure: str, side: str = "right") -> Area:
        """The whole outline. Raises ValueError for a structure that the view does not hold."""
        return _on(side, _known(structure, self.outlines, f"structure in the {self.id} view"))

    def layer(self, name: str) -> Layer:
        """Raises ValueError with the names there are."""
        return _known(name, {layer.id: layer for layer in self.layers}, "layer")

    def places(self, kind: str, side: str = "right") -> dict[str, Area]:
        """The places of one kind of zone on one side, those in the middle too."""
        found = _known(kind, self.zones, "kind of zone")
        return {place: _on(side, area) for place, area in found.items()}

    def regions(self, technique: str, side: str = "right") -> Regions:
        """Where a technique works on one side."""
        found = _known(technique, self.techniques, "technique")
        return Regions(_on(side, found.hold), _on(side, found.passing))

    def nerve_on(self, side: str) -> Line:
        """The nerve's line on one side."""
        return self.nerve if _side(side) == "right" else mirrored_line(self.nerve)

    def kind_at(self, point: Point, side: str = "right") -> str | None:
        """The kind of zone that a point lies in, or None. side: whose places count."""
        for kind in KINDS:
            if any(inside(area, point) for area in self.places(kind, side).values()):
                return kind
        return None


@frozen
class Atlas:
    """All of it. landmarks: right side, x (to the left of the body), y (back), z (up), mm."""

    credit: str
    subject: str
    femoral_head_radius: float
    landmarks: Mapping[str, tuple[float, float, float]]
    structures: Mapping[str, Structure]
    views: Mapping[str, View]

    def view(self, name: str) -> View:
        """Raises ValueError with the names there are."""
        return _known(name, self.views, "view")

    def structure(self, name: str) -> Structure:
        """Raises ValueError with the names there are."""
        return _known(name, self.structures, "structure")

    def landmark(self, name: str, view: str, side: str = "right") -> Point:
        """Where a landmark lies in a view."""
        at = _known(name, self.landmarks, "landmark")
        u, v = (
            sum(a * b for a, b in zip(axis, at, strict=True)) for axis in self.view(view).axes[:2]
        )
        return (u, v) if _side(side) == "right" else (-u, v)


def _known(name: str, table: Mapping[str, T], what: str) -> T:
    return table[chosen(name, table, what)]


def _side(side: str) -> str:
    return chosen(side, SIDES, "side")


def _on(side: str, area: Area) -> Area:
    return area if _side(side) == "right" else mirrored(area)
