"""The safe or stop card, the readiness check on paper, and a sheet to fill in by hand."""

from __future__ import annotations

from typing import Any

from glute_lessons.content import Library
from glute_lessons.content.dose_words import feeling, session

from .technique_sheets import who_not

ROWS = 13  # lines to fill in; as many as fit on either paper
PARTS = ("help", "today", "health", "moving")


def safe_or_stop_page(library: Library) -> dict[str, Any]:
    """The four verdicts with examples, the stop rule, the signs of an emergency, the scale."""
    return {
        "dose": library.dose,
        "verdicts": [
            (verdict, [each.words for each in library.sensations.values() if each.verdict == name])
            for name, verdict in library.verdicts.items()
        ],
        "feelings": tuple(library.feelings.values()),
        "who_not": who_not(library),
    }


def before_you_start_page(library: Library) -> dict[str, Any]:
    """Every question of the readiness check, with what a yes leads to."""
    rules = tuple(library.screening.values())
    return {
        "parts_of": [[rule for rule in rules if rule.part == part] for part in PARTS],
        "outcomes": library.outcomes,
        "techniques": library.techniques,
        "stop_rule": library.dose.stop_rule,
    }


def progress_page(library: Library) -> dict[str, Any]:
    """A blank record of practice and of lessons."""
    return {
        "rows": range(ROWS),
        "lessons": tuple(library.lessons.values()),
        "techniques": tuple(library.techniques.values()),
        "feeling": feeling(library.dose),
        "session": session(library.dose),
        "soreness_hours": library.dose.soreness_hours,
        "stop_rule": library.dose.stop_rule,
        "emergency": library.dose.emergency,
        "emergency_signs": library.dose.emergency_signs,
        "who_not": who_not(library),
    }
