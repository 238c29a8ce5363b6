"""The plan of one hold, and of one on each side, in numbers."""

from __future__ import annotations

import pytest

from glute_lessons.practice.hold_words import WORDS
from glute_lessons.practice.phases import (
    REST_SECONDS,
    SWITCH_SECONDS,
    Cue,
    cues,
    hold_spans,
    phases,
)

EVERY_HOLD = range(5, 61)


def told(seconds: int) -> list[tuple[int, str]]:
    return [(cue.at_ms, cue.sound) for cue in cues(phases(seconds, WORDS), WORDS)]


@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_a_plan_is_five_seconds_to_get_ready_and_then_the_hold(seconds: int) -> None:
    plan = phases(seconds, WORDS)
    lengths = [(phase.name, phase.seconds) for phase in plan]
    assert lengths == [("count_in", 5), ("hold", seconds), ("done", 0)]
    assert hold_spans(plan) == ((5_000, 5_000 + seconds * 1000),)


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
    assert moments[-1] == hold_spans(phases(seconds, WORDS))[0][1]


def test_the_last_three_seconds_are_said_once_and_no_cue_says_a_number_that_could_be_late() -> None:
    last = [cue.says for cue in cues(phases(20, WORDS), WORDS) if cue.sound == "last"]
    assert last == ["Last seconds.", "", ""]


def test_cues_say_how_long_the_count_in_and_the_hold_are() -> None:
    said = [cue.says for cue in cues(phases(45, WORDS), WORDS)]
    assert said[0] == "Get ready. Your hold starts in 5 seconds."
    assert said[1].startswith("Hold now, for 45 seconds.")


# ---------------------------------------------------------------- one side after the other

BOTH = ("left", "right")


def both(seconds: int) -> tuple[Cue, ...]:
    return cues(phases(seconds, WORDS, BOTH), WORDS)


@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_both_sides_are_two_equal_holds_with_rest_and_switch_between(seconds: int) -> None:
    plan = phases(seconds, WORDS, BOTH)
    assert [(phase.name, phase.side, phase.seconds) for phase in plan] == [
        ("count_in", "left", 5),
        ("hold", "left", seconds),
        ("rest", "left", REST_SECONDS),
        ("switch", "left", SWITCH_SECONDS),
        ("count_in", "right", 5),
        ("hold", "right", seconds),
        ("done", "right", 0),
    ]
    (left, left_end), (right, right_end) = hold_spans(plan)
    assert left_end - left == right_end - right == seconds * 1000
    assert right - left_end == (REST_SECONDS + SWITCH_SECONDS + 5) * 1000


def test_rest_and_switch_are_told_and_each_side_is_named() -> None:
    told = [(cue.at_ms, cue.sound, cue.says) for cue in both(5) if cue.says and cue.sound != "last"]
    assert told == [
        (0, "", "Get ready, left side. Your hold starts in 5 seconds."),
        (5_000, "start", "Hold now, for 5 seconds. Breathe slowly."),
        (
            10_000,
            "end",
            "The left side is done. Ease the pressure off slowly. Rest, and say how it feels.",
        ),
        (30_000, "start", "Change to the other side. Take your time."),
        (60_000, "", "Get ready, right side. Your hold starts in 5 seconds."),
        (65_000, "start", "Hold now, for 5 seconds. Breathe slowly."),
        (70_000, "end", "Done. Ease the pressure off slowly."),
    ]


@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_the_second_side_sounds_as_the_first_one_did(seconds: int) -> None:
    plan = phases(seconds, WORDS, BOTH)
    starts = [begin for begin, _ in hold_spans(plan)]
    sounds = [
        [(cue.at_ms - begin, cue.sound) for cue in both(seconds) if cue.at_ms - begin >= 0]
        for begin in starts
    ]
    length = len(sounds[1])
    assert sounds[0][:length] == sounds[1]


@pytest.mark.parametrize("sides", [("right",), BOTH])
@pytest.mark.parametrize("seconds", EVERY_HOLD)
def test_no_two_cues_fall_together(seconds: int, sides: tuple[str, ...]) -> None:
    moments = [cue.at_ms for cue in cues(phases(seconds, WORDS, sides), WORDS)]
    assert moments == sorted(set(moments))
