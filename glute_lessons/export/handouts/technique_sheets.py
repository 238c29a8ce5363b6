"""The words and drawings of a technique's page, and of the ways to get there and up again."""

from __future__ import annotations

from typing import Any

from glute_lessons.anatomy.geometry import Point
from glute_lessons.content import Library
from glute_lessons.content.dose_words import dose_lines
from glute_lessons.content.records import Technique

from .drawings import plate_drawing, position_drawing
from .places import landmark_places
from .words import WORDS

_BEHIND = "posterior"
# More letters than this, and a technique's page gets the smallest type and small drawings.
LONG = 2400
TALL = {"dense": 40.0, "roomy": 46.0}  # mm of a drawing, at least
WAY_TALL = 34.0


def technique_page(technique: Technique, library: Library) -> dict[str, Any]:
    """What the template of a technique needs."""
    kind = "dense" if _letters(technique) > LONG else "roomy"
    tall = TALL[kind]
    marks, bones = _bones(library)
    drawings = {
        "position": position_drawing(technique.steps[0].drawing, library, tall),
        "work": plate_drawing(technique.id, _BEHIND, library, tall),
        "zones": plate_drawing("zones", _BEHIND, library, tall, marks),
    }
    return {
        "title": technique.name,
        "technique": technique,
        "drawings": drawings,
        "credits": credits(drawings.values()),
        "kind": kind,
        "tall": tall,
        "work_legend": _legend(library, (technique.id, "passing")),
        "zone_legend": _legend(library, ("upper_outer_buttock", "nerve_strip", "bone")),
        "bones": bones,
        "dose": (*dose_lines(technique, library.dose), (WORDS["breathing"], technique.breathing)),
        "who_not": who_not(library, technique.id),
    }


def _letters(technique: Technique) -> int:
    steps = [step.text for step in technique.steps]
    return sum(map(len, (*steps, *technique.care, *technique.press_less)))


def there_and_up_page(library: Library) -> dict[str, Any]:
    """How to get to each place and away from it."""
    techniques = tuple(library.techniques.values())
    ways = dict.fromkeys(name for each in techniques for name in each.way_down)
    drawings = [position_drawing(name, library, WAY_TALL) for name in ways]
    return {
        "techniques": techniques,
        "drawings": drawings,
        "tall": WAY_TALL,
        "titles_of": [library.positions[name].title.replace("{side}", "right") for name in ways],
        "credits": credits(drawings),
        "who_not": who_not(library),
        "stop_rule": library.dose.stop_rule,
    }


def who_not(library: Library, technique: str = "") -> list[tuple[str, str]]:
    """Who should not practise: a heading, and the readiness check's questions in a few words."""
    rules = library.screening.values()
    found = [
        (WORDS[word], _listed(rule.brief for rule in rules if rule.outcome == outcome))
        for outcome, word in (
            ("get_help_now", "help"),
            ("ask_first", "ask_first"),
            ("not_today", "not_today"),
        )
    ]
    closed = _listed(rule.brief for rule in rules if technique in rule.closes)
    return [*found, *([(WORDS["leave_out"], closed)] if closed else [])]


def credits(drawings: Any) -> list[str]:
    """Each credit line once."""
    return list(dict.fromkeys(each.credit for each in drawings))


def _listed(words: Any) -> str:
    text = "; ".join(words)
    return f"{text}." if text else ""


def _bones(library: Library) -> tuple[dict[str, tuple[str, Point]], list[tuple[str, str]]]:
    """Numbers for the bones on the zone map: number → place, and number with name."""
    places = landmark_places(_BEHIND)
    seen = [
        each
        for each in library.landmarks.values()
        if each.zone == "never_press" and each.id in places
    ]
    numbers = {each.id: str(at) for at, each in enumerate(seen, start=1)}
    marks = {number: places[id_] for id_, number in numbers.items()}
    return marks, [(number, _flat(library, id_)) for id_, number in numbers.items()]


def _legend(library: Library, names: tuple[str, ...]) -> list[str]:
    return [_flat(library, name) for name in names]


def _flat(library: Library, label: str) -> str:
    """A label's words in one line."""
    return " ".join(library.labels[label].words.split())
