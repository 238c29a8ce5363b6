"""Writes the cells that content makes and brings every notebook into its one form.

    python tools/lessons.py                     all lessons
    python tools/lessons.py notebooks/03_….ipynb   some
    python tools/lessons.py --check             changes nothing; exit 1 when a notebook would change

One form: no outputs, no execution counts, cell ids from the lesson and the place, code collapsed.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from attrs import evolve

from glute_lessons.checks.lessons import LessonText, read_lesson
from glute_lessons.checks.made import made
from glute_lessons.content import ContentError, Library, load, notebooks

METADATA = {
    # As JupyterLab names it, so that opening a lesson does not count as a change to be saved.
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def formed(path: Path, library: Library) -> str:
    """The notebook's text in its one form, made cells written afresh."""
    lesson = _made_afresh(read_lesson(path), library)
    raw = json.loads(path.read_text(encoding="utf-8"))
    cells = [
        _formed_cell(cell, f"{lesson.id[:2]}-{number:02d}", read.source)
        for number, (cell, read) in enumerate(zip(raw["cells"], lesson.cells, strict=True))
    ]
    notebook = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _made_afresh(lesson: LessonText, library: Library) -> LessonText:
    """The lesson with its made cells written anew: the sources last, since they list the rest."""
    for last in (False, True):
        cells = tuple(
            evolve(cell, source=made(cell.made, library, lesson))
            if cell.made and (cell.made == "sources") == last
            else cell
            for cell in lesson.cells
        )
        lesson = evolve(lesson, cells=cells)
    return lesson


def _formed_cell(cell: dict[str, Any], name: str, text: str) -> dict[str, Any]:
    metadata = dict(cell["metadata"])
    formed: dict[str, Any] = {"cell_type": cell["cell_type"], "id": name, "metadata": metadata}
    if cell["cell_type"] == "code":
        formed |= {"execution_count": None, "outputs": []}
        metadata["jupyter"] = {"source_hidden": True}
        metadata["tags"] = ["hide-input"]
    formed["metadata"] = dict(sorted(metadata.items()))
    formed["source"] = text.strip("\n").splitlines(keepends=True)
    return formed


def write(paths: list[Path], check: bool) -> int:
    """Writes or compares; returns how many notebooks differed."""
    library, differing = load(), 0
    for path in paths:
        text = formed(path, library)
        if text != path.read_text(encoding="utf-8"):
            differing += 1
            print(f"{path.name}: {'differs from its one form' if check else 'written'}")
            if not check:
                path.write_text(text, encoding="utf-8", newline="\n")
    return differing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, only compare")
    parser.add_argument("paths", nargs="*", type=Path, help="notebooks; all when none is named")
    given = parser.parse_args()
    folder = notebooks()
    paths = given.paths or sorted(folder.glob("[0-9][0-9]_*.ipynb")) if folder else given.paths
    try:
        differing = write(paths, given.check)
    except ContentError as fault:
        print(fault)
        return 1
    return 1 if given.check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
