"""A matplotlib figure as a small, clean SVG that comes out the same to the byte every time."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import matplotlib
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from glute_lessons.anatomy.canvas import Canvas
from glute_lessons.anatomy.colours import BY_LIGHT, PREFIX

from .compact import compact
from .groups import as_it_opens, grouped, shared_glyphs

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
# Line ends and joins are said once, on the root, because nearly every shape has the same.
_COMMON = {"stroke-linejoin": "round", "stroke-linecap": "round"}


def svg_text(figure: Figure, name: str) -> str:
    """The figure as SVG: text as paths, ids that begin with the picture's name, no date."""
    return _text(_root(figure, name))


def plate_text(canvas: Canvas, name: str) -> str:
    """A plate as SVG: its groups named, its colours as CSS variables."""
    root = _root(canvas.figure, name, plate=True)
    for element in root.iter():
        for key in ("fill", "stroke"):
            if colour := BY_LIGHT.get(element.get(key, "")):
                element.set(key, f"var({PREFIX}{colour.name},{colour.light})")
    return _text(root)


def _root(figure: Figure, name: str, plate: bool = False) -> ET.Element:
    """The drawing as a tree. plate: its artists are put into the groups that they name."""
    drawn = io.BytesIO()
    with matplotlib.rc_context(
        {"svg.hashsalt": name, "svg.fonttype": "path", "path.simplify": False}
    ):
        FigureCanvasSVG(figure).print_svg(drawn, metadata={"Date": None, "Creator": None})
    root = ET.fromstring(drawn.getvalue())
    if plate:
        grouped(root)
        shared_glyphs(root)
    _clean(root)
    _prefix(root, name)
    if plate:
        as_it_opens(root)
    return root


def _text(root: ET.Element) -> str:
    ET.register_namespace("", SVG)
    ET.indent(root, "")
    return ET.tostring(root, encoding="unicode").replace("\n\n", "\n") + "\n"


def _clean(root: ET.Element) -> None:
    root.attrib.pop("version", None)
    for name in ("width", "height"):  # points, which are the sheet's pixels
        root.set(name, root.attrib[name].removesuffix("pt"))
    for kind in ("metadata", "defs"):
        for child in root.findall(f"{{{SVG}}}{kind}"):
            if not any(part.tag == f"{{{SVG}}}path" and part.get("id") for part in child):
                root.remove(child)
    for element in root.iter():
        if href := element.attrib.pop(f"{{{XLINK}}}href", None):
            element.set("href", href)
        if shape := element.get("d"):
            element.set("d", compact(shape))
        if transform := element.get("transform"):
            element.set("transform", _NUMBER.sub(_shorter, transform))
        if style := element.get("style"):
            _say_style(element, style)
    _flatten(root)


def _say_style(element: ET.Element, style: str) -> None:
    """Style rules as attributes, those of the root left out."""
    del element.attrib["style"]
    for rule in filter(None, (part.strip() for part in style.split(";"))):
        key, value = (part.strip() for part in rule.split(":", 1))
        if _COMMON.get(key) != value and (key, value) != ("opacity", "1"):
            element.set(key, _NUMBER.sub(_shorter, value))


def _shorter(number: re.Match[str]) -> str:
    """Two decimals: a hundredth of a pixel when the picture is 600 px wide."""
    value = float(number[0])
    text = f"{value:.2f}" if abs(value) >= 1 else f"{value:.6f}"
    text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _flatten(root: ET.Element) -> None:
    """Takes away groups that hold one child and say nothing, and the ids that nobody uses."""
    used = {element.get("href", "")[1:] for element in root.iter()}
    for element in root.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            while child.tag == f"{{{SVG}}}g" and not child.attrib and len(child) == 1:
                child = child[0]
            parent[place] = child
    for key, value in _COMMON.items():
        root.set(key, value)


def _prefix(root: ET.Element, name: str) -> None:
    """Short ids that begin with the picture's name, so that pictures can share a page."""
    found = [element.get("id") for element in root.iter() if element.get("id")]
    short = {identity: f"{name}-{number}" for number, identity in enumerate(found)}
    for element in root.iter():
        if identity := element.get("id"):
            element.set("id", short[identity])
        if href := element.get("href"):
            element.set("href", f"#{short[href[1:]]}")
