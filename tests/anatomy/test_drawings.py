"""The shipped SVG files: what tools/pictures draws, small, self-contained, safe to inline."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from glute_lessons.anatomy.colours import COLOURS
from glute_lessons.content import assets

pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from tools.pictures.__main__ import faults
from tools.pictures.drawings import DIAGRAMS, DRAWINGS, PLATES, POSITIONS, drawn

FILES = sorted(DRAWINGS)
SVG = "{http://www.w3.org/2000/svg}"
VARIABLES = {f"var(--gl-{colour.name},{colour.light})" for colour in COLOURS}
PAPER = "var(--gl-paper,#fcfaf6)"


def tree(file: str) -> ET.Element:
    return ET.parse(assets() / file).getroot()


def test_there_are_diagrams_plates_and_positions_and_no_other_drawing() -> None:
    assert (len(DIAGRAMS), len(PLATES), len(POSITIONS)) == (11, 12, 13)
    assert set(DRAWINGS) == {*DIAGRAMS, *PLATES, *POSITIONS}
    found = {path.relative_to(assets()).as_posix() for path in assets().rglob("*.svg")}
    assert found == set(DRAWINGS)


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_what_would_be_drawn_now_to_the_byte(file: str) -> None:
    assert (assets() / file).read_bytes() == drawn(file).encode()


@pytest.mark.parametrize("file", FILES)
def test_a_file_travels_in_at_most_120_kb(file: str) -> None:
    assert len(gzip.compress((assets() / file).read_bytes(), 6, mtime=0)) <= 120_000


def test_all_assets_together_are_at_most_six_megabytes() -> None:
    files = [path for path in assets().rglob("*") if path.is_file()]
    assert len(files) > len(DRAWINGS)
    assert sum(path.stat().st_size for path in files) <= 6_000_000


@pytest.mark.parametrize("file", FILES)
def test_every_id_begins_with_the_pictures_name_and_is_used(file: str) -> None:
    root, name = tree(file), Path(file).stem
    ids = [identity for element in root.iter() if (identity := element.get("id"))]
    links = {element.get("href") for element in root.iter() if element.get("href")}
    assert ids
    assert all(re.fullmatch(rf"{name}-\d+", identity) for identity in ids)
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
def test_a_picture_has_a_size_of_its_own(file: str) -> None:
    root = tree(file)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


@pytest.mark.parametrize("file", sorted(DIAGRAMS))
def test_a_diagram_is_600_wide_on_a_paper_ground(file: str) -> None:
    from tools.pictures.palette import PAPER as GROUND

    root = tree(file)
    assert root.get("width") == "600"
    assert next(element for element in root.iter(f"{SVG}path")).get("fill") == GROUND


@pytest.mark.parametrize("file", sorted(PLATES))
class TestAPlate:
    def test_has_a_paper_ground_of_its_size(self, file: str) -> None:
        root = tree(file)
        width, height = float(root.get("width", 0)), float(root.get("height", 0))
        (paper,) = root.findall(f"./{SVG}g[@data-paper='sheet']//{SVG}path")
        assert paper.get("fill") == PAPER
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", paper.get("d", ""))]
        assert (max(numbers[::2]), max(numbers[1::2])) == (width, height)

    def test_is_painted_on_its_paper_and_written_on_last(self, file: str) -> None:
        root = tree(file)
        kinds = [next(iter(child.attrib), child.tag) for child in root]
        assert kinds[:3] == [f"{SVG}defs", "data-paper", "data-art"]
        assert set(kinds[3:]) == {"data-labels"}

    def test_has_no_colour_but_those_of_the_palette_as_variables(self, file: str) -> None:
        used = {
            value
            for element in tree(file).iter()
            for key in ("fill", "stroke")
            if (value := element.get(key)) is not None
        }
        assert len(used) > 8
        assert used - {"none"} <= VARIABLES

    def test_leaves_no_shape_in_a_browsers_own_black(self, file: str) -> None:
        """What says no fill of its own has it from a group."""
        bare = []
        for element, inherited in _filled(tree(file), False):
            if element.tag == f"{SVG}path" and not inherited:
                bare.append(element.get("d", "")[:40])
        assert bare == []


def _filled(element: ET.Element, inherited: bool) -> list[tuple[ET.Element, bool]]:
    """Every drawn element with whether it or one above it says its fill."""
    says = inherited or element.get("fill") is not None
    found = [(element, says)]
    for child in element:
        if child.tag != f"{SVG}defs":
            found += _filled(child, says)
    return found


def test_the_check_finds_what_differs_is_missing_or_has_no_drawing(tmp_path: Path) -> None:
    for kind in ("plates", "positions", "diagrams"):
        shutil.copytree(assets() / kind, tmp_path / kind)
    changed = tmp_path / "plates/zones.svg"
    changed.write_text(changed.read_text(encoding="utf-8") + " ", encoding="utf-8")
    (tmp_path / "diagrams/tool_sizes.svg").unlink()
    shutil.copy(changed, tmp_path / "plates/stray.svg")
    assert faults(tmp_path) == [
        "plates/zones.svg: not what tools/pictures draws",
        "diagrams/tool_sizes.svg: missing",
        "plates/stray.svg: no drawing makes it",
    ]
