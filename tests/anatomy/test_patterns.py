"""Patterns of the zones: wholly inside their area, evenly spaced, and unlike one another."""

from __future__ import annotations

from itertools import combinations, product
from math import atan2, cos, degrees, dist, radians, sin

import pytest

from glute_lessons.anatomy.atlas import KINDS, load_atlas
from glute_lessons.anatomy.geometry import Area, Line, Point, bounds, inside, size_mm2, to_edge
from glute_lessons.anatomy.patterns import dots, stripes

SQUARE: Area = ((((0.0, 0.0), (60.0, 0.0), (60.0, 60.0), (0.0, 60.0)),),)
HOLE = ((20.0, 20.0), (40.0, 20.0), (40.0, 40.0), (20.0, 40.0))
FRAME: Area = ((SQUARE[0][0], HOLE),)
PLACES = {
    f"{view.id} {place}": area
    for view in load_atlas().views.values()
    for kind in KINDS
    for place, area in view.places(kind).items()
}
AREAS = {"square": SQUARE, "frame": FRAME, **PLACES}
ANGLES = (45, -45, 0)
DOT_SPACING = 7.0
each = pytest.mark.parametrize("area", [pytest.param(a, id=name) for name, a in AREAS.items()])


def along(line: Line) -> list[Point]:
    """Points along a line of two ends, its ends left out."""
    (au, av), (bu, bv) = line
    shares = [step / 20 for step in range(1, 20)]
    return [(au + s * (bu - au), av + s * (bv - av)) for s in shares]


def height(line: Line, angle: float) -> float:
    """How far a stripe lies from the middle of the view, across its way."""
    u, v = line[0]
    return v * cos(radians(angle)) - u * sin(radians(angle))


@each
@pytest.mark.parametrize("angle", ANGLES)
class TestStripes:
    def test_lie_wholly_inside_the_area(self, area: Area, angle: float) -> None:
        found = stripes(area, 6.5, angle)
        assert found
        assert all(inside(area, point) for line in found for point in along(line))

    def test_end_at_its_edge(self, area: Area, angle: float) -> None:
        ends = [end for line in stripes(area, 6.5, angle) for end in line]
        assert max(to_edge(end, area) for end in ends) < 1e-6

    def test_all_run_the_same_way(self, area: Area, angle: float) -> None:
        for (au, av), (bu, bv) in stripes(area, 6.5, angle):
            assert degrees(atan2(bv - av, bu - au)) == pytest.approx(angle, abs=1e-6)

    def test_are_evenly_spaced(self, area: Area, angle: float) -> None:
        rows = {round(height(line, angle) / 6.5 - 0.5, 6) for line in stripes(area, 6.5, angle)}
        assert all(row == round(row) for row in rows)

    def test_leave_no_part_of_the_area_bare(self, area: Area, angle: float) -> None:
        """Each millimetre of stripe stands for its spacing."""
        length = sum(dist(*line) for line in stripes(area, 6.5, angle))
        assert length * 6.5 == pytest.approx(size_mm2(area), rel=0.12)


@each
class TestDots:
    def test_lie_inside_the_area_and_not_on_its_edge(self, area: Area) -> None:
        found = dots(area, DOT_SPACING)
        assert found
        for start, end in found:
            assert inside(area, start) and inside(area, end)

    def test_are_too_short_to_be_lines(self, area: Area) -> None:
        assert all(dist(*dot) == pytest.approx(0.1) for dot in dots(area, DOT_SPACING))

    def test_are_nowhere_nearer_than_their_spacing(self, area: Area) -> None:
        middles = [dot[0] for dot in dots(area, DOT_SPACING)]
        nearest = min((dist(a, b) for a, b in combinations(middles, 2)), default=DOT_SPACING)
        assert nearest == pytest.approx(DOT_SPACING, abs=0.01)


@pytest.mark.parametrize("area", [SQUARE, FRAME], ids=["square", "frame"])
def test_dots_leave_no_part_bare(area: Area) -> None:
    middles = [dot[0] for dot in dots(area, DOT_SPACING)]
    low_u, low_v, high_u, high_v = bounds(area)
    squares = product(range(int(low_u), int(high_u), 2), range(int(low_v), int(high_v), 2))
    for point in [square for square in squares if inside(area, square)]:
        assert min(dist(point, dot) for dot in middles) < 1.2 * DOT_SPACING


def test_a_hole_holds_neither_stripe_nor_dot() -> None:
    lines = [*stripes(FRAME, 6.5, 45), *dots(FRAME, DOT_SPACING)]
    assert len(lines) > 20
    assert not any(inside(((HOLE,),), point) for line in lines for point in along(line))
