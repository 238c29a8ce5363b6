"""The tool-choice quiz: the course's rules for questions, held to as written."""

from __future__ import annotations

from collections import Counter

import pytest

from glute_lessons.content import load
from glute_lessons.content.records import Question

LESSON = "02_tools"


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return [q for q in load().questions.values() if q.lesson == LESSON]


def key_place(question: Question) -> int:
    return next(n for n, option in enumerate(question.options) if option.right)


def test_there_are_twelve_and_each_has_one_best_answer_of_three_or_four(
    questions: list[Question],
) -> None:
    assert len(questions) == 12
    assert {question.kind for question in questions} == {"choose_one"}


def test_every_tool_fact_that_can_be_asked_is_asked(questions: list[Question]) -> None:
    facts = load().facts.values()
    tools = {fact.id for fact in facts if fact.lesson == LESSON and fact.assessable}
    assert tools <= {fact for question in questions for fact in question.facts}


def test_every_objective_of_the_lesson_is_asked(questions: list[Question]) -> None:
    objectives = load().lessons[LESSON].objectives
    assert {q.objective for q in questions} == set(range(1, len(objectives) + 1))


def test_no_place_holds_the_key_in_more_than_four_of_twelve(questions: list[Question]) -> None:
    assert max(Counter(key_place(question) for question in questions).values()) <= 4


def test_the_options_of_a_question_are_alike_in_length(questions: list[Question]) -> None:
    for question in questions:
        lengths = [len(option.text) for option in question.options]
        assert max(lengths) <= 1.3 * min(lengths), question.id


def test_who_could_be_hurt_is_told_how(questions: list[Question]) -> None:
    critical = {question.id for question in questions if question.critical}
    assert critical == {"tools_numb_foot", "tools_cannot_get_up"}
    assert all(question.danger for question in questions if question.critical)


# The keys again, apart from the file, for those questions where a wrong one could hurt.
@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("tools_numb_foot", "clinician"),
        ("tools_cannot_get_up", "at the wall"),
        ("tools_sensitive_beginner", "3 of 10"),
        ("tools_in_between", "massage ball"),
        ("tools_make_it_softer", "less weight"),
        ("tools_one_spot", "small lean"),
    ],
)
def test_the_key_is_the_safe_one(id_: str, words: str) -> None:
    options = load().questions[id_].options
    assert [option.right for option in options if words in option.text] == [True]
