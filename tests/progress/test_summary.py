"""What the pictures show: tables of items and events, and the records made of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.content import Library
from glute_lessons.progress.events import Event
from glute_lessons.progress.mastery import Counts, mastery, standing
from glute_lessons.progress.summary import (
    Confidence,
    OpenMiss,
    calibration,
    due_ahead,
    open_misses,
    practice_by_week,
    summary,
    totals,
)
from glute_lessons.quiz.schedule import Item, replay
from tests.quiz.small_library import LESSONS, choose_one, library
from tests.quiz.small_log import DAY, HOUR, MINUTE, START, answered, held

MONDAY = date(2026, 9, 21)  # START is noon of this day, UTC
NOW = START


def item(question: str = "pick", **fields: Any) -> Item:
    given_fields: dict[str, Any] = {
        "stability_days": 10.0,
        "difficulty": 5.0,
        "due_ms": NOW + 8 * DAY,
        "last_ms": NOW - 2 * DAY,
        "last_grade": "right",
        "last_sure": True,
        "asked": 3,
        "missed": 0,
        "critical_open": False,
        "state": "review",
    }
    return Item(question, **given_fields | fields)


def known(*items: Item) -> dict[str, Item]:
    return {each.question: each for each in items}


def bank() -> Library:
    """Two lessons: the first with two objectives that are asked about, and one that is not."""
    first, second, _ = LESSONS
    content = library(
        choose_one("a", lesson=first, objective=1),
        choose_one("b", lesson=first, objective=1),
        choose_one("c", lesson=first, objective=3),
        choose_one("d", lesson=second, objective=1),
    )
    lessons = dict(content.lessons)
    lessons[first] = evolve(lessons[first], objectives=("One.", "Two.", "Three."))
    return evolve(content, lessons=lessons)


# --- mastery -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        (None, "not_asked"),
        ({"stability_days": 6.9}, "fresh"),
        ({"stability_days": 7.0}, "steady"),
        ({"stability_days": 7.0, "last_grade": "cautious"}, "steady"),
        ({"stability_days": 0.2, "last_grade": "cautious"}, "fresh"),
        ({"last_grade": "wrong"}, "to_repeat"),
        ({"last_grade": "serious"}, "to_repeat"),
        ({"last_grade": "critical", "critical_open": True}, "to_repeat"),
        ({"last_grade": "right", "critical_open": True}, "to_repeat"),
    ],
)
def test_where_a_question_stands(fields: dict[str, Any] | None, stands: str) -> None:
    assert standing(None if fields is None else item(**fields)) == stands


def test_mastery_is_counted_by_lesson_and_by_objective() -> None:
    items = known(item("a"), item("c", last_grade="wrong"), item("gone"))
    first, second = mastery(items, bank())
    assert (first.lesson, first.title) == (LESSONS[0], "Start Here")
    assert first.counts == Counts(not_asked=1, to_repeat=1, fresh=0, steady=1)
    assert first.counts.questions == 3
    one, three = first.objectives
    assert (one.number, one.words, three.number, three.words) == (1, "One.", 3, "Three.")
    assert one.standings == {"a": "steady", "b": "not_asked"}
    assert one.counts == Counts(not_asked=1, steady=1)
    assert three.standings == {"c": "to_repeat"}
    assert second.counts == Counts(not_asked=1)


# --- calibration ---------------------------------------------------------------------------------


def test_confidence_is_set_against_what_came_of_it() -> None:
    table = [
        ("right", True), ("right", True), ("cautious", True), ("wrong", True),
        ("serious", False), ("critical", False), ("right", False), ("skipped", True),
    ]  # fmt: skip
    nobody_asked = [answered("right", sure=None), answered("wrong", sure=None)]
    log = [*(answered(grade, sure=sure) for grade, sure in table), held(20), *nobody_asked]
    sure, unsure = calibration(log)
    assert (sure, unsure) == (Confidence(True, 3, 1), Confidence(False, 1, 2))
    assert (sure.share_right, unsure.share_right) == (0.75, pytest.approx(1 / 3))


def test_without_answers_there_is_no_share() -> None:
    assert calibration([answered("skipped")])[0].share_right is None


# --- open critical misses ------------------------------------------------------------------------


def test_open_misses_tell_the_learner_s_day_and_the_oldest_comes_first() -> None:
    log = [
        answered("critical", START + DAY, question="b"),
        answered("critical", START, question="a", offset_min=13 * 60),
        answered("critical", START, question="c"),
        answered("right", START + DAY, question="c"),
        answered("critical", START, question="gone"),
    ]
    assert open_misses(replay(log), bank()) == (
        OpenMiss("a", START, date(2026, 9, 22)),  # one o'clock at night, on the learner's clock
        OpenMiss("b", START + DAY, date(2026, 9, 22)),
    )


# --- due -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due_in_ms", "offset_min", "day"),
    [
        (-30 * DAY, 0, 0),
        (-1, 0, 0),
        (12 * HOUR - 1, 0, 0),
        (12 * HOUR, 0, 1),  # midnight
        (12 * HOUR, -60, 0),
        (11 * HOUR, 60, 1),
        (13 * DAY, 0, 13),
        (13 * DAY + 12 * HOUR, 0, None),
        (400 * DAY, 0, None),
    ],
)
def test_what_is_due_stands_at_the_learner_s_day_and_what_waits_at_today(
    due_in_ms: int, offset_min: int, day: int | None
) -> None:
    days = due_ahead(known(item("a", due_ms=NOW + due_in_ms)), bank(), NOW, offset_min)
    assert [n for n, each in enumerate(days) if each.questions == ("a",)] == (
        [] if day is None else [day]
    )
    assert [each.day.toordinal() - MONDAY.toordinal() for each in days] == list(range(14))


def test_an_open_miss_waits_today_whatever_its_date_and_lost_questions_never_do() -> None:
    items = known(
        item("a", critical_open=True, due_ms=NOW + 5 * DAY), item("gone", due_ms=NOW - DAY)
    )
    days = due_ahead(items, bank(), NOW, 0)
    assert [each.questions for each in days if each.questions] == [("a",)]
    assert days[0].questions == ("a",)


# --- practice ------------------------------------------------------------------------------------


def test_holds_are_added_up_by_the_learner_s_week() -> None:
    sunday_night = START - 13 * HOUR  # 23:00 UTC before Monday
    log = [
        held(30, START),
        held(60, START + 6 * DAY),
        held(20, sunday_night),
        held(10, sunday_night, offset_min=60),  # midnight there: Monday
        held(45, START - 21 * DAY),
        held(45, START - 700 * DAY),
        answered("right"),
    ]
    weeks = practice_by_week(log, NOW, 0, weeks=4)
    assert [(week.monday, week.minutes * 60) for week in weeks] == [
        (date(2026, 8, 31), 45),
        (date(2026, 9, 7), 0),
        (date(2026, 9, 14), 20),
        (date(2026, 9, 21), 100),
    ]


def test_a_hold_dated_in_a_later_week_counts_to_this_one() -> None:
    assert practice_by_week([held(60, NOW + 8 * DAY)], NOW, 0)[-1].minutes == 1


@pytest.mark.parametrize("weeks", [1, 12])
def test_weeks_without_a_hold_are_shown_too(weeks: int) -> None:
    shown = practice_by_week([], NOW, 0, weeks)
    assert [week.minutes for week in shown] == [0.0] * weeks
    assert shown[-1].monday == MONDAY


# --- totals --------------------------------------------------------------------------------------


def test_totals_count_answers_questions_sittings_days_and_holds() -> None:
    log = [
        answered("right", question="a", run="1" * 32),
        answered("cautious", question="a", run="1" * 32),
        answered("wrong", question="gone", run="2" * 32, at_ms=START + DAY),
        answered("skipped", question="b", run="3" * 32, at_ms=START + 2 * DAY),
        held(30, START + 3 * DAY),
        held(60, START + 3 * DAY + MINUTE),
    ]
    found = totals(log)
    assert (found.answers, found.right, found.questions, found.sittings) == (3, 2, 2, 2)
    assert (found.days, found.holds, found.minutes) == (3, 2, 1.5)


# --- all of it -----------------------------------------------------------------------------------


def test_an_empty_log_has_a_summary_too() -> None:
    shown = summary({}, bank(), [], NOW, 0)
    assert shown.lessons[0].counts == Counts(not_asked=3)
    assert (shown.open_misses, shown.totals.answers, shown.totals.minutes) == ((), 0, 0)
    assert not any(each.questions for each in shown.due)


events = st.builds(
    answered,
    st.sampled_from(["right", "wrong", "cautious", "serious", "critical", "skipped"]),
    st.integers(START - 60 * DAY, START),
    question=st.sampled_from(["a", "b", "c", "d", "gone"]),
    sure=st.sampled_from([True, False, None]),
    offset_min=st.sampled_from([-720, 0, 345, 840]),
)


@given(st.lists(events, max_size=25))
def test_the_parts_of_a_summary_agree(log: list[Event]) -> None:
    items = replay(log)
    shown = summary(items, bank(), log, NOW, 0)
    sure, unsure = shown.calibration
    asked_how_sure = [event for event in log if event.body["sure"] is not None]
    of_these = totals(asked_how_sure)
    assert sure.right + unsure.right == of_these.right <= shown.totals.right
    assert sure.not_right + unsure.not_right == of_these.answers - of_these.right
    to_repeat = sum(lesson.counts.to_repeat for lesson in shown.lessons)
    assert to_repeat >= len(shown.open_misses)
    for lesson in shown.lessons:
        assert lesson.counts.questions == sum(each.counts.questions for each in lesson.objectives)
    waiting = [name for each in shown.due for name in each.questions]
    assert len(waiting) == len(set(waiting)) <= len(items)
    assert {miss.question for miss in shown.open_misses} <= set(shown.due[0].questions)
