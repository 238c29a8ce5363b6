"""What an export says about a question is what the course says, and a miss that hurts gets nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from glute_lessons.content import Library
from glute_lessons.export.items import Item, cleaned, items
from glute_lessons.quiz.grade import answers, choices, grade, key_of, number_range

from .awkward import banks

ALONE = ("choose_one", "triage", "number", "locate")  # each answer is graded for itself


def test_every_question_of_the_bank_is_there_once_in_its_order(bank, held) -> None:
    assert [each.id for each in held] == list(bank.questions)


def check(item: Item, bank: Library) -> None:
    """Words, grades and keys, each beside what the course's own grading says."""
    asked = bank.questions[item.id]
    offered = choices(asked, bank)
    if asked.kind != "locate":
        assert [each.text for each in item.answers] == [cleaned(each.text) for each in offered]
        why = [cleaned(each.explanation) for each in offered]
        assert [each.explanation for each in item.answers] == why
    if asked.kind in ALONE:
        grades = {each.id: grade(asked, each.id, bank) for each in item.answers}
        assert {each.id: each.grade for each in item.answers} == {
            id_: each.grade for id_, each in grades.items()
        }
        for each in item.answers:
            assert each.mark == {"right": 100, "cautious": 50}.get(grades[each.id].grade, 0)
            danger = cleaned(grades[each.id].danger)
            assert not danger or danger in each.told[-1]
    if asked.kind in ("choose_one", "choose_all", "triage", "number"):
        assert item.key == key_of(asked, bank)


def test_every_question_is_told_as_the_course_tells_it(bank, held) -> None:
    for each in held:
        check(each, bank)


@settings(max_examples=50, deadline=None)
@given(banks())
def test_so_is_one_of_awkward_words(small: Library) -> None:
    for each in items(small):
        check(each, small)


def test_no_answer_that_could_hurt_has_any_mark(held) -> None:
    critical = [a for each in held for a in each.answers if a.grade in ("critical", "serious")]
    assert len(critical) > 100
    assert {each.mark for each in critical} == {0}


def test_a_number_is_asked_with_the_range_that_the_course_takes(bank, held) -> None:
    ranges = {each.id: each.number for each in held if each.number}
    assert len(ranges) == 13
    for id_, span in ranges.items():
        assert (span.low, span.high) == number_range(bank.questions[id_], bank)


def test_an_order_is_the_one_that_the_course_takes(bank, held) -> None:
    for each in held:
        if each.kind == "order":
            asked = bank.questions[each.id]
            texts = {option.names: option.text for option in asked.options}
            assert [*each.best] == [texts[name] for name in key_of(asked, bank)]


def test_a_place_lists_all_that_is_right_and_nothing_else(bank, held) -> None:
    for each in held:
        if each.kind == "locate":
            asked = bank.questions[each.id]
            right = {e for e in answers(asked, bank) if grade(asked, e, bank).grade == "right"}
            assert each.key and set(each.key) <= right


def test_what_to_do_and_what_could_happen_go_along(bank, held) -> None:
    for each in held:
        asked = bank.questions[each.id]
        if asked.kind == "triage":
            assert cleaned(bank.sensations[asked.sensation].do) in " ".join(each.after)
        if asked.danger:
            said = " ".join([*each.after, *(text for a in each.answers for text in a.told)])
            assert cleaned(asked.danger) in said


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("  a b \n", "a b"),
        ("a\x00b\x1fc", "a b c"),
        ("a\u2028b", "a b"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_a_text_loses_only_what_no_format_can_hold(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean
