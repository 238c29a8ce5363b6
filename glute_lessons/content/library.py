"""The whole content as one frozen library, loaded once and checked as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import frozen

from . import measured as m
from . import records as r
from .crossing import check_crossings
from .errors import ContentError, named, shown
from .reading import read_toml, record

FOLDER = Path(__file__).resolve().parent
QUESTIONS = "questions"

# file → table in it → (the library's shelf, the record)
FILES: dict[str, dict[str, tuple[str, type]]] = {
    "facts.toml": {
        "fact": ("facts", r.Fact),
        "resolution": ("facts", r.Fact),
        "addition": ("facts", r.Fact),
    },
    "sources.toml": {"source": ("sources", r.Source)},
    "effects.toml": {
        "panel": ("effect_panels", m.EffectPanel),
        "effect": ("effects", m.Effect),
    },
    "subjects.toml": {"subject": ("subjects", m.Subject)},
    "lessons.toml": {"lesson": ("lessons", r.Lesson)},
    "pictures.toml": {"picture": ("pictures", r.Picture)},
    "positions.toml": {"position": ("positions", r.Position)},
    "labels.toml": {"label": ("labels", r.Label)},
    "muscles.toml": {"muscle": ("muscles", r.Muscle)},
    "neighbours.toml": {"neighbour": ("neighbours", r.Neighbour)},
    "landmarks.toml": {"landmark": ("landmarks", r.Landmark)},
    "tools.toml": {"tool": ("tools", r.Tool)},
    "situations.toml": {"situation": ("situations", r.Situation)},
    "techniques.toml": {"technique": ("techniques", r.Technique)},
    "sensations.toml": {
        "verdict": ("verdicts", r.VerdictText),
        "grading": ("grading", r.GradeRow),
        "sensation": ("sensations", r.Sensation),
    },
    "stops.toml": {"stop": ("stops", r.StopReason)},
    "screening.toml": {
        "outcome": ("outcomes", r.OutcomeText),
        "rule": ("screening", r.ScreeningRule),
    },
    "glossary.toml": {"term": ("glossary", r.Term)},
    "dose.toml": {"dose": ("doses", r.Dose), "feeling": ("feelings", r.FeelingStep)},
}


@frozen
class Library:
    """Everything that is taught. Each shelf maps an id to its record, in the file's order."""

    facts: Mapping[str, r.Fact]
    sources: Mapping[str, r.Source]
    effect_panels: Mapping[str, m.EffectPanel]
    effects: Mapping[str, m.Effect]
    subjects: Mapping[str, m.Subject]
    lessons: Mapping[str, r.Lesson]
    pictures: Mapping[str, r.Picture]
    positions: Mapping[str, r.Position]
    labels: Mapping[str, r.Label]
    muscles: Mapping[str, r.Muscle]
    neighbours: Mapping[str, r.Neighbour]
    landmarks: Mapping[str, r.Landmark]
    tools: Mapping[str, r.Tool]
    situations: Mapping[str, r.Situation]
    techniques: Mapping[str, r.Technique]
    verdicts: Mapping[str, r.VerdictText]
    grading: Mapping[str, r.GradeRow]
    sensations: Mapping[str, r.Sensation]
    stops: Mapping[str, r.StopReason]
    outcomes: Mapping[str, r.OutcomeText]
    screening: Mapping[str, r.ScreeningRule]
    glossary: Mapping[str, r.Term]
    doses: Mapping[str, r.Dose]
    feelings: Mapping[str, r.FeelingStep]
    questions: Mapping[str, r.Question]

    @property
    def dose(self) -> r.Dose:
        """The course's one set of dose numbers."""
        return self.doses["course"]


def load(folder: Path = FOLDER) -> Library:
    """The library in a folder of TOML files. Raises ContentError at the first fault."""
    return _load_once(folder.resolve())


@cache
def _load_once(folder: Path) -> Library:
    return read_library(folder)


def read_library(folder: Path) -> Library:
    """As load, but always read afresh."""
    _only_known_files(folder)
    shelves: dict[str, dict[str, Any]] = {}
    for name, tables in FILES.items():
        _fill(shelves, folder, name, tables)
    shelves[QUESTIONS] = {}
    for path in sorted((folder / QUESTIONS).glob("*.toml")):
        _fill_questions(shelves, folder, path.stem)
    library = Library(**{name: MappingProxyType(shelf) for name, shelf in shelves.items()})
    check_crossings(library)
    return library


def _only_known_files(folder: Path) -> None:
    """A misspelt file name must not drop what the file teaches."""
    for path in sorted(folder.glob("*.toml")):
        if path.name not in FILES:
            raise ContentError(path.name, "", "", "an unknown file", "one of " + ", ".join(FILES))


def _fill(
    shelves: dict[str, dict[str, Any]], folder: Path, file: str, tables: dict[str, tuple[str, type]]
) -> None:
    raw = read_toml(folder / file, file)
    for unknown in sorted(raw.keys() - tables.keys()):
        known = "one of " + ", ".join(tables)
        raise ContentError(file, "", named(unknown), "an unknown table", known)
    for table, (shelf_name, kind) in tables.items():
        shelf = shelves.setdefault(shelf_name, {})
        for item, entry in _entries(raw, table, file):
            if item in shelf:
                raise ContentError(file, item, "id", "the same id twice", "an id used once")
            shelf[item] = record(entry, kind, file, item)


def _fill_questions(shelves: dict[str, dict[str, Any]], folder: Path, lesson: str) -> None:
    """The questions of one lesson, from the file that bears the lesson's name."""
    file, before = f"{QUESTIONS}/{lesson}.toml", set(shelves[QUESTIONS])
    _fill(shelves, folder, file, {"question": (QUESTIONS, r.Question)})
    for item, question in shelves[QUESTIONS].items():
        if item not in before and question.lesson != lesson:
            raise ContentError(file, item, "lesson", shown(question.lesson), shown(lesson))


def _entries(raw: dict[str, Any], table: str, file: str) -> Iterator[tuple[str, Any]]:
    entries = raw.get(table)
    if not isinstance(entries, list) or not entries:
        raise ContentError(file, "", table, "no entries", f"at least one [[{table}]]")
    for number, entry in enumerate(entries, start=1):
        yield _item_name(entry, table, number), entry


def _item_name(entry: Any, table: str, number: int) -> str:
    """How an entry is called in the library and in messages."""
    if isinstance(entry, dict):
        if table == "dose":
            return "course" if number == 1 else f"dose {number}"
        if table == "grading":
            return f"{entry.get('truth')}>{entry.get('answer')}"
        if table == "feeling":
            return f"span {entry.get('span')}"
        if isinstance(entry.get("id"), str):
            return entry["id"]
    return f"{table} number {number}"
