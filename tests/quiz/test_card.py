"""The card's Python side: its traits, its data, and the verb that deals it."""

from __future__ import annotations

import json
import re
from typing import Any

import ipywidgets
import pytest

from glute_lessons.content import load
from glute_lessons.content.records import VERDICTS
from glute_lessons.quiz import card as card_module
from glute_lessons.quiz.card import DEALS, WORDS, QuizCard, as_data, asking, quiz
from glute_lessons.quiz.drill import WORDS as DRILL_WORDS
from glute_lessons.quiz.drill import DrillCard
from glute_lessons.quiz.grade import feedback
from tests.quiz.small_library import choose_one, library, triage

SYNCED = {
    "title",
    "questions",
    "deals",
    "seed",
    "until_right",
    "words",
    "index",
    "answers",
    "finished",
}


def own_traits(widget: Any) -> set[str]:
    hidden = ("layout", "tabbable", "tooltip")
    return {name for name in widget.keys if not name.startswith("_") and name not in hidden}


def test_the_front_end_is_told_these_traits() -> None:
    assert own_traits(QuizCard()) == SYNCED
    assert own_traits(DrillCard()) == SYNCED | {"passed"}


def test_a_new_card_stands_at_its_first_question() -> None:
    card = QuizCard()
    assert (card.index, card.answers, card.finished) == (0, [], False)


def test_a_card_is_a_widget_that_a_box_can_hold() -> None:
    card = QuizCard()
    assert isinstance(card, ipywidgets.DOMWidget)
    assert ipywidgets.VBox([card]).children == (card,)


def test_a_card_tells_who_listens_what_was_answered() -> None:
    card, heard = QuizCard(), []
    card.observe(lambda change: heard.append(change["new"]), "answers")
    card.answers = [{"id": "q", "option": "a", "grade": "right", "sure": True}]
    assert heard == [[{"id": "q", "option": "a", "grade": "right", "sure": True}]]


@pytest.mark.parametrize("kind", [QuizCard, DrillCard])
@pytest.mark.parametrize(
    "pattern",
    [
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write",
        r"https?:",
        r"^\s*import\b|import\(",
        r"\beval\b|new Function",
    ],
)
def test_the_front_end_never_builds_html_nor_fetches_anything(kind: Any, pattern: str) -> None:
    assert not re.search(pattern, kind._esm + kind._css, re.MULTILINE)


@pytest.mark.parametrize("words", [WORDS, DRILL_WORDS])
def test_the_front_end_uses_every_word_it_is_given_and_no_other(words: dict[str, str]) -> None:
    used = set(re.findall(r"\bwords\.(\w+)", QuizCard._esm)) | {"sure", "unsure"}
    titles = {"title", "mixed_title", "lesson_title"}
    assert words.keys() - titles == used


def test_a_question_as_data_is_plain_and_complete() -> None:
    question = choose_one(keys="xxox", critical=True, danger="It could hurt.")
    data = as_data(question, library(question))
    assert json.loads(json.dumps(data)) == data
    assert {k: data[k] for k in ("id", "stem", "key", "do", "evidence")} == {
        "id": "pick",
        "stem": "pick?",
        "key": "c",
        "do": "",
        "evidence": ["SF-10"],
    }
    assert data["options"][0] == {
        "id": "a",
        "text": "pick option 0",
        "feedback": {
            "grade": "critical",
            "rating": "again",
            "headline": "This one is about safety. Take a moment with it.",
            "explanation": "pick because 0",
            "danger": "It could hurt.",
            "comes_back": True,
        },
    }


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_vignette_comes_back_unless_its_answer_was_safe(verdict: Any) -> None:
    question = triage(verdict)
    back = {
        o["id"]: o["feedback"]["comes_back"]
        for o in as_data(question, library(question))["options"]
    }
    unsafe = {
        each.given.id
        for each in feedback(question, library(question))
        if each.grade in ("wrong", "serious", "critical")
    }
    assert {id_ for id_, comes in back.items() if comes} == unsafe


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("SF-10", "SF-10"),
        ("SF-24", "SF-24 (teaching practice)"),
        ("ME-27", "ME-27 (our own arithmetic)"),
    ],
)
def test_a_source_says_when_no_study_stands_behind_it(source: str, shown: str) -> None:
    question = choose_one(evidence=(source,))
    assert as_data(question, library(question))["evidence"] == [shown]


def test_a_card_brings_other_deals_so_that_shuffling_again_need_not_ask_the_kernel() -> None:
    questions = [choose_one(f"q{n}") for n in range(6)]
    traits = asking(questions, 40, library(*questions))
    assert [deal["seed"] for deal in traits["deals"]] == list(range(40, 40 + DEALS))
    orders = [json.dumps(deal["order"]) for deal in traits["deals"]]
    assert len(set(orders)) == DEALS


def test_a_quiz_asks_the_questions_of_its_lesson() -> None:
    content = load()
    for name, lesson in (("tools", "02_tools"), ("start_here", "00_start_here")):
        asked = {question["id"] for question in quiz(name, seed=1).questions}
        assert asked == {q.id for q in content.questions.values() if q.lesson == lesson}


def test_a_quiz_is_named_after_its_lesson() -> None:
    assert quiz("tools", seed=1).title == "Quiz: Choose a tool"
    assert quiz("all", seed=1).title == "Quiz: questions from all lessons"


def test_the_mix_asks_twelve_questions_of_several_lessons() -> None:
    asked = [load().questions[question["id"]] for question in quiz("all", seed=3).questions]
    assert len(asked) == 12
    assert len({question.lesson for question in asked}) > 1


@pytest.mark.parametrize(("name", "number", "asked"), [("all", 5, 5), ("tools", 3, 3)])
def test_a_quiz_can_be_shorter(name: str, number: int, asked: int) -> None:
    assert len(quiz(name, seed=3, number=number).questions) == asked


def test_the_same_seed_gives_the_same_quiz_and_no_seed_gives_any(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert quiz("all", seed=9).questions == quiz("all", seed=9).questions
    monkeypatch.setattr(card_module, "some_seed", lambda: 77)
    assert quiz("tools").seed == 77


def test_a_lesson_without_questions_is_refused_in_one_sentence() -> None:
    with pytest.raises(
        ValueError, match='^quiz, name: found "knees"; allowed is one of start_here'
    ):
        quiz("knees")
