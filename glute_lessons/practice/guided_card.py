"""One card for all that leads part by part: a technique's session, and a planned routine.

What is shown, said and timed comes from the kernel as a plan; once begun, the page needs no kernel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import traitlets
from attrs import asdict

from glute_lessons.anatomy.colours import style_sheet
from glute_lessons.content import load
from glute_lessons.content.records import Dose, Technique
from glute_lessons.front import CourseWidget, join
from glute_lessons.progress.inbox import listen

from . import feeling, stopping
from .hold_timer import help_lists
from .session_pictures import key, pictures
from .session_plan import Session
from .session_stages import Stage
from .session_words import WORDS

_HERE = Path(__file__)
_MAP = str(_HERE.parents[1] / "anatomy" / "map_picture.js")  # how a drawing is put on a page
_PARTS = (
    *(str(_HERE.parent / f"hold_{part}.js") for part in ("feel", "heard")),
    *(str(path) for path in sorted(_HERE.parent.glob("session_*.js"))),
)
_SHARED = (
    *("dom.js", "announce.js", "keys.js", "stop_keys.js", "clock.js", "sound.js", "outbox.js"),
    *("after_paint.js", "speech.js", "speech_cues.js", "buzz.js", "scale.js", "pacer.js"),
    *("stop_dialog.js", "shut.js"),
)
Clock = Callable[[], datetime]


class GuidedCard(CourseWidget):
    """One run on one page; how it is planned is its kind's own, see plan_now().

    logged: what the log calls it, a technique's id or another name. side: left, right or both.
    stages: the plan as data; drawings in them name entries of pictures. begun_as: what the log keeps
    of the plan. resume: {} or the run and step of one that was left in the middle today.
    open_until: a stage begins only before this moment, in ms since 1970; 0 keeps it closed, and
    closed_says tells why. aim: go on only at this feeling or less. stops, felt: see
    stopping.as_data and feeling.as_data. press_less: technique → ways. What today has seen is
    taken from the log whenever the page asks anew. arrives: true when it comes because it was
    asked for: it takes the focus once.
    """

    _esm = join(*_SHARED, _MAP, *_PARTS, own=_HERE.with_suffix(".js"))
    _css = join("course.css", "hold_parts.css", own=_HERE.with_suffix(".css")) + style_sheet()

    logged = traitlets.Unicode(read_only=True).tag(sync=True)
    side = traitlets.Unicode(read_only=True).tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    intro = traitlets.Unicode().tag(sync=True)
    stages = traitlets.List(traitlets.Dict()).tag(sync=True)
    begun_as = traitlets.Unicode().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)
    left_out = traitlets.List(traitlets.Unicode()).tag(sync=True)
    resume = traitlets.Dict().tag(sync=True)
    open_until = traitlets.Float(0.0).tag(sync=True)
    closed_says = traitlets.Unicode(WORDS["closed"]).tag(sync=True)
    stops = traitlets.List(traitlets.Dict()).tag(sync=True)
    feelings = traitlets.List(traitlets.Dict()).tag(sync=True)
    felt = traitlets.List(traitlets.Dict()).tag(sync=True)
    press_less = traitlets.Dict().tag(sync=True)
    getting_up = traitlets.List(traitlets.Unicode()).tag(sync=True)
    stop_rule = traitlets.Unicode().tag(sync=True)
    help_lists = traitlets.List(traitlets.Dict()).tag(sync=True)
    aim = traitlets.Int(4).tag(sync=True)
    arrives = traitlets.Bool(False).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)

    def __init__(
        self,
        logged: str,
        side: str,
        techniques: Sequence[Technique],
        drawn: Iterable[Stage],
        clock: Clock,
        **traits: Any,
    ) -> None:
        """techniques: in their order; the last one is got up from. drawn: the stages whose pictures
        go to the page, once and for all. traits: a title, and what a test sets."""
        self._clock, self._drawn = clock, tuple(drawn)
        library = load()
        super().__init__(
            **_shown(*self.plan_now()),
            stops=stopping.as_data(library),
            feelings=[asdict(step) for step in library.feelings.values()],
            felt=feeling.as_data(library),
            press_less={each.id: list(each.press_less) for each in techniques},
            getting_up=list(techniques[-1].getting_up),
            stop_rule=library.dose.stop_rule,
            help_lists=help_lists(library.dose),
            aim=library.dose.feeling_aim[1],
            words=_words(library.dose),
            **traits,
        )
        self._draw()
        self.observe(self._draw, "open_until")
        self.set_trait("logged", logged)
        self.set_trait("side", side)
        listen(self)
        self.on_msg(self._hear)

    def plan_now(self) -> tuple[Session, dict[str, str]]:
        """The plan by what the log says now, and {} or where to go on: its run and step."""
        raise NotImplementedError

    def moment(self) -> tuple[int, int]:
        """See moment(), by this card's clock."""
        return moment(self._clock)

    def _draw(self, _: object = None) -> None:
        """The drawings are some 700 kB: they come once it is open, and mostly it never is."""
        if self.open_until and not self.pictures:
            self.pictures = pictures(self._drawn)

    def _hear(self, _: Any, content: Any, __: Any) -> None:
        """The page asks for the plan as it stands now, with what today has seen."""
        if isinstance(content, Mapping) and content.get("kind") == "plan":
            with self.hold_sync():
                for name, value in _shown(*self.plan_now()).items():
                    self.set_trait(name, value)
            self.send({"kind": "planned"})


def moment(clock: Clock) -> tuple[int, int]:
    """Now in ms since 1970, and the clock against UTC in minutes."""
    now = clock()
    offset = now.utcoffset() or timedelta()
    return int(now.timestamp() * 1000), offset // timedelta(minutes=1)


def _shown(session: Session, resume: dict[str, str]) -> dict[str, Any]:
    """The traits that a plan fills."""
    low, high = session.total_seconds
    return {
        "stages": [_as_data(stage) for stage in session.stages],
        "left_out": list(session.left_out),
        "intro": session.intro.format(low=low // 60, high=-(-high // 60)),
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
