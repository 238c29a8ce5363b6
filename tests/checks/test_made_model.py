"""The made cell of lesson 9's appendix: every comparison is told, and those that miss are not hidden."""

from __future__ import annotations

import pytest

from glute_lessons.checks.lessons import LessonText
from glute_lessons.checks.made import made
from glute_lessons.content import load
from glute_lessons.mechanics.comparisons import comparisons
from glute_lessons.mechanics.measured import MEASURED

LIBRARY = load()


@pytest.fixture
def lines() -> list[str]:
    return made("model", LIBRARY, LessonText("09_evidence", ())).splitlines()


def test_each_measured_value_has_a_line_with_its_sources(lines: list[str]) -> None:
    told = [line for line in lines if line.startswith("- ")]
    assert len(told) == len(MEASURED)
    for line, found in zip(told, MEASURED, strict=True):
        assert found.said in line and found.why in line
        assert line.endswith(f"[{', '.join(found.evidence)}]")
        assert set(found.evidence) <= set(LIBRARY.sources)


def test_what_lies_outside_the_band_is_named_so(lines: list[str]) -> None:
    outside = [line for line in lines if "**outside the band**" in line]
    assert len(outside) == sum(not each.inside for each in comparisons()) > 0


def test_one_value_was_fitted_and_the_counts_are_the_tables(lines: list[str]) -> None:
    assert sum(", fitted, " in line for line in lines) == 1
    predicted = [each for each in comparisons() if each.measured.use == "predicted"]
    inside = sum(each.inside for each in predicted)
    assert lines[0].endswith(f"Of {len(predicted)} predictions, {inside} lie in the model's band.")
