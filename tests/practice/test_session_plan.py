"""The plan of a guided session: its order, its dose, and what today's counts leave out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from glute_lessons.content import load
from glute_lessons.practice.session_log import Left, done_today, left_in_the_middle
from glute_lessons.practice.session_plan import Done, Session, plan_session
from glute_lessons.progress.events import DAY_MS, Event
from tests.progress.made_events import NOW, hex32

TECHNIQUES = tuple(load().techniques)
ON_THE_FLOOR = [id_ for id_, technique in load().techniques.items() if technique.floor]
SIDES = ("left", "right", "both")
NOON = NOW // DAY_MS * DAY_MS + DAY_MS // 2


def plan(
    technique: str = "hands", side: str = "both", seconds: Any = None, done: Done | None = None
) -> Session:
    library = load()
    next_day = library.sensations["next_day_tender"]
    return plan_session(library.techniques[technique], side, seconds, library.dose, next_day, done)


def ids(session: Session, *kinds: str) -> list[str]:
    return [stage.id for stage in session.stages if not kinds or stage.kind in kinds]


every_technique = pytest.mark.parametrize("technique", TECHNIQUES)
every_side = pytest.mark.parametrize("side", SIDES)


def test_both_sides_are_worked_on_in_turn_with_a_change_between() -> None:
    assert ids(plan(), "passes", "hold", "rest", "switch") == [
        *("passes_right", "hold_right", "rest_right"),
        "switch",
        *("passes_left", "hold_left", "rest_left"),
    ]


@pytest.mark.parametrize("side", ["left", "right"])
def test_one_side_alone_has_no_change(side: str) -> None:
    worked = [f"passes_{side}", f"hold_{side}", f"rest_{side}"]
    assert ids(plan(side=side), "passes", "hold", "rest", "switch") == worked


@every_technique
@every_side
def test_all_words_of_getting_there_and_up_are_there_once_in_their_order(
    technique: str, side: str
) -> None:
    record, session = load().techniques[technique], plan(technique, side)
    said = [stage.says for stage in session.stages]
    for lines in (record.getting_there, record.getting_up):
        assert [line for line in said if line in lines] == list(lines)


@every_technique
@every_side
def test_the_feeling_is_asked_before_any_pressure_after_each_set_and_at_the_end(
    technique: str, side: str
) -> None:
    stages = plan(technique, side).stages
    asked = [stage.asks for stage in stages if stage.asks or stage.kind == "passes"]
    sets = ["", "during"] * (2 if side == "both" else 1)
    assert asked == ["before", *sets, "after"]


@every_technique
def test_the_line_that_puts_one_on_the_tool_is_read_last_before_the_passes(technique: str) -> None:
    session = plan(technique)
    before = ids(session)[: ids(session).index("passes_right")]
    assert before[-2:] == ["before", "on"]
    on = session.stages[len(before) - 1]
    assert on.says == load().techniques[technique].getting_there[-1]


@every_technique
def test_every_step_is_told_but_the_strongest_and_the_change(technique: str) -> None:
    told = [stage.says for stage in plan(technique, "left").stages]
    for step in load().techniques[technique].steps:
        assert (step.text in told) == (step.id not in ("figure_four", "change_sides"))


@every_technique
def test_the_change_of_sides_is_told_in_the_techniques_words_for_the_new_side(
    technique: str,
) -> None:
    (switch,) = [stage for stage in plan(technique).stages if stage.kind == "switch"]
    steps = {step.id: step.text for step in load().techniques[technique].steps}
    assert (switch.says, switch.side) == (steps["change_sides"], "left")


@every_technique
@every_side
def test_the_end_says_what_tomorrow_may_bring_and_when_to_see_someone(
    technique: str, side: str
) -> None:
    last = plan(technique, side).stages[-1]
    assert last.kind == "after"
    for words in ("tenderness the next day", "48 hours", "No second session", "clinician"):
        assert words in last.says


@pytest.mark.parametrize("technique", ON_THE_FLOOR)
def test_the_way_down_is_drawn_where_one_goes_down_and_backwards_where_one_gets_up(
    technique: str,
) -> None:
    way = load().techniques[technique].way_down
    down = [stage for stage in plan(technique).stages if stage.drawings == way]
    assert [stage.id[:5] for stage in down] == ["there"]
    assert "knee" in down[0].says and "chair" in down[0].says
    up = [stage for stage in plan(technique).stages if stage.id.startswith("up_")]
    assert [name for stage in up for name in stage.drawings] == list(reversed(way))
    assert "Push yourself up" in next(stage.says for stage in up if way[1] in stage.drawings)


@every_technique
@every_side
def test_every_drawing_and_picture_exists(technique: str, side: str) -> None:
    library = load()
    for stage in plan(technique, side).stages:
        assert set(stage.drawings) <= set(library.positions)
        assert not stage.plate or stage.plate in library.pictures
        assert stage.side in ("left", "right")


@every_technique
@every_side
@pytest.mark.parametrize("seconds", [None, 5, 20, "cap"])
def test_no_dose_word_is_broken(technique: str, side: str, seconds: Any) -> None:
    library = load()
    record, dose = library.techniques[technique], library.dose
    seconds = record.hold.max_seconds if seconds == "cap" else seconds
    session = plan(technique, side, seconds)
    wanted = seconds or record.hold.default_seconds[0]
    for each in ("left", "right"):
        passes = [s for s in session.stages if s.kind == "passes" and s.side == each]
        holds = [s for s in session.stages if s.kind == "hold" and s.side == each]
        assert len(passes) == len(holds) <= 1
        assert all(s.seconds == wanted <= record.hold.max_seconds for s in holds)
        assert all(
            record.passes.set_seconds[0] <= s.seconds <= record.passes.set_seconds[1]
            for s in passes
        )
    rests = [s.seconds for s in session.stages if s.kind == "rest"]
    assert set(rests) == {3 * (dose.breathe_in_seconds + dose.breathe_out_seconds)}


@every_technique
def test_a_whole_session_of_both_sides_takes_five_to_ten_minutes(technique: str) -> None:
    low, high = plan(technique).total_seconds
    assert 5 * 60 <= low < high <= 10 * 60


@every_technique
def test_each_pass_has_its_sound_at_an_even_pace_and_few_words(technique: str) -> None:
    library = load()
    (stage,) = [s for s in plan(technique, "left").stages if s.kind == "passes"]
    turns = [cue for cue in stage.cues if cue.sound in ("there", "back")]
    gaps = {b.at_ms - a.at_ms for a, b in pairwise(turns)}
    low, high = library.techniques[technique].passes.pass_seconds
    assert len(gaps) == 1 and low * 1000 <= gaps.pop() <= high * 1000
    assert turns[0].at_ms == stage.count_in * 1000
    assert [cue.sound for cue in turns] == ["there", "back"] * (len(turns) // 2)
    assert sum(bool(cue.says) for cue in turns) == 4
    assert stage.cues[-1].at_ms == (stage.count_in + stage.seconds) * 1000


@pytest.mark.parametrize(("seconds", "halfway"), [(5, False), (11, False), (12, True), (30, True)])
def test_a_hold_is_led_in_halved_and_counted_out(seconds: int, halfway: bool) -> None:
    (stage,) = [s for s in plan("hands", "left", seconds).stages if s.kind == "hold"]
    begin, end = stage.count_in * 1000, (stage.count_in + seconds) * 1000
    sounds = {cue.at_ms: cue.sound for cue in stage.cues}
    assert sounds[begin] == "start"
    assert ("halfway" in sounds.values()) == halfway
    assert [sounds[end - left * 1000] for left in (3, 2, 1, 0)] == ["last", "last", "last", "end"]
    assert [cue.at_ms for cue in stage.cues] == sorted(cue.at_ms for cue in stage.cues)


def test_breaths_fill_the_hold_and_the_rest() -> None:
    for stage in plan("hands", "left", 25).stages:
        if stage.kind in ("hold", "rest"):
            begin = stage.count_in * 1000
            assert [b.at_ms for b in stage.breaths][:3] == [begin, begin + 4000, begin + 10_000]
            assert stage.breaths[-1].at_ms + stage.breaths[-1].ms == begin + stage.seconds * 1000


@every_technique
def test_ids_are_single_and_fit_the_log(technique: str) -> None:
    names = ids(plan(technique))
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"\w+", name) for name in names)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"side": "front"}, 'session, side: found "front"; allowed is one of left, right, both'),
        ({"side": None}, "session, side: found None; allowed is one of left, right, both"),
        ({"side": ["left"]}, 'session, side: found ["left"]; allowed is one of left, right, both'),
        ({"seconds": 4}, "session, seconds: found 4; allowed is a whole number from 5 to 30"),
        ({"seconds": 31}, "session, seconds: found 31; allowed is a whole number from 5 to 30"),
        ({"seconds": True}, "session, seconds: found true; allowed is a whole number from 5"),
        ({"seconds": 20.0}, "session, seconds: found 20.0; allowed is a whole number from 5"),
    ],
)
def test_bad_input_is_one_sentence(arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        plan("hands", **arguments)


# What today's counts leave out.


@pytest.mark.parametrize(
    ("done", "left", "says"),
    [
        (Done(), ["right", "left"], 0),
        (Done(holds={"right": 1}, sets={"right": 2}), ["right", "left"], 0),
        (Done(sets={"right": 3}), ["left"], 1),
        (Done(over=frozenset({"left"})), ["right"], 1),
        (Done(sets={"right": 3}, over=frozenset({"left"})), [], 2),
    ],
)
def test_a_side_that_has_had_its_share_is_left_out_and_it_is_said(
    done: Done, left: list[str], says: int
) -> None:
    session = plan(done=done)
    assert [stage.side for stage in session.stages if stage.kind == "passes"] == left
    assert len(session.left_out) == says
    assert bool(session.stages) == bool(left)


def test_a_side_that_has_had_its_holds_goes_without_one() -> None:
    session = plan(done=Done(holds={"right": 2, "left": 1}))
    assert ids(session, "hold") == ["hold_left"]
    assert session.left_out == (
        "The right side has had its 2 holds today, so this set goes without a hold.",
    )


def event(number: int, kind: str, at_ms: int = NOON, offset_min: int = 0, **body: Any) -> Event:
    return Event(hex32(number, kind, at_ms), kind, at_ms, offset_min, body)


def hold(side: str, held: int = 20, at_ms: int = NOON, offset_min: int = 0) -> Event:
    body = {"planned_seconds": 20, "held_seconds": held, "ended": "done"}
    return event(held, "hold", at_ms, offset_min, technique="hands", side=side, **body)


def step(
    state: str, name: str = "", side: str = "both", run: str = "a", at_ms: int = NOON
) -> Event:
    body = {"technique": "hands", "side": side, "state": state, "step": name, "run": hex32(run)}
    return event(1, "session", at_ms, **body)


def test_holds_and_sets_of_today_are_counted_by_side() -> None:
    log = [hold("left"), hold("both"), hold("right", held=0), step("step", "passes_right")]
    done = done_today(log, NOON, 0)
    assert (done.holds, done.sets, done.over) == (
        {"left": 2, "right": 1},
        {"right": 1},
        frozenset(),
    )


@pytest.mark.parametrize("state", ["ended", "left"])
def test_a_session_that_is_over_closes_the_sides_it_worked_on(state: str) -> None:
    log = [step("begun"), step("step", "passes_right"), step(state, "rest_right")]
    assert done_today(log, NOON, 0).over == {"right"}
    assert done_today([step("begun"), step(state)], NOON, 0).over == frozenset()


@pytest.mark.parametrize(("hours_ago", "over"), [(13, {"right"}), (21, {"right"}), (25, set())])
def test_a_side_worked_on_last_night_still_rests_this_morning(
    hours_ago: int, over: set[str]
) -> None:
    at_ms = NOON - hours_ago * 3_600_000
    log = [step(state, "passes_right", at_ms=at_ms) for state in ("begun", "step", "ended")]
    done = done_today(log, NOON, 0)
    assert (done.over, done.sets) == (over, {})


@pytest.mark.parametrize(
    ("at_ms", "offset_min", "now_offset", "counts"),
    [
        (NOON, 0, 0, True),
        (NOON - DAY_MS, 0, 0, False),
        (NOON - DAY_MS // 2 - 1, 0, 0, False),  # one ms before this midnight
        (NOON - DAY_MS // 2 - 1, 60, 0, True),  # but today, where it was done
        (NOON - DAY_MS // 2 - 1, 0, 60, True),  # and today, by the clock that asks
        (NOON + DAY_MS, 0, 0, True),  # a clock set back frees nothing
    ],
)
def test_only_the_local_day_counts(
    at_ms: int, offset_min: int, now_offset: int, counts: bool
) -> None:
    done = done_today([hold("left", 20, at_ms, offset_min)], NOON, now_offset)
    assert bool(done.holds) == counts


# Where a session was left.


def left(*log: Event, side: str = "both", technique: str = "hands") -> Left | None:
    return left_in_the_middle(log, technique, side, plan("hands", side).stages, NOON, 0)


BEGUN = step("begun")


@pytest.mark.parametrize(
    ("reached", "goes_on"),
    [
        ("there_2", "there_2"),
        ("before", "before"),
        ("passes_right", "passes_right"),
        ("hold_right", "rest_right"),  # never in the middle of a hold
        ("hold_left", "rest_left"),
        ("switch", "switch"),
        ("afterwards", "afterwards"),
    ],
)
def test_a_session_left_in_the_middle_goes_on_at_its_step(reached: str, goes_on: str) -> None:
    assert left(BEGUN, step("step", reached)) == Left(hex32("a"), goes_on)


@pytest.mark.parametrize(
    ("log", "why"),
    [
        ([], "there was none"),
        ([BEGUN], "it had not gone beyond its first stage"),
        ([BEGUN, step("step", "switch"), step("ended", "afterwards")], "it was ended"),
        ([BEGUN, step("step", "switch"), step("left", "switch")], "it was given up"),
        ([step("step", "switch", at_ms=NOON - DAY_MS)], "it was yesterday's"),
        ([step("step", "switch", side="left")], "it was of another side"),
        ([step("step", "a_step_of_old")], "its step is not in the course any more"),
        ([step("step", "switch"), step("begun", run="b")], "a newer one was begun"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_there_is_nothing_to_go_on_with(log: list[Event], why: str) -> None:
    assert left(*log) is None, why


def test_with_no_side_left_there_is_nothing_to_go_on_with() -> None:
    assert left_in_the_middle([step("step", "switch")], "hands", "both", (), NOON, 0) is None
