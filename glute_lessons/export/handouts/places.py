"""Where landmarks lie on the zone map, for signs that stand on them."""

from __future__ import annotations

from glute_lessons.anatomy.geometry import Point
from glute_lessons.anatomy.places import work, zone_columns

VIEWS = ("posterior", "lateral")
# On the fold where the zone map shows it: elsewhere the nerve strip lies over it. mm of the view.
FOLD = (45.0, 722.0)
OTHER_NAMES = {"bone": "sacrum"}  # the zone map names all bone where it points to the sacrum


def landmark_places(view: str) -> dict[str, tuple[str, Point]]:
    """Landmark → the column where its label stands and its place in a view."""
    found = {
        OTHER_NAMES.get(name, name): (column.side, point)
        for column in zone_columns(view)
        for name, point in column.targets.items()
    }
    found["upper_outer_buttock"] = ("outer", work("upper_outer_buttock", view).target)
    if view == "posterior":
        found["gluteal_fold"] = ("inner", FOLD)
    return found
