"""A routine as a picture along its minutes, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.colours import Colour
from glute_lessons.anatomy.geometry import Line
from glute_lessons.anatomy.patterns import stripes

from .routine import Routine, RoutineStep

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Sizes in units of the drawing: about one pixel each on a page 320 pixels wide.
WIDTH, EDGE, SIZE = 288.0, 8.0, 13.0
INNER = WIDTH - 2 * EDGE
BAR, LANE, KEY, AXIS = 22.0, 52.0, 22.0, 24.0
SWATCH = (22.0, 14.0)
MOST_TICKS = 10  # numbers of minutes below the picture; more would touch one another

# {…} is filled in.
WORDS: Mapping[str, str] = {
    "setup": "Set up",
    "settle": "Settle in",
    "passes": "Slow passes",
    "hold": "Hold",
    "rest": "Rest",
    "switch": "Change sides",
    "getting_up": "Get off and up",
    "aftercare": "Afterwards",
    "pause": "Pause",
    "around": "Set up, switch, get up: {time}",
    "lane": "{side} side: {time}",
    "from": "From",
    "for": "For",
    "what": "What to do",
    "step": "{side} side: {what}",
    "step_of": "{side} side: {what}, {technique}",
    "minutes": "minutes",
    "label": "The {total} of this routine in a row. {lanes} The table below says each part.",
    "lane_label": "{side} side, {time}: slow passes {passes}, holds {holds}, the rest is pauses.",
    "around_label": "Setting up, changing sides and getting up take {time}.",
}
KEYS = ("passes", "hold", "pause")


@frozen
class Stretch:
    """One bar. key: of KEYS. begins, seconds: in seconds from the start of the routine."""

    key: str
    begins: int
    seconds: int


@frozen
class Lane:
    """One row of the picture: a side, or what belongs to none."""

    words: str
    stretches: tuple[Stretch, ...]


@frozen
class Row:
    """One row of the table: when it begins, how long it lasts, what it is and what to do."""

    begins: str
    lasts: str
    name: str
    says: str


def clock(seconds: int) -> str:
    """ "1:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def lanes(routine: Routine) -> tuple[Lane, ...]:
    """A row for each side that is worked on, and one for the time around them."""
    return tuple(_lane(routine, side) for side in (*routine.sides, "both"))


def rows(routine: Routine, techniques: Mapping[str, str]) -> tuple[Row, ...]:
    """The table. techniques: id → name, told with each step where there is more than one."""
    names = techniques if len(routine.techniques) > 1 else {}
    return tuple(
        Row(clock(begins), clock(step.seconds), _name(step, names), step.says)
        for begins, step in _placed(routine)
    )


def label(routine: Routine) -> str:
    """The picture's accessible name: its lengths in words."""
    sides = [_lane_label(routine, side) for side in routine.sides]
    around = WORDS["around_label"].format(time=clock(_seconds(routine, "both")))
    told = " ".join((*sides, around))
    return WORDS["label"].format(total=clock(routine.total_seconds), lanes=told)


def draw(routine: Routine) -> Figure:
    """The picture as a new matplotlib Figure, one unit a point. routine: with at least one step."""
    from matplotlib.figure import Figure

    shown = lanes(routine)
    height = 2 * EDGE + KEY + LANE * len(shown) + AXIS
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    _box(axes, 0, 0, WIDTH, height, c.PAPER)
    _legend(axes)
    top = EDGE + KEY
    _axis(axes, routine.total_seconds, top, top + LANE * len(shown))
    for place, lane in enumerate(shown):
        _draw_lane(axes, lane, top + place * LANE, routine.total_seconds)
    return figure


def _placed(routine: Routine) -> zip[tuple[int, RoutineStep]]:
    """Each step with the second at which it begins."""
    begins = accumulate((step.seconds for step in routine.steps), initial=0)
    return zip(begins, routine.steps, strict=False)


def _lane(routine: Routine, side: str) -> Lane:
    time = clock(_seconds(routine, side))
    words = WORDS["around"] if side == "both" else WORDS["lane"]
    found = tuple(
        Stretch(step.kind if step.kind in KEYS else "pause", begins, step.seconds)
        for begins, step in _placed(routine)
        if step.side == side
    )
    return Lane(words.format(side=side.capitalize(), time=time), found)


def _lane_label(routine: Routine, side: str) -> str:
    return WORDS["lane_label"].format(
        side=side.capitalize(),
        time=clock(_seconds(routine, side)),
        passes=clock(_seconds(routine, side, "passes")),
        holds=clock(_seconds(routine, side, "hold")),
    )


def _seconds(routine: Routine, side: str, kind: str = "") -> int:
    return sum(s.seconds for s in routine.steps if s.side == side and kind in (s.kind, ""))


def _name(step: RoutineStep, techniques: Mapping[str, str]) -> str:
    if step.side == "both":
        return WORDS[step.kind]
    what = WORDS["settle" if step.kind == "setup" else step.kind].lower()
    technique = techniques.get(step.technique, "").lower()
    words = WORDS["step_of" if technique else "step"]
    return words.format(side=step.side.capitalize(), what=what, technique=technique)


# Each key: its ground, its edge, the colour of its stripes. No two are alike without colour.
_STYLES: Mapping[str, tuple[Colour, Colour, Colour | None]] = {
    "passes": (c.PASSING, c.HOLD_EDGE, c.HOLD_MARK),
    "hold": (c.HOLD_EDGE, c.HOLD_EDGE, None),
    "pause": (c.PAPER, c.SOFT_INK, None),
}


def _legend(axes: Axes) -> None:
    x = EDGE
    for key in KEYS:
        words = WORDS[key]
        _bar(axes, key, x, EDGE, *SWATCH)
        _text(axes, x + SWATCH[0] + 5, EDGE + 11.5, words)
        x += SWATCH[0] + 17 + 7.6 * len(words)


def _axis(axes: Axes, total: int, top: float, bottom: float) -> None:
    """A line at every minute, and numbers below."""
    whole = total // 60
    every = 1 if whole <= MOST_TICKS else 2
    for minute in range(whole + 1):
        x = EDGE + INNER * minute * 60 / total
        _line(axes, ((x, top + 14), (x, bottom)), c.FRAME)
        if minute % every == 0:
            ha = "left" if minute == 0 else "right" if minute * 60 == total else "center"
            _text(axes, x, bottom + 14, str(minute), ha)
    _text(axes, WIDTH / 2, bottom + 27, WORDS["minutes"], "center")


def _draw_lane(axes: Axes, lane: Lane, top: float, total: int) -> None:
    _text(axes, EDGE, top + 14, lane.words, bold=True)
    for each in lane.stretches:
        x, width = EDGE + INNER * each.begins / total, INNER * each.seconds / total
        _bar(axes, each.key, x, top + 20, width, BAR)


def _bar(axes: Axes, key: str, x: float, y: float, width: float, height: float) -> None:
    ground, edge, mark = _STYLES[key]
    ring = _box(axes, x, y, width, height, ground)
    if mark is not None:
        for line in stripes(((ring,),), 5, 45):
            _line(axes, line, mark)
    _line(axes, (*ring, ring[0]), edge)


def _box(
    axes: Axes, x: float, y: float, width: float, height: float, face: Colour
) -> tuple[tuple[float, float], ...]:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    ring = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    patch = PathPatch(Path((*ring, ring[0]), closed=True), facecolor=str(face), linewidth=0)
    _add(axes, patch)
    return ring


def _line(axes: Axes, points: Line, colour: Colour) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    _add(axes, PathPatch(Path(points), edgecolor=str(colour), fill=False, linewidth=1.0))


def _add(axes: Axes, patch: object) -> None:
    """Over all that is there already."""
    patch.set_zorder(len(axes.get_children()))  # type: ignore[attr-defined]
    axes.add_artist(patch)  # type: ignore[arg-type]
    patch.set_clip_on(False)  # type: ignore[attr-defined]
    patch.set_snap(False)  # type: ignore[attr-defined]


def _text(
    axes: Axes, x: float, base: float, words: str, ha: str = "left", bold: bool = False
) -> None:
    axes.text(
        x, base, words, fontsize=SIZE, weight="bold" if bold else "normal", ha=ha,
        va="baseline", color=str(c.INK), zorder=len(axes.get_children()), parse_math=False,
    )  # fmt: skip
