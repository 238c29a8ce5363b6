"""Puts the body on a sheet: skin, bones, muscles, nerve line and zones."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen
from matplotlib.path import Path

from . import body, bones
from . import palette as c
from .curves import mirrored
from .frame import Frame, Zone
from .muscles import DEEP_ROTATORS, Muscle
from .sheet import Sheet


@frozen
class Tones:
    """A muscle's base colour, its shade and its light."""

    base: str
    dark: str
    light: str


MAXIMUS = Tones(c.MAXIMUS, c.MAXIMUS_DARK, c.MAXIMUS_LIGHT)
MEDIUS = Tones(c.MEDIUS, c.MEDIUS_DARK, c.MEDIUS_LIGHT)
MINIMUS = Tones(c.MINIMUS, c.MINIMUS_DARK, c.MINIMUS_LIGHT)
PIRIFORMIS = Tones(c.PIRIFORMIS, c.PIRIFORMIS_DARK, c.PIRIFORMIS_LIGHT)

RIGHT, LEFT = 1, -1
BOTH = (RIGHT, LEFT)
Sides = tuple[int, ...]

ZONE_COLOURS = {
    "press": (c.PRESS, c.PRESS_PATTERN, c.PRESS_EDGE),
    "pass_over": (c.PASS, c.PASS_PATTERN, c.PASS_EDGE),
    "never_press": (c.NEVER, c.NEVER_PATTERN, c.NEVER_EDGE),
}


def _sided(shape: Path, side: int) -> Path:
    return shape if side == RIGHT else mirrored(shape)


def skin(sheet: Sheet, frame: Frame, close_up: bool = False) -> None:
    """The body's outline with its cleft; open above and below."""
    sheet.fill(frame.path(body.SKIN_CLOSE_UP if close_up else body.SKIN), c.SKIN, z=0)
    for side in (RIGHT, LEFT):
        sheet.line(frame.path(_sided(body.INNER_LINE, side)), c.SKIN_EDGE, 1.8, z=0.2)
        if side == RIGHT or not close_up:
            sheet.line(frame.path(_sided(body.OUTER_LINE, side)), c.SKIN_EDGE, 1.8, z=0.2)


def folds(sheet: Sheet, frame: Frame, sides: Sides = BOTH, z: float = 0.3) -> None:
    """The cleft and the fold under each buttock."""
    sheet.line(frame.path(body.CLEFT), c.SKIN_EDGE, 1.8, z=z)
    for side in sides:
        sheet.line(frame.path(_sided(body.FOLD, side)), c.SKIN_FOLD, 1.8, z=z)


def skeleton(sheet: Sheet, frame: Frame, faint: bool = False, sides: Sides = BOTH) -> None:
    """Pelvis, thigh bones, sacrum, tailbone and lower spine. faint: as a pale ground for zones."""
    edge, shade = (c.EDGE, c.BONE) if faint else (c.BONE_EDGE, c.BONE_SHADE)
    width = 1.0 if faint else 1.2
    for side in sides:
        for shape in (bones.PUBIS, bones.FEMUR, bones.ILIUM):
            sheet.fill(frame.path(_sided(shape, side)), c.BONE, edge, width, z=0.5)
            if shape is bones.PUBIS:
                sheet.fill(frame.path(_sided(bones.FORAMEN, side)), c.SKIN, edge, width, z=0.5)
            for tone in _shades(shape):
                sheet.fill(frame.path(_sided(tone, side)), shade, z=0.5)
    _midline(sheet, frame, edge, shade, width)


def _shades(shape: Path) -> Iterable[Path]:
    if shape is bones.FEMUR:
        return bones.FEMUR_SHADE, bones.NECK_SHADE
    return (bones.ILIUM_SHADE, bones.ISCHIUM_SHADE) if shape is bones.ILIUM else ()


def _midline(sheet: Sheet, frame: Frame, edge: str, shade: str, width: float) -> None:
    for vertebra in bones.VERTEBRAE:
        sheet.fill(frame.path(vertebra), c.BONE, edge, width, z=0.6)
    for spine in bones.SPINES:
        sheet.fill(frame.path(spine), shade, edge, width * 0.7, z=0.6)
    for shape in (bones.COCCYX, bones.SACRUM):
        sheet.fill(frame.path(shape), c.BONE, edge, width, z=0.6)
    for ridge in bones.SACRAL_RIDGE:
        sheet.fill(frame.path(ridge), shade, z=0.6)
    for hole in bones.SACRAL_HOLES:
        for side in (RIGHT, LEFT):
            sheet.fill(frame.path(_sided(hole, side)), shade, edge, width * 0.7, z=0.6)


def muscle(
    sheet: Sheet, frame: Frame, shape: Muscle, tones: Tones, side: int, fibres: int, z: float = 1
) -> None:
    """A muscle with shade along its lower edge, light on its back, and its fibres."""

    def laid(path: Path) -> Path:
        return frame.path(_sided(path, side))

    sheet.fill(laid(shape.outline), tones.base, None, z=z)
    sheet.fill(laid(shape.tone(0.82, 0.15)), tones.dark, z=z)
    sheet.fill(laid(shape.tone(0.3, 0.13, 0.12, 0.8)), tones.light, z=z)
    sheet.line(laid(shape.fibres(fibres)), tones.dark, 1.0, z=z)
    sheet.fill(laid(shape.outline), None, c.MUSCLE_EDGE, 1.3, z=z)


def deep_muscles(sheet: Sheet, frame: Frame, side: int, z: float = 0.8) -> None:
    """The small muscles below the piriformis, kept quiet."""
    for shape in DEEP_ROTATORS:
        outline = frame.path(_sided(shape.outline, side))
        sheet.fill(outline, c.OTHER_MUSCLE, c.OTHER_MUSCLE_EDGE, z=z)
        sheet.line(frame.path(_sided(shape.fibres(5), side)), c.OTHER_MUSCLE_DARK, 1.0, z=z)


def nerve(sheet: Sheet, frame: Frame, side: int, z: float = 1.5) -> None:
    """The schematic line of the sciatic nerve."""
    line = frame.path(_sided(body.NERVE, side))
    sheet.line(line, c.NERVE_EDGE, 7, z=z)
    sheet.line(line, c.NERVE, 4.4, z=z)


def zone(sheet: Sheet, frame: Frame, kind: str, shape: Path, z: float = 2) -> None:
    """A zone of one kind on the body; the sheet notes it for the tests. shape: millimetres."""
    laid = frame.path(shape)
    sheet.zones.append(Zone(kind, laid, frame.scale))
    pattern(sheet, kind, laid, z)


def pattern(sheet: Sheet, kind: str, laid: Path, z: float) -> None:
    """A zone's look: "press" striped, "pass_over" dotted, "never_press" crossed."""
    ground, marks, edge = ZONE_COLOURS[kind]
    sheet.fill(laid, ground, z=z)
    if kind == "pass_over":
        sheet.dotted(laid, marks, 10, z=z)
    else:
        sheet.stripes(laid, marks, 8.5, 45, 1.7, z=z)
    if kind == "never_press":
        sheet.stripes(laid, marks, 8.5, -45, 1.7, z=z)
    sheet.fill(laid, None, edge, 1.8, z=z, dashes=(4, 3) if kind == "pass_over" else None)


def never_press(sheet: Sheet, frame: Frame, sides: Sides = BOTH) -> None:
    """Every place over bone."""
    for place in body.NEVER_PRESS.values():
        for side in sides if place.paired else (RIGHT,):
            zone(sheet, frame, "never_press", _sided(place.shape, side), z=3)


def pass_over(sheet: Sheet, frame: Frame, sides: Sides = BOTH) -> None:
    """The nerve strip with the line in it."""
    for side in sides:
        zone(sheet, frame, "pass_over", _sided(body.NERVE_STRIP, side))
        sheet.line(frame.path(_sided(body.NERVE, side)), c.PASS_EDGE, 2.2, z=2.1)


def ground(sheet: Sheet, frame: Frame, close_up: bool = False) -> None:
    """Body, faint bones, nerve strip and bone zones: what every zone picture begins with."""
    sides = (RIGHT,) if close_up else BOTH
    skin(sheet, frame, close_up)
    skeleton(sheet, frame, True, sides)
    folds(sheet, frame, sides, z=1)
    pass_over(sheet, frame, sides)
    never_press(sheet, frame, sides)
