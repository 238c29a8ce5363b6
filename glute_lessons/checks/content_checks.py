"""Checks on content alone: the syllabus's kinds, claims and questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from glute_lessons.content import Library
from glute_lessons.content.records import Question

from .lessons import LessonText

_CLAIMING = ("muscles", "landmarks", "tools", "techniques", "sensations", "screening")
STEM_WORDS = 45
LONGEST_KEYS = 0.40
_BANNED = ("all of the above", "none of the above")


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


def question_faults(library: Library, lessons: Sequence[LessonText]) -> list[str]:
    """Rules that hold for a single question, and for all choose-one questions together."""
    single = [
        f"{item}: {fault}"
        for item, question in library.questions.items()
        for fault in _single_faults(question)
    ]
    return single + _key_faults(list(library.questions.values()))


def _single_faults(question: Question) -> list[str]:
    faults = []
    if len(question.stem.split()) > STEM_WORDS:
        faults.append(f"a stem of {len(question.stem.split())} words; allowed is {STEM_WORDS}")
    for option in question.options:
        if option.text.strip().lower().rstrip(".") in _BANNED:
            faults.append(f'the option "{option.text}"')
        if option.explanation.strip().lower() == option.text.strip().lower():
            faults.append(f'an explanation that repeats its option "{option.text}"')
    texts = [option.text.strip().lower() for option in question.options]
    if len(set(texts)) < len(texts):
        faults.append("two options with the same words")
    return faults


def _key_faults(questions: list[Question]) -> list[str]:
    chosen = [question for question in questions if question.kind == "choose_one"]
    longest = sum(_key_is_longest(question) for question in chosen)
    if chosen and longest / len(chosen) > LONGEST_KEYS:
        return [f"the key is the longest option in {longest} of {len(chosen)}; allowed is 40 %"]
    return []


def _key_is_longest(question: Question) -> bool:
    key = next(option for option in question.options if option.right)
    others = [option for option in question.options if option is not key]
    return all(len(key.text) > len(option.text) for option in others)
