"""Mechanics: how hard does a tool press? A small model, and never a measurement.

The room, from the ground up; all of it but the explorers needs `math` alone:

    bands        Band(low, middle, high), two_figures(): how any figure is shown
    ranges       RANGES, checked(): what each argument may be; controls are made from it
    body         how heavy each part of the body is
    posture      POSTURES, force_n(): from a posture to the force at the pressed buttock
    tools        TOOLS: shape, size and give of each tool
    contact      sphere(), cylinder(): Hertz, and the fade with depth
    pressing     press(): a tool with a force → pressure, patch and depth, with honest limits
    estimating   estimate(): all of it in one call, and NOT_MEASURED for every caption
    orders       what comes before what (ME-40), and in how many cases it can be seen
    measured     values that others measured; propped stands in for a posture that is not ours
    comparisons  as_rows(): the model beside each of them; `python -m glute_lessons.mechanics`
    exploring    a learner's setting, and what stands beside it; explorer_words, _numbers, _tables
                 and _controls say it and offer it
    pictures     SectionPicture, OrderPicture, LeanPicture; the modules named picture, section,
                 lean, fade and sheet are their parts
    explorers    pressure_explorer(), lean_explorer(): the cards

    >>> estimate("tennis_ball", "ball_on_wall", 70, lean_deg=10).force_n.said("N")
    '130 (120 to 150) N'

Every wrong argument is a ValueError of one sentence: the argument, the value, what is allowed.
"""

from .bands import Band, two_figures
from .estimating import NOT_MEASURED, Estimate, estimate
from .orders import FORCE_ORDERS, PRESSURE_ORDER
from .posture import POSTURES, SMALL_LEAN_DEG, Posture, force_n
from .pressing import MEDIUS_MM, PIRIFORMIS_MM, Press, press
from .ranges import RANGES, Range, checked
from .tools import TOOLS, Tool

__all__ = [
    "FORCE_ORDERS", "MEDIUS_MM", "NOT_MEASURED", "PIRIFORMIS_MM", "POSTURES", "PRESSURE_ORDER",
    "RANGES", "SMALL_LEAN_DEG", "TOOLS", "Band", "Estimate", "Posture", "Press", "Range", "Tool",
    "checked", "estimate", "force_n", "press", "two_figures",
]  # fmt: skip
