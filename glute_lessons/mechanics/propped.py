"""A limb on a roller, the rest propped on the hands: only to meet the measured loads of ME-03.

That trial rolled calves and thighs. What the evidence quotes does not say where the hands and the
other foot were, so this is a plain beam: hands under the shoulders, and hip, knee and ankle each
one unit further along, with every segment's weight at its middle and the head half a unit behind
the hands. The equal lengths are ours.
"""

from __future__ import annotations

from .bands import Band
from .body import Segments, share

MIDDLE_OF_THIGH = 1.5  # units from the shoulders: halfway from hip to knee
MIDDLE_OF_CALF = 2.5


def roller_share(place: float) -> Band:
    """The part of body weight on a roller at that many units from the shoulders.

    high: both legs rest on the roller alone. low: the other leg takes half. middle: the mean.
    """
    all_of_it = share(lambda body: moment(body) / place).middle
    return Band(all_of_it / 2, 0.75 * all_of_it, all_of_it)


def moment(body: Segments) -> float:
    """Of the body's weight about the hands, in body weights times units."""
    return (
        -0.5 * body.head
        + 0.5 * body.trunk
        + 1.5 * body.thighs
        + 2 * (2.5 * body.shank + 3 * body.foot)
    )
