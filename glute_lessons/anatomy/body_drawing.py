"""Paints the body of the atlas on a canvas: skin, bones, muscles, nerve, layer by layer."""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path

from . import colours as c
from .atlas_records import Atlas, Part, View
from .canvas import Canvas
from .colours import Tones
from .geometry import Line, Point, mirrored_line
from .hits import SCHEMATIC_LAYER

DASHES = (3.2, 2.2)
MUSCLE_TONES = {
    "gluteus_maximus": c.MAXIMUS,
    "gluteus_medius": c.MEDIUS,
    "gluteus_minimus": c.MINIMUS,
    "piriformis": c.PIRIFORMIS,
    "tensor_fasciae_latae": c.TENSOR,
    **dict.fromkeys(
        ("gemellus_superior", "gemellus_inferior", "obturator_internus", "quadratus_femoris"),
        c.ROTATORS,
    ),
    **dict.fromkeys(("iliocostalis_lumborum", "longissimus_thoracis", "multifidus"), c.BACK),
}
COURSE = ("gluteus_maximus", "gluteus_medius", "gluteus_minimus", "piriformis")


def tones(atlas: Atlas, structure: str) -> Tones:
    """How a structure is painted; the muscles of the thigh are kept quiet."""
    if atlas.structure(structure).kind == "bone":
        return c.BONE
    return MUSCLE_TONES.get(structure, c.THIGH)


def ground(canvas: Canvas, view: View) -> None:
    """The paper, the body's outline, and a frame round the window."""
    with canvas.grouped("layer:ground"):
        canvas.fill(view.skin, c.SKIN, c.SKIN_EDGE, 1.2)


def layers(canvas: Canvas, atlas: Atlas, view: View, upto: str, with_nerve: bool = True) -> None:
    """The layers from the bones up to one, each over those below it; the nerve over the deep."""
    for layer in view.layers:
        with canvas.grouped(f"layer:{layer.id}"):
            for part in layer.parts:
                _part(canvas, atlas, view, part)
            _schematic(canvas, view, layer.id)
        if layer.id == "deep" and with_nerve:
            with canvas.grouped("layer:nerve"):
                nerve(canvas, view)
        if layer.id == upto:
            return


def _part(canvas: Canvas, atlas: Atlas, view: View, part: Part) -> None:
    shape = canvas.path(part.visible)
    if shape is None:
        return
    look = tones(atlas, part.structure)
    with canvas.grouped(f"structure:{part.structure}", f"part:{part.side}"):
        canvas.fill(shape, look.base)
        for name, colour in (("shade", look.shade), ("dark", look.dark), ("light", look.light)):
            canvas.fill(part.tones.get(name, ()), colour)
        course = part.structure in COURSE
        canvas.lines(
            fibres(view, part), look.edge, 0.5 if course else 0.4, alpha=0.62 if course else 0.38
        )
        canvas.fill(shape, None, look.edge, 0.9 if course else 0.7)


def fibres(view: View, part: Part) -> list[Line]:
    """A part's fibre lines. The left's are the right's mirrored, cut where the left does not show."""
    found = view.fibres.get(part.structure, ())
    if part.side != "left":
        return list(found)
    shape = Path.make_compound_path(
        *(Path(np.array([*ring, ring[0]])) for polygon in part.visible for ring in polygon[:1])
    )
    return [piece for line in found for piece in _inside(mirrored_line(line), shape)]


def _inside(line: Line, shape: Path) -> list[Line]:
    held = shape.contains_points(np.array(line))
    pieces: list[list[Point]] = [[]]
    for point, kept in zip(line, held, strict=True):
        if kept:
            pieces[-1].append(point)
        elif pieces[-1]:
            pieces.append([])
    return [tuple(piece) for piece in pieces if len(piece) > 1]


def _schematic(canvas: Canvas, view: View, layer: str) -> None:
    """What the meshes do not hold, set by hand: dashed, and half seen through."""
    for name, area in view.schematic.items():
        if SCHEMATIC_LAYER[name] != layer:
            continue
        band = name == "iliotibial_tract"
        face, edge = (c.BAND, c.BAND_EDGE) if band else (c.THIGH.base, c.THIGH.edge)
        with canvas.grouped(f"structure:{name}", "part:right"):
            canvas.fill(area, face, alpha=0.72)
            canvas.fill(area, None, edge, 0.9, DASHES)


def nerve(canvas: Canvas, view: View) -> None:
    """The sciatic nerve, schematic; dashed where the piriformis covers it."""
    line = view.nerve
    with canvas.grouped("structure:sciatic_nerve", "part:right"):
        canvas.lines([line[: view.emerges + 1]], c.NERVE_EDGE, 2.2, DASHES)
        canvas.lines([line[: view.emerges + 1]], c.NERVE, 1.2, DASHES)
        canvas.lines([line[view.emerges :]], c.NERVE_EDGE, 4.4)
        canvas.lines([line[view.emerges :]], c.NERVE, 2.8)


def ghost(canvas: Canvas, view: View) -> None:
    """The bones, pale, as a quiet ground. No muscles: broken lines have another meaning here."""
    for layer in view.layers[:1]:
        for part in layer.parts:
            canvas.fill(part.visible, c.GHOST, c.GHOST_EDGE, 0.6)


def folds(canvas: Canvas, view: View) -> None:
    """The cleft between the buttocks and the fold under this one, from behind only."""
    if view.id != "posterior":
        return
    for line in (cleft(), fold()):
        canvas.lines([line], c.SKIN_FOLD, 1.6)


def cleft() -> Line:
    """From the tailbone's root down to where the thighs part; hand-set."""
    heights = np.linspace(838, 735, 20)
    return tuple((1.5 * np.sin((838 - v) / 20), float(v)) for v in heights)


def fold() -> Line:
    """The lower edge of the right buttock; hand-set, as the skin is a scaled outline."""
    share = np.linspace(0, 1, 30)
    us, vs = 5 + 88 * share, 727 + 16 * share**2 - 9 * np.sin(np.pi * share)
    return tuple((float(u), float(v)) for u, v in zip(us, vs, strict=True))


def skin(canvas: Canvas, view: View) -> None:
    """The skin over all, with the bones that can be felt as broken lines."""
    with canvas.grouped("layer:skin"):
        canvas.fill(view.skin, c.SKIN, c.SKIN_EDGE, 1.2)
        for layer in view.layers[:1]:
            for part in layer.parts:
                canvas.fill(part.visible, None, c.GHOST_EDGE, 0.6, (2, 2.4), alpha=0.55)
        folds(canvas, view)
