"""Fits a shipped drawing to what is asked: its side, its layer, its labels, its place on a page.

A layered drawing holds all its layers and, for each layer and side, a group of labels. What is not
wanted is taken out, so that a page gets no more than it shows.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
_DRAWN = "{" + SVG + "}"
ORDER = ("ground", "bones", "deep", "nerve", "medius", "maximus", "skin")  # as painted
NERVE_SEEN = ("medius", "deep")  # under the maximus and the hamstrings it is out of sight
SURFACE = "maximus"


def shown_groups(layer: str) -> tuple[str, ...]:
    """The groups of a layered drawing that are seen down to a layer."""
    if layer == "skin":
        return ("ground", "skin")
    last = ORDER.index(layer)
    return tuple(
        name
        for place, name in enumerate(ORDER)
        if (layer in NERVE_SEEN if name == "nerve" else place <= last)
    )


def tailored(text: str, side: str, layer: str | None, labelled: bool) -> ET.Element:
    """The drawing as an SVG element without namespaces; of a body plate, what is asked of it.

    layer: None for a drawing without layers.
    """
    svg = ET.fromstring(text)
    for element in svg.iter():
        element.tag = element.tag.removeprefix(_DRAWN)
    art = svg.find("./g[@data-art]")
    if art is not None:
        _keep_layers(art, layer)
        _keep_labels(svg, side, layer or "all", labelled)
        if side == "left":
            art.set("transform", f"translate({svg.get('width')} 0) scale(-1 1)")
    return svg


def _keep_layers(art: ET.Element, layer: str | None) -> None:
    for group in art.findall("./g[@data-layer]"):
        group.attrib.pop("display", None)
        if layer and group.get("data-layer") not in shown_groups(layer):
            art.remove(group)


def _keep_labels(svg: ET.Element, side: str, layer: str, labelled: bool) -> None:
    """A group of labels is data-labels with groups data-side in it."""
    for group in svg.findall("./g[@data-labels]"):
        for one in list(group):
            one.attrib.pop("display", None)
            wanted = (group.get("data-labels"), one.get("data-side")) == (layer, side)
            if not (labelled and wanted):
                group.remove(one)
        if not len(group):
            svg.remove(group)


def numbered(svg: ET.Element, prefix: str) -> None:
    """Gives the ids, and what refers to them, a prefix of their own on the page."""
    for element in svg.iter():
        if identity := element.get("id"):
            element.set("id", f"{prefix}-{identity}")
        if (link := element.get("href", "")).startswith("#"):
            element.set("href", f"#{prefix}-{link[1:]}")
