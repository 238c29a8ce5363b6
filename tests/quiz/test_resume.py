"""Going on with a sitting that was left: only a fresh one, only to its end, only what was saved."""

from __future__ import annotations

import pytest

from glute_lessons.progress.events import DAY_MS, Event
from glute_lessons.quiz.resume import STILL_WARM_MS, Left, left_open

NOW = 1_800_000_000_000
RUN, OTHER_RUN = "a" * 32, "b" * 32
KNOWN = ("one", "two", "three")


def answer(
    question: str,
    place: int,
    grade: str = "right",
    run: str = RUN,
    ago_ms: int = 1000,
    **body: object,
) -> Event:
    said = {"question": question, "given": "a", "grade": grade, "sure": True, "quiz": "hands"}
    said |= {"run": run, "seed": 7, "place": place, "took_ms": 10, **body}
    return Event(f"{place:032x}", "answer", NOW - ago_ms, 60, said)  # type: ignore[arg-type]


def left(*events: Event, number: int = 3, until_right: bool = False) -> Left | None:
    return left_open(events, "hands", KNOWN, number, NOW, until_right)


def test_a_sitting_left_in_the_middle_is_taken_up() -> None:
    found = left(answer("two", 0), answer("one", 1, "wrong"))
    assert found is not None
    assert (found.run, found.seed, found.questions) == (RUN, 7, ("two", "one"))
    assert found.answers[1] == {"id": "one", "option": "a", "grade": "wrong", "sure": True}


@pytest.mark.parametrize(
    ("events", "why"),
    [
        ((), "nothing was answered"),
        ([answer(name, place) for place, name in enumerate(KNOWN)], "it was finished"),
        ([answer("one", 0, ago_ms=STILL_WARM_MS)], "a week has passed"),
        ([answer("one", 0, quiz="drill")], "it was another quiz"),
        ([answer("gone", 0)], "a question of it is no longer asked"),
    ],
)
def test_nothing_is_taken_up_when(events: list[Event], why: str) -> None:
    assert left(*events) is None, why


def test_only_the_latest_sitting_counts() -> None:
    done = [answer(name, place) for place, name in enumerate(KNOWN)]
    begun = answer("three", 0, run=OTHER_RUN)
    found = left(*done, begun)
    assert found is not None and found.run == OTHER_RUN
    assert left(begun, *done) is None


def test_a_question_that_came_back_is_still_to_be_asked_once_more() -> None:
    events = [answer(name, place, "critical") for place, name in enumerate(KNOWN)]
    assert left(*events) is None
    found = left(*events, until_right=True)
    assert found is not None and len(found.answers) == 3
    again = [answer(name, place + 3) for place, name in enumerate(KNOWN)]
    assert left(*events, *again, until_right=True) is None


def test_a_sitting_goes_on_before_a_place_whose_answer_was_not_saved() -> None:
    found = left(answer("one", 0), answer("three", 2))
    assert found is not None and found.questions == ("one",)


def test_skipped_questions_are_answered_places_too() -> None:
    skipped = answer("one", 0, "skipped", given="", sure=False)
    found = left(skipped)
    assert found is not None
    assert found.answers == ({"id": "one", "option": "", "grade": "skipped", "sure": False},)


def test_a_sitting_over_midnight_is_one_sitting() -> None:
    found = left(answer("one", 0, ago_ms=DAY_MS), answer("two", 1))
    assert found is not None and len(found.answers) == 2
