"""What the page is told of a question: plain, complete, and graded as Python grades."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from glute_lessons.anatomy.map_tasks import _layers
from glute_lessons.anatomy.sightings import sights
from glute_lessons.content import load
from glute_lessons.content.records import ZONES, Question
from glute_lessons.quiz.grade import answers, grade
from glute_lessons.quiz.page_data import as_data, entries, plates
from tests.content.test_question_rules import question

BANK = load().questions
PLACES = [each for each in BANK.values() if each.kind == "locate"]
FIELDS = {
    "id", "kind", "stem", "do", "evidence", "options", "key", "key_text", "outcomes", "otherwise",
    "number", "place",
}  # fmt: skip


@pytest.mark.parametrize("asked", BANK.values(), ids=lambda asked: asked.id)
def test_every_question_of_the_bank_is_told_as_plain_data(asked: Question) -> None:
    data = as_data(asked, load())
    assert data.keys() == FIELDS
    assert json.loads(json.dumps(data)) == data
    assert data["evidence"]


@pytest.mark.parametrize("asked", BANK.values(), ids=lambda asked: asked.id)
def test_the_page_says_of_each_answer_what_python_says(asked: Question) -> None:
    for given, outcome in as_data(asked, load())["outcomes"].items():
        graded = grade(asked, given, load())
        assert (outcome["grade"], outcome["danger"]) == (graded.grade, graded.danger)
        assert outcome["comes_back"] == (not graded.right_enough)
        assert outcome["headline"]


@pytest.mark.parametrize("kind", ["choose_one", "choose_all", "triage", "number", "order"])
def test_no_answer_is_left_without_an_outcome(kind: str) -> None:
    asked = question(kind)
    data = as_data(asked, load())
    assert list(data["outcomes"]) == list(answers(asked, load()))
    assert (data["otherwise"] is not None) == (kind == "order")


def test_an_order_has_one_right_outcome_and_one_for_all_others() -> None:
    data = as_data(question("order"), load())
    assert list(data["outcomes"]) == [">".join(data["key"])]
    assert data["otherwise"]["grade"] == "wrong"


def test_a_number_is_told_with_its_range_and_its_unit() -> None:
    data = as_data(question("number", tolerance=2), load())
    assert data["number"] == {"unit": "seconds", "least": 0, "most": 120, "low": 18, "high": 32}
    assert data["key_text"] == "20 to 30 seconds"
    assert as_data(question("number", key="dose.feeling_cap"), load())["key_text"] == "5 seconds"


def test_all_that_can_be_touched_is_named_and_has_its_outcome() -> None:
    asked = question("locate", layer="medius")
    data = as_data(asked, load())
    seen = {sight.entry for sight in sights("posterior", "medius").values()}
    assert data["outcomes"].keys() == seen
    assert seen <= entries([asked], load()).keys()
    assert data["place"] == {"view": "posterior", "layer": "medius", "zone": False}


def test_a_touch_is_told_in_words_whatever_was_touched() -> None:
    for asked in PLACES:
        for outcome in as_data(asked, load())["outcomes"].values():
            assert outcome["says"] and all(text for _, text in outcome["says"])


def test_a_wrong_touch_names_both_what_was_touched_and_what_was_meant() -> None:
    asked = question("locate", target="sacrum")
    says = as_data(asked, load())["outcomes"]["coccyx"]["says"]
    assert [lead for lead, _ in says] == ["Coccyx:", "Sacrum, with the tick:"]


def test_only_views_that_are_asked_about_are_sent() -> None:
    assert plates([question("choose_one")], load()) == {}
    sent = plates([question("locate"), question("choose_one")], load())
    assert sent.keys() == {"posterior"}
    assert sent["posterior"].keys() == {"drawing", "body", "credit", "layers"}


@pytest.mark.parametrize("asked", PLACES, ids=lambda asked: asked.id)
def test_every_place_asked_for_shows_where_it_is_asked(asked: Question) -> None:
    seen = {sight.entry for sight in sights(asked.view, asked.layer).values()}
    if asked.target in ZONES:
        zones = {load().landmarks[entry].zone for entry in seen}
        assert asked.target in zones
    else:
        assert asked.layer in _layers(asked.view)[asked.target], "enough of it must show"


def test_the_map_s_tasks_each_have_their_question_in_the_bank() -> None:
    asked = sorted(each.target for each in PLACES if each.lesson == "01_anatomy")
    assert asked == sorted({*_layers("posterior"), *_layers("lateral"), *ZONES})


def test_a_source_without_a_study_says_so() -> None:
    general = next(id_ for id_, each in load().sources.items() if each.status == "G")
    asked = evolve(question("choose_one"), evidence=(general,))
    assert as_data(asked, load())["evidence"] == [f"{general} (teaching practice)"]
