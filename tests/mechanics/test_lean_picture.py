"""The lean: nobody in the wall, an arrow on one scale, a dot on its curve."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from glute_lessons.mechanics import (
    RANGES,
    TOOLS,
    Band,
)
from glute_lessons.mechanics import leaning_body as body
from glute_lessons.mechanics.lean_picture import UNITS_PER_CM, WALL_X
from glute_lessons.mechanics.picture_words import meeting_deg
from glute_lessons.mechanics.pictures import LeanPicture
from glute_lessons.mechanics.sheet_lines import arrow, dashed
from tests.mechanics.picture_states import (
    ends,
    leaning,
)


class TestTheLean:
    @pytest.mark.parametrize("lean", range(0, 31, 2))
    def test_nobody_leans_into_the_wall_and_the_ball_lies_between(self, lean: float) -> None:
        picture = LeanPicture()
        picture.show(*leaning(70, lean))
        assert min(ends(part)[0] for part in picture._parts) > WALL_X
        left, _, right, _ = ends(picture._ball)
        assert left == pytest.approx(WALL_X, abs=0.1)
        assert right - left == pytest.approx(
            2 * TOOLS["tennis_ball"].radius_mm / 10 * UNITS_PER_CM, rel=0.01
        )

    @pytest.mark.parametrize("lean", range(0, 31, 5))
    def test_the_legs_lean_by_the_angle_and_the_ankle_stays(self, lean: float) -> None:
        x, y = body.lean((0.0, body.HIP_FROM), lean)
        assert math.degrees(math.atan2(-x, y - body.ANKLE[1])) == pytest.approx(lean)
        assert body.lean((0.0, 4.0), lean) == (0.0, 4.0)

    def test_the_arrow_is_as_long_as_the_force_is_large(self) -> None:
        picture, lengths = LeanPicture(), []
        for mass, lean in ((45, 5), (70, 10), (130, 30)):
            shown = leaning(mass, lean)
            picture.show(*shown)
            left, _, right, _ = ends(picture._arrow)
            lengths.append((right - left) / shown[0].force_n.middle)
        assert lengths == pytest.approx([lengths[0]] * 3)
        picture.show(*leaning(70, 0))
        assert not picture._arrow.get_visible()

    def test_the_dot_lies_on_the_curve(self) -> None:
        picture = LeanPicture()
        picture.show(*leaning(70, 20))
        left, top, right, bottom = ends(picture._dot)
        middle = (left + right) / 2, (top + bottom) / 2
        points = picture._middle.get_path().vertices.tolist()
        assert min(math.dist(middle, point) for point in points) < 0.1

    @pytest.mark.parametrize(
        ("floor", "angle"), [(50.0, 5.0), (0.0, 0.0), (300.0, 30.0), (301.0, None)]
    )
    def test_the_angle_at_which_the_wall_meets_the_floor(
        self, floor: float, angle: float | None
    ) -> None:
        curve = [(at, Band(10 * at, 10 * at, 10 * at)) for at in range(0, 31, 3)]
        assert meeting_deg(Band(floor, floor, floor), curve) == angle

    def test_they_meet_where_their_ranges_begin_to_overlap(self) -> None:
        curve = [(at, Band(8 * at, 10 * at, 12 * at)) for at in range(0, 31, 5)]
        assert meeting_deg(Band(60, 100, 140), curve) == 5

    def test_the_plot_has_room_for_every_body(self) -> None:
        picture = LeanPicture()
        for mass in (RANGES["body_mass_kg"].low, RANGES["body_mass_kg"].high):
            picture.show(*leaning(mass, 30))
            highest = min(ends(picture._band)[1], ends(picture._floor)[1])
            ticks = [text for text in picture._ticks if text.get_text()]
            assert 3 <= len(ticks) <= 6
            assert highest >= min(text.get_position()[1] for text in ticks) - 4.5


def test_dashes_are_as_long_as_asked_and_leave_gaps() -> None:
    pieces = dashed(((0, 0), (10, 0), (10, 10)), 4, 2)
    lengths = [sum(math.dist(a, b) for a, b in pairwise(piece)) for piece in pieces]
    assert lengths == pytest.approx([4, 4, 4, 2])


def test_an_arrow_ends_at_its_tip() -> None:
    assert arrow((0, 0), (30, 0))[3] == (30, 0)
    assert arrow((5, 5), (5, 5)) == ()
