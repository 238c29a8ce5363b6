"""A shipped drawing fitted to what is asked: its layer, its side, its labels, its ids."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from glute_lessons.anatomy.colours import LEADER
from glute_lessons.anatomy.panels import LAYERS, PANELS, SIDES
from glute_lessons.anatomy.plate_svg import ORDER, numbered, shown_groups, tailored
from glute_lessons.content import assets

SVG = "{http://www.w3.org/2000/svg}"
FILES = sorted(path.stem for path in (assets() / "plates").glob("*.svg"))
CASES = [
    pytest.param(name, layer, side, id=f"{name}-{layer}-{side}")
    for name in FILES
    for layer in (LAYERS if name in PANELS else (None,))
    for side in SIDES
]
SHOWN = {
    "skin": ("ground", "skin"),
    "maximus": ("ground", "bones", "deep", "medius", "maximus"),
    "medius": ("ground", "bones", "deep", "nerve", "medius"),
    "deep": ("ground", "bones", "deep", "nerve"),
    "bones": ("ground", "bones"),
}
LINE = re.compile(r"M(-?[\d.]+) ?(-?[\d.]+)l(-?[\d.]+) ?(-?[\d.]+)")
MOVED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")
each = pytest.mark.parametrize(("name", "layer", "side"), CASES)


def text(name: str) -> str:
    return (assets() / "plates" / f"{name}.svg").read_text(encoding="utf-8")


def fitted(name: str, layer: str | None, side: str, labelled: bool = True) -> ET.Element:
    return tailored(text(name), side, layer, labelled)


def art(svg: ET.Element) -> ET.Element:
    (found,) = svg.findall("./g[@data-art]")
    return found


def labels(svg: ET.Element) -> list[ET.Element]:
    return svg.findall("./g[@data-labels]")


def said(group: ET.Element) -> tuple[list[Any], list[Any]]:
    """Where the lines of text begin, and the ends of the leader lines."""
    starts = [
        tuple(map(float, MOVED.match(part.get("transform", "")).groups()))  # type: ignore[union-attr]
        for part in group.iter("g")
        if part.get("transform")
    ]
    lines = [
        tuple(map(float, found.groups()))
        for path in group.iter("path")
        if LEADER.light in path.get("stroke", "") and (found := LINE.fullmatch(path.get("d", "")))
    ]
    return starts, [((x, y), (x + dx, y + dy)) for x, y, dx, dy in lines]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_shows_itself_and_what_lies_below_it(layer: str) -> None:
    """The nerve is out of sight under the maximus; the skin hides all."""
    assert shown_groups(layer) == SHOWN[layer]


@each
class TestADrawingFittedToWhatIsAsked:
    def test_holds_the_layers_that_are_seen_and_no_other(
        self, name: str, layer: str | None, side: str
    ) -> None:
        svg = fitted(name, layer, side)
        found = tuple(group.get("data-layer") for group in art(svg).findall("./g[@data-layer]"))
        if layer:
            assert found == SHOWN[layer]
        else:
            assert found in [("ground", "zones"), ("ground", "zones", "moves")]

    def test_hides_nothing_that_it_holds(self, name: str, layer: str | None, side: str) -> None:
        svg = fitted(name, layer, side)
        assert [element for element in svg.iter() if element.get("display")] == []

    def test_holds_the_labels_of_its_layer_and_side_alone(
        self, name: str, layer: str | None, side: str
    ) -> None:
        (group,) = labels(fitted(name, layer, side))
        (one,) = group
        assert (group.get("data-labels"), one.get("data-side")) == (layer or "all", side)
        assert len(list(one)) > 6

    def test_without_labels_holds_none(self, name: str, layer: str | None, side: str) -> None:
        svg = fitted(name, layer, side, labelled=False)
        assert labels(svg) == []
        assert list(svg.iter("use")) == []

    def test_mirrors_the_body_of_the_left_and_no_word(
        self, name: str, layer: str | None, side: str
    ) -> None:
        svg, right = fitted(name, layer, side), fitted(name, layer, "right")
        turned = f"translate({svg.get('width')} 0) scale(-1 1)"
        assert art(svg).get("transform") == (turned if side == "left" else None)
        art(svg).attrib.pop("transform", None)
        assert ET.tostring(art(svg)) == ET.tostring(art(right))
        for group in labels(svg):
            assert not any("scale(-" in part.get("transform", "") for part in group.iter())
            assert group.get("transform") is None and group[0].get("transform") is None

    def test_has_its_labels_where_that_side_has_them_when_drawn_afresh(
        self, name: str, layer: str | None, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side, layer or "all")
        starts, leaders = said(labels(fitted(name, layer, side))[0])
        wanted = [(it.box[0], it.box[3]) for it in canvas.written]
        assert len(starts) == len(wanted) and len(leaders) == len(canvas.leaders)
        for (x, y), (left, low) in zip(starts, wanted, strict=True):
            assert x == pytest.approx(left, abs=0.1)
            assert low - 4 < y < low  # on the base line
        for ends, leader in zip(leaders, canvas.leaders, strict=True):
            assert ends[0] == pytest.approx(leader.start, abs=0.11)
            assert ends[1] == pytest.approx(leader.end, abs=0.11)

    def test_loses_the_namespace_that_html_would_not_know(
        self, name: str, layer: str | None, side: str
    ) -> None:
        tags = {element.tag for element in fitted(name, layer, side).iter()}
        assert tags == {"svg", "g", "path", "defs", "use"}


@pytest.mark.parametrize("name", FILES)
class TestTheBareFile:
    def test_opens_on_the_surface_layer_and_the_labels_of_the_right(self, name: str) -> None:
        svg = ET.fromstring(text(name))
        groups = svg.findall(f"./{SVG}g[@data-art]/{SVG}g[@data-layer]")
        hidden = {group.get("data-layer") for group in groups if group.get("display") == "none"}
        assert hidden == ({"skin", "nerve"} if name in PANELS else set())
        shown = [
            (group.get("data-labels"), one.get("data-side"))
            for group in svg.findall(f"./{SVG}g[@data-labels]")
            for one in group
            if one.get("display") != "none"
        ]
        assert shown == [("maximus" if name in PANELS else "all", "right")]

    def test_shows_what_a_page_would_show_without_a_wish(self, name: str) -> None:
        layer = "maximus" if name in PANELS else None
        bare = ET.fromstring(text(name))
        for parent in list(bare.iter()):
            for child in [child for child in parent if child.get("display") == "none"]:
                parent.remove(child)
        shapes = [path.get("d") for path in bare.iter(f"{SVG}path")]
        assert shapes == [path.get("d") for path in fitted(name, layer, "right").iter("path")]

    def test_keeps_its_layers_in_painters_order(self, name: str) -> None:
        groups = ET.fromstring(text(name)).findall(f"./{SVG}g[@data-art]/{SVG}g[@data-layer]")
        found = [group.get("data-layer") for group in groups]
        if name in PANELS:
            assert found == list(ORDER)
        else:
            assert found[:2] == ["ground", "zones"]

    def test_names_its_structures_and_its_zones(self, name: str) -> None:
        svg = ET.fromstring(text(name))
        named = {it.get("data-structure") for it in svg.iter() if it.get("data-structure")}
        kinds = {it.get("data-kind") for it in svg.iter() if it.get("data-kind")}
        if name in PANELS:
            assert {"gluteus_maximus", "gluteus_medius", "gluteus_minimus", "sacrum"} <= named
            assert "sciatic_nerve" in named
        else:
            assert {"press", "pass_over", "never_press"} <= kinds


def test_a_diagram_has_no_layers_and_stays_as_it_is() -> None:
    path = Path(assets() / "diagrams/feeling_scale.svg")
    whole = path.read_text(encoding="utf-8")
    before, after = ET.fromstring(whole), tailored(whole, "left", None, False)
    assert [it.attrib for it in after.iter()] == [it.attrib for it in before.iter()]


def test_ids_and_what_refers_to_them_get_the_prefix_of_their_showing() -> None:
    svg = ET.fromstring('<svg><path id="a"/><use href="#a"/><use href="other.svg#a"/></svg>')
    numbered(svg, "zones-7-0")
    assert svg[0].get("id") == "zones-7-0-a"
    assert [use.get("href") for use in svg.findall("use")] == ["#zones-7-0-a", "other.svg#a"]
