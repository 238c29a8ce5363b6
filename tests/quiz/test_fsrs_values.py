"""The package fsrs, as the course uses it, forgets and schedules as the published FSRS-6 does.

The model below is written from the formulas of LS-20 and the defaults of LS-21 alone. The package
is the judge in the course; this is a second opinion on it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from math import exp, floor

import pytest
from attrs import define

from glute_lessons.progress.events import Event
from glute_lessons.quiz.schedule import SCHEDULER, Item, rating, recall, replay
from tests.quiz.small_log import DAY, HOUR, MINUTE, START, answered

# LS-21: w0 … w20. The first four are days of stability after Again, Hard, Good, Easy; w20 is decay.
W = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
F = 0.9 ** (-1 / W[20]) - 1
GRADE = {"again": 1, "hard": 2, "good": 3}
ALL_GRADES = ("right", "wrong", "cautious", "serious", "critical", "skipped")
GAPS = (
    10_000, MINUTE, 5 * MINUTE, 11 * MINUTE, HOUR, 9 * HOUR, DAY - 1, DAY, DAY + 1, 2 * DAY,
    5 * DAY, 17 * DAY, 60 * DAY, 200 * DAY,
)  # fmt: skip


def retrievability(days: int, stability: float) -> float:
    return (1 + F * days / stability) ** -W[20]


def interval_days(stability: float, wanted: float = 0.9) -> float:
    return stability / F * (wanted ** (-1 / W[20]) - 1)


def first_difficulty(grade: int) -> float:
    return W[4] - exp(W[5] * (grade - 1)) + 1


def clamped(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)


def next_difficulty(difficulty: float, grade: int) -> float:
    """Damped the nearer it is to 10, then drawn a little towards an easy card's first value."""
    damped = difficulty - W[6] * (grade - 3) * (10 - difficulty) / 9
    return clamped(W[7] * first_difficulty(4) + (1 - W[7]) * damped)


def after_recall(difficulty: float, stability: float, r: float, grade: int) -> float:
    hard = W[15] if grade == 2 else 1
    gain = exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (exp(W[10] * (1 - r)) - 1) * hard
    return stability * (1 + gain)


def after_lapse(difficulty: float, stability: float, r: float) -> float:
    long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * exp(W[14] * (1 - r))
    return min(long, stability / exp(W[17] * W[18]))


def same_day(stability: float, grade: int) -> float:
    gain = exp(W[17] * (grade - 3 + W[18])) * stability ** -W[19]
    return stability * (gain if grade == 1 else max(gain, 1))


@define
class Model:
    """One question by LS-20: where it is, and when it is due."""

    stability: float = 0.0
    difficulty: float = 0.0
    state: str = "new"
    step: int = 0
    last_ms: int = 0
    due_ms: int = 0

    def answer(self, at_ms: int, grade: int, critical: bool = False) -> None:
        if critical:
            self.state = "new"
        self._remember(at_ms, grade)
        self.due_ms = at_ms + self._wait_ms(grade)
        self.last_ms = at_ms

    def _remember(self, at_ms: int, grade: int) -> None:
        if self.state == "new":
            self.stability, self.difficulty = W[grade - 1], clamped(first_difficulty(grade))
            self.state, self.step = "learning", 0
            return
        days = max(floor((at_ms - self.last_ms) / DAY), 0)
        r = retrievability(days, self.stability)
        if days == 0:
            self.stability = same_day(self.stability, grade)
        elif grade == 1:
            self.stability = after_lapse(self.difficulty, self.stability, r)
        else:
            self.stability = after_recall(self.difficulty, self.stability, r, grade)
        self.stability = max(self.stability, 0.001)
        self.difficulty = next_difficulty(self.difficulty, grade)

    def _wait_ms(self, grade: int) -> int:
        """Milliseconds to wait: a step of minutes while learning, else whole days."""
        steps = {"learning": (1, 10), "relearning": (10,), "review": ()}[self.state]
        if grade == 1:
            self.state = "relearning" if self.state != "learning" else "learning"
            self.step = 0
            return {"learning": 1, "relearning": 10}[self.state] * MINUTE
        if grade == 3:
            self.step += 1
        if self.step < len(steps):
            hard = {(0, 2): 5.5, (0, 1): 15, (1, 2): 10}[self.step, len(steps)]
            return int((hard if grade == 2 else steps[self.step]) * MINUTE)
        self.state = "review"
        return max(round(interval_days(self.stability)), 1) * DAY


def test_the_factor_is_that_of_ls_22() -> None:
    assert pytest.approx(0.9803, abs=5e-5) == F
    assert pytest.approx(F, abs=1e-12) == SCHEDULER._FACTOR


def test_the_weights_steps_and_wanted_recall_are_those_of_ls_21() -> None:
    settings = SCHEDULER.to_dict()
    assert tuple(settings["parameters"]) == W
    assert settings["learning_steps"] == [60, 600]
    assert settings["relearning_steps"] == [600]
    assert (settings["desired_retention"], settings["enable_fuzzing"]) == (0.9, False)


def known(stability: float) -> Item:
    return Item("pick", stability, 5.0, START + DAY, START, "right", True, 3, 0, False, "review")


@pytest.mark.parametrize(("days", "chance"), [(0, 1.0), (10, 0.900), (30, 0.809), (100, 0.693)])
def test_a_stability_of_ten_days_forgets_as_ls_22_says(days: int, chance: float) -> None:
    assert recall(known(10), START + days * DAY) == pytest.approx(chance, abs=5e-4)
    assert retrievability(days, 10) == pytest.approx(chance, abs=5e-4)


@pytest.mark.parametrize(("wanted", "days"), [(0.95, 4.0), (0.90, 10.0), (0.85, 19.1), (0.8, 33.2)])
def test_the_interval_at_a_stability_of_ten_days_is_that_of_ls_22(
    wanted: float, days: float
) -> None:
    assert interval_days(10, wanted) == pytest.approx(days, abs=0.05)
    scheduler = type(SCHEDULER)(desired_retention=wanted, enable_fuzzing=False)
    assert scheduler._next_interval(stability=10) == round(days)


def histories(number: int) -> Iterator[list[Event]]:
    """Random answers to one question each: 1 to 25 of them, seconds to months apart."""
    chance = random.Random(20)
    for _ in range(number):
        at_ms, history = START, []
        for _ in range(chance.randint(1, 25)):
            grade = chance.choices(ALL_GRADES, weights=(12, 4, 3, 2, 1, 1))[0]
            history.append(answered(grade, at_ms, sure=chance.random() < 0.6))
            at_ms += int(chance.choice(GAPS) * chance.choice((1, 1, chance.uniform(0.5, 1.5))))
        yield history


def by_the_formulas(history: list[Event]) -> Model | None:
    model = None
    for event in history:
        word = rating(event.body["grade"], event.body["sure"])
        if word:
            model = model or Model()
            model.answer(event.at_ms, GRADE[word], event.body["grade"] == "critical")
    return model


def test_a_thousand_random_histories_end_as_the_formulas_of_ls_20_say() -> None:
    ends = set()
    for history in histories(1000):
        item, model = replay(history).get("pick"), by_the_formulas(history)
        if model is None:
            assert item is None
            continue
        assert item is not None
        assert item.stability_days == pytest.approx(model.stability, rel=1e-9)
        assert item.difficulty == pytest.approx(model.difficulty, rel=1e-9)
        assert (item.due_ms, item.last_ms, item.state) == (model.due_ms, model.last_ms, model.state)
        ends.add((item.state, item.step, item.critical_open))
    assert len(ends) >= 6  # the histories went through every phase, with and without a miss
