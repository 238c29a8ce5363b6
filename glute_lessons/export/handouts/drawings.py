"""The course's drawings made fit for a printed sheet that may be grey.

Words that are outlines in the shipped drawing become text beside it, which can be read aloud and is
large enough in print; numbers and arrows in it get signs of their own, so that none is told by its
colour alone.
"""

from __future__ import annotations

import itertools
import math
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
PARTS_OF_A_NUMBER = 5  # halo, leader, dot, disc, digit
SMALLEST = 3.7  # mm of type: a little over 10 pt
TOP = 0.6  # room above a scene for a letter, in heights of its type
GUTTER = 1.7  # width of the strip for signs beside a plate, in heights of their type
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

    @property
    def aspect(self) -> float:
        """Its width, in heights."""
        _, _, width, height = map(float, self.svg.get("viewBox", "").split())
        return width / height


def position_drawing(name: str, library: Library, tall: float) -> Drawing:
    """A person in position; its numbers and arrows are explained by text beside it.

    tall: mm that it has at least on paper, so that its signs are large enough.
    """
    record = library.positions[name]
    svg = tailored(drawing(record.file, "positions.toml", name), SIDE, None, labelled=True)
    kinds = [arrow.kind for arrow in load_outlines(name).arrows]
    rows = len(record.labels) + bool(kinds)
    height = float(svg.get("height", "0")) - ROW * rows - 4
    labels = svg.find("./g[@data-labels]/g")
    assert labels is not None
    size = SMALLEST * height / (tall - TOP * SMALLEST)
    _only_discs(labels, len(record.labels), size)
    letters = {kind: library.labels[f"arrow_{kind}"].words for kind in kinds}
    width = float(svg.get("width", "0"))
    _name_arrows(svg, [letters[kind][0] for kind in kinds], (width, height), size)
    signs = tuple(
        Sign(str(number), sided(label.words, SIDE))
        for number, label in enumerate(record.labels, start=1)
    )
    arrows = tuple(Sign(words[0], words) for words in letters.values())
    return Drawing(
        _framed(svg, f"scene-{name}", (0, -TOP * size, width, height + TOP * size)),
        sided(record.alt, SIDE),
        record.credit,
        signs,
        arrows,
    )


def plate_drawing(
    name: str,
    panel: str,
    library: Library,
    tall: float,
    marks: Mapping[str, tuple[str, Point]] | None = None,
) -> Drawing:
    """A plate without its words. tall: as in position_drawing.

    marks: sign → the column beside the body where it stands, "inner" or "outer", and the point of
    the view that its line leads to.
    """
    record, at = library.pictures[name], PANELS[panel]
    from_the_side = panel != "posterior"
    file = record.side_file if from_the_side else record.file
    svg = tailored(drawing(file, "pictures.toml", name), SIDE, None, labelled=False)
    u0, v0, u1, v1 = at.window
    size = SMALLEST * (v1 - v0) / tall
    gutter = GUTTER * size if marks else 0.0
    for column in ("inner", "outer"):
        edge = at.inner - gutter / 2 if column == "inner" else at.inner + u1 - u0 + gutter / 2
        wanted = {
            mark: at.place(point) for mark, (side, point) in (marks or {}).items() if side == column
        }
        _beside_plate(svg, wanted, edge, size)
    alt = record.side_alt if from_the_side else record.alt
    box = (at.inner - gutter, MARGIN, u1 - u0 + 2 * gutter, v1 - v0)
    return Drawing(_framed(svg, f"plate-{name}-{panel}", box), sided(alt, SIDE), record.credit)


def _beside_plate(svg: ET.Element, wanted: Mapping[str, Point], edge: float, size: float) -> None:
    """Signs in a column, from the top down, none over another, each with a line to its place."""
    free = 0.0
    for mark, (x, y) in sorted(wanted.items(), key=lambda each: each[1][1]):
        level = max(y, free + 0.75 * size)
        free = level + 0.75 * size
        for width, colour in (("4", "#fff"), ("1.6", "#000")):
            ET.SubElement(svg, "path", {"d": f"M{edge:.1f} {level:.1f}L{x:.1f} {y:.1f}",
                "stroke": colour, "stroke-width": width, "fill": "none"})  # fmt: skip
        ET.SubElement(svg, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "4"})
        _disc(svg, mark, (edge, level), size)


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
    """The tinted ground, and outlines of letters that no longer stand in the drawing."""
    for ground in svg.findall("./g[@data-paper]"):
        svg.remove(ground)
    used = {each.get("href", "")[1:] for each in svg.iter("use")}
    for defs in svg.iter("defs"):
        for each in list(defs):
            if each.get("id") not in used:
                defs.remove(each)


def _only_discs(labels: ET.Element, count: int, size: float) -> None:
    """Keeps the leaders, draws the numbers anew as text, drops the rows of words."""
    parts = list(labels)
    step = PARTS_OF_A_NUMBER + 3  # and in its row: disc, digit, words
    lines = [parts[at : at + 3] for at in range(0, count * step, step)]  # halo, leader, dot
    for part in parts:
        labels.remove(part)
    for number, (own, middle) in enumerate(
        zip(lines, _apart([_start(own[1]) for own in lines], 1.3 * size), strict=True), start=1
    ):
        for stroke in own[:2]:
            _lead(stroke, middle)
        labels.extend(own)
        _disc(labels, str(number), middle, size)


def _lead(stroke: ET.Element, start: Point) -> None:
    """Lets a leader "M x y l over down" begin elsewhere and end where it did."""
    x, y, over, down = map(float, _NUMBERS.findall(stroke.get("d", "")))
    stroke.set("d", f"M{start[0]:.1f} {start[1]:.1f}L{x + over:.1f} {y + down:.1f}")


def _apart(places: list[Point], gap: float) -> list[Point]:
    """The places, each pair that is closer than the gap pushed apart along its own line."""
    found = list(places)
    for _ in range(20):
        for one, other in itertools.combinations(range(len(found)), 2):
            (x, y), (u, v) = found[one], found[other]
            far = math.hypot(u - x, v - y)
            if far < gap:
                way = ((u - x) / far, (v - y) / far) if far else (1.0, 0.0)
                push = (gap - far) / 2 + 0.01
                found[one] = (x - push * way[0], y - push * way[1])
                found[other] = (u + push * way[0], v + push * way[1])
    return found


def _start(path: ET.Element) -> Point:
    x, y = _NUMBERS.findall(path.get("d", ""))[:2]
    return float(x), float(y)


def _disc(parent: ET.Element, mark: str, middle: Point, size: float) -> None:
    x, y = (f"{value:.1f}" for value in middle)
    look = {"fill": "#fff", "stroke": "#000", "stroke-width": "1.4"}
    ET.SubElement(parent, "circle", {"cx": x, "cy": y, "r": f"{0.6 * size:.1f}", **look})
    _text(parent, mark, middle, size)


def _text(parent: ET.Element, mark: str, middle: Point, size: float) -> None:
    """Text around its middle. The baseline is set by hand: not every reader centres it."""
    ET.SubElement(parent, "text", {
        "x": f"{middle[0]:.1f}", "y": f"{middle[1] + 0.35 * size:.1f}", "font-size": f"{size:g}",
        "text-anchor": "middle", "class": "sign"}).text = mark  # fmt: skip


def _name_arrows(svg: ET.Element, letters: Iterable[str], box: Point, size: float) -> None:
    """A letter beside each arrow: of the two groups that draw it, the second has its colour.

    box: width and height that the letters keep within.
    """
    moves = svg.find(".//g[@data-layer='moves']")
    if moves is None:
        return
    taken = [
        (float(disc.get("cx", "0")), float(disc.get("cy", "0"))) for disc in svg.iter("circle")
    ]
    for group, letter in zip(list(moves)[1::2], letters, strict=True):
        place = _best(_around(group[0], 0.75 * size), taken, box, size)
        taken.append(place)
        x, y = (f"{value:.1f}" for value in place)
        ET.SubElement(svg, "circle", {"cx": x, "cy": y, "r": f"{0.5 * size:.1f}", "fill": "#fff"})
        _text(svg, letter, place, size)


def _around(shaft: ET.Element, off: float) -> list[Point]:
    """Places beside an arrow's shaft and beyond its ends; the shaft is a curve "M x y q a b c d"."""
    x, y, *_, over, down = map(float, _NUMBERS.findall(shaft.get("d", "")))
    length = math.hypot(over, down) or 1.0
    along, across = (over / length, down / length), (-down / length, over / length)
    middle = (x + over / 2, y + down / 2)
    reach = length / 2 + off
    return [
        (middle[0] + far * way[0], middle[1] + far * way[1])
        for way, far in ((along, reach), (along, -reach), (across, off), (across, -off))
    ]


def _best(places: list[Point], taken: list[Point], box: Point, size: float) -> Point:
    """The place within the box that is clear of all signs so far, else the clearest one."""

    def clear(place: Point) -> float:
        edge = size / 2
        inside = edge < place[0] < box[0] - edge and edge - TOP * size < place[1] < box[1] - edge
        gap = min((math.dist(place, each) for each in taken), default=math.inf)
        return min(gap, 1.4 * size) if inside else -1.0

    return max(places, key=clear)
