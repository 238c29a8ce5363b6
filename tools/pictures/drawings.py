"""Every drawing of the course: its file in assets/ and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import matplotlib

from glute_lessons.anatomy.plate_drawings import NAMES, draw_whole
from glute_lessons.anatomy.position_drawing import draw_whole_position
from glute_lessons.content import load

from . import claim_map, effects, feeling, review, routine, run_menu, tool_sizes, verdicts
from .sheet import Sheet
from .svg import plate_text, svg_text

DIAGRAMS: dict[str, Callable[[], Sheet]] = {
    "diagrams/run_all_cells.svg": run_menu.draw,
    "diagrams/tool_sizes.svg": tool_sizes.draw,
    "diagrams/four_verdicts.svg": verdicts.draw,
    "diagrams/feeling_scale.svg": feeling.draw,
    "diagrams/routine_clock.svg": routine.draw,
    "diagrams/spaced_review.svg": review.draw,
    **{f"diagrams/{name}.svg": partial(effects.draw, name) for name in effects.PICTURES},
    "diagrams/claim_map.svg": claim_map.draw,
}
PLATES = {f"plates/{name}.svg": name for name in NAMES}
POSITIONS = {position.file: name for name, position in load().positions.items()}
DRAWINGS = (*PLATES, *POSITIONS, *DIAGRAMS)


def drawn(file: str) -> str:
    """The SVG text of one drawing. file: its path in assets/."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # nobody's own settings may change a picture
        if file in PLATES:
            return plate_text(draw_whole(PLATES[file]), PLATES[file])
        if file in POSITIONS:
            return plate_text(draw_whole_position(POSITIONS[file]), POSITIONS[file])
        sheet = DIAGRAMS[file]()
        return svg_text(sheet.figure, sheet.name)
