"""What the drawings take from the course's content: numbers and words are written there once."""

from __future__ import annotations

from typing import TypeVar

from glute_lessons.content import records as r
from glute_lessons.content.library import FOLDER
from glute_lessons.content.reading import read_toml, record

T = TypeVar("T")


def _shelf(file: str, table: str, kind: type[T]) -> list[T]:
    return [record(raw, kind, file, table) for raw in read_toml(FOLDER / file)[table]]


def dose() -> r.Dose:
    """The dose words in numbers."""
    return _shelf("dose.toml", "dose", r.Dose)[0]


def feelings() -> list[r.FeelingStep]:
    """The steps of the 0–10 scale, in order."""
    return _shelf("dose.toml", "feeling", r.FeelingStep)


def verdicts() -> dict[str, r.VerdictText]:
    """The four verdicts by id."""
    return {entry.id: entry for entry in _shelf("sensations.toml", "verdict", r.VerdictText)}


def sensations() -> dict[str, r.Sensation]:
    """What a trainee may feel, by id."""
    return {entry.id: entry for entry in _shelf("sensations.toml", "sensation", r.Sensation)}


def tools() -> dict[str, r.Tool]:
    """The tools by id."""
    return {entry.id: entry for entry in _shelf("tools.toml", "tool", r.Tool)}
