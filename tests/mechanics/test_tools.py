"""The tools give as much as their tests say, and are as big as the course says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.content import load
from glute_lessons.mechanics import RANGES, TOOLS
from glute_lessons.mechanics.contact import sphere
from glute_lessons.mechanics.tools import LACROSSE_RADIUS_MM, TENNIS_RADIUS_MM, plate_modulus

LIBRARY = load()


def stiffness_n_per_mm(tool: str, force_n: float) -> float:
    """Between two plates: force over the squeeze at both."""
    radius = TOOLS[tool].radius_mm
    assert radius is not None
    touch = sphere(force_n, radius / 1000, TOOLS[tool].plane_modulus_pa(force_n))
    return force_n / (2 * touch.indentation_m * 1000)


@pytest.mark.parametrize("force_n", [80.07, 150.0, 300.0])
def test_the_tennis_ball_gives_as_measured(force_n: float) -> None:
    """ME-19: 10.8 to 14.3 N/mm; a shell keeps its stiffness where a solid ball would gain some."""
    assert 10.8 <= stiffness_n_per_mm("tennis_ball", force_n) <= 14.3


def test_the_lacrosse_ball_gives_as_its_test_and_less_steeply_at_a_light_load() -> None:
    """ME-15, ME-16, ME-19: 32 to 42 N/mm at about 590 N, 17 to 21 at 80 N."""
    assert 32 <= stiffness_n_per_mm("lacrosse_ball", 589.5) <= 42
    assert 17 <= stiffness_n_per_mm("lacrosse_ball", 80) <= 21


@pytest.mark.parametrize(("load_n", "megapascal"), [(512, 2.3), (667, 3.0)])
def test_the_rubber_of_the_lacrosse_ball_is_that_of_the_evidence(
    load_n: float, megapascal: float
) -> None:
    """ME-16: Young's modulus, with rubber's Poisson ratio of one half."""
    plane = plate_modulus(load_n, LACROSSE_RADIUS_MM / 2000, LACROSSE_RADIUS_MM / 1000)
    assert plane * 0.75 / 1e6 == pytest.approx(megapascal, abs=0.05)


@given(st.floats(0.1, 1500), st.floats(0.1, 1500))
def test_no_tool_hardens_with_force_and_tennis_stays_softer_than_lacrosse(
    one: float, two: float
) -> None:
    """The tennis ball's stand-in softens with force, steadily; all others stay."""
    less, more = sorted((one, two))
    for tool in TOOLS.values():
        assert tool.plane_modulus_pa(more) <= tool.plane_modulus_pa(less)
    tennis, lacrosse = TOOLS["tennis_ball"], TOOLS["lacrosse_ball"]
    assert tennis.plane_modulus_pa(less) < lacrosse.plane_modulus_pa(less)


def test_sizes_lie_within_those_that_the_course_teaches() -> None:
    for tool in TOOLS.values():
        low, high = LIBRARY.tools[tool.content_id].diameter_mm
        assert low <= 2 * (tool.radius_mm or 0) <= high
    sizes = RANGES["radius_mm"]
    assert (2 * sizes.low, 2 * sizes.high) == LIBRARY.tools["massage_ball"].diameter_mm
    assert TENNIS_RADIUS_MM > LACROSSE_RADIUS_MM


def test_firmness_rises_as_the_course_teaches() -> None:
    """tools.toml orders the tools by firmness; the model's balls give in that order."""
    balls = [each for each in TOOLS.values() if each.shape == "sphere"]
    by_model = sorted(balls, key=lambda each: each.plane_modulus_pa(80))
    taught = sorted(balls, key=lambda each: LIBRARY.tools[each.content_id].firmness)
    assert by_model == taught
