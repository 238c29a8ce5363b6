"""`python -m glute_lessons check`: what it counts, and that it goes red when something is taken away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glute_lessons.__main__ import main
from glute_lessons.checks.report import Line, report
from glute_lessons.content import load

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """A copy of the lessons that a test may spoil."""
    return Path(shutil.copytree(NOTEBOOKS, tmp_path / "notebooks"))


def lines(folder: Path) -> dict[str, Line]:
    return {line.name: line for line in report(load(), folder)}


def spoil(folder: Path, lesson: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Changes every cell of one lesson in place."""
    path = folder / f"{lesson}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        change(cell)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_the_committed_course_is_complete() -> None:
    found = lines(NOTEBOOKS)
    assert found["facts taught"].count == "128 of 128"
    assert found["resolutions taught"].count == "7 of 7"
    assert found["additions taught"].count == "13 of 13"
    assert found["claims without an evidence id"].count == "0"
    assert found["unknown ids"].count == "0"
    assert [line.name for line in found.values() if line.short] == []


def test_the_command_prints_one_line_a_kind_and_ends_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check"]) == 0
    printed = capsys.readouterr().out
    for kind in ("facts taught: 128 of 128", "resolutions taught: 7 of 7", "facts asked:"):
        assert kind in printed


@pytest.mark.parametrize("item", ["F19", "S5", "X2", "D3"])
def test_an_item_taken_from_its_home_cell_is_named(item: str, lessons: Path) -> None:
    def without(cell: dict[str, Any]) -> None:
        facts = cell["metadata"].get("facts", [])
        cell["metadata"]["facts"] = [name for name in facts if name != item]

    spoil(lessons, load().facts[item].lesson, without)
    short = [line for line in lines(lessons).values() if line.short]
    assert short
    assert any(item in fault for line in short for fault in line.faults)


CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "unknown ids": lambda cell: cell["metadata"].update(facts_also=["Z99"]),
    "flagged facts whose evidence is not cited in their cell": lambda cell: cell.update(
        source="".join(cell["source"]).replace("[", "(").replace("]", ")")
    ),
    "lessons over their reading grade": lambda cell: cell.update(
        source="Contraindications necessitate multidisciplinary consideration " * 9
    ),
    "lessons with a part missing or out of order": lambda cell: cell["metadata"].update(part="x"),
    "made cells that differ from content": lambda cell: cell.update(source="old words"),
    "code cells that are not one collapsed line": lambda cell: cell.update(source="a = 1\nb = 2"),
    "links and markup that content did not make": lambda cell: (
        cell["metadata"].pop("made", None),
        cell.update(source="see <b>this</b>"),
    ),
    "items with no home cell, more than one, or one in another lesson": lambda cell: cell[
        "metadata"
    ].update(facts=["F19"]),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_each_kind_of_check_can_fail(kind: str, lessons: Path) -> None:
    assert not lines(lessons)[kind].short
    spoil(lessons, "03_foam_rolling", CHANGES[kind])
    assert lines(lessons)[kind].short


def test_general_knowledge_must_be_called_teaching_practice(lessons: Path) -> None:
    kind = "cells that cite general knowledge without calling it teaching practice"

    def boast(cell: dict[str, Any]) -> None:
        text = "".join(cell["source"])
        cell["source"] = text.replace("teaching practice", "proven").replace(
            "Teaching practice", ""
        )

    spoil(lessons, "03_foam_rolling", boast)
    assert lines(lessons)[kind].short


def test_talk_of_studies_without_a_source_is_a_claim_without_evidence(lessons: Path) -> None:
    def claim(cell: dict[str, Any]) -> None:
        if cell["metadata"].get("part") == "learn" and "made" not in cell["metadata"]:
            cell["source"] = "Studies show that this works."

    spoil(lessons, "03_foam_rolling", claim)
    assert lines(lessons)["claims without an evidence id"].short


def test_a_missing_notebook_is_named(lessons: Path) -> None:
    (lessons / "05_hands.ipynb").unlink()
    assert "lesson 05_hands has no notebook" in lines(lessons)["unknown ids"].faults


def test_a_file_that_is_no_notebook_ends_in_one_sentence(lessons: Path) -> None:
    (lessons / "05_hands.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"05_hands\.ipynb: found no notebook"):
        report(load(), lessons)
