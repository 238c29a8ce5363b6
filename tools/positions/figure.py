"""The body while a pose is fitted: skeleton, skin, and what it rests on."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import Factory, define

from .poses import Pose
from .skeleton import Skeleton
from .skinning import Skin
from .supports import HIGH, Ball, Plane, Support, Top
from .surfaces import normals
from .turning import SIGN, Array, about_x, about_y, about_z, unit
from .zones import Mapping, point_at

SPINE = ("spine04", "spine03", "spine02", "spine01")
NECK = ("neck01", "neck02", "neck03", "head")
HAND = ("wrist", "finger", "metacarpal")
FOOT = ("foot", "toe")


@define(slots=False)
class Figure:
    """points: the skin in the pose, (n, 3) cm; pushed out of nothing yet. misses: limb → cm off
    its target. shift: limb → steps by which its target was moved so that it touches."""

    name: str
    pose: Pose
    skin: Skin
    mapping: Mapping
    skeleton: Skeleton
    points: Array
    tool: Ball | None = None
    misses: dict[str, float] = Factory(dict)
    shift: dict[str, Array] = Factory(dict)

    @classmethod
    def begun(cls, name: str, pose: Pose, skin: Skin, mapping: Mapping) -> Figure:
        """With root, spine and shoulder girdle set, limbs hanging."""
        turn = pose.root.turn
        facing = about_y(turn.yaw) @ about_z(turn.roll) @ about_x(turn.lean)
        skeleton = Skeleton(skin.body.bones, np.array(pose.root.at, float), facing)
        for names, bend in ((SPINE, pose.spine), (NECK, pose.neck)):
            share = len(names)
            step = about_x(bend.bend / share) @ about_z(bend.side / share)
            skeleton.bend(names, step @ about_y(bend.turn / share))
        for side, hand in pose.hand.items():
            letter = side[0].upper()
            step = about_z(-hand.drop / 2 * SIGN[side]) @ about_y(hand.back / 2 * SIGN[side])
            skeleton.bend((f"clavicle.{letter}", f"shoulder01.{letter}"), step)
        return cls(name, pose, skin, mapping, skeleton, skin.posed(skeleton))

    def renew(self) -> None:
        """The skin anew, after the skeleton has moved."""
        self.points = self.skin.posed(self.skeleton)

    def move(self, step: Array) -> None:
        """All of it."""
        self.skeleton.root = self.skeleton.root + step
        self.points = self.points + step

    def carried(self, points: Array, bone: str) -> Array:
        """Points that are fixed to a bone, from rest into the pose."""
        turn, at = self.skeleton.turns[bone], self.skeleton.places[bone]
        return (points - self.skeleton.bones[bone].head) @ turn.T + at

    def shifted(self, limb: str, target: Array) -> Array:
        """A limb's target, moved by what was learnt so far."""
        return np.asarray(target, float) + self.shift.get(limb, np.zeros(3))

    def shift_by(self, limb: str, step: Array) -> None:
        self.shift[limb] = self.shift.get(limb, np.zeros(3)) + step

    @cached_property
    def target(self) -> tuple[Array, Array]:
        """The surface point that the contact names: corners and weights."""
        contact = self.pose.contact
        return point_at(self.mapping, self.skin.body.triangles, contact.view, contact.at)

    def touched(self) -> tuple[Array, Array]:
        """The target in the pose, and the surface's normal there."""
        corners, weights = self.target
        outward = normals(self.points, self.skin.body.triangles)
        return weights @ self.points[corners], unit(weights @ outward[corners])

    def part(self, name: str) -> Array:
        """Which vertices make up "seat", "knee", "hand", "foot", or one with a side before it."""
        body, rest = self.skin.body, self.skin.body.rest
        side, _, limb = name.rpartition(" ")
        same = (np.sign(rest[:, 0]) == SIGN[side]) if side else np.ones(len(rest), bool)
        if limb == "seat":
            near = body.share("pelvis", "root", "upperleg01", "spine05") > 0.4
            return same & near & (rest[:, 1] > -16)
        if limb == "knee":
            near = body.share("upperleg02", "lowerleg01") > 0.5
            return same & near & (rest[:, 1] < -27) & (rest[:, 1] > -48)
        return same & (body.share(*(HAND if limb == "hand" else FOOT)) > 0.6)

    def lowest_of_foot(self, side: str) -> float:
        """The level of the lowest point of a shoe."""
        solid = self.skin.body.solids[1 if side == "left" else 2]
        cap = self.carried(solid.surface.vertices, solid.bone)[:, 1].min()
        skin = self.points[self.part(f"{side} foot") & ~self.skin.body.hidden, 1].min()
        return float(min(cap, skin))

    def supports(self) -> list[Support]:
        """All that is rigid around it."""
        found: list[Support] = [Plane("floor", 1)]
        if self.pose.contact and self.pose.contact.rests == "wall":
            found.append(Plane("wall", 2))
        if self.tool:
            found.append(self.tool)
        for name in HIGH:
            if place := getattr(self.pose, name):
                found.append(Top(name, place))
        return found
