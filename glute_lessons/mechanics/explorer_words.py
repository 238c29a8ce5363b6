"""Everything that an explorer says, in plain words, and its tables. Pure.

Nothing here may ask for more force: each hint leads to a gentler way, and the feeling decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from glute_lessons.content.records import Dose

from .bands import two_figures
from .estimating import Estimate
from .exploring import BesideFloor, Place, Setting
from .posture import POSTURES
from .ranges import RANGES
from .tools import TOOLS

# What the cards say. {…} is filled in on the way.
WORDS: Mapping[str, str] = {
    "pressure_title": "How hard does it press?",
    "lean_title": "Lean at the wall",
    "intro": (
        "Change one thing, and see what changes. This is to look at, on the screen only. It does"
        " not tell you how to press. All numbers are rough."
    ),
    "controls": "Change one thing",
    "silent": (
        "The notebook does not answer, so what stands below is old. It may be busy: wait a moment."
        " If this stays, run the lesson again (in JupyterLab: Run ▸ Run All Cells)."
    ),
    "no_drawing": (
        "The pictures need the package matplotlib, which is not here. The tables say the same."
    ),
    "table": "The same as a table",
    "assumes": "What the model takes for granted",
    "uniform": "Flesh is taken to be one even stuff. Fat, muscle and bone are not alike.",
    "range": "The range is what these guesses make of it. Your body may lie outside it.",
    "units": "N is short for newton: one litre of water weighs about 10 N.",
    "kpa": "kPa is short for kilopascal: 10 kPa is about 100 g on each square centimetre.",
    "changed": "{tool} does not go with the way before, so the way is now: {posture}.",
    "headline": "{name}: number {number} of {of} by force. 1 is the least.",
    "close": "Too close to call, as the ranges overlap: {names}.",
    "patch": (
        "Force is only half of it. A ball presses on a small patch, so it is sharper than a roller"
        " with the same force."
    ),
    "always": (
        "More force is not the aim. Aim for {low} to {high} of 10, never above {cap}. Your feeling"
        " decides, not this model."
    ),
    "stop": "With a warning sign no setting is right: stop.",
    "lean": "{name}, {lean} {unit}",
}
# What makes each posture gentler. The wall's words depend on the lean.
GENTLER: Mapping[str, str] = {
    "roller_both_sides": "To make it gentler, let your hands and feet carry more.",
    "roller_leaning": "To make it gentler, lean less to the side. Let your hands and feet carry more.",
    "roller_figure_four": (
        "Figure four is stronger, since one foot less carries you. You never need it. To make it"
        " gentler, put that foot back on the floor."
    ),
    "ball_on_floor": (
        "To make it gentler, let your hands and feet carry more. Or go back to the wall, with a"
        " small lean."
    ),
    "ball_on_floor_figure_four": (
        "Figure four is stronger, since one foot less carries you. You never need it. To make it"
        " gentler, put that foot back on the floor."
    ),
    "hands": "Your own hand can be as light as you like. To make it gentler, use your palm.",
}
WALL: Mapping[BesideFloor, str] = {
    "below": "It is the small lean that is gentle, not the wall. To make it gentler, stand straighter.",
    "level": "This much lean may be as strong as the ball on the floor. Lean less: stand straighter.",
    "above": "So much lean is stronger than the ball on the floor. Lean less: stand straighter.",
}
UPRIGHT = "You stand upright, so the model lets no weight rest on the ball."
SOFTER: Mapping[str, str] = {
    "lacrosse_ball": "Use the softer ball: the tennis ball gives more.",
    "massage_ball": "A larger, softer ball is less sharp.",
    "foam_roller_firm": "Use the softer roller: it gives a little more.",
}
NO_HANDS = "Here your hands carry nothing. Let them carry some."
FROM_HERE = (
    "From about {lean} degrees on, the ranges overlap: the wall may be as strong as the ball on the"
    " floor."
)
NEVER_HERE = "At none of these leans is the wall as strong as the ball on the floor."


def place_name(place: Place, setting: Setting) -> str:
    """The posture's name, with the lean at the wall."""
    name = place.posture.name
    if place.posture.support != "wall":
        return name
    unit = "degree" if setting.lean_deg == 1 else RANGES["lean_deg"].unit
    return WORDS["lean"].format(name=name, lean=f"{setting.lean_deg:g}", unit=unit)


def headline(order: Sequence[Place], setting: Setting) -> str:
    """Where the chosen posture stands in the order of force."""
    number, own = next((at, each) for at, each in enumerate(order, 1) if each.chosen)
    return WORDS["headline"].format(name=place_name(own, setting), number=number, of=len(order))


def close(order: Sequence[Place], setting: Setting) -> str:
    """The postures that may as well come before or after; "" where there is none."""
    names = [place_name(each, setting) for each in order if each.close]
    return WORDS["close"].format(names="; ".join(names)) if names else ""


def means(setting: Setting, floor: BesideFloor) -> str:
    """What it means for the learner, in a sentence or a few: always toward gentler."""
    told = [_gentler(setting, floor)]
    if "hand_share" in POSTURES[setting.posture].uses and not setting.hand_share:
        told.append(NO_HANDS)
    told.append(SOFTER.get(setting.tool, ""))
    return " ".join(filter(None, told))


def _gentler(setting: Setting, floor: BesideFloor) -> str:
    if POSTURES[setting.posture].support != "wall":
        return GENTLER[setting.posture]
    return WALL[floor] if setting.lean_deg else UPRIGHT


def always(dose: Dose) -> str:
    """What holds for each setting. dose: holds the numbers of the feeling scale."""
    low, high = dose.feeling_aim
    return WORDS["always"].format(low=low, high=high, cap=dose.feeling_cap) + " " + WORDS["stop"]


def reaches_floor(lean_deg: float | None) -> str:
    """From which lean on the wall may be as strong as the floor."""
    return NEVER_HERE if lean_deg is None else FROM_HERE.format(lean=two_figures(lean_deg))


def changed(setting: Setting) -> str:
    """That another tool has brought another way to press."""
    tool, posture = TOOLS[setting.tool].name, POSTURES[setting.posture].name
    return WORDS["changed"].format(tool=tool, posture=posture)


def assumes(found: Estimate) -> list[str]:
    """What is taken for granted: the posture's, the tool's, and what holds for all."""
    kpa = [WORDS["kpa"]] if found.press.at_least_kpa is not None else []
    return [*found.says, WORDS["uniform"], WORDS["range"], WORDS["units"], *kpa]
