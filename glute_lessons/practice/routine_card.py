"""A routine planned on a card: choose, see it along its minutes, run it, print it as one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import traitlets
from attrs import asdict, evolve

from glute_lessons.anatomy.colours import style_sheet
from glute_lessons.content import FieldFault, Library, load
from glute_lessons.front import CourseWidget, join
from glute_lessons.progress.events import FURTHEST_OFFSET_MIN, Event
from glute_lessons.progress.journal import journal

from . import timeline
from .guarded_timer import OVER
from .hold_timer import help_lists
from .routine import as_data, plan
from .routine_records import FOCUSES, MINUTES, SENSITIVITIES, SORE, Request, Routine, TooShort
from .today import TODAY, Today

_HERE = Path(__file__)

# Everything that the card itself says. {…} is filled in on the way.
WORDS: Mapping[str, str] = {
    "title": "Plan your routine",
    "intro": "Choose what fits you today. The routine is never longer than you ask.",
    "minutes": "Minutes, {low} to {high}",
    "minutes_hint": "All in all: both sides, setting up, changing sides and rest.",
    "tools": "What have you at hand?",
    "focus": "What would you like?",
    "exclude": "Which sides?",
    "sensitivity": "How are you today?",
    "sore": "Still tender, sore or bruised from last time?",
    "warm_up": "Tell me about a warm-up first",
    "plan": "Plan it",
    "planning": "Planning…",
    "silent": (
        "The notebook does not answer, so there is no new plan. It may be busy: wait a moment."
        " If this stays, run the lesson again (in JupyterLab: Run ▸ Run All Cells), then plan again."
    ),
    "changed": "You changed something. Choose “Plan it” to see the new routine.",
    "minutes_fault": "Minutes: give a whole number from {low} to {high}.",
    "tools_fault": "Tools: tick at least one thing that you have.",
    "yours": "Your routine: {time} of {minutes} minutes",
    "none": "No routine today",
    "ways": "{ways}. {sides}.",
    "both": "Both sides the same",
    "left": "Left side only",
    "right": "Right side only",
    "then": ", then ",
    "too_short_title": "Too short",
    "too_short": (
        "{found} minutes have no room for one safe hold on a side. Choose {least} to {most}"
        " minutes for {what}, or other tools."
    ),
    "left_out": "Left out, and why",
    "no_drawing": "The picture needs the package matplotlib, which is not here. The table says the same.",
    "table": "The routine, step by step",
    "outranks": (
        "Your feelings outrank the plan. Stop early whenever you like. Nobody has tested this"
        " routine, and its pauses are our own estimates."
    ),
    "when_to_stop": "When to stop",
    "run": "Run it",
    "print": "Print this page",
    "print_first": (
        "Do the readiness check first, every time. Only “go” lets you begin. Once a day at most."
    ),
}


def kernel_now(today: Today = TODAY) -> tuple[int, int]:
    """The time in ms since 1970 (UTC), and the kernel's clock against UTC in minutes."""
    now = today.now()
    offset = now.utcoffset()
    return int(now.timestamp() * 1000), int(offset.total_seconds() // 60) if offset else 0


class RoutineCard(CourseWidget):
    """The planner. request: what the page's form says; asked: how often a plan was asked for.

    result: what the page shows, see told(). plan: the steps as plain data (RoutineStep), empty
    where there is none. run_wanted: how often "Run it" was pressed; each press plans anew, and only
    a plan that still stands raises run_asked: observe that, and run card.plan. utc_offset: the
    page's clock against UTC in minutes; None for the kernel's own. open_until: the card plans and
    runs only before this moment, in ms since 1970, and closed_says tells why. patience_ms: until the kernel is called silent.
    """

    _esm = join("announce.js", "dom.js", "keys.js", own=_HERE.with_suffix(".js"))
    _css = join("course.css", "tables.css", own=_HERE.with_suffix(".css")) + style_sheet()

    words = traitlets.Dict().tag(sync=True)
    choices = traitlets.Dict().tag(sync=True)
    request = traitlets.Dict().tag(sync=True)
    asked = traitlets.Int(0).tag(sync=True)
    run_wanted = traitlets.Int(0).tag(sync=True)
    utc_offset = traitlets.Int(
        None, allow_none=True, min=-FURTHEST_OFFSET_MIN, max=FURTHEST_OFFSET_MIN
    ).tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    plan = traitlets.List(traitlets.Dict()).tag(sync=True)
    open_until = traitlets.Float(0.0).tag(sync=True)
    closed_says = traitlets.Unicode(OVER).tag(sync=True)
    stop_rule = traitlets.Unicode().tag(sync=True)
    help_lists = traitlets.List(traitlets.Dict()).tag(sync=True)
    patience_ms = traitlets.Int(6000).tag(sync=True)
    run_asked = traitlets.Int(0)

    def __init__(
        self,
        request: Request | None = None,
        history: Callable[[], Iterable[Event]] = lambda: journal().log(),
        now: Callable[[], tuple[int, int]] = kernel_now,
        closed: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """history: what was done. now: ms since 1970 and minutes against UTC. closed: techniques
        that the gate keeps closed. Raises ValueError, in one sentence, for a request that is none.
        """
        self._library = load()
        self._history, self._now, self._closed = history, now, closed
        request = request or Request()
        plan(request, self._library, (), *now())
        super().__init__(
            words=_words(),
            choices=choices(self._library),
            request=as_request(request),
            stop_rule=self._library.dose.stop_rule,
            help_lists=help_lists(self._library.dose),
        )
        self.plan_anew()
        self.observe(self._on_asked, ["asked", "open_until"])
        self.observe(self._on_run, "run_wanted")

    def plan_anew(self) -> None:
        """Plans for now, from the request as it stands: after a check, and before each run."""
        turn = {"turn": f"{self.asked} {self.run_wanted}"}
        now_ms, offset = self._now()
        offset = offset if self.utc_offset is None else self.utc_offset
        try:
            request = evolve(from_page(self.request), closed=tuple(self._closed()))
            made = plan(request, self._library, self._history(), now_ms, offset)
        except FieldFault as fault:
            self.plan, self.result = [], turn | told_fault(fault)
            return
        with self.hold_sync():
            self.plan = as_data(made)
            self.result = turn | told(made, self._library)

    def _on_asked(self, _: Mapping[str, Any]) -> None:
        self.plan_anew()

    def _on_run(self, _: Mapping[str, Any]) -> None:
        if self._now()[0] >= self.open_until:
            return
        self.plan_anew()
        if self.plan:
            self.run_asked += 1


def choices(library: Library) -> dict[str, Any]:
    """What the form offers, as plain data: each choice as [value, words]."""
    return {
        "minutes": list(MINUTES),
        "tools": [[each.id, each.name] for each in library.tools.values()],
        "focus": [[name, focus.words] for name, focus in FOCUSES.items()],
        "exclude": [["", "Both"], ["left", "Leave out left"], ["right", "Leave out right"]],
        "sensitivity": [list(each) for each in SENSITIVITIES.items()],
        "sore": [list(each) for each in SORE.items()],
    }


def as_request(request: Request) -> dict[str, Any]:
    """The request as the form holds it."""
    tools = [request.tools] if isinstance(request.tools, str) else list(request.tools)
    return {
        "minutes": request.minutes,
        "tools": tools,
        "focus": request.focus,
        "exclude": request.exclude_side or "",
        "sensitivity": request.sensitivity,
        "sore": request.sore,
        "warm_up": request.warm_up,
    }


def from_page(form: Mapping[str, Any]) -> Request:
    """The request that the form means; plan() checks it."""
    tools = form.get("tools")
    return Request(
        minutes=form.get("minutes"),
        tools=tuple(tools) if isinstance(tools, list) else (),
        focus=form.get("focus"),
        exclude_side=form.get("exclude") or None,
        sensitivity=form.get("sensitivity"),
        sore=form.get("sore"),
        warm_up=form.get("warm_up") is True,
    )


def told(made: Routine, library: Library) -> dict[str, Any]:
    """A routine in words, as plain data for the page. svg: "" where nothing can be drawn."""
    names = {each.id: each.name for each in library.techniques.values()}
    svg, missing = _drawn(made)
    return {
        "title": _title(made),
        "says": _says(made, names),
        "before": list(made.before),
        "rows": [asdict(row) for row in timeline.rows(made, names)],
        "heads": [timeline.WORDS[head] for head in ("from", "for", "what")],
        "svg": svg,
        "no_drawing": WORDS["no_drawing"] if missing else "",
        "left_out": [asdict(each) for each in made.left_out],
        "notes": [*made.notes, *([WORDS["outranks"]] if made.steps else [])],
    }


def told_fault(fault: FieldFault) -> dict[str, Any]:
    """What the page shows in place of a routine, for a request that cannot be."""
    title, says = WORDS["none"], str(fault) + "."
    if isinstance(fault, TooShort):
        title = WORDS["too_short_title"]
        says = WORDS["too_short"].format(
            found=fault.found, least=fault.least, most=MINUTES[1], what=fault.what
        )
    lists: dict[str, Any] = {n: [] for n in ("before", "rows", "heads", "left_out", "notes")}
    return {"title": title, "says": says, "svg": "", "no_drawing": "", **lists}


def _title(made: Routine) -> str:
    if not made.steps:
        return WORDS["none"]
    return WORDS["yours"].format(time=timeline.clock(made.total_seconds), minutes=made.minutes)


def _says(made: Routine, names: Mapping[str, str]) -> str:
    if not made.steps:
        return ""
    ways = [names[name] for name in made.techniques]
    ways = [ways[0], *(way.lower() for way in ways[1:])]
    sides = "both" if len(made.sides) == 2 else made.sides[0]
    return WORDS["ways"].format(ways=WORDS["then"].join(ways), sides=WORDS[sides])


def _drawn(made: Routine) -> tuple[str, bool]:
    """The picture as SVG, and whether it is missing for want of matplotlib."""
    if not made.steps:
        return "", False
    try:
        from glute_lessons.progress.picture_svg import element

        drawn = element(timeline.draw(made), timeline.label(made))
    except ImportError:
        return "", True
    return ET.tostring(drawn, encoding="unicode"), False


def _words() -> dict[str, str]:
    low, high = MINUTES
    filled = {name: WORDS[name].format(low=low, high=high) for name in ("minutes", "minutes_fault")}
    return {**WORDS, **filled}
