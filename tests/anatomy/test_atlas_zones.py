"""Where a technique may hold or pass, in both views and on both sides: never over bone."""

from __future__ import annotations

from itertools import product
from math import atan2, degrees

import pytest

from glute_lessons.anatomy.atlas import KINDS, View, load_atlas
from glute_lessons.anatomy.geometry import (
    Area,
    bounds,
    gap,
    inside,
    mirrored,
    overlap_mm2,
    points,
    size_mm2,
    to_edge,
    to_line,
)

VIEWS = ("posterior", "right_lateral")
SIDES = ("right", "left")
TECHNIQUES = ("ball_on_floor", "ball_on_wall", "foam_rolling", "hands")
MIDDLE = ("sacrum", "coccyx", "lumbar_spine")
BONES = (*MIDDLE, "iliac_crest", "psis", "greater_trochanter", "sit_bone")
MARGIN_MM = 10
CASES = list(product(VIEWS, SIDES, TECHNIQUES))


def view(name: str) -> View:
    return load_atlas().view(name)


def visible_bones(name: str, *structures: str) -> list[Area]:
    """What is seen of some bones, both sides, when all muscles are taken away."""
    parts = view(name).layers[0].parts
    return [part.visible for part in parts if part.structure in structures]


@pytest.mark.parametrize(("where", "side", "technique"), CASES)
class TestAHold:
    @pytest.mark.parametrize("kind", ["never_press", "pass_over"])
    def test_meets_no_such_zone_and_keeps_ten_millimetres(
        self, where: str, side: str, technique: str, kind: str
    ) -> None:
        hold = view(where).regions(technique, side).hold
        for other in SIDES if where == "posterior" else (side,):
            for place, area in view(where).places(kind, other).items():
                assert overlap_mm2(hold, area, 0.5) == 0, place
                assert gap(hold, area) >= MARGIN_MM, place

    def test_lies_in_the_press_zone(self, where: str, side: str, technique: str) -> None:
        hold = view(where).regions(technique, side).hold
        (press,) = view(where).places("press", side).values()
        outside = [point for point in points(hold) if not inside(press, point)]
        assert all(to_edge(point, press) < 1 for point in outside)

    def test_lies_on_the_muscles(self, where: str, side: str, technique: str) -> None:
        hold = view(where).regions(technique, side).hold
        flesh = [
            view(where).outline(f"gluteus_{name}", side)
            for name in ("maximus", "medius", "minimus")
        ]
        for point in points(hold):
            assert any(inside(area, point) or to_edge(point, area) < 1 for area in flesh)

    def test_is_one_place_of_a_size_to_work_on(self, where: str, side: str, technique: str) -> None:
        hold = view(where).regions(technique, side).hold
        assert len(hold) == 1 and len(hold[0]) == 1
        assert 14 < size_mm2(hold) / 100 < 60

    def test_keeps_the_margin_of_its_tool(self, where: str, side: str, technique: str) -> None:
        """A hand feels what it touches; a ball's weight rests on up to 25 mm around its middle."""
        margin = {"hands": 10, "foam_rolling": 15}.get(technique, 25)
        hold = view(where).regions(technique, side).hold
        for kind in ("never_press", "pass_over"):
            for place, area in view(where).places(kind, side).items():
                assert gap(hold, area) >= margin, place

    def test_lies_in_the_upper_outer_buttock(self, where: str, side: str, technique: str) -> None:
        hold = view(where).regions(technique, side).hold
        low, high = bounds(hold)[1], bounds(hold)[3]
        tip = load_atlas().landmark("trochanter_tip", where, side)
        crest = load_atlas().landmark("iliac_crest_top", where, side)
        assert tip[1] + MARGIN_MM < low < high < crest[1] - MARGIN_MM
        if where == "posterior":
            psis = load_atlas().landmark("psis", where, side)
            assert min(abs(u) for u, _ in points(hold)) > abs(psis[0])

    def test_is_round_and_not_cut_square(self, where: str, side: str, technique: str) -> None:
        ((ring,),) = view(where).regions(technique, side).hold
        for before, at, after in zip((ring[-1], *ring), ring, (*ring[1:], ring[0]), strict=False):
            way = atan2(at[1] - before[1], at[0] - before[0])
            turn = atan2(after[1] - at[1], after[0] - at[0]) - way
            assert abs((degrees(turn) + 180) % 360 - 180) < 40, at


@pytest.mark.parametrize(("where", "side", "technique"), CASES)
class TestPassing:
    def test_never_crosses_bone(self, where: str, side: str, technique: str) -> None:
        passing = view(where).regions(technique, side).passing
        for other in SIDES if where == "posterior" else (side,):
            for place, area in view(where).places("never_press", other).items():
                assert overlap_mm2(passing, area, 0.5) == 0, place
                assert gap(passing, area) >= MARGIN_MM, place

    def test_lies_over_no_sacrum_coccyx_or_spine_that_is_seen(
        self, where: str, side: str, technique: str
    ) -> None:
        """The bones themselves, not their zones; from the side, all the hip bone leaves bare."""
        passing = view(where).regions(technique, side).passing
        spine = [f"lumbar_{number}" for number in range(1, 6)]
        shown = visible_bones(where, "sacrum", *spine)
        assert len(shown) >= 5
        for bone in shown:
            assert overlap_mm2(passing, bone, 0.5) == 0
            assert overlap_mm2(passing, mirrored(bone), 0.5) == 0

    def test_takes_in_the_hold(self, where: str, side: str, technique: str) -> None:
        region = view(where).regions(technique, side)
        shared = overlap_mm2(region.hold, region.passing)
        assert shared == pytest.approx(size_mm2(region.hold), rel=0.01)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("where", VIEWS)
class TestTheZones:
    def test_every_bone_near_the_skin_has_one(self, where: str, side: str) -> None:
        places = view(where).places("never_press", side)
        assert set(places) == {*BONES, *(["asis"] if where == "right_lateral" else [])}

    @pytest.mark.parametrize(
        ("landmark", "place", "inner_mm"),
        [
            ("psis", "psis", 10),
            ("sit_bone", "sit_bone", 10),
            ("greater_trochanter", "greater_trochanter", 3),
            ("coccyx_tip", "coccyx", 5),
        ],
    )
    def test_a_bone_has_its_margin_round_its_landmark(
        self, where: str, side: str, landmark: str, place: str, inner_mm: float
    ) -> None:
        at = load_atlas().landmark(landmark, where, side)
        area = view(where).places("never_press", side)[place]
        assert inside(area, at)
        assert to_edge(at, area) >= inner_mm

    def test_the_rim_of_the_crest_is_eleven_millimetres_deep_at_the_top(
        self, where: str, side: str
    ) -> None:
        u, v = load_atlas().landmark("iliac_crest_top", where, side)
        rim = view(where).places("never_press", side)["iliac_crest"]
        depths = [step / 2 for step in range(40) if inside(rim, (u, v - step / 2))]
        assert max(depths) == pytest.approx(11, abs=1)

    def test_the_nerve_strip_is_twenty_five_millimetres_either_side(
        self, where: str, side: str
    ) -> None:
        (strip,) = view(where).places("pass_over", side).values()
        nerve = view(where).nerve_on(side)
        floor = view(where).window[1]
        along = [point for point in nerve if point[1] > floor + 26]
        rim = [point for point in points(strip) if point[1] > floor + 26]
        assert len(along) > 30
        assert min(to_edge(point, strip) for point in along) == pytest.approx(25, abs=0.5)
        assert all(to_line(point, nerve) == pytest.approx(25, abs=0.5) for point in rim)

    def test_press_meets_neither_of_the_others(self, where: str, side: str) -> None:
        (press,) = view(where).places("press", side).values()
        for kind in KINDS[:2]:
            for place, area in view(where).places(kind, side).items():
                assert gap(press, area) >= MARGIN_MM, place

    @pytest.mark.parametrize("landmark", ["psis", "sit_bone", "greater_trochanter", "coccyx_tip"])
    def test_a_point_over_bone_is_never_to_be_pressed(
        self, where: str, side: str, landmark: str
    ) -> None:
        point = load_atlas().landmark(landmark, where, side)
        assert view(where).kind_at(point, side) == "never_press"

    def test_a_point_is_of_the_kind_that_it_lies_in(self, where: str, side: str) -> None:
        low = [point for point in view(where).nerve_on(side) if 600 < point[1] < 720]
        assert {view(where).kind_at(point, side) for point in low} == {"pass_over"}
        (press,) = view(where).places("press", side).values()
        u0, v0, u1, v1 = bounds(press)
        assert view(where).kind_at(((u0 + u1) / 2, (v0 + v1) / 2), side) == "press"
        assert view(where).kind_at((0, 2000), side) is None


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("where", VIEWS)
def test_the_hands_get_the_finger_width_below_the_crest(where: str, side: str) -> None:
    """The band is the flesh between 10 and 30 mm below the bone's rim: H-steps, AN-04."""
    hold = view(where).regions("hands", side).hold
    rim = view(where).places("never_press", side)["iliac_crest"]
    below = [point for point in points(hold) if 10 <= to_edge(point, rim) < 13]
    assert len(below) >= 8
    assert max(u for u, _ in below) - min(u for u, _ in below) > 25


@pytest.mark.parametrize("side", SIDES)
def test_the_middle_is_even_from_behind(side: str) -> None:
    """So the left side's distances are the right side's."""
    for place in MIDDLE:
        area = view("posterior").places("never_press", side)[place]
        other = view("posterior").places("never_press", "right")[place]
        assert overlap_mm2(area, other, 0.5) == pytest.approx(size_mm2(other), rel=0.005)
