"""One call from a tool, a posture and a body to force, pressure and depth."""

from __future__ import annotations

from attrs import frozen

from glute_lessons.content.errors import FieldFault

from . import posture as postures
from .bands import Band
from .pressing import TISSUE_KPA, Press, press
from .ranges import RANGES
from .tools import tool as find_tool

# What a caption under each figure has to say.
NOT_MEASURED = "Model estimate, not measured on the buttock"


@frozen
class Estimate:
    """A tool in a posture under a body. force_share: of body weight. press: what it does.

    says: what the model assumes, in plain sentences for the learner, the posture's first.
    """

    tool: str
    posture: str
    body_mass_kg: float
    force_share: Band
    press: Press
    says: tuple[str, ...]

    @property
    def force_n(self) -> Band:
        """The force at the pressed buttock."""
        return self.press.force_n


def estimate(
    tool: str,
    posture: str,
    body_mass_kg: float = RANGES["body_mass_kg"].default,
    *,
    lean_deg: float = RANGES["lean_deg"].default,
    wall_friction: float = RANGES["wall_friction"].default,
    hand_share: float = RANGES["hand_share"].default,
    foot_share: float = RANGES["foot_share"].default,
    modulus_kpa: float = TISSUE_KPA.default,
    radius_mm: float | None = None,
    contact_length_mm: float = RANGES["contact_length_mm"].default,
) -> Estimate:
    """Force, pressure and depth. All arguments are checked, used or not; see ranges.RANGES.

    Raises FieldFault, a ValueError of one sentence, for an unknown tool or posture, for a pair that
    does not go together, and for a number out of its range.
    """
    chosen = find_tool(tool)
    share = postures.force_share(
        posture,
        lean_deg=lean_deg,
        wall_friction=wall_friction,
        hand_share=hand_share,
        foot_share=foot_share,
    )
    held = postures.POSTURES[posture]
    if tool not in held.tools:
        raise FieldFault("tool", tool, f"with {posture} one of " + ", ".join(held.tools))
    done = press(
        chosen,
        share.times(postures.weight_n(body_mass_kg)),
        modulus_kpa=modulus_kpa,
        radius_mm=radius_mm,
        contact_length_mm=contact_length_mm,
    )
    return Estimate(tool, posture, float(body_mass_kg), share, done, (*held.says, chosen.says))
