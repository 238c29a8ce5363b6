"""One answer, one grade: the tables, and what is said."""

from __future__ import annotations

import pytest
from attrs.exceptions import FrozenInstanceError

from glute_lessons.content import load
from glute_lessons.quiz.grade import HEADLINES, choices, feedback, grade, key_of
from tests.quiz.small_library import TABLE, choose_one, library, triage

PAIRS = [(truth, answer, *marks) for (truth, answer), marks in TABLE.items()]
WARNING_SIGNS = ("stop", "get_help_now")


@pytest.mark.parametrize(("truth", "answer", "mark", "rating"), PAIRS)
def test_triage_is_graded_by_the_table_alone(
    truth: str, answer: str, mark: str, rating: str
) -> None:
    question = triage(truth)
    graded = grade(question, answer, library(question))
    assert (graded.grade, graded.rating) == (mark, rating)
    assert graded.headline == f"says {truth}>{answer}"
    assert (graded.key.id, graded.given.id) == (truth, answer)


@pytest.mark.parametrize(("truth", "answer", "mark", "rating"), PAIRS)
def test_the_course_ships_that_very_table(truth: str, answer: str, mark: str, rating: str) -> None:
    row = load().grading[f"{truth}>{answer}"]
    assert (row.grade, row.rating) == (mark, rating)


@pytest.mark.parametrize(("truth", "answer", "mark", "rating"), PAIRS)
def test_only_a_critical_miss_tells_what_could_happen(
    truth: str, answer: str, mark: str, rating: str
) -> None:
    question = triage(truth, danger="It could hurt.")
    danger = grade(question, answer, library(question)).danger
    assert danger == ("It could hurt." if mark == "critical" else "")


@pytest.mark.parametrize("truth", WARNING_SIGNS)
def test_a_vignette_without_a_danger_of_its_own_tells_why_the_sign_matters(truth: str) -> None:
    question = triage(truth)
    assert grade(question, "continue", library(question)).danger == f"why {truth}"


@pytest.mark.parametrize(
    ("critical", "answer", "mark", "rating", "danger"),
    [
        (False, "b", "right", "good", ""),
        (False, "a", "wrong", "again", ""),
        (False, "c", "wrong", "again", ""),
        (True, "b", "right", "good", ""),
        (True, "a", "critical", "again", "It could hurt."),
    ],
)
def test_choose_one(critical: bool, answer: str, mark: str, rating: str, danger: str) -> None:
    question = choose_one(keys="xox", critical=critical, danger="It could hurt.")
    graded = grade(question, answer, library(question))
    assert (graded.grade, graded.rating, graded.danger) == (mark, rating, danger)
    assert graded.headline == HEADLINES[mark]


def test_everything_said_belongs_to_the_right_option() -> None:
    question = choose_one(keys="xxox")
    graded = grade(question, "a", library(question))
    assert graded.given.explanation == "pick because 0"
    assert (graded.key.text, graded.key.explanation) == ("pick option 2", "pick because 2")
    assert [other.text for other in graded.others] == ["pick option 1", "pick option 3"]
    assert graded.evidence == ("SF-10",)


def test_a_right_answer_hears_why_each_other_one_is_wrong() -> None:
    question = triage("stop")
    graded = grade(question, "stop", library(question))
    assert [other.id for other in graded.others] == ["continue", "ease_off", "get_help_now"]
    assert graded.do == "do stop"


def test_a_vignette_without_sources_of_its_own_names_its_sensation_s() -> None:
    question = triage("stop")
    assert grade(question, "stop", library(question)).evidence == ("SF-24",)


def test_an_answer_that_is_not_offered_is_refused_by_name() -> None:
    question = choose_one(keys="xox")
    with pytest.raises(ValueError, match='^pick, answer: found "d"; allowed is one of a, b, c.$'):
        grade(question, "d", library(question))


def test_a_grade_cannot_be_changed_afterwards() -> None:
    question = choose_one()
    with pytest.raises(FrozenInstanceError):
        grade(question, "a", library(question)).grade = "right"  # type: ignore[misc]


def test_no_headline_scolds_or_shouts() -> None:
    shipped = [*HEADLINES.values(), *(row.says for row in load().grading.values())]
    for headline in shipped:
        assert "!" not in headline
        assert not {"wrong", "fail", "mistake", "bad"} & set(headline.lower().split())


def test_an_answer_that_is_not_right_is_told_so_in_the_first_words() -> None:
    rows = [row.says for row in load().grading.values() if row.grade == "wrong"]
    for headline in [HEADLINES["wrong"], *rows]:
        assert headline.startswith("Not quite")


def test_feedback_is_complete_for_every_answer_to_every_question() -> None:
    content = load()
    for question in content.questions.values():
        graded = feedback(question, content)
        assert [each.given for each in graded] == list(choices(question, content)), question.id
        right = [each.given.id for each in graded if each.grade == "right"]
        assert right == [key_of(question, content)], question.id
        for each in graded:
            assert each.headline and each.given.explanation and each.key.explanation, question.id
            assert len({each.given, each.key, *each.others}) == len(graded), question.id
            assert bool(each.danger) == (each.grade == "critical"), question.id
            assert bool(each.do) == (question.kind == "triage"), question.id
            assert set(each.evidence) <= content.sources.keys(), question.id
