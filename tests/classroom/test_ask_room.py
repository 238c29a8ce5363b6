"""A question for a room: which can be asked, how it is lettered, and what a wrong call is told."""

from __future__ import annotations

import pytest

from glute_lessons.classroom.ask_room import ask_room
from glute_lessons.classroom.room_question import BY_LETTER, as_asked
from glute_lessons.content import load
from glute_lessons.quiz.grade import grade, key_of

LIBRARY = load()
LETTERED = [each for each in LIBRARY.questions.values() if each.kind in BY_LETTER]
OTHERS = {each.kind: each.id for each in LIBRARY.questions.values() if each.kind not in BY_LETTER}


@pytest.mark.parametrize("question", LETTERED, ids=lambda each: each.id)
def test_every_lettered_question_has_its_letters_in_order_and_its_key(question) -> None:
    options = as_asked(question, 0, LIBRARY)["options"]
    assert "".join(each["letter"] for each in options) == "ABCDEFGH"[: len(options)]
    assert sum(each["right"] for each in options) == len(key_of(question, LIBRARY))
    assert all(each["text"] and each["explanation"] for each in options)


def test_the_stories_keep_the_order_of_their_verdicts_whatever_the_seed() -> None:
    story = LIBRARY.questions["start_numb_saddle"]
    told = [as_asked(story, seed, LIBRARY)["options"] for seed in range(5)]
    assert all(each == told[0] for each in told)
    right = next(each for each in told[0] if each["right"])
    assert grade(story, "get_help_now", LIBRARY).right_enough
    assert right["text"] == LIBRARY.verdicts["get_help_now"].name


def test_what_could_happen_and_what_to_do_come_with_a_warning_sign() -> None:
    asked = ask_room("start_numb_saddle").question
    assert asked["danger"] and asked["do"] and asked["evidence"]


def test_a_vote_starts_with_no_hands_and_nothing_else_is_kept() -> None:
    card = ask_room("start_numb_saddle", seconds=45)
    assert (card.counts, card.vote, card.phase, card.seconds) == ([[0] * 4], 0, "open", 45)


@pytest.mark.parametrize("name", ["start_num_saddle", "", None, 7])
def test_an_unknown_question_is_told_the_nearest_ones(name) -> None:
    with pytest.raises(
        ValueError, match="ask_room, question: found .*; near it are .* and "
    ) as told:
        ask_room(name)
    assert "\n" not in str(told.value)


def test_the_nearest_to_a_slip_of_a_letter_comes_first() -> None:
    with pytest.raises(ValueError, match="near it are start_numb_saddle, "):
        ask_room("start_num_saddle")


@pytest.mark.parametrize("kind", OTHERS)
def test_a_question_without_letters_is_refused_with_the_kinds_that_have_them(kind: str) -> None:
    with pytest.raises(
        ValueError, match=f"its kind is {kind}.*allowed are choose_one, choose_all and"
    ):
        ask_room(OTHERS[kind])


@pytest.mark.parametrize("seconds", [4, 301, 30.5, "30"])
def test_a_countdown_is_of_5_to_300_whole_seconds(seconds) -> None:
    with pytest.raises(ValueError, match="ask_room, seconds: .* from 5 to 300"):
        ask_room("start_numb_saddle", seconds=seconds)
