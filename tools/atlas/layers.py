"""What is seen of each structure when all above its layer is taken away, and how it is shaded.

A layer is drawn over those below it. A part that lies behind a deeper structure is left out, so
layers drawn from the deepest up give the right picture at every depth.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy import ndimage
from shapely import Geometry

from .contours import between, cleaned, outline, smoothed, thinned
from .raster import PIXEL, in_front, lit
from .silhouettes import Images
from .structures import BY_ID, LAYERS
from .views import View

LEAST = 40  # mm² seen, or the part is left out
TONES = {"dark": (-1.0, 0.34), "shade": (-1.0, 0.58), "light": (0.90, 2.0)}  # of Lambert's light


@frozen
class Part:
    """What is seen of one structure. tones: areas by name, painted in the order of TONES."""

    structure: str
    side: str
    visible: Geometry
    tones: dict[str, Geometry]


def layers(seen: Images, view: View) -> dict[str, list[Part]]:
    """Layer → its parts, the farthest first."""
    found = {}
    for number, layer in enumerate(LAYERS):
        shown = [key for key in seen if BY_ID[key[0]].layer in LAYERS[: number + 1]]
        front = in_front([seen[key] for key in shown])
        own = [
            (_nearness(seen, key, front == place), key, front == place)
            for place, key in enumerate(shown)
            if BY_ID[key[0]].layer == layer and (front == place).sum() * PIXEL**2 >= LEAST
        ]
        parts = [_part(seen, key, mask, view) for _, key, mask in sorted(own, key=lambda o: o[:2])]
        found[layer] = [part for part in parts if not part.visible.is_empty]
    return found


def _nearness(seen: Images, key: tuple[str, str], mask: NDArray[np.bool_]) -> float:
    return float(seen[key].depth[mask].mean())


def _part(seen: Images, key: tuple[str, str], mask: NDArray[np.bool_], view: View) -> Part:
    bone = BY_ID[key[0]].kind == "bone"
    visible = _visible(mask, view, bone)
    light = _blurred(lit(seen[key]), mask, 1.0 if bone else 2.5)
    tones = {}
    for name, (low, high) in TONES.items():
        area = between(light, low, high, view).intersection(visible)
        area = cleaned(area, 0.6, 60, 45 if bone else 120).intersection(visible).simplify(0.4)
        if not area.is_empty:
            tones[name] = area
    return Part(*key, visible, tones)


def _visible(mask: NDArray[np.bool_], view: View, bone: bool) -> Geometry:
    """Grown a little, so that no gap opens between neighbours."""
    if bone:
        shape = cleaned(outline(mask, view, 0.8), 0.5, 15, 20).buffer(0.5)
        return thinned(shape, 400, 0.2)
    shape = cleaned(outline(mask, view, 2.2), 2.0, 1e9, 90).buffer(0.9)
    return thinned(smoothed(shape, 3.0), 300, 0.2)


def _blurred(field: NDArray, mask: NDArray[np.bool_], sigma_mm: float) -> NDArray:
    """A Gaussian blur that takes nothing from outside the mask; 1 far from it."""
    sigma = sigma_mm / PIXEL
    weight = ndimage.gaussian_filter(mask.astype(float), sigma)
    total = ndimage.gaussian_filter(np.where(mask, field, 0.0), sigma)
    return np.where(weight > 1e-3, total / np.maximum(weight, 1e-3), 1.0)
