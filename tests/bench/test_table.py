"""The table of `make bench`: a line for each figure, met or not as its values say."""

from __future__ import annotations

import pytest

from tools.bench.table import HEADS, Row, late, table

TEN = tuple(range(1, 11))


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (Row("a", "ms", [1, 2, 30], most=2), "met"),
        (Row("a", "ms", [1, 3, 30], most=2), "not met"),
        (Row("a", "ms", [1, 2, 30], most=30, of="worst"), "met"),
        (Row("a", "ms", [1, 2, 31], most=30, of="worst"), "not met"),
        (Row("a", "ms", [1] * 95 + [9] * 5, most=1, of="95 %"), "met"),
        (Row("a", "ms", [1] * 94 + [9] * 6, most=1, of="95 %"), "not met"),
        (Row("a", "ms", [0, 0, 0], most=0), "met"),
        (Row("a", "ms", [1]), ""),
        (Row("a", "ms", [1], peer="not installed", wanted="half the peer"), "open"),
        (Row("a", "ms", most=2), "open"),
        (Row("a", trouble="failed: it broke"), "open"),
    ],
)
def test_a_row_is_met_as_its_own_values_say(row: Row, met: str) -> None:
    assert row.met == met


def test_the_95th_percentile_is_a_value_that_was_measured() -> None:
    assert late(TEN) == 10
    assert late([*TEN, *TEN]) == 10
    assert late([7]) == 7


def columns(line: str) -> list[str]:
    return [part.strip() for part in line.split("  ") if part.strip()]


def test_a_line_has_every_column() -> None:
    row = Row("slow thing", "ms", [1, 12.34, 4321], "peer", [20, 30], 15)
    told = ["slow thing", "ms", "12.3", "4,321", "3", "peer 25.0", "median at most 15", "met"]
    head, line = table([row]).splitlines()[:2]
    assert columns(head) == list(HEADS)
    assert columns(line) == told


def test_words_stand_for_a_limit_that_the_number_does_not_explain() -> None:
    row = Row("a", "ms", [1], "peer", [4], 2, wanted="at most half the peer")
    assert columns(table([row]).splitlines()[1])[-2:] == ["at most half the peer", "met"]


def test_a_limit_on_what_no_column_shows_says_the_figure() -> None:
    line = table([Row("a", "ms", TEN, most=50, of="95 %")]).splitlines()[1]
    assert columns(line)[-2:] == ["95 % at most 50 (is 10)", "met"]


def test_trouble_is_told_in_one_line_and_widens_no_column_but_the_first() -> None:
    trouble = "failed: a\n   very " + "long " * 30 + "word"
    rows = [Row("hold", "ms", [1]), Row("quiz", trouble=trouble)]
    lines = table(rows).splitlines()
    assert lines[2] == "quiz    " + " ".join(trouble.split())
    assert lines[1] == table(rows[:1]).splitlines()[1]


def test_the_end_counts_what_is_met_and_names_the_rest() -> None:
    rows = [
        Row("good", "ms", [1], most=2),
        Row("bad", "ms", [3], most=2),
        Row("broken", trouble="failed: it broke"),
        Row("told", "ms", [3]),
    ]
    end = ["1 of 3 met", "not met: bad", "not measured or not decided: broken"]
    assert table(rows).splitlines()[-3:] == end


def test_with_no_rows_there_is_still_a_table() -> None:
    assert table([]).splitlines() == ["  ".join(HEADS), "0 of 0 met"]
