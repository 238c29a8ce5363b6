"""A planned routine that is run: behind the gate, within the day's dose, and resumable as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from glute_lessons.content import load
from glute_lessons.practice.guarded_timer import GuardedBox
from glute_lessons.practice.routine_box import RoutineBox, routine
from glute_lessons.practice.routine_records import Request
from glute_lessons.practice.routine_run import RoutineRun
from glute_lessons.practice.session import SessionCard
from glute_lessons.practice.today import Today
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, journal, use

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
NOON_MS = int(NOON.timestamp() * 1000)
ALL_NO = dict.fromkeys(load().screening, "no")
BOTH_WAYS = Request(12, ("hands", "tennis_ball"), "one_spot")
RUN = "b" * 32


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """A progress file of this test's own."""
    with use(Journal(tmp_path / "home", lambda: NOON_MS)) as journal:
        yield journal
        journal.close()


@pytest.fixture
def today() -> Today:
    return Today(clock=lambda: NOON)


def write(kind: str, seconds_ago: int, **body: Any) -> None:
    journal().record([Event(uuid4().hex, kind, NOON_MS - seconds_ago * 1000, 0, body)])


def step(name: str, seconds_ago: int, state: str = "step") -> None:
    body = {"technique": "routine", "side": "both", "state": state, "step": name, "run": RUN}
    write("session", seconds_ago, **body)


def hold(side: str, seconds_ago: int, technique: str = "ball_on_wall") -> None:
    held = {"planned_seconds": 20, "held_seconds": 20, "ended": "done"}
    write("hold", seconds_ago, technique=technique, side=side, **held)


def left_in_the_middle(request: Request = BOTH_WAYS) -> None:
    """One set with the hand, one with the ball and its hold, on the right; then the page was left."""
    step(request.as_ids(), 600, "begun")
    for name, ago in (("passes_right_1", 560), ("passes_right_2", 500), ("hold_right_2", 440)):
        step(name, ago)
    hold("right", 420)
    step("rest_right_2", 419)


def run(request: Request = BOTH_WAYS) -> RoutineRun:
    return RoutineRun(request, lambda: NOON)


def asked_again(card: RoutineRun) -> RoutineRun:
    card.send = lambda content, buffers=None: None  # type: ignore[method-assign]
    card._handle_custom_msg({"kind": "plan"}, [])
    return card


def presses(card: RoutineRun) -> list[str]:
    return [each["id"] for each in card.stages if each["kind"] in ("passes", "hold")]


def press_run(box: RoutineBox) -> None:
    box.widget.set_state({"run_wanted": box.widget.run_wanted + 1})


def shown(box: GuardedBox) -> list[str]:
    return [type(child).__name__ for child in box.children]


# ------------------------------------------------------------------ what is run


def test_its_stages_are_those_of_the_plan_above_it(today: Today) -> None:
    box = routine(12, ["hands", "tennis_ball"], "one_spot", today=today)
    today.check(ALL_NO)
    press_run(box)
    planned = [each["id"] for each in box.widget.plan if each["kind"] in ("passes", "hold")]
    assert box.run is not None and presses(box.run) == planned
    assert box.run.techniques == ("hands", "ball_on_wall")
    assert box.run.title == "Your routine, step by step: Hands, then ball on the wall, both sides"
    assert box.run.arrives


def test_every_drawing_that_a_stage_names_is_sent_and_each_way_has_its_ways_to_press_less() -> None:
    card = run()
    card.open_until = NOON_MS + 1.0
    for stage in card.stages:
        assert stage["kind"] != "passes" or stage["drawings"]
        assert set(stage["drawings"]) <= set(card.pictures)
        assert stage["technique"] in card.press_less
    assert card.getting_up == list(load().techniques["ball_on_wall"].getting_up)


def test_a_run_for_a_request_that_is_none_is_one_sentence() -> None:
    with pytest.raises(ValueError, match="allowed is a whole number from 3 to 20"):
        run(Request(2))


def test_once_it_is_over_nothing_is_left_to_run_and_it_says_why() -> None:
    card = run()
    step(BOTH_WAYS.as_ids(), 600, "begun")
    step("passes_right_1", 500)
    step("passes_left_1", 300)
    step("afterwards", 100, "ended")
    assert asked_again(card).stages == []
    assert "within the last day" in " ".join(card.left_out)


# ------------------------------------------------------------------ left in the middle


def test_left_in_the_middle_it_goes_on_in_the_same_plan() -> None:
    whole = run()
    left_in_the_middle()
    again = asked_again(run())
    assert presses(again) == presses(whole)
    assert again.resume == {"run": RUN, "step": "rest_right_2"}


def test_left_in_a_hold_it_goes_on_at_the_rest_after_it() -> None:
    step(BOTH_WAYS.as_ids(), 600, "begun")
    step("passes_right_2", 500)
    step("hold_right_2", 440)
    assert asked_again(run()).resume["step"] == "rest_right_2"


@pytest.mark.parametrize("state", ["ended", "left"])
def test_what_was_ended_or_given_up_does_not_go_on(state: str) -> None:
    card = run()
    left_in_the_middle()
    step("up_1", 300, state)
    assert asked_again(card).resume == {}


def test_another_request_counts_what_was_done_and_does_not_go_on_in_the_middle() -> None:
    """Regression guard: to go on in another plan would add its holds to those already held."""
    hands = Request(20, ("hands",), "gentle")
    fresh = [name for name in presses(run(hands)) if "passes" in name]
    step(BOTH_WAYS.as_ids(), 600, "begun")
    step("passes_right_1", 560)
    step("rest_right_1", 500)
    other = asked_again(run(hands))
    assert other.resume == {}
    again = [name for name in presses(other) if "passes" in name]
    assert (len(fresh), len(again)) == (6, 4), "one set less on each side"


def test_holds_from_elsewhere_on_that_day_are_counted_where_it_goes_on_too() -> None:
    hold("right", 900)
    left_in_the_middle()
    card = asked_again(run())
    assert card.resume["step"] == "rest_right_2"
    assert [name for name in presses(card) if name.startswith("hold_right")] == ["hold_right_2"]


def test_where_they_leave_no_room_for_that_plan_there_is_none_to_go_on_with() -> None:
    hold("right", 900)
    hold("right", 880)
    left_in_the_middle()
    with pytest.raises(ValueError, match='found "no step"'):
        run()


def test_the_planner_offers_what_was_left_today_at_once(today: Today) -> None:
    left_in_the_middle()
    box = routine(5, today=today)
    today.check(ALL_NO)
    assert shown(box)[-2:] == ["RoutineCard", "RoutineRun"]
    assert box.run is not None and box.run.resume["step"] == "rest_right_2"
    assert not box.run.arrives


def test_a_routine_left_in_the_middle_is_no_session_of_a_technique() -> None:
    step(Request().as_ids(), 600, "begun")
    step("there_1", 500)
    card = SessionCard("hands", clock=lambda: NOON)
    assert card.resume == {}


# ------------------------------------------------------------------ the gate


@pytest.mark.parametrize("question", ["both_legs", "leg_today", "unwell"])
def test_no_outcome_but_go_opens_a_run_by_any_way(today: Today, question: str) -> None:
    left_in_the_middle()
    box = routine(5, today=today)
    today.check(ALL_NO | {question: "yes"})
    press_run(box)
    assert "RoutineRun" not in shown(box)
    box.widget.open_until = 9e15  # by hand: the gate takes it back
    press_run(box)
    assert "RoutineRun" not in shown(box)
    assert run().open_until == 0, "made by itself it stays closed"


def test_a_run_that_a_later_check_closes_cannot_be_opened_by_hand(today: Today) -> None:
    box = routine(12, today=today)
    today.check(ALL_NO)
    press_run(box)
    today.check(ALL_NO | {"unwell": "yes"})
    assert box.run is not None and "RoutineRun" not in shown(box)
    box.run.open_until = 9e15
    assert box.run.open_until == 0


def test_a_stop_closes_planner_and_run_and_leaves_the_advice_in_sight(today: Today) -> None:
    box = routine(12, ["hands", "tennis_ball"], "one_spot", today=today)
    today.check(ALL_NO)
    press_run(box)
    assert box.run is not None and box.run.open_until > NOON_MS
    write("stop", 1, technique="hands", side="right", reason="numb_or_weak", seconds=9)
    box.look()
    assert (box.run.open_until, box.widget.open_until) == (0, 0)
    assert {"RoutineRun", "ReadinessCheck"} <= set(shown(box))
    press_run(box)
    assert box.run.open_until == 0


def test_a_run_closes_where_the_check_closes_one_of_its_ways(today: Today) -> None:
    box = routine(10, ["foam_roller"], "broad", today=today)
    today.check(ALL_NO)
    press_run(box)
    assert box.run is not None and box.run.open_until > 0
    today.check(ALL_NO | {"floor": "yes"})
    assert box.run.open_until == 0
    assert box.run.closed_says == "Today's check closed this way of working."


def test_each_press_shows_one_run_only(today: Today) -> None:
    box = routine(10, today=today)
    today.check(ALL_NO)
    press_run(box)
    press_run(box)
    box.look()
    assert shown(box).count("RoutineRun") == 1
    assert len(set(map(id, box.children))) == len(box.children)
