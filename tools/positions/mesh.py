"""The person as the data give it: mesh, bones and weights, before it is made neutral."""

from __future__ import annotations

from typing import Any

import numpy as np
from attrs import frozen
from scipy import sparse

from .source import MESH, RIG, WEIGHTS, Read, document, target
from .surfaces import Triangles
from .turning import Array

CM = 10  # per decimetre, the unit of the data
PEOPLES = ("caucasian", "african", "asian")
SEXES = ("male", "female")
SHAPES = {  # what is added to the mean of all
    "arms/measure-upperarm-length-incr": 0.5,
    "buttocks/buttocks-volume-incr": 0.5,
    "breast/female-young-averagemuscle-averageweight-mincup-averagefirmness": 0.5,
    "hip/hip-scale-depth-incr": 0.15,
}

Groups = dict[str, list[list[int]]]


@frozen
class Bone:
    """head, tail: its ends at rest, cm."""

    name: str
    parent: str | None
    head: Array
    tail: Array


@frozen
class Person:
    """everything: all vertices of the file, those that mark joints too, and groups: name → faces;
    used: which of them the body's skin uses; triangles index those. weights: (skin, bones)."""

    everything: Array
    groups: Groups
    used: Triangles
    triangles: Triangles
    bones: tuple[Bone, ...]
    weights: sparse.csr_matrix

    @property
    def skin(self) -> Array:
        return self.everything[self.used]


def read(files: Read) -> Person:
    """The mean of both sexes and of the three base shapes, bones in order from the root."""
    vertices, groups = _parsed(files(MESH).decode("utf-8"))
    for name, share in _shares().items():
        for index, *step in target(files, name):
            vertices[index] += share * np.array(step)
    vertices *= CM
    bones = _bones(document(files, RIG), vertices, groups)
    fans = [[f[0], f[i], f[i + 1]] for f in groups["body"] for i in range(1, len(f) - 1)]
    used, flat = np.unique(np.array(fans), return_inverse=True)
    weights = _weights(document(files, WEIGHTS)["weights"], bones, used)
    return Person(vertices, groups, used, flat.reshape(-1, 3), bones, weights)


def _shares() -> dict[str, float]:
    shares = dict(SHAPES)
    for sex in SEXES:
        shares[f"macrodetails/universal-{sex}-young-averagemuscle-averageweight"] = 1 / 2
        for people in PEOPLES:
            shares[f"macrodetails/{people}-{sex}-young"] = 1 / 6
    return shares


def _parsed(text: str) -> tuple[Array, Groups]:
    vertices, groups, group = [], {}, ""
    for line in text.splitlines():
        kind, *words = line.split() or [""]
        if kind == "v":
            vertices.append([float(word) for word in words[:3]])
        elif kind == "g":
            group = words[0]
        elif kind == "f":
            face = [int(word.split("/")[0]) - 1 for word in words]
            groups.setdefault(group, []).append(face)
    return np.array(vertices), groups


def _bones(rig: dict[str, Any], vertices: Array, groups: Groups) -> tuple[Bone, ...]:
    def place(end: dict[str, Any]) -> Array:
        if end["strategy"] == "CUBE":
            corners = {corner for face in groups[end["cube_name"]] for corner in face}
            return vertices[sorted(corners)].mean(0)
        if end["strategy"] == "VERTEX":
            return vertices[end["vertex_index"]]
        return vertices[end["vertex_indices"]].mean(0)

    raw = rig.get("bones", rig)
    found: dict[str, Bone] = {}
    while len(found) < len(raw):
        for name, bone in raw.items():
            parent = bone["parent"] or None
            if name not in found and (parent is None or parent in found):
                found[name] = Bone(name, parent, place(bone["head"]), place(bone["tail"]))
    return tuple(found.values())


def _weights(raw: dict[str, Any], bones: tuple[Bone, ...], used: Triangles) -> sparse.csr_matrix:
    row = {int(vertex): i for i, vertex in enumerate(used)}
    dense = np.zeros((len(used), len(bones)))
    for column, bone in enumerate(bones):
        for vertex, weight in raw.get(bone.name, []):
            if vertex in row:
                dense[row[vertex], column] += weight
    return sparse.csr_matrix(dense / np.maximum(dense.sum(1, keepdims=True), 1e-9))
