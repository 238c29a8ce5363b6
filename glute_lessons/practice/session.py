"""A guided session: the technique's steps one after the other, by ear and by one large button.

What is shown, said and timed comes from the kernel as a plan; once begun, the page needs no kernel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import traitlets
from attrs import asdict

from glute_lessons.anatomy.colours import style_sheet
from glute_lessons.content import FieldFault, Library, load
from glute_lessons.content.records import Dose, Technique
from glute_lessons.front import CourseWidget, join
from glute_lessons.progress.inbox import listen
from glute_lessons.progress.journal import journal

from . import feeling, stopping
from .guarded_timer import GuardedBox, guarded
from .hold_timer import help_lists
from .session_log import done_today, left_in_the_middle
from .session_pictures import key, pictures
from .session_plan import Session, plan_session
from .session_stages import Stage
from .session_words import WORDS
from .today import TODAY, Today, local_now

NEXT_DAY = "next_day_tender"  # the sensation that is to be expected
_HERE = Path(__file__)
_MAP = str(_HERE.parents[1] / "anatomy" / "map_picture.js")  # how a drawing is put on a page
_PARTS = (
    *(str(_HERE.parent / f"hold_{part}.js") for part in ("feel", "heard")),
    *(str(path) for path in sorted(_HERE.parent.glob("session_*.js"))),
)
_SHARED = (
    *("dom.js", "announce.js", "keys.js", "stop_keys.js", "clock.js", "sound.js", "outbox.js"),
    *(
        "speech.js",
        "speech_cues.js",
        "buzz.js",
        "scale.js",
        "pacer.js",
        "stop_dialog.js",
        "shut.js",
    ),
)
Clock = Callable[[], datetime]


class SessionCard(CourseWidget):
    """One session on one page, see session_plan.py.

    stages: the plan as data; drawings in them name entries of pictures. resume: {} or the run and
    step of a session that was left in the middle today. open_until: a stage begins only before
    this moment, in ms since 1970; 0 keeps it closed, and closed_says tells why. minutes: from a
    quick reader's to a slow listener's. aim: go on only at this feeling or less. stops, felt: see
    stopping.as_data and feeling.as_data. What today has seen is taken from the log whenever the
    page asks anew.
    """

    _esm = join(*_SHARED, _MAP, *_PARTS, own=_HERE.with_suffix(".js"))
    _css = join("course.css", "hold_parts.css", own=_HERE.with_suffix(".css")) + style_sheet()

    technique = traitlets.Unicode(read_only=True).tag(sync=True)
    technique_name = traitlets.Unicode(read_only=True).tag(sync=True)
    side = traitlets.Unicode(read_only=True).tag(sync=True)
    stages = traitlets.List(traitlets.Dict()).tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)
    left_out = traitlets.List(traitlets.Unicode()).tag(sync=True)
    minutes = traitlets.List(traitlets.Int()).tag(sync=True)
    resume = traitlets.Dict().tag(sync=True)
    open_until = traitlets.Float(0.0).tag(sync=True)
    closed_says = traitlets.Unicode(WORDS["closed"]).tag(sync=True)
    stops = traitlets.List(traitlets.Dict()).tag(sync=True)
    feelings = traitlets.List(traitlets.Dict()).tag(sync=True)
    felt = traitlets.List(traitlets.Dict()).tag(sync=True)
    press_less = traitlets.List(traitlets.Unicode()).tag(sync=True)
    getting_up = traitlets.List(traitlets.Unicode()).tag(sync=True)
    stop_rule = traitlets.Unicode().tag(sync=True)
    help_lists = traitlets.List(traitlets.Dict()).tag(sync=True)
    aim = traitlets.Int(4).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)

    def __init__(
        self,
        technique: str,
        side: str = "both",
        seconds: int | None = None,
        clock: Clock = local_now,
        **traits: Any,
    ) -> None:
        """Raises ValueError, in one sentence, for an unknown technique or side and other seconds."""
        library = load()
        if not isinstance(technique, str) or technique not in library.techniques:
            allowed = "one of " + ", ".join(library.techniques)
            raise FieldFault("session, technique", technique, allowed)
        self._asked = library.techniques[technique], side, seconds
        self._clock = clock
        session, resume = self._planned()
        record = library.techniques[technique]
        super().__init__(
            **_shown(session, resume),
            pictures=pictures(_whole(record, side, seconds, library).stages),
            stops=stopping.as_data(library),
            feelings=[asdict(step) for step in library.feelings.values()],
            felt=feeling.as_data(library),
            press_less=list(record.press_less),
            getting_up=list(record.getting_up),
            stop_rule=library.dose.stop_rule,
            help_lists=help_lists(library.dose),
            aim=library.dose.feeling_aim[1],
            words=_words(library.dose),
            **traits,
        )
        self.set_trait("technique", technique)
        self.set_trait("technique_name", record.name)
        self.set_trait("side", side)
        listen(self)
        self.on_msg(self._hear)

    def _hear(self, _: Any, content: Any, __: Any) -> None:
        """The page asks for the plan as it stands now, with what today has seen."""
        if isinstance(content, Mapping) and content.get("kind") == "plan":
            with self.hold_sync():
                for name, value in _shown(*self._planned()).items():
                    self.set_trait(name, value)
            self.send({"kind": "planned"})

    def _planned(self) -> tuple[Session, dict[str, str]]:
        library, (record, side, seconds) = load(), self._asked
        now = self._clock()
        offset = now.utcoffset() or timedelta()
        at = int(now.timestamp() * 1000), offset // timedelta(minutes=1)
        log = journal().log()
        whole = _whole(record, side, seconds, library)
        left = left_in_the_middle(log, record.id, side, whole.stages, *at)
        if left is not None:
            log = tuple(event for event in log if event.body.get("run") != left.run)
        done = done_today(log, *at)
        dose, next_day = library.dose, library.sensations[NEXT_DAY]
        session = plan_session(record, side, seconds, dose, next_day, done)
        here = {stage.id for stage in session.stages}
        resume = asdict(left) if left is not None and left.step in here else {}
        return session, resume


def _whole(record: Technique, side: str, seconds: int | None, library: Library) -> Session:
    """The session of a day that has seen nothing."""
    return plan_session(record, side, seconds, library.dose, library.sensations[NEXT_DAY])


def _shown(session: Session, resume: dict[str, str]) -> dict[str, Any]:
    """The traits that a plan fills."""
    low, high = session.total_seconds
    return {
        "stages": [_as_data(stage) for stage in session.stages],
        "left_out": list(session.left_out),
        "minutes": [low // 60, -(-high // 60)],
        "resume": resume,
    }


def _as_data(stage: Stage) -> dict[str, Any]:
    data = asdict(stage)
    data["drawings"] = [key("position", name, stage.side) for name in stage.drawings]
    data["plate"] = key("plate", stage.plate, stage.side) if stage.plate else ""
    return data


def _words(dose: Dose) -> dict[str, str]:
    """The card's words with the course's numbers in them."""
    low, high = dose.feeling_aim
    return WORDS | {"aim": WORDS["aim"].format(low=low, high=high, cap=dose.feeling_cap)}


def session(
    technique: str, side: str = "both", seconds: int | None = None, today: Today = TODAY
) -> GuardedBox:
    """A guided session of one technique, behind the readiness check.

    technique: an id such as "foam_rolling". side: "left", "right" or "both". seconds: of each
    hold, 5 up to the technique's cap; None takes its default. Raises ValueError, in one sentence,
    for anything else.
    """
    card = SessionCard(technique, side, seconds, today.now)
    return guarded(lambda: card, technique, today)
