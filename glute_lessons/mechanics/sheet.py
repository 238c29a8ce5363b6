"""The paper that the explorers' pictures are drawn on: shapes and words that are moved in place.

Sizes are in units of the drawing: about one pixel each on a page 320 pixels wide. A shape is made
once, and put() gives it a new outline. Nothing is clipped, dashed or see-through by style, since
progress.picture_svg keeps plain outlines only: what is broken or striped is so by its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.colours import Colour
from glute_lessons.anatomy.geometry import Line

from .sheet_lines import box

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch
    from matplotlib.text import Text

WIDTH, EDGE = 288.0, 8.0
INNER = WIDTH - 2 * EDGE
SIZE = 13.0  # of all text
ROW = 16.5  # from one line of text to the next


@define
class Sheet:
    """A figure being drawn: what is made later lies over what was made before."""

    height: float
    figure: Figure = field(init=False)
    _paper: PathPatch = field(init=False)
    _made: int = 0

    def __attrs_post_init__(self) -> None:
        from matplotlib.figure import Figure

        self.figure = Figure(figsize=(WIDTH / 72, self.height / 72), dpi=72)
        self.figure.patch.set_visible(False)
        axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        self._paper = self.area(c.PAPER)
        self.resize(self.height)

    @property
    def axes(self) -> Axes:
        return self.figure.axes[0]

    def resize(self, height: float) -> None:
        """Another height; what is drawn keeps its place from the top."""
        self.height = height
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        self.axes.set_ylim(height, 0)
        put(self._paper, box(0, 0, WIDTH, height))

    def area(self, face: Colour, edge: Colour | None = None, width: float = 1.0) -> PathPatch:
        """A filled shape, not to be seen until it is put."""
        return self._patch(str(face), str(edge) if edge else "none", width if edge else 0)

    def line(self, colour: Colour, width: float = 1.0) -> PathPatch:
        """Open lines, not to be seen until they are put."""
        return self._patch("none", str(colour), width)

    def text(
        self, x: float, base: float, words: str = "", *, ha: str = "left", bold: bool = False
    ) -> Text:
        """One line of text on its base line."""
        self._made += 1
        return self.axes.text(
            x, base, words, fontsize=SIZE, weight="bold" if bold else "normal", ha=ha,
            va="baseline", color=str(c.INK), zorder=self._made, clip_on=False, parse_math=False,
        )  # fmt: skip

    def lines(self, x: float, base: float, count: int) -> tuple[Text, ...]:
        """Lines of text below one another, empty, for write()."""
        return tuple(self.text(x, base + ROW * at) for at in range(count))

    def plate(self, ha: str = "left", bold: bool = False) -> Plate:
        """Words on a ground of their own, so that no pattern runs behind them."""
        return Plate(self.area(c.PAPER), self.text(0, 0, ha=ha, bold=bold))

    def _patch(self, face: str, edge: str, width: float) -> PathPatch:
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        self._made += 1
        patch = PathPatch(
            Path([(0, 0)]), facecolor=face, edgecolor=edge, linewidth=width, fill=face != "none",
            visible=False, zorder=self._made,
        )  # fmt: skip
        self.axes.add_artist(patch)
        patch.set_clip_on(False)
        patch.set_snap(False)
        return patch


@frozen
class Plate:
    """Words and the ground below them."""

    ground: PathPatch
    text: Text

    def put(self, x: float, base: float, words: str) -> None:
        """Shows the words there; none hides them."""
        bold = self.text.get_weight() == "bold"
        self.text.set_position((x, base))
        self.text.set_text(words)
        wide = width_of(words, bold)
        shift = {"left": 0.0, "center": wide / 2, "right": wide}[self.text.get_ha()]
        ring = box(x - shift - 2, base - 11.5, wide + 4, 15)
        put(self.ground, ring if words else ())


def put(patch: PathPatch, ring: Line = ()) -> None:
    """Gives a filled shape this closed outline; none hides it. One only: picture_svg loses more."""
    from matplotlib.path import Path

    patch.set_visible(bool(ring))
    if ring:
        patch.set_path(Path((*ring, ring[0]), closed=True))


def put_lines(patch: PathPatch, *lines: Line) -> None:
    """Gives a shape these open lines; none hides it."""
    from matplotlib.path import Path

    kept = [line for line in lines if len(line) > 1]
    patch.set_visible(bool(kept))
    if kept:
        codes = [code for line in kept for code in (Path.MOVETO, *[Path.LINETO] * (len(line) - 1))]
        patch.set_path(Path([point for line in kept for point in line], codes))


def write(lines: Sequence[Text], words: Sequence[str]) -> None:
    """The words on the lines, one each; lines left over are empty."""
    for at, line in enumerate(lines):
        line.set_text(words[at] if at < len(words) else "")


def wrapped(*texts: str, width: float = INNER, bold: bool = False) -> list[str]:
    """Each text in lines that fit the width."""
    return [line for text in texts for line in _wrapped(text, width, bold)]


def _wrapped(text: str, width: float, bold: bool) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@lru_cache(maxsize=512)
def width_of(words: str, bold: bool = False) -> float:
    """How wide the words are in matplotlib's own font; few fonts of a page are wider."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family="DejaVu Sans", size=SIZE, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(words, font, ismath=False)[0]
