"""What is asked, in what order: seeds, mixing, and what shuffling may never change."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.content import load
from glute_lessons.content.question_rules import BANDS
from glute_lessons.content.records import VERDICTS
from glute_lessons.quiz.deck import answer_order, choose, deal, questions_of
from glute_lessons.quiz.grade import choices, grade, key_of
from tests.content.test_question_rules import question
from tests.quiz.small_library import LESSONS, choose_one, library, triage

SEEDS = range(12)


def many(count: int = 8) -> list[Any]:
    return [
        *(choose_one(f"pick_{n}", lesson=LESSONS[n % 3]) for n in range(count)),
        *(triage(verdict) for verdict in VERDICTS),
    ]


def orders(questions: list[Any]) -> list[Any]:
    return [deal(questions, seed, library(*questions)) for seed in SEEDS]


def test_the_same_seed_deals_the_same_deck() -> None:
    assert orders(many()) == orders(many())


def test_different_seeds_ask_in_different_orders() -> None:
    asked = [tuple(dealt.question for dealt in deck) for deck in orders(many())]
    assert len(set(asked)) == len(asked)


def test_a_shuffled_question_s_answers_change_place_with_the_seed() -> None:
    question = choose_one(keys="xoxx")
    shown = {answer_order(question, seed, library(question)) for seed in range(60)}
    assert {order[0] for order in shown} == {"a", "b", "c", "d"}


def test_the_key_is_not_at_the_same_place_in_a_whole_deck() -> None:
    for deck in orders([choose_one(f"q{n}") for n in range(12)]):
        assert len({dealt.answers.index("b") for dealt in deck}) > 1


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_four_verdicts_are_never_shuffled(verdict: Any) -> None:
    question = triage(verdict)
    for seed in SEEDS:
        assert answer_order(question, seed, library(question)) == VERDICTS


def test_an_order_does_not_depend_on_what_else_is_asked() -> None:
    question = choose_one(keys="xoxx")
    alone = answer_order(question, 5, library(question))
    among = next(d for d in deal([*many(), question], 5, library(*many())) if d.question == "pick")
    assert among.answers == alone


@pytest.mark.parametrize(("number", "asked"), [(None, 12), (1, 1), (5, 5), (12, 12), (100, 12)])
def test_number_is_the_most_that_is_asked(number: int | None, asked: int) -> None:
    assert len(choose(many(8), 1, number)) == asked


@pytest.mark.parametrize("number", [0, -1])
def test_a_number_below_one_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"^quiz, number: found {number}; allowed is 1 or more.$"):
        choose(many(), 1, number)


@pytest.mark.parametrize("seed", SEEDS)
def test_lessons_are_mixed_evenly_and_none_is_asked_twice_in_a_row(seed: int) -> None:
    questions = [choose_one(f"q{n}", lesson=LESSONS[n % 3]) for n in range(12)]
    asked = choose(questions, seed, 9)
    assert set(Counter(q.lesson for q in asked).values()) == {3}
    for chosen in (asked, choose(questions, seed, None)):
        lessons = [question.lesson for question in chosen]
        assert all(one != two for one, two in pairwise(lessons))


def test_a_lesson_is_called_by_its_name_without_its_number() -> None:
    pick = choose_one()
    assert questions_of("foam_rolling", library(pick, triage("stop"))) == (pick,)
    assert len(questions_of("all", library(pick, triage("stop")))) == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("hands", 'found "hands", which has no questions yet.'),
        ("knees", 'found "knees"; allowed is one of start_here, foam_rolling, hands, all.'),
        ("03_foam_rolling", 'found "03_foam_rolling"; allowed is one of'),
        ("", 'found ""; allowed is one of'),
    ],
)
def test_a_name_that_cannot_be_asked_is_refused(name: str, words: str) -> None:
    with pytest.raises(ValueError, match="^quiz, name: " + words):
        questions_of(name, library(choose_one()))


@st.composite
def any_question(draw: st.DrawFn) -> Any:
    if draw(st.booleans()):
        return triage(draw(st.sampled_from(VERDICTS)))
    count = draw(st.integers(3, 4))
    right = draw(st.integers(0, count - 1))
    keys = "".join("o" if n == right else "x" for n in range(count))
    return choose_one(keys=keys, critical=draw(st.booleans()), danger="It could hurt.")


@given(any_question(), st.integers())
def test_shuffling_loses_no_answer_and_never_changes_the_key(question: Any, seed: int) -> None:
    content = library(question)
    (dealt,) = deal([question], seed, content)
    assert sorted(dealt.answers) == sorted(choice.id for choice in choices(question, content))
    words = {choice.id: choice.text for choice in choices(question, content)}
    right = [id_ for id_ in dealt.answers if grade(question, id_, content).grade == "right"]
    assert [words[id_] for id_ in right] == [words[id_] for id_ in key_of(question, content)]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_to_be_put_in_order_is_never_shown_in_its_right_order(seed: int) -> None:
    asked = question("order")
    shown = answer_order(asked, seed, load())
    assert sorted(shown) == sorted(key_of(asked, load())) and shown != key_of(asked, load())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_bands_of_a_number_keep_their_order(seed: int) -> None:
    assert answer_order(question("number"), seed, load()) == BANDS


@given(st.lists(any_question(), max_size=8, unique_by=lambda q: q.id), st.integers())
def test_a_deck_holds_each_question_exactly_once(questions: list[Any], seed: int) -> None:
    dealt = deal(questions, seed, library(*questions))
    assert sorted(d.question for d in dealt) == sorted(q.id for q in questions)
