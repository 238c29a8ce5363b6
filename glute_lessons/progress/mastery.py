"""How well each question is known, by lesson and by objective. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Question
from glute_lessons.quiz.schedule import Item

Standing = Literal["not_asked", "to_repeat", "fresh", "steady"]
Items = Mapping[str, Item]

STEADY_DAYS = 7.0


@frozen
class Counts:
    """How many questions stand where; see standing."""

    not_asked: int = 0
    to_repeat: int = 0
    fresh: int = 0
    steady: int = 0

    @property
    def questions(self) -> int:
        """All of them."""
        return self.not_asked + self.to_repeat + self.fresh + self.steady


@frozen
class ObjectiveMastery:
    """One objective of a lesson. number: from 1. words: the objective. standings: by question."""

    number: int
    words: str
    standings: Mapping[str, Standing]
    counts: Counts


@frozen
class LessonMastery:
    """One lesson: all its questions, and those of each objective."""

    lesson: str
    title: str
    counts: Counts
    objectives: tuple[ObjectiveMastery, ...]


def standing(item: Item | None) -> Standing:
    """Not asked; to repeat (missed last, or an open critical miss); fresh, or steady for a week.

    Steady: its stability is 7 days or more, see Item.
    """
    if item is None:
        return "not_asked"
    if item.critical_open or item.missed_last:
        return "to_repeat"
    return "steady" if item.stability_days >= STEADY_DAYS else "fresh"


def mastery(items: Items, library: Library) -> tuple[LessonMastery, ...]:
    """Every lesson with a question, in the course's order, with each objective that has one."""
    by_lesson: dict[str, list[Question]] = {lesson: [] for lesson in library.lessons}
    for question in library.questions.values():
        by_lesson[question.lesson].append(question)
    return tuple(
        _lesson(lesson, questions, items, library)
        for lesson, questions in by_lesson.items()
        if questions
    )


def _lesson(
    lesson: str, questions: Sequence[Question], items: Items, library: Library
) -> LessonMastery:
    about = library.lessons[lesson]
    objectives = tuple(
        _objective(number, words, [each for each in questions if each.objective == number], items)
        for number, words in enumerate(about.objectives, start=1)
        if any(each.objective == number for each in questions)
    )
    return LessonMastery(lesson, about.title, _counts(questions, items), objectives)


def _objective(
    number: int, words: str, questions: Sequence[Question], items: Items
) -> ObjectiveMastery:
    standings = {each.id: standing(items.get(each.id)) for each in questions}
    return ObjectiveMastery(number, words, standings, _counts(questions, items))


def _counts(questions: Iterable[Question], items: Items) -> Counts:
    return Counts(**Counter(standing(items.get(each.id)) for each in questions))
