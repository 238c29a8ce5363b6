"""How a picture is shown in a lesson: with a name, a description in words, and ids of its own."""

from __future__ import annotations

import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from glute_lessons.anatomy import Plate, plate
from glute_lessons.anatomy.plates import html
from glute_lessons.content import load

NAMES = list(load().pictures)
ROOT = Path(__file__).resolve().parents[2]


def shown(name: str) -> ET.Element:
    """What a notebook shows, read back as a tree."""
    return ET.fromstring(plate(name)._repr_mimebundle_()["text/html"])


def ids(tree: ET.Element) -> list[str]:
    return [identity for element in tree.iter() if (identity := element.get("id"))]


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def drawing(tree: ET.Element) -> ET.Element:
    return next(element for element in tree.iter() if local(element) == "svg")


@pytest.mark.parametrize("name", NAMES)
class TestEveryPictureIsShown:
    def test_as_an_image_with_an_accessible_name(self, name: str) -> None:
        svg = drawing(shown(name))
        named = {element.get("id"): element for element in svg.iter() if element.get("id")}
        title = named[svg.get("aria-labelledby")]
        assert svg.get("role") == "img"
        assert (local(title), title.text) == ("title", load().pictures[name].title)

    def test_with_its_description_in_words_folded_below_it(self, name: str) -> None:
        figure = shown(name)
        assert [local(part) for part in figure] == ["svg", "details", "figcaption"]
        summary, *paragraphs = figure[1]
        assert summary.text == "Description in words"
        assert "\n\n".join(part.text or "" for part in paragraphs) == (
            load().pictures[name].description.strip()
        )

    def test_with_its_credit(self, name: str) -> None:
        assert shown(name)[2].text == load().pictures[name].credit

    def test_and_in_plain_text(self, name: str) -> None:
        text = plate(name)._repr_mimebundle_()["text/plain"]
        assert plate(name).title in text
        assert plate(name).description in text

    def test_as_wide_as_the_page_allows(self, name: str) -> None:
        svg = drawing(shown(name))
        assert svg.get("width") == "100%"
        assert svg.get("height") is None
        assert "height:auto" in (svg.get("style") or "")

    def test_with_plain_names_that_html_knows(self, name: str) -> None:
        text = plate(name)._repr_mimebundle_()["text/html"]
        assert text.count("xmlns=") == text.count("<svg ") == 1
        assert "ns0:" not in text
        assert "xmlns:" not in text

    def test_in_html_whose_tags_all_close(self, name: str) -> None:
        reader = _Tags()
        reader.feed(plate(name)._repr_mimebundle_()["text/html"])
        assert reader.open == []


class _Tags(HTMLParser):
    """Keeps the tags that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_two_pictures_on_a_page_share_no_id_even_the_same_one_twice() -> None:
    page = [*ids(shown("zones")), *ids(shown("zones")), *ids(shown("hands_zones"))]
    assert len(page) > 100
    assert len(set(page)) == len(page)


@pytest.mark.parametrize("name", NAMES)
def test_every_link_inside_a_picture_finds_its_end_there(name: str) -> None:
    figure = shown(name)
    links = [link for element in figure.iter() if (link := element.get("href"))]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids(figure))


def test_a_number_alone_decides_the_ids() -> None:
    assert html(plate("zones"), 7) == html(plate("zones"), 7)


def test_text_is_text_and_never_markup() -> None:
    evil = Plate("x", "a <b>title</b>", "<script>bad()</script> & more", plate("zones").svg, "<i>")
    text = html(evil, 1)
    assert "<script" not in text
    assert "<b>" not in text
    assert ET.fromstring(text)[1][1].text == "<script>bad()</script> & more"


def test_the_folded_description_keeps_its_keys_from_jupyterlab() -> None:
    """Lab looks for this word on the focused element first: on a parent it comes too late."""
    summary = shown("zones")[1][0]
    assert summary.get("data-lm-suppress-shortcuts") == "true"


@pytest.mark.parametrize("side", ["left", "right"])
def test_both_sides_are_given_and_show_the_same_drawing_for_now(side: str) -> None:
    assert plate("zones", side=side) == plate("zones")


@pytest.mark.parametrize(
    ("name", "side", "words"),
    [
        ("zone", "right", ["'zone'", "Did you mean zones?", *NAMES]),
        ("Muscles!", "right", ["'Muscles!'", *NAMES]),
        ("zones", "up", ["'up'", "left", "right"]),
        ("zones", "", ["left", "right"]),
    ],
)
def test_an_unknown_name_or_side_is_told_with_what_there_is(
    name: str, side: str, words: list[str]
) -> None:
    with pytest.raises(ValueError, match="There is no") as told:
        plate(name, side)
    assert all(word in str(told.value) for word in words)
    assert "\n" not in str(told.value)


def test_showing_a_picture_loads_no_drawing_library() -> None:
    code = (
        "import sys; import glute_lessons as gl; gl.plate('zones')._repr_mimebundle_();"
        " print(sorted({'matplotlib', 'numpy', 'IPython'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
