"""The bars: in order, on one scale, and the learner's own among them."""

from __future__ import annotations

import pytest

from glute_lessons.mechanics import (
    FORCE_ORDERS,
    POSTURES,
)
from glute_lessons.mechanics.picture_words import WORDS, in_order
from glute_lessons.mechanics.pictures import OrderPicture
from tests.mechanics.picture_states import (
    MASSES,
    ends,
    forces,
    pressures,
    svg,
)


class TestTheOrder:
    def test_the_bars_grow_downward_and_those_without_a_number_come_last(self) -> None:
        bars = pressures("ball_on_floor_figure_four", 70)
        assert [bar.name for bar in in_order(bars)] == [
            "Massage ball",
            "Lacrosse ball",
            "Tennis ball",
        ]
        picture = OrderPicture()
        picture.show(forces(70))
        wide = [ends(row._bar)[2] for row in picture._rows]
        assert wide == sorted(wide)

    def test_bars_and_ranges_share_one_scale_from_nothing(self) -> None:
        picture, bars = OrderPicture(), in_order(forces(70))
        picture.show(bars)
        units = set()
        for bar, row in zip(bars, picture._rows, strict=True):
            left, _, right, _ = ends(row._bar)
            low, _, high, _ = ends(row._range)
            units |= {
                round((right - left) / bar.band.middle, 6),
                round((low - left) / bar.band.low, 6),
            }
            units.add(round((high - left) / bar.band.high, 6))
        assert len(units) == 1

    def test_the_learners_own_is_marked_by_more_than_colour(self) -> None:
        picture = OrderPicture()
        picture.show(forces(70, "ball_on_floor"))
        marked = [row._mark.get_visible() for row in picture._rows]
        assert marked == [bar.chosen for bar in in_order(forces(70, "ball_on_floor"))]
        assert f"Ball on the floor: {WORDS['here']}" in svg(picture)

    def test_rough_is_striped_and_no_number_is_said(self) -> None:
        picture = OrderPicture()
        picture.show(pressures("ball_on_floor_figure_four", 70))
        seen = [(row._bar.get_visible(), row._stripes.get_visible()) for row in picture._rows]
        assert seen == [(True, True), (True, True), (False, False)]
        for words in ("no_number", "striped", "empty", "range"):
            assert WORDS[words] in svg(picture)

    def test_fewer_bars_leave_nothing_of_those_before(self) -> None:
        used, fresh = OrderPicture(), OrderPicture()
        used.show(forces(70))
        for picture in (used, fresh):
            picture.show(pressures("roller_leaning", 70))
        assert svg(used) == svg(fresh)

    def test_no_bars_at_all_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="bars: found none"):
            OrderPicture().show([])

    @pytest.mark.parametrize("order", FORCE_ORDERS)
    @pytest.mark.parametrize("mass", MASSES)
    def test_the_picture_keeps_the_order_of_force(
        self, order: tuple[str, ...], mass: float
    ) -> None:
        names = [bar.name for bar in in_order(forces(mass))]
        places = [names.index(POSTURES[posture].name) for posture in order]
        assert places == sorted(places)
