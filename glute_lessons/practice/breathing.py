"""The pace of slow breathing, and the breaths of a hold. Numbers in, records out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle
from math import isfinite

from attrs import frozen

from glute_lessons.content.errors import FieldFault

from .phases import Breath

# Slow breathing of 4 to 10 breaths a minute; six is the default (SF-27, SF-31).
FEWEST, MOST = 4, 10
SHORTEST_SECONDS, LONGEST_SECONDS = 60 / MOST, 60 / FEWEST  # of a whole breath
SHORTEST_IN_SECONDS = 2
# In for 4 s and out for 6 s, whatever the rate: the breath out is the longer one (SF-28).
IN_SHARE = 0.4


@frozen
class Pace:
    """How long a breath in and a breath out last, in ms."""

    in_ms: int
    out_ms: int


def pace_of_seconds(in_seconds: float, out_seconds: float) -> Pace:
    """The pace of a breath in and out, in seconds.

    Raises ValueError, in one sentence: in lasts 2 s or more, out at least as long as in, and both
    together 6 to 15 s, which is 4 to 10 breaths a minute.
    """
    if not _is_number(in_seconds) or in_seconds < SHORTEST_IN_SECONDS:
        raise FieldFault(
            "breathing, in_seconds", in_seconds, f"a number from {SHORTEST_IN_SECONDS}"
        )
    if not _is_number(out_seconds) or out_seconds < in_seconds:
        raise FieldFault("breathing, out_seconds", out_seconds, f"a number from {in_seconds}")
    whole = in_seconds + out_seconds
    if not SHORTEST_SECONDS <= whole <= LONGEST_SECONDS:
        allowed = f"{SHORTEST_SECONDS:g} to {LONGEST_SECONDS:g} seconds"
        raise FieldFault("breathing, in_seconds and out_seconds together", whole, allowed)
    return Pace(round(in_seconds * 1000), round(out_seconds * 1000))


def pace_of_rate(breaths_per_minute: float) -> Pace:
    """The pace of 4 to 10 breaths a minute, two fifths of each in. Raises ValueError for others."""
    if not _is_number(breaths_per_minute) or not FEWEST <= breaths_per_minute <= MOST:
        allowed = f"a number from {FEWEST} to {MOST}"
        raise FieldFault("breathing, breaths_per_minute", breaths_per_minute, allowed)
    whole_ms = 60_000 / breaths_per_minute
    in_ms = round(whole_ms * IN_SHARE)
    return Pace(in_ms, round(whole_ms) - in_ms)


def breaths(spans: Iterable[tuple[int, int]], pace: Pace) -> tuple[Breath, ...]:
    """In and out by turns while each hold lasts; a hold's end cuts its last one short.

    spans: when each hold begins and ends, in ms after Start.
    """
    return tuple(breath for begin, end in spans for breath in _breaths(begin, end, pace))


def _breaths(begin: int, end: int, pace: Pace) -> list[Breath]:
    ways = cycle((("in", pace.in_ms), ("out", pace.out_ms)))
    paced = []
    at_ms = begin
    while at_ms < end:
        way, ms = next(ways)
        paced.append(Breath(at_ms, min(ms, end - at_ms), way))
        at_ms += ms
    return paced


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
