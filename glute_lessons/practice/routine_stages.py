"""A planned routine as the stages of a guided session: its own sets, holds and seconds. Pure.

The clock runs while something presses and while one rests. Setting up, changing sides and getting
up wait for the learner, so that nobody hurries on the way to the floor. What leads into a set or
hold is taken from the pause before it, so the timed parts stay within the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from glute_lessons.content import Library
from glute_lessons.content.records import Technique

from .routine import Routine, RoutineStep
from .session_stages import (
    AGAIN_SECONDS,
    COUNT_IN_SECONDS,
    SETTLE_SECONDS,
    Stage,
    changing_sides,
    getting_out,
    getting_there,
    hold,
    how_it_goes,
    into_place,
    passes,
    rest,
)

LEAST_REST_SECONDS = 10  # one slow breath; where the plan has a longer pause next, that is the rest

SAYS = {
    "take": "What you need",
    "set": "{title}, set {n} of {total}",
    "ease": "Ease the pressure off slowly. Say how strong it was at most, from 0 to 10. {says}",
}


def stages(routine: Routine, library: Library) -> tuple[Stage, ...]:
    """The stages in their order; none for a routine without steps."""
    if not routine.steps:
        return ()
    ways = [library.techniques[name] for name in routine.techniques]
    first, last = routine.sides[0], routine.sides[-1]
    found = [*_getting_ready(routine.steps[0], ways, first, library)]
    for step in routine.steps:
        found += _stages_of(step, routine, library)
    next_day = library.sensations["next_day_tender"]
    return (*found, *_by(ways[-1], getting_out(ways[-1], last, next_day)))


def _by(technique: Technique, made: Iterator[Stage] | Sequence[Stage]) -> Iterator[Stage]:
    return (evolve(stage, technique=technique.id) for stage in made)


def _getting_ready(
    setup: RoutineStep, ways: Sequence[Technique], side: str, library: Library
) -> Iterator[Stage]:
    """How each way goes, what is needed, and into the place where the last of them is done."""
    for way in ways:
        for stage in _by(way, how_it_goes(way, side)):
            yield evolve(stage, id=f"{stage.id}_{way.id}")
    yield Stage("take", "read", SAYS["take"], setup.says, side, technique=ways[-1].id)
    yield from _by(ways[-1], getting_there(ways[-1], side, library.dose))
    yield from _by(ways[0], [into_place(ways[0], side)])


def _stages_of(step: RoutineStep, routine: Routine, library: Library) -> Iterator[Stage]:
    technique = library.techniques[step.technique]
    if step.kind == "switch":
        after = next(each.side for each in _after(step, routine) if each.side != "both")
        yield evolve(changing_sides(technique, after), says=step.says, technique=technique.id)
    elif step.side != "both":
        yield from _by(technique, _one_step(step, technique, routine, library))


def _one_step(
    step: RoutineStep, technique: Technique, routine: Routine, library: Library
) -> Iterator[Stage]:
    """A step of one side; a set without a rest in the plan has a short one all the same."""
    after = _after(step, routine)
    if step.kind == "passes":
        yield _passes(step, technique, routine)
    elif step.kind == "hold":
        made = hold(technique, step.side, step.seconds, library.dose)
        yield _named(step, routine, made)
    elif step.kind == "rest":
        led_in = AGAIN_SECONDS if _is(after[0], step, "passes") else 0
        yield _rest(step, step.seconds - led_in, step.says, library)
    if step.kind in ("passes", "hold") and not _is(after[0], step, "hold", "rest"):
        yield _rest(step, LEAST_REST_SECONDS, "", library)


def _passes(step: RoutineStep, technique: Technique, routine: Routine) -> Stage:
    """With a hold after them, they leave it the time to find a spot."""
    place = routine.steps.index(step)
    seconds = step.seconds
    if _is(routine.steps[place + 1], step, "hold"):
        seconds = max(technique.passes.set_seconds[0], seconds - COUNT_IN_SECONDS)
    before = routine.steps[place - 1]
    again = _is(before, step, "rest")
    settle = [before.says] if _is(before, step, "setup") else []
    onto = [technique.getting_there[-1]] if technique.id != routine.techniques[0] else []
    says = [] if again else [technique.steps[0].text, *onto, *settle]
    led_in = AGAIN_SECONDS if again else SETTLE_SECONDS
    made = passes(technique, step.side, seconds, " ".join([*says, step.says]), led_in)
    return _named(step, routine, made)


def _named(step: RoutineStep, routine: Routine, stage: Stage) -> Stage:
    """With the plan's id, and its place among the sets where there is more than one."""
    total = sum(_is(each, step, "passes") for each in routine.steps)
    title = SAYS["set"].format(title=stage.title, n=_turn(step), total=total)
    return evolve(stage, id=step.id, title=title if total > 1 else stage.title)


def _rest(step: RoutineStep, seconds: int, says: str, library: Library) -> Stage:
    told = SAYS["ease"].format(says=says).strip()
    made = rest(step.side, max(LEAST_REST_SECONDS, seconds), told, library.dose)
    return evolve(made, id=f"rest_{step.side}_{_turn(step)}")


def _turn(step: RoutineStep) -> int:
    return int(step.id.rpartition("_")[2])


def _after(step: RoutineStep, routine: Routine) -> Sequence[RoutineStep]:
    return routine.steps[routine.steps.index(step) + 1 :]


def _is(each: RoutineStep, step: RoutineStep, *kinds: str) -> bool:
    """True when it is of these kinds, on the step's side."""
    return each.kind in kinds and each.side == step.side
