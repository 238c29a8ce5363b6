"""The course's drawings made fit for a printed sheet that may be grey.

Words that are outlines in the shipped drawing become text beside it, which can be read aloud and is
large enough in print; numbers and arrows in it get signs of their own, so that none is told by its
colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from attrs import frozen

from glute_lessons.anatomy.geometry import Point
from glute_lessons.anatomy.outlines import load_outlines
from glute_lessons.anatomy.panels import MARGIN, PANELS
from glute_lessons.anatomy.plate_svg import numbered, tailored
from glute_lessons.anatomy.plate_words import sided
from glute_lessons.content import Library, drawing

SIDE = "right"
ROW = 25.0  # a position drawing's rows of words, see anatomy/position_drawing.py
DISC = 11.0
PARTS_OF_A_NUMBER = 5  # halo, leader, dot, disc, digit
SCENE_TEXT = 19.0  # units of 450 to the width: at least 10 pt where the drawing is 84 mm wide
PLATE_TEXT = 19.0  # units of 232 to the width: at least 10 pt where the plate is 43.5 mm wide
_NUMBERS = re.compile(r"-?\d+\.?\d*|-?\.\d+")


@frozen
class Sign:
    """A number or a letter in a drawing, and what it stands for."""

    mark: str
    words: str


@frozen
class Drawing:
    """A drawing to be set into a page. alt: what it shows, in words. signs: see Sign."""

    svg: ET.Element
    alt: str
    credit: str
    signs: tuple[Sign, ...] = ()
    arrows: tuple[Sign, ...] = ()


def position_drawing(name: str, library: Library) -> Drawing:
    """A person in position; its numbers and arrows are explained by text beside it."""
    record = library.positions[name]
    svg = tailored(drawing(record.file, "positions.toml", name), SIDE, None, labelled=True)
    kinds = [arrow.kind for arrow in load_outlines(name).arrows]
    rows = len(record.labels) + bool(kinds)
    height = float(svg.get("height", "0")) - ROW * rows - 4
    labels = svg.find("./g[@data-labels]/g")
    assert labels is not None
    _only_discs(labels, len(record.labels))
    letters = {kind: library.labels[f"arrow_{kind}"].words for kind in kinds}
    _name_arrows(svg, [letters[kind][0] for kind in kinds])
    signs = tuple(
        Sign(str(number), sided(label.words, SIDE))
        for number, label in enumerate(record.labels, start=1)
    )
    arrows = tuple(Sign(words[0], words) for words in letters.values())
    width = float(svg.get("width", "0"))
    return Drawing(
        _framed(svg, f"scene-{name}", (0, 0, width, height)),
        sided(record.alt, SIDE),
        record.credit,
        signs,
        arrows,
    )


def plate_drawing(
    name: str, panel: str, library: Library, marks: Mapping[str, Point] | None = None
) -> Drawing:
    """A plate without its words. marks: sign → the point of the view where it stands."""
    record, at = library.pictures[name], PANELS[panel]
    from_the_side = panel != "posterior"
    file = record.side_file if from_the_side else record.file
    svg = tailored(drawing(file, "pictures.toml", name), SIDE, None, labelled=False)
    for mark, point in (marks or {}).items():
        _disc(svg, mark, at.place(point, SIDE), PLATE_TEXT)
    u0, v0, u1, v1 = at.window
    alt = record.side_alt if from_the_side else record.alt
    framed = _framed(svg, f"plate-{name}-{panel}", (at.inner, MARGIN, u1 - u0, v1 - v0))
    return Drawing(framed, sided(alt, SIDE), record.credit)


def _framed(svg: ET.Element, prefix: str, box: tuple[float, float, float, float]) -> ET.Element:
    """The part of the drawing in the box, as an image of the page's own."""
    _drop_unused(svg)
    numbered(svg, prefix)
    for gone in ("width", "height"):
        svg.attrib.pop(gone, None)
    svg.set("viewBox", " ".join(f"{value:g}" for value in box))
    svg.set("aria-hidden", "true")  # the figure around it carries the words
    return svg


def _drop_unused(svg: ET.Element) -> None:
    """Outlines of letters that no longer stand in the drawing."""
    used = {each.get("href", "")[1:] for each in svg.iter("use")}
    for defs in svg.iter("defs"):
        for each in list(defs):
            if each.get("id") not in used:
                defs.remove(each)


def _only_discs(labels: ET.Element, count: int) -> None:
    """Keeps the leaders, draws the numbers anew as text, drops the rows of words."""
    parts = list(labels)
    leaders: list[tuple[list[ET.Element], Point]] = []
    step = PARTS_OF_A_NUMBER + 3  # and in its row: disc, digit, words
    for number in range(count):
        own = parts[number * step : number * step + PARTS_OF_A_NUMBER]
        leaders.append((own[:3], _start(own[1])))
    for part in parts:
        labels.remove(part)
    for number, (lines, middle) in enumerate(leaders, start=1):
        labels.extend(lines)
        _disc(labels, str(number), middle, SCENE_TEXT)


def _start(path: ET.Element) -> Point:
    x, y = _NUMBERS.findall(path.get("d", ""))[:2]
    return float(x), float(y)


def _disc(parent: ET.Element, mark: str, middle: Point, size: float) -> None:
    x, y = (f"{value:.1f}" for value in middle)
    look = {"fill": "#fff", "stroke": "#000", "stroke-width": "1.4"}
    ET.SubElement(parent, "circle", {"cx": x, "cy": y, "r": f"{0.68 * size:.1f}", **look})
    _text(parent, mark, middle, size)


def _text(parent: ET.Element, mark: str, middle: Point, size: float) -> None:
    """Text around its middle. The baseline is set by hand: not every reader centres it."""
    ET.SubElement(parent, "text", {
        "x": f"{middle[0]:.1f}", "y": f"{middle[1] + 0.35 * size:.1f}", "font-size": f"{size:g}",
        "text-anchor": "middle", "class": "sign"}).text = mark  # fmt: skip


def _name_arrows(svg: ET.Element, letters: Iterable[str]) -> None:
    """A letter beside each arrow: of the two groups that draw it, the second has its colour."""
    moves = svg.find(".//g[@data-layer='moves']")
    if moves is None:
        return
    drawn = list(moves)[1::2]
    for group, letter in zip(drawn, letters, strict=True):
        _text(svg, letter, _beside(group[0]), SCENE_TEXT)


def _beside(shaft: ET.Element) -> Point:
    """A place a little off the middle of an arrow's shaft, which is a curve "M x y q a b c d"."""
    x, y, *_, over, down = map(float, _NUMBERS.findall(shaft.get("d", "")))
    length = (over**2 + down**2) ** 0.5 or 1.0
    off = 15.0
    across, along = -down / length, over / length
    if along > 0:  # above a shaft that lies, to the left of one that stands
        across, along = -across, -along
    return x + over / 2 + off * across, y + down / 2 + off * along
