"""The pictures of the explorers. Each is drawn once and then changed in place.

    SectionPicture().show(estimate)                    the tool in the skin, true to scale
    OrderPicture().show(bars)                          bars with ranges, from small to large
    LeanPicture().show(estimate, lean, floor, curve)   a body at the wall, and force by angle

Each has `figure`, a matplotlib Figure 288 units wide for progress.picture_svg.element, and
`label(…)`, its accessible name. Only making one needs matplotlib: it raises ImportError without.
"""

from .lean_picture import LeanPicture
from .order_picture import OrderPicture
from .picture_words import Bar
from .section_picture import SectionPicture

__all__ = ["Bar", "LeanPicture", "OrderPicture", "SectionPicture"]
