"""The words of the position drawings: whole, true to their outlines, safe, and easy to read."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from glute_lessons.checks.lesson_checks import easy_words
from glute_lessons.checks.reading import LIMIT, reading_grade
from glute_lessons.content import Library, load
from glute_lessons.content.assets import assets
from glute_lessons.content.records import Position, Step

WAY_DOWN = ("getting_down_1", "getting_down_2", "getting_down_3", "getting_down_4")
ON_AND_OFF = "roller_both_sides"
WORKING = {
    "foam_rolling": ("roller_leaning", "roller_figure_four"),
    "ball_on_wall": ("ball_on_wall",),
    "ball_on_floor": ("ball_on_floor", "ball_on_floor_figure_four"),
    "hands": ("hands_sitting", "hands_knuckles", "hands_thumb"),
}
DRAWINGS = (ON_AND_OFF, *WAY_DOWN, *(name for names in WORKING.values() for name in names))
FIGURE_FOUR = tuple(name for name in DRAWINGS if name.endswith("figure_four"))
CREDIT = "Drawing: Glute Lessons, CC BY 4.0. Body mesh: MakeHuman, CC0."
ENDING = re.compile(r"The drawing shows one way to do it\. .*the mannequin is computed\.\s*$")
ARROWS = {
    "move": "red arrow",
    "press": "red arrow",
    "lean": "violet arrow",
    "breathe": "blue arrow",
}
PRESSING = re.compile(r"\b(?:press(?:es)?|hold|roll) (?:here|there|this)\b", re.IGNORECASE)
SIDES = (("right", "left"), ("left", "right"))
STEPS = [(name, step) for name, technique in load().techniques.items() for step in technique.steps]


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(params=DRAWINGS)
def position(request: pytest.FixtureRequest, library: Library) -> Position:
    return library.positions[request.param]


def outlines(position: Position) -> dict[str, Any]:
    path = assets() / position.file.replace(".svg", ".json")
    return json.loads(path.read_text(encoding="utf-8"))


def words(position: Position) -> tuple[str, ...]:
    labels = tuple(label.words for label in position.labels)
    return (position.title, position.alt, position.description, position.credit, *labels)


def told(text: str, side: str, other: str) -> str:
    return text.replace("{side}", side).replace("{other}", other)


def test_each_of_the_thirteen_drawings_has_its_words(library: Library) -> None:
    assert len(DRAWINGS) == 13
    assert set(library.positions) == set(DRAWINGS)


def test_a_drawing_is_named_after_its_file(position: Position) -> None:
    assert position.file == f"positions/{position.id}.svg"
    assert outlines(position)["name"] == position.id


def test_a_label_stands_at_a_place_that_the_outlines_name_and_at_no_other_twice(
    position: Position,
) -> None:
    places = [label.at for label in position.labels]
    assert set(places) <= set(outlines(position)["labels"])
    assert len(places) == len(set(places))
    assert 2 <= len(places) <= 5


def test_words_leave_only_the_sides_open(position: Position) -> None:
    for text in words(position):
        assert not re.search(r"[{}]", told(text, "", "")), text


@pytest.mark.parametrize(("side", "other"), SIDES)
def test_titles_and_labels_stay_short_on_both_sides(
    side: str, other: str, position: Position
) -> None:
    assert len(told(position.title, side, other)) <= 70
    for label in position.labels:
        assert len(told(label.words, side, other)) <= 32, label.words


def test_one_line_stands_for_the_drawing_where_there_is_no_room(position: Position) -> None:
    assert "\n" not in position.alt.strip()
    assert position.alt.endswith(".")


@pytest.mark.parametrize("name", [name for names in WORKING.values() for name in names])
def test_a_drawing_of_the_work_says_which_side(name: str, library: Library) -> None:
    position = library.positions[name]
    for text in (position.title, position.alt, position.description):
        assert "{side}" in text
    assert "circle shows the contact enlarged" in position.description


@pytest.mark.parametrize("name", [name for names in WORKING.values() for name in names])
def test_no_label_names_a_place_other_than_the_fleshy_outer_buttock(
    name: str, library: Library
) -> None:
    position = library.positions[name]
    label = next(label for label in position.labels if label.at in ("contact", "ball"))
    assert re.search(r"upper outer buttock|Outer half of \{side\} buttock|Thumb", label.words)
    assert re.search(r"upper outer buttock|fleshy outer half", position.description)


def test_a_description_explains_just_the_arrows_that_are_drawn(position: Position) -> None:
    drawn = {ARROWS[arrow["kind"]] for arrow in outlines(position)["arrows"]}
    text = position.description.replace("There is no red arrow", "")
    assert {arrow for arrow in ARROWS.values() if arrow in text} == drawn
    assert drawn or "There are no arrows" in text


def test_a_description_says_what_each_hand_and_foot_does(position: Position) -> None:
    text = position.description
    for part in ("hand", "foot|feet", "knee|both feet are flat on the floor"):
        assert re.search(part, text, re.IGNORECASE), part


def test_a_description_ends_with_what_a_drawing_cannot_promise(position: Position) -> None:
    assert ENDING.search(position.description)


def test_every_drawing_is_easy_to_read(position: Position, library: Library) -> None:
    text = "\n\n".join(told(part, "right", "left") for part in words(position)[:3])
    assert reading_grade(text, easy_words(library)) <= LIMIT


def test_every_drawing_credits_the_body(position: Position) -> None:
    assert position.credit == CREDIT


def test_both_skin_tones_are_drawn_about_as_often(library: Library) -> None:
    tones = [position.skin for position in library.positions.values()]
    assert abs(tones.count("light") - tones.count("deep")) <= 1


def test_sitting_square_is_told_as_for_getting_on_and_off_only(library: Library) -> None:
    position = library.positions[ON_AND_OFF]
    assert outlines(position)["contact"]["getting_on_and_off"]
    assert position.description.startswith("This is for getting on and off only.")
    assert "for getting on and off only" in position.alt.lower()
    assert "for getting on and off only" in " ".join(words(position)[4:]).lower()
    assert not any(PRESSING.search(text) for text in (position.title, *words(position)[4:]))


@pytest.mark.parametrize("name", FIGURE_FOUR)
def test_figure_four_is_told_as_strong_and_optional(name: str, library: Library) -> None:
    text = library.positions[name].description
    assert "you do not need it" in text
    assert "only while you are at 4 or less" in text
    assert "as soon as hip or knee complains" in text


@pytest.mark.parametrize(
    ("technique", "step"), STEPS, ids=lambda value: getattr(value, "id", value)
)
def test_a_step_names_a_drawing_of_its_own_technique(
    technique: str, step: Step, library: Library
) -> None:
    drawn = outlines(library.positions[step.drawing])
    assert drawn["technique"] == technique
    assert (step.id == "figure_four") == (step.drawing in FIGURE_FOUR)
    assert (step.id == "thumb") == (step.drawing == "hands_thumb")
    assert (step.drawing == ON_AND_OFF) == ("sit square" in step.text)


@pytest.mark.parametrize("name", WORKING)
def test_the_steps_show_every_drawing_of_the_work(name: str, library: Library) -> None:
    used = {step.drawing for step in library.techniques[name].steps} - {ON_AND_OFF}
    assert used == set(WORKING[name])


@pytest.mark.parametrize("name", WORKING)
def test_who_works_on_the_floor_is_shown_the_way_down(name: str, library: Library) -> None:
    technique = library.techniques[name]
    assert technique.way_down == (WAY_DOWN if technique.floor else ())


@pytest.mark.parametrize("name", WAY_DOWN)
def test_the_way_down_is_told_with_a_chair_and_leads_up_again(name: str, library: Library) -> None:
    position = library.positions[name]
    assert f"{name[-1]} of 4" in position.title
    assert "chair" in position.alt and "chair" in position.description
    assert "To get up, follow the four drawings from the last to the first." in position.description
