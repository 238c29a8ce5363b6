"""Where hands go."""

from __future__ import annotations

import numpy as np

from . import hands
from .figure import Figure
from .poses import Hand
from .supports import HIGH
from .turning import LETTER, SIGN, Array, across, unit

STEP = 0.8  # share of a gap that is closed at a time
PALM = 4.5  # cm from the wrist's joint to the floor, to begin with
FIST = 9.0  # cm from the wrist's joint to the knuckles, to begin with
FRONT = 0.5  # cm: what lies so near to the foremost point of a fist presses


def place(figure: Figure, side: str) -> None:
    """One hand, as the pose says."""
    hand = figure.pose.hand[side]
    if hand.kind in ("floor", *HIGH):
        _down(figure, side, hand)
    elif hand.kind in ("knuckles", "thumb"):
        _press(figure, side, hand)
    elif hand.kind == "thigh":
        _on_thigh(figure, side, hand)
    else:
        _hang(figure, side, hand)


def _reach(figure: Figure, side: str, target: Array, elbow: Array, turn: Array) -> None:
    miss = figure.skeleton.reach("arm", side, target, elbow, turn)
    figure.misses[f"{side} hand"] = miss


def _down(figure: Figure, side: str, hand: Hand) -> None:
    """Flat on the floor, fingers back; or on a chair's or table's top, fingers ahead."""
    limb, angle = f"{side} hand", np.radians(hand.heading)
    ahead, level = (-1, 0.0) if hand.kind == "floor" else (1, HIGH[hand.kind])
    fingers = np.array([SIGN[side] * np.sin(angle), 0, ahead * np.cos(angle)])
    turn = hands.turned(figure.skeleton, side, fingers, np.array([0, -1.0, 0]))
    target = figure.shifted(limb, (hand.at[0], level + PALM, hand.at[2]))
    _reach(figure, side, target, np.array(hand.elbow), turn)
    hands.curled(figure.skeleton, side, turn, hands.FLAT, 0.8)
    hands.thumb_beside(figure.skeleton, side, turn)
    figure.renew()
    lowest = figure.points[figure.part(limb), 1].min()
    figure.shift_by(limb, np.array([0, STEP * (level - lowest), 0]))


def _press(figure: Figure, side: str, hand: Hand) -> None:
    """Knuckles, or the thumb on a fist, against the target."""
    limb, skeleton = f"{side} hand", figure.skeleton
    at, _ = figure.touched()
    into = _into(figure, side, hand)
    palm = across(np.array(hand.palm), into)
    turn = hands.turned(skeleton, side, into, palm)
    target = figure.shifted(limb, at - into * FIST)
    _reach(figure, side, target, skeleton.facing @ np.array(hand.elbow), turn)
    if hand.kind == "knuckles":
        hands.curled(skeleton, side, turn, hands.FIST)
        hands.thumb_over_fist(skeleton, side, turn)
    else:
        hands.curled(skeleton, side, turn, hands.BEHIND_THUMB)
        hands.thumb_straight(skeleton, side, turn)
    figure.renew()
    wanted = at + into * figure.pose.contact.compression
    figure.shift_by(limb, STEP * (wanted - pressing(figure, side, into)))


def _into(figure: Figure, side: str, hand: Hand) -> Array:
    """Which way a fist presses: partly square to the skin, partly on with the forearm."""
    _, outward = figure.touched()
    elbow, wrist = (figure.skeleton.at(f"{b}.{LETTER[side]}") for b in ("lowerarm01", "wrist"))
    return unit(-outward * (1 - hand.straight) + unit(wrist - elbow) * hand.straight)


def pressing(figure: Figure, side: str, into: Array) -> Array:
    """The middle of what a hand presses with: what reaches farthest that way."""
    hand = figure.points[figure.part(f"{side} hand")]
    far = hand @ into
    middle = hand[far > far.max() - FRONT].mean(0)
    return middle + into * (far.max() - middle @ into)


def _on_thigh(figure: Figure, side: str, hand: Hand) -> None:
    """On the front of the thigh. at: cm along it from the hip, off it, and share outward."""
    skeleton, facing = figure.skeleton, figure.skeleton.facing
    hip, knee = (skeleton.at(f"{b}.{LETTER[side]}") for b in ("upperleg01", "lowerleg01"))
    thigh = unit(knee - hip)
    up = across(facing @ np.array((SIGN[side] * hand.at[2], 0.15, 1)), thigh)
    inward = facing @ np.array([-SIGN[side] * 0.12, 0, 0])
    turn = hands.turned(skeleton, side, across(thigh + inward, up), -up)
    target = hip + thigh * hand.at[0] + up * hand.at[1]
    _reach(figure, side, target, facing @ np.array(hand.elbow), turn)
    _relaxed(figure, side, turn)


def _hang(figure: Figure, side: str, hand: Hand) -> None:
    """In the air. at: cm from the shoulder, seen with the pelvis."""
    skeleton, facing = figure.skeleton, figure.skeleton.facing
    shoulder = skeleton.at(f"upperarm01.{LETTER[side]}")
    turn = facing @ hands.turned(skeleton, side, np.array(hand.fingers), np.array(hand.palm))
    target = shoulder + facing @ np.array(hand.at)
    _reach(figure, side, target, facing @ np.array(hand.elbow), turn)
    _relaxed(figure, side, turn)


def _relaxed(figure: Figure, side: str, turn: Array) -> None:
    hands.curled(figure.skeleton, side, turn, hands.RELAXED, 0.4)
    hands.thumb_beside(figure.skeleton, side, turn)
