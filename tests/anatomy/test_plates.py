"""How a picture is shown in a lesson: with a name, a description in words, and ids of its own."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from glute_lessons.anatomy import Plate, plate
from glute_lessons.anatomy.colours import style_sheet
from glute_lessons.anatomy.panels import LAYERS, PANELS, SIDES
from glute_lessons.anatomy.plates import html
from glute_lessons.content import load

PICTURES = load().pictures
NAMES = list(PICTURES)
PLATES = [name for name in NAMES if PICTURES[name].file.startswith("plates/")]
ZONED = [name for name in PLATES if name not in PANELS]
DIAGRAMS = [name for name in NAMES if name not in PLATES]
# Every way a body plate can be asked for.
ASKED: list[tuple[str, dict[str, Any]]] = [
    *((name, {"layer": one, "side": side}) for name, one, side in product(PANELS, LAYERS, SIDES)),
    *((name, {"side": side}) for name, side in product(ZONED, SIDES)),
    *((name, {"labels": False}) for name in PLATES),
]
ROOT = Path(__file__).resolve().parents[2]


def shown(name: str, **asked: Any) -> ET.Element:
    """What a notebook shows, read back as a tree."""
    return ET.fromstring(plate(name, **asked)._repr_mimebundle_()["text/html"])


def ids(tree: ET.Element) -> list[str]:
    return [identity for element in tree.iter() if (identity := element.get("id"))]


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def drawings(tree: ET.Element) -> list[ET.Element]:
    return [element for element in tree.iter() if local(element) == "svg"]


def one(tree: ET.Element, tag: str) -> ET.Element:
    (found,) = (element for element in tree.iter() if local(element) == tag)
    return found


def described(tree: ET.Element) -> str:
    _, *paragraphs = one(tree, "details")
    return "\n\n".join(part.text or "" for part in paragraphs)


def test_the_course_has_its_seven_plates() -> None:
    names = "posterior lateral zones foam_rolling ball_on_wall ball_on_floor hands"
    assert sorted(PLATES) == sorted(names.split())


@pytest.mark.parametrize("name", NAMES)
class TestEveryPictureIsShown:
    def test_as_images_each_with_an_accessible_name(self, name: str) -> None:
        named = []
        for svg in drawings(shown(name)):
            owned = {element.get("id"): element for element in svg.iter() if element.get("id")}
            title = owned[svg.get("aria-labelledby")]
            assert (svg.get("role"), local(title), svg[0]) == ("img", "title", title)
            named.append(title.text)
        title = PICTURES[name].title.replace("{side}", "right")
        if name in PANELS:
            title = f"{title}: {PICTURES[name].layer('maximus').name}"
        both = [f"{title}, from behind", f"{title}, from the side"]
        assert named == (both if name in ZONED else [title])

    def test_with_its_description_in_words_folded_below_it(self, name: str) -> None:
        figure = shown(name)
        assert [local(part) for part in figure] == ["style", "div", "details", "figcaption"]
        assert one(figure, "summary").text == "Description in words"
        whole = PICTURES[name].description.strip().replace("{side}", "right")
        assert described(figure).endswith(whole)
        for svg in drawings(figure):
            assert svg.get("aria-details") == figure[2].get("id")

    def test_with_its_credit(self, name: str) -> None:
        assert one(shown(name), "figcaption").text == PICTURES[name].credit

    def test_and_in_plain_text(self, name: str) -> None:
        picture = plate(name)
        text = picture._repr_mimebundle_()["text/plain"]
        for words in (picture.title, picture.description, picture.credit):
            assert words in text

    def test_as_wide_as_the_page_allows(self, name: str) -> None:
        for svg in drawings(shown(name)):
            assert svg.get("width") == "100%"
            assert svg.get("height") is None
            assert "height:auto" in (svg.get("style") or "")
            assert (svg.get("viewBox") or "").startswith("0 0 ")

    def test_with_plain_names_that_html_knows(self, name: str) -> None:
        text = plate(name)._repr_mimebundle_()["text/html"]
        assert text.count("xmlns=") == text.count("<svg ") == len(plate(name).drawings)
        assert "ns0:" not in text
        assert "xmlns:" not in text

    def test_in_html_whose_tags_all_close(self, name: str) -> None:
        reader = _Tags()
        reader.feed(plate(name)._repr_mimebundle_()["text/html"])
        assert reader.open == []

    def test_with_colours_that_follow_the_page(self, name: str) -> None:
        """In HTML a style sheet is read as it stands, so nothing in it may be escaped."""
        assert shown(name).get("class") == "gl-plate"
        assert f"<style>{style_sheet()}</style>" in plate(name)._repr_mimebundle_()["text/html"]

    def test_without_a_side_left_open(self, name: str) -> None:
        for side in SIDES:
            assert "{" not in "".join(_words(shown(name, side=side)))


def _words(tree: ET.Element) -> list[str]:
    """All that is read out; the style sheet is not."""
    return [it.text or "" for it in tree.iter() if local(it) in ("title", "p", "figcaption")]


class _Tags(HTMLParser):
    """Keeps the tags that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_no_two_pictures_on_a_page_share_an_id_even_the_same_one_twice() -> None:
    page = [identity for name, asked in ASKED for identity in ids(shown(name, **asked))]
    page += [identity for name in DIAGRAMS * 2 for identity in ids(shown(name))]
    assert len(page) > 1000
    assert len(set(page)) == len(page)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("labels", [True, False])
def test_every_link_inside_a_picture_finds_its_end_there(name: str, labels: bool) -> None:
    for svg in drawings(shown(name, labels=labels)):
        links = [link for element in svg.iter() if (link := element.get("href"))]
        assert bool(links) == (labels or name in DIAGRAMS)
        assert {link.removeprefix("#") for link in links} <= set(ids(svg))


def test_a_number_alone_decides_the_ids() -> None:
    assert html(plate("zones"), 7) == html(plate("zones"), 7)
    assert html(plate("zones"), 7) != html(plate("zones"), 8)


def test_text_is_text_and_never_markup() -> None:
    words = "<script>bad()</script> & more"
    evil = Plate("x", "a <b>title</b>", words, plate("zones").drawings, "<i>")
    text = html(evil, 1)
    for tag in ("<script", "<b>", "<i>"):
        assert tag not in text
    assert described(ET.fromstring(text)) == words


@pytest.mark.parametrize("name", NAMES)
def test_the_folded_description_keeps_its_keys_from_jupyterlab(name: str) -> None:
    """Lab looks for this word on the focused element first: on a parent it comes too late."""
    assert one(shown(name), "summary").get("data-lm-suppress-shortcuts") == "true"


@pytest.mark.parametrize("name", PLATES)
@pytest.mark.parametrize("side", SIDES)
def test_a_plate_says_and_shows_the_side_that_is_asked(name: str, side: str) -> None:
    picture, figure = plate(name, side=side), shown(name, side=side)
    other = "left" if side == "right" else "right"
    assert side in picture.title and other not in picture.title
    assert f"{side} side" in picture.description
    for svg in drawings(figure):
        mirrored = [it for it in svg.iter() if "scale(-1 1)" in it.get("transform", "")]
        assert len(mirrored) == (1 if side == "left" else 0)
        assert {it.get("data-side") for it in svg.iter() if it.get("data-side")} == {side}


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("layer", LAYERS)
def test_a_layered_plate_tells_of_its_layer_before_all_else(name: str, layer: str) -> None:
    words = PICTURES[name].layer(layer)
    first = f"{words.name}. {words.shows.strip()}".replace("{side}", "right")
    assert plate(name, layer=layer).description.startswith(first)
    assert described(shown(name, layer=layer)).startswith(first)


@pytest.mark.parametrize("name", PANELS)
def test_a_layered_plate_opens_on_the_surface_muscles(name: str) -> None:
    assert plate(name) == plate(name, "right", "maximus", True)
    assert [layer.id for layer in PICTURES[name].layers] == list(LAYERS)


@pytest.mark.parametrize("name", PLATES)
def test_labels_can_be_left_out(name: str) -> None:
    for svg in drawings(shown(name, labels=False)):
        assert [it for it in svg.iter() if it.get("data-labels")] == []


WRONG: list[tuple[str, dict[str, Any], list[str]]] = [
    ("zone", {}, ["picture 'zone'", "The nearest is zones.", *NAMES]),
    ("posteriour", {}, ["picture 'posteriour'", "The nearest is posterior.", *NAMES]),
    ("", {}, NAMES),
    ("zones", {"side": "up"}, ["side 'up'", "right, left"]),
    ("zones", {"side": "Left"}, ["side 'Left'", "right, left", "The nearest is left."]),
    ("zones", {"side": None}, ["side None", "right, left"]),
    ("posterior", {"layer": "medium"}, ["layer 'medium'", "The nearest is medius.", *LAYERS]),
    ("lateral", {"layer": ""}, ["layer ''", *LAYERS]),
    ("zones", {"layer": "skin"}, ["zones has no layers", "'skin'"]),
    ("feeling_scale", {"layer": "bones"}, ["feeling_scale has no layers", "'bones'"]),
]


@pytest.mark.parametrize(("name", "asked", "words"), WRONG)
def test_an_unknown_name_side_or_layer_is_told_with_what_there_is_and_the_nearest(
    name: str, asked: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(ValueError) as told:
        plate(name, **asked)
    assert [word for word in words if word not in str(told.value)] == []
    assert "\n" not in str(told.value)


class TestItsFigure:
    @pytest.fixture(autouse=True)
    def _matplotlib(self) -> None:
        pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

    @pytest.mark.parametrize(("name", "asked"), ASKED)
    def test_is_one_of_matplotlib_with_the_same_words(
        self, name: str, asked: dict[str, Any], drawn: Any
    ) -> None:
        from matplotlib.figure import Figure

        figure = plate(name, **asked).figure()
        assert isinstance(figure, Figure)
        side, layer = asked.get("side", "right"), asked.get("layer", "maximus")
        same = drawn(name, side, layer if name in PANELS else "all").figure
        words = [text.get_text() for text in same.axes[0].texts]
        found = [text.get_text() for text in figure.axes[0].texts]
        assert found == (words if asked.get("labels", True) else [])
        assert tuple(figure.get_size_inches()) == tuple(same.get_size_inches())

    @pytest.mark.parametrize("name", ZONED)
    def test_can_be_of_either_view(self, name: str, drawn: Any) -> None:
        for view, file in (("behind", name), ("side", f"{name}_side")):
            figure, same = plate(name, "left").figure(view), drawn(file, "left").figure
            assert figure.get_size_inches()[0] == same.get_size_inches()[0]
            assert [it.get_position() for it in figure.axes[0].texts] == [
                it.get_position() for it in same.axes[0].texts
            ]

    @pytest.mark.parametrize(
        ("name", "view", "words"),
        [
            ("zones", "front", ["view of zones 'front'", "behind, side"]),
            ("hands", "sides", ["view of hands 'sides'", "The nearest is side."]),
            ("posterior", "side", ["view of posterior 'side'"]),
            ("feeling_scale", "behind", ["feeling_scale is a diagram", *PLATES]),
        ],
    )
    def test_of_what_there_is_not_is_told_with_what_there_is(
        self, name: str, view: str, words: list[str]
    ) -> None:
        with pytest.raises(ValueError) as told:
            plate(name).figure(view)
        assert [word for word in words if word not in str(told.value)] == []

    def test_alone_loads_the_drawing_library(self) -> None:
        code = (
            "import sys, glute_lessons as gl; heavy = {'matplotlib', 'numpy', 'IPython'};"
            " shown = gl.plate('zones', side='left'); shown._repr_mimebundle_();"
            " gl.plate('posterior', layer='deep')._repr_mimebundle_();"
            " print(sorted(heavy & set(sys.modules)));"
            " shown.figure('side'); print('matplotlib' in sys.modules,"
            " 'matplotlib.pyplot' in sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines() == ["[]", "True False"]
