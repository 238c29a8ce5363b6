"""Bones in a pose: forward kinematics, and limbs that reach for a point."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import Factory, define, frozen

from .mesh import Bone
from .turning import LETTER, Array, about, across, frame, twist, unit

ROUNDS = 5  # the twist bones lie a little off the line from joint to joint


@frozen
class Limb:
    """Bones of an arm or a leg. hinge: the axis of knee or elbow at rest, where it is known."""

    upper: tuple[str, str]
    lower: tuple[str, str]
    end: str
    hinge: tuple[float, float, float] | None
    names: str

    def on(self, side: str) -> tuple[str, str, str, str, str]:
        return tuple(f"{b}.{LETTER[side]}" for b in (*self.upper, *self.lower, self.end))


LIMBS = {
    "leg": Limb(
        ("upperleg01", "upperleg02"), ("lowerleg01", "lowerleg02"), "foot", (1, 0, 0), "foot"
    ),
    "arm": Limb(("upperarm01", "upperarm02"), ("lowerarm01", "lowerarm02"), "wrist", None, "hand"),
}


@define
class Skeleton:
    """One pose while it is being made. turned: bone → its turn against its parent; held: bone →
    its turn in space, which its parent does not change. After solve(): places and turns."""

    bones: Mapping[str, Bone]
    root: Array
    facing: Array
    turned: dict[str, Array] = Factory(dict)
    held: dict[str, Array] = Factory(dict)
    places: dict[str, Array] = Factory(dict)
    turns: dict[str, Array] = Factory(dict)

    def solve(self) -> None:
        for name, bone in self.bones.items():
            if bone.parent is None:
                self.places[name], turn = self.root, self.facing
            else:
                parent = self.turns[bone.parent]
                step = bone.head - self.bones[bone.parent].head
                self.places[name], turn = self.places[bone.parent] + parent @ step, parent
            self.turns[name] = self.held.get(name, turn @ self.turned.get(name, np.eye(3)))

    def at(self, name: str) -> Array:
        """Where a bone begins."""
        self.solve()
        return self.places[name]

    def bend(self, names: tuple[str, ...], turn: Array) -> None:
        """The same turn for each of several bones in a row."""
        for name in names:
            self.turned[name] = turn

    def length(self, kind: str, side: str) -> float:
        """From the first joint of a limb to the last, stretched."""
        upper, _, lower, _, end = LIMBS[kind].on(side)
        a, b, c = (self.bones[name].head for name in (upper, lower, end))
        return float(np.linalg.norm(b - a) + np.linalg.norm(c - b))

    def reach(self, kind: str, side: str, target: Array, toward: Array, end: Array | None) -> float:
        """Bends a limb until its last joint lies on the target; knee or elbow points `toward`.

        end: the turn of foot or hand in space, or None. Returns the miss in cm.
        """
        upper, last = LIMBS[kind].on(side)[0], LIMBS[kind].on(side)[-1]
        target, toward = np.asarray(target, float), np.asarray(toward, float)
        start, aim = self.at(upper), target
        within = np.linalg.norm(target - start) < self.length(kind, side)
        for _ in range(ROUNDS if within else 1):
            self._aimed(kind, side, aim, toward, end)
            aim = aim + (target - self.at(last))
        return float(np.linalg.norm(target - self.at(last)))

    def _aimed(self, kind: str, side: str, aim: Array, toward: Array, end: Array | None) -> None:
        limb = LIMBS[kind]
        upper1, _, lower1, _, last = limb.on(side)
        rest = [self.bones[name].head for name in (upper1, lower1, last)]
        start = self.at(upper1)
        hinge, tip = _bent(start, aim, toward, *map(np.linalg.norm, np.diff(rest, axis=0)))
        bones = (unit(rest[1] - rest[0]), unit(rest[2] - rest[1]))
        ways = (unit(hinge - start), unit(tip - hinge))
        axis = np.array(limb.hinge) if limb.hinge else np.cross(*bones)
        turns = [
            frame(way, np.cross(*ways)) @ frame(bone, axis).T
            for way, bone in zip(ways, bones, strict=True)
        ]
        self._set_limb(limb.on(side), turns, bones, end, kind == "arm")

    def _set_limb(self, names, turns, bones, end: Array | None, arm: bool) -> None:
        """Spreads the twist of the upper bone, and of the hand over the forearm."""
        upper1, upper2, lower1, lower2, last = names
        parent = self.turns[self.bones[upper1].parent]
        back = about(bones[0], -twist(parent.T @ turns[0], bones[0]) / 2)
        self.held |= {upper1: turns[0] @ back, upper2: turns[0]}
        self.held |= {lower1: turns[1], lower2: turns[1]}
        if end is None:
            return
        roll = twist(turns[1].T @ end, bones[1])
        self.held[lower2] = turns[1] @ about(bones[1], 0.6 * roll)
        if arm:
            self.held[lower1] = turns[1] @ about(bones[1], 0.21 * roll)
        self.held[last] = end


def _bent(start: Array, aim: Array, toward: Array, upper: float, lower: float):
    """Where the hinge and the tip of a limb of two bones come to lie."""
    far = np.linalg.norm(aim - start)
    reach = np.clip(far, abs(upper - lower) + 0.1, (upper + lower) * 0.9995)
    way = unit(aim - start)
    cosine = (upper**2 + reach**2 - lower**2) / (2 * upper * reach)
    side = across(toward, way) * np.sqrt(max(1 - cosine**2, 0))
    return start + upper * (way * cosine + side), start + way * reach
