"""Measured effects and subjects: no number without its source, no word against a number."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from glute_lessons.content import ContentError, load
from glute_lessons.content.library import read_library
from glute_lessons.content.measured_rules import numbers_in
from glute_lessons.content.measured_words import STRENGTHS, counted, firm_first, strength

Damage = Callable[[str, str, str], None]
EFFECTS, SUBJECTS = "effects.toml", "subjects.toml"

# text there, text instead → item, field, found, a part of what is allowed
FAULTS: dict[str, tuple[str, str, str, str, str, str]] = {
    "a value that its source does not hold": (
        "value = 0.82", "value = 0.83", "rest", "value", "0.83", "a figure of AN-01",
    ),
    "a value with its sign lost": (
        "value = 0.82", "value = -0.82", "rest", "value", "-0.82", "a figure of AN-01",
    ),
    "an interval that its source does not hold": (
        "[0.33, 1.32]", "[0.33, 1.33]", "rest", "interval", "1.33", "a figure of AN-01",
    ),
    "a number of studies that its source does not hold": (
        '"11 studies"', '"12 studies"', "rest", "basis", "12", "a figure of AN-01",
    ),
    "a test of chance that its source does not hold": (
        "interval = [0.33, 1.32]", 'chance = "p .87"', "rest", "chance", "0.87", "a figure of",
    ),
    "an interval with its ends changed about": (
        "[0.33, 1.32]", "[1.32, 0.33]", "rest", "interval", "[1.32, 0.33]", "the smaller first",
    ),
    "an interval of one number": (
        "[0.33, 1.32]", "[0.33]", "rest", "interval", "[0.33]", "two numbers",
    ),
    "a value outside its interval": (
        "value = 0.82", "value = 11", "rest", "interval", "[0.33, 1.32]", "round the value 11",
    ),
    "no difference, where the interval lies above zero": (
        'finding = "better"', 'finding = "no_difference"', "rest", "finding", "no_difference",
        "what the range 0.33 to 1.32 shows",
    ),
    "better, where less is better and the interval lies above zero": (
        'better = "less"', 'better = "less"\nless_is_better = true', "rest", "finding", "better",
        "what the range 0.33 to 1.32 shows",
    ),
    "a word of the source's own, where there is an interval": (
        'finding = "better"', 'finding = "small"', "rest", "finding", "small", "what the range",
    ),
    "better without an interval": (
        "interval = [0.33, 1.32]", "", "rest", "interval", "nothing", "what shows the finding",
    ),
    "no difference without an interval or a test": (
        'finding = "better"\nvalue = 0.82\ninterval = [0.33, 1.32]',
        'finding = "no_difference"\nvalue = 0.82',
        "rest", "interval", "nothing", "what shows the finding",
    ),
    "a finding that rests on a number, without one": (
        "value = 0.82\n", "", "rest", "value", "None", "a number exactly when",
    ),
    "a number with a finding that has none": (
        'finding = "better"', 'finding = "conflicting"', "rest", "value", "0.82", "a number exactly",
    ),
    "an unknown finding": (
        'finding = "better"', 'finding = "proven"', "rest", "finding", '"proven"', "one of better",
    ),
    "an unknown scale": (
        'scale = "size"', 'scale = "points"', "swelling", "scale", '"points"', "one of size",
    ),
    "a panel that nobody defines": (
        'panel = "swelling"', 'panel = "pain"', "rest", "panel", "pain", "effect_panels",
    ),
    "a source that nobody defines": (
        'source = "AN-01"', 'source = "AN-02"', "rest", "source", "AN-02", "sources",
    ),
    "a picture that nobody defines": (
        'picture = "regions"', 'picture = "plot"', "swelling", "picture", "plot", "pictures",
    ),
    "a panel without a row": (
        "[[effect]]",
        '[[panel]]\nid = "bare"\npicture = "regions"\nheading = "Bare"\nscale = "size"\n\n[[effect]]',
        "bare", "", "a panel without a row", "at least one effect",
    ),
}  # fmt: skip


def fault(folder: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        read_library(folder)
    return caught.value


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_among_the_effects_is_told(kind: str, folder: Path, damage: Damage) -> None:
    old, new, item, field, found, allowed = FAULTS[kind]
    damage(EFFECTS, old, new)
    told = fault(folder)
    assert (told.file, told.item, told.field) == (EFFECTS, item, field)
    assert found in told.found and allowed in told.allowed


def test_a_claim_in_two_subjects_is_told(folder: Path) -> None:
    path = folder / SUBJECTS
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.replace('id = "swelling"', 'id = "again"'), encoding="utf-8")
    told = fault(folder)
    assert (told.file, told.item) == (SUBJECTS, "again")
    assert "AN-01, a claim of swelling too" in told.found


def test_a_claim_in_no_subject_is_told(folder: Path, damage: Damage) -> None:
    damage("sources.toml", "[[source]]", '[[source]]\nid = "AN-02"\ntopic = "Anatomy"\n'
           'claim = "It is so."\ngrade = "B"\nstatus = "V"\n\n[[source]]')  # fmt: skip
    told = fault(folder)
    assert (told.file, told.field) == (SUBJECTS, "sources")
    assert "AN-02 nowhere" in told.found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("SMD 0.74 (0.42–1.01); 26 trials", ["0.74", "0.42", "1.01", "26"]),
        ("−0.02 (−0.73 to 0.69)", ["-0.02", "-0.73", "0.69"]),
        ("0.823 (0.325-1.322)", ["0.82", "0.33", "1.32"]),  # halves go up
        ("−0.225 (n.s.)", ["-0.23"]),
        ("p .88, 1,134 people, +19°", ["0.88", "1134", "19"]),
        ("n.s.", []),
    ],
)
def test_numbers_are_read_as_a_reader_rounds_them(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == {Decimal(n).quantize(Decimal("0.01")) for n in numbers}


class TestAsItShips:
    LIBRARY = load()

    def test_every_number_is_the_maintainers_own(self, shared: Path) -> None:
        raw = json.loads((shared / "content" / "evidence.json").read_text(encoding="utf-8"))
        figures = {claim["id"]: claim["figures"] for claim in raw["claims"]}
        for effect in self.LIBRARY.effects.values():
            said = () if effect.value is None else (effect.value,)
            numbers = {Decimal(str(n)).quantize(Decimal("0.01")) for n in said + effect.interval}
            numbers |= numbers_in(effect.basis) | numbers_in(effect.chance)
            assert numbers <= numbers_in(figures[effect.source]), effect.id

    def test_every_estimate_with_a_range_that_lesson_9_compares_is_there(self) -> None:
        found = {(e.source, e.value) for e in self.LIBRARY.effects.values() if e.interval}
        assert found == {
            ("FR-01", 0.74), ("FR-01", -0.02), ("FR-02", 0.76), ("FR-04", 0.82),
            ("FR-15", 0.67), ("FR-15", -0.22),
        }  # fmt: skip

    def test_no_effect_rests_on_general_knowledge_or_our_own_sums(self) -> None:
        sources = self.LIBRARY.sources
        assert {sources[e.source].status for e in self.LIBRARY.effects.values()} == {"V"}

    def test_degrees_percent_and_sizes_share_no_panel(self) -> None:
        for panel in self.LIBRARY.effect_panels.values():
            assert bool(panel.better) == (panel.scale == "size")

    def test_counts_are_those_of_the_grades(self) -> None:
        sources = self.LIBRARY.sources
        for subject in self.LIBRARY.subjects.values():
            kinds = [strength(sources[name]) for name in subject.sources]
            assert counted(subject, sources) == tuple(kinds.count(name) for name in STRENGTHS)
            assert sum(counted(subject, sources)) == len(subject.sources)

    def test_the_firmest_subject_comes_first_and_the_pressure_here_last(self) -> None:
        rows = firm_first(self.LIBRARY)
        shares = [sum(counts[:2]) / sum(counts) for _, counts in rows]
        assert shares == sorted(shares, reverse=True)
        assert rows[-1][0].id == "pressure_here" and shares[-1] == 0
