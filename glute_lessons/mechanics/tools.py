"""The tools as the model sees them: a shape, a size, and how much they give.

The ids are those of content/tools.toml, but for the roller, which is soft or firm here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from .contact import plane_modulus
from .ranges import RANGES, one_of

RUBBER_POISSON = 0.5
FOAM_POISSON = 0.0  # foam that is squeezed hardly bulges

# ME-21, an order of magnitude from memory. Soft: the top of its 0.1 to 1 MPa. Less would ask for
# tissue stiffer than any the model allows, to meet the soft roller of ME-01.
SOFT_FOAM_PA = 1.0e6
FIRM_FOAM_PA = math.sqrt(1.0e6 * 20.0e6)  # the middle, by ratio, of its 1 to 20 MPa

ROLLER_RADIUS_MM = 75.0  # ME-26
LACROSSE_RADIUS_MM = (62.7 + 64.7) / 4  # ME-13
TENNIS_RADIUS_MM = (65.4 + 68.6) / 4  # ME-18

LACROSSE_TEST_N = (512.0 + 667.0) / 2  # ME-15: flattens it by a quarter of its diameter
TENNIS_TEST_N = 80.07  # ME-19
TENNIS_STIFFNESS_N_PER_M = (10.8e3 + 14.3e3) / 2  # ME-19: between two plates, near TENNIS_TEST_N

Shape = Literal["sphere", "cylinder", "hand"]


@frozen
class Tool:
    """One tool. content_id: its entry in content/tools.toml. name: short, for a bar or a menu.

    radius_mm: None for the hand, which has no one shape. sizes: True where the learner may choose
    the radius. plane_modulus_pa: of the tool alone, E/(1 − ν²), at a force in N. says: what is
    assumed, for the learner.
    """

    id: str
    content_id: str
    name: str
    shape: Shape
    radius_mm: float | None
    plane_modulus_pa: Callable[[float], float]
    says: str
    evidence: tuple[str, ...]
    sizes: bool = False


def plate_modulus(force_n: float, squeeze_m: float, radius_m: float) -> float:
    """The plane modulus of a ball that force_n between two plates flattens by squeeze_m in all.

    Hertz at each of the two plates, which share the squeeze: F = (4/3)·E*·√R·(squeeze/2)^1.5.
    At a quarter of the diameter it comes out too high, says ME-16.
    """
    return 0.75 * force_n / (math.sqrt(radius_m) * (squeeze_m / 2) ** 1.5)


_LACROSSE_PA = plate_modulus(
    LACROSSE_TEST_N, 2 * LACROSSE_RADIUS_MM / 1000 / 4, LACROSSE_RADIUS_MM / 1000
)


def tennis_modulus_pa(force_n: float) -> float:
    """The plane modulus of a solid ball that gives as much as the tennis ball at this force.

    A tennis ball is a shell: between plates its squeeze is force over stiffness, half of it at each
    plate. Where it meets tissue, the two squeezes add up, as in Hertz's pair of bodies, so at each
    force a solid ball that would give as much stands in for it, in series with the tissue. Below
    the force of its test the modulus stays: the rules load the ball before they measure, so nothing
    shows that it is stiffer there. Far above, this is an extrapolation.
    """
    force = max(force_n, TENNIS_TEST_N)
    return plate_modulus(force, force / TENNIS_STIFFNESS_N_PER_M, TENNIS_RADIUS_MM / 1000)


_MASSAGE_PA = math.sqrt(_LACROSSE_PA * tennis_modulus_pa(TENNIS_TEST_N))
_SOFT_PA = plane_modulus(SOFT_FOAM_PA, FOAM_POISSON)
_FIRM_PA = plane_modulus(FIRM_FOAM_PA, FOAM_POISSON)

_ALL = (
    Tool(
        "foam_roller_soft", "foam_roller", "Soft roller", "cylinder", ROLLER_RADIUS_MM,
        lambda _: _SOFT_PA,
        "The foam gives a little. How much is a rough guess.",
        ("ME-20", "ME-21", "ME-26"),
    ),
    Tool(
        "foam_roller_firm", "foam_roller", "Firm roller", "cylinder", ROLLER_RADIUS_MM,
        lambda _: _FIRM_PA,
        "Smooth, and so firm that it hardly gives. How much is a rough guess.",
        ("ME-20", "ME-21"),
    ),
    Tool(
        "tennis_ball", "tennis_ball", "Tennis ball", "sphere", TENNIS_RADIUS_MM,
        tennis_modulus_pa,
        "A hollow ball that gives as in its test, which stops at about 80 N.",
        ("ME-18", "ME-19"),
    ),
    Tool(
        "massage_ball", "massage_ball", "Massage ball", "sphere", RANGES["radius_mm"].default,
        lambda _: _MASSAGE_PA,
        "No one measured its firmness. We put it halfway between tennis and lacrosse ball.",
        ("ME-15", "ME-18"), True,
    ),
    Tool(
        "lacrosse_ball", "lacrosse_ball", "Lacrosse ball", "sphere", LACROSSE_RADIUS_MM,
        lambda _: _LACROSSE_PA,
        "Solid rubber, as firm as the load of its test makes it.",
        ("ME-13", "ME-15", "ME-16"),
    ),
    Tool(
        "hands", "hands", "Your hands", "hand", None,
        lambda _: math.inf,
        "A palm, a fist and a thumb differ too much: the model gives a force and no pressure.",
        (),
    ),
)  # fmt: skip
TOOLS: Mapping[str, Tool] = MappingProxyType({each.id: each for each in _ALL})


def tool(id: str) -> Tool:
    """The tool of this id. Raises FieldFault, listing the ids."""
    return TOOLS[one_of("tool", id, TOOLS)]
