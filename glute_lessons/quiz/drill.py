"""The drill "Safe, or stop?": six short stories, all right before a first session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import traitlets

from glute_lessons.content import load

from .card import WORDS as CARD_WORDS
from .card import QuizCard, asking, some_seed
from .grade import RIGHT_ENOUGH

DRILL_SET = "drill"
WORDS: dict[str, str] = {
    **CARD_WORDS,
    "title": "Safe, or stop?",
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
    """A quiz card that asks until every story was answered safely.

    passed: true from then on, also when the drill is started again.
    """

    until_right = traitlets.Bool(True).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
    passed = traitlets.Bool(False).tag(sync=True)

    @traitlets.observe("answers")
    def _note_passing(self, change: Mapping[str, Any]) -> None:
        asked = [question["id"] for question in self.questions]
        self.passed = self.passed or all_safe(asked, change["new"])


def drill(seed: int | None = None) -> DrillCard:
    """Six short stories to sort into the four verdicts; it needs no lesson before it.

    A warning sign called safe, or any answer that is not safe enough, brings its story back.
    seed: the same seed asks in the same order; None takes any.
    """
    library = load()
    asked = [question for question in library.questions.values() if DRILL_SET in question.sets]
    if not asked:
        raise ValueError(f'drill: found no question with "{DRILL_SET}" in its sets.')
    traits = asking(asked, some_seed() if seed is None else seed, library)
    return DrillCard(title=WORDS["title"], **traits)


def all_safe(asked: Iterable[str], answers: Iterable[Mapping[str, Any]]) -> bool:
    """True when there are questions and each was answered right, or more carefully, once."""
    safe = {answer["id"] for answer in answers if answer["grade"] in RIGHT_ENOUGH}
    questions = set(asked)
    return bool(questions) and questions <= safe
