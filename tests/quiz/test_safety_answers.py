"""The answers to all safety questions, written apart from the bank, must be the bank's own.

safety_answers.toml was written from evidence and content by someone who had not written the
questions and did not see their keys. A wrong key planted in the bank, or a wrong verdict, zone or
number planted in content, differs from it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from glute_lessons.content import Library, load
from glute_lessons.content.keys import span_of
from glute_lessons.content.question_rules import right_options
from glute_lessons.content.records import VERDICTS, ZONES, Question
from glute_lessons.quiz.grade import key_of

TABLE: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("safety_answers.toml").read_text(encoding="utf-8")
)
SAFETY_KINDS = ("triage", "number", "locate")
SAFETY_KEYS = ("landmarks", "neighbours", "sensations", "dose", "screening", "verdicts")


def is_safety(question: Question) -> bool:
    """Triage, no-press places, dose, stop rules, landmarks, and whatever is called critical."""
    return (
        question.kind in SAFETY_KINDS
        or question.critical
        or question.key.startswith(SAFETY_KEYS)
        or ".hold." in question.key
        or ".passes." in question.key
        or question.key.endswith(".steps")
    )


SAFETY = [question for question in load().questions.values() if is_safety(question)]


def answer_of(question: Question, library: Library) -> Any:
    """What the bank says, in the words of the table."""
    if question.kind == "triage":
        return key_of(question, library)[0]
    if question.kind == "number":
        return list(span_of(question.key, library))
    if question.kind == "locate":
        return question.target
    if question.kind == "order":
        texts = {option.names: option.text for option in question.options}
        return [texts[name] for name in key_of(question, library)]
    right = right_options(question, library)
    texts_right = [o.text for o, good in zip(question.options, right, strict=True) if good]
    return texts_right[0] if question.kind == "choose_one" else sorted(texts_right)


def agrees(question: Question, library: Library) -> bool:
    """Whether the bank's answer is the table's."""
    told = TABLE[question.kind][question.id]
    told = sorted(told) if question.kind == "choose_all" else told
    return answer_of(question, library) == told


def planted(question: Question) -> Iterator[tuple[Question, Library]]:
    """The question with every wrong key that its kind allows, and the library it stands in."""
    if question.kind == "triage":
        felt = load().sensations[question.sensation]
        for verdict in set(VERDICTS) - {felt.verdict}:
            wrong = {**load().sensations, felt.id: evolve(felt, verdict=verdict)}
            yield question, evolve(load(), sensations=wrong)
    elif question.kind == "number":
        others = (
            "dose.breathe_in_seconds",
            "dose.feeling_cap",
            "dose.set_seconds",
            "dose.sets_per_region",
        )
        for key in others:
            if span_of(key, load()) != span_of(question.key, load()):
                yield evolve(question, key=key), load()
    elif question.kind == "locate":
        for target in {"sacrum", "coccyx", "psis", *ZONES} - {question.target}:
            yield evolve(question, target=target), load()
    elif question.kind == "order":
        names = [option.names for option in question.options]
        turned = [evolve(o, names=n) for o, n in zip(question.options, names[::-1], strict=True)]
        yield evolve(question, options=tuple(turned)), load()
    else:
        right = right_options(question, load())
        for place in range(len(right)):
            marks = [good != (at == place) for at, good in enumerate(right)]
            if question.kind == "choose_one":
                marks = [at == place for at in range(len(right))]
            if marks != list(right) and any(marks):
                options = [
                    evolve(option, right=mark, names="")
                    for option, mark in zip(question.options, marks, strict=True)
                ]
                yield evolve(question, key="", options=tuple(options)), load()


def test_the_table_answers_every_safety_question_and_no_other() -> None:
    answered = {(kind, id_) for kind, answers in TABLE.items() for id_ in answers}
    assert answered == {(question.kind, question.id) for question in SAFETY}


@pytest.mark.parametrize("question", SAFETY, ids=lambda question: question.id)
def test_the_bank_says_what_the_table_says(question: Question) -> None:
    assert agrees(question, load())


@pytest.mark.parametrize("question", SAFETY, ids=lambda question: question.id)
def test_a_wrong_key_planted_there_is_found(question: Question) -> None:
    wrong = list(planted(question))
    assert wrong
    for each, library in wrong:
        assert not agrees(each, library)


def test_most_of_the_bank_is_about_safety() -> None:
    assert len(SAFETY) >= 200
