"""The course's pictures, shown in a lesson with an accessible name and a description in words.

The drawings are shipped as SVG files, so showing one needs no drawing library.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from attrs import field, frozen

from glute_lessons.content import drawing, load
from glute_lessons.content.records import Picture

from .colours import style_sheet
from .naming import chosen
from .panels import SIDES
from .plate_svg import SURFACE, SVG, numbered, tailored
from .plate_words import sided

if TYPE_CHECKING:
    from matplotlib.figure import Figure

VIEWS = ("behind", "side")
_SEEN = {"behind": "from behind", "side": "from the side", "scene": ""}
_DRAWINGS = "display:flex;flex-wrap:wrap;align-items:flex-start;gap:0.75rem"
_CELL = "flex:1 1 16rem;min-width:0;max-width:36rem"
_HEADING = "margin:0.3rem 0;font-weight:600"
_DRAWING = "display:block;height:auto"
# Each showing in this kernel gets its own number, so that no two on a page share an id.
_showings: Iterator[int] = count(1)


@frozen
class Plate:
    """One picture, ready to be shown.

    title: its accessible name. description: what it shows, in words; a blank line parts
    paragraphs. drawings: SVG documents as shipped, one or, of a zone picture, two: from behind and
    from the side. credit: the line under it. side, layer, labelled: what is asked of a body plate.
    views: of a body plate, what each drawing is seen from, "behind" or "side".
    """

    name: str
    title: str
    description: str
    drawings: tuple[str, ...] = field(repr=False)
    credit: str = ""
    side: str = "right"
    layer: str | None = None
    labelled: bool = True
    views: tuple[str, ...] = ()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """What a notebook shows: the drawing with its words, or the words alone."""
        return {
            "text/html": html(self, next(_showings)),
            "text/plain": f"{self.title}\n\n{self.description}\n\n{self.credit}",
        }

    def figure(self, view: str = "behind") -> Figure:
        """The drawing as a new matplotlib Figure, for a page or a slide of one's own.

        view: "behind" or "side", for the pictures that have both. Raises ValueError for a picture
        that is no plate of the body or lacks the view.
        """
        from .plate_drawings import NAMES, draw  # matplotlib is loaded for those who ask only

        if self.name not in NAMES:
            plates = [name for name in load().pictures if name in NAMES]
            raise ValueError(
                f"{self.name} is a diagram and has no Figure; plates are {', '.join(plates)}."
            )
        chosen(view, VIEWS[: len(self.drawings)], f"view of {self.name}")
        name = self.name if view == "behind" else f"{self.name}_side"
        return draw(name, self.side, self.layer or SURFACE, self.labelled).figure


def plate(name: str, side: str = "right", layer: str | None = None, labels: bool = True) -> Plate:
    """The picture of that name, such as "posterior", "zones" or "foam_rolling".

    side: "left" or "right", the half of the body that a plate shows. layer: how far a layered
    plate is peeled: "skin", "maximus" (as it opens), "medius", "deep" or "bones". labels: names
    beside the drawing, or none. Raises ValueError for a name, side or layer that does not exist.
    """
    picture = load().pictures[chosen(name, load().pictures, "picture")]
    chosen(side, SIDES, "side")
    if layer is not None and not picture.layers:
        raise ValueError(f"The picture {name} has no layers, so it takes no layer {layer!r}.")
    if picture.layers:
        layer = SURFACE if layer is None else layer
        chosen(layer, [each.id for each in picture.layers], "layer")
    title = picture.title if layer is None else f"{picture.title}: {picture.layer(layer).name}"
    return Plate(
        name,
        sided(title, side),
        sided(_words(picture, layer), side),
        _drawings(picture),
        picture.credit,
        side,
        layer,
        labels,
        _views(picture),
    )


def _views(picture: Picture) -> tuple[str, ...]:
    if not picture.file.startswith("plates/"):
        return ()
    return ("side",) if picture.id == "lateral" else VIEWS[: 2 if picture.side_file else 1]


def _words(picture: Picture, layer: str | None) -> str:
    """The description; of a layered plate, the layer's own words first."""
    whole = picture.description.strip()
    if layer is None:
        return whole
    one = picture.layer(layer)
    return f"{one.name}. {one.shows.strip()}\n\n{whole}"


def _drawings(picture: Picture) -> tuple[str, ...]:
    return tuple(
        drawing(file, "pictures.toml", picture.id, key)
        for key, file in (("file", picture.file), ("side_file", picture.side_file))
        if file
    )


def html(shown: Plate, number: int) -> str:
    """The picture as an HTML figure. number: tells this showing from others on the page.

    All of it is built as elements; no text is ever pasted into markup.
    """
    figure = ET.Element("figure", {"class": "gl-plate", "style": "margin:0"})
    ET.SubElement(figure, "style").text = style_sheet()
    words = f"{shown.name}-{number}-words"
    drawings = ET.SubElement(figure, "div", {"style": _DRAWINGS})
    for at, text in enumerate(shown.drawings):
        cell = ET.SubElement(drawings, "div", {"style": _CELL})
        if shown.views:
            seen = _SEEN[shown.views[at]]
            heading = f"{shown.side.capitalize()} side" + (f", {seen}" if seen else "")
            ET.SubElement(cell, "p", {"style": _HEADING}).text = heading
        cell.append(_drawing(shown, at, text, f"{shown.name}-{number}-{at}", words))
    figure.append(_description(shown, words))
    caption = ET.SubElement(figure, "figcaption", {"style": "font-size:85%;max-width:45rem"})
    caption.text = shown.credit
    return ET.tostring(figure, encoding="unicode")


def _description(shown: Plate, identity: str) -> ET.Element:
    details = ET.Element("details", {"id": identity, "style": "max-width:45rem"})
    # JupyterLab would take Enter and letters pressed here for its own commands; it looks for this
    # word on the focused element itself.
    summary = ET.SubElement(
        details, "summary", {"data-lm-suppress-shortcuts": "true", "style": "padding:0.6rem 0"}
    )
    summary.text = "Description in words"
    for paragraph in filter(None, map(str.strip, shown.description.split("\n\n"))):
        ET.SubElement(details, "p").text = paragraph
    return details


def _drawing(shown: Plate, at: int, text: str, prefix: str, words: str) -> ET.Element:
    """The SVG element with its name, ids of its own and a width that follows the page."""
    svg = tailored(text, shown.side, shown.layer, shown.labelled)
    numbered(svg, prefix)
    title = ET.Element("title", {"id": f"{prefix}-title"})
    both = len(shown.views) > 1
    title.text = f"{shown.title}, {_SEEN[shown.views[at]]}" if both else shown.title
    svg.insert(0, title)
    for attribute, value in {
        "xmlns": SVG,
        "role": "img",
        "aria-labelledby": f"{prefix}-title",
        "aria-details": words,
        "width": "100%",
        "style": _DRAWING,
    }.items():
        svg.set(attribute, value)
    svg.attrib.pop("height", None)
    return svg
