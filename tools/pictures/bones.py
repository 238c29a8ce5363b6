"""Bones from behind: hand-set points in millimetres, schematic, right half; mirrored when drawn.

x: to the right of the midline; y: above the lowest point of the sit bones. Widths follow usual
adult figures: 91 mm between the bony points under the dimples, 289 mm across the greater
trochanters.
"""

from __future__ import annotations

from matplotlib.path import Path

from .curves import ellipse, smooth

FOOT = -118.0  # where the drawing ends below
HEAD = 238.0  # and above

PSIS = (45.5, 154.0)
SIT_BONE = (54.0, 13.0)
TROCHANTER = (144.5, 32.0)  # its outermost point
TROCHANTER_TIP = (127.0, 62.0)
COCCYX_TIP = (0.0, 27.0)
CREST_TOP = (98.0, 206.0)

ILIUM = smooth(
    [
        (43, 160),
        (48, 174),
        (60, 190),
        (78, 202),
        (98, 206),
        (118, 201),
        (131, 189),
        (137, 172),
        (133, 152),
        (124, 132),
        (116, 112),
        (110, 94),
        (108, 78),
        (112, 62),
        (104, 40),
        (90, 34),
        (80, 36),
        (76, 26),
        (73, 12),
        (63, 1),
        (50, 0),
        (40, 9),
        (38, 24),
        (43, 40),
        (48, 55),
        (46, 68),
        (52, 76),
        (60, 88),
        (63, 104),
        (58, 117),
        (49, 124),
        (42, 134),
        (40, 146),
    ]
)
ILIUM_SHADE = smooth(
    [
        (100, 198),
        (118, 194),
        (128, 184),
        (132, 170),
        (127, 150),
        (118, 130),
        (110, 110),
        (104, 92),
        (100, 76),
        (94, 66),
        (90, 80),
        (94, 104),
        (104, 126),
        (110, 150),
        (108, 174),
    ]
)
ISCHIUM_SHADE = smooth(
    [
        (70, 34),
        (72, 18),
        (64, 5),
        (52, 3),
        (46, 10),
        (56, 14),
        (62, 26),
        (64, 40),
    ]
)
PUBIS = smooth(
    [
        (42, 14),
        (32, 10),
        (20, 20),
        (10, 34),
        (5, 46),
        (4, 60),
        (12, 66),
        (24, 66),
        (38, 64),
        (50, 70),
        (60, 66),
        (52, 56),
        (44, 44),
        (40, 28),
    ]
)
FORAMEN = smooth([(40, 24), (30, 26), (20, 40), (20, 52), (30, 56), (40, 52), (46, 42)])

FEMUR = smooth(
    [
        (124, FOOT, 1),
        (126, -80),
        (129, -40),
        (134, -10),
        (141, 10),
        (145, 30),
        (141, 48),
        (132, 61),
        (124, 62),
        (117, 54),
        (112, 58),
        (104, 66),
        (92, 78),
        (80, 80),
        (68, 74),
        (64, 62),
        (70, 48),
        (82, 42),
        (94, 36),
        (103, 22),
        (105, 8),
        (98, 0),
        (97, -10),
        (102, -22),
        (102, -60),
        (98, FOOT, 1),
    ]
)
FEMUR_SHADE = smooth(
    [
        (124, FOOT, 1),
        (126, -80),
        (129, -40),
        (134, -10),
        (141, 10),
        (145, 30),
        (140, 46),
        (135, 34),
        (130, 12),
        (124, -14),
        (119, -50),
        (116, FOOT, 1),
    ]
)
NECK_SHADE = smooth([(124, 20), (114, 8), (108, 10), (104, 24), (96, 37), (104, 40), (114, 32)])

SACRUM = smooth(
    [
        (-14, 168),
        (-30, 172),
        (-48, 163),
        (-50, 146),
        (-41, 126),
        (-33, 104),
        (-22, 82),
        (-13, 66),
        (0, 62),
        (13, 66),
        (22, 82),
        (33, 104),
        (41, 126),
        (50, 146),
        (48, 163),
        (30, 172),
        (14, 168),
        (0, 164),
    ]
)
COCCYX = smooth([(-11, 64), (-9, 52), (-5, 38), (0, 27), (5, 38), (9, 52), (11, 64), (0, 68)])
SACRAL_HOLES = tuple(
    ellipse(x, y, 7, 8) for x, y in ((22, 138), (18.5, 118), (14.5, 99), (10.5, 82))
)
SACRAL_RIDGE = tuple(ellipse(0, y, 9, 13) for y in (146, 126, 106, 88))


def vertebra(y: float, reach: float) -> Path:
    """A lumbar vertebra from behind, its middle at height y; reach: half its width."""
    return smooth(
        [
            (0, y - 20),
            (9, y - 15),
            (16, y - 17),
            (20, y - 8),
            (26, y - 2),
            (reach, y + 2),
            (reach + 3, y + 9),
            (reach - 6, y + 11),
            (27, y + 9),
            (18, y + 17),
            (8, y + 14),
            (0, y + 8),
            (-8, y + 14),
            (-18, y + 17),
            (-27, y + 9),
            (-reach + 6, y + 11),
            (-reach - 3, y + 9),
            (-reach, y + 2),
            (-26, y - 2),
            (-20, y - 8),
            (-16, y - 17),
            (-9, y - 15),
        ]
    )


VERTEBRAE = (vertebra(186, 44), vertebra(220, 42))
SPINES = (ellipse(0, 182, 9, 24), ellipse(0, 216, 9, 24))
