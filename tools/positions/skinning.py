"""The body's skin in a pose: linear blending, then delta mush."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import define

from .body import Body
from .skeleton import Skeleton
from .surfaces import faired, normals
from .turning import SIGN, Array

MUSH = 20  # rounds
PULL = 0.6


@define(slots=False)
class Skin:
    """What skinning needs of a body, computed once."""

    body: Body

    @cached_property
    def first_neighbour(self) -> Array:
        average = self.body.average
        return average.indices[np.minimum(average.indptr[:-1], len(average.indices) - 1)]

    @cached_property
    def deltas(self) -> Array:
        """How the rest surface differs from its smoothed self, in the frames of the latter."""
        smooth = self._smooth(self.body.rest)
        return np.einsum("nji,nj->ni", self._frames(smooth), self.body.rest - smooth)

    @cached_property
    def mushed(self) -> Array:
        """1 where delta mush applies; 0 on hands, whose fingers it would melt."""
        hands = self.body.share("finger", "wrist", "metacarpal")
        return 1 - np.clip(hands * 1.5, 0, 1)[:, None]

    @cached_property
    def shoulders(self) -> Array:
        near = np.zeros(len(self.body.rest))
        for side, sign in SIGN.items():
            joint = self.body.bones["upperarm01." + side[0].upper()].head + (-2 * sign, 2, 0)
            apart = np.linalg.norm(self.body.rest - joint, axis=1)
            near = np.maximum(near, np.clip(1.5 - apart / 9, 0, 1))
        return near

    def posed(self, skeleton: Skeleton) -> Array:
        """The skin's vertices, (n, 3) cm."""
        skeleton.solve()
        blended = self._blended(skeleton)
        smooth = self._smooth(blended)
        mush = smooth + np.einsum("nij,nj->ni", self._frames(smooth), self.deltas)
        found = blended + self.mushed * (mush - blended)
        return faired(found, self.body.average, self.shoulders, 18, 0.5, 0)

    def _blended(self, skeleton: Skeleton) -> Array:
        rest, bones = self.body.rest, self.body.person.bones
        turns = np.stack([skeleton.turns[bone.name] for bone in bones])
        shifts = np.stack(
            [skeleton.places[b.name] - skeleton.turns[b.name] @ b.head for b in bones]
        )
        maps = self.body.weights @ np.hstack([turns.reshape(-1, 9), shifts])
        return np.einsum("nij,nj->ni", maps[:, :9].reshape(-1, 3, 3), rest) + maps[:, 9:]

    def _smooth(self, points: Array) -> Array:
        for _ in range(MUSH):
            points = points + PULL * (self.body.average @ points - points)
        return points

    def _frames(self, points: Array) -> Array:
        normal = normals(points, self.body.triangles)
        along = points[self.first_neighbour] - points
        along -= (along * normal).sum(1, keepdims=True) * normal
        along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-9
        return np.stack([along, normal, np.cross(along, normal)], 2)
