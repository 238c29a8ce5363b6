"""Where landmarks lie on the zone map, for signs that stand on them."""

from __future__ import annotations

from glute_lessons.anatomy.geometry import Point
from glute_lessons.anatomy.places import columns, work, zone_columns

VIEWS = ("posterior", "lateral")
OTHER_NAMES = {"bone": "sacrum"}  # the zone map names all bone where it points to the sacrum


def landmark_places(view: str) -> dict[str, Point]:
    """Landmark → its place in a view, for those that the course points to there."""
    found = {
        OTHER_NAMES.get(name, name): point
        for column in zone_columns(view)
        for name, point in column.targets.items()
    }
    found["upper_outer_buttock"] = work("upper_outer_buttock", view).target
    for column in columns(view, "skin"):
        if "gluteal_fold" in column.targets:
            found["gluteal_fold"] = column.targets["gluteal_fold"]
    return found
