"""No figure is shown finer than two digits."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.mechanics import Band, two_figures


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"), (0.0, "0"), (5.0, "5"), (33.4, "33"), (0.194, "0.19"), (0.2, "0.2"),
        (1234, "1200"), (9.96, "10"), (99.6, "100"), (0.0996, "0.1"), (1.55, "1.6"),
        (0.0123, "0.012"), (-8.75, "-8.8"), (1e-7, "0.0000001"),
    ],
)  # fmt: skip
def test_two_figures(value: float, said: str) -> None:
    assert two_figures(value) == said


@given(st.floats(1e-6, 1e9))
def test_never_more_than_two_digits_and_never_far_from_the_value(value: float) -> None:
    said = two_figures(value)
    assert len(said.replace(".", "").strip("0")) <= 2
    assert float(said) == pytest.approx(value, rel=0.0501)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_is_no_figure_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        two_figures(value)


def test_a_band_says_its_middle_first() -> None:
    assert Band(44.7, 89.2, 162.0).said("kPa") == "89 (45 to 160) kPa"
    assert Band(1.0, 2.0, 3.0).holds(3.0) and not Band(1.0, 2.0, 3.0).holds(3.1)
