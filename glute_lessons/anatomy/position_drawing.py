"""Paints a position drawing: the scene, the contact enlarged, arrows, numbers and their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.path import Path

from glute_lessons.content import load
from glute_lessons.content.records import Position

from . import colours as c
from .canvas import Canvas, Leader, width_of
from .colours import Colour
from .geometry import Area, Line, Point
from .outlines import Outlines, Prop, load_outlines
from .panels import SIDES, Panel
from .plate_words import sided
from .position_layout import CLOSE_RADIUS, DISC, WIDTH, Layout, laid_out
from .shaping import Move, circle, cut_area, cut_line

SIZE = 14.5
ROW = 25.0
EDGE_OF_WORDS = 22.0
BOTH_WAYS = ("move", "breathe")
SAMPLE = 30.0  # length of an arrow that stands for its kind
CLOTHES = {"shoe": c.SHOE, "sole": c.SOLE, "hair": c.HAIR, "shorts": c.SHORTS, "shirt": c.SHIRT}
SKIN = {"light": c.PERSON, "deep": c.PERSON_DEEP}
TONES = (("shade", c.TONE_SHADE, 0.14), ("dark", c.TONE_SHADE, 0.17), ("light", c.TONE_LIGHT, 0.22))
ARROWS = {"move": c.MOVE, "press": c.MOVE, "lean": c.LEAN, "breathe": c.BREATHE}
Shape = Callable[[Area], Area]
Strokes = Callable[[Line], list[Line]]


def draw_position(name: str, side: str = "right", skin: str | None = None) -> Canvas:
    """The drawing for one side, with its words."""
    canvas = _begun(name, side, skin)
    _labelled(canvas, load().positions[name])
    return canvas


def draw_whole_position(name: str) -> Canvas:
    """The drawing as it ships, with the words of both sides."""
    canvas = _begun(name, "right", None)
    for side in SIDES:
        canvas.side = side
        with canvas.grouped("labels:all", f"side:{side}"):
            _labelled(canvas, load().positions[name])
    return canvas


def _layout(position: Position) -> Layout:
    return laid_out(position.id, tuple(label.at for label in position.labels))


def _begun(name: str, side: str, skin: str | None) -> Canvas:
    position = load().positions[name]
    outlines, layout = load_outlines(position.id), _layout(position)
    words = ROW * (len(position.labels) + bool(outlines.arrows)) + 4
    panel = Panel(name, "scene", (0.0, -words, WIDTH, layout.height), 0.0, 0.0)
    canvas = Canvas(panel, side)
    sheet = Path.unit_rectangle().vertices * (panel.width, panel.height)
    with canvas.grouped("paper:sheet"):
        canvas.fill(Path(sheet, closed=True), c.PAPER)
    look = SKIN[skin or position.skin]
    with canvas.grouped("layer:scene"):
        _scene(canvas, outlines, look, layout.move.area, lambda line: [layout.move.line(line)], 1.0)
    if layout.close and outlines.magnifier:
        with canvas.grouped("layer:close"):
            _enlarged(canvas, outlines, look, layout.move, layout.close)
    with canvas.grouped("layer:moves"):
        for arrow in outlines.arrows:
            ends = layout.move.point(arrow.start), layout.move.point(arrow.end)
            canvas.arrow(*ends, arrow.both_ways, 2.4, ARROWS[arrow.kind], c.PALE)
    return canvas


def _enlarged(canvas: Canvas, outlines: Outlines, skin: Colour, move: Move, middle: Point) -> None:
    """The place that counts in a circle of its own, and a ring where it is in the scene."""
    assert outlines.magnifier is not None
    at, radius = outlines.magnifier
    ring = circle(move.point(at), radius * move.scale)
    canvas.fill(((ring,),), None, c.LEADER, 0.9, (3.5, 2.5))
    scale = CLOSE_RADIUS / radius
    near = Move(scale, middle[0] - scale * at[0], middle[1] - scale * at[1])
    whole = ((circle(middle, CLOSE_RADIUS),),)
    canvas.fill(whole, c.PAPER)
    _scene(
        canvas,
        outlines,
        skin,
        lambda area: cut_area(near.area(area), middle, CLOSE_RADIUS),
        lambda line: cut_line(near.line(line), middle, CLOSE_RADIUS),
        1.3,
    )
    canvas.fill(whole, None, c.LEADER, 1.6)


def _scene(
    canvas: Canvas, outlines: Outlines, skin: Colour, shape: Shape, strokes: Strokes, wide: float
) -> None:
    """All but arrows and words, from the farthest to the nearest."""
    canvas.fill(shape(outlines.mat), c.MAT, c.MAT_EDGE, 0.7)
    canvas.fill(shape(outlines.shadow), c.SHADOW, alpha=0.12)
    for prop in outlines.props:
        _prop(canvas, prop, shape, strokes, wide)
    canvas.fill(shape(outlines.figure), skin)
    for name, colour in CLOTHES.items():
        canvas.fill(shape(outlines.clothes.get(name, ())), colour, c.LINE, 0.55 * wide)
    canvas.fill(shape(outlines.press), c.HOLD, c.HOLD_EDGE, 0.8, alpha=0.9)
    for name, colour, alpha in TONES:
        canvas.fill(shape(outlines.tones.get(name, ())), colour, alpha=alpha)
    canvas.fill(shape(outlines.figure), None, c.LINE, 1.5 * wide)
    canvas.lines([piece for line in outlines.ink for piece in strokes(line)], c.LINE, 1.0 * wide)
    if outlines.ball:
        ring = circle(*outlines.ball)
        for piece in strokes((*ring, ring[0])):
            canvas.lines([piece], c.LINE, 0.9 * wide, (3.0, 2.2))


def _prop(canvas: Canvas, prop: Prop, shape: Shape, strokes: Strokes, wide: float) -> None:
    if prop.light is not None:
        faces = c.WALL if prop.name == "wall" else c.WOOD
        face = faces[min(2, int(prop.light * 3))]
        canvas.fill(shape(prop.area), face, c.LINE, 0.6 * wide)
        return
    face = c.ROLLER if prop.name == "roller" else c.BALL
    canvas.fill(shape(prop.area), face, c.LINE, 1.1 * wide)
    canvas.fill(shape(prop.shade), c.TONE_SHADE, alpha=0.2)
    canvas.lines([piece for line in prop.lines for piece in strokes(line)], c.LINE, 0.9 * wide)


def _labelled(canvas: Canvas, position: Position) -> None:
    """Numbers in the scene, and under it what they mean."""
    outlines, layout = load_outlines(position.id), _layout(position)
    for number, (label, disc) in enumerate(zip(position.labels, layout.discs, strict=True), 1):
        anchor = layout.move.point(outlines.anchors[label.at])
        _number(canvas, str(number), disc, anchor, label.at)
        v = -ROW * (number - 0.5)
        _disc(canvas, str(number), canvas.places([(EDGE_OF_WORDS, v)])[0], mirrored=True)
        x, y = EDGE_OF_WORDS + DISC + 8, canvas.places([(0, v)])[0][1]
        canvas.text(x, y, sided(label.words, canvas.side), SIZE)
    _legend(canvas, kinds(outlines), -ROW * (len(position.labels) + 0.5))


def kinds(outlines: Outlines) -> tuple[str, ...]:
    """The kinds of arrow in a drawing, each once."""
    return tuple(dict.fromkeys(arrow.kind for arrow in outlines.arrows))


def _legend(canvas: Canvas, found: Sequence[str], v: float) -> None:
    """What the arrows mean, in one row."""
    words = {label.id: label.words for label in load().labels.values()}
    x, y = EDGE_OF_WORDS - DISC, canvas.places([(0, v)])[0][1]
    for kind in found:
        canvas.arrow_at((x, y), (x + SAMPLE, y), ARROWS[kind], both=kind in BOTH_WAYS)
        canvas.text(x + SAMPLE + 7, y, words[f"arrow_{kind}"], SIZE)
        x += SAMPLE + 30 + width_of(words[f"arrow_{kind}"], SIZE)


def _number(canvas: Canvas, number: str, disc: Point, anchor: Point, name: str) -> None:
    start, end = (tuple(place) for place in canvas.places([disc, anchor]))
    canvas.leaders.append(Leader(name, start, end, canvas.group))
    line = Path([start, end])
    canvas.fill(line, None, c.HALO, 2.8)
    canvas.fill(line, None, c.LEADER, 1.1)
    canvas.fill(Path.circle(end, 2.4), c.LEADER, c.HALO, 0.9)
    _disc(canvas, number, start)


def _disc(canvas: Canvas, number: str, place: Sequence[float], mirrored: bool = False) -> None:
    """A number on its disc. mirrored: the place was mirrored, though words begin at the left."""
    x = canvas.panel.width - place[0] if mirrored and canvas.side == "left" else place[0]
    canvas.fill(Path.circle((x, place[1]), DISC), c.HALO, c.LEADER, 1.2)
    canvas.text(x, place[1], number, SIZE - 1, True, "center")
