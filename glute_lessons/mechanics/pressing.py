"""A tool pressed on the buttock with a known force: contact, pressure, depth, and honest limits.

Every pressure here is a model estimate. None was measured on the buttock (ME-07).
"""

from __future__ import annotations

import math
from typing import Literal

from attrs import frozen

from .bands import Band
from .contact import Contact, cylinder, pair_modulus, plane_modulus, sphere
from .ranges import RANGES, checked
from .tools import Tool

TISSUE_POISSON = 0.5  # soft tissue keeps its volume
TISSUE_KPA = RANGES["modulus_kpa"]

# The patch beside the round body (a/R or b/R) at the middle force and firmness.
BAND_UP_TO = 0.5
ROUGH_UP_TO = 0.9

# How deep under the skin. Medius: the middle of medius and minimus, 38.8 mm together (AN-21), under
# 15 to 45 mm of fat (ME-12; AN-23 found more than 25 mm in a quarter at the side). Piriformis: AN-22.
FAT_MM = Band(15.0, 25.0, 45.0)
MEDIUS_MM = Band(*(fat + 38.8 / 2 for fat in (FAT_MM.low, FAT_MM.middle, FAT_MM.high)))
PIRIFORMIS_MM = Band(52.0, 63.0, 66.0)

Quality = Literal["band", "rough", "force_only"]


@frozen
class Press:
    """What a force does under a tool; None where the model has no honest answer.

    quality: "band", "rough" (the pressure bands are doubled) or "force_only". patch_over_radius:
    a/R or b/R in the middle. at_least_kpa: what the mean pressure cannot be below, since the patch
    is no wider than the tool: F/(πR²), or F/(2RL) under a roller. mean_kpa, peak_kpa: over the
    patch. half_width_mm: the patch's radius, or half the width of the strip. indentation_mm: as in
    contact.Contact. left_at_medius, left_at_piriformis: parts of the peak, 0 to 1.
    """

    tool: str
    force_n: Band
    quality: Quality
    patch_over_radius: float | None = None
    at_least_kpa: Band | None = None
    mean_kpa: Band | None = None
    peak_kpa: Band | None = None
    half_width_mm: Band | None = None
    area_cm2: Band | None = None
    indentation_mm: Band | None = None
    left_at_medius: Band | None = None
    left_at_piriformis: Band | None = None


@frozen
class _Setting:
    """A tool of one size. length_m: along a roller."""

    tool: Tool
    radius_m: float
    length_m: float

    def touch(self, force_n: float, modulus_kpa: float) -> Contact:
        tissue = plane_modulus(modulus_kpa * 1000, TISSUE_POISSON)
        pair = pair_modulus(tissue, self.tool.plane_modulus_pa(force_n))
        if self.tool.shape == "sphere":
            return sphere(force_n, self.radius_m, pair)
        return cylinder(force_n, self.radius_m, self.length_m, pair)

    @property
    def shadow_m2(self) -> float:
        """The widest that the patch can be."""
        ball = self.tool.shape == "sphere"
        return math.pi * self.radius_m**2 if ball else 2 * self.radius_m * self.length_m


def press(
    tool: Tool,
    force_n: Band,
    *,
    modulus_kpa: float = TISSUE_KPA.default,
    radius_mm: float | None = None,
    contact_length_mm: float = RANGES["contact_length_mm"].default,
) -> Press:
    """The tool pressed with a force. The bands span the force's and the whole range of firmness.

    modulus_kpa: Young's modulus of the tissue, for the middle. radius_mm: None is the tool's own
    size; only a tool with sizes listens to another. Raises FieldFault for what is out of range.
    """
    forces = [checked("force_n", force) for force in (force_n.low, force_n.middle, force_n.high)]
    firmness = checked("modulus_kpa", modulus_kpa)
    length = checked("contact_length_mm", contact_length_mm) / 1000
    chosen = None if radius_mm is None else checked("radius_mm", radius_mm)
    if tool.radius_mm is None:
        return Press(tool.id, force_n, "force_only")
    own = chosen is None or not tool.sizes
    setting = _Setting(tool, (tool.radius_mm if own else chosen) / 1000, length)
    return _pressed(setting, Band(*forces), firmness)


def _pressed(setting: _Setting, force: Band, modulus_kpa: float) -> Press:
    middle = setting.touch(force.middle, modulus_kpa)
    reach = middle.half_width_m / setting.radius_m
    least = force.times(1 / setting.shadow_m2 / 1000)
    if reach > ROUGH_UP_TO:
        return Press(setting.tool.id, force, "force_only", reach, least)
    sharp = setting.touch(force.high, TISSUE_KPA.high)
    blunt = setting.touch(force.low, TISSUE_KPA.low)
    quality: Quality = "band" if reach <= BAND_UP_TO else "rough"
    widen = 1 if quality == "band" else 2
    mean = Band(blunt.mean_pa / 1000, middle.mean_pa / 1000, sharp.mean_pa / 1000)
    peak = Band(blunt.peak_pa / 1000, middle.peak_pa / 1000, sharp.peak_pa / 1000)
    return Press(
        setting.tool.id,
        force,
        quality,
        reach,
        least,
        mean_kpa=_widened(mean, widen, least.low),
        peak_kpa=_widened(peak, widen, least.low),
        left_at_medius=_left(middle, MEDIUS_MM),
        left_at_piriformis=_left(middle, PIRIFORMIS_MM),
        **_sizes(setting, force, middle),
    )


def _sizes(setting: _Setting, force: Band, middle: Contact) -> dict[str, Band]:
    """The patch is smallest for little force on firm tissue; it is never wider than the tool."""
    small = setting.touch(force.low, TISSUE_KPA.high)
    large = setting.touch(force.high, TISSUE_KPA.low)
    most = setting.radius_m
    wide = min(large.half_width_m, most)
    return {
        "half_width_mm": Band(small.half_width_m, middle.half_width_m, wide).times(1e3),
        "area_cm2": Band(
            small.area_m2, middle.area_m2, min(large.area_m2, setting.shadow_m2)
        ).times(1e4),
        "indentation_mm": Band(
            small.indentation_m, middle.indentation_m, min(large.indentation_m, most)
        ).times(1e3),
    }


def _widened(band: Band, times: int, least: float) -> Band:
    """The band, so many times as wide on either side, and not below what cannot be undercut."""
    low = band.middle - times * (band.middle - band.low)
    return Band(max(low, least), band.middle, band.middle + times * (band.high - band.middle))


def _left(contact: Contact, depth_mm: Band) -> Band:
    return Band(
        *(contact.left_at(d / 1000) for d in (depth_mm.high, depth_mm.middle, depth_mm.low))
    )
