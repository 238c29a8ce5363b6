"""The hold timer as Python sees it: what it takes, what it refuses, what can be observed."""

from __future__ import annotations

import inspect
import re
from typing import Any

import ipywidgets
import pytest

from glute_lessons.content import load
from glute_lessons.practice import feeling, phases, stopping
from glute_lessons.practice.hold_timer import HoldTimer
from glute_lessons.practice.hold_words import WORDS

TECHNIQUES = ("foam_rolling", "ball_on_wall", "ball_on_floor", "hands")


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_the_seconds_are_the_lower_end_of_the_techniques_default(technique: str) -> None:
    hold = load().techniques[technique].hold
    timer = HoldTimer(technique)
    assert timer.seconds == hold.default_seconds[0]
    assert timer.side == "right"
    assert timer.technique_name == load().techniques[technique].name
    assert timer.holds_per_spot == hold.per_spot


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_every_whole_second_from_five_to_the_techniques_cap_is_taken(technique: str) -> None:
    cap = load().techniques[technique].hold.max_seconds
    assert cap <= 60
    assert HoldTimer(technique, seconds=5).seconds == 5
    assert HoldTimer(technique, seconds=cap).seconds == cap


@pytest.mark.parametrize("technique", TECHNIQUES)
@pytest.mark.parametrize("seconds", [4, 0, -20, 61, 500, 20.0, "20", True, float("nan")])
def test_other_seconds_are_refused_in_one_sentence(technique: str, seconds: Any) -> None:
    cap = load().techniques[technique].hold.max_seconds
    with pytest.raises(ValueError) as refusal:
        HoldTimer(technique, seconds=seconds)
    sentence = str(refusal.value)
    assert sentence.startswith("hold_timer, seconds: found ")
    assert sentence.endswith(f"allowed is a whole number from 5 to {cap} for {technique}")


def test_one_second_over_the_cap_is_refused_later_too_and_changes_nothing() -> None:
    timer = HoldTimer("hands", seconds=20)
    plan = timer.phases
    with pytest.raises(ValueError, match="allowed is a whole number"):
        timer.seconds = load().techniques["hands"].hold.max_seconds + 1
    assert (timer.seconds, timer.phases) == (20, plan)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            {"technique": "elbow"},
            'hold_timer, technique: found "elbow"; allowed is one of ' + ", ".join(TECHNIQUES),
        ),
        (
            {"technique": ["hands"]},
            'hold_timer, technique: found ["hands"]; allowed is one of ' + ", ".join(TECHNIQUES),
        ),
        (
            {"technique": "hands", "side": "middle"},
            'hold_timer, side: found "middle"; allowed is one of left, right, both',
        ),
        (
            {"technique": "hands", "breaths_per_minute": 3},
            "breathing, breaths_per_minute: found 3; allowed is a number from 4 to 10",
        ),
        (
            {"technique": "hands", "side": None},
            "hold_timer, side: found None; allowed is one of left, right, both",
        ),
    ],
)
def test_an_unknown_technique_or_side_is_refused_in_one_sentence(
    arguments: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValueError) as refusal:
        HoldTimer(**arguments)
    assert str(refusal.value) == sentence


def test_new_seconds_make_a_new_plan() -> None:
    timer = HoldTimer("hands", seconds=20)
    timer.seconds = 10
    assert [phase["seconds"] for phase in timer.phases] == [5, 10, 0]
    assert timer.cues[-1]["at_ms"] == 15_000
    assert timer.breaths[-1]["at_ms"] + timer.breaths[-1]["ms"] == 15_000


def test_a_timer_is_closed_until_someone_opens_it() -> None:
    timer = HoldTimer("hands")
    assert timer.open_until == 0
    assert timer.closed_says == WORDS["closed"]


@pytest.mark.parametrize(
    ("trait", "value"),
    [
        ("state", "running"),
        ("elapsed_ms", 20_003.5),
        ("holds_done", 1),
        ("open_until", 1e12),
        ("seconds", 10),
        ("closed_says", "Not today."),
        ("stop_reason", "faint"),
    ],
)
def test_traits_can_be_observed(trait: str, value: Any) -> None:
    timer, seen = HoldTimer("hands", seconds=20), []
    timer.observe(lambda change: seen.append(change["new"]), names=trait)
    setattr(timer, trait, value)
    assert seen == [value]


@pytest.mark.parametrize("trait", ["technique", "technique_name", "side"])
def test_what_a_timer_is_for_does_not_change(trait: str) -> None:
    with pytest.raises(Exception, match="read-only"):
        setattr(HoldTimer("hands"), trait, "left")


def test_everything_the_page_needs_is_synced() -> None:
    state = HoldTimer("hands", side="left", seconds=20).get_state()
    assert (state["technique"], state["side"], state["seconds"]) == ("hands", "left", 20)
    assert state["stop_rule"] == load().dose.stop_rule
    dose = load().dose
    assert [each["says"] for each in state["help_lists"]] == [dose.emergency, dose.urgent]
    assert [each["signs"] for each in state["help_lists"]] == [
        list(dose.emergency_signs),
        list(dose.urgent_signs),
    ]
    assert state["words"].keys() == WORDS.keys()
    assert {"phases", "cues", "breaths", "open_until", "closed_says"} <= state.keys()


def test_it_stands_in_a_box_with_other_widgets() -> None:
    timer = HoldTimer("hands")
    assert ipywidgets.VBox([timer, ipywidgets.Label("x")]).children[0] is timer


def test_the_courses_numbers_stand_in_its_words() -> None:
    dose, words = load().dose, HoldTimer("hands").words
    low, high = dose.feeling_aim
    assert f"{low} to {high} out of 10. Never go above {dose.feeling_cap}." in words["aim"]
    assert str(dose.breathe_in_seconds) in words["pace"]
    assert str(dose.breathe_out_seconds) in words["pace"]
    assert f"only at {high} or less" in words["waits"]


@pytest.mark.parametrize(
    ("rate", "says"),
    [
        (None, "Breathe in for 4 seconds and out for 6."),
        (6, "Breathe in for 4 seconds and out for 6."),
        (4, "Breathe in for 6 seconds and out for 9."),
        (10, "Breathe in for 2.4 seconds and out for 3.6."),
        (7, "Breathe in for 3.4 seconds and out for 5.1."),
    ],
)
def test_the_pace_that_was_asked_for_is_told_and_planned(rate: float | None, says: str) -> None:
    timer = HoldTimer("hands", seconds=20, breaths_per_minute=rate)
    assert timer.words["pace"] == says
    first = timer.breaths[0]
    assert first["ms"] == {None: 4000, 6: 4000, 4: 6000, 10: 2400, 7: 3429}[rate]


def test_a_timer_for_both_sides_plans_one_after_the_other() -> None:
    timer = HoldTimer("hands", "both", 20)
    held = [phase["side"] for phase in timer.phases if phase["name"] == "hold"]
    assert held == ["right", "left"]
    timer.seconds = 10
    assert [p["seconds"] for p in timer.phases if p["name"] == "hold"] == [10, 10]


def test_what_follows_from_each_answer_is_on_the_page_already() -> None:
    timer, library = HoldTimer("hands"), load()
    assert timer.stops == stopping.as_data(library)
    assert timer.felt == feeling.as_data(library)
    assert [step["span"] for step in timer.feelings] == [
        step.span for step in library.feelings.values()
    ]


# What the page fills in; any other name in braces would be shown to the learner as it is.
FILLED_IN = {
    "title": {"technique", "side"},
    "plan": {"seconds", "count_in"},
    "plan_both": {"seconds", "count_in", "between"},
    "turn": {"number", "allowed"},
    "spot_done": {"allowed"},
    "missing": {"list"},
    "says_count_in": {"seconds"},
    "says_count_in_side": {"seconds", "side"},
    "says_hold": {"seconds"},
    "says_rest": {"side"},
}


def test_no_word_keeps_a_brace_that_nobody_fills() -> None:
    left = {
        key: set(re.findall(r"{(\w*)}", text)) for key, text in HoldTimer("hands").words.items()
    }
    assert {key: names for key, names in left.items() if names} == FILLED_IN


def test_every_word_is_used_and_every_used_word_exists() -> None:
    by_name = set(re.findall(r"\bwords\.(\w+)", str(HoldTimer._esm)))
    by_plan = set(re.findall(r'\bwords\["(\w+)"\]', inspect.getsource(phases)))
    by_key = {"left", "right", "both", "in", "out"}  # looked up by a side or the way of a breath
    by_lack = {"speech", "audio", "wake_lock", "worker", "vibration"}  # by what a browser lacks
    by_default = {"closed"}
    assert by_name | by_plan | by_key | by_lack | by_default == WORDS.keys()


@pytest.mark.parametrize(
    "forbidden",
    [r"\bimport\b", r"\bfetch\b", r"https?:", r"innerHTML", r"outerHTML", r"insertAdjacentHTML",
     r"\beval\b", r"setInterval", r"document\.write", r"XMLHttpRequest"],
)  # fmt: skip
def test_the_front_end_fetches_nothing_and_pastes_no_markup(forbidden: str) -> None:
    assert not re.search(forbidden, without_comments(str(HoldTimer._esm)))
    assert "export default { render };" in str(HoldTimer._esm)


def without_comments(script: str) -> str:
    return re.sub(r"//.*", "", script)
