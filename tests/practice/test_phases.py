"""The plan of one hold, in numbers."""

from __future__ import annotations

import pytest

from glute_lessons.practice.hold_timer import WORDS
from glute_lessons.practice.phases import breaths, cues, hold_span, phases

EVERY_HOLD = range(5, 61)


def told(seconds: int) -> list[tuple[int, str]]:
    return [(cue.at_ms, cue.sound) for cue in cues(phases(seconds, WORDS), WORDS)]


@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_a_plan_is_five_seconds_to_get_ready_and_then_the_hold(seconds: int) -> None:
    plan = phases(seconds, WORDS)
    lengths = [(phase.name, phase.seconds) for phase in plan]
    assert lengths == [("count_in", 5), ("hold", seconds), ("done", 0)]
    assert hold_span(plan) == (5_000, 5_000 + seconds * 1000)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (5, [(0, ""), (5000, "start"), (7000, "last"), (8000, "last"), (9000, "last"), (10000, "end")]),
        (11, [(0, ""), (5000, "start"), (13000, "last"), (14000, "last"), (15000, "last"),
              (16000, "end")]),
        (20, [(0, ""), (5000, "start"), (15000, "halfway"), (22000, "last"), (23000, "last"),
              (24000, "last"), (25000, "end")]),
        (25, [(0, ""), (5000, "start"), (17500, "halfway"), (27000, "last"), (28000, "last"),
              (29000, "last"), (30000, "end")]),
    ],
)  # fmt: skip
def test_cues_fall_at_the_start_halfway_in_the_last_three_seconds_and_at_the_end(
    seconds: int, expected: list[tuple[int, str]]
) -> None:
    assert told(seconds) == expected


@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_cues_are_in_order_and_the_last_falls_on_the_end(seconds: int) -> None:
    moments = [at for at, _ in told(seconds)]
    assert moments == sorted(set(moments))
    assert moments[-1] == hold_span(phases(seconds, WORDS))[1]


def test_the_last_three_seconds_are_said_once_and_no_cue_says_a_number_that_could_be_late() -> None:
    last = [cue.says for cue in cues(phases(20, WORDS), WORDS) if cue.sound == "last"]
    assert last == ["Last seconds.", "", ""]


def test_cues_say_how_long_the_count_in_and_the_hold_are() -> None:
    said = [cue.says for cue in cues(phases(45, WORDS), WORDS)]
    assert said[0] == "Get ready. Your hold starts in 5 seconds."
    assert said[1].startswith("Hold now, for 45 seconds.")


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
    paced = breaths(phases(seconds, WORDS), 4, 6)
    assert [(breath.at_ms, breath.ms, breath.way) for breath in paced] == expected


@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_breaths_fill_the_hold_without_a_gap(seconds: int) -> None:
    plan = phases(seconds, WORDS)
    begin, end = hold_span(plan)
    paced = breaths(plan, 4, 6)
    edges = [breath.at_ms for breath in paced] + [end]
    assert edges[0] == begin
    assert [breath.at_ms + breath.ms for breath in paced] == edges[1:]
