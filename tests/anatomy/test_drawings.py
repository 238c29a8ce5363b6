"""The shipped SVG files: what tools/pictures draws, small, self-contained, safe to inline."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from glute_lessons.content import assets

pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from tools.pictures.__main__ import faults
from tools.pictures.drawings import DRAWINGS, drawn

FILES = sorted(DRAWINGS)
SVG = "{http://www.w3.org/2000/svg}"


def tree(file: str) -> ET.Element:
    return ET.parse(assets() / file).getroot()


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_what_would_be_drawn_now_to_the_byte(file: str) -> None:
    assert (assets() / file).read_bytes() == drawn(file).encode()


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_small(file: str) -> None:
    assert (assets() / file).stat().st_size <= 150_000


def test_all_files_together_are_small() -> None:
    assert sum(path.stat().st_size for path in assets().rglob("*.svg")) < 2_000_000


@pytest.mark.parametrize("file", FILES)
def test_every_id_begins_with_the_pictures_name_and_is_used(file: str) -> None:
    root, name = tree(file), Path(file).stem
    ids = [identity for element in root.iter() if (identity := element.get("id"))]
    links = {element.get("href") for element in root.iter() if element.get("href")}
    assert all(identity.startswith(f"{name}-") for identity in ids)
    assert len(set(ids)) == len(ids)
    assert {f"#{identity}" for identity in ids} == links


@pytest.mark.parametrize("file", FILES)
def test_nothing_points_outside_or_could_run(file: str) -> None:
    text = (assets() / file).read_text(encoding="utf-8")
    # Clipping and patterns by id fail where the first of two equal ids lies in a hidden tab.
    for word in ("url(", "<script", "<style", "<image", "<text", "clip-path", "metadata", " on"):
        assert word not in text
    allowed = {f"{SVG}{kind}" for kind in ("svg", "g", "path", "defs", "use")}
    assert {element.tag for element in tree(file).iter()} <= allowed
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("file", FILES)
def test_a_picture_has_a_size_of_its_own_and_a_paper_ground(file: str) -> None:
    from tools.pictures.palette import PAPER

    root = tree(file)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert root.get("width") == "600"
    first = next(element for element in root.iter(f"{SVG}path"))
    assert first.get("fill") == PAPER


def test_the_check_finds_what_differs_is_missing_or_has_no_drawing(tmp_path: Path) -> None:
    for kind in ("plates", "diagrams"):
        shutil.copytree(assets() / kind, tmp_path / kind)
    assert faults(tmp_path) == []
    changed = tmp_path / "plates/zones.svg"
    changed.write_text(changed.read_text(encoding="utf-8") + " ", encoding="utf-8")
    (tmp_path / "diagrams/tool_sizes.svg").unlink()
    shutil.copy(changed, tmp_path / "plates/stray.svg")
    assert faults(tmp_path) == [
        "plates/zones.svg: not what tools/pictures draws",
        "diagrams/tool_sizes.svg: missing",
        "plates/stray.svg: no drawing makes it",
    ]
