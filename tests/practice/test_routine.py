"""The routine planner keeps the dose rules, the minutes and both sides equal, whatever is asked."""

from __future__ import annotations

import random
from itertools import count, groupby
from typing import Any

import pytest

from glute_lessons.content import load
from glute_lessons.practice import routine_layout as layout
from glute_lessons.practice import routine_rules as rules
from glute_lessons.practice.routine import as_data, plan
from glute_lessons.practice.routine_records import (
    FOCUSES,
    KINDS,
    MINUTES,
    SENSITIVITIES,
    SORE,
    Request,
    Routine,
    RoutineStep,
    TooShort,
)
from glute_lessons.practice.routine_words import GETTING_UP, REST, SETUP, SWITCH, WORDS
from glute_lessons.progress.events import Event, faults

LIBRARY = load()
DOSE = LIBRARY.dose
TOOLS = tuple(LIBRARY.tools)
TECHNIQUES = LIBRARY.techniques
NOW = 1_790_000_000_000  # 2026-09-21, 13:33 UTC
HOUR = 3_600_000
MINUTE = 60_000
REQUESTS = 10_000
_ids = count(1)


def event(kind: str, ago_ms: int, **body: Any) -> Event:
    bodies = {
        "hold": {
            "technique": "hands",
            "side": "right",
            "planned_seconds": 20,
            "held_seconds": 20,
            "ended": "done",
        },
        "session": {
            "technique": "hands",
            "side": "both",
            "state": "step",
            "step": "passes_right_1",
            "run": "0" * 32,
        },
    }
    made = Event(f"{next(_ids):032x}", kind, NOW - ago_ms, 0, bodies[kind] | body)
    assert not list(faults({**vars_of(made)}, NOW)), "the log would refuse it"
    return made


def vars_of(made: Event) -> dict[str, Any]:
    return {name: getattr(made, name) for name in ("id", "kind", "at_ms", "offset_min", "body")}


def made(history: tuple[Event, ...] = (), **asked: Any) -> Routine:
    return plan(Request(**asked), LIBRARY, history, NOW, 0)


def times(routine: Routine) -> list[tuple[str, str, int]]:
    return [(step.kind, step.side, step.seconds) for step in routine.steps]


def of_side(routine: Routine, side: str) -> list[tuple[str, str, str, int]]:
    """What one side gets, without the side's name."""
    return [
        (step.kind, step.technique, step.tool, step.seconds)
        for step in routine.steps
        if step.side == side
    ]


def sets_of(routine: Routine, side: str) -> list[list[RoutineStep]]:
    """Each set of a side: its passes, and the hold that ends it if there is one."""
    found: list[list[RoutineStep]] = []
    for step in routine.steps:
        if step.side == side and step.kind == "passes":
            found.append([step])
        elif step.side == side and step.kind == "hold":
            found[-1].append(step)
    return found


# ------------------------------------------------------------------ the plans of lesson 7

PLANS = {
    "A, hands on a chair, 5 minutes": (
        {"minutes": 5, "tools": ("hands",)},
        [("setup", 45), ("passes", 40), ("hold", 20), ("rest", 30)],
        30,
        45,
    ),
    "B, hands, then the ball on the wall, 8 minutes": (
        {"minutes": 8, "tools": ("hands", "tennis_ball"), "focus": "one_spot"},
        [("setup", 60), ("passes", 30), ("setup", 30), ("passes", 50), ("hold", 20), ("rest", 20)],
        45,
        75,
    ),
    "C, a roller, 10 minutes": (
        {"minutes": 10, "tools": ("foam_roller",), "focus": "broad"},
        [("setup", 120), ("setup", 20), ("passes", 60), ("hold", 20), ("rest", 20)],
        60,
        180,
    ),
}


@pytest.mark.parametrize(("asked", "first", "switch", "end"), PLANS.values(), ids=list(PLANS))
def test_the_plans_of_lesson_7_come_out(
    asked: dict[str, Any], first: list[tuple[str, int]], switch: int, end: int
) -> None:
    routine = made(**asked)
    assert routine.total_seconds == asked["minutes"] * 60
    kinds = [(step.kind, step.seconds) for step in routine.steps]
    expected = [*first, ("switch", switch), *first[1:]]
    assert kinds[: len(expected)] == expected
    assert [kind for kind, _ in kinds[len(expected) :]] == ["getting_up", "aftercare"]
    assert sum(seconds for _, seconds in kinds[len(expected) :]) == end


# ------------------------------------------------------------------ 10,000 random requests


def random_request(dice: random.Random) -> Request:
    return Request(
        minutes=dice.choice([dice.randint(*MINUTES), dice.randint(3, 8)]),
        tools=tuple(dice.sample(TOOLS, dice.choice([1, 1, 2, 3, 5]))),
        focus=dice.choice(list(FOCUSES)),
        exclude_side=dice.choice([None, None, "left", "right"]),
        sensitivity=dice.choice(list(SENSITIVITIES)),
        sore=dice.choice(["", "", "", *SORE]),
        warm_up=dice.random() < 0.5,
        closed=tuple(name for name in TECHNIQUES if dice.random() < 0.1),
    )


def random_history(dice: random.Random) -> tuple[Event, ...]:
    found = []
    for _ in range(dice.choice([0, 0, 0, 0, 1, 1, 2, 3])):
        ago = dice.choice([-HOUR, MINUTE, 20 * MINUTE, HOUR, 13 * HOUR, 21 * HOUR, 30 * HOUR])
        technique = dice.choice(list(TECHNIQUES))
        if dice.random() < 0.7:
            side = dice.choice(["left", "right"])
            found.append(event("hold", ago, technique=technique, side=side))
        else:
            state = dice.choice(["begun", "step", "ended", "left"])
            step = dice.choice(["setup", "passes_right_1", "passes_left_1", ""])
            found.append(event("session", ago, technique=technique, state=state, step=step))
    return tuple(sorted(found, key=lambda each: each.at_ms))


def holds_today(history: tuple[Event, ...], side: str) -> int:
    return sum(
        each.kind == "hold" and each.body["side"] == side and each.at_ms > NOW - 13.5 * HOUR
        for each in history
    )


def broken_rules(request: Request, history: tuple[Event, ...], routine: Routine) -> list[str]:
    """Every rule that the routine breaks, in words; worked out anew, not by the planner's code."""
    steps = routine.steps
    found = []
    if sum(step.seconds for step in steps) > request.minutes * 60:
        found.append("longer than asked")
    if any(step.seconds < 1 or step.kind not in KINDS for step in steps):
        found.append("a step of no length or kind")
    if steps and [steps[0].kind, steps[-2].kind, steps[-1].kind] != [
        *("setup", "getting_up", "aftercare")
    ]:
        found.append("no set-up, or no way out")
    for side in ("left", "right"):
        found += [f"{side}: {fault}" for fault in broken_on(request, history, routine, side)]
    told = {request.exclude_side, request.sore} & {"left", "right", "both"}
    if steps and not told:
        if of_side(routine, "left") != of_side(routine, "right"):
            found.append("sides are not equal")
        if sum(step.kind == "switch" for step in steps) != 1:
            found.append("no time to change sides")
    return found


def broken_on(
    request: Request, history: tuple[Event, ...], routine: Routine, side: str
) -> list[str]:
    sets, found = sets_of(routine, side), []
    holds = [step for each in sets for step in each[1:]]
    if sets and (request.exclude_side == side or request.sore in (side, "both")):
        found.append("worked though left out")
    if sets and any(each.at_ms <= NOW - HOUR and busy(each, side) for each in history):
        found.append("worked twice within a day")
    if sets and len(sets) + holds_today(history, side) > DOSE.sets_per_region:
        found.append("too many sets")
    if sets and holds and len(holds) + holds_today(history, side) > DOSE.holds_per_spot:
        found.append("too many holds")
    for first, *ends in sets:
        technique = TECHNIQUES[first.technique]
        least, most = technique.passes.set_seconds
        whole = first.seconds + sum(step.seconds for step in ends)
        if first.seconds < least or whole > most or not 30 <= whole <= 120:
            found.append("a set of another length")
        if len(ends) > 1:
            found.append("two holds in a set")
        if first.technique in request.closed or first.tool not in request.tools:
            found.append("closed, or no tool for it")
        if first.tool not in technique.tools:
            found.append("another tool than the technique's")
        if request.sensitivity == "tender" and LIBRARY.tools[first.tool].firmness > 3:
            found.append("too firm for someone easily sore")
    for hold in holds:
        own = TECHNIQUES[hold.technique].hold
        low, high = own.default_seconds
        low = DOSE.hold_seconds[0] if request.sensitivity == "tender" else low
        if not low <= hold.seconds <= min(high, own.max_seconds):
            found.append("a hold of another length")
    return found


def busy(each: Event, side: str) -> bool:
    """A hold within the last 22 hours, or on this day, on this side."""
    return each.kind == "hold" and each.body["side"] == side and each.at_ms > NOW - 22 * HOUR


def test_ten_thousand_random_requests_break_no_rule() -> None:
    dice = random.Random(7)
    planned = empty = short = 0
    for _ in range(REQUESTS):
        request, history = random_request(dice), random_history(dice)
        try:
            routine = plan(request, LIBRARY, history, NOW, 0)
        except TooShort as fault:
            short += 1
            assert fault.least > request.minutes
            continue
        assert broken_rules(request, history, routine) == [], (request, history)
        planned += bool(routine.steps)
        empty += not routine.steps
        assert routine.steps or routine.left_out
    assert min(planned, empty, short) > REQUESTS // 100, "each of the three ends is tried often"


def test_the_rules_of_this_test_find_what_is_wrong() -> None:
    routine = made(minutes=10)
    request = Request(minutes=5, closed=("hands",))
    history = (event("hold", MINUTE), event("hold", MINUTE))
    assert {"longer than asked", "right: too many holds", "left: closed, or no tool for it"} <= set(
        broken_rules(request, history, routine)
    )


# ------------------------------------------------------------------ sides and days


@pytest.mark.parametrize(("exclude", "left"), [("left", "right"), ("right", "left")])
def test_a_side_that_is_left_out_gets_nothing_and_the_other_all(exclude: str, left: str) -> None:
    routine = made(exclude_side=exclude)
    assert routine.sides == (left,)
    assert not any(step.kind == "switch" for step in routine.steps)
    assert routine.left_out[0].why == WORDS["excluded"]


@pytest.mark.parametrize(
    ("sore", "sides"), [("left", ("right",)), ("right", ("left",)), ("both", ())]
)
def test_a_sore_side_is_left_out_with_the_reason(sore: str, sides: tuple[str, ...]) -> None:
    routine = made(sore=sore)
    assert routine.sides == sides
    assert all("still tender" in each.why for each in routine.left_out)
    assert len(routine.left_out) == 2 - len(sides)


OVER = [
    ("a hold this morning", (event("hold", 3 * HOUR),)),
    ("a hold late last night", (event("hold", 16 * HOUR),)),
    ("a session that ended", (event("session", MINUTE, state="ended", step="", side="right"),)),
    (
        "a session given up after a set had begun",
        (event("session", 2 * MINUTE), event("session", MINUTE, state="left", step="")),
    ),
    ("a set an hour ago", (event("session", HOUR),)),
    ("three holds just now", tuple(event("hold", MINUTE) for _ in range(3))),
    ("a hold in the morning, by a clock set back", (event("hold", -5 * HOUR),) * 3),
]


@pytest.mark.parametrize(("what", "history"), OVER, ids=[name for name, _ in OVER])
def test_a_side_worked_within_a_day_gets_no_second_session(
    what: str, history: tuple[Event, ...]
) -> None:
    routine = made(history)
    assert routine.steps == ()
    assert routine.left_out[0].what == "Right side"
    assert routine.notes[1] == WORDS["one_alone"].format(side="right", other="left")
    assert made(history, exclude_side="right").sides == ("left",)


FREE = [
    ("a hold yesterday at this hour", (event("hold", 24 * HOUR),)),
    ("five minutes before the hour of yesterday", (event("hold", 24 * HOUR - 5 * MINUTE),)),
    ("a session begun and given up", (event("session", MINUTE, state="left", step=""),)),
    ("a session that only set up", (event("session", MINUTE, step="setup"),)),
]


@pytest.mark.parametrize(("what", "history"), FREE, ids=[name for name, _ in FREE])
def test_what_was_no_press_within_a_day_leaves_all(what: str, history: tuple[Event, ...]) -> None:
    assert made(history) == made()


def test_what_this_sitting_has_used_is_taken_off_for_both_sides() -> None:
    one = made((event("hold", 5 * MINUTE, side="left"),), minutes=20)
    assert [len(sets_of(one, side)) for side in rules.SIDES] == [2, 2]
    assert [len(each) for each in sets_of(one, "right")] == [1, 2]
    assert WORDS["fewer_holds"] in one.notes
    two = made(tuple(event("hold", 5 * MINUTE, side="left") for _ in range(2)), minutes=20)
    assert [[len(each) for each in sets_of(two, side)] for side in rules.SIDES] == [[1], [1]]
    assert WORDS["holds_used"].format(holds=2) in two.notes


@pytest.mark.parametrize("offset", [-720, -60, 0, 60, 840])
def test_a_hold_on_the_same_local_day_counts_wherever_the_learner_is(offset: int) -> None:
    history = (event("hold", HOUR),)
    assert plan(Request(), LIBRARY, history, NOW, offset).steps == ()


# ------------------------------------------------------------------ techniques and tools

CHOICES = [
    ("broad, with a roller", {"focus": "broad", "tools": TOOLS}, ["foam_rolling"]),
    ("broad, without", {"focus": "broad", "tools": ("hands",)}, ["hands"]),
    ("broad, only a ball", {"focus": "broad", "tools": ("tennis_ball",)}, ["ball_on_wall"]),
    ("one spot", {"focus": "one_spot", "tools": TOOLS}, ["hands", "ball_on_wall"]),
    ("one spot, no ball", {"focus": "one_spot", "tools": ("hands",)}, ["hands"]),
    ("one spot, ball only", {"focus": "one_spot", "tools": ("lacrosse_ball",)}, ["ball_on_wall"]),
    ("gentle", {"focus": "gentle", "tools": TOOLS}, ["hands"]),
    ("floor, never at the wall before", {"focus": "one_spot_floor", "tools": ("tennis_ball",)},
     ["ball_on_wall"]),
    ("tender, all at hand", {"focus": "broad", "tools": TOOLS, "sensitivity": "tender"}, ["hands"]),
    ("tender, a soft ball", {"focus": "one_spot_floor", "sensitivity": "tender",
                             "tools": ("tennis_ball", "foam_roller")}, ["ball_on_wall"]),
    ("tender, nothing soft", {"sensitivity": "tender", "tools": ("lacrosse_ball",)}, []),
    ("the check closed the floor", {"focus": "broad", "tools": TOOLS,
                                    "closed": ("foam_rolling", "ball_on_floor")}, ["hands"]),
    ("the check closed all", {"closed": tuple(TECHNIQUES)}, []),
    ("too short for the floor", {"focus": "broad", "tools": TOOLS, "minutes": 8}, ["hands"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "techniques"), [case[1:] for case in CHOICES], ids=[case[0] for case in CHOICES]
)
def test_a_technique_is_chosen_by_tools_and_wish(asked: dict, techniques: list[str]) -> None:
    assert list(made(**{"minutes": 10} | asked).techniques) == techniques


def test_the_floor_ball_opens_after_a_day_at_the_wall() -> None:
    wall = event("hold", 48 * HOUR, technique="ball_on_wall")
    asked = {"focus": "one_spot_floor", "tools": ("tennis_ball",)}
    assert made((wall,), **asked).techniques == ("ball_on_floor",)
    stopped = event("hold", 48 * HOUR, technique="ball_on_wall", ended="stopped")
    assert made((stopped,), **asked).left_out[0].why == WORDS["wall_first"]


def test_of_all_the_balls_at_hand_the_softest_is_taken() -> None:
    routine = made(focus="one_spot", tools=("lacrosse_ball", "massage_ball", "tennis_ball"))
    assert {step.tool for step in routine.steps} == {"tennis_ball"}


@pytest.mark.parametrize("tool", ["lacrosse_ball", "massage_ball"])
def test_a_firm_ball_is_never_gentle_and_says_who_should_take_another(tool: str) -> None:
    assert made(tools=(tool,), focus="gentle").steps == ()
    routine = made(tools=(tool,), focus="one_spot")
    assert LIBRARY.tools[tool].choose_another_if[0] in " ".join(routine.notes)
    assert made(focus="one_spot").notes == ()


def test_tender_is_softer_and_shorter() -> None:
    tender, usual = made(sensitivity="tender"), made()
    assert tender.total_seconds < usual.total_seconds
    assert {s.seconds for s in tender.steps if s.kind == "hold"} == {layout.TENDER_HOLD_SECONDS}
    assert len(sets_of(tender, "left")) == 1
    assert WORDS["tender"] in tender.notes


def test_each_closed_technique_is_named_with_its_reason() -> None:
    routine = made(minutes=8, focus="broad", tools=("foam_roller", "hands"))
    assert [(each.what, each.why) for each in routine.left_out] == [
        ("Foam rolling", WORDS["too_long"].format(minutes=9))
    ]


def test_a_warm_up_comes_before_the_minutes_and_only_if_wanted() -> None:
    assert made().before == ()
    assert made(warm_up=True).before == (WORDS["warm_up"],)
    assert made(warm_up=True).steps == made().steps


def test_more_minutes_than_the_course_asks_are_told_so() -> None:
    said = WORDS["long"].format(low=5, high=10)
    assert said in made(minutes=11).notes
    assert said not in made(minutes=10).notes


@pytest.mark.parametrize("table", [SETUP, REST, SWITCH, GETTING_UP])
def test_every_technique_has_its_words_and_its_pauses(table: dict[str, str]) -> None:
    assert set(table) == set(TECHNIQUES)
    assert {layout.place(each) for each in TECHNIQUES.values()} == set(layout.USUAL)
    for place, least in layout.LEAST.items():
        for name in ("setup", "settle", "rest", "switch", "getting_up", "aftercare"):
            assert getattr(least, name) <= getattr(layout.USUAL[place], name)
        assert least.getting_up >= 20, "two slow breaths before walking"


def test_what_is_said_afterwards_names_soreness_and_the_signs_of_a_nerve() -> None:
    for tools in (("hands",), ("foam_roller",), ("tennis_ball",)):
        last = made(focus="broad", tools=tools).steps[-1].says
        assert "48 hours" in last
        assert "Numb, tingling or weak" in last


def test_steps_have_ids_of_their_own_that_the_log_takes() -> None:
    routine = made(minutes=20, focus="one_spot")
    ids = [step.id for step in routine.steps]
    assert len(ids) == len(set(ids))
    for step in as_data(routine):
        event("session", 0, step=step["id"], side=step["side"], technique=step["technique"])


def test_a_routine_that_was_run_closes_both_sides() -> None:
    routine = made()
    log = [event("session", MINUTE, step=step.id) for step in routine.steps]
    log.append(event("session", 0, state="ended", step=""))
    assert made(tuple(log)).steps == ()


def test_both_sides_get_their_steps_in_one_run_each() -> None:
    order = [side for side, _ in groupby(step.side for step in made().steps)]
    assert order == ["both", "right", "both", "left", "both"]


# ------------------------------------------------------------------ bad input

BAD = [
    ({"minutes": 2}, "3 to 20"),
    ({"minutes": 21}, "3 to 20"),
    ({"minutes": 7.5}, "3 to 20"),
    ({"minutes": True}, "3 to 20"),
    ({"minutes": None}, "3 to 20"),
    ({"tools": ()}, "foam_roller"),
    ({"tools": ("spoon",)}, "foam_roller"),
    ({"tools": (1,)}, "foam_roller"),
    ({"focus": "hard"}, "gentle, broad"),
    ({"focus": None}, "gentle, broad"),
    ({"exclude_side": "both"}, "left, right"),
    ({"sensitivity": "tough"}, "usual, tender"),
    ({"sore": "yes"}, "left, right, both"),
]


@pytest.mark.parametrize(("asked", "allowed"), BAD)
def test_bad_input_is_one_sentence_with_what_is_allowed(asked: dict, allowed: str) -> None:
    with pytest.raises(ValueError, match="allowed is") as fault:
        made(**asked)
    assert allowed in str(fault.value)


SHORT = [
    ({"minutes": 8, "focus": "broad", "tools": ("foam_roller",)}, 9, "on both sides"),
    ({"minutes": 4, "focus": "broad", "tools": ("foam_roller",), "exclude_side": "left"}, 7, "one"),
    ({"minutes": 3, "focus": "one_spot", "tools": ("tennis_ball",)}, 5, "on both sides"),
]


@pytest.mark.parametrize(("asked", "least", "what"), SHORT)
def test_minutes_without_room_for_a_hold_a_side_are_refused(
    asked: dict, least: int, what: str
) -> None:
    with pytest.raises(ValueError, match=f"from {least} to 20") as fault:
        made(**asked)
    assert what in str(fault.value)
    assert made(**asked | {"minutes": least}).steps


def test_three_minutes_hold_one_safe_hold_a_side_by_hand() -> None:
    routine = made(minutes=3)
    assert [len(each) for each in sets_of(routine, "left")] == [2]
    assert routine.total_seconds <= 180


def test_one_tool_may_be_named_alone() -> None:
    assert made(tools="hands") == made(tools=("hands",))
