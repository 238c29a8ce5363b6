"""The drill "safe or stop": six vignettes, and when it is passed."""

from __future__ import annotations

from typing import Any

import pytest

from glute_lessons.content import load
from glute_lessons.quiz.deck import DRILL_SET
from glute_lessons.quiz.drill import DrillCard, all_safe, drill


def answer(id_: str, grade: str) -> dict[str, Any]:
    return {"id": id_, "option": "stop", "grade": grade, "sure": True}


@pytest.mark.parametrize(
    ("asked", "answers", "passed"),
    [
        ("ab", [], False),
        ("", [], False),
        ("ab", [("a", "right")], False),
        ("ab", [("a", "right"), ("b", "right")], True),
        ("ab", [("a", "right"), ("b", "cautious")], True),
        ("ab", [("a", "right"), ("b", "critical")], False),
        ("ab", [("a", "right"), ("b", "serious")], False),
        ("ab", [("a", "right"), ("b", "wrong")], False),
        ("ab", [("a", "right"), ("b", "skipped")], False),
        ("ab", [("b", "critical"), ("a", "right"), ("b", "right")], True),
    ],
)
def test_it_is_passed_when_every_vignette_was_answered_safely(
    asked: str, answers: list[tuple[str, str]], passed: bool
) -> None:
    assert all_safe(asked, [answer(*each) for each in answers]) is passed


def test_it_stays_passed_when_it_is_started_again() -> None:
    card = DrillCard(questions=[{"id": "a"}])
    assert not card.passed
    card.answers = [answer("a", "right")]
    assert card.passed
    card.answers = []
    assert card.passed


def test_it_asks_until_all_is_right_and_skips_nothing() -> None:
    assert DrillCard().until_right


def test_it_holds_six_vignettes_and_needs_no_other_lesson() -> None:
    questions = [load().questions[question["id"]] for question in drill(seed=1).questions]
    assert len(questions) == 6
    assert all(DRILL_SET in question.sets for question in questions)
    assert {(question.kind, question.lesson) for question in questions} == {
        ("triage", "00_start_here")
    }


def test_its_vignettes_cover_all_four_verdicts() -> None:
    content = load()
    felt = [content.questions[q["id"]].sensation for q in drill(seed=1).questions]
    assert {content.sensations[id_].verdict for id_ in felt} == set(content.verdicts)


def test_the_same_seed_gives_the_same_order() -> None:
    assert drill(seed=4).deals == drill(seed=4).deals
    assert drill(seed=4).deals != drill(seed=5).deals


def test_it_has_the_name_that_the_lesson_gives_it() -> None:
    assert drill(seed=1).title == "Quiz yourself: safe or stop?"
