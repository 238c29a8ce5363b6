"""What an instructor does with each lesson: plans for two lengths of class, questions, what to watch."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from attrs import field, frozen

from glute_lessons.content import ContentError, Library, load
from glute_lessons.content.reading import read_toml, record
from glute_lessons.content.rules import filled, in_range

FILE = Path(__file__).with_suffix(".toml")
LENGTHS = {"short": 45, "long": 90}  # minutes of a class


@frozen
class Step:
    """One step of a class: its minutes, and what is done in them."""

    minutes: int = field(validator=in_range(1, 90, "minutes"))
    what: str = field(validator=filled)


@frozen
class ClassPlan:
    """One lesson in class. short and long: its steps in 45 and in 90 minutes. discuss: questions to
    talk about. watch: what the instructor looks out for."""

    lesson: str
    short: tuple[Step, ...] = field(validator=filled)
    long: tuple[Step, ...] = field(validator=filled)
    discuss: tuple[str, ...] = field(validator=filled)
    watch: str = field(validator=filled)


@cache
def class_plans() -> dict[str, ClassPlan]:
    """Lesson → its plan, in the lessons' order. Raises ContentError."""
    return read_plans(FILE, load())


def read_plans(path: Path, library: Library) -> dict[str, ClassPlan]:
    """The plans in a file. Raises ContentError where one is missing, unknown, or does not add up."""
    raw = read_toml(path).get("class", [])
    plans = [
        record(each, ClassPlan, path.name, f"class {number}") for number, each in enumerate(raw, 1)
    ]
    found, allowed = [plan.lesson for plan in plans], list(library.lessons)
    if found != allowed:
        raise ContentError(path.name, "class", "lesson", found, f"{allowed}, in this order")
    for plan in plans:
        _check_minutes(plan, path.name)
    return {plan.lesson: plan for plan in plans}


def _check_minutes(plan: ClassPlan, file: str) -> None:
    for name, length in LENGTHS.items():
        total = sum(step.minutes for step in getattr(plan, name))
        if total != length:
            raise ContentError(file, plan.lesson, name, f"{total} minutes", f"{length} minutes")
