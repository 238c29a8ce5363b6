"""What the model says of a press, and where it stops giving numbers."""

from __future__ import annotations

import math
import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import glute_lessons.mechanics
from glute_lessons.mechanics import (
    MEDIUS_MM,
    NOT_MEASURED,
    PIRIFORMIS_MM,
    POSTURES,
    TOOLS,
    Band,
    Press,
    estimate,
    press,
)
from glute_lessons.mechanics.bands import exactly
from glute_lessons.mechanics.contact import pair_modulus, plane_modulus, sphere

WITH_SHAPE = [id for id, tool in TOOLS.items() if tool.radius_mm]
PAIRS = [(tool, posture.id) for posture in POSTURES.values() for tool in posture.tools]
tools, forces, firmness = st.sampled_from(WITH_SHAPE), st.floats(1, 1300), st.floats(60, 450)


def reach_of(tool: str, force_n: float, modulus_kpa: float) -> float:
    reach = press(TOOLS[tool], exactly(force_n), modulus_kpa=modulus_kpa).patch_over_radius
    assert reach is not None
    return reach


def force_that_reaches(tool: str, reach: float) -> float:
    low, high = 0.1, 1500.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if reach_of(tool, middle, 250) < reach else (low, middle)
    return low


@given(tools, forces, firmness)
def test_the_patch_beside_the_ball_decides_what_is_said(
    tool: str, force: float, modulus: float
) -> None:
    done = press(TOOLS[tool], Band(force * 0.8, force, force * 1.1), modulus_kpa=modulus)
    reach = done.patch_over_radius
    assert reach is not None
    expected = "band" if reach <= 0.5 else "rough" if reach <= 0.9 else "force_only"
    assert done.quality == expected
    pressures = (done.mean_kpa, done.peak_kpa, done.half_width_mm, done.left_at_piriformis)
    assert all((each is None) == (expected == "force_only") for each in pressures)
    assert done.at_least_kpa is not None


@pytest.mark.parametrize("tool", ["tennis_ball", "massage_ball", "lacrosse_ball"])
@pytest.mark.parametrize(
    ("reach", "quality"),
    [(0.499, "band"), (0.501, "rough"), (0.899, "rough"), (0.901, "force_only")],
)
def test_the_limits_are_half_and_nine_tenths_of_the_radius(
    tool: str, reach: float, quality: str
) -> None:
    force = force_that_reaches(tool, reach)
    assert press(TOOLS[tool], exactly(force)).quality == quality


@given(st.sampled_from(["tennis_ball", "lacrosse_ball"]), forces)
def test_the_least_is_the_force_over_the_whole_ball(tool: str, force: float) -> None:
    radius = TOOLS[tool].radius_mm
    assert radius is not None
    least = press(TOOLS[tool], exactly(force)).at_least_kpa
    assert least is not None
    assert least.middle == pytest.approx(force / (math.pi * (radius / 1000) ** 2) / 1000)


def test_under_a_roller_the_least_is_the_force_over_its_whole_width() -> None:
    least = press(TOOLS["foam_roller_firm"], exactly(300.0), contact_length_mm=150).at_least_kpa
    assert least is not None and least.middle == pytest.approx(300 / (0.15 * 0.15) / 1000)


@given(tools, forces, firmness)
def test_bands_are_in_order_and_no_pressure_is_less_than_it_can_be(
    tool: str, force: float, modulus: float
) -> None:
    done = press(TOOLS[tool], Band(force * 0.8, force, force * 1.1), modulus_kpa=modulus)
    assume(done.mean_kpa is not None and done.at_least_kpa is not None)
    bands = (
        done.mean_kpa, done.peak_kpa, done.half_width_mm, done.area_cm2, done.indentation_mm,
        done.left_at_medius, done.left_at_piriformis,
    )  # fmt: skip
    assert all(band.low <= band.middle <= band.high for band in bands)
    assert done.mean_kpa.low >= done.at_least_kpa.low * (1 - 1e-9)
    assert done.mean_kpa.middle < done.peak_kpa.middle
    assert done.half_width_mm.high <= TOOLS[tool].radius_mm * (1 + 1e-9)
    assert done.left_at_piriformis.middle < done.left_at_medius.middle < 1


def corners(force: Band, radius_m: float) -> tuple[float, float, float]:
    """Mean kPa under a lacrosse ball at the soft, the middle and the firm end."""
    own = TOOLS["lacrosse_ball"].plane_modulus_pa(0)
    ends = ((force.low, 60e3), (force.middle, 250e3), (force.high, 450e3))
    return tuple(  # type: ignore[return-value]
        sphere(f, radius_m, pair_modulus(plane_modulus(e, 0.5), own)).mean_pa / 1e3 for f, e in ends
    )


@pytest.mark.parametrize(("force", "times"), [(Band(30, 40, 50), 1), (Band(120, 130, 150), 2)])
def test_the_band_spans_force_and_firmness_and_is_doubled_when_rough(
    force: Band, times: int
) -> None:
    low, middle, high = corners(force, TOOLS["lacrosse_ball"].radius_mm / 1000)
    done = press(TOOLS["lacrosse_ball"], force)
    assert done.quality == ("band" if times == 1 else "rough")
    assert done.mean_kpa.middle == pytest.approx(middle)
    assert done.mean_kpa.high - middle == pytest.approx(times * (high - middle))
    undercut = middle - times * (middle - low)
    assert done.mean_kpa.low == pytest.approx(max(undercut, done.at_least_kpa.low))


@given(tools, st.floats(5, 500), firmness)
def test_firmer_tissue_takes_more_pressure_on_a_smaller_patch(
    tool: str, force: float, modulus: float
) -> None:
    soft = press(TOOLS[tool], exactly(force), modulus_kpa=60)
    firm = press(TOOLS[tool], exactly(force), modulus_kpa=max(modulus, 70))
    assert firm.patch_over_radius < soft.patch_over_radius
    assume(soft.mean_kpa is not None)
    assert firm.mean_kpa.middle > soft.mean_kpa.middle


def test_the_piriformis_gets_about_a_tenth_and_the_medius_more() -> None:
    """ME-25 says 5 to 19 % for patches of 15 to 25 mm; the depths are AN-22, AN-21 and AN-23."""
    assert (PIRIFORMIS_MM.low, PIRIFORMIS_MM.high) == (52, 66)
    assert MEDIUS_MM.middle < PIRIFORMIS_MM.low
    done = press(TOOLS["lacrosse_ball"], exactly(100.0))
    assert 15 <= done.half_width_mm.middle <= 25
    assert 0.05 <= done.left_at_piriformis.low <= done.left_at_piriformis.high <= 0.19


def test_hands_have_a_force_and_no_pressure() -> None:
    done = estimate("hands", "hands", 70)
    assert done.press == Press("hands", done.force_n, "force_only")


def test_only_a_tool_of_many_sizes_listens_to_the_radius() -> None:
    small, large = (press(TOOLS["massage_ball"], exactly(60.0), radius_mm=r) for r in (25, 60))
    assert small.mean_kpa.middle > large.mean_kpa.middle
    own, asked = (press(TOOLS["tennis_ball"], exactly(60.0), radius_mm=r) for r in (None, 60))
    assert own == asked


@pytest.mark.parametrize(("tool", "posture"), PAIRS)
@pytest.mark.parametrize("mass", [45, 70, 130])
def test_every_tool_in_every_posture_of_its_has_an_estimate(
    tool: str, posture: str, mass: float
) -> None:
    done = estimate(tool, posture, mass)
    assert (done.tool, done.posture, done.body_mass_kg) == (tool, posture, mass)
    assert done.force_n.middle == pytest.approx(done.force_share.middle * mass * 9.81)
    assert len(done.says) >= 2 and all(each.endswith(".") for each in done.says)


def test_upright_at_the_wall_nothing_presses() -> None:
    done = estimate("tennis_ball", "ball_on_wall", 70, lean_deg=0)
    assert done.press.quality == "band"
    assert done.force_n == done.press.mean_kpa == Band(0, 0, 0)


def test_the_example_of_the_room_is_true() -> None:
    said = estimate("tennis_ball", "ball_on_wall", 70, lean_deg=10).force_n.said("N")
    assert f"'{said}'" in (glute_lessons.mechanics.__doc__ or "")


def test_a_caption_says_that_it_is_an_estimate_and_not_measured() -> None:
    assert "estimate" in NOT_MEASURED and "not measured on the buttock" in NOT_MEASURED


def test_the_room_needs_neither_numpy_nor_matplotlib() -> None:
    program = (
        "import sys, glute_lessons.mechanics, glute_lessons.mechanics.comparisons as c; "
        "c.as_rows(); print([n for n in ('numpy', 'matplotlib', 'ipywidgets') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")
