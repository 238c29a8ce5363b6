"""The feeling scale: what each number allows, and what is said, at each moment."""

from __future__ import annotations

from typing import Any

import pytest

from glute_lessons.content import load
from glute_lessons.practice.feeling import (
    MOMENTS,
    SCALE,
    as_data,
    ends_hold,
    goes_on,
    says,
    step_of,
)

LIBRARY = load()


@pytest.mark.parametrize("value", SCALE)
def test_four_or_less_goes_on_and_six_or_more_ends_a_hold(value: int) -> None:
    assert goes_on(value, LIBRARY.dose) == (value <= 4)
    assert ends_hold(value, LIBRARY.dose) == (value >= 6)


@pytest.mark.parametrize(
    ("value", "moment", "begins"),
    [
        (0, "before", "0 of 10. You can start."),
        (4, "before", "4 of 10. You can start."),
        (5, "before", "5 of 10. Start only at 4 or less. "),
        (6, "before", "6 of 10. Start only at 4 or less. "),
        (3, "during", "3 of 10. "),
        (5, "during", "5 of 10. "),
        (6, "during", "6 of 10 is too much, so the hold has ended. "),
        (10, "during", "10 of 10 is too much, so the hold has ended. "),
        (4, "after", "4 of 10. You can go on."),
        (5, "after", "5 of 10. Go on only at 4 or less. "),
        (10, "after", "10 of 10. Go on only at 4 or less. "),
    ],
)
def test_what_is_said_begins_with_the_number_and_what_follows(
    value: int, moment: str, begins: str
) -> None:
    assert says(value, moment, LIBRARY).startswith(begins)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("value", SCALE)
def test_the_advice_is_the_scales_own_word_for_word(value: int, moment: str) -> None:
    if moment == "during" or value > 4:
        step = next(s for s in LIBRARY.feelings.values() if s.span[0] <= value <= s.span[1])
        assert says(value, moment, LIBRARY).endswith(f" {step.do}")
    else:
        assert says(value, moment, LIBRARY).split(". ")[1] in ("You can start.", "You can go on.")


def test_the_page_gets_all_eleven_numbers_in_order_with_all_that_follows() -> None:
    data = as_data(LIBRARY)
    assert [each["value"] for each in data] == list(range(11))
    assert [each["goes_on"] for each in data] == [True] * 5 + [False] * 6
    assert [each["ends"] for each in data] == [False] * 6 + [True] * 5
    assert all(
        each[moment] == says(each["value"], moment, LIBRARY) for each in data for moment in MOMENTS
    )


@pytest.mark.parametrize("value", [-1, 11, 3.0, "3", None, True])
def test_another_number_is_refused_in_one_sentence(value: Any) -> None:
    for judge in (
        lambda: goes_on(value, LIBRARY.dose),
        lambda: ends_hold(value, LIBRARY.dose),
        lambda: step_of(value, LIBRARY.feelings.values()),
        lambda: says(value, "during", LIBRARY),
    ):
        with pytest.raises(ValueError, match="feeling, value: found .*; allowed is a whole number"):
            judge()


def test_another_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="allowed is one of before, during, after"):
        says(3, "later", LIBRARY)
