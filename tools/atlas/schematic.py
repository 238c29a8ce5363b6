"""Structures that the meshes lack, set by hand: drawn dashed and named schematic. mm, right."""

from __future__ import annotations

import numpy as np
from shapely import Geometry
from shapely.geometry import Polygon

from .contours import smoothed

_RINGS = {
    "posterior": {
        "biceps_femoris": (
            (49, 776), (57, 776), (72, 735), (92, 690), (106, 640), (114, 590), (116, 561),
            (92, 561), (84, 600), (70, 660), (58, 715),
        ),
    },
    "right_lateral": {
        "iliotibial_tract": (
            (102, 800), (128, 778), (122, 740), (112, 690), (106, 640), (104, 561), (80, 561),
            (80, 640), (81, 685), (84, 720), (92, 765),
        ),
    },
}  # fmt: skip


def outlines(view: str) -> dict[str, Geometry]:
    """Structure → outline in that view."""
    return {
        name: smoothed(Polygon(np.array(ring, float)), 4.0).simplify(0.3)
        for name, ring in _RINGS[view].items()
    }
