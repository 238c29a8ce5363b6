"""How labels share a column: in order, apart, within its ends, and no farther off than need be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glute_lessons.anatomy.label_layout import spread

LOW, HIGH, GAP = 6.0, 356.0, 7.0
CLOSE = 1e-6
middles = st.floats(min_value=-50, max_value=420, allow_nan=False)
sizes = st.floats(min_value=10, max_value=37, allow_nan=False)  # eight of them just fit
columns = st.lists(st.tuples(middles, sizes), max_size=8).map(sorted)
unhurried = settings(deadline=None)  # a busy machine is no fault


@unhurried
@given(columns)
def test_labels_keep_their_order_and_their_gap_and_stay_in_the_column(
    column: list[tuple[float, float]],
) -> None:
    wanted, heights = [it[0] for it in column], [it[1] for it in column]
    found = spread(wanted, heights, LOW, HIGH, GAP)
    edges = [(at - high / 2, at + high / 2) for at, high in zip(found, heights, strict=True)]
    assert len(found) == len(column)
    assert all(top >= LOW - CLOSE and bottom <= HIGH + CLOSE for top, bottom in edges)
    assert all(after[0] - before[1] >= GAP - CLOSE for before, after in pairwise(edges))


@unhurried
@given(columns)
def test_labels_that_touch_nothing_stay_where_they_want_to_be(
    column: list[tuple[float, float]],
) -> None:
    apart: list[tuple[float, float]] = []
    for at, high in column:
        edge = apart[-1][0] + apart[-1][1] / 2 + GAP if apart else LOW
        if at - high / 2 >= edge and at + high / 2 <= HIGH:
            apart.append((at, high))
    found = spread([at for at, _ in apart], [high for _, high in apart], LOW, HIGH, GAP)
    assert found == pytest.approx([at for at, _ in apart])


@unhurried
@given(columns)
def test_spreading_again_moves_nothing(column: list[tuple[float, float]]) -> None:
    wanted, heights = [it[0] for it in column], [it[1] for it in column]
    once = spread(wanted, heights, LOW, HIGH, GAP)
    assert spread(once, heights, LOW, HIGH, GAP) == pytest.approx(once)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([100, 110], [91.5, 118.5]),  # both give way alike
        ([100, 100, 100], [73, 100, 127]),
        ([0, 0], [16, 43]),  # the upper end holds
        ([400, 400], [319, 346]),  # the lower end holds
        ([50, 60, 300], [41.5, 68.5, 300]),  # who is far off stays
    ],
)
def test_labels_that_touch_part_evenly_round_what_they_name(
    wanted: list[float], found: list[float]
) -> None:
    assert spread(wanted, [20.0] * len(wanted), LOW, HIGH, GAP) == pytest.approx(found)


@unhurried
@given(columns)
def test_too_many_labels_are_an_error_and_never_a_heap(column: list[tuple[float, float]]) -> None:
    heights = [high for _, high in column] + [HIGH]
    with pytest.raises(ValueError, match=f"{len(heights)} labels do not fit between 6 and 356"):
        spread([0.0] * len(heights), heights, LOW, HIGH, GAP)


def test_no_labels_need_no_room() -> None:
    assert spread([], [], LOW, HIGH, GAP) == []


def test_labels_that_fit_to_the_last_unit_are_taken() -> None:
    assert spread([0, 0], [20, 20], 0, 47, GAP) == pytest.approx([10, 37])
    with pytest.raises(ValueError, match="do not fit"):
        spread([0, 0], [20, 20], 0, 46.9, GAP)
