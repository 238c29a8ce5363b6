"""What answers do to a question: ratings, critical misses, order, clocks, and nothing else."""

from __future__ import annotations

import json
import random
import time
from copy import deepcopy
from typing import Any

import pytest
from attrs import asdict, evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.progress.events import Event
from glute_lessons.quiz.schedule import Item, due, local_day, overdue, rating, recall, replay
from tests.quiz.small_log import DAY, HOUR, MINUTE, START, answered, held


@pytest.mark.parametrize(
    ("grade", "sure", "word"),
    [
        ("right", True, "good"),
        ("right", False, "hard"),
        ("cautious", True, "hard"),
        ("cautious", False, "hard"),
        ("wrong", True, "again"),
        ("wrong", False, "again"),
        ("serious", True, "again"),
        ("serious", False, "again"),
        ("critical", True, "again"),
        ("critical", False, "again"),
        ("skipped", True, None),
        ("skipped", False, None),
        ("right", None, "good"),  # nobody asked how sure
        ("cautious", None, "hard"),
        ("critical", None, "again"),
    ],
)
def test_grade_and_confidence_give_the_rating(
    grade: str, sure: bool | None, word: str | None
) -> None:
    assert rating(grade, sure) == word


@pytest.mark.parametrize("grade", ["", "Right", "again"])
def test_a_grade_that_does_not_exist_has_no_rating(grade: str) -> None:
    allowed = "right, wrong, cautious, serious, critical, skipped"
    words = f'^answer, grade: found "{grade}"; allowed is one of {allowed}.$'
    with pytest.raises(ValueError, match=words):
        rating(grade, True)


def after(*answers: tuple[str, int]) -> Item:
    """The item after (grade, milliseconds from the start) in this order, all of them sure."""
    return replay([answered(grade, START + at) for grade, at in answers])["pick"]


@pytest.mark.parametrize(
    ("grades", "wait_ms", "state"),
    [
        (["wrong"], MINUTE, "learning"),
        (["right"], 10 * MINUTE, "learning"),
        (["cautious"], 5.5 * MINUTE, "learning"),
        (["right", "right"], 2 * DAY, "review"),
        (["right", "wrong"], MINUTE, "learning"),
        (["right", "right", "wrong"], 10 * MINUTE, "relearning"),
        (["right", "right", "critical"], MINUTE, "learning"),
    ],
)
def test_it_is_due_after_minutes_while_learned_and_after_days_once_known(
    grades: list[str], wait_ms: int, state: str
) -> None:
    item = after(*((grade, n * MINUTE) for n, grade in enumerate(grades)))
    assert (item.due_ms - item.last_ms, item.state) == (wait_ms, state)


def test_answers_and_misses_are_counted_and_the_last_one_kept() -> None:
    answers = ["right", "wrong", "serious", "critical", "cautious"]
    item = after(*((grade, n * DAY) for n, grade in enumerate(answers)))
    assert (item.asked, item.missed, item.last_grade, item.last_sure) == (5, 3, "cautious", True)
    assert (item.last_ms, item.missed_last) == (START + 4 * DAY, False)
    assert after(("right", 0), ("serious", 1)).missed_last


def test_a_skipped_answer_changes_nothing_and_is_counted_nowhere() -> None:
    assert replay([answered("skipped")]) == {}
    assert after(("right", 0), ("skipped", DAY)) == after(("right", 0))
    kept = after(("critical", 0))
    assert after(("critical", 0), ("skipped", DAY)) == kept


def test_events_that_are_no_answers_are_passed_over() -> None:
    assert replay([held(20), answered("right"), held(30)]) == replay([answered("right")])


def test_each_question_has_an_item_of_its_own() -> None:
    one, two = answered("right", question="one"), answered("wrong", question="two")
    assert replay([one, two]) == {**replay([one]), **replay([two])}


# --- critical misses -----------------------------------------------------------------------------


def test_a_critical_miss_is_due_at_once_and_mastery_starts_anew() -> None:
    mastered = [("right", 0), ("right", HOUR), ("right", 3 * DAY), ("right", 20 * DAY)]
    before, lapsed = after(*mastered), after(*mastered, ("wrong", 60 * DAY))
    missed, new = after(*mastered, ("critical", 60 * DAY)), after(("critical", 60 * DAY))
    assert before.stability_days > 7 > lapsed.stability_days > missed.stability_days
    for name in ("stability_days", "difficulty", "due_ms", "state", "step"):
        assert getattr(missed, name) == getattr(new, name)
    assert (missed.asked, missed.missed, missed.critical_open) == (5, 1, True)


@pytest.mark.parametrize("grade", ["right", "wrong", "cautious", "serious", "skipped"])
def test_only_a_critical_miss_opens_one(grade: str) -> None:
    items = replay([answered("right"), answered(grade, START + MINUTE)])
    assert not items["pick"].critical_open


NOON = 12 * HOUR  # the start is at noon, so this much later it is midnight


@pytest.mark.parametrize(
    ("grade", "gap_ms", "still_open"),
    [
        ("right", MINUTE, True),
        ("right", 8 * HOUR - 1, True),
        ("right", 8 * HOUR, False),
        ("cautious", 8 * HOUR, False),
        ("wrong", 8 * HOUR, True),
        ("serious", 9 * DAY, True),
        ("critical", 9 * DAY, True),
        ("right", 9 * DAY, False),
        ("right", -MINUTE, True),
        ("right", -9 * DAY, True),
    ],
)
def test_a_critical_miss_is_mended_by_a_safe_answer_on_another_day_or_eight_hours_later(
    grade: str, gap_ms: int, still_open: bool
) -> None:
    assert after(("critical", 0), (grade, gap_ms)).critical_open == still_open


@pytest.mark.parametrize(
    ("offsets", "gap_ms", "still_open"),
    [
        ((0, 0), NOON - 5 * HOUR, True),  # missed at noon, answered at 19:00
        ((300, 300), NOON - 6 * HOUR, True),  # 17:00 and 23:00
        ((300, 300), NOON - 5 * HOUR, False),  # 17:00 and midnight
        ((-720, -720), NOON - 5 * HOUR, True),  # 00:00 and 07:00
        ((300, 360), NOON - 6 * HOUR, False),  # the clocks go forward in between
        ((300, 240), NOON - 5 * HOUR, True),  # the clocks go back in between
    ],
)
def test_another_day_is_one_by_the_learner_s_own_clock(
    offsets: tuple[int, int], gap_ms: int, still_open: bool
) -> None:
    log = [
        answered("critical", START, offset_min=offsets[0]),
        answered("right", START + gap_ms, offset_min=offsets[1]),
    ]
    assert replay(log)["pick"].critical_open == still_open


def test_a_right_answer_soon_after_does_not_shift_when_the_miss_can_be_mended() -> None:
    soon = [("critical", 0), ("right", HOUR), ("right", 7 * HOUR)]
    assert after(*soon).critical_open
    assert after(*soon).critical_ms == START
    assert not after(*soon, ("right", 8 * HOUR)).critical_open


def test_a_second_critical_miss_counts_from_its_own_time() -> None:
    again = [("critical", 0), ("critical", 6 * HOUR)]
    assert after(*again).critical_ms == START + 6 * HOUR
    assert after(*again, ("right", 11 * HOUR)).critical_open
    assert not after(*again, ("right", 14 * HOUR)).critical_open


def test_a_mended_miss_opens_again_only_by_a_new_one() -> None:
    mended = [("critical", 0), ("right", DAY)]
    assert not after(*mended, ("wrong", 2 * DAY)).critical_open
    assert after(*mended, ("critical", 2 * DAY)).critical_open


def test_a_clock_that_was_a_year_ahead_does_not_keep_a_miss_open_for_a_year() -> None:
    set_back = [("critical", 365 * DAY), ("right", 0)]
    assert after(*set_back).critical_open
    assert not after(*set_back, ("right", DAY)).critical_open


# --- order and clocks ----------------------------------------------------------------------------


def test_the_order_of_the_log_decides_not_the_clock() -> None:
    assert after(("right", 0), ("wrong", -HOUR)).last_grade == "wrong"
    assert after(("wrong", -HOUR), ("right", 0)).last_grade == "right"


@pytest.mark.parametrize("gap_ms", [-MINUTE, -DAY, -90 * DAY])
def test_a_negative_gap_counts_as_no_day_at_all(gap_ms: int) -> None:
    first = [("right", 0), ("right", HOUR)]
    back, same = after(*first, ("right", HOUR + gap_ms)), after(*first, ("right", HOUR))
    assert (back.stability_days, back.difficulty) == (same.stability_days, same.difficulty)
    assert back.due_ms - same.due_ms == gap_ms
    assert recall(back, back.last_ms - DAY) == 1.0


GRADES = ("right", "wrong", "cautious", "serious", "critical", "skipped")
answers = st.builds(
    answered,
    st.sampled_from(GRADES),
    st.integers(START - 90 * DAY, START + 90 * DAY),
    question=st.sampled_from(["one", "two", "three"]),
    sure=st.sampled_from([True, False, None]),
    offset_min=st.sampled_from([-720, 0, 60, 345, 840]),
)
logs = st.lists(answers, max_size=30)


@given(logs, st.integers(0, 30))
def test_a_log_read_in_two_parts_ends_like_one_read_at_once(log: list[Event], cut: int) -> None:
    assert replay(log[cut:], replay(log[:cut])) == replay(log)


@given(logs, logs)
def test_replaying_changes_neither_the_answers_nor_the_items_before(
    early: list[Event], late: list[Event]
) -> None:
    before = replay(early)
    kept = deepcopy((before, late))
    first = replay(late, before)
    assert (before, late) == kept
    assert replay(late, before) == first
    assert first is not before


@given(logs)
def test_every_item_is_sound(log: list[Event]) -> None:
    for item in replay(log).values():
        assert item.stability_days > 0
        assert 1 <= item.difficulty <= 10
        assert item.due_ms >= item.last_ms + MINUTE
        assert 0 <= item.missed <= item.asked
        assert (item.step is None) == (item.state == "review")
        assert 0 < recall(item, item.due_ms) <= recall(item, item.last_ms) == 1
        assert json.loads(json.dumps(asdict(item))) == asdict(item)


def test_no_clock_is_read_and_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock:
        @staticmethod
        def now(*_: Any) -> None:
            raise AssertionError("a pure function reads no clock and waits for nothing")

    log = [answered("right"), answered("critical", START + DAY)]
    monkeypatch.setattr(time, "sleep", Clock.now)
    monkeypatch.setattr("fsrs.card.datetime", Clock)
    monkeypatch.setattr("fsrs.scheduler.datetime", Clock)
    item = replay(log, replay([answered("right")]))["pick"]
    assert recall(item, START + DAY) == 1
    assert due({"pick": item}, START) == ()


def test_chance_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    log = [answered("right", START + n * 9 * DAY) for n in range(6)]
    ends = []
    for seed in (1, 2, 3):
        random.seed(seed)
        ends.append(replay(log))
    assert ends[0] == ends[1] == ends[2]
    assert ends[0]["pick"].due_ms - ends[0]["pick"].last_ms > 30 * DAY  # where fuzz would show


# --- due -----------------------------------------------------------------------------------------


def test_the_most_overdue_for_its_interval_is_due_first() -> None:
    item = after(("right", 0), ("right", MINUTE))
    spans = {"long": (0, 90), "short": (95, 100), "not_yet": (0, 121), "just": (100, 120)}
    items = {
        name: evolve(item, question=name, last_ms=START + last * DAY, due_ms=START + until * DAY)
        for name, (last, until) in spans.items()
    }
    now = START + 120 * DAY
    assert due(items, now) == ("short", "long", "just")
    assert [round(overdue(items[name], now), 2) for name in due(items, now)] == [4.0, 0.33, 0.0]
    assert due(items, now - 1) == ("short", "long")


def test_an_item_cannot_be_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        after(("right", 0)).asked = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("at_ms", "offset_min", "day"),
    [(0, 0, 0), (DAY - 1, 0, 0), (DAY - 1, 1, 1), (0, -1, -1), (DAY, -840, 0), (9 * DAY, 840, 9)],
)
def test_a_day_begins_at_the_learner_s_midnight(at_ms: int, offset_min: int, day: int) -> None:
    assert local_day(at_ms, offset_min) == day
