"""The pace of breathing: by seconds or by breaths a minute, and the breaths of a hold."""

from __future__ import annotations

from typing import Any

import pytest

from glute_lessons.content import load
from glute_lessons.practice.breathing import Pace, breaths, pace_of_rate, pace_of_seconds

FOUR_SIX = pace_of_seconds(4, 6)
EVERY_HOLD = range(5, 61)


def test_the_courses_own_pace_is_six_breaths_a_minute() -> None:
    dose = load().dose
    assert pace_of_seconds(dose.breathe_in_seconds, dose.breathe_out_seconds) == pace_of_rate(6)
    assert pace_of_rate(6) == Pace(4_000, 6_000)


@pytest.mark.parametrize(
    ("rate", "pace"),
    [
        (4, Pace(6_000, 9_000)),
        (4.5, Pace(5_333, 8_000)),
        (5, Pace(4_800, 7_200)),
        (6, Pace(4_000, 6_000)),
        (7, Pace(3_429, 5_142)),
        (10, Pace(2_400, 3_600)),
    ],
)
def test_a_rate_gives_two_fifths_of_each_breath_to_breathing_in(rate: float, pace: Pace) -> None:
    assert pace_of_rate(rate) == pace


@pytest.mark.parametrize("rate", [n / 10 for n in range(40, 101)])
def test_a_minute_holds_as_many_breaths_as_were_asked_for(rate: float) -> None:
    pace = pace_of_rate(rate)
    assert pace.in_ms + pace.out_ms == pytest.approx(60_000 / rate, abs=1)
    assert pace.out_ms > pace.in_ms


@pytest.mark.parametrize(
    "rate", [3, 3.9, 10.1, 0, -6, 60, "6", True, None, float("nan"), float("inf")]
)
def test_other_rates_are_refused_in_one_sentence(rate: Any) -> None:
    with pytest.raises(ValueError) as refusal:
        pace_of_rate(rate)
    sentence = str(refusal.value)
    assert sentence.startswith("breathing, breaths_per_minute: found ")
    assert sentence.endswith("allowed is a number from 4 to 10")


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        ((1, 6), "breathing, in_seconds: found 1; allowed is a number from 2"),
        (("4", 6), 'breathing, in_seconds: found "4"; allowed is a number from 2'),
        ((True, 6), "breathing, in_seconds: found true; allowed is a number from 2"),
        ((6, 4), "breathing, out_seconds: found 4; allowed is a number from 6"),
        ((4, float("nan")), "breathing, out_seconds: found nan; allowed is a number from 4"),
        (
            (2, 3),
            "breathing, in_seconds and out_seconds together: found 5; allowed is 6 to 15 seconds",
        ),
        (
            (6, 10),
            "breathing, in_seconds and out_seconds together: found 16; allowed is 6 to 15 seconds",
        ),
    ],
)
def test_other_seconds_are_refused_in_one_sentence(seconds: Any, sentence: str) -> None:
    with pytest.raises(ValueError) as refusal:
        pace_of_seconds(*seconds)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (20, [(5000, 4000, "in"), (9000, 6000, "out"), (15000, 4000, "in"), (19000, 6000, "out")]),
        (5, [(5000, 4000, "in"), (9000, 1000, "out")]),
        (12, [(5000, 4000, "in"), (9000, 6000, "out"), (15000, 2000, "in")]),
    ],
)
def test_breaths_are_four_in_and_six_out_and_end_with_the_hold(
    seconds: int, expected: list[tuple[int, int, str]]
) -> None:
    paced = breaths([(5_000, 5_000 + seconds * 1000)], FOUR_SIX)
    assert [(breath.at_ms, breath.ms, breath.way) for breath in paced] == expected


@pytest.mark.parametrize("rate", [4, 5.5, 6, 7, 10])
@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_breaths_fill_each_hold_without_a_gap_and_none_falls_between(
    seconds: int, rate: float
) -> None:
    spans = [(5_000, 5_000 + seconds * 1000), (90_000, 90_000 + seconds * 1000)]
    paced = breaths(spans, pace_of_rate(rate))
    for begin, end in spans:
        own = [breath for breath in paced if begin <= breath.at_ms < end]
        edges = [breath.at_ms for breath in own] + [end]
        assert (edges[0], own[0].way) == (begin, "in")
        assert [breath.at_ms + breath.ms for breath in own] == edges[1:]
    assert all(any(begin <= each.at_ms < end for begin, end in spans) for each in paced)
