"""The course's pictures, shown in a lesson with an accessible name and a description in words.

The drawings are shipped as SVG files, so showing one needs no drawing library.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import count
from typing import Any
from xml.etree import ElementTree as ET

from attrs import field, frozen

from glute_lessons.content import ContentError, Library, assets, load

SIDES = ("left", "right")
_SVG = "http://www.w3.org/2000/svg"
_DRAWN = "{" + _SVG + "}"
# Each showing in this kernel gets its own number, so that no two on a page share an id.
_showings: Iterator[int] = count(1)


@frozen
class Plate:
    """One picture, ready to be shown.

    title: its accessible name. description: what it shows, in words; a blank line parts
    paragraphs. svg: the drawing as shipped, an SVG document. credit: the line under it.
    """

    name: str
    title: str
    description: str
    svg: str = field(repr=False)
    credit: str = ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """What a notebook shows: the drawing with its words, or the words alone."""
        return {
            "text/html": html(self, next(_showings)),
            "text/plain": f"{self.title}\n\n{self.description}\n\n{self.credit}",
        }


def plate(name: str, side: str = "right") -> Plate:
    """The picture of that name, such as "zones".

    side: "left" or "right", the side to be worked on. The drawings of today show both sides, or
    the right one with the left as its mirror, so both give the same drawing.
    Raises ValueError for a name or a side that does not exist.
    """
    pictures = load().pictures
    if name not in pictures:
        raise ValueError(_unknown(name, list(pictures)))
    if side not in SIDES:
        raise ValueError(f'There is no side {side!r}; choose "left" or "right".')
    return _from_shelf(load(), name)


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(str(name), known, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"There is no picture {name!r}; there are {', '.join(known)}.{hint}"


def _from_shelf(library: Library, name: str) -> Plate:
    picture = library.pictures[name]
    path = assets() / picture.file
    if not path.is_file():
        raise ContentError("pictures.toml", name, "file", picture.file, "a file in assets/")
    return Plate(
        name,
        picture.title,
        picture.description.strip(),
        path.read_text(encoding="utf-8"),
        picture.credit,
    )


def html(shown: Plate, number: int) -> str:
    """The picture as an HTML figure. number: tells this showing from others on the page.

    All of it is built as elements; no text is ever pasted into markup.
    """
    figure = ET.Element("figure", {"class": "gl-plate", "style": "margin:0;max-width:37.5rem"})
    figure.append(_drawing(shown, f"{shown.name}-{number}"))
    details = ET.SubElement(figure, "details")
    # JupyterLab would take Enter and letters pressed here for its own commands; it looks for this
    # word on the focused element itself.
    summary = ET.SubElement(
        details, "summary", {"data-lm-suppress-shortcuts": "true", "style": "padding:0.6rem 0"}
    )
    summary.text = "Description in words"
    for paragraph in filter(None, map(str.strip, shown.description.split("\n\n"))):
        ET.SubElement(details, "p").text = paragraph
    caption = ET.SubElement(figure, "figcaption", {"style": "font-size:85%"})
    caption.text = shown.credit
    return ET.tostring(figure, encoding="unicode")


def _drawing(shown: Plate, prefix: str) -> ET.Element:
    """The SVG element with its name, ids of its own and a width that follows the page."""
    svg = ET.fromstring(shown.svg)
    for element in svg.iter():
        element.tag = element.tag.removeprefix(_DRAWN)
        if identity := element.get("id"):
            element.set("id", f"{prefix}-{identity}")
        if (link := element.get("href", "")).startswith("#"):
            element.set("href", f"#{prefix}-{link[1:]}")
    title = ET.Element("title", {"id": f"{prefix}-title"})
    title.text = shown.title
    svg.insert(0, title)
    for attribute, value in {
        "xmlns": _SVG,
        "role": "img",
        "aria-labelledby": f"{prefix}-title",
        "width": "100%",
        "style": "display:block;height:auto",
    }.items():
        svg.set(attribute, value)
    svg.attrib.pop("height", None)
    return svg
