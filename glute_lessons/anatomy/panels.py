"""How a view of the atlas is laid on a drawing: which part of it, and where the labels stand.

A drawing's units are millimetres of the body, x to the right and y down, as in an SVG. The left
side is the mirror of the right: its drawing is the same one turned round, columns and all.
"""

from __future__ import annotations

from attrs import frozen

from .atlas_records import SIDES
from .geometry import Point

MARGIN = 6.0


@frozen
class Panel:
    """One drawing of one view.

    view: the atlas's name of it. window: u0, v0, u1, v1 in mm, what is shown of the right side.
    inner, outer: width of the columns for labels on the side of the window's u0 and of its u1.
    """

    id: str
    view: str
    window: tuple[float, float, float, float]
    inner: float
    outer: float

    @property
    def width(self) -> float:
        """The whole drawing, columns too."""
        u0, _, u1, _ = self.window
        return self.inner + (u1 - u0) + self.outer

    @property
    def height(self) -> float:
        """The whole drawing."""
        return self.window[3] - self.window[1] + 2 * MARGIN

    def place(self, point: Point, side: str = "right") -> Point:
        """Where a point of the view lies on the drawing of that side.

        A point is always given as on the right side of the body: the left is its mirror.
        """
        x = self.inner + point[0] - self.window[0]
        return (x if side == "right" else self.width - x), self.window[3] + MARGIN - point[1]

    def point(self, place: Point, side: str = "right") -> Point:
        """The inverse of place()."""
        x = place[0] if side == "right" else self.width - place[0]
        return x - self.inner + self.window[0], self.window[3] + MARGIN - place[1]


PANELS = {
    "posterior": Panel("posterior", "posterior", (-53.0, 655.0, 179.0, 1005.0), 106.0, 112.0),
    "lateral": Panel("lateral", "right_lateral", (-61.0, 655.0, 171.0, 1005.0), 106.0, 112.0),
}
LAYERS = ("skin", "maximus", "medius", "deep", "bones")  # from the surface down

__all__ = ["LAYERS", "MARGIN", "PANELS", "SIDES", "Panel"]
