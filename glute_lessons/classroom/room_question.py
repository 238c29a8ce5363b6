"""One question of the bank as a room is asked it: its answers by letter, its key, what is said after."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from glute_lessons.content import Library
from glute_lessons.content.records import Question
from glute_lessons.quiz.deck import answer_order
from glute_lessons.quiz.grade import LETTERS, choices, key_of
from glute_lessons.quiz.page_data import as_data

# Hands go up for a letter. An order, a number or a place in a picture has none.
BY_LETTER = ("choose_one", "choose_all", "triage")
NEAREST = 3


def find(question: str, library: Library) -> Question:
    """The question with this id. Raises ValueError, naming the nearest ids that a room can be asked."""
    found = library.questions.get(question) if isinstance(question, str) else None
    if found is None:
        near = _listed(_nearest(question, library.questions))
        raise ValueError(
            f'ask_room, question: found "{question}", which is no question\'s id; near it are {near}.'
        )
    if found.kind not in BY_LETTER:
        same = (each.id for each in library.questions.values() if each.kind in BY_LETTER)
        raise ValueError(
            f'ask_room, question: found "{question}", which has no answers by letter (its kind is'
            f" {found.kind}); allowed are {_listed(BY_LETTER)}, for example {_listed(_nearest(question, same))}."
        )
    return found


def as_asked(question: Question, seed: int, library: Library) -> dict[str, Any]:
    """The question for the page. options: in the order shown, each with its letter and whether it is
    right; several: whether a hand may go up more than once."""
    told = as_data(question, library)
    offered = {choice.id: choice for choice in choices(question, library)}
    key = key_of(question, library)
    return {
        "id": question.id,
        "stem": question.stem,
        "several": question.kind == "choose_all",
        "options": [
            {
                "letter": letter.upper(),
                "text": offered[id_].text,
                "explanation": offered[id_].explanation,
                "right": id_ in key,
            }
            for letter, id_ in zip(LETTERS, answer_order(question, seed, library), strict=False)
        ],
        "danger": question.danger,
        "do": told["do"],
        "evidence": told["evidence"],
    }


def _nearest(name: object, ids: Iterable[str]) -> list[str]:
    return get_close_matches(str(name), list(ids), n=NEAREST, cutoff=0.0)


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
