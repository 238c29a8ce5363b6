"""Points that labels and arrows hang on."""

from __future__ import annotations

from typing import Any

import numpy as np

from .drawing import whole_ball
from .scene import Scene
from .turning import LETTER, Array, about_y

JOINTS = {"hand": "finger3-1", "knee": "lowerleg01", "foot": "foot", "shoulder": "upperarm01"}


def places(scene: Scene) -> dict[str, Array]:
    """In space: the tool, the contact, head, chest, and hands, knees, feet, shoulders."""
    figure = scene.figure
    skeleton = figure.skeleton
    found = {"head": skeleton.at("head"), "chest": skeleton.at("spine01")}
    for name, bone in JOINTS.items():
        for side, letter in LETTER.items():
            found[f"{side}_{name}"] = skeleton.places[f"{bone}.{letter}"]
    if figure.tool is not None:
        found["tool"] = figure.tool.centre
    if figure.pose.contact is not None:
        found["contact"] = figure.touched()[0]
    return found


def anchors(scene: Scene, props: list[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """u, v of each label's point; a prop's lies well inside what is seen of it."""
    found = {name: _seen(scene, at) for name, at in places(scene).items() if name != "tool"}
    for name in {prop["name"]: None for prop in props}:
        pieces = [prop["area"] for prop in props if prop["name"] == name]
        point = max(pieces, key=lambda area: area.area).representative_point()
        found[name] = (point.x, point.y)
    corner = scene.figure.pose.mat
    found["mat"] = _seen(scene, np.array([corner[0] + 5, 0, corner[3] - 5]))
    return found


def arrows(scene: Scene) -> list[dict[str, Any]]:
    """Kind, from u, v to u, v, and whether it points both ways."""
    near = places(scene)
    found = []
    for arrow in scene.figure.pose.arrows:
        at, frame = near[arrow.near], _frame(scene, arrow.near)
        found.append(
            {
                "kind": arrow.kind,
                "from": _seen(scene, at + frame @ arrow.start),
                "to": _seen(scene, at + frame @ arrow.end),
                "both_ways": arrow.both_ways,
            }
        )
    return found


def _frame(scene: Scene, near: str) -> Array:
    """Which way steps from a point go: with the chest, with the tool, else as in the room."""
    figure = scene.figure
    if near == "chest":
        return figure.skeleton.turns["spine01"]
    return about_y(figure.pose.contact.turn) if near == "tool" else np.eye(3)


def magnifier(scene: Scene) -> dict[str, Any] | None:
    """The circle that is shown larger: around the ball or the contact."""
    radius = scene.figure.pose.magnifier
    if radius is None:
        return None
    ball = whole_ball(scene)
    at = ball[:2] if ball else _seen(scene, places(scene)["contact"])
    return {"at": at, "radius": radius}


def _seen(scene: Scene, point: Array) -> tuple[float, float]:
    u, v, _ = scene.camera.project(np.asarray(point, float))
    return float(u), float(v)
