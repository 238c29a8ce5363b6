"""A panel as plain data for the browser: shapes in tenths of a millimetre, anchors, neighbours."""

from __future__ import annotations

from functools import cache
from typing import Any

from .atlas import load_atlas
from .geometry import Area, Ring
from .hits import Shape, body_shapes, zone_shapes
from .panels import LAYERS, MARGIN, PANELS
from .plate_svg import shown_groups
from .sightings import sights

Window = tuple[float, float, float, float]


@cache
def map_data(panel: str) -> dict[str, Any]:
    """How the panel lies, its shapes in painter's order, and what each layer shows of them.

    shapes: {entry, group, rings: [[u, v, u, v, ...]]}; u and v in 0.1 mm of the view. layers: id,
    art (the drawing's groups shown), hit (the shapes' groups that can be touched), sights. One and
    the same object for every map and question of a panel, to be read only.
    """
    laid = PANELS[panel]
    view = load_atlas().view(laid.view)
    painted = (*body_shapes(view), *zone_shapes(view))
    return {
        "width": laid.width,
        "height": laid.height,
        "inner": laid.inner,
        "margin": MARGIN,
        "window": list(laid.window),
        "shapes": [data for shape in painted if (data := _shape(shape, laid.window))["rings"]],
        "layers": {layer: _layer(panel, layer) for layer in LAYERS},
    }


def _layer(panel: str, layer: str) -> dict[str, Any]:
    art = list(shown_groups(layer))
    return {
        "art": art,
        "hit": ["press", "pass_over", "never_press"] if layer == "skin" else art,
        "sights": [
            {"entry": sight.entry, "anchor": list(sight.anchor), "next": dict(sight.next)}
            for sight in sights(panel, layer).values()
        ],
    }


def _shape(shape: Shape, window: Window) -> dict[str, Any]:
    return {"entry": shape.entry, "group": shape.group, "rings": _rings(shape.area, window)}


def _rings(area: Area, window: Window) -> list[list[int]]:
    return [
        [round(value * 10) for point in ring for value in point]
        for polygon in area
        for ring in polygon
        if _touches(ring, window)
    ]


def _touches(ring: Ring, window: Window) -> bool:
    """Whether a ring can hold a point of the window; the others are not sent."""
    us, vs = zip(*ring, strict=True)
    u0, v0, u1, v1 = window
    return min(us) < u1 and max(us) > u0 and min(vs) < v1 and max(vs) > v0
