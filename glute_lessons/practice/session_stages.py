"""The stages of a guided session, made from a technique's own words and the course's dose. Pure.

A session is made of them in session_plan.py, a planned routine in routine_stages.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

from attrs import frozen

from glute_lessons.content.records import Dose, Sensation, Step, Technique

from .phases import HALFWAY_FROM_SECONDS, LAST_SECONDS, Breath, Cue

SETTLE_SECONDS = 10  # from Start to the first pass: time to lean in slowly
AGAIN_SECONDS = 5  # the same for a later set, where one is in place already
COUNT_IN_SECONDS = 8  # from the last pass to the hold: time to find a spot and hear what comes
REST_BREATHS = 3
LATER = ("figure_four", "change_sides")  # steps that a first set does not need

# What the stages say that is no content. {…} is filled in here.
SAYS = {
    "right": "Right side",
    "left": "Left side",
    "how": "How it goes, {n} of {total}",
    "there": "Getting there, {n} of {total}",
    "before": "Before you press",
    "before_says": "Rate this place before anything presses, from 0 to 10. Go on only at {aim} or less.",
    "on": "Into place",
    "passes": "{side}: slow passes",
    "settle": "Lean in slowly. The passes start in {seconds} seconds.",
    "one_way": "One way, slowly.",
    "back": "And back.",
    "halfway_passes": "Halfway. Stay on the soft upper outer part, and breathe.",
    "last_pass": "The last pass.",
    "hold": "{side}: one hold",
    "hold_says": (
        "Now keep still in the upper outer part, on a tender spot or lightly."
        " The hold starts in {seconds} seconds."
    ),
    "hold_starts": "Hold now, for {seconds} seconds. Breathe slowly.",
    "halfway_hold": "Halfway.",
    "last_hold": "Last seconds.",
    "rest": "{side}: rest",
    "rest_says": (
        "Ease the pressure off slowly, and rest for {breaths} slow breaths."
        " Say how strong it was at most, from 0 to 10."
    ),
    "switch": "Change sides",
    "after": "Off the pressure",
    "after_says": "Take the pressure off, and rate this place once more, from 0 to 10.",
    "up": "Getting up, {n} of {total}",
    "afterwards": "Afterwards, and tomorrow",
}


@frozen
class Stage:
    """One stretch of a session.

    id: its name, in the log too. kind: read, passes, hold, rest, switch or after. says: its words;
    "after" has a paragraph a line. technique: the id of the one that is done or shown. drawings: position ids, in order. plate: a picture id.
    count_in, seconds: how long it is led in, and lasts; where both are 0 it waits for Next.
    side: the side that is worked on or shown. cues, breaths: in ms after its start, count-in and
    all. asks: the feeling that is asked for, "before", "during" or "after", or "". optional: true
    for what one who knows the technique may skip.
    """

    id: str
    kind: str
    title: str
    says: str
    side: str
    drawings: tuple[str, ...] = ()
    plate: str = ""
    count_in: int = 0
    seconds: int = 0
    cues: tuple[Cue, ...] = ()
    breaths: tuple[Breath, ...] = ()
    asks: str = ""
    optional: bool = False
    technique: str = ""


def getting_ready(technique: Technique, side: str, dose: Dose) -> Iterator[Stage]:
    """All that comes before the first pass. The last line of getting there puts one on the tool, so
    it is read last, after all that would otherwise be read while sitting on it."""
    yield from how_it_goes(technique, side)
    yield from getting_there(technique, side, dose)
    yield into_place(technique, side)


def how_it_goes(technique: Technique, side: str) -> Iterator[Stage]:
    """The technique's own steps; who knows them may skip them."""
    steps = [step for step in technique.steps if step.id not in LATER]
    plate = technique.id  # the picture of where it presses bears the technique's name
    for n, step in enumerate(steps, start=1):
        title = SAYS["how"].format(n=n, total=len(steps))
        yield Stage(
            f"how_{step.id}", "read", title, step.text, side, (step.drawing,),
            plate if n == 1 else "", optional=True,
        )  # fmt: skip


def getting_there(technique: Technique, side: str, dose: Dose) -> Iterator[Stage]:
    """To where it is done, and how it feels there before anything presses."""
    yield from _lines("there", technique.getting_there[:-1], _ways_down(technique), side)
    says = SAYS["before_says"].format(aim=dose.feeling_aim[1])
    yield Stage("before", "read", SAYS["before"], says, side, asks="before")


def into_place(technique: Technique, side: str) -> Stage:
    """Onto the tool, or hand to buttock."""
    square = _steps_by_id(technique)["change_sides"].drawing  # where there is a way to sit square
    return Stage("on", "read", SAYS["on"], technique.getting_there[-1], side, (square,))


def one_side(technique: Technique, side: str, hold_seconds: int, dose: Dose) -> Iterator[Stage]:
    """One set: passes, at most one hold (0 seconds: none), and a rest that asks how it felt."""
    yield passes(technique, side, set_seconds(technique), technique.steps[0].text)
    if hold_seconds:
        yield hold(technique, side, hold_seconds, dose)
    seconds = REST_BREATHS * (dose.breathe_in_seconds + dose.breathe_out_seconds)
    yield rest(side, seconds, SAYS["rest_says"].format(breaths=REST_BREATHS), dose)


def passes(
    technique: Technique, side: str, seconds: int, says: str, led_in: int = SETTLE_SECONDS
) -> Stage:
    """Slow passes for that long. led_in: seconds before them, to lean in slowly."""
    cues = _pass_cues(led_in * 1000, seconds, pass_seconds(technique))
    return Stage(
        f"passes_{side}", "passes", SAYS["passes"].format(side=SAYS[side]), says, side,
        (technique.steps[0].drawing,), technique.id, led_in, seconds, tuple(cues),
    )  # fmt: skip


def hold(technique: Technique, side: str, seconds: int, dose: Dose) -> Stage:
    """One still press."""
    drawing = _steps_by_id(technique)["hold"].drawing
    begin = COUNT_IN_SECONDS * 1000
    says = SAYS["hold_says"].format(seconds=COUNT_IN_SECONDS)
    return Stage(
        f"hold_{side}", "hold", SAYS["hold"].format(side=SAYS[side]), says, side,
        (drawing,), technique.id, COUNT_IN_SECONDS, seconds, tuple(_hold_cues(begin, seconds)),
        tuple(_breaths(begin, begin + seconds * 1000, dose)),
    )  # fmt: skip


def rest(side: str, seconds: int, says: str, dose: Dose) -> Stage:
    """Nothing presses, and how strong it was is asked for."""
    return Stage(
        f"rest_{side}", "rest", SAYS["rest"].format(side=SAYS[side]), says, side,
        seconds=seconds, cues=(Cue(seconds * 1000, "halfway", ""),),
        breaths=tuple(_breaths(0, seconds * 1000, dose)), asks="during",
    )  # fmt: skip


def changing_sides(technique: Technique, side: str) -> Stage:
    """side: the new one."""
    step = _steps_by_id(technique)["change_sides"]
    return Stage("switch", "switch", SAYS["switch"], step.text, side, (step.drawing,))


def getting_out(technique: Technique, side: str, next_day: Sensation) -> Iterator[Stage]:
    """The last feeling, the way up, and what to expect. next_day: the sensation to be expected."""
    yield Stage("off", "read", SAYS["after"], SAYS["after_says"], side, asks="after")
    yield from _lines("up", technique.getting_up, _ways_up(technique), side)
    says = "\n".join((f"{next_day.why} {next_day.do}", *technique.care[-2:]))
    yield Stage("afterwards", "after", SAYS["afterwards"], says, side)


def set_seconds(technique: Technique) -> int:
    """A set takes twice the shortest one, where the technique allows that."""
    low, high = technique.passes.set_seconds
    return min(2 * low, high)


def pass_seconds(technique: Technique) -> int:
    """One way takes the middle of what the technique allows."""
    return sum(technique.passes.pass_seconds) // 2


def _lines(
    name: str, lines: Sequence[str], drawings: dict[int, tuple[str, ...]], side: str
) -> Iterator[Stage]:
    for n, line in enumerate(lines, start=1):
        title = SAYS[name].format(n=n, total=len(lines))
        yield Stage(f"{name}_{n}", "read", title, line, side, drawings.get(n - 1, ()))


def _ways_down(technique: Technique) -> dict[int, tuple[str, ...]]:
    """Place of a line → its drawings: the line that goes down by the chair has the whole way."""
    if not technique.way_down:
        return {}
    lines = technique.getting_there
    down = [n for n, line in enumerate(lines) if "chair" in line and "knee" in line]
    return {down[0]: technique.way_down} if down else {}


def _ways_up(technique: Technique) -> dict[int, tuple[str, ...]]:
    """The same drawings backwards, on the last lines: turn and kneel, push up, stand and wait."""
    if not technique.way_down:
        return {}
    up, last = tuple(reversed(technique.way_down)), len(technique.getting_up) - 1
    return {last - 2: up[:-2], last - 1: up[-2:-1], last: up[-1:]}


def _pass_cues(begin: int, seconds: int, one_way: int) -> Iterator[Cue]:
    """A sound at each turn, so that the pace is kept by ear; words only where they help."""
    turns = range(0, seconds, one_way)
    words = {
        0: "one_way",
        1: "back",
        len(turns) // 2: "halfway_passes",
        len(turns) - 1: "last_pass",
    }
    yield Cue(0, "", SAYS["settle"].format(seconds=begin // 1000))
    for n, (at, sound) in enumerate(zip(turns, cycle(("there", "back")))):
        yield Cue(begin + at * 1000, sound, SAYS[words[n]] if n in words else "")
    yield Cue(begin + seconds * 1000, "end", "")


def _hold_cues(begin: int, seconds: int) -> Iterator[Cue]:
    end = begin + seconds * 1000
    yield Cue(begin, "start", SAYS["hold_starts"].format(seconds=seconds))
    if seconds >= HALFWAY_FROM_SECONDS:
        yield Cue((begin + end) // 2, "halfway", SAYS["halfway_hold"])
    for left in LAST_SECONDS:
        yield Cue(end - left * 1000, "last", SAYS["last_hold"] if left == LAST_SECONDS[0] else "")
    yield Cue(end, "end", "")


def _breaths(begin: int, end: int, dose: Dose) -> Iterator[Breath]:
    """In and out by turns; the end cuts the last one short."""
    ways = cycle((("in", dose.breathe_in_seconds), ("out", dose.breathe_out_seconds)))
    at = begin
    for way, seconds in ways:
        if at >= end:
            return
        yield Breath(at, min(seconds * 1000, end - at), way)
        at += seconds * 1000


def _steps_by_id(technique: Technique) -> dict[str, Step]:
    return {step.id: step for step in technique.steps}
