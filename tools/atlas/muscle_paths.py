"""Reads muscle paths and bones of another body: the leg model of the package `myo-sim` (0.2.4).

The model is Rajagopal et al.'s (2016) in MuJoCo's form. Only its data files are read; the package
itself is never imported, because it wants MuJoCo. Everything is returned in the axes of the atlas
(+x the subject's left, +y back, +z up, mm), with the model's pelvis as origin, all joints at 0.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

MODELS = "myo_sim/models"
LEG = f"{MODELS}/leg/assets/myolegs"
AXES = ((0, 0, -1), (-1, 0, 0), (0, 1, 0))  # rows: left, back, up in the model's frame
FACET = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
TENSION = 60.0  # N/cm², the force of a muscle by its cross-section in Rajagopal et al. 2016

# Atlas structure → what the names of its paths begin with.
PATHS = {
    "gluteus_maximus": "glmax",
    "gluteus_medius": "glmed",
    "gluteus_minimus": "glmin",
    "piriformis": "piri",
}


@frozen
class MusclePath:
    """One path of a muscle.

    points: (n, 3) mm, from origin to insertion, without the surfaces it may wrap round. force:
    largest isometric force, N. tendon: slack length of its tendon, mm.
    """

    points: NDArray[np.float64]
    force: float
    tendon: float

    @property
    def length(self) -> float:
        """Along the points, tendon too, mm."""
        return float(np.linalg.norm(np.diff(self.points, axis=0), axis=1).sum())

    @property
    def radius(self) -> float:
        """Of a round bundle that runs all along the path and holds the muscle's volume, mm.

        Volume: physiological cross-section (force by tension) times fibre length (path in the
        neutral pose less tendon).
        """
        section = self.force / TENSION * 100
        return float(np.sqrt(section * max(0.0, 1 - self.tendon / self.length) / np.pi))


@frozen
class LegModel:
    """The right side: bones as corners of their surfaces, (n, 3) mm; structure → its paths."""

    hip_bone: NDArray[np.float64]
    femur: NDArray[np.float64]
    hip_centre: NDArray[np.float64]
    paths: Mapping[str, tuple[MusclePath, ...]]


def read(place: Path) -> LegModel:
    """place: the wheel of `myo-sim`, a folder that holds one, or the folder it is unpacked in.

    Raises FileNotFoundError where it is none of them, ValueError where the model is not as known.
    """
    with _opened(place) as root:
        bodies, tendons, muscles = (_tree(root, part) for part in ("chain", "tendon", "muscle"))
        pelvis, femur = (
            stl_corners(_bytes(root, f"{MODELS}/meshes/r_{bone}.stl"))
            for bone in ("pelvis", "femur")
        )
    centre = femur_place(bodies)
    return LegModel(
        to_atlas_axes(pelvis),
        to_atlas_axes(femur + centre),
        to_atlas_axes(centre),
        muscle_paths(bodies, tendons, muscles),
    )


def to_atlas_axes(points: NDArray) -> NDArray[np.float64]:
    """(..., 3) in the model's frame (forward, up, right; m) → left, back, up; mm."""
    return points @ np.array(AXES, float).T * 1000


def femur_place(bodies: Element) -> NDArray[np.float64]:
    """The middle of the hip joint in the model's frame of the pelvis, m."""
    femur = _named(bodies, "body", "femur_r")
    if {"quat", "euler", "axisangle", "xyaxes", "zaxis"} & set(femur.keys()):
        raise ValueError("myolegs_chain.xml, femur_r: it is turned; only a shift is understood.")
    return _numbers(femur, "pos")


def muscle_paths(
    bodies: Element, tendons: Element, muscles: Element
) -> dict[str, tuple[MusclePath, ...]]:
    """Structure → paths of its right side. The roots are those of the model's three files."""
    at = _sites(bodies)
    found = {name: [] for name in PATHS}
    for tendon in tendons.iter("spatial"):
        label = tendon.get("name", "").removesuffix("_tendon")
        for structure, start in PATHS.items():
            if re.fullmatch(rf"{start}\d*_r", label):
                force = _numbers(_named(muscles, "general", label), "gainprm")[2]
                slack = _numbers(tendon, "springlength")[0]
                points = to_atlas_axes(_points(tendon, at))
                found[structure].append(MusclePath(points, force, slack * 1000))
    for structure, paths in found.items():
        if not paths:
            raise ValueError(f"myolegs_tendon.xml holds no path of {structure}.")
    return {structure: tuple(paths) for structure, paths in found.items()}


def _points(tendon: Element, at: Mapping[str, NDArray]) -> NDArray[np.float64]:
    names = [site.get("site", "") for site in tendon.iter("site")]
    for name in names:
        if name not in at:
            raise ValueError(
                f"myolegs_tendon.xml, {tendon.get('name')}: {name} lies neither on the pelvis"
                " nor on the right femur."
            )
    return np.array([at[name] for name in names])


def _sites(bodies: Element) -> dict[str, NDArray[np.float64]]:
    """Points on the pelvis and the right femur by name, in the model's frame of the pelvis, m."""
    pelvis = _named(bodies, "body", "pelvis")
    femur, shift = _named(bodies, "body", "femur_r"), femur_place(bodies)
    on_pelvis = ((site, np.zeros(3)) for site in pelvis.findall("site"))
    on_femur = ((site, shift) for site in femur.findall("site"))
    return {
        site.get("name", ""): _numbers(site, "pos", "0 0 0") + by
        for site, by in chain(on_pelvis, on_femur)
    }


def _named(root: Element, tag: str, name: str) -> Element:
    for element in root.iter(tag):
        if element.get("name") == name:
            return element
    raise ValueError(f"The model of `myo-sim` holds no {tag} named {name}.")


def _numbers(element: Element, name: str, default: str = "") -> NDArray[np.float64]:
    words = element.get(name, default).split()
    if not words:
        raise ValueError(f"myo-sim, {element.tag} {element.get('name')}: it has no {name}.")
    return np.array([float(word) for word in words])


def stl_corners(data: bytes) -> NDArray[np.float64]:
    """The corners of all triangles of a binary STL file, (n, 3), many of them repeated."""
    count = int.from_bytes(data[80:84], "little")
    if len(data) != 84 + count * FACET.itemsize:
        raise ValueError(f"A surface of `myo-sim` is no binary STL file of {count} triangles.")
    return np.frombuffer(data, FACET, count, 84)["corners"].reshape(-1, 3).astype(float)


@contextmanager
def _opened(place: Path) -> Iterator[Path | zipfile.Path]:
    if (place / MODELS).is_dir():
        yield place
        return
    wheel = next(iter(sorted(place.glob("myo_sim-*.whl"))), place)
    if not zipfile.is_zipfile(wheel):
        raise FileNotFoundError(
            f"{place} is neither the wheel of `myo-sim` nor a folder that holds it or {MODELS}."
        )
    with zipfile.ZipFile(wheel) as archive:
        yield zipfile.Path(archive)


def _tree(root: Path | zipfile.Path, part: str) -> Element:
    try:
        return ElementTree.fromstring(_bytes(root, f"{LEG}_{part}.xml"))
    except ElementTree.ParseError as fault:
        raise ValueError(f"`myo-sim`, {LEG}_{part}.xml cannot be read: {fault}.") from fault


def _bytes(root: Path | zipfile.Path, name: str) -> bytes:
    file = root / name
    if not file.is_file():
        raise FileNotFoundError(f"`myo-sim` holds no {name}: version 0.2.4 does.")
    return file.read_bytes()
