"""Hands: how they are turned, and how fingers and thumb lie."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from .skeleton import Skeleton
from .turning import LETTER, SIGN, Array, across, frame, unit

FINGERS = "2345"
FIST = (84.0, 178.0, 246.0)  # degrees of each phalanx from the hand's line, toward the palm
BEHIND_THUMB = (100.0, 196.0, 262.0)  # a fist that leaves the thumb free
RELAXED = (18.0, 38.0, 52.0)
FLAT = (0.0, 2.0, 4.0)


@frozen
class Axes:
    """Three directions of a hand: along the fingers, out of the palm, to the thumb's side."""

    fingers: Array
    palm: Array
    thumb: Array


def rest_axes(skeleton: Skeleton, side: str) -> Axes:
    at = {b: skeleton.bones[f"{b}.{LETTER[side]}"].head for b in ("wrist", *_KNUCKLES)}
    fingers = unit(at["finger3-1"] - at["wrist"])
    thumb = across(at["finger2-1"] - at["finger5-1"], fingers)
    return Axes(fingers, SIGN[side] * np.cross(fingers, thumb), thumb)


_KNUCKLES = ("finger2-1", "finger3-1", "finger5-1")


def turned(skeleton: Skeleton, side: str, fingers: Array, palm: Array) -> Array:
    """The hand's turn in space that points fingers and palm so."""
    rest = rest_axes(skeleton, side)
    return frame(fingers, palm) @ frame(rest.fingers, rest.palm).T


def curled(
    skeleton: Skeleton,
    side: str,
    hand: Array,
    angles: tuple[float, float, float],
    spread: float = 0.0,
) -> None:
    """Lays the fingers so. spread: share of their fan at rest that stays."""
    rest = rest_axes(skeleton, side)
    for finger in FINGERS:
        first = _direction(skeleton, f"finger{finger}-1.{LETTER[side]}")
        fan = spread * np.degrees(np.arctan2(first @ rest.thumb, first @ rest.fingers))
        for joint, angle in enumerate(angles, 1):
            a, b = np.radians(angle), np.radians(fan)
            way = np.cos(a) * (np.cos(b) * rest.fingers + np.sin(b) * rest.thumb)
            way = way + np.sin(a) * rest.palm
            _point(skeleton, f"finger{finger}-{joint}.{LETTER[side]}", hand, way, rest.thumb)


def thumb_over_fist(skeleton: Skeleton, side: str, hand: Array) -> None:
    """Outside the bent fingers, across them."""
    _thumb(skeleton, side, hand, ((0.62, 0.72, 0.42), (0.55, 0.62, -0.55), (0.1, 0.25, -0.96)))


def thumb_straight(skeleton: Skeleton, side: str, hand: Array) -> None:
    """Straight ahead, along the fist."""
    _thumb(skeleton, side, hand, ((0.90, 0.05, 0.44), (0.99, 0.0, 0.12), (1.0, 0.0, 0.02)))


def thumb_beside(skeleton: Skeleton, side: str, hand: Array) -> None:
    """In the plane of a flat hand."""
    _thumb(skeleton, side, hand, ((0.70, 0.12, 0.70), (0.84, 0.05, 0.54), (0.90, 0.05, 0.43)))


def _thumb(skeleton: Skeleton, side: str, hand: Array, ways) -> None:
    rest = rest_axes(skeleton, side)
    for joint, (ahead, palm, out) in enumerate(ways, 1):
        way = ahead * rest.fingers + palm * rest.palm + out * rest.thumb
        name = f"finger1-{joint}.{LETTER[side]}"
        _point(skeleton, name, hand, way, rest.palm)


def _point(skeleton: Skeleton, name: str, hand: Array, way: Array, second: Array) -> None:
    """Turns one bone from its direction at rest into `way`, both seen in the hand at rest."""
    now = _direction(skeleton, name)
    turn = frame(unit(way), second) @ frame(now, second).T
    skeleton.held[name] = hand @ turn


def _direction(skeleton: Skeleton, name: str) -> Array:
    bone = skeleton.bones[name]
    return unit(bone.tail - bone.head)
