"""The landmark sheet: two pictures with numbers, and how to find each place on oneself."""

from __future__ import annotations

from typing import Any

from glute_lessons.content import Library

from .drawings import plate_drawing
from .places import VIEWS, landmark_places
from .technique_sheets import credits, who_not
from .words import ZONE_NAMES

TALL = 80.0  # mm of a drawing, at least


def landmark_page(library: Library) -> dict[str, Any]:
    """What the template of the landmark sheet needs."""
    places = {view: landmark_places(view) for view in VIEWS}
    shown = [name for name in library.landmarks if any(name in found for found in places.values())]
    numbers = {name: str(at) for at, name in enumerate(shown, start=1)}
    drawings = [
        plate_drawing("zones", view, library, TALL, {
            numbers[name]: point for name, point in found.items() if name in numbers
        })
        for view, found in places.items()
    ]  # fmt: skip
    return {
        "landmarks": tuple(library.landmarks.values()),
        "numbers": numbers,
        "zone_names": ZONE_NAMES,
        "drawings": drawings,
        "tall": TALL,
        "credits": credits(drawings),
        "stop_rule": library.dose.stop_rule,
        "who_not": who_not(library),
    }
