"""A fitted pose as surfaces: what the body does where it touches, and everything around it."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from .camera import Camera
from .clothes import GARMENTS, OUT
from .figure import Figure
from .supports import Ball, Top
from .surfaces import Surface, block, halved
from .turning import Array

WALL = (-6.0, 0.0)  # from back to front, cm
WALL_HIGH = 178.0
NEAR, FINER = 5.0, 2  # cm around a contact where triangles are halved, and how often
DISC = 3.0  # cm, radius of the place shown as the one to press
MM = 10  # per cm


@frozen
class Piece:
    """A surface with a name. fields: garment → value per vertex, for the body's own pieces."""

    name: str
    surface: Surface
    fields: dict[str, Array]


@frozen
class Scene:
    """body: pieces of the figure, its skin first; props: everything else that is solid."""

    figure: Figure
    body: tuple[Piece, ...]
    props: tuple[Piece, ...]
    camera: Camera

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return (*self.body, *self.props)


def staged(figure: Figure) -> Scene:
    """The body pushed out of what it rests on, and its props."""
    body = tuple(_figure(figure))
    props = tuple(_props(figure))
    everything = np.vstack([p.surface.vertices for p in (*body, *props)])
    low, high = everything.min(0), everything.max(0)
    camera = Camera(*figure.pose.camera, tuple(np.round((low + high) / 2)))
    return Scene(figure, body, props, camera)


def _figure(figure: Figure):
    body = figure.skin.body
    shown = body.triangles[~body.hidden[body.triangles].any(1)]
    fields = {**body.fields, "rest": body.rest}
    whole = Surface(figure.points, shown)
    if figure.pose.contact is not None:
        near = np.linalg.norm(figure.points - figure.touched()[0], axis=1) < NEAR
        if figure.tool is not None:
            near |= figure.tool.outside(figure.points) < NEAR / 2
        for _ in range(FINER):
            whole, fields, near = halved(whole, fields, near)
    fields["press"] = press_field(figure, fields.pop("rest"))
    yield Piece("skin", Surface(_pushed(figure, whole.vertices), whole.triangles), fields)
    for solid in body.solids:
        points = figure.carried(solid.surface.vertices, solid.bone)
        count = len(points)
        fields = {name: np.full(count, OUT) for name in (*GARMENTS, "press")} | solid.fields
        yield Piece(solid.bone, Surface(_pushed(figure, points), solid.surface.triangles), fields)


def press_field(figure: Figure, rest: Array) -> Array:
    """cm inside (above 0) a disc around the contact that keeps off every other zone.

    rest: where each vertex lies at rest, (n, 3).
    """
    if figure.pose.contact is None or figure.pose.getting_on_and_off:
        return np.full(len(rest), OUT)
    corners, weights = figure.target
    clear = min(figure.mapping.sites(corners, weights)[0].clear.values()) / MM
    middle = weights @ figure.skin.body.rest[corners]
    return min(DISC, clear) - np.linalg.norm(rest - middle, axis=1)


def _pushed(figure: Figure, points: Array) -> Array:
    for support in figure.supports():
        points = support.pushed_out(points)
    return points


def _props(figure: Figure):
    for support in figure.supports():
        if isinstance(support, Ball):
            yield Piece(support.name, support.surface(), {})
        elif isinstance(support, Top):
            for part in support.parts():
                yield Piece(support.name, part, {})
        elif support.name == "wall":
            x = _beside(figure)
            low, high = np.array([x[0], 0, WALL[0]]), np.array([x[1], WALL_HIGH, WALL[1]])
            yield Piece("wall", block(low, high), {})


def _beside(figure: Figure) -> tuple[float, float]:
    middle = figure.points[:, 0].mean()
    return middle - 4, middle + 4
