"""Reads the surface meshes: welded, and smoothed for shading."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import trimesh

from .structures import STRUCTURES

ROUNDS = 8  # of Taubin's smoothing, λ 0.5, ν 0.53

Meshes = dict[tuple[str, str], trimesh.Trimesh]  # by structure and side


def files(folder: Path) -> dict[int, Path]:
    """FMA id → file named `..._FMA<id>_<name>.obj`.

    Raises FileNotFoundError where the folder or a mesh that the atlas needs is missing.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"The folder of meshes {folder} does not exist.")
    found = {
        int(match[1]): path
        for path in sorted(folder.glob("*.obj"))
        if (match := re.search(r"_FMA(\d+)_", path.name))
    }
    for structure in STRUCTURES:
        for side, fma in structure.fma.items():
            if fma not in found:
                raise FileNotFoundError(
                    f"{folder} holds no mesh of {structure.id} ({side}): no ..._FMA{fma}_....obj."
                )
    return found


def read(path: Path) -> trimesh.Trimesh:
    """One mesh, mm: vertices welded at 0.01 mm, faces without area left out."""
    mesh = trimesh.load(path, process=False, force="mesh")
    mesh.merge_vertices(merge_tex=True, merge_norm=True, digits_vertex=2)
    mesh.update_faces(mesh.nondegenerate_faces())
    mesh.remove_unreferenced_vertices()
    return mesh


def read_all(folder: Path) -> Meshes:
    """Every mesh of the atlas, by structure and side."""
    found = files(folder)
    return {
        (structure.id, side): read(found[fma])
        for structure in STRUCTURES
        for side, fma in structure.fma.items()
    }


def smoothed(found: Meshes) -> Meshes:
    """Copies for shading. The coarse ones shrink by a millimetre or so: measure on the others."""
    return {key: _smoothed(mesh) for key, mesh in found.items()}


def _smoothed(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    return trimesh.smoothing.filter_taubin(mesh.copy(), lamb=0.5, nu=0.53, iterations=ROUNDS)


def surface_points(*meshes: trimesh.Trimesh) -> np.ndarray:
    """Vertices and middles of faces, (n, 3) mm: dense enough to measure distances to."""
    return np.vstack([part for mesh in meshes for part in (mesh.vertices, mesh.triangles_center)])
