"""The plan of timed holds: phases and cues. Numbers in, records out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from attrs import frozen

COUNT_IN_SECONDS = 5
# Two slow breaths of 10 s: the spot is let alone before the body moves.
REST_SECONDS = 20
# Lift off, move the tool, settle on the other side: our estimate, with time to do it slowly. Who
# needs longer takes it: the second hold waits until the learner says how the first one feels.
SWITCH_SECONDS = 30
# A hold shorter than this would say "halfway" and "last seconds" nearly together.
HALFWAY_FROM_SECONDS = 12
LAST_SECONDS = (3, 2, 1)


@frozen
class Phase:
    """One stretch of the plan.

    name: count_in, hold, rest, switch or done. seconds: how long. says: its heading.
    side: the side it belongs to; rest and switch belong to the side that was held.
    """

    name: str
    seconds: int
    says: str
    side: str = ""


@frozen
class Cue:
    """One moment that is told. at_ms: ms after Start. sound: a tone's name. says: "" says nothing."""

    at_ms: int
    sound: str
    says: str


@frozen
class Breath:
    """Half a breath. at_ms: ms after Start. ms: how long. way: in or out."""

    at_ms: int
    ms: int
    way: str


def phases(
    hold_seconds: int, words: Mapping[str, str], sides: Sequence[str] = ("right",)
) -> tuple[Phase, ...]:
    """For each side a count-in and the hold, between two sides rest and switch; then "over", 0 s."""
    plan: list[Phase] = []
    for side in sides:
        if plan:
            before = plan[-1].side
            plan.append(Phase("rest", REST_SECONDS, words["rest_phase"], before))
            plan.append(Phase("switch", SWITCH_SECONDS, words["switch_phase"], before))
        plan.append(Phase("count_in", COUNT_IN_SECONDS, words["count_in"], side))
        plan.append(Phase("hold", hold_seconds, words["hold"], side))
    return (*plan, Phase("done", 0, words["done"], plan[-1].side))


def hold_spans(plan: Sequence[Phase]) -> tuple[tuple[int, int], ...]:
    """When each hold begins and ends, in ms after Start."""
    return tuple((at, at + phase.seconds * 1000) for at, phase in _begun(plan, "hold"))


def cues(plan: Sequence[Phase], words: Mapping[str, str]) -> tuple[Cue, ...]:
    """What is said and sounded, in order: count-in, start, halfway, the last three seconds, end;
    between two sides rest and switch.

    The last three seconds sound three times and are said once, in words that stay true when a busy
    page says them late. The end falls on the same ms as the hold's end.
    """
    sides = {phase.side for phase in plan}
    told = [cue for at, phase in _begun(plan) for cue in _told(at, phase, words, len(sides) > 1)]
    return tuple(told)


def _begun(plan: Sequence[Phase], name: str = "") -> Iterator[tuple[int, Phase]]:
    """Each phase, or those of one name, with the ms after Start at which it begins."""
    begins = accumulate((phase.seconds * 1000 for phase in plan), initial=0)
    for at, phase in zip(begins, plan, strict=False):
        if name in ("", phase.name):
            yield at, phase


def _told(at: int, phase: Phase, words: Mapping[str, str], both: bool) -> Iterator[Cue]:
    """The cues of one phase. The end of a hold is told by what follows it."""
    side = words[phase.side] if both else ""
    filled = {"seconds": phase.seconds, "side": side}
    if phase.name == "count_in":
        says = words["says_count_in_side"] if both else words["says_count_in"]
        yield Cue(at, "", says.format(**filled))
    elif phase.name == "hold":
        yield from _hold_told(at, phase.seconds, words)
    elif phase.name == "rest":
        yield Cue(at, "end", words["says_rest"].format(**filled))
    elif phase.name == "switch":
        yield Cue(at, "start", words["says_switch"].format(**filled))
    else:
        yield Cue(at, "end", words["says_done"])


def _hold_told(at: int, seconds: int, words: Mapping[str, str]) -> Iterator[Cue]:
    end = at + seconds * 1000
    yield Cue(at, "start", words["says_hold"].format(seconds=seconds))
    if seconds >= HALFWAY_FROM_SECONDS:
        yield Cue((at + end) // 2, "halfway", words["says_halfway"])
    for left in LAST_SECONDS:
        says = words["says_last"] if left == LAST_SECONDS[0] else ""
        yield Cue(end - left * 1000, "last", says)
