"""A body that leans at a wall with a ball behind it, seen from the side: outlines in centimetres.

A mannequin set by hand, 172 cm tall, as it stands upright with its back to the left: u to the
front, v up. Its legs lean about the ankles; its trunk bends at the hips, so that the shoulders stay
off the wall, as anyone's would. The model itself takes the body as straight.
"""

from __future__ import annotations

from math import cos, radians, sin

from glute_lessons.anatomy.geometry import Line, Point

ANKLE = (0.0, 8.0)
BUTTOCK = (-14.2, 90.0)  # where the ball touches
HIP_FROM, HIP_TO = 80.0, 97.0  # the bend, along v
TRUNK_DEG = 4.0  # the most that the trunk leans

SHOE: Line = ((-7, 0), (-7.5, 4), (-6, 9), (4, 9.5), (9, 6.5), (17, 4.5), (19, 2), (18, 0))
LEG: Line = (
    (-4.5, 7), (-5.5, 20), (-8, 34), (-7, 44), (-6, 50), (-8, 60), (-9.5, 72),
    (10, 72), (9, 62), (7.5, 54), (7.2, 48), (5, 40), (5, 28), (4, 16), (4, 7),
)  # fmt: skip
SHORTS: Line = (
    (-9.3, 64), (-10.3, 72), (-12, 80), (-14, 86), BUTTOCK, (-13.4, 96), (-10.8, 104), (-9.8, 109),
    (9.8, 109), (10.5, 102), (10.4, 92), (10.8, 80), (10.2, 64), (0, 62),
)  # fmt: skip
SHIRT: Line = (
    (-10.2, 105), (-9.8, 112), (-11.5, 122), (-13, 132), (-12, 140), (-7.5, 146.5), (-3, 148.5),
    (3, 146), (7.5, 141), (11, 133), (11, 124), (10, 114), (10.4, 105),
)  # fmt: skip
HEAD: Line = (
    (-5.5, 144), (-5.5, 151), (-8.5, 157), (-9, 164), (-5, 170.5), (1, 172), (6.5, 170),
    (8.8, 164.5), (9, 161), (11, 157.5), (9.3, 156), (9.2, 152), (7.5, 149.2), (3, 149.5), (3.5, 144),
)  # fmt: skip
HAIR: Line = (
    (-7, 153.5), (-9.8, 158), (-10, 165), (-5.5, 171.8), (1.5, 173.3), (7.3, 171), (9, 165.5),
    (4.5, 166.5), (-0.5, 163), (-2, 158), (-5, 156.5),
)  # fmt: skip
FOREARM: Line = (
    (-3.5, 113), (-1, 108.5), (6, 108), (14, 110.5), (20, 111), (22.5, 113), (20.5, 115.5),
    (14, 115), (6, 115), (0, 117.5),
)  # fmt: skip
UPPER_ARM: Line = (
    (-6.5, 140), (-7, 130), (-5.5, 119), (-4.5, 112), (-1.5, 109.5), (2, 112), (2.5, 121),
    (3.5, 132), (3, 141), (-2, 145),
)  # fmt: skip
SLEEVE: Line = (
    (-7, 141), (-7.8, 134), (-7.2, 126), (-2, 124.5), (3.6, 126), (4.4, 134), (3.5, 141.5), (-2, 146),
)  # fmt: skip


def lean(point: Point, lean_deg: float) -> Point:
    """Where a point of the upright body is when it leans to the left; the ankle stays."""
    u, v = point
    if v <= ANKLE[1]:
        return point
    x, y = ANKLE
    for start, end, degrees in _pieces(lean_deg):
        length = min(v, end) - start
        if length > 0:
            x -= length * sin(radians(degrees))
            y += length * cos(radians(degrees))
            turn = radians(degrees)
    return x + u * cos(turn), y + u * sin(turn)


def _pieces(lean_deg: float) -> list[tuple[float, float, float]]:
    """Lengths of the body's axis, each with its own lean: the legs, the bend in steps, the trunk."""
    trunk, steps = min(lean_deg, TRUNK_DEG), 24
    wide = (HIP_TO - HIP_FROM) / steps
    bend = [
        (HIP_FROM + at * wide, HIP_FROM + (at + 1) * wide,
         lean_deg + (trunk - lean_deg) * (at + 0.5) / steps)
        for at in range(steps)
    ]  # fmt: skip
    return [(ANKLE[1], HIP_FROM, lean_deg), *bend, (HIP_TO, 200.0, trunk)]


def leaned(ring: Line, lean_deg: float) -> Line:
    """A ring of the upright body, rounded, as it leans."""
    return tuple(lean(point, lean_deg) for point in rounded(ring))


def rounded(ring: Line, steps: int = 4) -> Line:
    """The ring as a smooth curve through its points (Catmull and Rom)."""
    found: list[Point] = []
    for at, start in enumerate(ring):
        before, end, after = ring[at - 1], ring[(at + 1) % len(ring)], ring[(at + 2) % len(ring)]
        found += [_between(before, start, end, after, step / steps) for step in range(steps)]
    return tuple(found)


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    u, v = (
        b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
        for a, b, c, d in zip(before, start, end, after, strict=True)
    )
    return u, v
