"""How an answer is graded, and what is said about it. Pure: no clock, no file, no widget.

An answer is named by a short id that no shuffling changes: for choose_one a letter for the
option's place in the file ("a" is the first), for triage the verdict itself.
"""

from __future__ import annotations

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Grade, Question

LETTERS = "abcdefgh"
RIGHT_ENOUGH: tuple[Grade, ...] = ("right", "cautious")
HEADLINES: dict[str, str] = {
    "right": "Yes. That is the best answer.",
    "wrong": "Not quite. Another answer fits better.",
    "critical": "This one is about safety. Take a moment with it.",
}


@frozen
class Choice:
    """One answer that can be given: its id, its words, and why it is right or wrong."""

    id: str
    text: str
    explanation: str


@frozen
class Graded:
    """What one answer to one question is worth, and everything that is said about it.

    rating: again, hard or good, the schedule's words. given, key and others: the choice made,
    the best one, and those that are neither, each with its explanation. danger: what could happen,
    only for a critical miss. do: what to do about the feeling, for triage. evidence: source ids.
    """

    question: str
    grade: Grade
    rating: str
    headline: str
    given: Choice
    key: Choice
    others: tuple[Choice, ...]
    danger: str
    do: str
    evidence: tuple[str, ...]

    @property
    def right_enough(self) -> bool:
        """True when the answer would have hurt nobody: right, or more careful than needed."""
        return self.grade in RIGHT_ENOUGH


def choices(question: Question, library: Library) -> tuple[Choice, ...]:
    """The answers a question offers, in the order in which the content writes them."""
    if question.kind == "triage":
        return tuple(
            Choice(each.verdict, library.verdicts[each.verdict].name, each.explanation)
            for each in question.verdicts
        )
    return tuple(
        Choice(letter, option.text, option.explanation)
        for letter, option in zip(LETTERS, question.options, strict=False)
    )


def key_of(question: Question, library: Library) -> str:
    """The id of the one best answer; for triage the verdict of the sensation asked about."""
    if question.kind == "triage":
        return library.sensations[question.sensation].verdict
    return next(
        letter for letter, option in zip(LETTERS, question.options, strict=False) if option.right
    )


def grade(question: Question, answer: str, library: Library) -> Graded:
    """One answer graded. Raises ValueError when the question does not offer that answer."""
    offered = {choice.id: choice for choice in choices(question, library)}
    if answer not in offered:
        allowed = ", ".join(offered)
        raise ValueError(f'{question.id}, answer: found "{answer}"; allowed is one of {allowed}.')
    key = key_of(question, library)
    mark, rating, headline = _marked(question, key, answer, library)
    felt = library.sensations[question.sensation] if question.kind == "triage" else None
    return Graded(
        question=question.id,
        grade=mark,
        rating=rating,
        headline=headline,
        given=offered[answer],
        key=offered[key],
        others=tuple(choice for id_, choice in offered.items() if id_ not in (key, answer)),
        danger=(question.danger or (felt.why if felt else "")) if mark == "critical" else "",
        do=felt.do if felt else "",
        evidence=question.evidence or (felt.evidence if felt else ()),
    )


def feedback(question: Question, library: Library) -> list[Graded]:
    """Every answer graded beforehand, in the written order, so that a page need not ask."""
    return [grade(question, choice.id, library) for choice in choices(question, library)]


def _marked(question: Question, key: str, answer: str, library: Library) -> tuple[Grade, str, str]:
    """The grade, the rating and the headline. For triage the grading table decides alone."""
    if question.kind == "triage":
        row = library.grading[f"{key}>{answer}"]
        return row.grade, row.rating, row.says
    mark: Grade = "right" if answer == key else "critical" if question.critical else "wrong"
    return mark, "good" if mark == "right" else "again", HEADLINES[mark]
