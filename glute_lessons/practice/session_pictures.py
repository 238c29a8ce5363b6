"""The drawings of a guided session as plain data for its page: each with a name and its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

from glute_lessons.anatomy.plate_svg import SVG, tailored
from glute_lessons.anatomy.plates import Plate, plate
from glute_lessons.anatomy.positions import position

from .session_stages import Stage


def key(kind: str, name: str, side: str) -> str:
    """How the page calls a drawing. kind: position or plate, for one name may stand for both."""
    return f"{kind} {name} {side}"


def pictures(stages: Iterable[Stage]) -> dict[str, dict[str, Any]]:
    """key → title, words (paragraphs), credit and the SVG text, for all that the stages show."""
    positions = {(name, stage.side) for stage in stages for name in stage.drawings}
    plates = {(stage.plate, stage.side) for stage in stages if stage.plate}
    shown = {key("position", *each): _as_data(position(*each)) for each in sorted(positions)}
    return shown | {key("plate", *each): _as_data(plate(*each)) for each in sorted(plates)}


def _as_data(shown: Plate) -> dict[str, Any]:
    """Of a picture with two views, the one from behind."""
    svg = tailored(shown.drawings[0], shown.side, shown.layer, shown.labelled)
    svg.set("xmlns", SVG)
    behind = ", from behind" if shown.views[:1] == ("behind",) else ""
    return {
        "title": f"{shown.title}{behind}",
        "words": [part.strip() for part in shown.description.split("\n\n") if part.strip()],
        "credit": shown.credit,
        "svg": ET.tostring(svg, encoding="unicode"),
    }
