"""A timer for one still press. Its clock runs in the browser; the kernel is only told."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import traitlets
from attrs import asdict

from glute_lessons.content import FieldFault, load
from glute_lessons.content.records import Dose
from glute_lessons.front import CourseWidget, join
from glute_lessons.progress.inbox import listen

from . import phases as planning

_HERE = Path(__file__).resolve().parent
SIDES = ("left", "right")

# Everything that the timer itself says. {…} is filled in when it is shown.
WORDS = {
    "title": "Hold timer: {technique}, {side}",
    "left": "left side",
    "right": "right side",
    "plan": "One hold of {seconds} seconds, after a count of {count_in}.",
    "turn": "Hold {number} of {allowed} on this spot today.",
    "aim": "Press until it feels like {low} to {high} out of 10. Never go above {cap}.",
    "pace": "Breathe in for {breathe_in} seconds and out for {breathe_out}.",
    "air": "Dizzy or short of air? Breathe normally.",
    "when_to_stop": "When to stop",
    "closed": "The timer is closed. Do the readiness check in lesson 0 first.",
    "mute": "Sound off",
    "start": "Start",
    "stop": "Stop",
    "stop_keys": "Space or Escape stops it too, from anywhere on this page.",
    "count_in": "Get ready",
    "hold": "Hold",
    "done": "Done",
    "settle": "Settle in",
    "in": "Breathe in",
    "out": "Breathe out",
    "progress": "How much of the hold is done",
    "says_count_in": "Get ready. Your hold starts in {seconds} seconds.",
    "says_hold": "Hold now, for {seconds} seconds. Breathe slowly.",
    "says_halfway": "Halfway.",
    "says_last": "Last seconds.",
    "says_done": "Done. Ease the pressure off slowly.",
    "rest": "Take a few slow breaths before you move on.",
    "stopped": "Stopped. Take the pressure off.",
    "again_if_stopped": "Did you stop for another reason, and do you feel well? Then you can start again.",
    "again_if_done": "Hold again only if that stayed at {cap} or less, and feels fine now.",
    "again": "Start again",
    "saved": "Saved",
    "unsaved": "Not saved yet. This hold is kept in this page, and goes in when a lesson runs again.",
    "spot_done": "This spot has had its {allowed} holds. Leave it for today.",
}


class HoldTimer(CourseWidget):
    """One hold with a count-in, a breathing pace, sounds and a large Stop.

    state: ready, running, stopped or done. elapsed_ms: how long the last hold was pressed, in ms,
    told when it ends (0 when it was stopped in the count-in). holds_done: holds begun on this spot,
    so that stopping early and starting again never makes a third. open_until: the timer starts
    only before this moment, in ms since 1970; 0 keeps it closed, and closed_says tells why.
    phases, cues, breaths: the plan, see phases.py; made anew when seconds changes.
    """

    _esm = join(
        *("dom.js", "announce.js", "keys.js", "stop_keys.js", "clock.js", "sound.js", "outbox.js"),
        own=_HERE / "hold_timer.js",
    )
    _css = join("course.css", own=_HERE / "hold_timer.css")

    technique = traitlets.Unicode(read_only=True).tag(sync=True)
    technique_name = traitlets.Unicode(read_only=True).tag(sync=True)
    side = traitlets.Unicode(read_only=True).tag(sync=True)
    seconds = traitlets.Int().tag(sync=True)
    phases = traitlets.List(traitlets.Dict()).tag(sync=True)
    cues = traitlets.List(traitlets.Dict()).tag(sync=True)
    breaths = traitlets.List(traitlets.Dict()).tag(sync=True)
    state = traitlets.Enum(("ready", "running", "stopped", "done"), "ready").tag(sync=True)
    elapsed_ms = traitlets.Float(0.0, min=0).tag(sync=True)
    holds_done = traitlets.Int(0, min=0).tag(sync=True)
    holds_per_spot = traitlets.Int(2, min=1, max=2).tag(sync=True)
    open_until = traitlets.Float(0.0).tag(sync=True)
    closed_says = traitlets.Unicode(WORDS["closed"]).tag(sync=True)
    stop_rule = traitlets.Unicode().tag(sync=True)
    help_lists = traitlets.List(traitlets.Dict()).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)

    def __init__(
        self, technique: str, side: str = "right", seconds: int | None = None, **traits: Any
    ) -> None:
        """A timer for one technique and side. seconds: 5 up to the technique's cap; None: its default.

        Raises ValueError, in one sentence, for an unknown technique or side and for other seconds.
        """
        library = load()
        self._technique = library.techniques[_one_of("technique", technique, library.techniques)]
        self._side = _one_of("side", side, SIDES)
        self._dose = library.dose
        hold = self._technique.hold
        super().__init__(
            seconds=self._allowed(hold.default_seconds[0] if seconds is None else seconds),
            holds_per_spot=hold.per_spot,
            stop_rule=library.dose.stop_rule,
            help_lists=help_lists(library.dose),
            words=_words(library.dose),
            **traits,
        )
        listen(self)

    @traitlets.default("technique")
    def _technique_id(self) -> str:
        return self._technique.id

    @traitlets.default("technique_name")
    def _name_of_technique(self) -> str:
        return self._technique.name

    @traitlets.default("side")
    def _chosen_side(self) -> str:
        return self._side

    @traitlets.validate("seconds")
    def _check_seconds(self, proposal: traitlets.Bunch) -> int:
        return self._allowed(proposal["value"])

    @traitlets.observe("seconds")
    def _plan_anew(self, change: traitlets.Bunch) -> None:
        plan = planning.phases(change["new"], self.words)
        pace = self._dose.breathe_in_seconds, self._dose.breathe_out_seconds
        with self.hold_sync():
            self.phases = [asdict(phase) for phase in plan]
            self.cues = [asdict(cue) for cue in planning.cues(plan, self.words)]
            self.breaths = [asdict(breath) for breath in planning.breaths(plan, *pace)]

    def _allowed(self, seconds: object) -> int:
        """The seconds themselves, or a ValueError that says what this technique allows."""
        low, high = self._dose.hold_seconds[0], self._technique.hold.max_seconds
        whole = isinstance(seconds, int) and not isinstance(seconds, bool)
        if not whole or not low <= seconds <= high:
            allowed = f"a whole number from {low} to {high} for {self._technique.id}"
            raise FieldFault("hold_timer, seconds", seconds, allowed)
        return seconds


def _one_of(name: str, value: object, choices: Iterable[str]) -> str:
    if isinstance(value, str) and value in choices:
        return value
    raise FieldFault(f"hold_timer, {name}", value, "one of " + ", ".join(choices))


def help_lists(dose: Dose) -> list[dict[str, Any]]:
    """The signs that need help, for the page: what to do, and the signs it is for."""
    return [
        {"says": dose.emergency, "signs": list(dose.emergency_signs)},
        {"says": dose.urgent, "signs": list(dose.urgent_signs)},
    ]


def _words(dose: Dose) -> dict[str, str]:
    """The timer's words with the course's numbers in them."""
    low, high = dose.feeling_aim
    return WORDS | {
        "aim": WORDS["aim"].format(low=low, high=high, cap=dose.feeling_cap),
        "pace": WORDS["pace"].format(
            breathe_in=dose.breathe_in_seconds, breathe_out=dose.breathe_out_seconds
        ),
        "again_if_done": WORDS["again_if_done"].format(cap=dose.feeling_cap),
    }
