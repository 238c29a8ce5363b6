"""Evenly spaced lines along a field of directions on a raster."""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy import ndimage

STEP = 0.6  # of a pixel
CLOSEST = 0.55  # a line ends where another is nearer than this share of the spacing
LEVELS = (0.5, 0.3, 0.7, 0.15, 0.85)  # where lines start: half way first


@frozen
class Field:
    """Directions on a raster. way: (rows, columns, 2), unit; level: (rows, columns), 0 to 1;
    mask: where the muscle is; corner: u, v of the raster's corner, mm; pixel: mm."""

    way: NDArray[np.float64]
    level: NDArray[np.float64]
    mask: NDArray[np.bool_]
    corner: tuple[float, float]
    pixel: float

    @classmethod
    def smoothed(
        cls, values: NDArray, mask: NDArray, corner: tuple[float, float], pixel: float
    ) -> Field:
        """values: (rows, columns, 3), direction and level; blurred within the mask by 4 mm."""
        weight = np.maximum(ndimage.gaussian_filter(mask.astype(float), 4 / pixel), 1e-6)
        blurred = [
            ndimage.gaussian_filter(np.where(mask, values[..., k], 0), 4 / pixel) / weight
            for k in range(3)
        ]
        way = np.stack(blurred[:2], -1)
        way /= np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1e-9)
        return cls(way, blurred[2], mask, corner, pixel)

    def cell(self, at: NDArray) -> tuple[int, int] | None:
        """The pixel that a point in pixels lies in; None outside the muscle."""
        column, row = int(at[0]), int(at[1])
        rows, columns = self.mask.shape
        inside = 0 <= row < rows and 0 <= column < columns and self.mask[row, column]
        return (row, column) if inside else None


def even_lines(field: Field, spacing: float) -> list[NDArray]:
    """Lines, each (n, 2) mm, about `spacing` mm apart and never much nearer."""
    apart = spacing / field.pixel
    taken: list[NDArray] = []
    for seed in _seeds(field):
        if _nearest(taken, seed) < apart:
            continue
        back, forth = (_traced(field, seed, sign, taken, apart * CLOSEST) for sign in (-1, 1))
        line = np.vstack((back[::-1], seed[None], forth))
        if len(line) * STEP > 2 * apart:
            taken.append(line)
    return [line * field.pixel + field.corner for line in taken]


def _seeds(field: Field) -> NDArray:
    """Points in pixels along each of the levels, in a fixed order."""
    found = []
    for level in LEVELS:
        high = (field.level > level) & field.mask
        edge = high & ndimage.binary_dilation(~high & field.mask)
        rows, columns = np.nonzero(edge)
        found.append(np.column_stack((columns, rows)) + 0.5)
    return np.vstack(found)


def _nearest(taken: list[NDArray], at: NDArray) -> float:
    """Distance in pixels from a point to the lines drawn so far."""
    return min((float(np.hypot(*(line - at).T).min()) for line in taken), default=np.inf)


def _traced(
    field: Field, seed: NDArray, sign: int, taken: list[NDArray], closest: float
) -> NDArray:
    """The line from the seed one way, without the seed, (n, 2) pixels."""
    others = np.vstack(taken) if taken else np.full((1, 2), np.inf)
    points, at = [], seed
    for _ in range(1500):
        cell = field.cell(at)
        if cell is None:
            break
        middle = field.cell(at + sign * field.way[cell] * STEP / 2) or cell
        at = at + sign * field.way[middle] * STEP
        if np.hypot(*(others - at).T).min() < closest:
            break
        points.append(at)
    return np.array(points).reshape(-1, 2)
