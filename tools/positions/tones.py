"""Light and shade, in three steps, the same on every colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from shapely import Geometry

from .camera import Camera
from .contours import region
from .raster import Grid
from .turning import Array, unit

SHADE, DARK, LIGHT = 0.50, 0.26, 0.92
BLUR = 0.45  # cm


def light(camera: Camera) -> Array:
    """Where light comes from: over the viewer's left shoulder."""
    return unit(camera.toward * 0.70 + np.array([0, 0.68, 0]) - camera.right * 0.45)


def areas(lit: Array, figure: NDArray, plain: NDArray, grid: Grid) -> dict[str, Geometry]:
    """lit: 0 to 1 per pixel; plain: where no light is set (hair)."""
    even = _blurred(lit, figure, BLUR / grid.pixel)
    masks = {
        "shade": figure & (even <= SHADE),
        "dark": figure & (even <= DARK),
        "light": figure & (even > LIGHT) & ~plain,
    }
    return {name: region(mask, grid, 2.0, 0.10, 6, 6) for name, mask in masks.items()}


def prop_shade(lit: Array, mask: NDArray, grid: Grid, level: float) -> Geometry:
    """The shaded side of a prop."""
    return region(mask & (_blurred(lit, mask, 2) < level), grid, 1.5, 0.06)


def _blurred(field: Array, mask: NDArray, cells: float) -> Array:
    """Within the mask only; 1 outside."""
    weight = ndimage.gaussian_filter(mask.astype(float), cells)
    total = ndimage.gaussian_filter(np.where(mask, field, 0), cells)
    return np.where(mask, total / np.maximum(weight, 1e-3), 1)
