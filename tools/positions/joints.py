"""Joint angles of a pose, and what an adult's joints normally allow."""

from __future__ import annotations

import numpy as np

from .hands import rest_axes
from .skeleton import Skeleton
from .turning import LETTER, SIGN, Array, about_x, about_z, across, between, unit

SOURCE = (
    "American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording,"
    " 1965; thumbs and fingers are not listed"
)
# Degrees, from the least to the most; the first word of a pair of movements is above 0.
RANGES = {
    "hip flexion": (-30, 120),
    "hip abduction": (-30, 45),
    "hip outward rotation": (-45, 45),
    "knee flexion": (-5, 135),
    "ankle upward bend": (-50, 20),
    "shoulder flexion": (-60, 180),
    "shoulder abduction": (-30, 180),
    "elbow flexion": (-5, 150),
    "wrist extension": (-80, 70),
    "wrist to the thumb": (-30, 20),
    "trunk flexion": (-25, 80),
    "trunk side bend": (-35, 35),
    "trunk turn": (-45, 45),
    "neck flexion": (-45, 45),
    "neck side bend": (-45, 45),
    "neck turn": (-60, 60),
}


def angles(skeleton: Skeleton) -> dict[str, float]:
    """Every angle of both sides, degrees: "right hip flexion", ..., "trunk flexion", ..."""
    skeleton.solve()
    found = {}
    for side in ("right", "left"):
        parts = (_hip(skeleton, side), _knee_and_ankle(skeleton, side))
        parts += (_shoulder(skeleton, side), _elbow_and_wrist(skeleton, side))
        for part in parts:
            found |= {f"{side} {name}": value for name, value in part.items()}
    found |= _chain(skeleton, "trunk", "root", "spine01")
    found |= _chain(skeleton, "neck", "spine01", "head")
    return {name: round(value, 1) for name, value in found.items()}


def beyond(found: dict[str, float]) -> dict[str, float]:
    """Angles outside their range, and by how much."""
    over = {}
    for name, angle in found.items():
        low, high = allowed(name)
        if not low <= angle <= high:
            over[name] = round(max(low - angle, angle - high), 1)
    return over


def allowed(name: str) -> tuple[float, float]:
    """The range of an angle, side or not."""
    return RANGES[name.removeprefix("right ").removeprefix("left ")]


def _limb(skeleton: Skeleton, side: str, *names: str) -> list[Array]:
    return [skeleton.places[f"{name}.{LETTER[side]}"] for name in names]


def _rest(skeleton: Skeleton, side: str, *names: str) -> list[Array]:
    return [skeleton.bones[f"{name}.{LETTER[side]}"].head for name in names]


def _hip(skeleton: Skeleton, side: str) -> dict[str, float]:
    hip, knee = _limb(skeleton, side, "upperleg01", "lowerleg01")
    pelvis, sign = skeleton.turns["root"], SIGN[side]
    x, y, z = pelvis.T @ unit(knee - hip)
    flexion = np.degrees(np.arctan2(z, -y))
    abduction = np.degrees(np.arcsin(np.clip(x * sign, -1, 1)))
    rest = _rest(skeleton, side, "upperleg01", "lowerleg01")
    straight = unit(rest[1] - rest[0])
    abduction -= np.degrees(np.arcsin(straight[0] * sign))
    swung = about_x(-flexion) @ about_z(abduction * sign)
    axis = pelvis @ swung @ np.array([1.0, 0, 0])
    thigh = unit(knee - hip)
    hinge = skeleton.turns[f"upperleg02.{LETTER[side]}"] @ np.array([1.0, 0, 0])
    one, other = across(axis, thigh), across(hinge, thigh)
    turn = np.degrees(np.arctan2(np.cross(one, other) @ thigh, one @ other))
    return {
        "hip flexion": flexion,
        "hip abduction": abduction,
        "hip outward rotation": -turn * sign,
    }


def _knee_and_ankle(skeleton: Skeleton, side: str) -> dict[str, float]:
    now = _limb(skeleton, side, "upperleg01", "lowerleg01", "foot")
    rest = _rest(skeleton, side, "upperleg01", "lowerleg01", "foot")
    knee = between(now[1] - now[0], now[2] - now[1])
    foot = skeleton.turns[f"foot.{LETTER[side]}"]
    straight = between((0, 0, 1), rest[1] - rest[2])
    ankle = straight - between(foot @ np.array([0, 0, 1.0]), now[1] - now[2])
    return {"knee flexion": knee, "ankle upward bend": ankle}


def _shoulder(skeleton: Skeleton, side: str) -> dict[str, float]:
    shoulder, elbow = _limb(skeleton, side, "upperarm01", "lowerarm01")
    x, y, z = skeleton.turns["spine01"].T @ unit(elbow - shoulder)
    behind = np.degrees(np.arcsin(z))  # out of the plane of the trunk, whatever the abduction
    return {
        "shoulder flexion": behind if z < 0 else np.degrees(np.arctan2(z, -y)),
        "shoulder abduction": np.degrees(np.arcsin(np.clip(x * SIGN[side], -1, 1))),
    }


def _elbow_and_wrist(skeleton: Skeleton, side: str) -> dict[str, float]:
    shoulder, elbow, wrist = _limb(skeleton, side, "upperarm01", "lowerarm01", "wrist")
    hand, rest = skeleton.turns[f"wrist.{LETTER[side]}"], rest_axes(skeleton, side)
    fore = hand.T @ unit(wrist - elbow)
    along, palm, thumb = fore @ rest.fingers, fore @ rest.palm, fore @ rest.thumb
    return {
        "elbow flexion": between(elbow - shoulder, wrist - elbow),
        "wrist extension": np.degrees(np.arctan2(palm, along)),
        "wrist to the thumb": -np.degrees(np.arcsin(np.clip(thumb, -1, 1))),
    }


def _chain(skeleton: Skeleton, name: str, low: str, high: str) -> dict[str, float]:
    turn = skeleton.turns[low].T @ skeleton.turns[high]
    up, front = turn @ np.array([0, 1.0, 0]), turn @ np.array([0, 0, 1.0])
    return {
        f"{name} flexion": np.degrees(np.arctan2(up[2], up[1])),
        f"{name} side bend": np.degrees(np.arcsin(np.clip(-up[0], -1, 1))),
        f"{name} turn": np.degrees(np.arctan2(front[0], front[2])),
    }
