"""Questions as plain data for the page, every answer graded beforehand, so that it need not ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import asdict

from glute_lessons.anatomy.map_cards import Card, card
from glute_lessons.anatomy.map_data import map_data
from glute_lessons.anatomy.map_words import WORDS as MAP_WORDS
from glute_lessons.anatomy.sightings import seen_anywhere, sights
from glute_lessons.content import Library, drawing
from glute_lessons.content.records import ZONES, Question

from .grade import Graded, answers, choices, grade, key_of, number_range

_STATUS = {"G": "teaching practice", "D": "our own arithmetic"}
Says = list[list[str]]


def as_data(question: Question, library: Library) -> dict[str, Any]:
    """One question for the page.

    options: what is offered; key: the ids of the right ones, see grade.key_of. outcomes: given
    answer → what is said about it, and otherwise for any other (only an order has one). number
    and place: what only these kinds have.
    """
    felt = library.sensations[question.sensation] if question.kind == "triage" else None
    return {
        "id": question.id,
        "kind": question.kind,
        "stem": question.stem,
        "do": felt.do if felt else "",
        "evidence": [
            _source(id_, library) for id_ in question.evidence or (felt.evidence if felt else ())
        ],
        "options": [asdict(choice) for choice in choices(question, library)],
        "key": list(key_of(question, library)),
        "key_text": _number_told(question, library),
        "outcomes": _outcomes(question, library),
        "otherwise": _otherwise(question, library),
        "number": _number(question, library),
        "place": _place(question),
    }


def plates(questions: Iterable[Question], library: Library) -> dict[str, dict[str, Any]]:
    """View → the drawing and the shapes to touch, for the views that the questions ask about."""
    views = dict.fromkeys(question.view for question in questions if question.kind == "locate")
    return {
        view: {
            "drawing": drawing(library.pictures[view].file, "pictures.toml", view),
            "body": map_data(view),
            "credit": library.pictures[view].credit,
            "layers": {layer.id: layer.name for layer in library.pictures[view].layers},
        }
        for view in views
    }


def entries(questions: Iterable[Question], library: Library) -> dict[str, dict[str, str]]:
    """Entry → how it is called and described, for all that can be touched in these questions."""
    views = dict.fromkeys(question.view for question in questions if question.kind == "locate")
    seen = dict.fromkeys(entry for view in views for entry in seen_anywhere(view))
    told = {entry: card(entry, library) for entry in seen}
    return {
        entry: {name: getattr(each, name) for name in ("name", "called", "clue", "plain_name")}
        for entry, each in told.items()
    }


def _source(id_: str, library: Library) -> str:
    """A source's id; with a word on what it is where no study stands behind it."""
    note = _STATUS.get(library.sources[id_].status)
    return f"{id_} ({note})" if note else id_


def _outcomes(question: Question, library: Library) -> dict[str, dict[str, Any]]:
    if question.kind != "locate":
        return {
            given: _outcome(grade(question, given, library)) for given in answers(question, library)
        }
    shown = (sight.entry for sight in sights(question.view, question.layer).values())
    return {entry: _touched(question, entry, library) for entry in shown}


def _outcome(graded: Graded, headline: str = "", says: Says | None = None) -> dict[str, Any]:
    return {
        "grade": graded.grade,
        "headline": headline or graded.headline,
        "danger": graded.danger,
        "comes_back": not graded.right_enough,
        "says": says or [],
    }


def _otherwise(question: Question, library: Library) -> dict[str, Any] | None:
    if question.kind != "order":
        return None
    backwards = ">".join(reversed(key_of(question, library)))
    return _outcome(grade(question, backwards, library))


def _number(question: Question, library: Library) -> dict[str, Any] | None:
    if question.kind != "number":
        return None
    low, high = number_range(question, library)
    return {
        "unit": question.unit,
        "least": question.least,
        "most": question.most,
        "low": low,
        "high": high,
    }


def _number_told(question: Question, library: Library) -> str:
    if question.kind != "number":
        return ""
    low, high = (bound for bound in number_range(question, library))
    low, high = low + question.tolerance, high - question.tolerance
    numbers = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"{numbers} {question.unit}"


def _place(question: Question) -> dict[str, Any] | None:
    if question.kind != "locate":
        return None
    zone = question.target in ZONES
    return {"view": question.view, "layer": question.layer, "zone": zone}


def _touched(question: Question, entry: str, library: Library) -> dict[str, Any]:
    """The outcome of a touch, told with the content's own cards."""
    graded, given = grade(question, entry, library), card(entry, library)
    kind = {"right": "yes", "critical": "not_safe"}.get(graded.grade, "not_found")
    headline = MAP_WORDS[kind].format(called=given.called)
    if question.target in ZONES:
        return _outcome(graded, headline, _zone_says(question.target, given, graded))
    return _outcome(graded, headline, _entry_says(card(question.target, library), given))


def _zone_says(zone: str, given: Card, graded: Graded) -> Says:
    says = [["", given.rows.get("press", given.place)]]
    if graded.grade != "right":
        says.append(["", f"{MAP_WORDS[f'mark_{zone}']} {MAP_WORDS[f'about_{zone}']}"])
    return says


def _entry_says(asked: Card, given: Card) -> Says:
    plain = asked.plain_name[:1].upper() + asked.plain_name[1:]
    if asked == given:
        return [["", plain if plain.endswith(".") else f"{plain}."], ["", asked.place]]
    return [
        [f"{given.name}:", given.place],
        [MAP_WORDS["is_here"].format(name=asked.name), asked.place],
    ]
