"""The planner's card: it plans what the form says, only behind the check, and runs only what stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from glute_lessons.checks.reading import LIMIT, reading_grade
from glute_lessons.content import load
from glute_lessons.practice import routine_card
from glute_lessons.practice.guarded_timer import GuardedBox
from glute_lessons.practice.routine_box import always_open, routine
from glute_lessons.practice.routine_card import RoutineCard
from glute_lessons.practice.routine_records import FOCUSES, Request
from glute_lessons.practice.routine_words import GETTING_UP, REST, SETUP, SWITCH, WORDS
from glute_lessons.practice.today import Today
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, use

NOON = datetime(2026, 9, 21, 12, 0, tzinfo=UTC)
NOW = int(NOON.timestamp() * 1000)
TECHNIQUES = tuple(load().techniques)
ALL_NO = dict.fromkeys(load().screening, "no")
FOREVER = 9e15


def hold(ago_ms: int = 3 * 3_600_000) -> Event:
    body = {
        "technique": "hands",
        "side": "right",
        "planned_seconds": 20,
        "held_seconds": 20,
        "ended": "done",
    }
    return Event(f"{ago_ms:032x}", "hold", NOW - ago_ms, 0, body)


class Place:
    """A card with a log, a clock and a gate that a test can change."""

    def __init__(self, request: Request | None = None, open_until: float = FOREVER) -> None:
        self.log: list[Event] = []
        self.at = (NOW, 0)
        self.closed: tuple[str, ...] = ()
        self.card = RoutineCard(request, lambda: self.log, lambda: self.at, lambda: self.closed)
        self.card.open_until = open_until

    def ask(self, **form: Any) -> dict[str, Any]:
        self.card.set_state(
            {"request": {**self.card.request, **form}, "asked": self.card.asked + 1}
        )
        return self.card.result

    def run(self) -> int:
        self.card.set_state({"run_wanted": self.card.run_wanted + 1})
        return self.card.run_asked


def test_the_plan_of_the_first_request_is_there_at_once() -> None:
    card = Place(Request(5, ("hands",))).card
    assert card.result["title"] == "Your routine: 5:00 of 5 minutes"
    assert sum(step["seconds"] for step in card.plan) == 300
    assert card.result["svg"].startswith("<svg")
    assert len(card.result["rows"]) == len(card.plan)


def test_a_press_on_plan_makes_a_new_one() -> None:
    place = Place()
    result = place.ask(minutes=8, focus="one_spot")
    assert result["says"] == "Hands, then ball on the wall. Both sides the same."
    assert place.card.plan[0]["tool"] == "tennis_ball"
    assert place.ask(exclude="left")["says"].endswith("Right side only.")


def test_minutes_that_are_too_few_are_told_in_plain_words_and_leave_no_plan() -> None:
    place = Place()
    result = place.ask(minutes=4, tools=["foam_roller"], focus="broad")
    assert "Choose 9 to 20 minutes for foam rolling on both sides" in result["says"]
    assert place.card.plan == []
    assert place.run() == 0


@pytest.mark.parametrize(
    "form",
    [
        {"minutes": None},
        {"minutes": "10"},
        {"tools": None},
        {"tools": [["hands"]]},
        {"focus": 3},
        {"exclude": "both"},
        {"sore": ["left"]},
        {"sensitivity": None},
    ],
)
def test_a_form_that_says_nonsense_leaves_no_plan(form: dict[str, Any]) -> None:
    place = Place()
    assert "allowed is" in place.ask(**form)["says"]
    assert place.card.plan == []


def test_what_the_log_has_used_is_left_out_with_its_reason() -> None:
    place = Place()
    place.log.append(hold())
    result = place.ask()
    assert result["title"] == "No routine today"
    assert result["left_out"][0]["what"] == "Right side"
    assert result["svg"] == ""


def test_the_page_tells_how_far_its_clock_is_from_utc() -> None:
    place = Place()
    place.at = (NOW + 9 * 3_600_000, 0)  # 21:00 in the kernel, the hold was at 13:00 yesterday
    place.log.append(hold(20 * 3_600_000 + 3_600_000))
    assert place.ask()["rows"]
    place.log.append(hold(11 * 3_600_000))  # 01:00 by the kernel
    assert not place.ask()["rows"]


def test_run_hands_over_a_plan_that_still_stands() -> None:
    place = Place()
    seen: list[list[dict[str, Any]]] = []
    place.card.observe(lambda change: seen.append(place.card.plan), "run_asked")
    assert place.run() == 1
    assert [step["kind"] for step in seen[0]][:2] == ["setup", "passes"]


def test_run_is_refused_when_the_day_has_used_it_up_meanwhile() -> None:
    place = Place()
    place.log.append(hold())
    assert place.run() == 0
    assert place.card.plan == []
    assert place.card.result["title"] == "No routine today"


def test_run_is_refused_once_the_check_no_longer_counts() -> None:
    assert Place(open_until=NOW).run() == 0
    assert Place(open_until=NOW + 1).run() == 1
    assert Place(open_until=0).run() == 0


def test_run_is_refused_when_the_check_closed_everything_meanwhile() -> None:
    place = Place()
    place.closed = TECHNIQUES
    assert place.run() == 0


def test_the_page_cannot_say_that_it_may_run() -> None:
    place = Place(open_until=0)
    place.card.set_state({"run_asked": 5})
    assert place.card.run_asked == 0


def test_without_matplotlib_the_table_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object) -> None:
        raise ImportError("matplotlib")

    monkeypatch.setattr(routine_card.timeline, "draw", missing)
    card = Place().card
    assert card.result["svg"] == ""
    assert "matplotlib" in card.result["no_drawing"]
    assert card.result["rows"]


# ------------------------------------------------------------------ the gate


@pytest.fixture
def today(tmp_path: Path) -> Iterator[Today]:
    """A day of its own, whose log is empty."""
    log = Journal(tmp_path, lambda: NOW)
    with use(log):
        yield Today(clock=lambda: NOON)
    log.close()


def shown(box: GuardedBox) -> list[str]:
    return [type(child).__name__ for child in box.children]


def press_everything(card: RoutineCard) -> tuple[list[dict[str, Any]], int]:
    """What there is to run, and how often it may, after every press that the page has."""
    card.set_state({"asked": card.asked + 1})
    card.set_state({"run_wanted": card.run_wanted + 1})
    return card.plan, card.run_asked


def test_before_a_check_there_is_no_plan_and_nothing_runs(today: Today) -> None:
    box = routine(today=today)
    assert shown(box) == ["ReadinessCheck"]
    assert press_everything(box.widget) == ([], 0)


@pytest.mark.parametrize("question", ["both_legs", "leg_today", "unwell"])
def test_no_outcome_but_go_opens_the_planner(today: Today, question: str) -> None:
    box = routine(today=today)
    today.check(ALL_NO | {question: "yes"})
    assert shown(box) == ["ReadinessCheck"]
    assert press_everything(box.widget) == ([], 0)
    box.widget.open_until = FOREVER  # by hand: the gate takes it back
    assert press_everything(box.widget) == ([], 0)


def test_a_go_opens_it_with_a_plan_and_a_withdrawal_shuts_it(today: Today) -> None:
    box = routine(today=today)
    today.check(ALL_NO)
    assert "RoutineCard" in shown(box)
    plan, runs = press_everything(box.widget)
    assert plan
    assert runs == 1
    today.withdraw()
    assert "RoutineCard" not in shown(box)
    assert press_everything(box.widget) == ([], 1)


def test_what_the_check_closes_is_not_planned(today: Today) -> None:
    box = routine(10, ["foam_roller", "hands"], "broad", today=today)
    today.check(ALL_NO | {"floor": "yes"})
    assert "RoutineCard" in shown(box)
    assert {step["technique"] for step in box.widget.plan} == {"hands"}
    assert "check" in box.widget.result["left_out"][0]["why"]


def test_the_gate_is_that_of_the_techniques_no_rule_closes() -> None:
    assert always_open() == ("ball_on_wall", "hands")


# ------------------------------------------------------------------ the verb


def test_the_verb_takes_its_arguments_to_the_form(today: Today) -> None:
    card = routine(8, focus="one_spot", exclude_side="left", today=today).widget
    asked = {"minutes": 8, "focus": "one_spot", "exclude": "left", "sensitivity": "usual"}
    assert asked.items() <= card.request.items()


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"minutes": 2}, "3 to 20"),
        ({"minutes": 8, "tools": ["foam_roller"], "focus": "broad"}, "9 to 20"),
        ({"tools": ["spoon"]}, "tennis_ball"),
        ({"focus": "hard"}, "gentle"),
        ({"exclude_side": "both"}, "left"),
        ({"sensitivity": "tough"}, "tender"),
    ],
)
def test_bad_input_is_one_sentence_whatever_the_gate_says(asked: dict, named: str) -> None:
    with pytest.raises(ValueError, match="allowed is") as fault:
        routine(**asked)
    assert named in str(fault.value)


# ------------------------------------------------------------------ words


def test_all_its_words_are_plain() -> None:
    tables = (routine_card.WORDS, WORDS, SETUP, REST, SWITCH, GETTING_UP)
    texts = [text for table in tables for text in table.values()]
    texts += [focus.words for focus in FOCUSES.values()]
    assert reading_grade("\n\n".join(texts)) <= LIMIT
    long = [text for text in texts if len(text.split()) > 12 and reading_grade(text) > LIMIT]
    assert long == []


def test_a_plan_is_plain_data_with_all_that_a_player_needs() -> None:
    first = Place(Request(8, focus="one_spot")).card.plan[0]
    assert set(first) == {"id", "kind", "technique", "tool", "side", "seconds", "says"}
