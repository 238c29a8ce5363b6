"""The plan of one timed hold: its phases, its cues and its breaths. Numbers in, records out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, cycle

from attrs import frozen

COUNT_IN_SECONDS = 5
# A hold shorter than this would say "halfway" and "last seconds" nearly together.
HALFWAY_FROM_SECONDS = 12
LAST_SECONDS = (3, 2, 1)


@frozen
class Phase:
    """One stretch of the plan. name: count_in, hold or done. seconds: how long. says: its heading."""

    name: str
    seconds: int
    says: str


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


def phases(hold_seconds: int, words: Mapping[str, str]) -> tuple[Phase, ...]:
    """A count-in, the hold, and a last phase of 0 s that stands for "over"."""
    return (
        Phase("count_in", COUNT_IN_SECONDS, words["count_in"]),
        Phase("hold", hold_seconds, words["hold"]),
        Phase("done", 0, words["done"]),
    )


def hold_span(plan: Sequence[Phase]) -> tuple[int, int]:
    """When the hold begins and ends, in ms after Start."""
    begins = list(accumulate((phase.seconds for phase in plan), initial=0))
    place = [phase.name for phase in plan].index("hold")
    return begins[place] * 1000, begins[place + 1] * 1000


def cues(plan: Sequence[Phase], words: Mapping[str, str]) -> tuple[Cue, ...]:
    """What is said and sounded, in order: count-in, start, halfway, the last three seconds, end.

    The last three seconds sound three times and are said once, in words that stay true when a busy
    page says them late. The end falls on the same ms as the hold's end.
    """
    begin, end = hold_span(plan)
    seconds = (end - begin) // 1000
    told = [
        Cue(0, "", words["says_count_in"].format(seconds=begin // 1000)),
        Cue(begin, "start", words["says_hold"].format(seconds=seconds)),
    ]
    if seconds >= HALFWAY_FROM_SECONDS:
        told.append(Cue((begin + end) // 2, "halfway", words["says_halfway"]))
    for left in LAST_SECONDS:
        says = words["says_last"] if left == LAST_SECONDS[0] else ""
        told.append(Cue(end - left * 1000, "last", says))
    return (*told, Cue(end, "end", words["says_done"]))


def breaths(plan: Sequence[Phase], in_seconds: int, out_seconds: int) -> tuple[Breath, ...]:
    """In and out by turns while the hold lasts; the hold's end cuts the last one short."""
    begin, end = hold_span(plan)
    ways = cycle((("in", in_seconds * 1000), ("out", out_seconds * 1000)))
    paced = []
    at_ms = begin
    while at_ms < end:
        way, ms = next(ways)
        paced.append(Breath(at_ms, min(ms, end - at_ms), way))
        at_ms += ms
    return tuple(paced)
