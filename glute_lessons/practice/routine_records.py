"""What is asked of a routine and what it is made of, as frozen records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from glute_lessons.content import FieldFault, Library

MINUTES = (3, 20)
KINDS = ("setup", "passes", "hold", "rest", "switch", "getting_up", "aftercare")
SENSITIVITIES: Mapping[str, str] = {
    "usual": "As usual",
    "tender": "Easily sore: softer and shorter",
}
SORE: Mapping[str, str] = {"": "No", "left": "Left", "right": "Right", "both": "Both"}


@frozen
class Focus:
    """What a learner wants. words: for the learner. ways: situation ids, the first choice first;
    two in one way are done one after the other on each side."""

    words: str
    ways: tuple[tuple[str, ...], ...]


_ONE_SPOT = (("explore_first", "new_to_this"), ("new_to_this",), ("no_tool_with_you",))
FOCUSES: Mapping[str, Focus] = {
    "gentle": Focus("Gentle: hands, or a small lean", (("ball_too_much",), ("new_to_this",))),
    "broad": Focus(
        "Broad: the whole fleshy part",
        (("broad_area",), ("broad_area_seated",), ("out_of_reach",)),
    ),
    "one_spot": Focus("One spot, with a ball at the wall", _ONE_SPOT),
    "one_spot_floor": Focus(
        "One spot on the floor, if the wall felt easy on other days",
        (("wall_to_floor",), *_ONE_SPOT),
    ),
}
TENDER_WAYS = FOCUSES["gentle"].ways


@frozen
class Request:
    """What is asked for; plan() checks it.

    minutes: 3 to 20, all in all. tools: ids of what is at hand. focus: a key of FOCUSES.
    exclude_side: left, right or None. sensitivity: usual or tender. sore: the sides still tender
    from last time ("", left, right or both). warm_up: tell of one. closed: techniques that today's
    check keeps closed.
    """

    minutes: int = 10
    tools: tuple[str, ...] = ("hands", "tennis_ball")
    focus: str = "gentle"
    exclude_side: str | None = None
    sensitivity: str = "usual"
    sore: str = ""
    warm_up: bool = False
    closed: tuple[str, ...] = ()

    def as_ids(self) -> str:
        """What it asks for as ids with spaces between, for the log. The rest is of its moment."""
        asked = [
            f"minutes_{self.minutes}",
            f"focus_{self.focus}",
            f"sensitivity_{self.sensitivity}",
            *([f"exclude_{self.exclude_side}"] if self.exclude_side else []),
            *([f"sore_{self.sore}"] if self.sore else []),
            *(f"tool_{tool}" for tool in self.tools),
        ]
        return " ".join(asked)


def from_ids(text: str) -> Request | None:
    """The request that as_ids() made the text of; None for any other text. plan() checks it."""
    named = [each.partition("_")[::2] for each in text.split()]
    said = dict(named)
    minutes = said.get("minutes", "")
    if not {"focus", "sensitivity"} <= set(said) or not (minutes.isascii() and minutes.isdigit()):
        return None
    return Request(
        minutes=int(minutes),
        tools=tuple(value for name, value in named if name == "tool"),
        focus=said["focus"],
        exclude_side=said.get("exclude"),
        sensitivity=said["sensitivity"],
        sore=said.get("sore", ""),
    )


@frozen
class RoutineStep:
    """One stretch of a routine. id: its name in the log. kind: of KINDS. side: left, right or both.

    technique, tool: ids. seconds: at least 1. says: what to do, in a sentence or a few.
    """

    id: str
    kind: str
    technique: str
    tool: str
    side: str
    seconds: int
    says: str


@frozen
class LeftOut:
    """One thing that the routine leaves out, and why. what: in words."""

    what: str
    why: str


@frozen
class Routine:
    """The steps in their order; none where nothing can be planned today, and left_out says why.

    before: what comes before the minutes begin. notes: sentences about this routine.
    """

    minutes: int
    steps: tuple[RoutineStep, ...]
    left_out: tuple[LeftOut, ...] = ()
    before: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def total_seconds(self) -> int:
        """All of it, set-up, switching and rest counted."""
        return sum(step.seconds for step in self.steps)

    @property
    def techniques(self) -> tuple[str, ...]:
        """The ids of those it uses, in order."""
        return tuple(dict.fromkeys(step.technique for step in self.steps if step.kind == "passes"))

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides it presses, in order."""
        return tuple(dict.fromkeys(step.side for step in self.steps if step.kind == "passes"))


class TooShort(FieldFault):
    """The minutes cannot hold one safe hold a side. least: how many can. what: which, in words."""

    def __init__(self, minutes: int, least: int, what: str) -> None:
        self.least, self.what = least, what
        allowed = f"a whole number from {least} to {MINUTES[1]} for {what}"
        super().__init__("routine, minutes", minutes, allowed)


def checked(request: Request, library: Library) -> Request:
    """The request with its tools in the library's order, or FieldFault for its first fault."""
    _minutes(request.minutes)
    _one_of("focus", request.focus, FOCUSES)
    _one_of("sensitivity", request.sensitivity, SENSITIVITIES)
    _one_of("sore", request.sore, SORE)
    if request.exclude_side is not None:
        _one_of("exclude_side", request.exclude_side, ("left", "right"), " or None")
    given = (request.tools,) if isinstance(request.tools, str) else tuple(request.tools)
    for tool in given:
        _one_of("tools", tool, library.tools)
    if not given:
        raise FieldFault("routine, tools", "none", "at least one of " + ", ".join(library.tools))
    return evolve(request, tools=tuple(each for each in library.tools if each in given))


def _minutes(minutes: object) -> None:
    whole = isinstance(minutes, int) and not isinstance(minutes, bool)
    if not whole or not MINUTES[0] <= minutes <= MINUTES[1]:
        allowed = f"a whole number from {MINUTES[0]} to {MINUTES[1]}"
        raise FieldFault("routine, minutes", minutes, allowed)


def _one_of(name: str, value: object, choices: Iterable[str], more: str = "") -> None:
    known = tuple(choices)
    if not isinstance(value, str) or value not in known:
        allowed = "one of " + ", ".join(each or '""' for each in known) + more
        raise FieldFault(f"routine, {name}", value, allowed)
