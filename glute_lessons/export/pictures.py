"""The plates of questions that ask for a place: bare to ask with, named and marked to answer with."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from glute_lessons.anatomy.atlas import load_atlas
from glute_lessons.anatomy.geometry import Area
from glute_lessons.anatomy.hits import shapes
from glute_lessons.anatomy.panels import MARGIN, PANELS, Panel
from glute_lessons.anatomy.plate_svg import SVG, tailored
from glute_lessons.content import Library, drawing
from glute_lessons.content.records import ZONES, Question

SIDE = "right"
INK = "#b3005e"  # no plate has it; the outline tells the place without any colour


def bare(view: str, layer: str, library: Library) -> bytes:
    """A plate down to a layer, without names."""
    return _written(_plate(view, layer, library, labelled=False))


def marked(question: Question, library: Library) -> bytes:
    """The same with names, and with the place that is asked for marked."""
    svg = _plate(question.view, question.layer, library, labelled=True)
    _mark(svg, question)
    return _written(svg)


def _plate(view: str, layer: str, library: Library, labelled: bool) -> ET.Element:
    text = drawing(library.pictures[view].file, "pictures.toml", view)
    return tailored(text, SIDE, layer, labelled)


def _written(svg: ET.Element) -> bytes:
    svg.set("xmlns", SVG)
    return ET.tostring(svg, encoding="UTF-8", xml_declaration=True)


def _mark(svg: ET.Element, question: Question) -> None:
    """Paints what is seen of the place: what lies over it hides the mark, too."""
    panel = PANELS[question.view]
    painted = shapes(load_atlas().view(panel.view), question.layer)
    units = {"id": "seen", "maskUnits": "userSpaceOnUse"}
    mask = ET.SubElement(svg, "mask", {**units, **_window(panel)})
    outlines = []
    for shape in painted:
        wanted = question.target in (shape.group if question.target in ZONES else shape.entry,)
        path = _path(shape.area, panel)
        ET.SubElement(mask, "path", {"d": path, "fill": "#fff" if wanted else "#000"})
        outlines += [path] if wanted else []
    ET.SubElement(svg, "path", {"d": "".join(outlines), "mask": "url(#seen)", "fill": INK,
        "fill-opacity": "0.35", "stroke": INK, "stroke-width": "3"})  # fmt: skip


def _window(panel: Panel) -> dict[str, str]:
    """The part of the drawing that shows the body; the rest is for names."""
    u0, v0, u1, v1 = panel.window
    box = {"x": panel.inner, "y": MARGIN, "width": u1 - u0, "height": v1 - v0}
    return {name: f"{value:g}" for name, value in box.items()}


def _path(area: Area, panel: Panel) -> str:
    places = [[panel.place(point, SIDE) for point in ring] for polygon in area for ring in polygon]
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in places)
