"""A library just big enough to ask questions: built by hand, so that no content file matters."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from glute_lessons.content import Library, load
from glute_lessons.content.question_rules import BANDS
from glute_lessons.content.records import (
    VERDICTS,
    ZONES,
    GradeRow,
    Lesson,
    Option,
    Question,
    Sensation,
    Source,
    Verdict,
    VerdictOption,
    VerdictText,
)

LESSONS = ("00_start_here", "03_foam_rolling", "05_hands")
BODY = ("muscles", "landmarks", "neighbours", "pictures")

# truth > answer: grade, rating. From the course's rules: a warning sign called safe is critical.
TABLE: dict[tuple[str, str], tuple[str, str]] = {
    ("continue", "continue"): ("right", "good"),
    ("continue", "ease_off"): ("cautious", "hard"),
    ("continue", "stop"): ("cautious", "hard"),
    ("continue", "get_help_now"): ("cautious", "hard"),
    ("ease_off", "continue"): ("wrong", "again"),
    ("ease_off", "ease_off"): ("right", "good"),
    ("ease_off", "stop"): ("cautious", "hard"),
    ("ease_off", "get_help_now"): ("cautious", "hard"),
    ("stop", "continue"): ("critical", "again"),
    ("stop", "ease_off"): ("critical", "again"),
    ("stop", "stop"): ("right", "good"),
    ("stop", "get_help_now"): ("cautious", "hard"),
    ("get_help_now", "continue"): ("critical", "again"),
    ("get_help_now", "ease_off"): ("critical", "again"),
    ("get_help_now", "stop"): ("serious", "again"),
    ("get_help_now", "get_help_now"): ("right", "good"),
}


def choose_one(id: str = "pick", keys: str = "xox", **fields: Any) -> Question:
    """A question with one option for each letter of keys; the right one is "o"."""
    options = tuple(
        Option(text=f"{id} option {n}", explanation=f"{id} because {n}", right=key == "o")
        for n, key in enumerate(keys)
    )
    return _asked(id, "choose_one", options, fields)


def triage(verdict: Verdict, **fields: Any) -> Question:
    """A vignette whose sensation has this verdict."""
    verdicts = tuple(VerdictOption(each, f"about {each}") for each in VERDICTS)
    given = {
        "id": f"feel_{verdict}",
        "lesson": "00_start_here",
        "kind": "triage",
        "stem": f"You feel {verdict}. What now?",
        "objective": 1,
        "facts": ("S6",),
        "difficulty": 1,
        "sensation": f"felt_{verdict}",
        "verdicts": verdicts,
    }
    return Question(**(given | fields))


def _asked(id: str, kind: str, options: tuple[Option, ...], fields: dict[str, Any]) -> Question:
    given = {
        "lesson": "03_foam_rolling",
        "kind": kind,
        "stem": f"{id}?",
        "objective": 1,
        "facts": ("T2",),
        "difficulty": 1,
        "evidence": ("SF-10",),
        "options": options,
    }
    return Question(id=id, **(given | fields))


def choose_all(id: str = "some", keys: str = "oxox", **fields: Any) -> Question:
    """A question with one option for each letter of keys; the right ones are "o"."""
    options = tuple(
        Option(text=f"{id} option {n}", explanation=f"{id} because {n}", right=key == "o")
        for n, key in enumerate(keys)
    )
    return _asked(id, "choose_all", options, fields)


def order(
    id: str = "sort", names: tuple[str, ...] = ("c", "a", "d", "b"), **fields: Any
) -> Question:
    """Rungs to put in order, written as names stand; the right order is that of the alphabet."""
    options = tuple(Option(f"Rung {each}", f"why {each}", names=each) for each in names)
    return _asked(id, "order", options, {"key": "tools.firmness"} | fields)


def number(id: str = "long", **fields: Any) -> Question:
    """How long a hold lasts: 20 to 30 seconds; 0 to 120 may be typed."""
    options = tuple(Option(f"It is {band}", f"why {band}", names=band) for band in BANDS)
    given = {"key": "dose.hold_seconds", "unit": "seconds", "least": 0, "most": 120}
    return _asked(id, "number", options, given | fields)


def locate(id: str = "touch", target: str = "gluteus_medius", **fields: Any) -> Question:
    """A place to touch on the plate from behind: of the skin for a zone, else below it."""
    layer = "skin" if target in ZONES else "maximus"
    given = {"view": "posterior", "layer": layer, "target": target}
    return _asked(id, "locate", (), given | fields)


@frozen
class Rung:
    """Something with a place in an order, as a tool has."""

    id: str
    firmness: int


@frozen
class Holds:
    """The one number of the dose that is asked for."""

    hold_seconds: tuple[int, int] = (20, 30)


def library(*questions: Question) -> Library:
    """The questions, with the lessons, verdicts, sensations and sources they name.

    A place is touched on the real plate, so its library has the real names of body parts.
    """
    shelves: dict[str, Any] = {name: {} for name in Library.__annotations__}
    shelves["questions"] = {question.id: question for question in questions}
    shelves["lessons"] = {
        id_: Lesson(id_, id_[3:].replace("_", " ").title(), "Aim.", (5, 10), ("Do it.",), "a_plate")
        for id_ in LESSONS
    }
    shelves["verdicts"] = {v: VerdictText(v, f"Name of {v}", "means", "do") for v in VERDICTS}
    shelves["sensations"] = {
        f"felt_{v}": Sensation(f"felt_{v}", "words", v, f"why {v}", f"do {v}", ("SF-24",))
        for v in VERDICTS
    }
    shelves["grading"] = {
        f"{truth}>{answer}": GradeRow(truth, answer, grade, rating, f"says {truth}>{answer}")
        for (truth, answer), (grade, rating) in TABLE.items()
    }
    shelves["sources"] = {
        id_: Source(id_, "Safety", "claim", "C", status)
        for id_, status in (("SF-10", "V"), ("SF-24", "G"), ("ME-27", "D"))
    }
    shelves["tools"] = {id_: Rung(id_, place) for place, id_ in enumerate("abcde", start=1)}
    shelves["doses"] = {"course": Holds()}
    if any(question.kind == "locate" for question in questions):
        real = load()
        shelves |= {name: getattr(real, name) for name in BODY}
    return Library(**shelves)
