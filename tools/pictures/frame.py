"""From millimetres of the body to places on a sheet."""

from __future__ import annotations

from attrs import frozen
from matplotlib.path import Path

Point = tuple[float, float]


@frozen
class Frame:
    """Where millimetres of the body lie on the sheet: x = x0 + scale · mm, likewise y."""

    x0: float
    y0: float
    scale: float

    def path(self, shape: Path) -> Path:
        """A shape in millimetres as a shape on the sheet."""
        return Path(shape.vertices * self.scale + (self.x0, self.y0), shape.codes)

    def point(self, x: float, y: float) -> Point:
        """A point in millimetres as a point on the sheet."""
        return self.x0 + self.scale * x, self.y0 + self.scale * y
