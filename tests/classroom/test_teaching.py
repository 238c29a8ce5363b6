"""The instructor's guide: its plans add up, its made parts are as content makes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glute_lessons.classroom.classes import FILE, LENGTHS, class_plans, read_plans
from glute_lessons.classroom.guide import BLOCKS, counts, written
from glute_lessons.classroom.room_question import find
from glute_lessons.content import ContentError, load

LIBRARY = load()
PAGE = Path(__file__).resolve().parents[2] / "docs" / "teaching.md"
PRACTICE = ("03_foam_rolling", "04_massage_ball", "05_hands", "07_your_routine")


@pytest.mark.parametrize("lesson", LIBRARY.lessons)
@pytest.mark.parametrize(("name", "length"), LENGTHS.items())
def test_every_lesson_has_a_plan_of_exactly_45_and_90_minutes(
    lesson: str, name: str, length: int
) -> None:
    steps = getattr(class_plans()[lesson], name)
    assert sum(step.minutes for step in steps) == length


@pytest.mark.parametrize("lesson", PRACTICE)
@pytest.mark.parametrize("name", LENGTHS)
def test_the_check_and_the_stop_rule_come_before_any_practice(lesson: str, name: str) -> None:
    words = [step.what for step in getattr(class_plans()[lesson], name)]
    practice = next(n for n, each in enumerate(words) if "safety script" in each)
    assert any("readiness check" in each for each in words[:practice])
    assert "Stop rule" in words[0]


@pytest.mark.parametrize("name", LENGTHS)
def test_wall_and_floor_are_never_practised_in_one_class(name: str) -> None:
    steps = getattr(class_plans()["04_massage_ball"], name)
    practised = [step.what for step in steps if "safety script" in step.what]
    assert len(practised) == 1 and "at the wall" in practised[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("minutes = 5,", "minutes = 6,", "00_start_here.*46 minutes; allowed is 45 minutes"),
        ('lesson = "05_hands"', 'lesson = "05_hand"', "lesson: found .*05_hand"),
        ('watch = "', 'whatch = "', "whatch"),
        ("discuss = [", "discuss = []\nother = [", "discuss"),
    ],
)
def test_a_plan_that_does_not_fit_is_told_with_its_place(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "classes.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=told):
        read_plans(path, LIBRARY)


def test_the_page_is_as_content_makes_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert written(text, LIBRARY) == text, "please run: make guide"


@pytest.mark.parametrize("name", BLOCKS)
def test_a_page_without_one_of_its_blocks_is_refused(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8").replace(f"<!-- made: {name} -->", "")
    with pytest.raises(ValueError, match=f'block "{name}"'):
        written(text, LIBRARY)


def test_the_counts_add_up_to_the_whole_bank() -> None:
    *lessons, total = [row.split("|")[2:-1] for row in counts(LIBRARY).splitlines()[2:]]
    assert [sum(int(row[n]) for row in lessons) for n in range(len(total))] == [*map(int, total)]
    assert int(total[6]) == len(LIBRARY.questions)


def test_every_question_named_on_the_page_can_be_put_to_a_room() -> None:
    names = re.findall(r'gl\.ask_room\("(\w+)"\)', PAGE.read_text(encoding="utf-8"))
    assert len(names) == 6 and all(find(name, LIBRARY) for name in names)


def test_the_script_holds_every_emergency_of_the_check_and_the_stop_rule_word_for_word() -> None:
    script = PAGE.read_text(encoding="utf-8")
    helps = [r for r in LIBRARY.screening.values() if r.outcome == "get_help_now"]
    assert len(helps) > 5
    assert all(rule.question in script and rule.advice in script for rule in helps)
    assert LIBRARY.dose.stop_rule in script
