"""The numbers of an explorer in plain words: force, pressure and depth, each with its range. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from .bands import Band, two_figures
from .body import GRAVITY_N_PER_KG
from .estimating import Estimate
from .pressing import Press

# {…} is filled in.
WORDS: Mapping[str, str] = {
    "spoken_force": "Force about {force} N.",
    "spoken_pressure": "Pressure about {mean} kPa.",
    "spoken_rough": "Pressure about {mean} kPa, very rough.",
    "spoken_none": "No number for the pressure.",
    "force": "Force",
    "pressure": "Pressure where it touches, on average",
    "depth": "How much goes deep",
}
FORCE = "About {force} N ({low} to {high} N). That is like the weight of {mass} kg."
NO_FORCE = "About 0 N: nothing rests on it."
PRESSURE: Mapping[str, str] = {
    "band": "About {mean} kPa ({low} to {high} kPa).",
    "rough": (
        "Very rough: about {mean} kPa ({low} to {high} kPa). The patch is wide for this tool, so"
        " the model is in doubt, and its range is doubled."
    ),
    "force_only": (
        "No number. The tool sinks in so far that the model no longer holds. All it can say: at"
        " least about {least} kPa ({low} to {high} kPa)."
    ),
    "hand": "No number. A palm, a fist and a thumb differ too much.",
    "nothing": "None: nothing rests on it.",
}
DEPTH = (
    "Of the highest pressure at the skin, about {left} % ({low} to {high} %) is left as deep as the"
    " piriformis, a small deep muscle. More force is no way to get at it."
)


def numbers(found: Estimate) -> list[list[str]]:
    """Each name with its sentence; without depth where the model cannot say."""
    press = found.press
    told = (("force", force(found.force_n)), ("pressure", pressure(press)), ("depth", depth(press)))
    return [[WORDS[name], sentence] for name, sentence in told if sentence]


def force(band: Band) -> str:
    """The force with its range, and what weighs as much."""
    if not band.high:
        return NO_FORCE
    mass = two_figures(band.middle / GRAVITY_N_PER_KG)
    return FORCE.format(force=two_figures(band.middle), mass=mass, **_ends(band))


def pressure(press: Press) -> str:
    """The mean pressure with its range, or why it has none."""
    if not press.force_n.high:
        return PRESSURE["nothing"]
    if press.at_least_kpa is None:
        return PRESSURE["hand"]
    if press.mean_kpa is None:
        least = two_figures(press.at_least_kpa.middle)
        return PRESSURE["force_only"].format(least=least, **_ends(press.at_least_kpa))
    mean = two_figures(press.mean_kpa.middle)
    return PRESSURE[press.quality].format(mean=mean, **_ends(press.mean_kpa))


def depth(press: Press) -> str:
    """How much of the pressure is left at the piriformis; "" where the model cannot say."""
    if press.left_at_piriformis is None or not press.force_n.high:
        return ""
    left = press.left_at_piriformis.times(100)
    return DEPTH.format(left=two_figures(left.middle), **_ends(left))


def spoken(found: Estimate, *first: str) -> str:
    """What a screen reader hears once a control rests. first: the headline and what it means."""
    told = [*first, WORDS["spoken_force"].format(force=two_figures(found.force_n.middle))]
    mean = found.press.mean_kpa
    if mean is None:
        told.append(WORDS["spoken_none"])
    elif found.force_n.high:
        words = WORDS["spoken_rough" if found.press.quality == "rough" else "spoken_pressure"]
        told.append(words.format(mean=two_figures(mean.middle)))
    return " ".join(told)


def _ends(band: Band) -> dict[str, str]:
    return {"low": two_figures(band.low), "high": two_figures(band.high)}
