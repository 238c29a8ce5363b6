"""The checks on the question bank: the shipped bank passes each, and each can fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from glute_lessons.checks.bank_checks import CHECKS, SAME_STEM, similarity
from glute_lessons.content import Library, load
from glute_lessons.content.records import Option, Question

Change = Callable[[Question], Question]


def changed(change: Change, kind: str = "") -> Library:
    """The shipped course with every question of a kind changed."""
    questions = load().questions.items()
    return evolve(
        load(),
        questions={
            id_: change(each) if kind in ("", each.kind) else each for id_, each in questions
        },
    )


def only(*kept: Question) -> Library:
    return evolve(load(), questions={each.id: each for each in kept})


def a_question(kind: str) -> Question:
    return next(each for each in load().questions.values() if each.kind == kind)


def with_options(question: Question, change: Callable[[int, Option], Option]) -> Question:
    return evolve(question, options=tuple(change(*each) for each in enumerate(question.options)))


def key_first(question: Question) -> Question:
    """The right option, told by itself, first."""
    options = sorted(question.options, key=lambda option: not option.right)
    return question if question.key else evolve(question, options=tuple(options))


def key_long(question: Question) -> Question:
    if question.key:
        return question
    return with_options(
        question,
        lambda _, option: evolve(option, text=option.text * 9) if option.right else option,
    )


def never_asks(item: str) -> Change:
    return lambda question: evolve(
        question, facts=tuple(fact for fact in question.facts if fact != item) or ("A1",)
    )


def without_stops(library: Library) -> Library:
    return evolve(
        library,
        questions={
            id_: each
            for id_, each in library.questions.items()
            if each.kind != "triage" or library.sensations[each.sensation].verdict != "stop"
        },
    )


TWIN = a_question("triage")
SPOILED: dict[str, Library] = {
    "questions or vignettes lacking": only(a_question("triage")),
    "assessable facts asked in no question": changed(never_asks("S5")),
    "warning signs asked fewer than two times": changed(
        lambda each: evolve(each, sensation="numb"), "triage"
    ),
    "verdicts that are the key too often or too rarely": without_stops(load()),
    "keys that are too often the longest option": changed(key_long, "choose_one"),
    "keys that stand too often at one place": changed(key_first, "choose_one"),
    "stems over 45 words": changed(lambda each: evolve(each, stem="word " * 46)),
    "stems that are nearly the same": only(
        TWIN, evolve(TWIN, id="twin", stem=TWIN.stem + " Today.")
    ),
    "options and explanations that are weak": changed(
        lambda each: with_options(each, lambda _, one: evolve(one, text="All of the above.")),
        "choose_one",
    ),
    "lessons whose questions read over grade 8": changed(
        lambda each: evolve(each, stem="Contraindications necessitate consideration. " * 5)
    ),
    "questions without evidence": changed(lambda each: evolve(each, evidence=(), sensation="")),
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_shipped_bank_passes(name: str) -> None:
    assert CHECKS[name](load()) == []


@pytest.mark.parametrize("name", CHECKS)
def test_each_check_can_fail(name: str) -> None:
    assert CHECKS[name](SPOILED[name]) != []


@pytest.mark.parametrize(
    "text",
    [
        "All of the above",
        "none of these answers",
        "Both of the answers",
        "Any of the options above",
    ],
)
def test_an_option_that_points_at_others_is_weak(text: str) -> None:
    asked = a_question("choose_one")
    weak = with_options(asked, lambda place, one: evolve(one, text=text) if not place else one)
    assert CHECKS["options and explanations that are weak"](only(weak))


def test_an_explanation_that_says_no_more_than_its_option_is_weak() -> None:
    asked = a_question("choose_one")
    weak = with_options(asked, lambda _, one: evolve(one, explanation=f"{one.text.upper()}!"))
    assert CHECKS["options and explanations that are weak"](only(weak))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("You feel a cramp.", "you feel, a cramp", True),
        ("It tingles in your left foot now.", "It tingles in your right foot now.", True),
        ("A dull ache under the ball.", "A sharp sting beside the tailbone.", False),
    ],
)
def test_stems_are_compared_by_their_words(one: str, other: str, alike: bool) -> None:
    assert (similarity(one, other) > SAME_STEM) == alike


def test_the_same_words_with_another_answer_are_no_duplicate() -> None:
    other = next(
        each
        for each in load().questions.values()
        if each.kind == "triage"
        and load().sensations[each.sensation].verdict != load().sensations[TWIN.sensation].verdict
    )
    twin = evolve(other, id="twin", stem=TWIN.stem)
    assert CHECKS["stems that are nearly the same"](only(TWIN, twin)) == []
