"""Glute Lessons: a course on safe self-massage of the gluteal muscles.

A lesson calls the verbs below. Each is loaded when it is first used, so that importing the package
costs next to nothing and a lesson with no widgets loads no widget code.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

# verb → the module that holds it
_VERBS = {
    "plate": "glute_lessons.anatomy.plates",
    "position": "glute_lessons.anatomy.positions",
    "muscle_map": "glute_lessons.anatomy.muscle_map",
    "quiz": "glute_lessons.quiz.card",
    "drill": "glute_lessons.quiz.drill",
    "review": "glute_lessons.quiz.review",
    "progress": "glute_lessons.progress.pictures",
    "my_data": "glute_lessons.progress.data_card",
    "readiness_check": "glute_lessons.practice.guarded_timer",
    "session": "glute_lessons.practice.session",
    "routine": "glute_lessons.practice.routine_box",
    "hold_timer": "glute_lessons.practice.guarded_timer",
    "ask_room": "glute_lessons.classroom.ask_room",
    "pressure_explorer": "glute_lessons.mechanics.explorers",
    "lean_explorer": "glute_lessons.mechanics.explorers",
}

__all__ = [
    "ask_room",
    "drill",
    "hold_timer",
    "lean_explorer",
    "muscle_map",
    "my_data",
    "plate",
    "position",
    "pressure_explorer",
    "progress",
    "quiz",
    "readiness_check",
    "review",
    "routine",
    "session",
]


class _Course(ModuleType):
    """The package as a module in which a room never takes the place of a verb.

    Importing the room glute_lessons.quiz makes Python bind it here as "quiz", over the verb of that
    name; a lesson that called gl.drill() first could then no longer call gl.quiz().
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _VERBS and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Course


def __getattr__(name: str) -> Any:
    """The verb of that name, loaded now (PEP 562)."""
    if name not in _VERBS:
        raise AttributeError(f"glute_lessons has no {name!r}; it has {', '.join(sorted(_VERBS))}.")
    verb = getattr(import_module(_VERBS[name]), name)
    globals()[name] = verb
    return verb


def __dir__() -> list[str]:
    return sorted([*globals(), *_VERBS])
