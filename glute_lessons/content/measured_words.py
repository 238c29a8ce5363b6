"""How an effect and the strength of a claim are said: in pictures and in tables alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .library import Library
    from .measured import Effect, EffectPanel, Subject
    from .records import Source

# From firm ground to sand.
STRENGTHS = (
    "review",
    "trial or measurement",
    "expert, textbook or standard",
    "our own arithmetic",
    "teaching practice",
)
GRADES = {"A": STRENGTHS[0], "B": STRENGTHS[1], "C": STRENGTHS[2], "-": "none"}
_FOUND = {
    "better": "better",
    "gain": "a gain",
    "no_difference": "no clear difference",
    "unproven": "no proven gain",
    "small": "a small gain",
    "hardly_any": "hardly any gain",
    "conflicting": "studies conflict",
    "not_shown": "no gain shown",
    "": "",
}
_UNITS = {"size": "", "percent": " %", "degrees": "°"}


def strength(source: Source) -> str:
    """One of STRENGTHS: what kind of ground a claim stands on."""
    if source.status == "G":
        return STRENGTHS[4]
    return STRENGTHS[3] if source.status == "D" else GRADES[source.grade]


def counted(subject: Subject, sources: Mapping[str, Source]) -> tuple[int, ...]:
    """How many of a subject's claims are of each strength, in their order."""
    found = Counter(strength(sources[name]) for name in subject.sources)
    return tuple(found[name] for name in STRENGTHS)


def firm_first(library: Library) -> list[tuple[Subject, tuple[int, ...]]]:
    """The subjects with their counts, the largest share of reviews and trials first."""
    rows = [(s, counted(s, library.sources)) for s in library.subjects.values()]
    return sorted(rows, key=lambda row: (-sum(row[1][:2]) / sum(row[1]), -row[1][0]))


def headline(effect: Effect) -> str:
    """What was done and how it came out."""
    found = _FOUND[effect.finding]
    return f"{effect.words}: {found}" if found else effect.words


def signed(value: float) -> str:
    """A number with a true minus sign."""
    return f"{value:g}".replace("-", "−")


def amount(effect: Effect, panel: EffectPanel) -> str:
    """The number with its unit and, in brackets, its interval or what stands for one."""
    if effect.value is None:
        return "no number given"
    number = signed(effect.value) + _UNITS[panel.scale]
    if effect.interval:
        low, high = effect.interval
        return f"{number} ({signed(low)} to {signed(high)})"
    return f"{number} ({effect.chance})" if effect.chance else number


def panels(library: Library, picture: str) -> list[tuple[EffectPanel, list[Effect]]]:
    """The panels of a picture with their rows, in the file's order."""
    return [
        (panel, [effect for effect in library.effects.values() if effect.panel == name])
        for name, panel in library.effect_panels.items()
        if panel.picture == picture
    ]
