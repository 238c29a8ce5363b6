"""The drill "Quiz yourself: safe or stop?": short stories to sort into the four verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import traitlets

from glute_lessons.content import load

from .card import WORDS as CARD_WORDS
from .card import QuizCard, asking, sitting
from .deck import DRILL_SET, questions_of_kind
from .grade import RIGHT_ENOUGH
from .sitting import number_for, plan_drill

STORY_SECONDS = 30  # to read a story, choose, and read what is said about it; our estimate
WORDS: dict[str, str] = {
    **CARD_WORDS,
    "title": "Quiz yourself: safe or stop?",
    "count": "Story {n} of {total}",
    "again": "One to look at once more",
    "next": "Next story",
    "score": "Passed: all {total} stories answered safely",
    "all_right": (
        "When you practise and are in doubt, stop. For a feeling that needs help now, call your"
        " local emergency number."
    ),
}


class DrillCard(QuizCard):
    """A quiz card that asks until every story was answered safely, and reads aloud when asked.

    passed: true from then on, also when the drill is started again.
    """

    until_right = traitlets.Bool(True).tag(sync=True)
    by_ear = traitlets.Bool(True).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
    passed = traitlets.Bool(False).tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self._note_passing({"new": self.answers})

    @traitlets.observe("answers")
    def _note_passing(self, change: Mapping[str, Any]) -> None:
        asked = [question["id"] for question in self.questions]
        self.passed = self.passed or all_safe(asked, change["new"])


def drill(minutes: float | None = None, seed: int | None = None) -> DrillCard:
    """Short stories to sort into the four verdicts; it needs no lesson before it.

    minutes: None asks the six of the first lesson; from 1 to 60, as many as fit, those first that
    were missed in a way that could hurt, then the weakest. A warning sign called safe, or any
    answer that is not safe enough, brings its story back. seed: the same seed asks the six in the
    same order; None takes any, and goes on with a drill that was left. Raises ValueError for
    other minutes.
    """
    library = load()
    stories = questions_of_kind("triage", library)
    title = WORDS["title"]
    if minutes is not None:
        number = number_for(minutes, STORY_SECONDS)
        return sitting(DrillCard, "drill_timed", stories, number, plan_drill, title=title)
    six = [story for story in stories if DRILL_SET in story.sets]
    if not six:
        raise ValueError(f'drill: found no question with "{DRILL_SET}" in its sets.')
    if seed is None:
        return sitting(DrillCard, "drill", six, len(six), plan_drill, title=title)
    return DrillCard(title=title, quiz="drill", **asking(six, seed, library))


def all_safe(asked: Iterable[str], answers: Iterable[Mapping[str, Any]]) -> bool:
    """True when there are questions and each was answered right, or more carefully, once."""
    safe = {answer["id"] for answer in answers if answer["grade"] in RIGHT_ENOUGH}
    questions = set(asked)
    return bool(questions) and questions <= safe
