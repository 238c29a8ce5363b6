"""Two cards that show how hard a tool presses, by the model: for any way, and for the wall alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import traitlets
from attrs import asdict

from glute_lessons.anatomy.colours import style_sheet
from glute_lessons.content import FieldFault, load
from glute_lessons.front import CourseWidget, join

from . import explorer_tables as tables
from . import explorer_words as say
from . import exploring
from .estimating import NOT_MEASURED, Estimate
from .explorer_controls import lean_controls, pressure_controls
from .explorer_numbers import numbers, spoken
from .explorer_tables import Table
from .exploring import FLOOR, Setting
from .picture_words import Bar
from .ranges import RANGES

_HERE = Path(__file__).with_name("explorer.js")
_CONTROLS = str(_HERE.with_name("explorer_controls.js"))
MASS_KG = RANGES["body_mass_kg"].default

# Of a picture: its table, its class in pictures, and what it shows.
Shown = tuple[Table, str, tuple]


class Explorer(CourseWidget):
    """A card with controls and what the model makes of them.

    controls: what is offered, see explorer_controls. wanted: {turn, setting}, as the page asks.
    result: the answer to it, see told(); its turn is that of the wanted one. patience_ms: until
    the kernel is called silent. rest_ms: how long a control rests before the result is spoken.
    """

    _esm = join("announce.js", "dom.js", "keys.js", _CONTROLS, own=_HERE)
    _css = join("course.css", "tables.css", own=_HERE.with_suffix(".css")) + style_sheet()

    title = ""
    words = traitlets.Dict().tag(sync=True)
    controls = traitlets.List().tag(sync=True)
    wanted = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    patience_ms = traitlets.Int(6000).tag(sync=True)
    rest_ms = traitlets.Int(700).tag(sync=True)

    def __init__(self, setting: Setting, controls: list[dict[str, Any]]) -> None:
        """Raises FieldFault, a ValueError of one sentence, for a setting that cannot be."""
        self._always = say.always(load().dose)
        self._pictures: dict[str, Any] = {}
        words = {**say.WORDS, "title": say.WORDS[self.title], "not_measured": NOT_MEASURED}
        first = {"turn": "", **self.told(setting)}
        super().__init__(words=words, controls=controls, result=first)
        self.observe(self._on_wanted, "wanted")

    def told(self, setting: Setting) -> dict[str, Any]:
        """All that the page shows for a setting, as plain data. Raises FieldFault."""
        found = exploring.estimated(setting)
        order = exploring.places(setting)
        means = say.means(setting, exploring.beside_floor(setting))
        first = say.headline(order, setting)
        hints = (say.WORDS["patch"], say.close(order, setting), self._beside(setting))
        return {
            "setting": asdict(setting),
            "used": list(exploring.used(setting)),
            "postures": [each.id for each in exploring.going_with(setting.tool)],
            "note": "",
            "fault": "",
            "headline": first,
            "means": [means, self._always],
            "order": [hint for hint in hints if hint],
            "numbers": numbers(found),
            "spoken": spoken(found, first, means),
            "assumes": say.assumes(found),
            "pictures": self._drawn(setting, found),
        }

    def _beside(self, _: Setting) -> str:
        """One more sentence on the order; "" for none."""
        return ""

    def _shown(self, setting: Setting, found: Estimate) -> Iterable[Shown]:
        """The pictures in their order."""
        raise NotImplementedError

    def _drawn(self, setting: Setting, found: Estimate) -> list[dict[str, Any]]:
        return [
            {**asdict(table), "caption": table.caption, "svg": self._svg(table.name, kind, shown)}
            for table, kind, shown in self._shown(setting, found)
        ]

    def _svg(self, name: str, kind: str, shown: tuple) -> str:
        """The picture as SVG, its artists updated in place; "" where nothing can be drawn."""
        try:
            from glute_lessons.progress.picture_svg import element

            from . import pictures

            picture = self._pictures.get(name) or getattr(pictures, kind)()
        except ImportError:
            return ""
        self._pictures[name] = picture
        picture.show(*shown)
        drawn = element(picture.figure, picture.label(*shown))
        return ET.tostring(drawn, encoding="unicode")

    def _on_wanted(self, change: Mapping[str, Any]) -> None:
        wanted = change["new"]
        self.result = {**self._answer(wanted), "turn": wanted.get("turn", "")}

    def _answer(self, wanted: Mapping[str, Any]) -> dict[str, Any]:
        try:
            asked = exploring.from_page(wanted.get("setting", {}))
            setting = exploring.fitted(asked)
            told = self.told(setting)
        except FieldFault as fault:
            return {**self.result, "fault": f"{fault}."}
        return told if setting == asked else told | {"note": say.changed(setting)}


class PressureExplorer(Explorer):
    """Any tool in any posture that goes with it: order of force, pressure, depth."""

    title = "pressure_title"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting, pressure_controls())

    def _shown(self, setting: Setting, found: Estimate) -> Iterable[Shown]:
        order, beside = exploring.places(setting), exploring.at_this_force(setting)
        yield tables.forces(order, setting), "OrderPicture", (_places(order, setting),)
        yield tables.section(found), "SectionPicture", (found,)
        yield tables.tools(beside), "OrderPicture", (_tools(beside),)


class LeanExplorer(Explorer):
    """The ball on the wall: more lean, more force, and where that is as strong as the floor."""

    title = "lean_title"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting, lean_controls())

    def _beside(self, setting: Setting) -> str:
        floor = exploring.force_in(FLOOR, setting)
        return say.reaches_floor(exploring.reaches_floor_at(exploring.by_lean(setting), floor))

    def _shown(self, setting: Setting, found: Estimate) -> Iterable[Shown]:
        curve, floor = exploring.by_lean(setting), exploring.force_in(FLOOR, setting)
        shown = (found, setting.lean_deg, floor, curve)
        yield tables.leans(curve, setting, floor), "LeanPicture", shown
        yield tables.section(found), "SectionPicture", (found,)


def pressure_explorer(
    tool: str = "tennis_ball", posture: str | None = None, body_mass_kg: float = MASS_KG
) -> PressureExplorer:
    """A card on how hard each tool presses, by the model. Nothing of it was measured.

    tool: an id of tools.TOOLS. posture: an id of posture.POSTURES that goes with it; None for the
    gentlest. body_mass_kg: 45 to 130. Raises ValueError, in one sentence, for what cannot be.
    """
    chosen = exploring.going_with(tool)[0].id if posture is None else posture
    return PressureExplorer(Setting(tool, chosen, body_mass_kg))


def lean_explorer(body_mass_kg: float = MASS_KG) -> LeanExplorer:
    """A card on what lean and grip do to a ball on the wall, by the model.

    body_mass_kg: 45 to 130. Raises ValueError, in one sentence, for what cannot be.
    """
    return LeanExplorer(Setting(body_mass_kg=body_mass_kg))


def _places(order: Iterable[exploring.Place], setting: Setting) -> tuple[Bar, ...]:
    """The bars of the order of force."""
    return tuple(
        Bar(say.place_name(each, setting), each.force_n, "band", each.chosen, "N") for each in order
    )


def _tools(beside: Iterable[exploring.Beside]) -> tuple[Bar, ...]:
    """The bars of the tools at one force."""
    return tuple(
        Bar(each.tool.name, each.press.mean_kpa, each.press.quality, each.chosen, "kPa")
        for each in beside
    )
