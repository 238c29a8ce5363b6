"""Where the cross-section's millimetres lie on its drawing."""

from __future__ import annotations

from glute_lessons.anatomy.geometry import Line, Point

from .pressing import FAT_MM, MEDIUS_MM, PIRIFORMIS_MM
from .sheet import EDGE, ROW

UNITS_PER_MM = 1.2
REACH_MM, AIR_MM, DEEP_MM = 75.0, 70.0, 80.0  # shown to either side, above and below the skin
TOP = EDGE + 2 * ROW + 6
SKIN_Y = TOP + UNITS_PER_MM * AIR_MM
BOTTOM = SKIN_Y + UNITS_PER_MM * DEEP_MM
MIDDLE_X = EDGE + UNITS_PER_MM * REACH_MM
RIGHT = MIDDLE_X + UNITS_PER_MM * REACH_MM
LAYERS = (FAT_MM, MEDIUS_MM, PIRIFORMIS_MM)


def place(x_mm: float, depth_mm: float) -> Point:
    """A point of the section on the drawing."""
    return MIDDLE_X + UNITS_PER_MM * x_mm, SKIN_Y + UNITS_PER_MM * depth_mm


def placed(line: Line) -> Line:
    """A line of the section on the drawing, kept within its frame."""
    return tuple(place(x, min(depth, DEEP_MM)) for x, depth in line)
