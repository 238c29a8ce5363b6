"""Which questions are asked, and in what order. Pure: the same seed gives the same deck."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Question

from .grade import choices, key_of

MIXED = "all"
DRILL_SET = "drill"  # the stories of lesson 0, in a question's sets


@frozen
class Dealt:
    """One question as it is asked: its id, and the ids of its answers in the order shown."""

    question: str
    answers: tuple[str, ...]


def lesson_names(library: Library) -> dict[str, str]:
    """The names a lesson is called by, without their numbers, each with the lesson's id."""
    return {lesson.partition("_")[2]: lesson for lesson in library.lessons}


def questions_of(name: str, library: Library) -> tuple[Question, ...]:
    """The questions of a lesson called by its name without number, or of all lessons ("all").

    Raises ValueError when there is no such lesson, or when it has no questions.
    """
    names = lesson_names(library)
    if name != MIXED and name not in names:
        allowed = ", ".join([*names, MIXED])
        raise ValueError(f'quiz, name: found "{name}"; allowed is one of {allowed}.')
    found = tuple(
        question
        for question in library.questions.values()
        if name == MIXED or question.lesson == names[name]
    )
    if not found:
        raise ValueError(f'quiz, name: found "{name}", which has no questions yet.')
    return found


def questions_of_kind(kind: str, library: Library) -> tuple[Question, ...]:
    """The questions of one kind, from all lessons."""
    return tuple(each for each in library.questions.values() if each.kind == kind)


def choose(questions: Sequence[Question], seed: int, number: int | None) -> tuple[Question, ...]:
    """At most number questions in a shuffled order, the lessons mixed evenly.

    number: how many, at least 1; None takes all. Raises ValueError for fewer than 1.
    """
    if number is not None and number < 1:
        raise ValueError(f"quiz, number: found {number}; allowed is 1 or more.")
    return tuple(_mixed(questions, Random(f"choose:{seed}")))[:number]


def deal(questions: Iterable[Question], seed: int, library: Library) -> tuple[Dealt, ...]:
    """The questions in a shuffled order, lessons mixed, each with its answers in order."""
    mixed = _mixed(tuple(questions), Random(f"deal:{seed}"))
    return in_this_order(mixed, seed, library)


def in_this_order(questions: Iterable[Question], seed: int, library: Library) -> tuple[Dealt, ...]:
    """The questions as they come, each with its answers in order."""
    return tuple(Dealt(each.id, answer_order(each, seed, library)) for each in questions)


def answer_order(question: Question, seed: int, library: Library) -> tuple[str, ...]:
    """The answers' ids as shown: shuffled, but for triage and numbers always the same.

    What is to be put in order is never shown in its right order.
    """
    ids = [choice.id for choice in choices(question, library)]
    if question.kind in ("triage", "number"):
        return tuple(ids)
    chance = Random(f"answers:{seed}:{question.id}")
    chance.shuffle(ids)
    if question.kind == "order" and tuple(ids) == key_of(question, library):
        ids.append(ids.pop(0))
    return tuple(ids)


def _mixed(questions: Sequence[Question], chance: Random) -> list[Question]:
    """Shuffled in rounds: one question of every lesson that has any left, then the next round."""
    piles: dict[str, list[Question]] = {}
    for question in questions:
        piles.setdefault(question.lesson, []).append(question)
    for pile in piles.values():
        chance.shuffle(pile)
    mixed: list[Question] = []
    while piles:
        mixed += [piles[lesson].pop() for lesson in _round(piles, mixed, chance)]
        piles = {lesson: pile for lesson, pile in piles.items() if pile}
    return mixed


def _round(piles: Iterable[str], mixed: Sequence[Question], chance: Random) -> list[str]:
    """The lessons in a shuffled order that does not start with the lesson asked last."""
    lessons = list(piles)
    chance.shuffle(lessons)
    if mixed and lessons[0] == mixed[-1].lesson:
        lessons.append(lessons.pop(0))
    return lessons
