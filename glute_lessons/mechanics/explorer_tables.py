"""The tables of the explorers' pictures, made from the same data as the pictures. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from .bands import Band, two_figures
from .estimating import NOT_MEASURED, Estimate
from .explorer_words import place_name
from .exploring import Beside, Place, Setting
from .posture import POSTURES
from .pressing import MEDIUS_MM, PIRIFORMIS_MM, Press
from .ranges import RANGES
from .tools import TOOLS

WORDS: Mapping[str, str] = {
    "forces": "The order of force for this body",
    "tools": "The same force with each tool",
    "section": "Under the tool, from the side",
    "lean": "More lean, more force",
    "way": "Way",
    "tool": "Tool",
    "what": "What",
    "lean_head": "Lean",
    "force": "Force, about",
    "pressure": "Pressure, about",
    "about": "About",
    "range": "Range",
    "here": "{name} (you are here)",
    "to": "{low} to {high} {unit}",
    "rough": "{value}, very rough",
    "no_number": "no number",
    "least": "at least {value}",
    "patch": "Width of the patch that touches",
    "dent": "Depth of the dent",
    "peak": "Highest pressure at the skin",
    "medius": "Left at the gluteus medius and minimus, {low} to {high} mm deep",
    "piriformis": "Left at the piriformis, {low} to {high} mm deep",
    "mean": "Pressure on average",
    "degrees": "{lean} degrees",
}
EVERY_DEG = 5  # rows of the table of leans


@frozen
class Table:
    """name: of the picture. title: of both. caption: of the table. rows: one text for each head."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def caption(self) -> str:
        """A table may stand alone, so it says itself what it is not."""
        return f"{self.title}. {NOT_MEASURED}."


def forces(order: Sequence[Place], setting: Setting) -> Table:
    """All postures, from the gentlest to the strongest."""
    rows = tuple(
        (_here(place_name(each, setting), each.chosen), *_about(each.force_n, "N"))
        for each in order
    )
    return _table("forces", ("way", "force", "range"), rows)


def tools(beside: Sequence[Beside]) -> Table:
    """The tools at one force."""
    rows = tuple((_here(each.tool.name, each.chosen), *_mean(each.press)) for each in beside)
    return _table("tools", ("tool", "pressure", "range"), rows)


def section(found: Estimate) -> Table:
    """What the cross-section shows."""
    press = found.press
    rows: list[tuple[str, ...]] = [(TOOLS[found.tool].name, *_about(found.force_n, "N"))]
    rows.append((WORDS["mean"], *_mean(press)))
    if press.half_width_mm and press.indentation_mm and press.peak_kpa:
        rows += [
            (WORDS["patch"], *_about(press.half_width_mm.times(2), "mm")),
            (WORDS["dent"], *_about(press.indentation_mm, "mm")),
            (WORDS["peak"], *_about(press.peak_kpa, "kPa", press.quality == "rough")),
        ]
    rows += _left("medius", MEDIUS_MM, press.left_at_medius)
    rows += _left("piriformis", PIRIFORMIS_MM, press.left_at_piriformis)
    return _table("section", ("what", "about", "range"), tuple(rows))


def leans(curve: Sequence[tuple[float, Band]], setting: Setting, floor: Band) -> Table:
    """The force at every fifth degree and at the chosen one, and the floor's."""
    rows = tuple(
        (_here(_degrees(lean), lean == setting.lean_deg), *_about(force, "N"))
        for lean, force in curve
        if lean % EVERY_DEG == 0 or lean == setting.lean_deg
    )
    last = (POSTURES["ball_on_floor"].name, *_about(floor, "N"))
    return _table("lean", ("lean_head", "force", "range"), (*rows, last))


def _table(name: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(name, WORDS[name], tuple(WORDS[head] for head in heads), rows)


def _here(name: str, chosen: bool) -> str:
    return WORDS["here"].format(name=name) if chosen else name


def _degrees(lean: float) -> str:
    return f"{lean:g} degree" if lean == 1 else f"{lean:g} {RANGES['lean_deg'].unit}"


def _about(band: Band, unit: str, rough: bool = False) -> tuple[str, str]:
    value = f"{two_figures(band.middle)} {unit}"
    ends = WORDS["to"].format(low=two_figures(band.low), high=two_figures(band.high), unit=unit)
    return (WORDS["rough"].format(value=value) if rough else value), ends


def _mean(press: Press) -> tuple[str, str]:
    if press.mean_kpa is not None:
        return _about(press.mean_kpa, "kPa", press.quality == "rough")
    if press.at_least_kpa is None:
        return WORDS["no_number"], ""
    value, _ = _about(press.at_least_kpa, "kPa")
    return WORDS["no_number"], WORDS["least"].format(value=value)


def _left(name: str, depth: Band, left: Band | None) -> list[tuple[str, ...]]:
    if left is None:
        return []
    words = WORDS[name].format(low=two_figures(depth.low), high=two_figures(depth.high))
    return [(words, *_about(left.times(100), "%"))]
