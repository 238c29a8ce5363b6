"""A library just big enough to ask questions: built by hand, so that no content file matters."""

from __future__ import annotations

from typing import Any

from glute_lessons.content import Library
from glute_lessons.content.records import (
    VERDICTS,
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
    given = {
        "lesson": "03_foam_rolling",
        "kind": "choose_one",
        "stem": f"{id}?",
        "objective": 1,
        "facts": ("T2",),
        "difficulty": 1,
        "evidence": ("SF-10",),
        "options": options,
    }
    return Question(id=id, **(given | fields))


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


def library(*questions: Question) -> Library:
    """The questions, with the lessons, verdicts, sensations and sources they name."""
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
    return Library(**shelves)
