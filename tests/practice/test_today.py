"""The kernel's latest check: opened by a full check that says go, for that day, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from glute_lessons.content import load
from glute_lessons.practice.readiness import Readiness
from glute_lessons.practice.today import Today, local_now

RULES = load().screening
ALL_NO = dict.fromkeys(RULES, "no")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 5, 5, 0, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def today(clock: Clock) -> Today:
    return Today(clock=clock)


def test_nothing_is_open_before_a_check(today: Today) -> None:
    assert not today.is_open("hands")
    assert today.open_until("hands") is None
    assert today.latest is None


def test_a_full_check_that_says_go_opens_until_midnight(today: Today) -> None:
    assert today.check(ALL_NO).outcome == "go"
    assert today.is_open("hands")
    assert today.open_until("hands") == MIDNIGHT


@pytest.mark.parametrize("name", [id_ for id_, rule in RULES.items() if rule.outcome != "go"])
def test_any_other_outcome_replaces_a_go(today: Today, name: str) -> None:
    today.check(ALL_NO)
    today.check(ALL_NO | {name: "yes"})
    assert not any(today.is_open(technique) for technique in load().techniques)


@pytest.mark.parametrize("name", [id_ for id_, rule in RULES.items() if rule.outcome != "go"])
def test_a_check_with_one_question_left_open_opens_nothing(today: Today, name: str) -> None:
    today.check({id_: answer for id_, answer in ALL_NO.items() if id_ != name})
    assert not today.is_open("hands")


def test_a_go_leaves_closed_what_a_question_closes(today: Today) -> None:
    today.check(ALL_NO | {"floor": "yes"})
    assert not today.is_open("foam_rolling")
    assert today.is_open("hands")


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (MIDNIGHT - timedelta(seconds=1), True),
        (MIDNIGHT, False),
        (MIDNIGHT + timedelta(hours=12), False),
        (NOON - timedelta(days=1), False),
    ],
)
def test_a_go_counts_for_its_own_day_only(
    today: Today, clock: Clock, now: datetime, is_open: bool
) -> None:
    today.check(ALL_NO)
    clock.now = now
    assert today.is_open("hands") == is_open
    assert today.is_open("hands", now) == is_open


def test_the_day_is_the_learners_even_where_the_kernel_is_far_away(today: Today) -> None:
    far = timezone(timedelta(hours=-8))
    today.check(ALL_NO, datetime(2026, 5, 4, 17, 0, tzinfo=far))  # in UTC it is the 5th already
    ends = datetime(2026, 5, 5, 8, 0, tzinfo=UTC)
    assert today.open_until("hands", ends - timedelta(seconds=1)) == ends
    assert not today.is_open("hands", ends)


def test_a_check_that_is_withdrawn_opens_nothing(today: Today) -> None:
    today.check(ALL_NO)
    today.withdraw()
    assert not today.is_open("hands")
    assert today.latest is None


def test_a_faulty_check_closes_what_was_open(today: Today) -> None:
    today.check(ALL_NO)
    with pytest.raises(ValueError, match="maybe"):
        today.check(ALL_NO | {"leg_today": "maybe"})
    assert not today.is_open("hands")


def test_it_takes_answers_and_never_a_verdict(today: Today) -> None:
    with pytest.raises((AttributeError, TypeError)):
        today.check(Readiness("go"))
    with pytest.raises(AttributeError):
        today.latest = Readiness("go")
    assert not today.is_open("hands")


def test_later_changes_to_the_answers_do_not_reach_the_check(today: Today) -> None:
    answers = dict(ALL_NO)
    today.check(answers)
    answers["leg_today"] = "yes"
    assert today.latest.answers == ALL_NO


def test_observers_are_told_of_each_check_and_each_withdrawal(today: Today) -> None:
    told: list[bool] = []
    today.observe(lambda: told.append(today.is_open("hands")))
    today.check(ALL_NO)
    today.check(ALL_NO | {"unwell": "yes"})
    today.check(ALL_NO)
    today.withdraw()
    today.withdraw()  # nothing left to take back
    assert told == [True, False, True, False]


def test_observers_are_told_when_a_faulty_check_closes(today: Today) -> None:
    today.check(ALL_NO)
    told: list[bool] = []
    today.observe(lambda: told.append(today.is_open("hands")))
    with pytest.raises(ValueError, match="unknown question"):
        today.check({"nothing": "no"})
    assert told == [False]


def test_a_time_without_a_zone_is_refused_and_closes(today: Today) -> None:
    today.check(ALL_NO)
    with pytest.raises(ValueError, match="without a zone"):
        today.check(ALL_NO, datetime(2026, 5, 4, 12, 0))
    assert not today.is_open("hands")


def test_the_kernels_own_clock_has_a_zone() -> None:
    assert local_now().tzinfo is not None
