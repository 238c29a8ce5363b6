"""Lays another body's muscle paths over the atlas and measures how far both agree.

The other body's bones are laid on the atlas's by one similarity, by least squares on landmarks.
The atlas gives those of the right side; the left ones are their mirrors, on both bodies, so that
their middles meet: from the right side alone the model's middle plane would stand 4° askew.

A path is a line down the middle of its share of a muscle. Bare lines leave out half a bundle at
each edge, and a muscle of one path would have no area; so each path counts as a round bundle that
holds the muscle's own volume, by the model's own numbers (see `MusclePath.radius`). What stays
apart is two different bodies, and a convex hull round muscles that are not convex.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from glute_lessons.anatomy.atlas import Atlas
from glute_lessons.anatomy.geometry import Area, Point, overlap_mm2, size_mm2

from .muscle_paths import LegModel, MusclePath

# Single points of bone close to the muscles. Not the top of the iliac crest, which slides along a
# flat arc, nor the knee, whose place depends on posture.
SHARED = ("asis", "psis", "sit_bone", "greater_trochanter", "hip_centre")
MIRROR = (-1, 1, 1)
ROUNDS = 20
STEP = 0.25  # mm between the level lines that areas are compared along

_ANGLES = np.linspace(0, 2 * np.pi, 90, endpoint=False)
CIRCLE = np.column_stack((np.cos(_ANGLES), np.sin(_ANGLES)))


@frozen
class Similarity:
    """p → scale · turn · p + shift; turn: (3, 3), without a mirror; shift: mm."""

    scale: float
    turn: NDArray[np.float64]
    shift: NDArray[np.float64]

    def __call__(self, points: ArrayLike) -> NDArray[np.float64]:
        """(..., 3) → (..., 3)."""
        return self.scale * np.asarray(points, float) @ self.turn.T + self.shift

    def back(self, points: ArrayLike) -> NDArray[np.float64]:
        """The way back."""
        return (np.asarray(points, float) - self.shift) @ self.turn / self.scale


@frozen
class Overlap:
    """How the model lies on the atlas, and how its muscles then overlap with the atlas's.

    residuals: mm by landmark. bundles, lines: IoU by muscle, for the hull of the paths with and
    without their thickness.
    """

    placed: Similarity
    residuals: Mapping[str, float]
    bundles: Mapping[str, float]
    lines: Mapping[str, float]

    @property
    def rms(self) -> float:
        """Root mean square of the residuals, mm."""
        return float(np.sqrt(np.mean(np.square(list(self.residuals.values())))))


def measure(model: LegModel, atlas: Atlas) -> Overlap:
    """Each muscle's paths, their convex hull from behind, against the atlas's whole outline."""
    placed, residuals = register(model, atlas.landmarks)
    view = atlas.view("posterior")
    bundles, lines = (
        {
            name: iou(path_hull(paths, placed, view.axes, thick), view.outline(name))
            for name, paths in model.paths.items()
        }
        for thick in (True, False)
    )
    return Overlap(placed, residuals, bundles, lines)


def path_hull(
    paths: Iterable[MusclePath], placed: Similarity, axes: ArrayLike, thick: bool = True
) -> Area:
    """The convex hull of the paths in a view with these axes, mm.

    thick: as bundles, each as thick as its radius says, not as bare lines.
    """
    discs = []
    for path in paths:
        seen = (placed(path.points) @ np.array(axes, float).T)[:, None, :2]
        discs.append(seen + CIRCLE * (path.radius * placed.scale if thick else 0))
    return convex_hull(np.concatenate(discs).reshape(-1, 2).tolist())


def convex_hull(points: Iterable[Sequence[float]]) -> Area:
    """The smallest convex area around points of a plane; none where they lie on one line."""
    ordered = sorted({(u, v) for u, v in points})
    ring = (*_bend(ordered), *_bend(ordered[::-1]))
    return ((ring,),) if len(ring) > 2 else ()


def _bend(ordered: Iterable[Point]) -> list[Point]:
    """One half of the hull's ring, counterclockwise, without its last point."""
    kept: list[Point] = []
    for point in ordered:
        while len(kept) > 1 and not _turns_left(*kept[-2:], point):
            kept.pop()
        kept.append(point)
    return kept[:-1]


def _turns_left(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def iou(one: Area, other: Area) -> float:
    """Shared area by the area of both together: 0 apart, 1 the same; 0 where both are empty."""
    shared = overlap_mm2(one, other, STEP)
    together = size_mm2(one) + size_mm2(other) - shared
    return shared / together if together else 0.0


def similarity(points: ArrayLike, onto: ArrayLike) -> Similarity:
    """The similarity with the least squared distances, both (n, 3), n ≥ 3 (Umeyama 1991).

    Raises ValueError where the points lie on one line, which leaves the turn open.
    """
    points, onto = np.asarray(points, float), np.asarray(onto, float)
    middle, goal = points.mean(0), onto.mean(0)
    left, stretch, right = np.linalg.svd((onto - goal).T @ (points - middle))
    if stretch[1] <= 1e-9 * max(stretch[0], 1e-9):
        raise ValueError("The landmarks lie on one line; no turn can be told from them.")
    signs = np.array((1, 1, np.sign(np.linalg.det(left @ right))))
    turn = left * signs @ right
    scale = float((stretch * signs).sum() / ((points - middle) ** 2).sum())
    return Similarity(scale, turn, goal - scale * turn @ middle)


def register(
    model: LegModel, landmarks: Mapping[str, ArrayLike]
) -> tuple[Similarity, dict[str, float]]:
    """The model laid on the atlas's landmarks, and the distances that stay, mm.

    Which point of a bone lies farthest back depends on how the bone stands: so the landmarks are
    measured anew in the atlas's frame after each fit, until they stay. The model must stand about
    as the atlas does, within 10°. Raises ValueError where the landmarks do not settle.
    """
    goal = np.array([landmarks[name] for name in SHARED], float)
    placed = Similarity(1.0, np.eye(3), landmarks["hip_centre"] - model.hip_centre)
    for _ in range(ROUNDS):
        points = _points(model, placed)
        better = similarity(_both_sides(points), _both_sides(goal))
        if np.allclose(better(points), placed(points), rtol=0, atol=1e-6):
            apart = np.linalg.norm(better(points) - goal, axis=1).tolist()
            return better, dict(zip(SHARED, apart, strict=True))
        placed = better
    raise ValueError(f"The landmarks of the model did not settle in {ROUNDS} rounds.")


def _both_sides(points: NDArray) -> NDArray[np.float64]:
    return np.vstack((points, points * MIRROR))


def _points(model: LegModel, placed: Similarity) -> NDArray[np.float64]:
    """The shared landmarks in the model's own frame, as they show when it stands as placed."""
    found = measured(placed(model.hip_bone), placed(model.femur), placed(model.hip_centre))
    return placed.back([found[name] for name in SHARED])


def measured(hip_bone: NDArray, femur: NDArray, hip_centre: NDArray) -> dict[str, NDArray]:
    """Landmarks of right bones that stand as those of the atlas do, mm.

    They mean what they mean in `landmarks`; levels are mm from the middle of the hip joint.
    """
    up, back = hip_bone[:, 2] - hip_centre[2], hip_bone[:, 1] - hip_centre[1]
    lowest = _most(hip_bone[back > 13], (0, 0, -1))
    hindmost = _most(hip_bone[up < -20], (0, 1, 0))
    return {
        "asis": _most(hip_bone[up > 40], (0, -1, 0)),
        "psis": _most(hip_bone, (0, 1, 0)),
        "sit_bone": (lowest + hindmost) / 2,
        "greater_trochanter": _most(femur[femur[:, 2] - hip_centre[2] > -50], (-1, 0, 0)),
        "hip_centre": hip_centre,
    }


def _most(points: NDArray, way: tuple[float, float, float]) -> NDArray:
    """The point that lies farthest that way."""
    return points[(points @ np.array(way)).argmax()]
