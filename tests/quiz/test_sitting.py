"""What a sitting asks: critical misses first, the most pressing of the rest, lessons mixed."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.content.records import Question
from glute_lessons.quiz.schedule import Item
from glute_lessons.quiz.sitting import number_for, plan_drill, plan_quiz, plan_review
from tests.quiz.small_library import LESSONS, choose_one, triage
from tests.quiz.small_log import DAY, HOUR, START

NOW = START
PLANS = (plan_review, plan_quiz, plan_drill)
SEEDS = range(10)


def item(question: str, **fields: Any) -> Item:
    """Known well, answered two days ago, due in eight."""
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


def open_miss(question: str, days_ago: float = 1) -> Item:
    at_ms = int(NOW - days_ago * DAY)
    miss = {"last_grade": "critical", "critical_open": True, "critical_ms": at_ms}
    return item(question, **miss, last_ms=at_ms, due_ms=at_ms + 60_000, stability_days=0.2)


def overdue_by(question: str, share: float) -> Item:
    """Due that share of its ten days' interval ago."""
    due_ms = int(NOW - share * 10 * DAY)
    return item(question, due_ms=due_ms, last_ms=due_ms - 10 * DAY)


def missed(question: str, **fields: Any) -> Item:
    return item(question, last_grade="wrong", stability_days=1.0, **fields)


def known(*items: Item) -> dict[str, Item]:
    return {each.question: each for each in items}


def questions(*names: str, lesson: str = LESSONS[1], **fields: Any) -> list[Question]:
    return [choose_one(name, lesson=lesson, **fields) for name in names]


# --- the order of the groups ---------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_a_review_asks_critical_misses_then_due_ones_then_new_safety_ones_then_new(
    seed: int,
) -> None:
    asked = [
        *questions("new_plain", "due_late", "open_new", "not_due", "due_soon", "open_old"),
        *questions("new_critical", critical=True, danger="It could hurt."),
    ]
    items = known(
        open_miss("open_new", 1),
        open_miss("open_old", 4),
        overdue_by("due_late", 2.0),
        overdue_by("due_soon", 0.1),
        item("not_due"),
    )
    planned = ("open_old", "open_new", "due_late", "due_soon", "new_critical", "new_plain")
    assert plan_review(items, asked, NOW, 20, seed) == planned
    for number in range(1, 7):
        assert plan_review(items, asked, NOW, number, seed) == planned[:number]


def test_a_triage_question_counts_as_a_safety_question_when_new() -> None:
    asked = [*questions("plain_a", "plain_b"), triage("continue"), triage("stop")]
    for seed in SEEDS:
        assert set(plan_review({}, asked, NOW, 2, seed)) == {"feel_continue", "feel_stop"}


def test_a_review_leaves_out_what_is_known_and_not_due_and_may_have_nothing_to_ask() -> None:
    assert plan_review(known(item("pick")), questions("pick"), NOW, 5, 1) == ()
    assert plan_review({}, [], NOW, 5, 1) == ()


def test_an_open_critical_miss_is_asked_first_even_when_it_is_not_due() -> None:
    waiting = item("waiting", critical_open=True, critical_ms=NOW - HOUR)
    items = known(waiting, overdue_by("due", 9.0))
    for plan in PLANS:
        assert plan(items, questions("new", "due", "waiting"), NOW, 3, 4)[0] == "waiting"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_quiz_takes_new_ones_then_missed_ones_then_due_ones_then_the_rest(seed: int) -> None:
    order = ["open", "new", "missed", "due_late", "due_soon", "rest_soon", "rest_late"]
    items = known(
        item("rest_late", due_ms=NOW + 30 * DAY),
        item("rest_soon", due_ms=NOW + 3 * DAY),
        overdue_by("due_soon", 0.1),
        overdue_by("due_late", 2.0),
        missed("missed", due_ms=NOW + DAY),
        open_miss("open"),
    )
    asked = questions(*reversed(order))
    for number in range(1, len(order) + 1):
        planned = plan_quiz(items, asked, NOW, number, seed)
        assert sorted(planned) == sorted(order[:number])
        assert planned[0] == "open"


def test_a_quiz_is_shuffled_for_showing_but_for_the_open_critical_misses() -> None:
    items = known(open_miss("open"), missed("missed"))
    asked = questions("a", "b", "c", "open", "missed")
    plans = {plan_quiz(items, asked, NOW, 5, seed) for seed in range(40)}
    assert {plan[0] for plan in plans} == {"open"}
    assert {plan[1] for plan in plans} == {"a", "b", "c", "missed"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_drill_asks_open_then_missed_then_new_then_the_weakest(seed: int) -> None:
    items = known(
        item("strong", stability_days=50.0),
        item("weak", stability_days=2.0),
        missed("missed_long_ago", last_ms=NOW - 40 * DAY),
        missed("missed_lately"),
        open_miss("open"),
    )
    planned = ("open", "missed_long_ago", "missed_lately", "new", "weak", "strong")
    asked = questions("strong", "new", "weak", "open", "missed_lately", "missed_long_ago")
    assert plan_drill(items, asked, NOW, 20, seed) == planned


def test_a_drill_does_not_put_warning_signs_before_harmless_feelings() -> None:
    harmless = [triage("continue", id=f"harmless_{n}") for n in range(5)]
    signs = [triage("stop", id=f"sign_{n}", critical=True, danger="It hurts.") for n in range(5)]
    first = Counter(plan_drill({}, [*signs, *harmless], NOW, 4, seed)[0][:4] for seed in range(60))
    assert min(first["harm"], first["sign"]) > 10


# --- lessons mixed -------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("seed", SEEDS)
def test_new_questions_are_taken_evenly_from_all_lessons(plan: Any, seed: int) -> None:
    asked = [each for n in range(3) for each in questions(*(f"q{n}_{k}" for k in range(8)),
                                                          lesson=LESSONS[n])]  # fmt: skip
    taken = Counter(name[:2] for name in plan({}, asked, NOW, 6, seed))
    assert taken == {"q0": 2, "q1": 2, "q2": 2}


lesson_names = st.lists(st.sampled_from(LESSONS), min_size=1, max_size=6)


def repeats(lessons: Any) -> int:
    return sum(one == two for one, two in pairwise(lessons))


@given(st.lists(st.sampled_from(LESSONS), max_size=2), lesson_names, st.integers())
def test_no_lesson_comes_twice_in_a_row_where_another_order_avoids_it(
    critical: list[str], new: list[str], seed: int
) -> None:
    asked = {
        **{f"open_{n}": lesson for n, lesson in enumerate(critical)},
        **{f"new_{n}": lesson for n, lesson in enumerate(new)},
    }
    bank = [choose_one(name, lesson=lesson) for name, lesson in asked.items()]
    items = known(*(open_miss(f"open_{n}") for n in range(len(critical))))
    for plan in PLANS:
        planned = [asked[name] for name in plan(items, bank, NOW, 20, seed)]
        after = planned[max(len(critical) - 1, 0) :]
        before, group = after[: bool(critical)], after[bool(critical) :]
        fewest = min(repeats((*before, *order)) for order in set(permutations(group)))
        assert repeats(after) == fewest


# --- every plan ----------------------------------------------------------------------------------


@st.composite
def banks(draw: st.DrawFn) -> tuple[dict[str, Item], list[Question]]:
    names = [f"q{n}" for n in range(draw(st.integers(0, 14)))]
    states = (open_miss, missed, item, overdue_by)
    items = {}
    for name in names:
        state = draw(st.sampled_from([*states, None]))
        if state is overdue_by:
            items[name] = overdue_by(name, draw(st.floats(0, 9)))
        elif state:
            items[name] = state(name)
    bank = [choose_one(name, lesson=draw(st.sampled_from(LESSONS))) for name in names]
    items["gone"] = open_miss("gone")  # a question that the course no longer asks
    return items, bank


@given(banks(), st.integers(1, 20), st.integers(), st.sampled_from(PLANS))
def test_every_plan_asks_no_question_twice_and_critical_misses_first(
    bank: tuple[dict[str, Item], list[Question]], number: int, seed: int, plan: Any
) -> None:
    items, asked = bank
    planned = plan(items, asked, NOW, number, seed)
    ids = {each.id for each in asked}
    critical = {name for name in ids & items.keys() if items[name].critical_open}
    assert len(set(planned)) == len(planned) <= number
    assert set(planned) <= ids
    first = set(planned[: len(critical)])
    assert first == critical if len(critical) <= number else first <= critical
    if plan is not plan_review:
        assert len(planned) == min(number, len(ids))
    assert plan(items, [*asked, *asked], NOW, number, seed) == planned
    assert plan(dict(items), tuple(asked), NOW, number, seed) == planned


@pytest.mark.parametrize("plan", PLANS)
def test_another_seed_makes_another_plan(plan: Any) -> None:
    asked = questions(*"abcdefgh")
    assert len({plan({}, asked, NOW, 8, seed) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("number", [0, -3])
def test_a_number_below_one_is_refused(plan: Any, number: int) -> None:
    words = f"^sitting, number: found {number}; allowed is 1 or more.$"
    with pytest.raises(ValueError, match=words):
        plan({}, questions("a"), NOW, number, 1)


# --- minutes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "seconds_each", "number"),
    [(1, 30, 2), (5, 30, 10), (5, 40, 7), (1, 90, 1), (60, 20, 180), (2.5, 30, 5)],
)
def test_as_many_questions_as_the_minutes_hold(
    minutes: float, seconds_each: float, number: int
) -> None:
    assert number_for(minutes, seconds_each) == number


@pytest.mark.parametrize("minutes", [0, 0.9, 60.1, -5, float("nan"), float("inf"), True, "5", None])
def test_other_minutes_are_refused_in_one_sentence(minutes: Any) -> None:
    with pytest.raises(ValueError) as refused:
        number_for(minutes, 30)
    words = f"sitting, minutes: found {minutes!r}; allowed is a number from 1 to 60."
    assert str(refused.value) == words


@pytest.mark.parametrize("seconds", [0, -1, float("nan")])
def test_a_question_takes_time(seconds: float) -> None:
    with pytest.raises(ValueError, match="^sitting, seconds: found "):
        number_for(5, seconds)
