"""Skin dented by a round tool and the pressure that spreads below it: lines in millimetres.

x to the right of the tool's middle, depth below the skin as it lies without the tool. The dent and
the pressure are Hertz's (K. L. Johnson, Contact Mechanics, 1985, chapters 3 and 4; from memory, as
in ME-24, and the same as contact.Contact on the axis). How deeper layers give way beside the axis
is drawn, not computed.
"""

from __future__ import annotations

from math import asin, atan, atan2, hypot, pi, sqrt

from attrs import frozen

from glute_lessons.anatomy.geometry import Line

from .contact import Shape


@frozen
class Dent:
    """A tool of radius_mm that touches half_width_mm to either side and sinks in by depth_mm.

    For a cylinder, depth_mm counts from the edges of the strip (see contact.Contact).
    """

    shape: Shape
    radius_mm: float
    half_width_mm: float
    depth_mm: float

    @property
    def edge_mm(self) -> float:
        """How deep the edge of the patch lies."""
        if self.shape == "cylinder":
            return 0.0
        return max(0.0, self.depth_mm - self.rise(self.half_width_mm))

    def rise(self, x: float) -> float:
        """How far the tool's outline has risen at x above its lowest point."""
        return self.radius_mm - sqrt(max(0.0, self.radius_mm**2 - x * x))

    def skin(self, x: float) -> float:
        """How deep the skin lies at x: along the tool where they touch, then as in Hertz."""
        x, half = abs(x), self.half_width_mm
        if not half:
            return 0.0
        if x <= half:
            return max(self.edge_mm, self.depth_mm - self.rise(x))
        q = x / half
        return self.edge_mm * 2 / pi * ((2 - q * q) * asin(1 / q) + sqrt(q * q - 1))

    def below(self, x: float, depth: float) -> float:
        """Where tissue that lay at a depth lies now: less moved, and more widely, the deeper."""
        half = self.half_width_mm
        if not half:
            return depth
        z = depth / half
        return depth + moved(z) * self.skin(x / hypot(1, z))

    def line(self, depth: float, reach: float, step: float = 5.0) -> Line:
        """A level at a depth, from -reach to reach, as the tool bends it; the patch's ends in it."""
        count = round(2 * reach / step)
        xs = {-reach + 2 * reach * at / count for at in range(count + 1)}
        if not depth:
            half = self.half_width_mm
            xs |= {half * at / 8 for at in range(-8, 9)} if half < reach else set()
        return tuple((x, self.below(x, depth)) for x in sorted(xs))

    def left(self, x: float, depth: float) -> float:
        """The part of the peak pressure that is left at x and a depth, straight down, 0 to 1."""
        half = self.half_width_mm
        x, z = x / half, depth / half
        if self.shape == "sphere":
            return _below_sphere(x, z)
        return _below_cylinder(x, z)

    def spread(self, part: float, reach: float, bottom: float) -> Line:
        """The outline within which at least a part of the peak is left, cut at reach and bottom."""
        half = self.half_width_mm
        lowest = min(bottom, self._deepest(part))
        depths = [lowest * (at / 28) ** 1.3 for at in range(29)]
        right = [(self._wide(part, depth, reach), depth) for depth in depths]
        if half <= 0:
            return ()
        return tuple(
            (x, self.below(x, depth)) for x, depth in (*right, *((-x, z) for x, z in right[::-1]))
        )

    def _deepest(self, part: float) -> float:
        """Where the axis has that part left."""
        if self.shape == "sphere":
            return self.half_width_mm * sqrt(1 / part - 1)
        return self.half_width_mm * sqrt(1 / part**2 - 1)

    def _wide(self, part: float, depth: float, reach: float) -> float:
        """How far from the axis that part is left at a depth."""
        if self.left(reach, depth) >= part:
            return reach
        inner, outer = 0.0, reach
        for _ in range(12):
            middle = (inner + outer) / 2
            inner, outer = (middle, outer) if self.left(middle, depth) >= part else (inner, middle)
        return inner


def moved(z: float) -> float:
    """How far tissue on the axis moves at a depth, as a part of the dent; z in half-widths.

    The strain below Hertz's sphere on tissue that keeps its volume, summed from below.
    """
    return 1 - 2 / pi * (atan(z) - z + z * z * atan2(1, z))


def _below_sphere(x: float, z: float) -> float:
    """Downward stress over the peak below a sphere's patch of radius 1."""
    if not z:
        return sqrt(max(0.0, 1 - x * x))
    far = x * x + z * z - 1
    u = (far + hypot(far, 2 * z)) / 2
    return (z / sqrt(u)) ** 3 * u / (u * u + z * z)


def _below_cylinder(x: float, z: float) -> float:
    """The same below a cylinder's strip of half-width 1."""
    near = 1 - x * x + z * z
    root = hypot(near, 2 * x * z)
    m, n = (root + near) / 2, (root - near) / 2
    return sqrt(m) * (1 - (z * z + n) / (m + n)) if m + n else 0.0
