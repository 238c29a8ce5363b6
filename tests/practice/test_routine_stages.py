"""A planned routine as stages: the plan's own sets and seconds, and nothing presses without a rest."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from glute_lessons.content import load
from glute_lessons.practice.routine import plan
from glute_lessons.practice.routine_records import FOCUSES, Request, Routine, TooShort, from_ids
from glute_lessons.practice.routine_stages import SAYS, stages
from glute_lessons.practice.session_stages import Stage
from glute_lessons.progress.events import DAY_MS, Event

LIBRARY = load()
NOW = 1_790_000_000_000
TOOLS = tuple(LIBRARY.tools)
_HELD = {"technique": "ball_on_wall", "side": "right", "ended": "done"}
_SECONDS = {"planned_seconds": 20, "held_seconds": 20}
# A hold at the wall three days ago: only who has that may take the ball to the floor.
AT_THE_WALL = (Event("0" * 32, "hold", NOW - 3 * DAY_MS, 0, _HELD | _SECONDS),)


def request_of(seed: int) -> Request:
    pick = random.Random(seed)
    return Request(
        minutes=pick.randint(3, 20),
        tools=tuple(pick.sample(TOOLS, pick.randint(1, len(TOOLS)))),
        focus=pick.choice(list(FOCUSES)),
        exclude_side=pick.choice([None, None, "left", "right"]),
        sensitivity=pick.choice(["usual", "tender"]),
    )


def routines() -> list[Routine]:
    found = []
    for seed in range(1500):
        try:
            found.append(plan(request_of(seed), LIBRARY, AT_THE_WALL, NOW, 0))
        except TooShort:
            continue
    return [each for each in found if each.steps]


ROUTINES = routines()


def of(tools: tuple[str, ...], focus: str, minutes: int) -> tuple[Routine, tuple[Stage, ...]]:
    made = plan(Request(minutes, tools, focus), LIBRARY, (), NOW, 0)
    return made, stages(made, LIBRARY)


def test_there_are_enough_routines_to_judge_by() -> None:
    assert len(ROUTINES) > 700
    assert {name for made in ROUTINES for name in made.techniques} >= {
        *LIBRARY.techniques,
    }


def test_every_set_and_hold_of_the_plan_is_there_once_in_its_order_and_no_other() -> None:
    for made in ROUTINES:
        planned = [step.id for step in made.steps if step.kind in ("passes", "hold")]
        found = [stage for stage in stages(made, LIBRARY) if stage.kind in ("passes", "hold")]
        assert [stage.id for stage in found] == planned
        steps = {step.id: step for step in made.steps}
        for stage in found:
            step = steps[stage.id]
            assert (stage.technique, stage.side) == (step.technique, step.side)
            if stage.kind == "hold":
                assert stage.seconds == step.seconds
            else:
                least, most = LIBRARY.techniques[step.technique].passes.set_seconds
                assert least <= stage.seconds <= min(step.seconds, most)


def test_what_the_clock_runs_for_is_never_more_than_the_plan_has() -> None:
    for made in ROUTINES:
        timed = sum(stage.count_in + stage.seconds for stage in stages(made, LIBRARY))
        assert timed <= made.total_seconds


def test_every_press_is_followed_by_its_hold_or_by_a_rest_that_asks_how_it_felt() -> None:
    for made in ROUTINES:
        for stage, after in pairwise(stages(made, LIBRARY)):
            if stage.kind == "passes":
                assert after.kind in ("hold", "rest")
            if stage.kind == "hold":
                assert after.kind == "rest"
            if after.kind == "rest":
                assert (after.asks, after.side) == ("during", stage.side)
                assert after.seconds >= 10
                assert stage.kind in ("passes", "hold")


def test_both_sides_get_the_same() -> None:
    for made in ROUTINES:
        sides: dict[str, list[tuple[str, str, int]]] = {}
        for stage in stages(made, LIBRARY):
            if stage.kind in ("passes", "hold", "rest"):
                sides.setdefault(stage.side, []).append(
                    (stage.kind, stage.technique, stage.seconds)
                )
        assert len({tuple(each) for each in sides.values()}) == 1


def test_ids_and_headings_of_neighbours_are_never_the_same() -> None:
    for made in ROUTINES:
        found = stages(made, LIBRARY)
        assert len({stage.id for stage in found}) == len(found)
        assert all(a.title != b.title for a, b in pairwise(found) if not a.optional)


def test_every_stage_has_words_a_technique_and_what_the_card_looks_for() -> None:
    for made in ROUTINES:
        found = stages(made, LIBRARY)
        assert all(stage.says and stage.technique in LIBRARY.techniques for stage in found)
        assert {"take", "before", "on", "off", "up_1"} <= {stage.id for stage in found}
        assert found[-1].kind == "after"


def test_two_ways_at_the_wall_first_the_hand_and_then_onto_the_ball() -> None:
    _, found = of(("hands", "tennis_ball"), "one_spot", 12)
    right = [stage for stage in found if stage.kind == "passes" and stage.side == "right"]
    wall = LIBRARY.techniques["ball_on_wall"]
    assert [stage.technique for stage in right][:2] == ["hands", "ball_on_wall"]
    on = next(stage for stage in found if stage.id == "on")
    assert on.says == LIBRARY.techniques["hands"].getting_there[-1]
    assert wall.getting_there[-1] in right[1].says and wall.getting_there[-1] not in right[0].says
    switch = next(stage for stage in found if stage.kind == "switch")
    assert "bag" in switch.says


def test_on_the_roller_one_leans_at_once_and_sits_square_for_no_step_more() -> None:
    _, found = of(("foam_roller",), "broad", 20)
    names = [stage.id for stage in found]
    assert names[names.index("on") + 1] == "passes_right_1"
    first = found[names.index("passes_right_1")]
    assert first.says.startswith("Lean back on your hands at once")


def test_what_is_needed_is_said_after_what_may_be_skipped() -> None:
    _, found = of(("hands",), "gentle", 5)
    first_needed = next(stage for stage in found if not stage.optional)
    assert (first_needed.id, first_needed.title) == ("take", SAYS["take"])


def test_a_routine_without_steps_has_no_stages() -> None:
    assert stages(Routine(5, ()), LIBRARY) == ()


@pytest.mark.parametrize("seed", range(60))
def test_what_was_asked_for_comes_back_from_the_ids_in_the_log(seed: int) -> None:
    asked = request_of(seed)
    assert from_ids(asked.as_ids()) == asked
    assert len(asked.as_ids()) <= 200


@pytest.mark.parametrize("text", ["", "passes_right_1", "minutes_x focus_gentle sensitivity_usual"])
def test_other_ids_are_no_request(text: str) -> None:
    assert from_ids(text) is None
