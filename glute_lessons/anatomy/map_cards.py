"""What the muscle map says about each entry, gathered from the course's content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Landmark, Muscle, Neighbour

# How a landmark's kind of zone answers "May I press it?"
ZONE_SAYS: Mapping[str, str] = MappingProxyType(
    {
        "press": "This is a place to press, on a day when the readiness check says Go, gently.",
        "pass_over": "A roller may cross it slowly. A ball or a hand keeps off it. Never hold here.",
        "never_press": "Never press here.",
    }
)


@frozen
class Card:
    """One entry in words. called: the name inside a sentence; clue: what it looks like and where
    it lies, without its name; zone: of a landmark its kind of zone, else ""; rows: what a card
    tells, from where, does, nerve, find and press to its text.
    """

    id: str
    name: str
    plain_name: str
    called: str
    clue: str
    zone: str
    rows: Mapping[str, str]

    @property
    def place(self) -> str:
        """Where it is, or how to find it."""
        return self.rows.get("where") or self.rows["find"]


def cards(entries: Iterable[str], library: Library) -> dict[str, Card]:
    """A card for each entry. Raises KeyError for one that the content does not teach."""
    return {entry: card(entry, library) for entry in entries}


def card(entry: str, library: Library) -> Card:
    """The card of a muscle, a neighbour or a landmark."""
    told: Muscle | Neighbour | Landmark
    if entry in library.muscles:
        told = library.muscles[entry]
    elif entry in library.neighbours:
        told = library.neighbours[entry]
    else:
        return _landmark(library.landmarks[entry])
    rows = {
        "where": told.where,
        "does": told.does,
        "nerve": told.nerve,
        "find": told.find,
        "press": told.zone,
    }
    return _card(told, rows, told.clue)


def _landmark(told: Landmark) -> Card:
    rows = {"find": told.find, "press": f"{ZONE_SAYS[told.zone]} {told.why}"}
    return _card(told, rows, told.clue or told.plain_name, told.zone)


def _card(
    told: Muscle | Neighbour | Landmark, rows: Mapping[str, str], clue: str, zone: str = ""
) -> Card:
    kept = {title: text for title, text in rows.items() if text}
    return Card(
        told.id,
        told.name,
        told.plain_name,
        called(told.name),
        clue[:1].upper() + clue[1:],
        zone,
        kept,
    )


def called(name: str) -> str:
    """A name inside a sentence: "the sit bone", but "the PSIS"."""
    return f"the {name[0].lower()}{name[1:]}" if name[1:2].islower() else f"the {name}"
