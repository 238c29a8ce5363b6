"""No timer without a go: the check stands in its place, and comes back when the go is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import ipywidgets
import pytest
import traitlets

import glute_lessons as gl
from glute_lessons.content import load
from glute_lessons.front.showing import SLEEPING
from glute_lessons.practice.check_card import ReadinessCheck
from glute_lessons.practice.guarded_timer import CLOSED_HERE, GuardedBox, GuardedTimer, guarded
from glute_lessons.practice.today import TODAY, Today
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, use

RULES = load().screening
ALL_NO = dict.fromkeys(RULES, "no")
TECHNIQUES = list(load().techniques)
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
MIDNIGHT_MS = datetime(2026, 5, 5, tzinfo=UTC).timestamp() * 1000
# one yes for each outcome, and no answer at all
REFUSED = {
    "get_help_now": ALL_NO | {"both_legs": "yes"},
    "ask_first": ALL_NO | {"leg_today": "yes"},
    "not_today": ALL_NO | {"unwell": "yes"},
    "unanswered": {},
}


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """A progress file of this test's own."""
    with use(Journal(tmp_path / "home")) as journal:
        yield journal
        journal.close()


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def today(clock: Clock) -> Today:
    return Today(clock=clock)


@pytest.fixture
def kernel_today() -> Today:
    """The store that the verbs use."""
    return TODAY


def shown(guarded: GuardedTimer) -> list[str]:
    return [type(child).__name__ for child in guarded.children]


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_before_a_check_the_verb_shows_the_check_and_a_shut_timer(
    kernel_today: Today, technique: str
) -> None:
    guarded = gl.hold_timer(technique)
    assert shown(guarded) == ["ReadinessCheck"]
    assert guarded.timer.open_until == 0


def test_the_verb_opens_after_a_go_in_the_check_that_it_shows(kernel_today: Today) -> None:
    guarded = gl.hold_timer("hands", side="left", seconds=10)
    guarded.check.set_state({"answers": ALL_NO, "asked": 1})
    assert shown(guarded) == ["ReadinessCheck", "HoldTimer"]
    assert guarded.timer.open_until > datetime.now(UTC).timestamp() * 1000
    assert (guarded.timer.side, guarded.timer.seconds) == ("left", 10)


def test_the_check_of_lesson_0_opens_the_timers_of_its_kernel(kernel_today: Today) -> None:
    check = gl.readiness_check()
    guarded = gl.hold_timer("hands")
    check.set_state({"answers": ALL_NO, "asked": 1})
    assert guarded.timer.open_until > 0


def test_a_second_timer_in_the_same_kernel_needs_no_second_check(today: Today) -> None:
    today.check(ALL_NO)
    assert shown(GuardedTimer("hands", today=today)) == ["HoldTimer"]


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_an_open_timer_shuts_at_the_end_of_the_day(today: Today, technique: str) -> None:
    guarded = GuardedTimer(technique, today=today)
    today.check(ALL_NO)
    assert guarded.timer.open_until == MIDNIGHT_MS


def test_on_the_next_day_the_check_comes_first_again(today: Today, clock: Clock) -> None:
    today.check(ALL_NO)
    clock.now = NOON + timedelta(days=1)
    guarded = GuardedTimer("hands", today=today)
    assert shown(guarded) == ["ReadinessCheck"]
    assert guarded.timer.open_until == 0
    assert guarded.check.result == {}


@pytest.mark.parametrize("technique", TECHNIQUES)
@pytest.mark.parametrize("answers", REFUSED.values(), ids=list(REFUSED))
def test_no_outcome_but_go_opens_and_the_reason_is_shown(
    today: Today, technique: str, answers: dict[str, str]
) -> None:
    before = GuardedTimer(technique, today=today)
    today.check(answers)
    for each in (before, GuardedTimer(technique, today=today)):
        assert shown(each) == ["ReadinessCheck"]
        assert each.timer.open_until == 0
        assert each.check.result["reasons"]


@pytest.mark.parametrize("answers", REFUSED.values(), ids=list(REFUSED))
def test_a_worse_check_shuts_an_open_timer(today: Today, answers: dict[str, str]) -> None:
    today.check(ALL_NO)
    guarded = GuardedTimer("hands", today=today)
    today.check(answers)
    assert guarded.timer.open_until == 0
    assert shown(guarded) == ["ReadinessCheck"]


def test_a_changed_answer_shuts_an_open_timer_until_checked_again(today: Today) -> None:
    guarded = GuardedTimer("hands", today=today)
    guarded.check.set_state({"answers": ALL_NO, "asked": 1})
    guarded.check.set_state({"answers": ALL_NO | {"unwell": "yes"}})
    assert guarded.timer.open_until == 0
    assert shown(guarded) == ["ReadinessCheck"]
    guarded.check.set_state({"answers": ALL_NO, "asked": 2})
    assert guarded.timer.open_until == MIDNIGHT_MS


@pytest.mark.parametrize(
    ("technique", "is_open"),
    [("foam_rolling", False), ("ball_on_floor", False), ("ball_on_wall", True), ("hands", True)],
)
def test_without_the_floor_the_wall_and_the_hands_are_left(
    today: Today, technique: str, is_open: bool
) -> None:
    before = GuardedTimer(technique, today=today)
    today.check(ALL_NO | {"floor": "yes"})
    for each in (before, GuardedTimer(technique, today=today)):
        assert (each.timer.open_until > 0) == is_open
        assert "Open today: Ball on the wall and Hands." in each.check.result["limits"]
        assert ("stays closed here today" in each.check.result["limits"]) != is_open


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"technique": "rolling"}, "foam_rolling"),
        ({"technique": "hands", "side": "up"}, "left"),
        ({"technique": "hands", "seconds": 500}, "500"),
        ({"technique": "hands", "seconds": 0}, "0"),
    ],
)
def test_bad_input_is_one_sentence(
    kernel_today: Today, arguments: dict[str, object], named: str
) -> None:
    with pytest.raises(ValueError, match="allowed is") as fault:
        gl.hold_timer(**arguments)
    assert named in str(fault.value)


def test_it_shows_itself_under_the_sentence_for_when_it_is_asleep(
    today: Today, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr("glute_lessons.front.showing.display", lambda *a, **k: told.append(a[0]))
    guarded = GuardedTimer("hands", today=today)
    guarded._ipython_display_()
    note, view = told
    assert SLEEPING in note.data
    assert view["application/vnd.jupyter.widget-view+json"]["model_id"] == guarded.model_id


def test_the_check_alone_is_a_card_of_its_own(kernel_today: Today) -> None:
    assert isinstance(gl.readiness_check(), ReadinessCheck)


# ------------------------------------------------------------------ the box around any widget


class Practice(ipywidgets.DOMWidget):
    """A widget with what a guarded one needs."""

    open_until = traitlets.Float(0.0)
    closed_says = traitlets.Unicode("")
    state = traitlets.Unicode("ready")


def stop_event(reason: str = "sharp") -> Event:
    body = {"technique": "hands", "side": "left", "reason": reason, "seconds": 3}
    return Event(uuid4().hex, "stop", int(NOON.timestamp() * 1000), 0, body)


def box(today: Today, *techniques: str) -> GuardedBox:
    return guarded(Practice, techniques or ("hands",), today)


def test_several_techniques_open_only_together(today: Today) -> None:
    both = box(today, "hands", "foam_rolling")
    today.check(ALL_NO | {"floor": "yes"})
    assert both.widget.open_until == 0
    assert both.check.result["limits"].endswith("So Foam rolling stays closed here today.")
    assert box(today, "hands", "ball_on_wall").widget.open_until == MIDNIGHT_MS


@pytest.mark.parametrize("techniques", [(), ("rolling",), ("hands", "rolling")])
def test_no_or_unknown_techniques_are_refused(today: Today, techniques: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="allowed is one of foam_rolling"):
        guarded(Practice, techniques, today)


@pytest.mark.parametrize("answers", REFUSED.values(), ids=list(REFUSED))
def test_a_shut_widget_says_why(today: Today, answers: dict[str, str]) -> None:
    today.check(answers)
    assert box(today).widget.closed_says == today.standing().says
    assert today.standing().says


def test_a_widget_whose_technique_is_closed_says_so(today: Today) -> None:
    today.check(ALL_NO | {"floor": "yes"})
    assert box(today, "foam_rolling").widget.closed_says == CLOSED_HERE


def test_nothing_but_the_gate_opens_the_widget(today: Today) -> None:
    shut = box(today)
    shut.widget.open_until = MIDNIGHT_MS
    assert shut.widget.open_until == 0
    today.check(ALL_NO)
    shut.widget.open_until = MIDNIGHT_MS + 1
    assert shut.widget.open_until == MIDNIGHT_MS


@pytest.mark.parametrize("reason", ["sharp", "left", "chest"])
def test_a_stop_shuts_every_box_of_the_kernel_at_once_and_leaves_its_advice_in_sight(
    today: Today, log: Journal, reason: str
) -> None:
    today.check(ALL_NO)
    boxes = [box(today, "hands"), box(today, "ball_on_wall")]
    log.record([stop_event(reason)])
    for each in boxes:
        assert each.widget.open_until == 0
        assert list(each.children) == [each.widget, each.check]
        assert each.check.result["advice"]
    assert box(today).check.result["advice"]


def test_a_stop_to_ease_off_shuts_nothing(today: Today, log: Journal) -> None:
    today.check(ALL_NO)
    opened = box(today)
    log.record([stop_event("too_intense")])
    assert opened.widget.open_until == MIDNIGHT_MS


def test_a_stop_in_another_notebook_shuts_it_as_soon_as_it_starts(
    today: Today, log: Journal, tmp_path: Path
) -> None:
    today.check(ALL_NO)
    opened = box(today)
    other = Journal(tmp_path / "home")
    other.record([stop_event()])
    other.close()
    opened.widget.state = "running"
    assert opened.widget.open_until == 0


def test_a_message_of_the_page_makes_it_look_too(today: Today, clock: Clock) -> None:
    today.check(ALL_NO)
    opened = box(today)
    clock.now = NOON + timedelta(days=1)
    opened.widget._handle_custom_msg({}, [])
    assert opened.widget.open_until == 0


# Each outcome, and a stop, tried with a fresh kernel, with all cells run again, with a second card.
WAYS_ROUND = {
    "run again": lambda today, clock: today,
    "a fresh kernel": lambda today, clock: Today(clock=clock),
    "a new check": lambda today, clock: (today.check(ALL_NO), today)[1],
    "a new check in a fresh kernel": lambda today, clock: _checked(Today(clock=clock)),
    "withdrawn and checked": lambda today, clock: (today.withdraw(), _checked(today))[1],
}


def _checked(today: Today) -> Today:
    today.check(ALL_NO)
    return today


@pytest.mark.parametrize("way", WAYS_ROUND.values(), ids=list(WAYS_ROUND))
@pytest.mark.parametrize("closing", ["not_today", "ask_first", "get_help_now", "stop"])
@pytest.mark.parametrize("technique", TECHNIQUES)
def test_no_way_round(
    today: Today,
    clock: Clock,
    log: Journal,
    technique: str,
    closing: str,
    way: Callable[[Today, Clock], Today],
) -> None:
    today.check(ALL_NO)
    if closing == "stop":
        log.record([stop_event()])
    else:
        today.check(REFUSED[closing])
    shut = GuardedTimer(technique, today=way(today, clock))
    assert shown(shut) == ["ReadinessCheck"]
    assert shut.timer.open_until == 0
    assert shut.check.result["name"] != load().outcomes["go"].name
