"""The tool-choice quiz: the course's rules for questions, held to as written."""

from __future__ import annotations

from collections import Counter

import pytest

from glute_lessons.content import load
from glute_lessons.content.question_rules import right_options
from glute_lessons.content.records import Question

LESSON = "02_tools"


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return [q for q in load().questions.values() if q.lesson == LESSON]


def choose_one(questions: list[Question]) -> list[Question]:
    return [question for question in questions if question.kind == "choose_one"]


def key_place(question: Question) -> int:
    return right_options(question, load()).index(True)


def test_most_ask_for_a_choice_and_some_for_more_than_one(questions: list[Question]) -> None:
    kinds = Counter(question.kind for question in questions)
    assert kinds["choose_one"] > len(questions) / 2
    assert {"choose_all", "order"} <= kinds.keys()


def test_whoever_a_situation_tells_of_is_asked_about_by_its_id(questions: list[Question]) -> None:
    asked = {q.key.split(".")[1] for q in questions if q.key.startswith("situations.")}
    assert len(asked) >= 5 and asked <= load().situations.keys()


def test_every_tool_fact_that_can_be_asked_is_asked(questions: list[Question]) -> None:
    facts = load().facts.values()
    tools = {fact.id for fact in facts if fact.lesson == LESSON and fact.assessable}
    assert tools <= {fact for question in questions for fact in question.facts}


def test_every_objective_of_the_lesson_is_asked(questions: list[Question]) -> None:
    objectives = load().lessons[LESSON].objectives
    assert {q.objective for q in questions} == set(range(1, len(objectives) + 1))


def test_no_place_holds_the_key_in_more_than_two_of_five(questions: list[Question]) -> None:
    places = Counter(key_place(question) for question in choose_one(questions))
    assert max(places.values()) <= 0.4 * places.total()


def test_the_options_of_a_question_are_alike_in_length(questions: list[Question]) -> None:
    for question in choose_one(questions):
        lengths = [len(option.text) for option in question.options]
        assert max(lengths) <= 1.3 * min(lengths), question.id


def test_who_could_be_hurt_is_told_how(questions: list[Question]) -> None:
    critical = {question.id for question in questions if question.critical}
    assert {"tools_numb_foot", "tools_cannot_get_up", "tools_without_the_floor"} <= critical
    assert all(question.danger for question in questions if question.critical)


# The keys again, apart from the file, for those questions where a wrong one could hurt.
@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("tools_numb_foot", "clinician"),
        ("tools_cannot_get_up", "at the wall"),
        ("tools_sensitive_beginner", "tennis ball"),
        ("tools_in_between", "massage ball"),
        ("tools_make_it_softer", "less weight"),
        ("tools_one_spot", "small lean"),
    ],
)
def test_the_key_is_the_safe_one(id_: str, words: str) -> None:
    question = load().questions[id_]
    marked = zip(question.options, right_options(question, load()), strict=True)
    assert [right for option, right in marked if words in option.text] == [True]
