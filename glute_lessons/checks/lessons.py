"""A lesson as the checks read it: cells with their part, their syllabus items and their words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from attrs import frozen

from glute_lessons.content import ContentError

PARTS = ("aim", "start", "learn", "look", "do", "check", "remember", "sources")
OPTIONAL_PARTS = ("do", "look")

_CITED = re.compile(r"\[((?:AN|FR|SF|ME|LS)-\d\d(?:[,;] ?(?:AN|FR|SF|ME|LS)-\d\d)*)\]")
_ID = re.compile(r"(?:AN|FR|SF|ME|LS)-\d\d")


@frozen
class Cell:
    """One cell of a notebook. place: "03_foam_rolling cell 7", for messages."""

    place: str
    kind: str
    source: str
    part: str
    made: str
    facts: tuple[str, ...]
    facts_also: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def cited(self) -> tuple[str, ...]:
        """The source ids in square brackets in the text, in their order, each once."""
        found = [name for group in _CITED.findall(self.source) for name in _ID.findall(group)]
        return tuple(dict.fromkeys(found))


@frozen
class LessonText:
    """One notebook as text."""

    id: str
    cells: tuple[Cell, ...]

    @property
    def cited(self) -> tuple[str, ...]:
        """All source ids that the lesson's own words cite, in order of first use."""
        own = [cell for cell in self.cells if cell.made != "sources"]
        return tuple(dict.fromkeys(name for cell in own for name in cell.cited))


def read_lesson(path: Path) -> LessonText:
    """The lesson in a notebook file. Raises ContentError when it is no notebook."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        cells = raw["cells"]
    except (ValueError, KeyError, OSError) as fault:
        raise ContentError(path.name, "", "", f"no notebook ({fault})", "a notebook file") from None
    return LessonText(path.stem, tuple(_cell(path.stem, n, cell) for n, cell in enumerate(cells)))


def read_lessons(folder: Path) -> tuple[LessonText, ...]:
    """All lessons of a folder in their order."""
    return tuple(read_lesson(path) for path in sorted(folder.glob("[0-9][0-9]_*.ipynb")))


def _cell(lesson: str, number: int, raw: dict[str, Any]) -> Cell:
    place = f"{lesson} cell {number}"
    metadata = raw.get("metadata", {})
    return Cell(
        place=place,
        kind=raw["cell_type"],
        source="".join(raw["source"]),
        part=_word(metadata, "part", place),
        made=_word(metadata, "made", place),
        facts=_words(metadata, "facts", place),
        facts_also=_words(metadata, "facts_also", place),
        evidence=_words(metadata, "evidence", place),
    )


def _word(metadata: dict[str, Any], field: str, place: str) -> str:
    value = metadata.get(field, "")
    if not isinstance(value, str):
        raise ContentError("notebooks", place, field, repr(value), "one word")
    return value


def _words(metadata: dict[str, Any], field: str, place: str) -> tuple[str, ...]:
    value = metadata.get(field, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ContentError("notebooks", place, field, repr(value), "a list of ids")
    return tuple(value)
