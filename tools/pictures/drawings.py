"""Every drawing of the course: its file in assets/ and the function that draws it."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib

from . import (
    effects,
    feeling,
    muscle_regions,
    review,
    routine,
    run_menu,
    techniques,
    tool_sizes,
    verdicts,
    zones,
)
from .sheet import Sheet
from .svg import svg_text

DRAWINGS: dict[str, Callable[[], Sheet]] = {
    "plates/muscle_regions.svg": muscle_regions.draw,
    "plates/zones.svg": zones.draw,
    "plates/foam_rolling_zones.svg": techniques.foam_rolling_zones,
    "plates/ball_zones.svg": techniques.ball_zones,
    "plates/hands_zones.svg": techniques.hands_zones,
    "diagrams/run_all_cells.svg": run_menu.draw,
    "diagrams/tool_sizes.svg": tool_sizes.draw,
    "diagrams/four_verdicts.svg": verdicts.draw,
    "diagrams/feeling_scale.svg": feeling.draw,
    "diagrams/routine_clock.svg": routine.draw,
    "diagrams/spaced_review.svg": review.draw,
    "diagrams/effect_sizes.svg": effects.draw,
}


def drawn(file: str) -> str:
    """The SVG text of one drawing. file: its path in assets/."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # nobody's own settings may change a picture
        sheet = DRAWINGS[file]()
        return svg_text(sheet.figure, sheet.name)
