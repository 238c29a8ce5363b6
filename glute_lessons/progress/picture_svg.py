"""A figure as a small SVG element for a page: it follows the page's theme and has no ids.

The text stays text, in the page's own font; room was made for a wide one.
"""

from __future__ import annotations

import io
import re
from typing import ClassVar
from xml.etree import ElementTree as ET

import matplotlib
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from glute_lessons.anatomy.colours import BY_LIGHT, PREFIX

SVG = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"-?\d+\.\d+")
_COMMAND = re.compile(r"(z)|([ML]) (\S+) (\S+)")
_KEPT = ("fill", "stroke", "stroke-width", "font-size", "font-weight", "text-anchor", "x", "y", "d")
_FONT = "var(--jp-content-font-family,system-ui,sans-serif)"
MOST_SIZES = 5000  # of texts, some 1 MB
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "progress", "path.simplify": False}


class _Renderer(RendererSVG):
    """Remembers how large a text is: matplotlib measures each anew, which takes most of the time."""

    sizes: ClassVar[dict[tuple[str, int, object], tuple[float, float, float]]] = {}

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: object
    ) -> tuple[float, float, float]:
        key = s, hash(prop), ismath
        if len(self.sizes) > MOST_SIZES:
            self.sizes.clear()
        if key not in self.sizes:
            self.sizes[key] = super().get_text_width_height_descent(s, prop, ismath)
        return self.sizes[key]


def element(figure: Figure, label: str) -> ET.Element:
    """The figure as an SVG element. label: its accessible name. The same to the byte each time."""
    drawn = io.StringIO()
    width, height = (72 * inches for inches in figure.get_size_inches())
    with matplotlib.rc_context(_SETTINGS):
        nothing = {"Date": None, "Creator": None}
        renderer = _Renderer(width, height, drawn, image_dpi=72, metadata=nothing)
        figure.draw(renderer)
        renderer.finalize()
    root = ET.fromstring(drawn.getvalue())
    svg = ET.Element("svg", _frame(root.get("viewBox", ""), label))
    for each in root.iter():
        kind = each.tag.removeprefix("{" + SVG + "}")
        if kind in ("path", "text"):
            ET.SubElement(svg, kind, _attributes(each)).text = each.text
    return svg


def _frame(box: str, label: str) -> dict[str, str]:
    return {
        "xmlns": SVG,
        "viewBox": box,
        "role": "img",
        "aria-label": label,
        "width": "100%",
        "style": "display:block;height:auto",
        "font-family": _FONT,
        "stroke-linejoin": "round",
        "stroke-linecap": "round",
    }


def _attributes(each: ET.Element) -> dict[str, str]:
    """An element's own attributes and those in its style, as attributes; colours by their names."""
    style = dict(part.split(": ", 1) for part in each.get("style", "").split("; ") if part)
    found = {**each.attrib, **style}
    return {name: _value(found[name]) for name in _KEPT if name in found}


def _value(text: str) -> str:
    if colour := BY_LIGHT.get(text):
        return f"var({PREFIX}{colour.name},{colour.light})"
    if text.startswith("M "):
        return _short_path(text)
    return _NUMBER.sub(lambda number: _short(float(number[0])), text).removesuffix("px")


def _short_path(text: str) -> str:
    """The path with each point told from the one before. text: matplotlib's M, L and z."""
    told, x, y = [], 0.0, 0.0
    begin = (x, y)  # of the ring that is being drawn
    for closed, letter, one, other in _COMMAND.findall(text):
        if closed:
            told.append("z")
            x, y = begin  # closing a ring leads back to where it began
            continue
        # Rounded before they are subtracted, so that errors cannot add up.
        u, v = round(float(one), 1), round(float(other), 1)
        told.append(f"{letter.lower()}{_short(u - x)} {_short(v - y)}")
        x, y = u, v
        begin = (u, v) if letter == "M" else begin
    return "".join(told)


def _short(number: float) -> str:
    """With one decimal where it needs one: 5, 0.5, -2."""
    return f"{round(number, 1) + 0.0:.1f}".removesuffix(".0")
