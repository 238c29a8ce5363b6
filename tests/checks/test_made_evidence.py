"""Lesson 9's lists of effects and claims, as content writes them."""

from __future__ import annotations

import re

import pytest

from glute_lessons.checks.lessons import LessonText
from glute_lessons.checks.made import made
from glute_lessons.content import ContentError, load
from glute_lessons.content.measured_words import STRENGTHS, amount, firm_first, strength

LIBRARY = load()
LESSON = LessonText("09_evidence", ())
PICTURES = ("effect_sizes", "effects_pain", "effects_sport", "effects_units")


def lines(what: str) -> list[str]:
    return made(what, LIBRARY, LESSON).splitlines()


@pytest.mark.parametrize("picture", PICTURES)
def test_every_row_of_a_picture_is_one_line_with_its_number(picture: str) -> None:
    panels = {name: p for name, p in LIBRARY.effect_panels.items() if p.picture == picture}
    rows = [row for row in LIBRARY.effects.values() if row.panel in panels]
    listed = [line for line in lines(f"effects {picture}") if line.startswith("- ")]
    for row, line in zip(rows, listed, strict=True):
        assert line.startswith(f"- {row.words}")
        assert f"**{amount(row, panels[row.panel])}**" in line


@pytest.mark.parametrize("picture", PICTURES)
def test_every_row_is_cited_in_its_line_or_at_its_panels_head(picture: str) -> None:
    head = ""
    for line in filter(None, lines(f"effects {picture}")):
        head = line if line.startswith("**") else head
        assert line == head or re.search(r"\[FR-\d\d\]", line + head), line


def test_a_panel_without_any_range_says_so() -> None:
    heads = [line for name in PICTURES for line in lines(f"effects {name}") if line[:2] == "**"]
    marked = [line for line in heads if "No range is given." in line]
    assert (len(heads), len(marked)) == (12, 7)
    assert not any("Pain that people report" in line for line in marked)


def test_less_pain_is_better_and_lies_below_zero() -> None:
    (head,) = (line for line in lines("effects effects_pain") if "Pain that people" in line)
    assert head.endswith("Below 0: less pain.")


def test_the_map_has_one_line_a_subject_and_all_claims() -> None:
    found = lines("claim_map")
    assert [re.match(r"- \*\*(.*):\*\*", line)[1] for line in found] == [  # type: ignore[index]
        subject.name for subject, _ in firm_first(LIBRARY)
    ]
    numbers = [int(n) for line in found for n in re.findall(r"\d+", line.partition(":**")[2])]
    assert sum(numbers) == len(LIBRARY.sources)
    assert [line for line in found if "no review, no trial" in line] == [found[-1]]


@pytest.mark.parametrize("what", ["claims", "studies"])
@pytest.mark.parametrize("topic", ["Safety", "Foam rolling and self-massage evidence"])
def test_claims_stand_under_their_strength_firm_ground_first(what: str, topic: str) -> None:
    kinds = STRENGTHS[:2] if what == "studies" else (*STRENGTHS, "none")
    wanted = [s for s in LIBRARY.sources.values() if s.topic == topic and strength(s) in kinds]
    found, under = [], ""
    for line in filter(None, lines(f"{what} {topic}")):
        if line.startswith("**"):
            under = line.strip("*").lower()
        else:
            found.append((re.search(r"\[([A-Z]{2}-\d\d)\]$", line)[1], under))  # type: ignore[index]
    assert sorted(found) == sorted((s.id, strength(s)) for s in wanted)
    assert [kinds.index(kind) for _, kind in found] == sorted(kinds.index(k) for _, k in found)


def test_general_knowledge_repeats_no_figures() -> None:
    (line,) = (line for line in lines("claims Safety") if line.endswith("[SF-18]"))
    assert LIBRARY.sources["SF-18"].figures and "*Figures:*" not in line


@pytest.mark.parametrize("what", ["effects zones", "claims Nothing", "studies Nothing"])
def test_what_content_does_not_hold_is_named(what: str) -> None:
    with pytest.raises(ContentError, match=what.split(" ")[1]):
        made(what, LIBRARY, LESSON)
