"""The two orders that the model must show (ME-40)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from glute_lessons.mechanics import FORCE_ORDERS, POSTURES, PRESSURE_ORDER, SMALL_LEAN_DEG, force_n
from glute_lessons.mechanics.orders import compared, mean_pressures


@pytest.mark.parametrize("order", FORCE_ORDERS)
@given(
    mass=st.floats(45, 130),
    lean_deg=st.floats(0, SMALL_LEAN_DEG),
    wall_friction=st.floats(0, 1),
    hand_share=st.floats(0, 0.25),
    foot_share=st.floats(0, 0.1),
)
def test_the_order_of_force_holds_for_every_body_and_every_support(
    order: tuple[str, ...], mass: float, **setting: float
) -> None:
    """A small lean at the wall < floor with both sides < one side < figure four, whatever the rest.

    It holds end by end: for the lowest, the middle and the highest figure of each band.
    """
    chain = [force_n(posture, mass, **setting) for posture in order]
    for weaker, stronger in pairwise(chain):
        assert weaker.low < stronger.low
        assert weaker.middle < stronger.middle
        assert weaker.high < stronger.high


def test_a_far_lean_can_equal_the_floor() -> None:
    """ME-35: the wall is gentle because the lean is small."""
    wall = force_n("ball_on_wall", 70, lean_deg=30)
    assert wall.middle > force_n("ball_on_floor", 70).middle


@given(st.floats(5, 1000), st.floats(60, 450))
def test_the_order_of_pressure_holds_wherever_all_four_give_a_number(
    force: float, modulus: float
) -> None:
    means = mean_pressures(force, modulus)
    assume(means is not None)
    assert all(softer < harder for softer, harder in pairwise(means))


def test_the_share_of_cases_that_can_be_compared_is_counted() -> None:
    light, heavy = compared([40.0], [250.0]), compared([600.0], [60.0])
    assert (light.cases, light.all_numbers, light.in_order, light.share) == (1, 1, 1, 1.0)
    assert (heavy.cases, heavy.all_numbers, heavy.in_order, heavy.share) == (1, 0, 0, 0.0)
    both = compared([40.0, 600.0], [60.0, 250.0])
    assert both.cases == 4 and both.all_numbers == both.in_order == 2


def test_the_orders_name_postures_and_tools_that_exist() -> None:
    assert {id for order in FORCE_ORDERS for id in order} <= set(POSTURES)
    assert len(PRESSURE_ORDER) == 4
