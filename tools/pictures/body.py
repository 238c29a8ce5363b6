"""The body's outline and the three kinds of zone, from behind; millimetres as in bones.py.

Schematic and hand-set. The line of the sciatic nerve runs one third of the way from the PSIS to the
sit bone and half way between sit bone and greater trochanter (AN-27), then straight down (AN-28).
"""

from __future__ import annotations

from attrs import frozen
from matplotlib.path import Path

from .bones import FOOT, HEAD, PSIS, SIT_BONE, TROCHANTER
from .curves import band, ellipse, mirrored, smooth

Spot = tuple[float, float]

NERVE_STRIP_MM = 25.0  # either side of the line, the course's own margin (SF-25)
MARGIN_MM = 10.0  # what a press region keeps from bone and nerve strip

_OUTER = (
    (112, HEAD, 1),
    (116, 220),
    (128, 200),
    (142, 178),
    (153, 150),
    (162, 118),
    (168, 80),
    (171, 40),
    (170, 0),
    (166, -50),
    (160, -90),
    (155, FOOT, 1),
)
_INNER = ((13, FOOT, 1), (9, -80), (5, -56), (0, -46, 1))
OUTER_LINE = smooth(_OUTER, closed=False)
INNER_LINE = smooth(_INNER, closed=False)
CLEFT = smooth([(0, 30), (1.5, 0), (0, -46)], closed=False)
FOLD = smooth([(3, -40), (22, -54), (52, -58), (84, -50), (108, -36)], closed=False)
_HALF = (*_OUTER, *_INNER)
SKIN = smooth([*_HALF, *((-x, *rest) for x, *rest in _HALF[-2::-1])])
CLOSE_UP_LEFT = -57.0  # close-ups show the right half and the midline up to here
SKIN_CLOSE_UP = smooth(
    [
        *_HALF,
        *((-x, *rest) for x, *rest in _INNER[-2::-1]),
        (CLOSE_UP_LEFT, FOOT, 1),
        (CLOSE_UP_LEFT, HEAD, 1),
    ]
)


def _between(start: Spot, end: Spot, share: float) -> Spot:
    """The point some share of the way from start to end."""
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


NERVE_THIRD = _between(PSIS, SIT_BONE, 1 / 3)
NERVE_HALF = _between(SIT_BONE, TROCHANTER, 1 / 2)
NERVE_UNDER = _between(NERVE_THIRD, NERVE_HALF, 0.55)  # near where it leaves the piriformis
NERVE = smooth(
    [
        NERVE_THIRD,
        NERVE_UNDER,
        NERVE_HALF,
        (101, -20),
        (100, -70),
        (99, -100),
        (99, FOOT),
    ],
    closed=False,
)
NERVE_STRIP = band(NERVE, NERVE_STRIP_MM, round_end=False)

CREST_LINE = smooth(
    [
        (47, 160),
        (52, 178),
        (64, 192),
        (80, 201),
        (98, 204),
        (115, 200),
        (129, 190),
    ],
    closed=False,
)


@frozen
class NeverPress:
    """A place over bone. name: as its label says it; shape: one or both halves in millimetres."""

    name: str
    shape: Path
    paired: bool = True


NEVER_PRESS = {
    "crest": NeverPress("Hip ridge", band(CREST_LINE, 9)),
    "psis": NeverPress("Dimple", ellipse(*PSIS, 27, 30)),
    "trochanter": NeverPress(
        "Hip bump",
        smooth(
            [
                (131, 69),
                (146, 58),
                (153, 34),
                (149, 10),
                (138, 0),
                (126, 6),
                (120, 28),
                (120, 56),
            ]
        ),
    ),
    "sit_bone": NeverPress(
        "Sit bone",
        smooth(
            [
                (54, 43),
                (70, 36),
                (78, 18),
                (72, 0),
                (56, -8),
                (40, -2),
                (32, 14),
                (38, 34),
            ]
        ),
    ),
    "sacrum": NeverPress(
        "Sacrum",
        smooth(
            [
                (-50, 166),
                (0, 172),
                (50, 166),
                (50, 138),
                (38, 102),
                (24, 74),
                (0, 64),
                (-24, 74),
                (-38, 102),
                (-50, 138),
            ]
        ),
        paired=False,
    ),
    "tailbone": NeverPress(
        "Tailbone",
        smooth(
            [
                (-19, 76),
                (-15, 50),
                (-11, 28),
                (0, 17),
                (11, 28),
                (15, 50),
                (19, 76),
                (0, 82),
            ]
        ),
        paired=False,
    ),
    "spine": NeverPress(
        "Spine",
        smooth(
            [
                (-20, HEAD, 1),
                (20, HEAD, 1),
                (20, 200),
                (22, 164, 1),
                (-22, 164, 1),
                (-20, 200),
            ]
        ),
        paired=False,
    ),
}

PRESS = smooth(
    [
        (75, 134),
        (70, 149),
        (71, 160),
        (77, 170),
        (88, 178),
        (102, 181),
        (116, 175),
        (129, 163),
        (141, 146),
        (150, 124),
        (150, 102),
        (140, 88),
        (124, 83),
        (108, 88),
        (96, 102),
        (85, 119),
    ]
)
# For the middle of the ball: from anywhere in here its edge reaches neither bone nor nerve strip.
WALL_MIDDLE = smooth(
    [
        (103, 142),
        (107, 147),
        (114, 148.5),
        (122, 147),
        (131, 145.5),
        (139, 139),
        (143, 127),
        (143, 113),
        (138, 105),
        (128, 104),
        (120, 107),
        (113.5, 116),
        (108, 126),
        (104, 134.5),
    ]
)
FLOOR_MIDDLE = smooth(
    [
        (98, 146),
        (104, 150),
        (113, 148),
        (122, 145),
        (128, 138),
        (132, 128),
        (133, 116),
        (131, 107),
        (124, 104.5),
        (118.5, 108.5),
        (112.5, 117.5),
        (107.5, 126),
        (102, 135),
    ]
)
HAND_BAND = band(
    smooth(
        [
            (80, 157),
            (87.5, 167),
            (98, 171.5),
            (109, 168.5),
            (118, 160),
            (126, 150),
            (133, 139),
        ],
        closed=False,
    ),
    9,
)
HAND_KNEAD = smooth(
    [
        (88, 131),
        (93, 147),
        (104, 150),
        (116, 141),
        (124, 131),
        (137, 118),
        (142, 103),
        (133, 89),
        (113, 89),
        (99, 104),
    ]
)

# Where the practices move, from and to. Balls are drawn with their real size.
ROLL_ARROW = ((124, 86), (108, 162))
BALL_RADIUS_MM = 32.5
WALL_BALL = (127.0, 126.0)
WALL_ARROWS = (((134.5, 113), (119.5, 139)), ((116.5, 126), (137.5, 126)))
FLOOR_BALL = (116.0, 129.0)
FLOOR_ARROWS = (((126, 114.5), (106, 143.5)),)
HAND_CIRCLE = (114.0, 116.0)


def both(shape: Path) -> tuple[Path, Path]:
    """A shape of the right half and its mirror image."""
    return shape, mirrored(shape)
