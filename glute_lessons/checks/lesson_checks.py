"""Checks on the lessons: homes, citations, admissions, reading grade, shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glute_lessons.content import Library

from .lessons import OPTIONAL_PARTS, PARTS, Cell, LessonText
from .made import made
from .reading import LIMIT, reading_grade

_ODD = re.compile(r"https?://|<[A-Za-z/!]|!\[")
_REFERENCE = ("sources", "claims", "studies")


def _cells(lessons: Sequence[LessonText]) -> Iterator[tuple[LessonText, Cell]]:
    for lesson in lessons:
        for cell in lesson.cells:
            yield lesson, cell


def unknown_ids(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Syllabus items and sources named in a lesson that content does not hold."""
    faults = [
        f"lesson {lesson.id} is not in lessons.toml"
        for lesson in lessons
        if lesson.id not in library.lessons
    ]
    faults += [
        f"lesson {name} has no notebook"
        for name in library.lessons
        if name not in {lesson.id for lesson in lessons}
    ]
    for _, cell in _cells(lessons):
        strange = [name for name in (*cell.facts, *cell.facts_also) if name not in library.facts]
        strange += [n for n in (*cell.evidence, *cell.cited) if n not in library.sources]
        faults += [f"{cell.place}: {name}" for name in strange]
    return faults


def misplaced_items(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Each item has one home cell, in the lesson that facts.toml names."""
    homes: dict[str, list[tuple[str, str]]] = {}
    for lesson, cell in _cells(lessons):
        for item in cell.facts:
            homes.setdefault(item, []).append((lesson.id, cell.place))
    faults = []
    for item, fact in library.facts.items():
        places = homes.get(item, [])
        if len(places) != 1:
            faults.append(f"{item} has {len(places)} home cells ({fact.lesson} is its lesson)")
        elif places[0][0] != fact.lesson:
            faults.append(f"{item} has its home in {places[0][1]}, not in {fact.lesson}")
    return faults


def uncited_flags(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """A home cell of a flagged item cites all the evidence of that item, and lists it."""
    faults = []
    for _, cell in _cells(lessons):
        for item in cell.facts:
            fact = library.facts.get(item)
            if fact and fact.flagged:
                lacking = [
                    name
                    for name in fact.evidence
                    if name not in cell.cited or name not in cell.evidence
                ]
                faults += [f"{cell.place}: {item} asks for {name}" for name in lacking]
    return faults


def unadmitted(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """A cell that cites general knowledge must call it teaching practice."""
    return [
        f"{cell.place}: {name}"
        for _, cell in _cells(lessons)
        for name in cell.cited
        if cell.made.split(" ")[0] not in _REFERENCE
        and name in library.sources
        and library.sources[name].status == "G"
        and "teaching practice" not in cell.source.lower()
    ]


def unused_terms(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Glossary terms that no lesson's own text uses."""
    text = " ".join(cell.source.lower() for _, cell in _cells(lessons) if cell.made != "glossary")
    return [
        term.term
        for term in library.glossary.values()
        if not any(_uses(text, form.lower()) for form in (term.term, *term.also))
    ]


def _uses(text: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def easy_words(library: Library) -> frozenset[str]:
    """The single words of the glossary's terms, which each lesson explains."""
    forms = [form for term in library.glossary.values() for form in (term.term, *term.also)]
    return frozenset(word for form in forms for word in re.findall(r"[a-zà-ÿ'’]+", form.lower()))


def lesson_grade(library: Library, lesson: LessonText) -> float:
    """Reading grade of a lesson's text without its reference tables (claims and sources)."""
    texts = [
        cell.source
        for cell in lesson.cells
        if cell.kind == "markdown" and cell.made.split(" ")[0] not in _REFERENCE
    ]
    return reading_grade("\n\n".join(texts), easy_words(library))


def too_hard(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Lessons over grade 8."""
    grades = {lesson.id: lesson_grade(library, lesson) for lesson in lessons}
    return [
        f"{name}: {grade:.1f}, allowed {LIMIT:.0f}"
        for name, grade in grades.items()
        if grade > LIMIT
    ]


def parts_out_of_order(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Each lesson has the eight parts in their order; look and do only where there is one."""
    faults = []
    for lesson in lessons:
        seen = list(dict.fromkeys(cell.part for cell in lesson.cells))
        wanted = [part for part in PARTS if part in seen or part not in OPTIONAL_PARTS]
        if seen != wanted:
            faults.append(f"{lesson.id}: {', '.join(seen)}; wanted is {', '.join(wanted)}")
        runs = [cell.part for cell in lesson.cells]
        if sorted(runs, key=lambda part: PARTS.index(part) if part in PARTS else -1) != runs:
            faults.append(f"{lesson.id}: its parts are mixed")
    return faults


def stale_cells(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Cells that content writes and that differ from what it would write now."""
    return [
        f"{cell.place} ({cell.made}): run python tools/lessons.py"
        for lesson, cell in _cells(lessons)
        if cell.made and made(cell.made, library, lesson) != cell.source
    ]


def long_code(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """A code cell is one line; that it is collapsed is checked with the notebooks' form."""
    return [
        cell.place
        for _, cell in _cells(lessons)
        if cell.kind == "code" and len(cell.source.splitlines()) != 1
    ]


def strange_links(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Outside links, markup and pictures in cells that an author wrote."""
    return [
        f"{cell.place}: {match[0]}"
        for _, cell in _cells(lessons)
        if cell.kind == "markdown" and not cell.made and (match := _ODD.search(cell.source))
    ]
