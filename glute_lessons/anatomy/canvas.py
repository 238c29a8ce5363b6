"""A drawing under way: shapes of the body, words and leader lines on one matplotlib Figure.

Every shape belongs to a group such as "layer:deep/structure:piriformis/side:right"; whoever writes
the drawing as SVG finds it as the artist's gid. Every word and leader line is noted, so that tests
can measure what collides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path as File

import matplotlib
import numpy as np
from attrs import define, field, frozen
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from . import colours as c
from .colours import Colour
from .geometry import Area, Line, Point
from .panels import MARGIN, Panel

LINE_HEIGHT = 1.22  # from one line of text to the next, in font sizes
BLEED = 4.0  # how far beyond the window shapes are kept, so that no outline runs along its edge
_FONTS = File(matplotlib.get_data_path()) / "fonts" / "ttf"


@frozen
class Written:
    """A line of text. box: left, top, right, bottom in drawing units."""

    words: str
    box: tuple[float, float, float, float]
    group: str


@frozen
class Leader:
    """A line from a label to what it names. name: the label's id."""

    name: str
    start: Point
    end: Point
    group: str


@define
class Canvas:
    """One panel being drawn. side: "right", or "left" for its mirror."""

    panel: Panel
    side: str = "right"
    figure: Figure = field(init=False)
    written: list[Written] = field(factory=list)
    leaders: list[Leader] = field(factory=list)
    group: str = ""
    _order: int = 1

    def __attrs_post_init__(self) -> None:
        width, height = self.panel.width, self.panel.height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)

    @contextmanager
    def grouped(self, *parts: str) -> Iterator[None]:
        """What is drawn inside belongs to a group within the present one."""
        before = self.group
        self.group = "/".join(filter(None, (before, *parts)))
        yield
        self.group = before

    @property
    def window(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of what is shown of the body."""
        u0, v0, u1, v1 = self.panel.window
        left = self.panel.inner if self.side == "right" else self.panel.outer
        return left, MARGIN, u1 - u0, v1 - v0

    def places(self, points: Sequence[Point] | NDArray[np.float64]) -> NDArray[np.float64]:
        """Points of the view, shape (n, 2), on the drawing."""
        laid = np.asarray(points, dtype=float)
        x = self.panel.inner + laid[:, 0] - self.panel.window[0]
        x = x if self.side == "right" else self.panel.width - x
        return np.column_stack([x, self.panel.window[3] + MARGIN - laid[:, 1]])

    def path(self, area: Area) -> Path | None:
        """An area on the drawing, cut off a little beyond the window; None if outside it."""
        rings = [self.places(ring) for polygon in area for ring in polygon]
        cut = [Path(np.vstack([ring, ring[:1]]), closed=True) for ring in rings]
        cut = [self._cut(ring) for ring in cut]
        kept = [ring for ring in cut if len(ring.vertices) > 3]
        return Path.make_compound_path(*kept) if kept else None

    def _cut(self, ring: Path) -> Path:
        box = self._box(BLEED)
        if box.contains(*ring.get_extents().min) and box.contains(*ring.get_extents().max):
            return ring
        return ring.clip_to_bbox(box)

    def mat(self) -> None:
        """Covers all but the window with paper. A clipping path would need an id, and a browser
        that finds the same id in a hidden tab first would clip nothing or everything."""
        left, top, width, height = self.window
        sheet = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
        whole = np.array([self.panel.width, self.panel.height])
        outer = Path(sheet * (whole + 2 * BLEED) - BLEED, closed=True)
        hole = Path(sheet[::-1] * (width, height) + (left, top), closed=True)
        self.fill(Path.make_compound_path(outer, hole), c.PAPER)
        self.fill(hole, None, c.FRAME, 1.0)

    def _box(self, more: float = 0.0) -> Bbox:
        left, top, width, height = self.window
        return Bbox([[left - more, top - more], [left + width + more, top + height + more]])

    def fill(
        self,
        shape: Area | Path | None,
        face: Colour | None = None,
        edge: Colour | None = None,
        width: float = 0.8,
        dashes: Sequence[float] | None = None,
        alpha: float = 1.0,
    ) -> None:
        """A shape: an area of the view, or a path on the drawing."""
        laid = shape if isinstance(shape, Path) or shape is None else self.path(shape)
        if laid is None or not len(laid.vertices):
            return
        patch = PathPatch(
            laid,
            facecolor=str(face) if face else "none",
            edgecolor=str(edge) if edge else "none",
            linewidth=width if edge else 0,
            linestyle=(0, tuple(dashes)) if dashes else "solid",
            capstyle="round",
            joinstyle="round",
            fill=face is not None,
            alpha=None if alpha == 1.0 else alpha,
        )
        self.add(patch)

    def lines(
        self,
        lines: Sequence[Line],
        colour: Colour,
        width: float = 0.5,
        dashes: Sequence[float] | None = None,
        alpha: float = 1.0,
    ) -> None:
        """Open lines of the view, as one shape."""
        laid = [Path(self.places(line)) for line in lines if len(line) > 1]
        box = self._box(BLEED)
        shown = [line for line in laid if box.overlaps(line.get_extents())]
        if shown:
            whole = Path.make_compound_path(*shown)
            whole.should_simplify = False  # else dots, lines too short to see, would go
            self.fill(whole, None, colour, width, dashes, alpha)

    def add(self, patch: PathPatch | FancyArrowPatch) -> None:
        """Puts an artist above all before it."""
        patch.set_gid(self.group)
        patch.set_zorder(self._order)
        self._order += 1
        self.figure.axes[0].add_artist(patch)
        patch.set_clip_on(False)
        patch.set_snap(False)  # else a PNG would round the dots of a pattern away

    def arrow(
        self,
        start: Point,
        end: Point,
        both: bool = True,
        width: float = 2.6,
        ink: Colour = c.ARROW,
        halo: Colour = c.HALO,
    ) -> None:
        """A straight arrow between two points of the view, on a halo."""
        first, last = (tuple(place) for place in self.places([start, end]))
        self.arrow_at(first, last, ink, both, width, halo)

    def arrow_at(
        self,
        start: Point,
        end: Point,
        ink: Colour,
        both: bool = False,
        width: float = 2.4,
        halo: Colour = c.PALE,
    ) -> None:
        """A straight arrow between two places on the drawing, on a halo."""
        for colour, line in ((halo, width + 2.8), (ink, width)):
            self.add(
                FancyArrowPatch(
                    start,
                    end,
                    arrowstyle="<|-|>" if both else "-|>",
                    mutation_scale=11,
                    color=str(colour),
                    linewidth=line,
                    shrinkA=0,
                    shrinkB=0,
                    capstyle="round",
                    joinstyle="round",
                )
            )

    def text(
        self, x: float, y: float, words: str, size: float, bold: bool = False, ha: str = "left"
    ) -> None:
        """Lines of text, their middle at y on the drawing."""
        lines = words.split("\n")
        first = y - (len(lines) - 1) / 2 * LINE_HEIGHT * size + 0.36 * size  # half a capital
        for number, line in enumerate(lines):
            base = first + number * LINE_HEIGHT * size
            self._line(x, base, line, size, bold, ha)

    def _line(self, x: float, base: float, words: str, size: float, bold: bool, ha: str) -> None:
        artist = self.figure.axes[0].text(
            x, base, words, fontproperties=font(size, bold), ha=ha, va="baseline",
            color=str(c.INK), zorder=self._order, clip_on=False, parse_math=False,
        )  # fmt: skip
        artist.set_gid(self.group)
        self._order += 1
        left = x - {"left": 0.0, "right": 1.0, "center": 0.5}[ha] * width_of(words, size, bold)
        right = left + width_of(words, size, bold)
        box = (left, base - 0.78 * size, right, base + 0.24 * size)
        self.written.append(Written(words, box, self.group))


def font(size: float, bold: bool = False) -> FontProperties:
    """matplotlib's own copy of the font, so that every machine draws the same."""
    return FontProperties(fname=_FONTS / f"DejaVuSans{'-Bold' if bold else ''}.ttf", size=size)


def width_of(words: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is, in drawing units."""
    return text_to_path.get_text_width_height_descent(words, font(size, bold), ismath=False)[0]
