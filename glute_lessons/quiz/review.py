"""The review of lesson 8: what could hurt first, then what is due, then what is new."""

from __future__ import annotations

from collections.abc import Sequence

import traitlets

from glute_lessons.content import load
from glute_lessons.content.records import Question

from .card import WORDS as CARD_WORDS
from .card import QuizCard, sitting
from .deck import MIXED, questions_of
from .sitting import Items, number_for, plan_quiz, plan_review

MINUTES = 10
QUESTION_SECONDS = 40  # to read a question, answer, and read why; our estimate
WORDS: dict[str, str] = {
    **CARD_WORDS,
    "title": "Review: questions from all lessons",
    "all_right": "Come back tomorrow or later. What you missed comes first then.",
}


class ReviewCard(QuizCard):
    """A quiz card over all lessons, which reads aloud when asked."""

    by_ear = traitlets.Bool(True).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)


def review(minutes: float = MINUTES) -> ReviewCard:
    """Questions from all lessons, as many as fit into the minutes (1 to 60), lessons mixed.

    First those that were missed in a way that could hurt, then those that are due again, then new
    ones. Raises ValueError for other minutes.
    """
    questions = questions_of(MIXED, load())
    number = number_for(minutes, QUESTION_SECONDS)
    return sitting(ReviewCard, "due_review", questions, number, _plan, title=WORDS["title"])


def _plan(
    items: Items, questions: Sequence[Question], now_ms: int, number: int, seed: int
) -> tuple[str, ...]:
    """What is to be reviewed; on a day with nothing due or new, what comes due next."""
    wanted = plan_review(items, questions, now_ms, number, seed)
    return wanted or plan_quiz(items, questions, now_ms, number, seed)
