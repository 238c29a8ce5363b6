"""A timer for still presses. Its clock runs in the browser; the kernel is only told."""

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

from . import breathing, feeling, stopping
from . import phases as planning
from .breathing import Pace
from .hold_words import WORDS

_HERE = Path(__file__).resolve().parent
_SHARED = (
    *("dom.js", "announce.js", "keys.js", "stop_keys.js", "clock.js", "sound.js", "speech.js"),
    *(
        "speech_cues.js",
        "buzz.js",
        "scale.js",
        "pacer.js",
        "stop_dialog.js",
        "outbox.js",
        "shut.js",
    ),
)
_OWN = tuple(
    str(_HERE / f"hold_{part}.js") for part in ("face", "feel", "gate", "heard", "run", "stop")
)
SIDES = {"left": ("left",), "right": ("right",), "both": ("right", "left")}  # in their order


class HoldTimer(CourseWidget):
    """A hold on one side, or one on each, with count-in, breathing pace, sounds and a large Stop.

    state: ready, running, stopped or done. elapsed_ms: how long the last hold was pressed, in ms,
    told when it ends (0 when it was stopped in the count-in). holds_done: holds begun on this spot
    (of both sides: rounds begun), so that stopping early and starting again never makes a third.
    stop_reason: the last answer to "Why did you stop?", an id of stops.toml. open_until: the timer
    starts only before this moment, in ms since 1970; 0 keeps it closed, and closed_says tells why.
    A warning sign keeps the page closed too, until the kernel, which was told, opens anew.
    phases, cues, breaths: the plan, see phases.py; made anew when seconds changes.
    stops, feelings, felt: see stopping.as_data, the scale's steps, and feeling.as_data.
    """

    _esm = join(*_SHARED, *_OWN, own=_HERE / "hold_timer.js")
    _css = join("course.css", "hold_parts.css", own=_HERE / "hold_timer.css")

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
    stop_reason = traitlets.Unicode("").tag(sync=True)
    open_until = traitlets.Float(0.0).tag(sync=True)
    closed_says = traitlets.Unicode(WORDS["closed"]).tag(sync=True)
    stop_rule = traitlets.Unicode().tag(sync=True)
    help_lists = traitlets.List(traitlets.Dict()).tag(sync=True)
    stops = traitlets.List(traitlets.Dict()).tag(sync=True)
    feelings = traitlets.List(traitlets.Dict()).tag(sync=True)
    felt = traitlets.List(traitlets.Dict()).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)

    def __init__(
        self,
        technique: str,
        side: str = "right",
        seconds: int | None = None,
        breaths_per_minute: float | None = None,
        **traits: Any,
    ) -> None:
        """A timer for one technique. side: left, right, or both, one after the other.

        seconds: 5 up to the technique's cap; None: its default. breaths_per_minute: 4 to 10; None:
        the course's own pace. Raises ValueError, in one sentence, for anything else.
        """
        library = load()
        self._technique = library.techniques[_one_of("technique", technique, library.techniques)]
        self._side = _one_of("side", side, SIDES)
        self._dose = library.dose
        self._pace = _pace(library.dose, breaths_per_minute)
        hold = self._technique.hold
        super().__init__(
            seconds=self._allowed(hold.default_seconds[0] if seconds is None else seconds),
            holds_per_spot=hold.per_spot,
            stop_rule=library.dose.stop_rule,
            help_lists=help_lists(library.dose),
            stops=stopping.as_data(library),
            feelings=[asdict(step) for step in library.feelings.values()],
            felt=feeling.as_data(library),
            words=_words(library.dose, self._pace),
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
        plan = planning.phases(change["new"], self.words, SIDES[self._side])
        spans = planning.hold_spans(plan)
        with self.hold_sync():
            self.phases = [asdict(phase) for phase in plan]
            self.cues = [asdict(cue) for cue in planning.cues(plan, self.words)]
            self.breaths = [asdict(breath) for breath in breathing.breaths(spans, self._pace)]

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


def _pace(dose: Dose, breaths_per_minute: float | None) -> Pace:
    if breaths_per_minute is None:
        return breathing.pace_of_seconds(dose.breathe_in_seconds, dose.breathe_out_seconds)
    return breathing.pace_of_rate(breaths_per_minute)


def help_lists(dose: Dose) -> list[dict[str, Any]]:
    """The signs that need help, for the page: what to do, and the signs it is for."""
    return [
        {"says": dose.emergency, "signs": list(dose.emergency_signs)},
        {"says": dose.urgent, "signs": list(dose.urgent_signs)},
    ]


def _words(dose: Dose, pace: Pace) -> dict[str, str]:
    """The timer's words with the course's numbers in them."""
    low, high = dose.feeling_aim
    breathe_in, breathe_out = (
        f"{ms / 1000:.1f}".removesuffix(".0") for ms in (pace.in_ms, pace.out_ms)
    )
    return WORDS | {
        "aim": WORDS["aim"].format(low=low, high=high, cap=dose.feeling_cap),
        "pace": WORDS["pace"].format(breathe_in=breathe_in, breathe_out=breathe_out),
        "waits": WORDS["waits"].format(go_on=high),
    }
