"""Hertz's formulas against the evidence's arithmetic, and their scaling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.mechanics.contact import cylinder, pair_modulus, plane_modulus, sphere

forces, moduli = st.floats(1, 1500), st.floats(6e4, 6e5)


@pytest.mark.parametrize(
    ("force_n", "ball", "roller"),
    [
        (50, (56, 84), (15, 19)), (100, (71, 106), (21, 27)),
        (200, (89, 133), (30, 38)), (300, (102, 153), (36, 46)),
    ],
)  # fmt: skip
def test_the_table_of_the_evidence(
    force_n: float, ball: tuple[int, int], roller: tuple[int, int]
) -> None:
    """ME-27: rigid 63.8 mm ball and 15 cm roller at E* = 250 kPa, mean and peak in kPa."""
    under_ball, under_roller = sphere(force_n, 0.0319, 250e3), cylinder(force_n, 0.075, 0.15, 250e3)
    assert (round(under_ball.mean_pa / 1e3), round(under_ball.peak_pa / 1e3)) == ball
    assert (round(under_roller.mean_pa / 1e3), round(under_roller.peak_pa / 1e3)) == roller
    assert 2.8 <= under_ball.mean_pa / under_roller.mean_pa <= 3.85


@pytest.mark.parametrize(
    ("modulus_pa", "force_n", "reach"),
    [(80e3, 50, 0.77), (80e3, 300, 1.40), (600e3, 50, 0.39), (600e3, 300, 0.72)],
)
def test_how_far_the_patch_reaches(modulus_pa: float, force_n: float, reach: float) -> None:
    """ME-28."""
    patch = sphere(force_n, 0.0319, modulus_pa)
    assert patch.half_width_m / 0.0319 == pytest.approx(reach, abs=0.006)


@pytest.mark.parametrize(("depth_mm", "left"), [(25, 0.39), (52, 0.13), (66, 0.08)])
def test_the_fade_under_a_patch_of_20_mm(depth_mm: float, left: float) -> None:
    """ME-24."""
    radius, modulus = 0.03, 2e5
    force = 4 * modulus * 0.02**3 / (3 * radius)
    assert sphere(force, radius, modulus).left_at(depth_mm / 1e3) == pytest.approx(left, abs=0.006)


def test_the_fade_under_a_roller_is_slower() -> None:
    strip = cylinder(200, 0.075, 0.15, 2e5)
    assert strip.left_at(strip.half_width_m) == pytest.approx(0.5**0.5)
    patch = sphere(200, 0.03, 2e5)
    assert patch.left_at(patch.half_width_m) == pytest.approx(0.5)


@given(forces, st.floats(0.02, 0.1), moduli, st.floats(1.1, 8))
def test_a_ball_scales_with_the_third_root_of_force(
    force: float, radius: float, modulus: float, times: float
) -> None:
    """ME-29."""
    one, more = sphere(force, radius, modulus), sphere(times * force, radius, modulus)
    for small, large in (
        (one.peak_pa, more.peak_pa), (one.mean_pa, more.mean_pa),
        (one.half_width_m, more.half_width_m),
    ):  # fmt: skip
        assert large / small == pytest.approx(times ** (1 / 3), rel=0.01)


@given(forces, st.floats(0.02, 0.1), st.floats(0.1, 0.3), moduli, st.floats(1.1, 8))
def test_a_roller_scales_with_the_square_root_of_force(
    force: float, radius: float, length: float, modulus: float, times: float
) -> None:
    """ME-29."""
    one = cylinder(force, radius, length, modulus)
    more = cylinder(times * force, radius, length, modulus)
    assert more.peak_pa / one.peak_pa == pytest.approx(times**0.5, rel=0.01)
    assert more.half_width_m / one.half_width_m == pytest.approx(times**0.5, rel=0.01)


@given(forces, st.floats(0.02, 0.1), moduli)
def test_pressure_over_the_patch_is_the_force(force: float, radius: float, modulus: float) -> None:
    for patch in (sphere(force, radius, modulus), cylinder(force, radius, 0.15, modulus)):
        assert patch.mean_pa * patch.area_m2 == pytest.approx(force)


def test_the_give_of_two_bodies_adds_up() -> None:
    assert pair_modulus(1e6, 1e6) == pytest.approx(5e5)
    assert pair_modulus(3e5, float("inf")) == 3e5
    assert plane_modulus(250.0, 0.5) == pytest.approx(333.3, abs=0.1)


def test_no_force_leaves_no_patch() -> None:
    for patch in (sphere(0, 0.03, 1e5), cylinder(0, 0.03, 0.1, 1e5)):
        assert (patch.mean_pa, patch.peak_pa, patch.area_m2, patch.left_at(0.06)) == (0, 0, 0, 0)
        assert patch.left_at(0) == 1
