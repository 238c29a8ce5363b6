"""The buttock muscles from behind: hand-set, schematic, right half; millimetres as in bones.py.

A muscle is a patch between four curves: where it starts, where it ends, and its two edges. Fibres
and shading follow the patch, so they run the way the muscle pulls.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from matplotlib.path import Path

from .curves import Knot, Points, sampled, smooth


def _even(knots: Sequence[Knot], count: int = 41) -> Points:
    """count points along an open curve, evenly spaced. Shape (count, 2)."""
    points = sampled(smooth(knots, closed=False), 16)
    lengths = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    places = np.linspace(0, lengths[-1], count)
    return np.column_stack([np.interp(places, lengths, points[:, axis]) for axis in (0, 1)])


def _picked(line: Points, shares: Points) -> Points:
    """Points of an evenly spaced line at some shares of its length, 0 to 1."""
    places = np.linspace(0, 1, len(line))
    return np.column_stack([np.interp(np.ravel(shares), places, line[:, k]) for k in (0, 1)])


@frozen
class Muscle:
    """upper and lower: its edges, from start to end; starts, ends: from upper to lower edge."""

    upper: tuple[Knot, ...]
    lower: tuple[Knot, ...]
    starts: tuple[Knot, ...]
    ends: tuple[Knot, ...]

    @property
    def outline(self) -> Path:
        """The whole muscle as one closed curve."""
        ring = [*self.upper, *self.ends[1:], *self.lower[::-1][1:], *self.starts[::-1][1:-1]]
        corners = {self.upper[0], self.upper[-1], self.lower[0], self.lower[-1]}
        return smooth([(*knot[:2], 1.0) if knot in corners else knot for knot in ring])

    def at(self, along: Points, across: Points) -> Points:
        """Points of the patch (a Coons patch): along and across run from 0 to 1."""
        u, t = np.asarray(along)[:, None], np.asarray(across)[:, None]
        edges = [_even(knots) for knots in (self.upper, self.lower, self.starts, self.ends)]
        upper, lower, starts, ends = edges
        ruled = (1 - t) * _picked(upper, u) + t * _picked(lower, u)
        ruled = ruled + (1 - u) * _picked(starts, t) + u * _picked(ends, t)
        corners = (1 - u) * ((1 - t) * upper[0] + t * lower[0])
        return ruled - corners - u * ((1 - t) * upper[-1] + t * lower[-1])

    def fibres(self, count: int, first: float = 0.06, last: float = 0.95) -> Path:
        """Lines along the muscle, starting and stopping a little unevenly, as one path."""
        lines = []
        for number in range(count):
            across = (number + 0.75) / (count + 0.5)
            start = first + 0.05 * ((number * 7) % 5) / 4
            along = np.linspace(start, last - 0.06 * ((number * 5) % 4) / 3, 6)
            knots = self.at(along, np.full(6, across))
            lines.append(smooth([tuple(knot) for knot in knots], closed=False))
        return Path.make_compound_path(*lines)

    def tone(self, middle: float, half: float, start: float = 0.05, end: float = 0.95) -> Path:
        """A lens along the muscle, for light and shade. middle, half: where across it lies."""
        along = np.linspace(start, end, 9)
        swell = half * np.sin(np.linspace(0, np.pi, 9)) ** 0.8
        one = self.at(along, np.clip(middle - swell, 0.015, 0.985))
        other = self.at(along, np.clip(middle + swell, 0.015, 0.985))[::-1]
        return smooth([tuple(knot) for knot in [*one, *other[1:-1]]])


MAXIMUS = Muscle(
    upper=((69, 180), (94, 150), (118, 116), (134, 84), (141, 52)),
    lower=((5, 28), (17, 6), (42, -11), (70, -28), (92, -48), (106, -74)),
    starts=((69, 180), (50, 158), (37, 132), (27, 104), (15, 70), (5, 28)),
    ends=((141, 52), (142, 16), (136, -26), (124, -62), (115, -76), (106, -74)),
)
MEDIUS = Muscle(
    upper=((139, 154), (147, 124), (148, 90), (143, 44)),
    lower=((62, 168), (70, 136), (88, 104), (122, 52)),
    starts=((139, 154), (134, 176), (118, 193), (98, 197), (78, 190), (62, 168)),
    ends=((143, 44), (134, 40), (122, 52)),
)
MEDIUS_FRONT_PART = Muscle(  # what is left of it when its rear part is cut away
    upper=MEDIUS.upper,
    lower=((96, 197), (104, 170), (116, 128), (126, 92), (131, 62), (131, 46)),
    starts=((139, 154), (134, 176), (118, 193), (96, 197)),
    ends=((143, 44), (137, 40), (131, 46)),
)
MINIMUS = Muscle(
    upper=((128, 138), (134, 112), (137, 84), (139, 50)),
    lower=((67, 122), (82, 102), (104, 80), (128, 52)),
    starts=((128, 138), (114, 160), (94, 163), (76, 146), (67, 122)),
    ends=((139, 50), (134, 44), (128, 52)),
)
PIRIFORMIS = Muscle(
    upper=((34, 124), (52, 116), (76, 98), (100, 78), (125, 63)),
    lower=((28, 92), (48, 82), (74, 70), (100, 61), (122, 57)),
    starts=((34, 124), (27, 110), (28, 92)),
    ends=((125, 63), (125, 59), (122, 57)),
)
OBTURATOR_AND_GEMELLI = Muscle(
    upper=((49, 64), (68, 66), (96, 58), (124, 53)),
    lower=((52, 44), (72, 43), (98, 45), (124, 45)),
    starts=((49, 64), (47, 54), (52, 44)),
    ends=((124, 53), (126, 49), (124, 45)),
)
QUADRATUS_FEMORIS = Muscle(
    upper=((74, 36), (98, 38), (126, 36)),
    lower=((74, 4), (98, -4), (124, -10)),
    starts=((74, 36), (79, 20), (74, 4)),
    ends=((126, 36), (132, 14), (124, -10)),
)
DEEP_ROTATORS = (OBTURATOR_AND_GEMELLI, QUADRATUS_FEMORIS)
