"""What the controls of an explorer offer. Their ends, steps and hints come from ranges.RANGES."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import asdict, frozen

from .bands import two_figures
from .posture import BALLS, POSTURES
from .ranges import RANGES
from .tools import TOOLS

# The controls' own words, where those of ranges are for the one who calls a function.
LABELS: Mapping[str, str] = {
    "tool": "Tool",
    "posture": "How you press",
    "ball": "Ball",
    "hand_share": "Carried by your hands",
    "radius_mm": "Width of the massage ball",
}
HINTS: Mapping[str, str] = {
    "posture": "Only ways that go with the tool. Another tool may bring others.",
    "radius_mm": "Massage balls come in many sizes.",
}
SHARE = "{word}: {percent} % of body weight"
HANDS = ("None", "Some", "Much")
# From this grip of the wall on, 0 to 1.
GRIPS = ((1.0, "grips well"), (0.7, "much grip"), (0.4, "some grip"), (0.1, "a little grip"))
SLIPPERY = "slippery"


@frozen
class Slider:
    """A number. low, high, value, step: in the unit of ranges.RANGES. texts: each step in words."""

    name: str
    label: str
    hint: str
    low: float
    high: float
    step: float
    value: float
    texts: tuple[str, ...]
    kind: str = "range"


@frozen
class Choice:
    """One of several. options: value and words of each. kind: "select" or "radio"."""

    name: str
    label: str
    hint: str
    options: tuple[tuple[Any, str], ...]
    kind: str = "select"


def pressure_controls() -> list[dict[str, Any]]:
    """The controls of the pressure explorer in their order, as plain data."""
    postures = tuple((each.id, each.name) for each in POSTURES.values())
    return _plain(
        (
            _tools("tool", TOOLS),
            Choice("posture", LABELS["posture"], HINTS["posture"], postures),
            slider("lean_deg", _degrees),
            _hands(),
            slider("radius_mm", lambda radius: f"{2 * radius:g} mm"),
            slider("body_mass_kg", lambda mass: f"{mass:g} kg"),
            slider("modulus_kpa", lambda modulus: f"{modulus:g} kPa"),
        )
    )


def lean_controls() -> list[dict[str, Any]]:
    """The controls of the lean explorer in their order, as plain data."""
    return _plain(
        (
            slider("lean_deg", _degrees),
            slider("wall_friction", _grip),
            _tools("ball", BALLS),
            slider("body_mass_kg", lambda mass: f"{mass:g} kg"),
        )
    )


def slider(name: str, told: Callable[[float], str]) -> Slider:
    """The slider of a range. told: a value in words."""
    own = RANGES[name]
    steps = round((own.high - own.low) / own.step)
    values = (round(own.low + step * own.step, 6) for step in range(steps + 1))
    return Slider(
        name,
        LABELS.get(name, own.label),
        HINTS.get(name, own.about),
        own.low,
        own.high,
        own.step,
        own.default,
        tuple(map(told, values)),
    )


def _plain(controls: Iterable[Slider | Choice]) -> list[dict[str, Any]]:
    return [asdict(each) for each in controls]


def _tools(label: str, ids: Iterable[str]) -> Choice:
    return Choice("tool", LABELS[label], "", tuple((id, TOOLS[id].name) for id in ids))


def _hands() -> Choice:
    own = RANGES["hand_share"]
    shares = zip((own.low, own.default, own.high), HANDS, strict=True)
    options = tuple(
        (share, SHARE.format(word=word, percent=two_figures(100 * share))) for share, word in shares
    )
    return Choice("hand_share", LABELS["hand_share"], own.about, options, "radio")


def _degrees(lean: float) -> str:
    return f"{lean:g} degree" if lean == 1 else f"{lean:g} degrees"


def _grip(grip: float) -> str:
    word = next((word for least, word in GRIPS if grip >= least), SLIPPERY)
    return f"{grip:g}, {word}"
