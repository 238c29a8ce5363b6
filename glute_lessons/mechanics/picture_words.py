"""What the pictures of the explorers say: each one's accessible name, with its numbers in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import pi, sqrt

from attrs import frozen

from .bands import Band, two_figures
from .estimating import NOT_MEASURED, Estimate
from .pressing import MEDIUS_MM, PIRIFORMIS_MM, Press, Quality
from .tools import TOOLS

Curve = Sequence[tuple[float, Band]]

# {…} is filled in.
WORDS: Mapping[str, str] = {
    "no_number": "no number",
    "no_reach": "No pressure: it sinks in too far.",
    "no_shape": "No pressure: hands differ too much.",
    "least": "Mean: at least {least} kPa.",
    "mean": "Mean pressure: {mean}",
    "rough": "Rough: the model ends near here.",
    "no_force": "No force, so no pressure.",
    "none": "no force",
    "here": "you are here",
    "N": "Force, in newtons (N)",
    "kPa": "Mean pressure, in kilopascals (kPa)",
    "range": "Line: from low to high.",
    "striped": "Striped: rough, the model ends near here.",
    "empty": "No number: the model ends before that.",
    "not_sunk": "Drawn before it sinks in.",
    "left": "At the piriformis, about {left} % is left.",
    "of_peak": "Of the peak, there is left:",
    "shades": "Shades: {}, {} and {} % of the peak.",
    "depths": "Upright bars: bodies differ that much.",
    "reached": "From about {angle}°, the wall may press as hard as the floor.",
    "not_reached": "Up to {angle}°, the wall presses less than the floor.",
    "always": "The wall may press as hard as the floor.",
    "bend": "The model takes the body as straight. A trunk that bends, as drawn, presses less.",
}  # fmt: skip


@frozen
class Bar:
    """One bar of the order. band: None where the model has no number. unit: "N" or "kPa".

    chosen: the learner's own. quality: of the press, "rough" is hatched.
    """

    name: str
    band: Band | None
    quality: Quality
    chosen: bool
    unit: str


def in_order(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """From small to large; those without a number at the end."""
    return tuple(sorted(bars, key=lambda bar: bar.band.middle if bar.band else float("inf")))


def said(band: Band, unit: str) -> str:
    """Such as "130 (120 to 150) N"; "0 N" for nothing at all."""
    return band.said(unit) if band.high else f"0 {unit}"


def percent(part: Band) -> str:
    """Such as "21 (11 to 31) %"."""
    return part.times(100).said("%")


def radius_mm(found: Estimate) -> float | None:
    """The round tool's radius, also of a ball whose size was chosen. None for the hand.

    A press tells it by its lower bound F/(πR²). At no force at all, it is the tool's own.
    """
    tool, least = TOOLS[found.tool], found.press.at_least_kpa
    if tool.sizes and least is not None and least.middle:
        return sqrt(found.force_n.middle / (pi * least.middle * 1000)) * 1000
    return tool.radius_mm


def section_label(found: Estimate) -> str:
    """The cross-section in words."""
    tool, size = TOOLS[found.tool].name, radius_mm(found)
    round_ = f", {two_figures(2 * size)} mm across," if size else ""
    first = f"Cross-section, true to scale. {tool}{round_} pressed with {said(found.force_n, 'N')}."
    return " ".join((first, *_pressed(found.press), f"{NOT_MEASURED}."))


def why_no_pressure(press: Press) -> tuple[str, ...]:
    """Why there is no pressure, and what it cannot be below; nothing where there is one."""
    if press.quality != "force_only":
        return ()
    if press.at_least_kpa is None:
        return (WORDS["no_shape"],)
    least = WORDS["least"].format(least=press.at_least_kpa.said())
    return WORDS["no_reach"], least


def _pressed(press: Press) -> tuple[str, ...]:
    if not press.force_n.high:
        return (WORDS["no_force"],)
    if press.mean_kpa is None:
        return why_no_pressure(press)
    assert press.peak_kpa and press.left_at_medius and press.left_at_piriformis
    left = (
        f"{percent(press.left_at_medius)} in the middle of medius and minimus, "
        f"{_depth(MEDIUS_MM)} deep; {percent(press.left_at_piriformis)} at the piriformis, "
        f"{_depth(PIRIFORMIS_MM)} deep."
    )
    return (
        *_sizes(press),
        f"Mean pressure {press.mean_kpa.said('kPa')}, peak {press.peak_kpa.said('kPa')}.",
        *([WORDS["rough"]] if press.quality == "rough" else []),
        f"{WORDS['of_peak']} {left}",
    )


def _sizes(press: Press) -> tuple[str, ...]:
    assert press.half_width_mm and press.indentation_mm
    shape = "round patch" if TOOLS[press.tool].shape == "sphere" else "strip"
    return (
        f"The dent is {press.indentation_mm.said('mm')} deep.",
        f"The tool touches a {shape}, {press.half_width_mm.times(2).said('mm')} wide.",
    )


def _depth(band: Band) -> str:
    return f"{two_figures(band.low)} to {two_figures(band.high)} mm"


def order_label(bars: Sequence[Bar]) -> str:
    """The bars in words, in their order."""
    told = "; ".join(_bar(bar) for bar in in_order(bars))
    return f"Bars from small to large: {told}. {NOT_MEASURED}."


def _bar(bar: Bar) -> str:
    value = said(bar.band, bar.unit) if bar.band else WORDS["no_number"]
    rough = ", rough" if bar.band and bar.quality == "rough" else ""
    here = f" ({WORDS['here']})" if bar.chosen else ""
    return f"{bar.name}{here}: {value}{rough}"


def lean_label(found: Estimate, lean_deg: float, floor: Band, curve: Curve) -> str:
    """The lean at the wall in words."""
    return (
        f"A body leans {lean_deg:g}° toward the wall, the ball between wall and buttock. "
        f"The ball presses with {said(found.force_n, 'N')}. Below, the force at each angle: "
        f"{_ends(curve)}. Ball on the floor, same body: {said(floor, 'N')}. "
        f"{meeting(floor, curve)} {WORDS['bend']} {NOT_MEASURED}."
    )


def _ends(curve: Curve) -> str:
    return ", ".join(f"{said(band, 'N')} at {at:g}°" for at, band in (curve[0], curve[-1]))


def meeting(floor: Band, curve: Curve) -> str:
    """From which angle the wall may press as hard as the floor: where the ranges begin to overlap."""
    angle = meeting_deg(floor, curve)
    if angle is None:
        return WORDS["not_reached"].format(angle=f"{curve[-1][0]:g}")
    if angle == curve[0][0]:
        return WORDS["always"]
    return WORDS["reached"].format(angle=two_figures(angle))


def meeting_deg(floor: Band, curve: Curve) -> float | None:
    """The angle at which the curve's range meets the floor's; None where it stays below."""
    if curve[0][1].high >= floor.low:
        return curve[0][0]
    for (before, less), (after, more) in pairwise(curve):
        if more.high >= floor.low:
            part = (floor.low - less.high) / (more.high - less.high)
            return before + part * (after - before)
    return None
