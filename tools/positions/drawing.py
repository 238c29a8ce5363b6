"""One scene as outlines."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from shapely import Geometry
from shapely.geometry import LineString, Polygon

from . import tones
from .camera import FAR
from .clothes import OUT
from .contours import region
from .ink import HAND, lines
from .raster import Picture, grid_around, render
from .scene import Piece, Scene
from .surfaces import Surface, normals
from .turning import Array

FINE, COARSE = 0.115, 0.25  # cm a pixel
UNDER = 0.35  # cm that a flat side reaches under what hides it
FIELDS = ("shirt", "shorts", "shoe", "sole", "hair", "press")
PAINTED = ("shoe", "sole", "hair", "shorts", "shirt")  # in this order, over the skin
SHIFT = (-0.12, -0.04)  # where the floor's shadow leans, cm per cm of height
SIDES = 96  # of the roller


@frozen
class Seen:
    """The scene's pixels. lit: light per pixel; fields: garment → value per pixel."""

    picture: Picture
    lit: Array
    fields: dict[str, Array]
    figure: NDArray


def outlines(scene: Scene, pixel: float = FINE) -> dict[str, Any]:
    """areas: name → area; tones: "shade", "dark", "light"; ink: lines; props: one entry for each
    round thing, and for each side of a flat one that is seen."""
    seen = _seen(scene, pixel)
    grid = seen.picture.grid
    figure = region(seen.figure, grid, 1.2, 0.04)
    areas = {"shadow": shadow(scene, pixel), "figure": figure}
    for name in PAINTED:
        mask = seen.figure & (seen.fields[name] > 0)
        if mask.sum() > 30:
            areas[name] = region(mask, grid, 1.2, 0.06).buffer(0.15).intersection(figure)
    press = seen.figure & (seen.fields["press"] > 0) & (seen.fields["shorts"] > 0)
    if press.sum() > 30:
        areas["press"] = region(press, grid, 1.5, 0.06).intersection(figure)
    shaded = tones.areas(seen.lit, seen.figure, seen.fields["hair"] > -0.3, grid)
    return {
        "areas": areas,
        "tones": {name: area.intersection(figure) for name, area in shaded.items()},
        "ink": _ink(scene, seen.picture),
        "props": _props(scene, seen),
    }


def _seen(scene: Scene, pixel: float) -> Seen:
    surfaces = [piece.surface for piece in scene.pieces]
    picture = render(surfaces, scene.camera, grid_around(surfaces, scene.camera, pixel))
    from_light = tones.light(scene.camera)
    lit = np.zeros(picture.depth.shape)
    fields = {name: np.full(lit.shape, OUT) for name in FIELDS}
    for number, piece in enumerate(scene.pieces):
        outward = normals(piece.surface.vertices, piece.surface.triangles)
        values = [piece.fields.get(name, np.full(len(outward), OUT)) for name in FIELDS]
        every = np.column_stack([outward, *values])
        mask, found = picture.values(number, piece.surface.triangles, every)
        normal = found[mask][:, :3]
        normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
        lit[mask] = np.clip(normal @ from_light, 0, 1)
        for column, name in enumerate(FIELDS, 3):
            fields[name][mask] = found[mask][:, column]
    figure = (picture.surface >= 0) & (picture.surface < len(scene.body))
    return Seen(picture, lit, fields, figure)


def shadow(scene: Scene, pixel: float) -> Geometry:
    """Everything laid flat on the floor."""
    flat = []
    for piece in scene.pieces:
        if piece.name == "wall":
            continue
        points = piece.surface.vertices.copy()
        points[:, [0, 2]] += np.outer(points[:, 1], SHIFT)
        points[:, 1] = 0
        flat.append(Surface(points, piece.surface.triangles))
    grid = grid_around(flat, scene.camera, max(pixel, COARSE))
    mask = render(flat, scene.camera, grid).surface >= 0
    return region(mask, grid, 0.6 / grid.pixel, 0.15, 6, 90)


def _ink(scene: Scene, picture: Picture) -> list:
    found = []
    for piece in scene.body:
        found += lines(piece.surface, scene.camera, picture)
    found += lines(_hands(scene), scene.camera, picture, HAND)
    return found


def _hands(scene: Scene) -> Surface:
    """The hands alone: their lines are finer."""
    whole, figure = scene.body[0].surface, scene.figure
    part = np.zeros(len(whole.vertices), bool)
    part[: len(figure.points)] = figure.part("hand")
    return Surface(whole.vertices, whole.triangles[part[whole.triangles].all(1)])


def _props(scene: Scene, seen: Seen) -> list[dict[str, Any]]:
    found = []
    for number, piece in enumerate(scene.props, len(scene.body)):
        mask = seen.picture.surface == number
        if mask.sum() < 12:
            continue
        if piece.name in ("ball", "roller"):
            lines = rim(scene, seen.picture) if piece.name == "roller" else []
            near = float(seen.picture.depth[mask].mean())
            found.append(_round(piece.name, mask, seen) | {"lines": lines, "near": near})
        else:
            found += _flat(scene, piece, number, seen)
    return sorted(found, key=lambda prop: prop.pop("near"))


def _round(name: str, mask: NDArray, seen: Seen) -> dict[str, Any]:
    grid = seen.picture.grid
    level = 0.42 if name == "ball" else 0.30
    return {
        "name": name,
        "area": region(mask, grid, 0.8, 0.03, 0.2),
        "shade": tones.prop_shade(seen.lit, mask, grid, level),
    }


def _flat(scene: Scene, piece: Piece, number: int, seen: Seen) -> list[dict[str, Any]]:
    """Each side of a box that is seen, with how light it is (0 to 1). Its own edges are exact;
    elsewhere it reaches a little under what hides it."""
    picture, found = seen.picture, []
    corners = scene.camera.project(piece.surface.vertices)
    for side in range(len(corners) // 4):
        mask = (picture.surface == number) & (picture.triangle // 2 == side)
        if mask.sum() > 12:
            whole = Polygon(corners[4 * side : 4 * side + 4, :2])
            shown = region(mask, picture.grid, 0.7, 0.04, 0.1).buffer(UNDER, join_style="mitre")
            light = round(float(np.median(seen.lit[mask])), 2)
            near = float(picture.depth[mask].mean())
            area = whole.intersection(shown)
            found.append({"name": piece.name, "area": area, "light": light, "near": near})
    return found


def rim(scene: Scene, picture: Picture) -> list[LineString]:
    """The near end of a roller, where it is seen."""
    for piece in scene.props:
        if piece.name != "roller":
            continue
        seen = scene.camera.project(piece.surface.vertices)
        ends = seen[2 * SIDES : 3 * SIDES], seen[3 * SIDES : 4 * SIDES]
        near = max(ends, key=lambda end: end[:, 2].mean())
        ring = np.vstack([near, near])
        shown = picture.depth[picture.grid.cell(ring)] < ring[:, 2] + 0.6
        runs = np.split(np.arange(len(ring)), np.flatnonzero(np.diff(shown.astype(int))) + 1)
        best = max((run for run in runs if shown[run[0]]), key=len, default=[])
        if len(best) > 3:
            return [LineString(ring[best[: SIDES + 1], :2]).simplify(0.03)]
    return []


def whole_ball(scene: Scene) -> tuple[float, float, float] | None:
    """u, v and radius of the ball's outline, hidden parts too."""
    tool = scene.figure.tool
    if tool is None or tool.axis is not None:
        return None
    u, v, w = scene.camera.project(tool.centre)
    return float(u), float(v), float(tool.radius * FAR / (FAR - w))


def mat(scene: Scene) -> Polygon:
    """The mat or the piece of floor, seen."""
    x0, x1, z0, z1 = scene.figure.pose.mat
    corners = np.array([(x0, 0, z0), (x1, 0, z0), (x1, 0, z1), (x0, 0, z1)], float)
    return Polygon(scene.camera.project(corners)[:, :2])
