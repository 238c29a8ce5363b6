"""A quiz on paper, and its key on a page of its own. The same seed gives the same paper."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Question
from glute_lessons.export.items import Item, item
from glute_lessons.quiz.deck import choose, in_this_order
from glute_lessons.quiz.grade import LETTERS, choices

NUMBER = 20
NO_PAPER = "locate"  # a place to touch on a plate


@frozen
class Asked:
    """One question of a paper. choices: letter and text, as printed."""

    number: int
    item: Item
    choices: tuple[tuple[str, str], ...]
    letters: dict[str, str]

    @property
    def hints(self) -> tuple[str, ...]:
        """What the bank itself adds to the question, such as the range of a number."""
        return self.item.asked[1:]

    @property
    def key(self) -> str:
        """The right answer: letters, or for a number what counts as right."""
        if self.item.number:
            return self.item.after[0]
        found = [self.letters[id_] for id_ in self.item.key]
        return ", then ".join(found) if self.item.kind == "order" else " and ".join(sorted(found))

    @property
    def right(self) -> tuple[tuple[str, str, str], ...]:
        """Letter, text and explanation of each right answer."""
        if self.item.number:
            return ()
        answers = (self.item.answer(id_) for id_ in self.item.key)
        return tuple((self.letters[each.id], each.text, each.explanation) for each in answers)


def paper_questions(library: Library) -> tuple[Question, ...]:
    """The questions of the bank that paper can ask."""
    return tuple(each for each in library.questions.values() if each.kind != NO_PAPER)


def asked(library: Library, seed: int, number: int) -> tuple[Asked, ...]:
    """The questions of one paper. Raises ValueError for a number that the bank cannot meet."""
    bank = paper_questions(library)
    if not 1 <= number <= len(bank):
        raise ValueError(f"handouts, questions: found {number}; allowed is 1 to {len(bank)}.")
    chosen = choose(bank, seed, number)
    dealt = in_this_order(chosen, seed, library)
    return tuple(
        _asked(at, item(question, library), _as_items(question, deal.answers, library))
        for at, (question, deal) in enumerate(zip(chosen, dealt, strict=True), start=1)
    )


def _as_items(question: Question, order: tuple[str, ...], library: Library) -> tuple[str, ...]:
    """The ids by which an item calls its answers: what is put in order has letters there."""
    if question.kind != "order":
        return order
    ids = [choice.id for choice in choices(question, library)]
    return tuple(LETTERS[ids.index(id_)] for id_ in order)


def _asked(number: int, held: Item, order: tuple[str, ...]) -> Asked:
    if held.number:
        return Asked(number, held, (), {})
    letters = dict(zip(order, LETTERS.upper(), strict=False))
    printed = tuple((letters[id_], held.answer(id_).text) for id_ in order)
    return Asked(number, held, printed, letters)


def quiz_page(library: Library, seed: int, number: int) -> dict[str, Any]:
    """What the templates of the paper and of its key need."""
    return {
        "asked": asked(library, seed, number),
        "seed": seed,
        "number": number,
        "stop_rule": library.dose.stop_rule,
    }
