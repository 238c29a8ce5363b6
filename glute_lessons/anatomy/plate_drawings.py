"""Every drawing of a plate: the layered views, the zone map and one for each technique."""

from __future__ import annotations

from matplotlib.path import Path

from glute_lessons.content import load

from . import body_drawing as body
from . import colours as c
from . import zone_drawing as zones
from .atlas import load_atlas
from .atlas_records import Atlas
from .canvas import Canvas
from .geometry import Point
from .label_drawing import labels as write_labels
from .panels import LAYERS, PANELS
from .places import Column, Work, columns, work, zone_columns
from .plate_svg import NERVE_SEEN

BALL_MM = 65.0
TECHNIQUES = ("foam_rolling", "ball_on_wall", "ball_on_floor", "hands")
PRESS_AREA = "upper_outer_buttock"
LAYERED = tuple(PANELS)
SIDE = "_side"
# Every drawing by its name; those of zones and techniques once from behind and once from the side.
NAMES = (*LAYERED, *(f"{name}{end}" for name in ("zones", *TECHNIQUES) for end in ("", SIDE)))


def draw(name: str, side: str = "right", layer: str = "maximus", labelled: bool = True) -> Canvas:
    """One drawing, down to one layer where it has layers."""
    canvas = _begun(name, side)
    atlas = load_atlas()
    if name in LAYERED:
        _layered(canvas, atlas, layer)
    else:
        _zoned(canvas, atlas, _subject(name))
    _framed(canvas)
    if labelled:
        _labelled(canvas, name, layer)
    return canvas


def draw_whole(name: str) -> Canvas:
    """The drawing as it ships: all layers, and the labels of each layer and of both sides."""
    canvas, atlas = _begun(name, "right"), load_atlas()
    if name in LAYERED:
        body.ground(canvas, atlas.view(canvas.panel.view))
        body.layers(canvas, atlas, atlas.view(canvas.panel.view), "maximus")
        body.skin(canvas, atlas.view(canvas.panel.view))
    else:
        _zoned(canvas, atlas, _subject(name))
    _framed(canvas)
    for side in ("right", "left"):
        canvas.side = side
        for layer in LAYERS if name in LAYERED else ("all",):
            with canvas.grouped(f"labels:{layer}", f"side:{side}"):
                _labelled(canvas, name, layer)
    return canvas


def _begun(name: str, side: str) -> Canvas:
    panel = PANELS[panel_of(name)]
    canvas = Canvas(panel, side)
    sheet = Path.unit_rectangle().vertices * (panel.width, panel.height)
    with canvas.grouped("paper:sheet"):
        canvas.fill(Path(sheet, closed=True), c.PAPER)
    return canvas


def _subject(name: str) -> str:
    return name.removesuffix(SIDE)


def _layered(canvas: Canvas, atlas: Atlas, layer: str) -> None:
    view = atlas.view(canvas.panel.view)
    body.ground(canvas, view)
    if layer == "skin":
        body.skin(canvas, view)
    else:
        body.layers(canvas, atlas, view, layer, layer in NERVE_SEEN)


def _zoned(canvas: Canvas, atlas: Atlas, subject: str) -> None:
    view = atlas.view(canvas.panel.view)
    with canvas.grouped("layer:ground"):
        body.ground(canvas, view)
        body.ghost(canvas, view)
        body.folds(canvas, view)
    technique = subject in TECHNIQUES
    with canvas.grouped("layer:zones"):
        if technique:
            zones.passing(canvas, view, subject)
        else:
            zones.press(canvas, view)
        zones.pass_over(canvas, view)
        if technique:
            zones.hold(canvas, view, subject)
        zones.never_press(canvas, view)
    if technique:
        with canvas.grouped("layer:moves"):
            _moves(canvas, work(subject, canvas.panel.id))


def _moves(canvas: Canvas, shown: Work) -> None:
    if shown.ball:
        zones.ball(canvas, shown.ball, BALL_MM)
    for start, end in shown.arrows:
        canvas.arrow(start, end)
    if shown.circling:
        zones.circling(canvas, *shown.circling)


def _framed(canvas: Canvas) -> None:
    with canvas.grouped("frame:window"):
        canvas.mat()


def _labelled(canvas: Canvas, name: str, layer: str) -> None:
    words = {label.id: label.words for label in load().labels.values()}
    for column in columns_of(name, layer):
        write_labels(canvas, column, words)


def columns_of(name: str, layer: str) -> tuple[Column, ...]:
    """What a drawing names. layer: counts for the layered plates only."""
    if name in LAYERED:
        return columns(name, layer)
    subject, panel = _subject(name), panel_of(name)
    key = subject if subject in TECHNIQUES else PRESS_AREA
    shown = work(key, panel)
    more: dict[str, dict[str, Point]] = {"outer": {key: shown.target}, "inner": {}}
    if shown.passing:
        more["inner"]["passing"] = shown.passing
    return tuple(
        Column(column.side, {**column.targets, **more[column.side]})
        for column in zone_columns(panel)
    )


def panel_of(name: str) -> str:
    """Which of PANELS a drawing is laid on."""
    return "lateral" if name.endswith((SIDE, "lateral")) else "posterior"


__all__ = ["NAMES", "columns_of", "draw", "draw_whole", "panel_of"]
