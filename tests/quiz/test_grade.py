"""One answer, one grade: the tables, and what is said."""

from __future__ import annotations

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from glute_lessons.content import load
from glute_lessons.content.records import Question
from glute_lessons.quiz.grade import CRITICAL, HEADLINES, answers, band, choices, grade, key_of
from tests.content.test_question_rules import question
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
    assert key_of(question, library(question)) == (truth,)


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
    assert graded.headline == HEADLINES["choose_one"].get(mark, CRITICAL)


def test_an_answer_that_is_not_offered_is_refused_by_name() -> None:
    question = choose_one(keys="xox")
    with pytest.raises(ValueError, match='^pick, answer: found "d"; allowed is one of a, b, c.$'):
        grade(question, "d", library(question))


def test_a_grade_cannot_be_changed_afterwards() -> None:
    question = choose_one()
    with pytest.raises(FrozenInstanceError):
        grade(question, "a", library(question)).grade = "right"  # type: ignore[misc]


def test_no_headline_scolds_or_shouts() -> None:
    kinds = [says for row in HEADLINES.values() for says in row.values()]
    shipped = [CRITICAL, *kinds, *(row.says for row in load().grading.values())]
    for headline in shipped:
        assert "!" not in headline
        assert not {"wrong", "fail", "mistake", "bad"} & set(headline.lower().split())


def test_an_answer_that_is_not_right_is_told_so_in_the_first_words() -> None:
    rows = [row.says for row in load().grading.values() if row.grade == "wrong"]
    for headline in [*(says["wrong"] for says in HEADLINES.values()), *rows]:
        assert headline.startswith("Not quite")


SET = question("choose_all")  # of upper_outer_buttock, sacrum, coccyx, nerve_strip: b and c
RANGE = question("number")  # 20 to 30 of 0 to 120 seconds
ORDER = question("order")  # lacrosse ball, tennis ball, foam roller: to be turned round
PLACE = question("locate")  # the sacrum
HURTS = {"critical": True, "danger": "It could hurt."}
PRESS = question("locate", target="press", **HURTS)
SOFT_TO_HARD = "foam_roller>tennis_ball>lacrosse_ball"

OTHER_KINDS = [
    (SET, "b c", "right"),
    (SET, "b", "wrong"),
    (SET, "a b c", "wrong"),
    (evolve(SET, critical_if="missed", **HURTS), "b", "critical"),
    (evolve(SET, critical_if="missed", **HURTS), "a b", "critical"),
    (evolve(SET, critical_if="missed", **HURTS), "a b c", "cautious"),
    (evolve(SET, critical_if="chosen", **HURTS), "a b c", "critical"),
    (evolve(SET, critical_if="chosen", **HURTS), "b", "wrong"),
    (ORDER, SOFT_TO_HARD, "right"),
    (ORDER, "lacrosse_ball>tennis_ball>foam_roller", "wrong"),
    (evolve(ORDER, **HURTS), "lacrosse_ball>tennis_ball>foam_roller", "critical"),
    (RANGE, "20", "right"),
    (RANGE, "30.0", "right"),
    (RANGE, "19.9", "wrong"),
    (RANGE, "31", "wrong"),
    (evolve(RANGE, tolerance=1), "31", "right"),
    (evolve(RANGE, critical_if="above", **HURTS), "31", "critical"),
    (evolve(RANGE, critical_if="above", **HURTS), "5", "wrong"),
    (evolve(RANGE, critical_if="above", **HURTS), "above", "critical"),
    (PLACE, "sacrum", "right"),
    (PLACE, "coccyx", "wrong"),
    (evolve(PLACE, **HURTS), "coccyx", "critical"),
    (PRESS, "upper_outer_buttock", "right"),
    (PRESS, "sit_bone", "critical"),
    (PRESS, "nerve_strip", "critical"),
    (PRESS, "gluteus_maximus", "wrong"),
    (question("locate", target="pass_over", **HURTS), "sit_bone", "critical"),
    (question("locate", target="never_press"), "upper_outer_buttock", "wrong"),
    (question("locate", target="never_press"), "greater_trochanter", "right"),
]
REFUSED = [
    (SET, ""),
    (SET, "c b"),
    (SET, "b b"),
    (SET, "b e"),
    (ORDER, ""),
    (ORDER, "foam_roller>tennis_ball"),
    (ORDER, "foam_roller>tennis_ball>tennis_ball"),
    (RANGE, ""),
    (RANGE, "many"),
    (RANGE, "-1"),
    (RANGE, "121"),
    (RANGE, "nan"),
    (RANGE, "inf"),
    (PLACE, ""),
    (PLACE, "knee"),
    (PLACE, "press"),
]


@pytest.mark.parametrize(("asked", "given", "mark"), OTHER_KINDS)
def test_the_other_kinds(asked: Question, given: str, mark: str) -> None:
    graded = grade(asked, given, load())
    assert graded.grade == mark
    assert graded.rating == {"right": "good", "cautious": "hard"}.get(mark, "again")
    assert bool(graded.danger) == (mark == "critical")


@pytest.mark.parametrize(("asked", "given"), REFUSED)
def test_what_is_no_answer_is_refused_with_what_is(asked: Question, given: str) -> None:
    with pytest.raises(ValueError, match=rf'^asked, answer: found "{given}"; allowed is .+\.$'):
        grade(asked, given, load())


def test_a_number_is_told_by_where_it_lies() -> None:
    given = ("0", "19.99", "20", "30", "30.01", "120")
    bands = ["below", "below", "within", "within", "above", "above"]
    assert [band(RANGE, each, load()) for each in given] == bands


def test_the_key_of_an_order_is_not_as_it_is_written() -> None:
    assert ">".join(key_of(ORDER, load())) == SOFT_TO_HARD
    assert [choice.id for choice in choices(ORDER, load())] == SOFT_TO_HARD.split(">")[::-1]


@pytest.mark.parametrize("asked", load().questions.values(), ids=lambda asked: asked.id)
def test_every_answer_to_every_question_of_the_bank_is_graded(asked: Question) -> None:
    content = load()
    graded = [grade(asked, given, content) for given in answers(asked, content)]
    assert sum(each.grade == "right" for each in graded) >= 1
    assert len(graded) == 1 or any(each.grade != "right" for each in graded)
    for each in graded:
        assert each.headline
        assert bool(each.danger) == (each.grade == "critical")
        assert each.right_enough == (each.rating != "again")


@pytest.mark.parametrize(
    "asked",
    [q for q in load().questions.values() if q.kind != "locate"],
    ids=lambda asked: asked.id,
)
def test_every_choice_of_the_bank_is_explained(asked: Question) -> None:
    offered = choices(asked, load())
    assert all(each.text and each.explanation for each in offered)
    assert set(key_of(asked, load())) <= {each.id for each in offered}
