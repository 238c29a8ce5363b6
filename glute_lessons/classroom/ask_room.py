"""Ask the room: one question for a projector, a countdown, a vote by hands, and the answer on cue."""

from __future__ import annotations

from pathlib import Path

import traitlets

from glute_lessons.content import load
from glute_lessons.front import CourseWidget, join

from .room_question import as_asked, find
from .room_words import WORDS

SECONDS = 30
SHORTEST, LONGEST = 5, 300
_HERE = Path(__file__)
_ASK_WORDS = str(_HERE.parents[1] / "quiz" / "ask_words.js")
_PARTS = tuple(str(_HERE.with_name(f"room_{part}.js")) for part in ("tally", "result", "countdown"))
_SHARED = ("announce.js", "dom.js", "keys.js", "clock.js")


class RoomCard(CourseWidget):
    """A question put to a room, and how many hands went up for each letter. Nothing else is kept.

    question: see room_question.as_asked. counts: one list of hands, by option, for each vote.
    vote: which of them is on the screen. phase: "open", "answer" (key and tally) or "explained".
    seconds: length of the countdown.
    """

    _esm = join(*_SHARED, _ASK_WORDS, *_PARTS, own=_HERE.with_suffix(".js"))
    _css = join("course.css", own=_HERE.with_suffix(".css"))

    question = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
    counts = traitlets.List(traitlets.List(traitlets.Int())).tag(sync=True)
    vote = traitlets.Int(0).tag(sync=True)
    phase = traitlets.Enum(("open", "answer", "explained"), "open").tag(sync=True)
    seconds = traitlets.Int(SECONDS).tag(sync=True)


def ask_room(question: str, seconds: int = SECONDS, seed: int = 0) -> RoomCard:
    """A question of the bank for a whole class, with a vote by show of hands.

    question: its id. seconds: of the countdown, 5 to 300. seed: another one gives another order of
    the answers, where their order may change. Raises ValueError for an unknown question, one
    without answers by letter, or a countdown that is too short or too long.
    """
    library = load()
    found = find(question, library)
    if not isinstance(seconds, int) or not SHORTEST <= seconds <= LONGEST:
        raise ValueError(
            f"ask_room, seconds: found {seconds!r}; allowed is a whole number from {SHORTEST} to"
            f" {LONGEST}."
        )
    asked = as_asked(found, seed, library)
    return RoomCard(question=asked, counts=[[0] * len(asked["options"])], seconds=seconds)
