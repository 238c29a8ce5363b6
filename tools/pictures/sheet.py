"""One drawing: a paper card on which shapes, texts and leader lines are put.

Sheet units are pixels of a picture 600 wide, y upwards. Every text is noted with the ground it
stands on and every leader line with its ends, so that tests can measure contrast and collisions.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as File

import matplotlib
import numpy as np
from attrs import define, field, frozen
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from . import palette as c
from .curves import hatch, rounded
from .frame import Point

WIDTH = 600
LINE = 1.25  # from one line of text to the next, in font sizes
_FONTS = File(matplotlib.get_data_path()) / "fonts" / "ttf"


@frozen
class Written:
    """A text on the sheet and the ground it stands on."""

    artist: Text
    ground: str


@define
class Sheet:
    """A drawing under way. name: the picture's id; height: in pixels at 600 wide."""

    name: str
    height: float
    figure: Figure = field(init=False)
    texts: list[Written] = field(factory=list)
    leaders: list[tuple[Point, Point]] = field(factory=list)
    arrows: list[tuple[Point, Point]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.figure = Figure(figsize=(WIDTH / 72, self.height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(0, self.height)
        self.box(1, 1, WIDTH - 2, self.height - 2, c.PAPER, c.EDGE, radius=16, z=-10)

    def fill(
        self,
        shape: Path,
        face: str | None,
        edge: str | None = None,
        width: float = 1.2,
        z: float = 1,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """A shape in sheet units. face or edge None: not filled, no outline."""
        patch = PathPatch(
            shape,
            facecolor=face or "none",
            edgecolor=edge or "none",
            linewidth=width,
            zorder=z,
            linestyle=(0, tuple(dashes)) if dashes else "solid",
            capstyle="round",
            joinstyle="round",
            fill=face is not None,
        )
        self._add(patch)

    def line(
        self,
        points: Path | Sequence[Point],
        colour: str,
        width: float = 1.5,
        z: float = 2,
        dashes: Sequence[float] | None = None,
    ) -> None:
        """An open line along a path or through points."""
        shape = points if isinstance(points, Path) else Path(np.array(points, dtype=float))
        self.fill(shape, None, colour, width, z, dashes)

    def stripes(
        self,
        area: Path,
        colour: str,
        spacing: float = 9,
        degrees: float = 45,
        width: float = 1.6,
        z: float = 1.1,
    ) -> None:
        """Parallel lines inside an area."""
        self.line(hatch(area, spacing, degrees), colour, width, z)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        face: str,
        edge: str | None = None,
        radius: float = 8,
        z: float = 0.5,
        line: float = 1.2,
    ) -> None:
        """A rectangle with round corners; x, y: its lower left."""
        self.fill(rounded(x, y, width, height, radius), face, edge, line, z)

    def arrow(
        self,
        start: Point,
        end: Point,
        colour: str = c.ARROW,
        width: float = 4,
        bend: float = 0,
        both: bool = False,
        z: float = 6,
        head: float = 15,
    ) -> None:
        """An arrow, straight or bent, with one head or two."""
        self.arrows.append((start, end))
        patch = FancyArrowPatch(
            start,
            end,
            arrowstyle="<|-|>" if both else "-|>",
            mutation_scale=head,
            connectionstyle=f"arc3,rad={bend}",
            color=colour,
            linewidth=width,
            zorder=z,
            shrinkA=0,
            shrinkB=0,
            capstyle="round",
            joinstyle="round",
        )
        self._add(patch)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 17,
        bold: bool = False,
        ha: str = "left",
        colour: str = c.INK,
        on: str = c.PAPER,
        z: float = 8,
    ) -> None:
        """A text of one or more lines, its middle at y. on: its ground, for the contrast test."""
        lines = words.split("\n")
        first = y + (len(lines) - 1) / 2 * LINE * size - 0.365 * size  # half a capital's height
        for number, line in enumerate(lines):
            artist = self.figure.axes[0].text(
                x,
                first - number * LINE * size,
                line,
                fontproperties=_font(size, bold),
                ha=ha,
                va="baseline",
                color=colour,
                zorder=z,
                clip_on=False,
                parse_math=False,
            )
            self.texts.append(Written(artist, on))

    def wrapped(
        self,
        x: float,
        y: float,
        words: str,
        width: float,
        size: float = 17,
        bold: bool = False,
        colour: str = c.INK,
        on: str = c.PAPER,
    ) -> int:
        """A text in lines no wider than width; y: the middle of the first. Returns the lines."""
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width_of(longer, size, bold) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        middle = y - (len(lines) - 1) / 2 * LINE * size
        self.text(x, middle, "\n".join(lines), size, bold, colour=colour, on=on)
        return len(lines)

    def width_of(self, words: str, size: float, bold: bool = False) -> float:
        """How wide a line of text is, in sheet units."""
        font = _font(size, bold)
        return text_to_path.get_text_width_height_descent(words, font, ismath=False)[0]

    def title(self, words: str) -> None:
        """The headline at the upper left."""
        self.text(24, self.height - 34, words, size=23, bold=True)

    def footer(self, words: str) -> None:
        """The small line at the foot."""
        self.text(24, 20, words, size=13.5, colour=c.SOFT_INK)

    def notes(self, *lines: str) -> None:
        """What has to be said about the drawing, at its foot."""
        for number, line in enumerate(reversed(lines)):
            self.text(24, 21 + 21 * number, line, 14.5, colour=c.SOFT_INK)

    def leader(self, start: Point, end: Point, dot: bool = True) -> None:
        """A thin line from a label to what it names, with a dot there."""
        self.leaders.append((start, end))
        self.line([start, end], c.PAPER, 3.2, z=6.8)
        self.line([start, end], c.INK, 1.3, z=7)
        if dot:
            self.line([end, (end[0] + 0.1, end[1])], c.PAPER, 8, z=7.05)
            self.line([end, (end[0] + 0.1, end[1])], c.INK, 5.5, z=7.1)

    def label(
        self,
        x: float,
        y: float,
        words: str,
        target: Point,
        ha: str = "left",
        bold: bool = False,
        size: float = 17,
        colour: str = c.INK,
    ) -> None:
        """A text beside the drawing with its leader. ha "left": the text lies right of its line."""
        self.text(x, y, words, size=size, bold=bold, ha=ha, colour=colour)
        gap = {"left": (-7, 0), "right": (7, 0), "center": (0, 0)}[ha]
        self.leader((x + gap[0], y + gap[1]), target)

    def _add(self, patch: PathPatch | FancyArrowPatch) -> None:
        patch.set_clip_on(False)
        self.figure.axes[0].add_artist(patch)
        patch.set_clip_on(False)


def _font(size: float, bold: bool) -> FontProperties:
    """matplotlib's own copy of the font, so that every machine draws the same."""
    return FontProperties(fname=_FONTS / f"DejaVuSans{'-Bold' if bold else ''}.ttf", size=size)
