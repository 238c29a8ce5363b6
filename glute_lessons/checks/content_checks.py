"""Checks on content alone: the syllabus's kinds, and claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from glute_lessons.content import Library

from .lessons import LessonText

_CLAIMING = (
    "muscles",
    "landmarks",
    "tools",
    "situations",
    "techniques",
    "sensations",
    "screening",
)


def kinds(library: Library) -> dict[str, list[str]]:
    """The syllabus by kind: facts (A1…S28), resolutions (D1…), additions (X1…)."""
    letter = {"D": "resolutions", "X": "additions"}
    found: dict[str, list[str]] = {"facts": [], "resolutions": [], "additions": []}
    for item in library.facts:
        found[letter.get(item[0], "facts")].append(item)
    return found


def claims_without_evidence(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Disputed, vague or unproven items, records and lesson cells that claim without a source."""
    doubtful = [
        f"facts.toml, {item}: {', '.join(fact.flags)} but no evidence id"
        for item, fact in library.facts.items()
        if {"VAGUE", "UNPROVEN", "TENSION"} & set(fact.flags) and not fact.evidence
    ]
    bare = [
        f"{shelf}, {item}: no evidence id"
        for shelf in _CLAIMING
        for item, entry in getattr(library, shelf).items()
        if not entry.evidence
    ]
    told = [
        f"{cell.place}: speaks of {word} and cites nothing"
        for lesson in lessons
        for cell in lesson.cells
        if (word := _research_word(cell)) and not cell.cited
    ]
    return doubtful + bare + told


def _research_word(cell: Any) -> str:
    """The first word by which a lesson's own cell appeals to research; empty when none does."""
    if cell.kind != "markdown" or cell.made or cell.part in ("remember", "check"):
        return ""
    text = cell.source.lower()
    words = ("studies", "study ", "trial", "researchers", "meta-analysis", " percent", "%")
    return next((word.strip() for word in words if word in text), "")
