"""Drawings of a person in position, shown like the plates: with a name and a description in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from glute_lessons.content import drawing, load

from .colours import PERSON, PERSON_DEEP, PREFIX
from .naming import chosen
from .panels import SIDES
from .plate_words import sided
from .plates import Plate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SKINS = {"light": PERSON, "deep": PERSON_DEEP}


@frozen
class PositionDrawing(Plate):
    """One position, ready to be shown. skin: the mannequin's tone, "light" or "deep"."""

    skin: str = "light"

    def figure(self, view: str = "scene") -> Figure:
        """The drawing as a new matplotlib Figure. Raises ValueError for a view but "scene"."""
        from .position_drawing import draw_position  # matplotlib is loaded for those who ask only

        chosen(view, ("scene",), f"view of {self.name}")
        return draw_position(self.name, self.side, self.skin).figure


def position(name: str, side: str = "right", skin: str | None = None) -> PositionDrawing:
    """The drawing of a position, such as "ball_on_wall".

    side: "left" or "right", the side that is worked on. skin: "light" or "deep"; None takes the
    drawing's own. Raises ValueError for a name, side or skin that does not exist.
    """
    shelf = load().positions
    record = shelf[chosen(name, shelf, "position")]
    chosen(side, SIDES, "side")
    skin = chosen(record.skin if skin is None else skin, SKINS, "skin")
    text = _in_skin(drawing(record.file, "positions.toml", name), record.skin, skin)
    return PositionDrawing(
        name,
        sided(record.title, side),
        sided(record.description.strip(), side),
        (text,),
        record.credit,
        side,
        views=("scene",) if "{side}" in record.title else (),
        skin=skin,
    )


def _in_skin(text: str, shipped: str, wanted: str) -> str:
    """The drawing with the other skin: the one colour that differs."""
    old, new = SKINS[shipped], SKINS[wanted]
    return text.replace(
        f"var({PREFIX}{old.name},{old.light})", f"var({PREFIX}{new.name},{new.light})"
    )
