"""The quiz card: questions one at a time, graded in the browser within a frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import SystemRandom
from time import time_ns
from typing import Any
from uuid import uuid4

import traitlets

from glute_lessons.anatomy.colours import style_sheet
from glute_lessons.content import Library, load
from glute_lessons.content.records import Question
from glute_lessons.front import CourseWidget, join
from glute_lessons.progress.inbox import listen
from glute_lessons.progress.journal import journal

from .deck import MIXED, Dealt, choose, deal, in_this_order, lesson_names, questions_of
from .page_data import as_data, entries, plates
from .resume import Left, left_open
from .schedule import Item
from .sitting import plan_quiz

NUMBER = 12  # a sitting of about ten minutes
DEALS = 8
ANY_SEED = 2**31
Plan = Callable[[Mapping[str, Item], Sequence[Question], int, int, int], tuple[str, ...]]

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
    "resumed": "You go on where you left off: {n} answered already.",
    "saved": "Saved",
    "unsaved": (
        "Not saved yet. Your answer is kept in this page, and goes in when a lesson runs again."
    ),
    "read": "Read it to me",
    "stop_reading": "Stop reading",
    "no_voice": "This device has no voice of its own to read with.",
    # choose all
    "take_all": "Choose every one that fits.",
    "none_taken": "Choose at least one answer first.",
    "right_to_take": "Right to take",
    "missed": "Missed",
    "better_left": "Better left",
    "best_all": "Right to take:",
    # put in order
    "how_to_order": (
        "Put these in order, the first one at the top. Use the buttons, or the up and down arrow"
        " keys while you are on a button."
    ),
    "earlier": "Earlier",
    "later": "Later",
    "move_earlier": "Move {item} earlier",
    "move_later": "Move {item} later",
    "place": "{item}: place {n} of {total}",
    "right_order": "The right order",
    "right_place": "You had it here",
    "your_place": "You had it at place {n}",
    # a number
    "your_number": "Your number",
    "number_range": "A number from {least} to {most} {unit}.",
    "no_number": "Type a number first, in digits.",
    "out_of_range": "Type a number from {least} to {most}.",
    # touch a place
    "plate": "{side} of the body, {view}.",
    "right_side": "Right side",
    "left_side": "Left side",
    "from_behind": "from behind",
    "from_the_side": "from the side",
    "shown": "Shown: {layer}.",
    "how_to_touch": (
        "Point at a place and click, or tap it. With keys: Tab to the picture, move with the arrow"
        " keys, then press Enter. Nothing is graded before you check."
    ),
    "list_find": "Or choose by what it looks like",
    "list_first": "Choose …",
    "chosen_place": "Your choice: {clue}",
    "nothing_here": "Nothing to choose at this spot.",
    "no_place": "Choose a place in the picture first.",
}
_HERE = Path(__file__)
_ANATOMY = _HERE.parents[1] / "anatomy"
_PLATE = tuple(str(_ANATOMY / f"map_{part}.js") for part in ("hits", "marks", "picture"))
_MAP_STYLE = str(_ANATOMY / "muscle_map.css")
_ASK = tuple(str(path) for path in sorted(_HERE.parent.glob("ask_*.js")))
_SHARED = ("announce.js", "dom.js", "keys.js", "after_paint.js", "outbox.js", "speech.js")


class QuizCard(CourseWidget):
    """Questions as plain data, where the learner stands in them, and what was answered.

    questions: see page_data.as_data. deals: [{seed, order: [{question, answers}]}]; the one with
    this seed is asked, and "Shuffle again" goes to the next. index: the place in what is asked.
    answers: [{id, option, grade, sure}]; a skipped question has option "" and grade "skipped".
    until_right: a question whose answer could hurt, or is wrong, comes back at the end, and none
    can be skipped. quiz and run: what is asked and which sitting of it, for the log. plates and
    entries: what "touch it" questions draw and name. by_ear: whether it can be read aloud.
    notices: what to tell about the progress file. resumed: how many were answered in an earlier
    visit. Answers are written to the progress file as the page sends them.
    """

    _esm = join(*_SHARED, *_PLATE, *_ASK, own=_HERE.with_suffix(".js"))
    _css = join("course.css", _MAP_STYLE, own=_HERE.with_suffix(".css")) + style_sheet()

    title = traitlets.Unicode("").tag(sync=True)
    questions = traitlets.List(traitlets.Dict()).tag(sync=True)
    deals = traitlets.List(traitlets.Dict()).tag(sync=True)
    seed = traitlets.Int(0).tag(sync=True)
    until_right = traitlets.Bool(False).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
    index = traitlets.Int(0).tag(sync=True)
    answers = traitlets.List(traitlets.Dict()).tag(sync=True)
    finished = traitlets.Bool(False).tag(sync=True)
    quiz = traitlets.Unicode("").tag(sync=True)
    run = traitlets.Unicode("").tag(sync=True)
    plates = traitlets.Dict().tag(sync=True)
    entries = traitlets.Dict().tag(sync=True)
    by_ear = traitlets.Bool(False).tag(sync=True)
    notices = traitlets.List(traitlets.Unicode()).tag(sync=True)
    resumed = traitlets.Int(0).tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        listen(self)


def quiz(name: str, seed: int | None = None, number: int | None = None) -> QuizCard:
    """The questions of one lesson, one at a time.

    name: the lesson's name without its number ("foam_rolling"), or "all" for a mix of lessons.
    number: how many at most; None takes 12. seed: None asks what helps most now, by the progress
    file (what could hurt first, then what was never asked, was missed or is due), and goes on with
    a sitting that was left; a seed asks by chance alone, the same for the same seed. Raises
    ValueError for an unknown lesson, one without questions, or a number below 1.
    """
    library = load()
    number = NUMBER if number is None else number
    found = questions_of(name, library)
    chosen = choose(found, 0 if seed is None else seed, number)
    title = _title(name, library)
    if seed is None:
        return sitting(QuizCard, name, found, number, plan_quiz, title=title)
    return QuizCard(title=title, quiz=name, run=uuid4().hex, **asking(chosen, seed, library))


def sitting(
    kind: type[QuizCard],
    name: str,
    questions: Sequence[Question],
    number: int,
    plan: Plan,
    **traits: Any,
) -> QuizCard:
    """A card that asks what a plan picks from the progress file, or goes on with what was left."""
    library, log = load(), journal()
    until_right = bool(traits.get("until_right", kind.until_right.default_value))
    number = min(number, len(questions))
    known = {question.id: question for question in questions}
    now_ms = time_ns() // 1_000_000
    left = left_open(log.log(), name, known, number, now_ms, until_right)
    seed = left.seed if left else some_seed()
    planned = plan(log.states(), questions, now_ms, number, seed)
    ids = dict.fromkeys((*left.questions, *planned) if left else planned)
    asked = [known[id_] for id_ in ids][:number]
    return kind(
        quiz=name,
        **asking(asked, seed, library, in_this_order(asked, seed, library)),
        **_standing(left),
        notices=list(log.notices()),
        **traits,
    )


def _standing(left: Left | None) -> dict[str, Any]:
    """Where the learner stands in a sitting: at its start, or where it was left."""
    if left is None:
        return {"run": uuid4().hex}
    done = len(left.answers)
    return {"run": left.run, "answers": list(left.answers), "index": done, "resumed": done}


def some_seed() -> int:
    """Any seed."""
    return SystemRandom().randrange(ANY_SEED)


def asking(
    questions: Sequence[Question],
    seed: int,
    library: Library,
    first: Sequence[Dealt] | None = None,
) -> dict[str, Any]:
    """The traits with which a card asks these questions: their data, and a few deals of them.

    first: the first deal, where it is more than chance.
    """
    deals = [_as_deal(each, deal(questions, each, library)) for each in range(seed, seed + DEALS)]
    if first is not None:
        deals[0] = _as_deal(seed, first)
    return {
        "questions": [as_data(question, library) for question in questions],
        "deals": deals,
        "seed": seed,
        "plates": plates(questions, library),
        "entries": entries(questions, library),
    }


def _as_deal(seed: int, dealt: Sequence[Dealt]) -> dict[str, Any]:
    order = [{"question": each.question, "answers": list(each.answers)} for each in dealt]
    return {"seed": seed, "order": order}


def _title(name: str, library: Library) -> str:
    if name == MIXED:
        return WORDS["mixed_title"]
    return WORDS["lesson_title"].format(lesson=library.lessons[lesson_names(library)[name]].title)
