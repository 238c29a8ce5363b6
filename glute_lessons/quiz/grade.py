"""How an answer is graded, and what is said about it. Pure: no clock, no file, no widget.

An answer is one short text that no shuffling changes. choose_one: a letter for the option's place
in the file ("a" is the first); triage: the verdict; choose_all: letters in their order ("a c");
order: what the options name, in the learner's order ("lean>breathe"); number: as typed ("25");
locate: the entry that was touched.
"""

from __future__ import annotations

from itertools import combinations

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.keys import ranks, span_of
from glute_lessons.content.question_rules import BANDS, right_options
from glute_lessons.content.records import ZONES, Grade, Question
from glute_lessons.content.zone_grades import ZONE_GRADES

LETTERS = "abcdefgh"
RIGHT_ENOUGH: tuple[Grade, ...] = ("right", "cautious")
RATINGS: dict[str, str] = {"right": "good", "cautious": "hard"}
CRITICAL = "This one is about safety. Take a moment with it."
HEADLINES: dict[str, dict[str, str]] = {
    "choose_one": {
        "right": "Yes. That is the best answer.",
        "wrong": "Not quite. Another answer fits better.",
    },
    "choose_all": {
        "right": "Yes. Those are the ones, and no other.",
        "wrong": "Not quite. The set is another one.",
        "cautious": "You found them all, and took more than that, which is a safe way to miss.",
    },
    "order": {"right": "Yes. That is the order.", "wrong": "Not quite. The order is another one."},
    "number": {"right": "Yes. That is right.", "wrong": "Not quite. It is another number."},
    "locate": {"right": "Yes. That is the place.", "wrong": "Not quite. It is another place."},
}


@frozen
class Choice:
    """One answer that can be given or taken: its id, its words, why it is right or wrong."""

    id: str
    text: str
    explanation: str


@frozen
class Graded:
    """What one answer is worth. rating: again, hard or good, the schedule's words.

    danger: what could happen, only for a critical miss.
    """

    question: str
    given: str
    grade: Grade
    rating: str
    headline: str
    danger: str

    @property
    def right_enough(self) -> bool:
        """True when the answer would have hurt nobody: right, or more careful than needed."""
        return self.grade in RIGHT_ENOUGH


def choices(question: Question, library: Library) -> tuple[Choice, ...]:
    """What a question offers, in the order in which content writes it; nothing for locate."""
    if question.kind == "triage":
        return tuple(
            Choice(each.verdict, library.verdicts[each.verdict].name, each.explanation)
            for each in question.verdicts
        )
    ids = [option.names for option in question.options]
    if question.kind in ("choose_one", "choose_all"):
        ids = list(LETTERS[: len(question.options)])
    return tuple(
        Choice(id_, option.text, option.explanation)
        for id_, option in zip(ids, question.options, strict=True)
    )


def key_of(question: Question, library: Library) -> tuple[str, ...]:
    """The ids of the right choices: one, or some, or all of them in their order.

    For locate the entry or the zone; for a number the band "within".
    """
    if question.kind == "triage":
        return (library.sensations[question.sensation].verdict,)
    if question.kind == "number":
        return ("within",)
    if question.kind == "locate":
        return (question.target,)
    if question.kind == "order":
        rank = ranks(question.key, library)
        return tuple(sorted((option.names for option in question.options), key=rank.__getitem__))
    right = right_options(question, library)
    return tuple(letter for letter, good in zip(LETTERS, right, strict=False) if good)


def number_range(question: Question, library: Library) -> tuple[float, float]:
    """The lowest and the highest number that count as right, tolerance included."""
    low, high = span_of(question.key, library)
    return low - question.tolerance, high + question.tolerance


def grade(question: Question, given: str, library: Library) -> Graded:
    """One answer graded. Raises ValueError for one that the question does not take."""
    if question.kind == "triage":
        return _by_table(question, given, library)
    mark = _MARKS[question.kind](question, given, library)
    return Graded(
        question=question.id,
        given=given,
        grade=mark,
        rating=RATINGS.get(mark, "again"),
        headline=HEADLINES[question.kind].get(mark, CRITICAL),
        danger=question.danger if mark == "critical" else "",
    )


def answers(question: Question, library: Library) -> tuple[str, ...]:
    """Every answer worth telling apart: all of them, or the right order alone, or one a band."""
    if question.kind == "choose_all":
        letters = LETTERS[: len(question.options)]
        sets = (some for n in range(1, len(letters) + 1) for some in combinations(letters, n))
        return tuple(" ".join(some) for some in sets)
    if question.kind == "order":
        return (">".join(key_of(question, library)),)
    if question.kind == "locate":
        return (*library.muscles, *library.landmarks, *library.neighbours)
    return tuple(choice.id for choice in choices(question, library))


def band(question: Question, given: str, library: Library) -> str:
    """Where a typed number lies: below, within or above. Raises ValueError for no number there."""
    low, high = number_range(question, library)
    try:
        number = float(given)
    except ValueError:
        number = float("nan")
    if not question.least <= number <= question.most:
        allowed = f"a number from {question.least:g} to {question.most:g}"
        raise _refused(question, given, allowed)
    return BANDS[(number >= low) + (number > high)]


def _refused(question: Question, given: str, allowed: str) -> ValueError:
    return ValueError(f'{question.id}, answer: found "{given}"; allowed is {allowed}.')


def _by_table(question: Question, given: str, library: Library) -> Graded:
    """For triage the grading table decides alone."""
    felt = library.sensations[question.sensation]
    _offered(question, given, library)
    row = library.grading[f"{felt.verdict}>{given}"]
    danger = (question.danger or felt.why) if row.grade == "critical" else ""
    return Graded(question.id, given, row.grade, row.rating, row.says, danger)


def _offered(question: Question, given: str, library: Library) -> None:
    ids = [choice.id for choice in choices(question, library)]
    if given not in ids:
        raise _refused(question, given, "one of " + ", ".join(ids))


def _one(question: Question, given: str, library: Library) -> Grade:
    _offered(question, given, library)
    if (given,) == key_of(question, library):
        return "right"
    return "critical" if question.critical else "wrong"


def _all(question: Question, given: str, library: Library) -> Grade:
    if given not in answers(question, library):
        raise _refused(question, given, "some of the letters in their order, such as a c")
    taken, key = set(given.split()), set(key_of(question, library))
    if taken == key:
        return "right"
    if question.critical_if == "missed":
        return "critical" if key - taken else "cautious"
    return "critical" if question.critical_if == "chosen" and taken - key else "wrong"


def _order(question: Question, given: str, library: Library) -> Grade:
    key = key_of(question, library)
    if sorted(given.split(">")) != sorted(key):
        raise _refused(question, given, "each once, in an order: " + ">".join(key))
    if given == ">".join(key):
        return "right"
    return "critical" if question.critical else "wrong"


def _number(question: Question, given: str, library: Library) -> Grade:
    found = given if given in BANDS else band(question, given, library)
    if found == "within":
        return "right"
    return "critical" if question.critical_if == found else "wrong"


def _place(question: Question, given: str, library: Library) -> Grade:
    if given not in answers(question, library):
        raise _refused(question, given, "a muscle, a landmark or a neighbour")
    if question.target in ZONES:
        landmark = library.landmarks.get(given)
        return ZONE_GRADES[question.target][landmark.zone] if landmark else "wrong"
    if given == question.target:
        return "right"
    return "critical" if question.critical else "wrong"


_MARKS = {
    "choose_one": _one,
    "choose_all": _all,
    "order": _order,
    "number": _number,
    "locate": _place,
}
