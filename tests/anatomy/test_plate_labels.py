"""The labels of every plate, layer and side: apart from one another, beside the body, readable."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import combinations, permutations
from math import dist
from typing import Any

import pytest

pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from matplotlib.backends.backend_svg import RendererSVG

from glute_lessons.anatomy.geometry import to_segment
from glute_lessons.anatomy.label_drawing import DOT
from glute_lessons.anatomy.outlines import load_outlines
from glute_lessons.anatomy.panels import LAYERS, PANELS, SIDES
from glute_lessons.anatomy.plate_drawings import NAMES, columns_of
from glute_lessons.anatomy.position_drawing import kinds
from glute_lessons.content import load
from tests.anatomy.test_layout import crossing, through

Box = tuple[float, float, float, float]  # left, top, right, bottom on the drawing
CASES = [
    pytest.param(name, layer, side, id=f"{name}-{layer}-{side}")
    for name in NAMES
    for layer in (LAYERS if name in PANELS else ("all",))
    for side in SIDES
]
SMALLEST, WIDE = 14, 450  # units of text on a sheet of that width: 10 px where it is 320 px wide
EDGE = 2.0  # the least paper round a text

each = pytest.mark.parametrize(("name", "layer", "side"), CASES)


def boxes(canvas: Any) -> list[tuple[str, Box]]:
    """Each line of text and its box, as matplotlib measures what it writes into an SVG."""
    high = canvas.panel.height
    renderer = RendererSVG(canvas.panel.width, high, io.StringIO(), image_dpi=72)
    found = [
        (text.get_text(), text.get_window_extent(renderer)) for text in canvas.figure.axes[0].texts
    ]
    return [(words, (box.x0, high - box.y1, box.x1, high - box.y0)) for words, box in found]


def touching(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) > max(one[0], other[0])
        and min(one[3], other[3]) > max(one[1], other[1])
    )  # fmt: skip


def window(canvas: Any) -> Box:
    """The part of the drawing that shows the body."""
    left, top, width, height = canvas.window
    return left, top, left + width, top + height


def lines(canvas: Any) -> list[tuple[str, Any]]:
    return [(leader.name, (leader.start, leader.end)) for leader in canvas.leaders]


@each
class TestTexts:
    def test_are_the_words_of_the_labels_and_no_others(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        wanted = [
            line
            for column in columns_of(name, layer)
            for label in column.targets
            for line in load().labels[label].words.split("\n")
        ]
        assert wanted
        assert sorted(words for words, _ in boxes(drawn(name, side, layer))) == sorted(wanted)

    def test_do_not_touch(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        found = combinations(boxes(drawn(name, side, layer)), 2)
        assert [(a, b) for (a, one), (b, other) in found if touching(one, other)] == []

    def test_lie_on_the_paper(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        right, bottom = canvas.panel.width - EDGE, canvas.panel.height - EDGE
        outside = [
            words
            for words, box in boxes(canvas)
            if box[0] < EDGE or box[1] < EDGE or box[2] > right or box[3] > bottom
        ]
        assert outside == []

    def test_cover_nothing_of_the_body(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        body = window(canvas)
        assert [words for words, box in boxes(canvas) if touching(box, body)] == []

    def test_are_large_enough_for_a_phone(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        smallest = min(text.get_fontsize() for text in canvas.figure.axes[0].texts)
        assert smallest * WIDE / canvas.panel.width >= SMALLEST

    def test_stand_where_the_canvas_noted_them(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        for written, (words, box) in zip(canvas.written, boxes(canvas), strict=True):
            assert written.words == words
            assert written.box == pytest.approx(box, abs=0.5)


@each
class TestLeaderLines:
    def test_lead_from_every_label(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        wanted = [label for column in columns_of(name, layer) for label in column.targets]
        assert sorted(label for label, _ in lines(drawn(name, side, layer))) == sorted(wanted)

    def test_start_beside_their_own_words(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        found = boxes(canvas)
        for label, ((x, y), _) in lines(canvas):
            own = load().labels[label].words.split("\n")
            nearest = min(found, key=lambda one: _away(one[1], x, y))
            assert nearest[0] in own, label
            assert _away(nearest[1], x, y) < 12, label

    def test_end_in_the_window(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        left, top, right, bottom = window(canvas)
        outside = [
            label
            for label, (_, (x, y)) in lines(canvas)
            if not (left + DOT < x < right - DOT and top + DOT < y < bottom - DOT)
        ]
        assert outside == []

    def test_do_not_cross(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        found = combinations(lines(drawn(name, side, layer)), 2)
        assert [(a, b) for (a, one), (b, other) in found if crossing(one, other)] == []

    def test_run_through_no_text(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        found = [(label, line, *box) for label, line in lines(canvas) for box in boxes(canvas)]
        assert [(label, words) for label, line, words, box in found if through(line, box)] == []

    def test_run_through_no_other_labels_dot(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        found = permutations(lines(drawn(name, side, layer)), 2)
        near = [(a, b) for (a, line), (b, other) in found if to_segment(other[1], line) < 2 * DOT]
        assert near == []

    def test_of_the_left_lead_to_the_mirror_of_the_rights(
        self, name: str, layer: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer)
        mirror = {label: line for label, line in lines(drawn(name, "right", layer))}
        for label, (start, end) in lines(canvas):
            for here, there in zip((start, end), mirror[label], strict=True):
                x = there[0] if side == "right" else canvas.panel.width - there[0]
                assert dist(here, (x, there[1])) < 0.01, label


def _away(box: Box, x: float, y: float) -> float:
    """How far a point is from a box."""
    across = max(box[0] - x, 0.0, x - box[2])
    return float((across**2 + max(box[1] - y, 0.0, y - box[3]) ** 2) ** 0.5)


def used() -> set[str]:
    """Every label of every plate, and what the arrows of the positions mean."""
    arrows = {f"arrow_{kind}" for name in load().positions for kind in kinds(load_outlines(name))}
    return arrows | {
        label
        for name in NAMES
        for layer in (LAYERS if name in PANELS else ("all",))
        for column in columns_of(name, layer)
        for label in column.targets
    }


def test_every_label_that_is_used_has_words() -> None:
    assert used() - set(load().labels) == set()


def test_every_label_that_has_words_is_used() -> None:
    assert set(load().labels) - used() == set()


# What a label says beyond the name of its record: the work of a zone comes before its name.
WORK = {"upper_outer_buttock": "press here"}


@pytest.mark.parametrize("label", sorted(load().labels))
def test_a_label_says_its_records_name_or_plain_words_of_it(label: str) -> None:
    words = load().labels[label].words.lower().replace("\n", " ")
    if label in WORK:
        assert WORK[label] in words
        return
    for shelf in (load().muscles, load().neighbours, load().landmarks):
        if label in shelf:
            record = shelf[label]
            plain = f"{record.name} {record.plain_name}".lower().split()
            assert record.name.lower() in words or set(words.split()) <= set(plain), record.name
