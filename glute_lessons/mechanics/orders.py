"""What comes before what (ME-40): postures by force, tools by pressure at equal force."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from attrs import frozen

from .bands import exactly
from .pressing import press
from .tools import TOOLS

# Each chain from the weakest to the strongest, the wall at a small lean.
FORCE_ORDERS = (
    ("ball_on_wall", "roller_both_sides", "roller_leaning", "roller_figure_four"),
    ("ball_on_wall", "ball_on_floor", "ball_on_floor_figure_four"),
)
PRESSURE_ORDER = ("foam_roller_soft", "foam_roller_firm", "tennis_ball", "lacrosse_ball")


@frozen
class Compared:
    """Of so many cases, in how many all tools had a number, and in how many those were in order."""

    cases: int
    all_numbers: int
    in_order: int

    @property
    def share(self) -> float:
        """The part of the cases in which the order can be seen at all, 0 to 1."""
        return self.all_numbers / self.cases


def mean_pressures(force_n: float, modulus_kpa: float) -> tuple[float, ...] | None:
    """Mean kPa in PRESSURE_ORDER at one force and firmness; None when a tool has no number."""
    done = [
        press(TOOLS[id], exactly(force_n), modulus_kpa=modulus_kpa).mean_kpa
        for id in PRESSURE_ORDER
    ]
    known = tuple(band.middle for band in done if band is not None)
    return known if len(known) == len(done) else None


def compared(forces_n: Iterable[float], moduli_kpa: Iterable[float]) -> Compared:
    """Counts over all pairs of a force and a firmness."""
    moduli = tuple(moduli_kpa)
    found = [mean_pressures(force, modulus) for force in forces_n for modulus in moduli]
    known = [means for means in found if means is not None]
    rising = [means for means in known if all(a < b for a, b in pairwise(means))]
    return Compared(len(found), len(known), len(rising))
