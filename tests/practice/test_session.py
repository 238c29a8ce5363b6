"""The guided session as Python sees it: what it takes, what it refuses, and the gate before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from glute_lessons.content import load
from glute_lessons.practice.guarded_timer import GuardedBox
from glute_lessons.practice.hold_words import WORDS as HOLD_WORDS
from glute_lessons.practice.session import SessionCard, session
from glute_lessons.practice.session_words import WORDS
from glute_lessons.practice.today import Today
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, use

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
NOON_MS = int(NOON.timestamp() * 1000)
ALL_NO = dict.fromkeys(load().screening, "no")
TECHNIQUES = list(load().techniques)
REFUSED = {
    "get_help_now": ALL_NO | {"both_legs": "yes"},
    "ask_first": ALL_NO | {"leg_today": "yes"},
    "not_today": ALL_NO | {"unwell": "yes"},
    "unanswered": {},
}


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """A progress file of this test's own."""
    with use(Journal(tmp_path / "home", lambda: NOON_MS)) as journal:
        yield journal
        journal.close()


@pytest.fixture
def today() -> Today:
    return Today(clock=lambda: NOON)


def card(technique: str = "hands", side: str = "both", seconds: Any = None) -> SessionCard:
    return SessionCard(technique, side, seconds, lambda: NOON)


def open_card(technique: str, side: str = "both") -> SessionCard:
    """As the gate opens it."""
    widget = card(technique, side)
    widget.open_until = NOON_MS + 1.0
    return widget


def event(kind: str, **body: Any) -> Event:
    return Event(uuid4().hex, kind, NOON_MS - 60_000, 0, body)


def step(state: str, name: str = "", run: str = "a" * 32, side: str = "both") -> Event:
    body = {"technique": "hands", "side": side, "state": state, "step": name, "run": run}
    return event("session", **body)


def hold(side: str, technique: str = "foam_rolling") -> Event:
    body = {"planned_seconds": 20, "held_seconds": 20, "ended": "done"}
    return event("hold", technique=technique, side=side, **body)


def shown(box: GuardedBox) -> list[str]:
    return [type(child).__name__ for child in box.children]


def ask_plan(widget: SessionCard) -> list[Any]:
    """The page asks for the plan as it stands; what the kernel replies."""
    replies: list[Any] = []
    widget.send = lambda content, buffers=None: replies.append(content)  # type: ignore[method-assign]
    widget._handle_custom_msg({"kind": "plan"}, [])
    return replies


@pytest.mark.parametrize("technique", TECHNIQUES)
@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_every_drawing_that_a_stage_names_is_sent_with_its_words(technique: str, side: str) -> None:
    widget = open_card(technique, side)
    for stage in widget.stages:
        for key in [*stage["drawings"], *([stage["plate"]] if stage["plate"] else [])]:
            picture = widget.pictures[key]
            assert picture["svg"].startswith("<svg") and picture["title"] and picture["words"]
            assert f" {stage['side']}" in key


def test_a_position_and_a_plate_of_one_name_are_two_pictures() -> None:
    """Regression: both are called ball_on_wall, and the plate stood in for the position."""
    pictures = open_card("ball_on_wall").pictures
    both = {pictures[f"{kind} ball_on_wall right"]["title"] for kind in ("position", "plate")}
    assert len(both) == 2


def test_while_it_is_closed_no_drawing_is_sent() -> None:
    assert card("hands").pictures == {}


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_drawing_is_labelled_for_its_side(side: str) -> None:
    svg = open_card("hands", side).pictures[f"position hands_sitting {side}"]["svg"]
    assert f'data-side="{side}"' in svg
    other = {"left": "right", "right": "left"}[side]
    assert f'data-side="{other}"' not in svg


def test_the_minutes_are_those_of_the_plan() -> None:
    low, high = (int(each) for each in re.findall(r"\d+", card("foam_rolling").intro))
    assert 5 <= low < high <= 10


def test_the_words_that_the_timer_says_too_are_the_timers() -> None:
    shared = set(WORDS) & set(HOLD_WORDS)
    for name in ("why", "why_hint", "shut_stop", "shut_help", "unanswered", "air", "stopped"):
        assert name in shared and WORDS[name] == HOLD_WORDS[name]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("elbow",),
            'session, technique: found "elbow"; allowed is one of ' + ", ".join(TECHNIQUES),
        ),
        ((["hands"],), 'session, technique: found ["hands"]; allowed is one of'),
        (("hands", "front"), 'session, side: found "front"; allowed is one of left, right, both'),
        (
            ("hands", "left", 31),
            "session, seconds: found 31; allowed is a whole number from 5 to 30",
        ),
        (("hands", "left", 0), "session, seconds: found 0; allowed is a whole number from 5 to 30"),
    ],
)
def test_bad_input_is_one_sentence(today: Today, arguments: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        session(*arguments, today=today)


def test_what_today_has_seen_is_asked_of_the_log(log: Journal) -> None:
    log.record([hold("right"), hold("right", "hands")])
    widget = card()
    assert [stage["id"] for stage in widget.stages if stage["kind"] == "hold"] == ["hold_left"]
    assert widget.left_out == [
        "The right side has had its 2 holds today, so this set goes without a hold."
    ]


def test_the_page_gets_the_plan_anew_when_it_asks(log: Journal) -> None:
    widget = card()
    log.record([step("step", "passes_right"), step("step", "passes_left"), step("ended")])
    assert ask_plan(widget) == [{"kind": "planned"}]
    assert widget.stages == []
    assert len(widget.left_out) == 2


def test_a_session_left_in_the_middle_is_offered_and_keeps_its_own_sides(log: Journal) -> None:
    run = "b" * 32
    log.record([step("begun", run=run), step("step", "passes_right", run), hold("right", "hands")])
    widget = card()
    assert widget.resume == {"run": run, "step": "passes_right"}
    assert [s["id"] for s in widget.stages if s["kind"] == "passes"] == [
        "passes_right",
        "passes_left",
    ]


def test_once_given_up_it_is_not_offered_and_its_side_rests(log: Journal) -> None:
    log.record([step("begun"), step("step", "passes_right"), step("left", "rest_right")])
    widget = card()
    assert widget.resume == {}
    assert [s["id"] for s in widget.stages if s["kind"] == "passes"] == ["passes_left"]


def test_what_the_page_tells_is_written_down(log: Journal) -> None:
    widget = card()
    told = [step("begun"), step("step", "how_find"), hold("left", "hands")]
    sent = [
        {"id": e.id, "kind": e.kind, "at_ms": e.at_ms, "offset_min": 0, "body": dict(e.body)}
        for e in told
    ]
    widget.send = lambda content, buffers=None: None  # type: ignore[method-assign]
    widget._handle_custom_msg({"kind": "events", "events": sent}, [])
    assert [each.id for each in log.log()] == [each.id for each in told]


# No way round the gate.


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_before_a_check_there_is_the_check_alone(today: Today, technique: str) -> None:
    box = session(technique, today=today)
    assert shown(box) == ["ReadinessCheck"]
    assert box.widget.open_until == 0


def test_a_card_of_its_own_is_closed() -> None:
    assert card().open_until == 0


@pytest.mark.parametrize("technique", TECHNIQUES)
@pytest.mark.parametrize("answers", REFUSED.values(), ids=list(REFUSED))
def test_no_outcome_but_go_opens_it_and_the_reason_is_told(
    today: Today, technique: str, answers: dict[str, str]
) -> None:
    before = session(technique, today=today)
    today.check(answers)
    for box in (before, session(technique, today=today)):
        assert box.widget.open_until == 0
        assert "SessionCard" not in shown(box)
        assert box.widget.closed_says
        box.widget.open_until = float(NOON_MS + 1)
        assert box.widget.open_until == 0


def test_a_go_opens_it_until_midnight(today: Today) -> None:
    box = session("hands", today=today)
    today.check(ALL_NO)
    assert "SessionCard" in shown(box)
    assert box.widget.open_until == NOON_MS + 12 * 3_600_000


@pytest.mark.parametrize(("technique", "is_open"), [("foam_rolling", False), ("hands", True)])
def test_a_technique_that_the_check_closed_stays_closed(
    today: Today, technique: str, is_open: bool
) -> None:
    box = session(technique, today=today)
    today.check(ALL_NO | {"floor": "yes"})
    assert (box.widget.open_until > 0) == is_open


@pytest.mark.parametrize("reason", ["sharp", "left", "chest"])
def test_a_warning_sign_told_by_its_own_page_shuts_it_and_its_advice_stays_in_sight(
    today: Today, reason: str
) -> None:
    today.check(ALL_NO)
    box = session("hands", today=today)
    box.widget.send = lambda content, buffers=None: None
    body = {"technique": "hands", "side": "right", "reason": reason, "seconds": 9}
    told = {"id": uuid4().hex, "kind": "stop", "at_ms": NOON_MS, "offset_min": 0, "body": body}
    box.widget._handle_custom_msg({"kind": "events", "events": [told]}, [])
    assert box.widget.open_until == 0
    assert "SessionCard" in shown(box)
    assert shown(session("ball_on_wall", today=today)) == ["ReadinessCheck"]
