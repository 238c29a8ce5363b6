"""The card's Python side: its traits, its data, and the verb that deals it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import ipywidgets
import pytest

from glute_lessons.content import load
from glute_lessons.content.records import VERDICTS
from glute_lessons.progress.journal import Journal, use
from glute_lessons.progress.store import now_ms
from glute_lessons.quiz import card as card_module
from glute_lessons.quiz.card import DEALS, NUMBER, WORDS, QuizCard, asking, quiz
from glute_lessons.quiz.drill import WORDS as DRILL_WORDS
from glute_lessons.quiz.drill import DrillCard, drill
from glute_lessons.quiz.grade import grade
from glute_lessons.quiz.review import WORDS as REVIEW_WORDS
from glute_lessons.quiz.review import ReviewCard, review
from tests.quiz.small_library import choose_one, library

SYNCED = {
    "outbox_owner",
    "title",
    "questions",
    "deals",
    "seed",
    "until_right",
    "words",
    "index",
    "answers",
    "finished",
    "quiz",
    "run",
    "plates",
    "entries",
    "by_ear",
    "notices",
    "resumed",
}


def own_traits(widget: Any) -> set[str]:
    hidden = ("layout", "tabbable", "tooltip")
    return {name for name in widget.keys if not name.startswith("_") and name not in hidden}


def test_the_front_end_is_told_these_traits() -> None:
    assert own_traits(QuizCard()) == SYNCED
    assert own_traits(DrillCard()) == SYNCED | {"passed"}
    assert own_traits(ReviewCard()) == SYNCED


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


@pytest.mark.parametrize("words", [WORDS, DRILL_WORDS, REVIEW_WORDS])
def test_the_front_end_uses_every_word_it_is_given_and_no_other(words: dict[str, str]) -> None:
    used = set(re.findall(r"\bwords\.(\w+)", QuizCard._esm)) | {"sure", "unsure"}
    titles = {"title", "mixed_title", "lesson_title"}
    assert words.keys() - titles == used


def test_a_card_brings_other_deals_so_that_shuffling_again_need_not_ask_the_kernel() -> None:
    questions = [choose_one(f"q{n}") for n in range(6)]
    traits = asking(questions, 40, library(*questions))
    assert [deal["seed"] for deal in traits["deals"]] == list(range(40, 40 + DEALS))
    orders = [json.dumps(deal["order"]) for deal in traits["deals"]]
    assert len(set(orders)) == DEALS


def test_a_quiz_asks_the_questions_of_its_lesson() -> None:
    content = load()
    for name, lesson in (("tools", "02_tools"), ("start_here", "00_start_here")):
        asked = {question["id"] for question in quiz(name, seed=1, number=99).questions}
        assert asked == {q.id for q in content.questions.values() if q.lesson == lesson}


def test_a_sitting_has_twelve_questions() -> None:
    assert len(quiz("tools").questions) == len(quiz("tools", seed=1).questions) == NUMBER == 12


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


# ---------------------------------------------------------------- with a log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Journal]:
    """An empty log, in place of the learner's."""
    with use(Journal(tmp_path)) as journal:
        yield journal
        journal.close()


def send(card: QuizCard, question: str, given: str, place: int, **fields: Any) -> None:
    """What the page sends for an answer, as the kernel gets it."""
    body = {"question": question, "given": given, "sure": True, "quiz": card.quiz, "run": card.run}
    body |= {"seed": card.seed, "place": place, "took_ms": 900}
    event = {"id": uuid4().hex, "kind": "answer", "at_ms": now_ms() + place, "offset_min": 60}
    content = {"kind": "events", "events": [{**event, "body": body, **fields}]}
    card._handle_custom_msg(content, [])


def dealt(card: QuizCard) -> list[str]:
    return [each["question"] for each in card.deals[0]["order"]]


def told(card: QuizCard, id_: str) -> dict[str, Any]:
    """What the page knows of one question."""
    return next(each for each in card.questions if each["id"] == id_)


def a_miss(id_: str) -> str:
    """An answer that could hurt someone."""
    graded = (grade(load().questions[id_], each, load()) for each in VERDICTS)
    return next(each.given for each in graded if each.grade == "critical")


def test_an_answer_is_written_down_with_the_grade_of_the_kernel(log: Journal) -> None:
    card = quiz("tools")
    first = dealt(card)[0]
    right = next(g for g, o in told(card, first)["outcomes"].items() if o["grade"] == "right")
    send(card, first, right, 0)
    (event,) = log.log()
    assert (event.body["question"], event.body["grade"]) == (first, "right")


def test_the_page_hears_that_it_is_saved_and_only_then(log: Journal) -> None:
    card, heard = quiz("tools"), []
    card.send = heard.append  # type: ignore[method-assign]
    id_ = uuid4().hex
    send(card, dealt(card)[0], "", 0, id=id_)
    assert heard == [{"kind": "saved", "ids": [id_]}]
    assert [event.id for event in log.log()] == [id_]


def test_a_quiz_that_was_left_goes_on(log: Journal) -> None:
    card = quiz("tools")
    for place, id_ in enumerate(dealt(card)[:3]):
        send(card, id_, "", place)
    again = quiz("tools")
    assert (again.run, again.seed, again.index, again.resumed) == (card.run, card.seed, 3, 3)
    assert dealt(again)[:3] == dealt(card)[:3]
    assert sorted(dealt(again)) == sorted(dealt(card))


def test_a_quiz_that_was_finished_starts_anew_with_what_was_not_asked(log: Journal) -> None:
    card = quiz("tools", number=5)
    for place, id_ in enumerate(dealt(card)):
        outcomes = told(card, id_)["outcomes"]
        send(card, id_, next(g for g, o in outcomes.items() if o["grade"] == "right"), place)
    again = quiz("tools", number=5)
    assert (again.index, again.resumed) == (0, 0)
    assert not set(dealt(again)) & set(dealt(card))


def test_with_a_seed_nothing_depends_on_the_log(log: Journal) -> None:
    card = quiz("tools", seed=3)
    send(card, dealt(card)[0], "", 0)
    assert quiz("tools", seed=3).deals == card.deals
    assert quiz("tools", seed=3).index == 0


def test_what_could_have_hurt_comes_first_next_time(log: Journal) -> None:
    card = drill(minutes=30)  # enough stories for a warning sign among them
    ids = [
        id_
        for id_ in dealt(card)
        if load().sensations[load().questions[id_].sensation].warning_sign
    ]
    send(card, ids[-1], a_miss(ids[-1]), 0)
    assert dealt(review(minutes=5))[0] == ids[-1]
    assert dealt(drill(minutes=2))[0] == ids[-1]


def test_a_review_asks_as_many_as_fit_and_mixes_lessons(log: Journal) -> None:
    asked = dealt(review(minutes=10))
    assert len(asked) == 15
    assert len({load().questions[id_].lesson for id_ in asked}) > 3


@pytest.mark.parametrize("minutes", [0, -1, 61, "5", None, float("nan")])
def test_minutes_out_of_range_are_refused_in_one_sentence(minutes: Any) -> None:
    with pytest.raises(ValueError, match=r"minutes: found .*; allowed is a number from 1 to 60\.$"):
        review(minutes)


def test_trouble_with_the_file_is_told_and_the_lesson_goes_on(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("no folder")
    with use(Journal(home)):
        card, heard = quiz("tools"), []
        assert len(card.questions) == NUMBER
        assert str(home) in card.notices[0]
        card.send = heard.append  # type: ignore[method-assign]
        send(card, dealt(card)[0], "", 0)
    assert heard[0]["kind"] == "unsaved" and str(home) in heard[0]["why"]
