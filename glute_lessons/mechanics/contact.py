"""Contact of a round body with a flat one: Hertz's sphere and cylinder, and the fade with depth.

All in SI. The effective modulus is that of the pair of bodies (ME-22):
1/E* = (1 − ν1²)/E1 + (1 − ν2²)/E2. It holds while the contact is small beside the round body and
the tissue thick beside the contact; pressing.py says when it does not.
"""

from __future__ import annotations

import math
from typing import Literal

from attrs import frozen

from glute_lessons.content.errors import FieldFault

from .ranges import above_zero

Shape = Literal["sphere", "cylinder"]


@frozen
class Contact:
    """What a force does where two bodies touch.

    half_width_m: radius of the round patch under a sphere; half the width of the strip under a
    cylinder. indentation_m: how far a sphere has sunk in; for a cylinder, how deep its curve
    reaches past the strip's edges (how far it sinks in depends on the thickness beneath).
    """

    shape: Shape
    half_width_m: float
    area_m2: float
    indentation_m: float
    mean_pa: float
    peak_pa: float

    def left_at(self, depth_m: float) -> float:
        """The part of the peak pressure that is left on the axis at a depth, 0 to 1 (ME-24).

        For one even material: real layers, and bone beneath them, differ.
        """
        if not math.isfinite(depth_m) or depth_m < 0:
            raise FieldFault("depth_m", depth_m, "a finite number, 0 or more")
        if not self.half_width_m:
            return 0.0 if depth_m else 1.0
        spread = 1 + (depth_m / self.half_width_m) ** 2
        return 1 / spread if self.shape == "sphere" else 1 / math.sqrt(spread)


def plane_modulus(youngs_modulus: float, poisson_ratio: float) -> float:
    """E/(1 − ν²), in the unit of E: one body's part in the pair."""
    return above_zero("youngs_modulus", youngs_modulus) / (1 - poisson_ratio**2)


def pair_modulus(one: float, other: float) -> float:
    """E* of two bodies from their plane moduli, all in one unit; infinity is a rigid body."""
    return 1 / (1 / one + 1 / other)


def sphere(force_n: float, radius_m: float, modulus_pa: float) -> Contact:
    """Hertz's sphere on a flat body (ME-22). Raises FieldFault for what cannot be."""
    _check(force_n, modulus_pa, radius_m=radius_m)
    half_width = (3 * force_n * radius_m / (4 * modulus_pa)) ** (1 / 3)
    area = math.pi * half_width**2
    mean = force_n / area if area else 0.0
    return Contact("sphere", half_width, area, half_width**2 / radius_m, mean, 1.5 * mean)


def cylinder(force_n: float, radius_m: float, length_m: float, modulus_pa: float) -> Contact:
    """Hertz's cylinder on a flat body, touching along length_m (ME-23). Raises FieldFault."""
    _check(force_n, modulus_pa, radius_m=radius_m, length_m=length_m)
    half_width = math.sqrt(4 * force_n * radius_m / (math.pi * length_m * modulus_pa))
    area = 2 * half_width * length_m
    mean = force_n / area if area else 0.0
    dip = half_width**2 / (2 * radius_m)
    return Contact("cylinder", half_width, area, dip, mean, 4 / math.pi * mean)


def _check(force_n: float, modulus_pa: float, **lengths_m: float) -> None:
    for name, length in lengths_m.items():
        above_zero(name, length)
    above_zero("modulus_pa", modulus_pa)
    if force_n != 0:
        above_zero("force_n", force_n)
