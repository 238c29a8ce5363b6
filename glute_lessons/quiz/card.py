"""The quiz card: questions one at a time, graded in the browser within a frame."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom
from typing import Any

import traitlets

from glute_lessons.content import Library, load
from glute_lessons.content.records import Question
from glute_lessons.front import CourseWidget, join

from .deck import MIXED, choose, deal, lesson_names, questions_of
from .grade import Graded, feedback

MIXED_NUMBER = 12
DEALS = 8
ANY_SEED = 2**31

# Everything the card says that is no content. {n} and the like are filled in by the card.
WORDS: dict[str, str] = {
    "mixed_title": "Quiz: questions from all lessons",
    "lesson_title": "Quiz: {lesson}",
    "count": "Question {n} of {total}",
    "again": "Once more",
    "how_sure": "How sure are you?",
    "sure": "Sure",
    "unsure": "Unsure",
    "check": "Check",
    "skip": "Skip this one",
    "next": "Next question",
    "last": "See how it went",
    "no_answer": "Choose an answer first.",
    "no_sure": "Say how sure you are, then check.",
    "yours": "Your answer",
    "best_mark": "Best answer",
    "danger": "What could happen:",
    "best": "Best answer:",
    "do": "What to do:",
    "sure_and_wrong": "You felt sure, so this one is worth a slow read.",
    "others": "About the other answers",
    "sources": "Sources: {list}",
    "no_sources": "This is teaching practice; we know of no study behind it.",
    "score": "{right} of {total} right",
    "all_right": "You can come back any time. Questions asked again later stick best.",
    "first_again": "For safety, look at these again first",
    "then_again": "Then look at these",
    "careful": "More careful than needed, which is a safe way to miss",
    "skipped": "Skipped",
    "start_again": "Start again",
    "shuffle_again": "Shuffle again",
}
_STATUS = {"G": "teaching practice", "D": "our own arithmetic"}
_HERE = Path(__file__)


class QuizCard(CourseWidget):
    """Questions as plain data, where the learner stands in them, and what was answered.

    questions: [{id, stem, key, do, evidence, options: [{id, text, feedback}]}], see as_data.
    deals: [{seed, order: [{question, answers}]}]; the one with this seed is asked, and "Shuffle
    again" goes to the next. index: the place in what is asked. answers: [{id, option, grade,
    sure}]; a skipped question has option "" and grade "skipped". until_right: a question whose
    answer could hurt, or is wrong, comes back at the end, and none can be skipped.
    """

    _esm = join("announce.js", "dom.js", "keys.js", own=_HERE.with_suffix(".js"))
    _css = join("course.css", own=_HERE.with_suffix(".css"))

    title = traitlets.Unicode("").tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    deals = traitlets.List(traitlets.Dict()).tag(sync=True)
    seed = traitlets.Int(0).tag(sync=True)
    until_right = traitlets.Bool(False).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    answers = traitlets.List(traitlets.Dict()).tag(sync=True)
    finished = traitlets.Bool(False).tag(sync=True)


def quiz(name: str, seed: int | None = None, number: int | None = None) -> QuizCard:
    """The questions of one lesson, shuffled, one at a time.

    name: the lesson's name without its number ("foam_rolling"), or "all" for a mix of lessons.
    seed: the same seed asks the same questions in the same order; None takes any. number: how
    many at most; None takes all of a lesson, or 12 of the mix. Raises ValueError for an unknown
    lesson, one without questions, or a number below 1.
    """
    library = load()
    seed = some_seed() if seed is None else seed
    if number is None and name == MIXED:
        number = MIXED_NUMBER
    asked = choose(questions_of(name, library), seed, number)
    return QuizCard(title=_title(name, library), **asking(asked, seed, library))


def some_seed() -> int:
    """Any seed."""
    return SystemRandom().randrange(ANY_SEED)


def asking(questions: Sequence[Question], seed: int, library: Library) -> dict[str, Any]:
    """The traits with which a card asks these questions: their data, and a few deals of them."""
    deals = [
        {
            "seed": each,
            "order": [
                {"question": dealt.question, "answers": list(dealt.answers)}
                for dealt in deal(questions, each, library)
            ],
        }
        for each in range(seed, seed + DEALS)
    ]
    data = [as_data(question, library) for question in questions]
    return {"questions": data, "deals": deals, "seed": seed}


def as_data(question: Question, library: Library) -> dict[str, Any]:
    """One question with the feedback to each answer, as plain data for the page."""
    graded = feedback(question, library)
    return {
        "id": question.id,
        "stem": question.stem,
        "key": graded[0].key.id,
        "do": graded[0].do,
        "evidence": [_source(id_, library) for id_ in graded[0].evidence],
        "options": [_option(each) for each in graded],
    }


def _option(graded: Graded) -> dict[str, Any]:
    return {
        "id": graded.given.id,
        "text": graded.given.text,
        "feedback": {
            "grade": graded.grade,
            "rating": graded.rating,
            "headline": graded.headline,
            "explanation": graded.given.explanation,
            "danger": graded.danger,
            "comes_back": not graded.right_enough,
        },
    }


def _source(id_: str, library: Library) -> str:
    """A source's id; with a word on what it is where no study stands behind it."""
    note = _STATUS.get(library.sources[id_].status)
    return f"{id_} ({note})" if note else id_


def _title(name: str, library: Library) -> str:
    if name == MIXED:
        return WORDS["mixed_title"]
    return WORDS["lesson_title"].format(lesson=library.lessons[lesson_names(library)[name]].title)
