"""Every notebook is in the one form that tools/lessons.py writes, made cells included."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from glute_lessons.content import load

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lesson_writer", ROOT / "tools" / "lessons.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_committed_notebook_is_already_in_its_form(path: Path, writer: ModuleType) -> None:
    assert writer.formed(path, load()) == path.read_text(encoding="utf-8")


def test_a_stale_made_cell_is_written_again(tmp_path: Path, writer: ModuleType) -> None:
    stale = tmp_path / NOTEBOOKS[0].name
    text = NOTEBOOKS[0].read_text(encoding="utf-8")
    title = load().lessons[NOTEBOOKS[0].stem].title
    stale.write_text(text.replace(f"# {title}", "# Another title"), encoding="utf-8")
    assert stale.read_text(encoding="utf-8") != text
    assert writer.formed(stale, load()) == text
