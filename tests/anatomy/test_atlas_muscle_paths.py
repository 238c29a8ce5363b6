"""The atlas against an independent body: muscle paths of the model in the package `myo-sim`.

`pip download --no-deps myo-sim` and name the wheel in the variable MYO_SIM; it is never imported.
"""

from __future__ import annotations

import importlib.util
import os
import struct
import sys
import zipfile
from math import radians
from pathlib import Path
from xml.etree import ElementTree

import pytest

from glute_lessons.anatomy.atlas import Atlas, load_atlas
from glute_lessons.anatomy.geometry import Area, size_mm2
from tools.atlas import path_check

np = pytest.importorskip("numpy", reason="numpy, which the comparison needs, is not installed")

from tools.atlas import muscle_paths, path_overlap
from tools.atlas.muscle_paths import LegModel, MusclePath
from tools.atlas.path_overlap import Overlap, Similarity

MUSCLES = ("gluteus_maximus", "gluteus_medius", "gluteus_minimus", "piriformis")
LANDMARKS = np.array([(9, 1, 4), (2, 8, 5), (1, 1, 0), (12, 3, -6), (7, 2, 1)], float)
FRONTAL = ((1, 0, 0), (0, 0, 1), (0, 1, 0))  # u = x, v = z


def square(size: float, u: float = 0.0) -> Area:
    return ((((u, 0.0), (u + size, 0.0), (u + size, size), (u, size)),),)


def turned(degrees: float) -> np.ndarray:
    """About an axis that is none of the frame's, by Rodrigues' formula."""
    x, y, z = np.array((1, 2, 2)) / 3
    cross = np.array(((0, -z, y), (z, 0, -x), (-y, x, 0)))
    angle = radians(degrees)
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def myo_sim() -> Path:
    """The wheel named in the variable MYO_SIM, or where the package is installed."""
    if named := os.environ.get("MYO_SIM"):
        return Path(named)
    found = importlib.util.find_spec("myo_sim")
    if found is None or not found.origin:
        pytest.skip("the package `myo-sim` is not installed and the variable MYO_SIM names none")
    return Path(found.origin).parents[1]


@pytest.fixture(scope="module")
def model(myo_sim: Path) -> LegModel:
    return muscle_paths.read(myo_sim)


@pytest.fixture(scope="module")
def overlap(model: LegModel, atlas: Atlas) -> Overlap:
    return path_overlap.measure(model, atlas)


class TestTheAtlasAgreesWithAnotherBody:
    @pytest.mark.parametrize(
        ("muscle", "least"),
        [
            ("gluteus_maximus", 0.60),
            ("gluteus_medius", 0.70),
            ("gluteus_minimus", 0.43),
            ("piriformis", 0.45),
        ],
    )
    def test_a_muscle_lies_where_its_paths_run(
        self, overlap: Overlap, muscle: str, least: float
    ) -> None:
        assert overlap.bundles[muscle] >= least

    def test_the_bones_lie_on_each_other_within_a_centimetre(self, overlap: Overlap) -> None:
        assert max(overlap.residuals.values()) < 10
        assert overlap.placed.scale == pytest.approx(1, abs=0.1)

    @pytest.mark.parametrize("muscle", MUSCLES)
    def test_the_paths_tell_their_muscle_from_every_other(
        self, overlap: Overlap, model: LegModel, atlas: Atlas, muscle: str
    ) -> None:
        view = atlas.view("posterior")
        hull = path_overlap.path_hull(model.paths[muscle], overlap.placed, view.axes)
        others = {
            name: path_overlap.iou(hull, view.outline(name))
            for name, structure in atlas.structures.items()
            if structure.kind == "muscle" and name in view.outlines
        }
        assert max(others, key=others.get) == muscle

    def test_the_bundles_of_the_maximus_hold_its_published_volume(self, model: LegModel) -> None:
        cm3 = sum(
            np.pi * path.radius**2 * path.length / 1000 for path in model.paths["gluteus_maximus"]
        )
        assert cm3 == pytest.approx(850, rel=0.05)

    def test_the_command_prints_every_muscle(self, myo_sim: Path, model: LegModel, capsys) -> None:
        assert path_check.main([str(myo_sim)]) == 0
        printed = capsys.readouterr().out
        assert all(muscle in printed for muscle in (*MUSCLES, "residual"))


class TestTheLandmarks:
    def test_on_the_bones_of_the_atlas_they_are_those_of_the_atlas(
        self, shared: Path, atlas: Atlas
    ) -> None:
        pytest.importorskip("trimesh", reason="trimesh, which reads the meshes, is not installed")
        from tools.atlas.meshes import files, read

        folder = shared / "anatomy" / "meshes"
        if not folder.is_dir():
            pytest.skip("the surface meshes are not in the maintainers' shared folder")
        hip, femur = (read(files(folder)[fma]).vertices for fma in (16586, 24474))
        centre = np.array(atlas.landmarks["hip_centre"])
        found = path_overlap.measured(hip, femur, centre)
        for name in path_overlap.SHARED:
            assert found[name] == pytest.approx(atlas.landmarks[name], abs=0.1), name


class TestTheRegistration:
    @pytest.mark.parametrize("scale", [0.8, 1.0, 1.25])
    @pytest.mark.parametrize("degrees", [0, 35, 180])
    def test_a_similarity_is_found_again(self, scale: float, degrees: float) -> None:
        there = Similarity(scale, turned(degrees), np.array((5, -3, 20)))
        found = path_overlap.similarity(LANDMARKS, there(LANDMARKS))
        assert found(LANDMARKS) == pytest.approx(there(LANDMARKS))
        assert found.scale == pytest.approx(scale)
        assert found.back(found(LANDMARKS)) == pytest.approx(LANDMARKS)

    def test_no_other_similarity_comes_closer(self) -> None:
        onto = LANDMARKS + np.array([(1, 0, 0), (0, -2, 0), (0, 0, 1), (0, 1, 1), (-1, 0, 0)])
        best = path_overlap.similarity(LANDMARKS, onto)

        def miss(turn: np.ndarray, scale: float, shift: tuple[float, float, float]) -> float:
            other = Similarity(best.scale * scale, best.turn @ turn, best.shift + shift)
            return float(((other(LANDMARKS) - onto) ** 2).sum())

        least = miss(np.eye(3), 1, (0, 0, 0))
        assert least > 1
        assert least < min(miss(turned(angle), 1, (0, 0, 0)) for angle in (-1, 1))
        assert least < min(miss(np.eye(3), scale, (0, 0, 0)) for scale in (0.99, 1.01))
        assert least < min(miss(np.eye(3), 1, way) for way in ((0.1, 0, 0), (0, 0, -0.1)))

    def test_a_mirror_is_never_a_turn(self) -> None:
        found = path_overlap.similarity(LANDMARKS, LANDMARKS * (-1, 1, 1))
        assert np.linalg.det(found.turn) == pytest.approx(1)

    def test_points_on_one_line_are_refused(self) -> None:
        line = np.outer((0, 1, 2, 5), (1, 2, 3))
        with pytest.raises(ValueError, match="lie on one line"):
            path_overlap.similarity(line, line)


class TestLayingTheModelOnTheAtlas:
    """A model that has the very landmarks of the atlas, but is smaller and tilted."""

    TILT = Similarity(
        0.9, np.array(((1, 0, 0), (0, 0.96, 0.28), (0, -0.28, 0.96))), np.array((0, 40, -700))
    )

    @pytest.fixture
    def toy(self, atlas: Atlas) -> LegModel:
        at = {name: np.array(point) for name, point in atlas.landmarks.items()}
        around = np.array(((9, -11, -14), (-9, 11, 14)))  # its lowest point, and its hindmost
        hip = np.vstack((at["asis"], at["psis"], at["sit_bone"] + around))
        thigh = np.vstack((at["greater_trochanter"], at["knee_centre"]))
        return LegModel(self.TILT(hip), self.TILT(thigh), self.TILT(at["hip_centre"]), {})

    def test_it_comes_to_lie_on_the_same_landmarks(self, toy: LegModel, atlas: Atlas) -> None:
        placed, residuals = path_overlap.register(toy, atlas.landmarks)
        assert placed.scale == pytest.approx(1 / 0.9)
        assert placed.turn == pytest.approx(self.TILT.turn.T)
        assert list(residuals.values()) == pytest.approx([0] * len(residuals), abs=1e-6)

    def test_its_middle_stays_in_the_middle(self, toy: LegModel, atlas: Atlas) -> None:
        u, back, up = atlas.landmarks["sit_bone"]
        moved = {**atlas.landmarks, "sit_bone": (u + 8, back, up)}
        placed, residuals = path_overlap.register(toy, moved)
        assert placed((0, 0, 0))[0] == pytest.approx(0, abs=1e-9)
        assert placed.turn[0] == pytest.approx((1, 0, 0))
        assert residuals["sit_bone"] > 4


class TestTheMeasure:
    def test_the_hull_leaves_out_what_lies_within_or_on_an_edge(self) -> None:
        corners = [(0, 0), (4, 0), (4, 4), (0, 4)]
        (polygon,) = path_overlap.convex_hull([*corners, (2, 2), (2, 0), (0, 0), (1, 3)])
        assert sorted(polygon[0]) == sorted(corners)

    def test_points_on_one_line_have_no_hull(self) -> None:
        assert path_overlap.convex_hull([(0, 0), (1, 1), (3, 3)]) == ()

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            (square(4), square(4), 1),
            (square(4), square(2), 1 / 4),
            (square(4), square(4, u=2), 1 / 3),
            (square(4), square(4, u=5), 0),
            (square(4), (), 0),
            ((), (), 0),
        ],
    )
    def test_the_overlap_of_two_areas(self, one: Area, other: Area, expected: float) -> None:
        assert path_overlap.iou(one, other) == pytest.approx(expected)
        assert path_overlap.iou(other, one) == pytest.approx(expected)

    def test_a_bundle_holds_cross_section_times_fibre_length(self) -> None:
        path = MusclePath(np.array([(0, 0, 0), (60, 0, 0), (60, 0, 40)], float), 600, 75)
        assert path.length == 100
        # 600 N at 60 N/cm² is 10 cm²; of 100 mm, 75 are tendon: 25 cm³ along 100 mm.
        assert np.pi * path.radius**2 * path.length == pytest.approx(25_000)

    def test_the_hull_of_a_straight_bundle_has_round_ends_and_grows_with_the_body(self) -> None:
        path = MusclePath(np.array([(0, 0, 0), (0, 5, 100)], float), 600, 50)
        for scale in (1, 2):
            placed = Similarity(scale, np.eye(3), np.zeros(3))
            area = path_overlap.path_hull([path], placed, FRONTAL)
            whole = scale**2 * (200 * path.radius + np.pi * path.radius**2)
            assert size_mm2(area) == pytest.approx(whole, rel=0.005)
        assert path_overlap.path_hull([path], placed, FRONTAL, thick=False) == ()


BODIES = """<root><body name="pelvis" euler="1 1 1"><site name="a" pos="-0.1 0.02 0.03"/>
<body name="femur_r" pos="0 -0.1 0.08" {turn}><site name="b" pos="0.01 0 0"/></body></body></root>"""
TENDONS = (
    """<root><spatial name="glmax1_l_tendon" springlength="1"><site site="c"/></spatial>{}</root>"""
)
MUSCLES_XML = "<root>{}</root>"


def files(starts: tuple[str, ...], turn: str = "", end: str = "b") -> list[ElementTree.Element]:
    """The model's three files with one path of each of these muscles, from a to `end`."""
    tendons = "".join(
        f'<spatial name="{name}_r_tendon" springlength="0.02">'
        f'<site site="a"/><geom geom="w"/><site site="{end}"/></spatial>'
        for name in starts
    )
    muscles = "".join(f'<general name="{name}_r" gainprm="0.7 1.3 900 1"/>' for name in starts)
    texts = BODIES.format(turn=turn), TENDONS.format(tendons), MUSCLES_XML.format(muscles)
    return [ElementTree.fromstring(text) for text in texts]


class TestReadingTheModel:
    ALL = ("glmax1", "glmed1", "glmin1", "piri")

    def test_paths_are_left_back_up_in_millimetres_from_the_pelvis(self) -> None:
        (path,) = muscle_paths.muscle_paths(*files(self.ALL))["piriformis"]
        # Forward, up, right on the pelvis; on the femur, the hip's place comes on top.
        assert path.points == pytest.approx(np.array([(-30, 100, 20), (-80, -10, -100)]))
        assert (path.force, path.tendon) == (900, 20)

    def test_a_muscle_has_all_its_paths_of_the_right_side(self) -> None:
        found = muscle_paths.muscle_paths(*files((*self.ALL, "glmax2", "glmaxima")))
        assert {name: len(paths) for name, paths in found.items()} == dict(
            zip(MUSCLES, (2, 1, 1, 1), strict=True)
        )

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (files(("glmax1", "glmed1", "glmin1")), "no path of piriformis"),
            (files(ALL, turn='quat="1 0 0 1"'), "femur_r: it is turned"),
            (files(ALL, end="d"), "d lies neither on the pelvis nor on the right femur"),
        ],
    )
    def test_a_model_that_is_not_as_known_is_refused(self, given: list, said: str) -> None:
        with pytest.raises(ValueError, match=said):
            muscle_paths.muscle_paths(*given)

    def test_the_corners_of_a_surface(self) -> None:
        triangle = struct.pack("<12fH", 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0)
        data = bytes(80) + struct.pack("<I", 1) + triangle
        assert muscle_paths.stl_corners(data).tolist() == [[0, 0, 0], [1, 0, 0], [0, 2, 0]]
        with pytest.raises(ValueError, match="no binary STL file"):
            muscle_paths.stl_corners(data[:-1])


class TestTheCommand:
    def test_a_place_without_the_package_is_named(self, tmp_path: Path, capsys) -> None:
        (tmp_path / "myo_sim-1-py3-none-any.whl").write_text("no archive", encoding="utf-8")
        for place in (tmp_path, tmp_path / "none"):
            assert path_check.main([str(place)]) == 1
            told = capsys.readouterr().err
            assert told.startswith(f"{place} is neither the wheel of `myo-sim`")

    def test_a_wheel_without_the_model_names_what_is_missing(self, tmp_path: Path, capsys) -> None:
        wheel = tmp_path / "myo_sim-1-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("myo_sim/models/leg/assets/myolegs_chain.xml", "<root/>")
        assert path_check.main([str(wheel)]) == 1
        assert "holds no myo_sim/models/leg/assets/myolegs_tendon.xml" in capsys.readouterr().err

    def test_without_numpy_one_sentence_names_the_extra(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys
    ) -> None:
        for name in ("muscle_paths", "path_overlap"):
            monkeypatch.delitem(sys.modules, f"tools.atlas.{name}")
        monkeypatch.setitem(sys.modules, "numpy", None)
        assert path_check.main([str(tmp_path)]) == 1
        assert "install the extra" in capsys.readouterr().err
