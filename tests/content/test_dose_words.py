"""The dose in words says the numbers of dose.toml and techniques.toml, and nothing else."""

from __future__ import annotations

import pytest
from attrs import evolve

from glute_lessons.content import load
from glute_lessons.content.dose_words import dose_lines

LIBRARY = load()
HANDS = LIBRARY.techniques["hands"]


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (30, "20 to 30 seconds; at most 2 a day on one spot"),
        (60, "20 to 30 seconds, 60 at the most; at most 2 a day on one spot"),
    ],
)
def test_a_hold_names_its_longest_only_where_that_is_longer(most: int, words: str) -> None:
    technique = evolve(HANDS, hold=evolve(HANDS.hold, max_seconds=most))
    assert dict(dose_lines(technique, LIBRARY.dose))["A hold"] == words


def test_every_line_follows_its_number() -> None:
    passes = evolve(HANDS.passes, pass_seconds=(3, 3), set_seconds=(40, 50), sets=1)
    lines = dict(dose_lines(evolve(HANDS, passes=passes), LIBRARY.dose))
    assert lines["Feeling"] == "aim for 3 to 4 of 10, never above 5"
    assert lines["Slow passes"] == "3 seconds each way"
    assert lines["One set"] == "40 to 50 seconds, then rest; at most 1 a day on one region"
    assert lines["A session"] == "5 to 10 minutes in all, at most once a day on one region"
