"""The committed notebooks: small, without outputs, and readable before anything has run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from glute_lessons.content import load

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def test_there_is_one_notebook_for_each_lesson() -> None:
    assert [path.stem for path in NOTEBOOKS] == list(load().lessons)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEachNotebook:
    def test_it_holds_at_most_60_kb(self, path: Path) -> None:
        assert path.stat().st_size <= 60_000

    def test_no_code_cell_holds_an_output_or_a_count(self, path: Path) -> None:
        run = [c for c in cells(path) if c["cell_type"] == "code"]
        assert run
        assert all(c["outputs"] == [] and c["execution_count"] is None for c in run)

    def test_every_code_cell_is_one_line_and_collapsed(self, path: Path) -> None:
        for cell in cells(path):
            if cell["cell_type"] == "code":
                assert len("".join(cell["source"]).splitlines()) == 1
                assert cell["metadata"]["jupyter"]["source_hidden"] is True

    def test_no_widget_state_is_saved(self, path: Path) -> None:
        assert "widgets" not in json.loads(path.read_text(encoding="utf-8"))["metadata"]

    def test_its_first_cell_shows_the_main_picture_with_alt_text(self, path: Path) -> None:
        found = re.search(r"!\[([^\]]{20,})\]\(([^)]+)\)", "".join(cells(path)[0]["source"]))
        assert found, "no picture with alt text in the first cell"
        assert (path.parent / found[2]).is_file()

    def test_no_file_of_it_lies_outside_the_checkout(self, path: Path) -> None:
        for cell in cells(path):
            for target in re.findall(r"\]\((\.\.?/[^)]+)\)", "".join(cell["source"])):
                assert (path.parent / target).resolve().is_relative_to(ROOT)


def test_lesson_0_says_how_to_start_in_its_second_cell() -> None:
    start = "".join(cells(NOTEBOOKS[0])[1]["source"])
    assert "Run All Cells" in start
