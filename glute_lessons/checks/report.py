"""One line for each kind of check, with its count and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from glute_lessons.content import Library

from . import bank_checks
from . import content_checks as c
from . import lesson_checks as l
from .lessons import LessonText, read_lessons

SHOWN = 12


@frozen
class Line:
    """One line of the report. short: True when it makes the whole check fail."""

    name: str
    count: str
    faults: tuple[str, ...]
    short: bool

    def __str__(self) -> str:
        head = f"{'SHORT' if self.short else 'ok   '}  {self.name}: {self.count}"
        more = [f"         and {len(self.faults) - SHOWN} more"] if len(self.faults) > SHOWN else []
        return "\n".join([head, *(f"         {fault}" for fault in self.faults[:SHOWN]), *more])


def report(library: Library, folder: Path) -> list[Line]:
    """All lines, in their order. Raises ContentError when a notebook cannot be read."""
    lessons = read_lessons(folder)
    return [
        *(_taught(library, lessons, name, ids) for name, ids in c.kinds(library).items()),
        _asked(library),
        _counted(library),
        *(_none(name, check(library, lessons)) for name, check in ZERO.items()),
        *(_none(name, check(library)) for name, check in bank_checks.CHECKS.items()),
        _not_assessable(library),
    ]


ZERO: dict[str, Callable[[Library, Sequence[LessonText]], list[str]]] = {
    "claims without an evidence id": c.claims_without_evidence,
    "unknown ids": l.unknown_ids,
    "items with no home cell, more than one, or one in another lesson": l.misplaced_items,
    "flagged facts whose evidence is not cited in their cell": l.uncited_flags,
    "cells that cite general knowledge without calling it teaching practice": l.unadmitted,
    "glossary terms unused": l.unused_terms,
    "lessons over their reading grade": l.too_hard,
    "lessons with a part missing or out of order": l.parts_out_of_order,
    "made cells that differ from content": l.stale_cells,
    "code cells that are not one collapsed line": l.long_code,
    "links and markup that content did not make": l.strange_links,
}


def _taught(library: Library, lessons: Sequence[LessonText], name: str, ids: list[str]) -> Line:
    homes = {fact for lesson in lessons for cell in lesson.cells for fact in cell.facts}
    missing = tuple(f"{item} is taught in no cell" for item in ids if item not in homes)
    return Line(
        f"{name} taught", f"{len(ids) - len(missing)} of {len(ids)}", missing, bool(missing)
    )


def _asked(library: Library) -> Line:
    askable = [item for item, fact in library.facts.items() if fact.assessable]
    missing = bank_checks.not_asked(library)
    count = f"{len(askable) - len(missing)} of {len(askable)} assessable"
    return Line("facts asked", count, (), bool(missing))


def _counted(library: Library) -> Line:
    kinds = Counter(question.kind for question in library.questions.values())
    told = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
    return Line("questions", f"{len(library.questions)} ({told})", (), False)


def _none(name: str, faults: list[str]) -> Line:
    return Line(name, str(len(faults)), tuple(faults), bool(faults))


def _not_assessable(library: Library) -> Line:
    silent = [item for item, fact in library.facts.items() if not fact.assessable]
    return Line("facts that cannot be asked (at most 12)", str(len(silent)), (), len(silent) > 12)
