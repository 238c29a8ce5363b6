"""Where the tool meets the body, found on the posed body itself, and what else is touched."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen

from . import arms, legs
from .figure import Figure
from .scene import Scene
from .supports import Ball, Support
from .turning import Array, unit
from .zones import Site

SPLIT = 6  # parts of a triangle's side: samples lie less than 4 mm apart
MM = 10  # per cm
FLESH = ("seat", "knee")  # parts of the body that give way on a floor or a seat


@frozen
class Touch:
    """corners, weights: the deepest point of the body's surface. at: in space, cm; compression:
    how far the body gives way there, cm; outward: the surface's normal in the pose."""

    corners: Array
    weights: Array
    at: Array
    compression: float
    outward: Array


def touch(figure: Figure) -> Touch | None:
    """The contact of the pose; None where it has no tool."""
    if figure.pose.contact is None:
        return None
    corners, weights = _samples(figure)
    points = np.einsum("nk,nki->ni", weights, figure.points[corners])
    outside = _outside(figure, points)
    deepest = int(outside.argmin())
    edge = figure.points[corners[deepest]]
    outward = unit(np.cross(edge[1] - edge[0], edge[2] - edge[0]))
    depth = figure.pose.contact.compression if figure.tool is None else -outside[deepest]
    return Touch(corners[deepest], weights[deepest], points[deepest], float(depth), outward)


def _outside(figure: Figure, points: Array) -> Array:
    if figure.tool is not None:
        return figure.tool.outside(points)
    _, outward = figure.touched()
    side = next(
        side for side, hand in figure.pose.hand.items() if hand.kind in ("knuckles", "thumb")
    )
    pressing = arms.pressing(figure, side, -outward)
    return np.linalg.norm(points - pressing, axis=1)


def _samples(figure: Figure) -> tuple[Array, Array]:
    """Points spread over the buttocks: corners (n, 3) and weights (n, 3)."""
    part = figure.part("seat")
    triangles = figure.skin.body.triangles
    triangles = triangles[part[triangles].all(1)]
    steps = [(i, j, SPLIT - i - j) for i in range(SPLIT + 1) for j in range(SPLIT + 1 - i)]
    shares = np.array(steps, float) / SPLIT
    return np.repeat(triangles, len(shares), 0), np.tile(shares, (len(triangles), 1))


def told(figure: Figure, found: Touch) -> dict[str, Any]:
    """The contact as it stands in the file."""
    sites = figure.mapping.sites(found.corners, found.weights)
    return {
        "tool": figure.pose.contact.tool,
        "compression_mm": round(found.compression * MM, 1),
        "getting_on_and_off": figure.pose.getting_on_and_off,
        "sites": [_site(site) for site in sites],
    }


def _site(site: Site) -> dict[str, Any]:
    return {
        "view": site.view,
        "at": [round(value, 1) for value in site.at],
        "faces": round(site.faces, 2),
        "kind": site.kind,
        "clear_mm": {kind: round(value, 1) for kind, value in site.clear.items()},
    }


def sinkage(scene: Scene) -> dict[str, float]:
    """mm that the drawn body reaches into each rigid thing at most; the tool's own compression
    is told apart."""
    figure = scene.figure
    points = np.vstack([piece.surface.vertices for piece in scene.body])
    found = {}
    for support in figure.supports():
        found[support.name] = round(max(0.0, -MM * float(support.outside(points).min())), 1)
    return found


def given_way(figure: Figure) -> dict[str, float]:
    """mm that the body gave way before it was pushed out: flesh on a floor or a seat (seat and
    knees) apart from all the rest; on a tool, flesh between the vertices too."""
    found, shown = {}, ~figure.skin.body.hidden
    flesh = np.any([figure.part(part) for part in FLESH], axis=0)
    corners, weights = _samples(figure)
    between = np.einsum("nk,nki->ni", weights, figure.points[corners])
    for support in figure.supports():
        inside = -MM * support.outside(figure.points)
        if isinstance(support, Ball):
            pressed = -MM * support.outside(between)
            found[f"{support.name}, flesh"] = _most(np.r_[inside[flesh & shown], pressed])
        else:
            found[f"{support.name}, flesh"] = _most(inside[flesh & shown])
        found[f"{support.name}, the rest"] = _most(inside[~flesh & shown])
    return found


def _most(depths: Array) -> float:
    return round(max(0.0, float(depths.max())), 1)


def off_support(figure: Figure) -> dict[str, float]:
    """mm between each hand or foot that carries weight and what it rests on; a crossed ankle
    rests on the other thigh."""
    found = {}
    by_name: dict[str, Support] = {support.name: support for support in figure.supports()}
    for side, hand in figure.pose.hand.items():
        if hand.kind in by_name:
            points = figure.points[figure.part(f"{side} hand")]
            found[f"{side} hand"] = float(by_name[hand.kind].outside(points).min())
    for side, foot in figure.pose.foot.items():
        crossed = foot.kind == "crossed"
        lowest = legs.gap(figure, side) if crossed else figure.lowest_of_foot(side)
        found[f"{side} ankle on the other thigh" if crossed else f"{side} foot"] = lowest
    return {name: round(MM * abs(gap), 1) for name, gap in found.items()}
