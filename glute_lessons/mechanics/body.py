"""How heavy each part of the body is, as a share of body mass."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from .bands import Band
from .ranges import checked

GRAVITY_N_PER_KG = 9.81


@frozen
class Segments:
    """Shares of body mass. Upper arm to foot: of one side, and the body has two of each."""

    head: float
    trunk: float
    upper_arm: float
    forearm: float
    hand: float
    thigh: float
    shank: float
    foot: float

    @property
    def arm(self) -> float:
        """One arm with its hand (ME-32)."""
        return self.upper_arm + self.forearm + self.hand

    @property
    def head_arms_trunk(self) -> float:
        """All that lies above the hips, both arms included (ME-32)."""
        return self.head + self.trunk + 2 * self.arm

    @property
    def thighs(self) -> float:
        """Both thighs (ME-32)."""
        return 2 * self.thigh

    @property
    def lower_legs(self) -> float:
        """Both shanks and both feet (ME-32)."""
        return 2 * (self.shank + self.foot)


# ME-30 and ME-31.
MEN = Segments(0.0694, 0.4346, 0.0271, 0.0162, 0.0061, 0.1416, 0.0433, 0.0137)
WOMEN = Segments(0.0668, 0.4257, 0.0255, 0.0138, 0.0056, 0.1478, 0.0481, 0.0129)


def share(of: Callable[[Segments], float]) -> Band:
    """A share for everyone: the middle is the mean of men and women, the ends are the two."""
    men, women = of(MEN), of(WOMEN)
    return Band(min(men, women), (men + women) / 2, max(men, women))


def seat_share(thigh_part: Band) -> Band:
    """What rests on the seat when hands and feet only rest: head, arms, trunk, part of the thighs.

    thigh_part: the part of the thighs' weight that the seat takes, 0 to 1; the feet take the rest.
    """
    return Band(
        share(lambda body: body.head_arms_trunk + thigh_part.low * body.thighs).low,
        share(lambda body: body.head_arms_trunk + thigh_part.middle * body.thighs).middle,
        share(lambda body: body.head_arms_trunk + thigh_part.high * body.thighs).high,
    )


def weight_n(body_mass_kg: float) -> float:
    """Body weight in N. Raises FieldFault for a mass out of range."""
    return checked("body_mass_kg", body_mass_kg) * GRAVITY_N_PER_KG
