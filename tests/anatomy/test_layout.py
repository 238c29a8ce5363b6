"""Texts and leader lines of every diagram: readable, apart from one another, on the paper."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="drawing needs numpy, which is not installed")
pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb

from glute_lessons.anatomy.colours import contrast
from tools.pictures.drawings import DIAGRAMS
from tools.pictures.sheet import WIDTH

NAMES = [file.rpartition("/")[2].removesuffix(".svg") for file in DIAGRAMS]
SMALLEST = 13.5  # pixels at a width of 600; 7 at 320
each = pytest.mark.parametrize("name", NAMES)


def boxes(sheet: Any) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Each text with its left, low, right and top edge, as matplotlib measures it."""
    renderer = FigureCanvasAgg(sheet.figure).get_renderer()
    extents = [(w.artist.get_text(), w.artist.get_window_extent(renderer)) for w in sheet.texts]
    return [(text, (box.x0, box.y0, box.x1, box.y1)) for text, box in extents]


def crossing(one: Any, other: Any) -> bool:
    """Whether two line segments cross."""
    (a, b), (c, d) = np.array(one, float), np.array(other, float)

    def turn(p: Any, q: Any, r: Any) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return bool(turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0)


def through(line: Any, box: tuple[float, float, float, float]) -> bool:
    """Whether a segment passes through a box (sampled at every half pixel)."""
    start, end = np.array(line, float)
    way = end - start
    points = start + np.linspace(0, 1, 2 + int(2 * np.hypot(*way)))[:, None] * way
    left, low, right, top = box
    x, y = points.T
    return bool(((x > left) & (x < right) & (y > low) & (y < top)).any())


@each
def test_no_text_touches_another(name: str, sheets: dict[str, Any]) -> None:
    touching = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes(sheets[name]), 2)
        if min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
    ]
    assert touching == []


@each
def test_every_text_lies_on_the_paper(name: str, sheets: dict[str, Any]) -> None:
    height = sheets[name].height
    outside = [
        text
        for text, (left, low, right, top) in boxes(sheets[name])
        if left < 12 or right > WIDTH - 12 or low < 8 or top > height - 8
    ]
    assert outside == []


@each
def test_leader_lines_do_not_cross_one_another(name: str, sheets: dict[str, Any]) -> None:
    assert [pair for pair in combinations(sheets[name].leaders, 2) if crossing(*pair)] == []


@each
def test_no_leader_line_runs_through_a_text(name: str, sheets: dict[str, Any]) -> None:
    struck = [
        text
        for text, box in boxes(sheets[name])
        for line in sheets[name].leaders
        if through(line, box)
    ]
    assert struck == []


@each
def test_text_is_large_enough(name: str, sheets: dict[str, Any]) -> None:
    assert min(written.artist.get_fontsize() for written in sheets[name].texts) >= SMALLEST


@each
def test_text_stands_out_from_its_ground(name: str, sheets: dict[str, Any]) -> None:
    for written in sheets[name].texts:
        ratio = contrast(to_hex(written.artist.get_color()), written.ground)
        assert ratio >= 4.5, written.artist.get_text()


@each
def test_the_ground_a_text_names_is_the_one_it_stands_on(name: str, sheets: dict[str, Any]) -> None:
    sheet = sheets[name]
    for written in sheet.texts:
        written.artist.set_visible(False)
    canvas = FigureCanvasAgg(sheet.figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())[::-1, :, :3]
    for written in sheet.texts:
        written.artist.set_visible(True)
    for written, (text, (left, low, right, top)) in zip(sheet.texts, boxes(sheet), strict=True):
        area = pixels[int(low) : int(top), int(left) : int(right)].reshape(-1, 3).astype(int)
        ground = np.round(np.array(to_rgb(written.ground)) * 255)
        near = np.abs(area - ground).max(axis=1) <= 2
        assert near.mean() > 0.6, text
