"""The position drawings: numbers that cover nobody, words that fit, files that are small."""

from __future__ import annotations

import gzip
from itertools import combinations
from math import dist
from typing import Any
from xml.etree import ElementTree as ET

import pytest

np = pytest.importorskip("numpy", reason="drawing needs numpy, which is not installed")
pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

import glute_lessons as gl
from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.geometry import inside, size_mm2, to_edge
from glute_lessons.anatomy.outlines import load_outlines
from glute_lessons.anatomy.position_drawing import draw_position, kinds
from glute_lessons.anatomy.position_layout import CLOSE_RADIUS, DISC, WIDTH, Layout, laid_out
from glute_lessons.anatomy.shaping import circle, cut_area, cut_line
from glute_lessons.content import assets, load

POSITIONS = load().positions
each = pytest.mark.parametrize("name", list(POSITIONS))
sides = pytest.mark.parametrize("side", ["right", "left"])


def layout(name: str) -> Layout:
    return laid_out(name, tuple(label.at for label in POSITIONS[name].labels))


@each
class TestTheLayout:
    def test_numbers_stand_apart_and_on_the_sheet(self, name: str) -> None:
        found = layout(name)
        assert all(dist(a, b) >= 2 * DISC + 4 for a, b in combinations(found.discs, 2))
        for u, v in found.discs:
            assert DISC < u < WIDTH - DISC and DISC < v < found.height - DISC

    def test_no_number_lies_on_what_another_number_names(self, name: str) -> None:
        found, outlines = layout(name), load_outlines(name)
        targets = [found.move.point(outlines.anchors[x.at]) for x in POSITIONS[name].labels]
        for at, disc in enumerate(found.discs):
            assert all(dist(disc, it) > DISC + 3 for k, it in enumerate(targets) if k != at)

    def test_a_number_stands_near_what_it_names_and_leaves_it_free(self, name: str) -> None:
        found, outlines = layout(name), load_outlines(name)
        for disc, label in zip(found.discs, POSITIONS[name].labels, strict=True):
            assert DISC + 5 < dist(disc, found.move.point(outlines.anchors[label.at])) < 100

    def test_the_enlarged_circle_covers_nobody_and_no_number(self, name: str) -> None:
        found, outlines = layout(name), load_outlines(name)
        assert (found.close is None) == (outlines.magnifier is None)
        if found.close is None:
            return
        figure = found.move.area(outlines.figure)
        assert not inside(figure, found.close)
        assert to_edge(found.close, figure) > CLOSE_RADIUS
        assert all(dist(found.close, disc) > CLOSE_RADIUS + DISC for disc in found.discs)


@each
@sides
class TestTheDrawing:
    def test_its_words_lie_on_the_sheet_and_apart(self, name: str, side: str) -> None:
        canvas = draw_position(name, side)
        words = [it for it in canvas.written if len(it.words) > 1]
        arrows = kinds(load_outlines(name))
        assert len(words) == len(POSITIONS[name].labels) + len(arrows)
        rows = len(POSITIONS[name].labels) + bool(arrows)
        for it in words:
            left, top, right, bottom = it.box
            assert left > 5 and right < canvas.panel.width - 5
            assert top > canvas.panel.height - 26 * rows - 12
            assert bottom < canvas.panel.height
            assert "{" not in it.words

    def test_a_number_counts_up_in_the_scene_and_under_it(self, name: str, side: str) -> None:
        numbers = [it.words for it in draw_position(name, side).written if len(it.words) == 1]
        wanted = [str(k) for k in range(1, len(POSITIONS[name].labels) + 1)]
        assert sorted(numbers) == sorted(wanted * 2)


@each
def test_the_left_is_the_mirror_of_the_right_with_its_words_unmirrored(name: str) -> None:
    right, left = draw_position(name, "right"), draw_position(name, "left")
    for a, b in zip(right.leaders, left.leaders, strict=True):
        assert b.end == pytest.approx((WIDTH - a.end[0], a.end[1]))
    boxes = [[it.box for it in canvas.written if len(it.words) > 1] for canvas in (right, left)]
    assert [box[0] for box in boxes[0]] == [box[0] for box in boxes[1]]


@each
class TestTheFile:
    def test_is_at_most_40_kb_gzipped(self, name: str) -> None:
        assert len(gzip.compress((assets() / POSITIONS[name].file).read_bytes())) <= 40_000

    def test_is_shown_as_an_image_with_a_name_and_a_description(self, name: str) -> None:
        figure = ET.fromstring(gl.position(name)._repr_mimebundle_()["text/html"])
        (svg,) = (it for it in figure.iter() if it.tag.rpartition("}")[2] == "svg")
        assert svg.get("role") == "img" and svg[0].text == gl.position(name).title
        assert svg.get("aria-details")
        assert "{" not in gl.position(name, "left").description

    def test_wears_the_skin_that_is_asked(self, name: str) -> None:
        for skin, colour in (("light", c.PERSON), ("deep", c.PERSON_DEEP)):
            other = c.PERSON_DEEP if skin == "light" else c.PERSON
            (drawing,) = gl.position(name, skin=skin).drawings
            assert colour.light in drawing and other.light not in drawing


def test_both_skins_are_used_about_equally() -> None:
    deep = sum(position.skin == "deep" for position in POSITIONS.values())
    assert 5 <= deep <= 8


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"name": "ball_on_wal"}, ["position 'ball_on_wal'", "The nearest is ball_on_wall."]),
        ({"name": "ball_on_wall", "side": "up"}, ["side 'up'", "right, left"]),
        ({"name": "ball_on_wall", "skin": "blue"}, ["skin 'blue'", "light, deep"]),
    ],
)
def test_an_unknown_name_is_told_with_what_there_is(asked: dict[str, Any], words: list) -> None:
    with pytest.raises(ValueError) as told:
        gl.position(**asked)
    assert [word for word in words if word not in str(told.value)] == []


def test_damaged_or_missing_outlines_name_the_file_and_the_command(tmp_path: Any) -> None:
    with pytest.raises(FileNotFoundError, match=r"ball_on_wall\.json.*make positions"):
        load_outlines("ball_on_wall", tmp_path)
    (tmp_path / "ball_on_wall.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"ball_on_wall\.json.*damaged.*make positions"):
        load_outlines("ball_on_wall", tmp_path)


class TestCutting:
    SQUARE = (((-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)),)

    def test_an_area_keeps_what_lies_in_the_circle(self) -> None:
        (cut,) = (cut_area((self.SQUARE,), (10.0, 0.0), 4.0),)
        half = size_mm2(((circle((10.0, 0.0), 4.0),),)) / 2
        assert size_mm2(cut) == pytest.approx(half, rel=0.02)
        assert cut_area((self.SQUARE,), (30.0, 0.0), 4.0) == ()

    def test_a_line_keeps_its_pieces_in_the_circle(self) -> None:
        line = tuple((float(u), 0.0) for u in range(-10, 11))
        assert cut_line(line, (0.0, 0.0), 3.5) == [tuple((float(u), 0.0) for u in range(-3, 4))]
