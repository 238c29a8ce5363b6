"""The content as it ships: within the dose, complete, easy to read, and kind to a beginner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from glute_lessons.checks.lesson_checks import easy_words
from glute_lessons.checks.reading import LIMIT, reading_grade
from glute_lessons.content import Library, load
from glute_lessons.content.records import ZONES, Technique

TECHNIQUES = ("foam_rolling", "ball_on_wall", "ball_on_floor", "hands")
SHELVES = ("muscles", "neighbours", "landmarks", "tools", "techniques", "glossary")
NEVER_PRESS = {
    "iliac_crest", "asis", "psis", "sacrum", "coccyx", "lumbar_spine", "greater_trochanter",
    "sit_bone",
}  # fmt: skip
TUNING = {"id", "evidence", "kind", "layer", "muscles", "tools"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def texts(value: Any) -> Iterator[str]:
    """All that a reader sees of a record."""
    if isinstance(value, str):
        yield from [value] * (value not in ZONES)
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if field.name not in TUNING:
                yield from texts(getattr(value, field.name))


def prose(value: Any) -> str:
    return "\n\n".join(texts(value))


@pytest.fixture(params=TECHNIQUES)
def technique(request: pytest.FixtureRequest, library: Library) -> Technique:
    return library.techniques[request.param]


def test_each_technique_and_tool_is_there(library: Library) -> None:
    assert tuple(library.techniques) == TECHNIQUES
    assert set(library.tools) == {
        "foam_roller", "lacrosse_ball", "tennis_ball", "massage_ball", "hands",
    }  # fmt: skip


def test_a_technique_stays_within_the_dose(technique: Technique, library: Library) -> None:
    dose, hold, passes = library.dose, technique.hold, technique.passes
    assert hold.default_seconds == dose.hold_default_seconds
    assert hold.max_seconds <= dose.hold_seconds[1]
    assert hold.per_spot == dose.holds_per_spot
    assert passes.pass_seconds == dose.pass_seconds
    assert dose.set_seconds[0] <= passes.set_seconds[0]
    assert passes.set_seconds[1] <= dose.set_seconds[1]
    assert passes.sets == dose.sets_per_region


def test_numbers_in_a_technique_are_those_of_its_dose(
    technique: Technique, library: Library
) -> None:
    dose, words = library.dose, prose(technique)
    spans = {(int(low), int(high)) for low, high in re.findall(r"(\d+) to (\d+) seconds", words)}
    assert spans == {
        technique.passes.pass_seconds, technique.passes.set_seconds, technique.hold.default_seconds,
    }  # fmt: skip
    aims = {(int(low), int(high)) for low, high in re.findall(r"(\d+) to (\d+) on the f", words)}
    assert aims == {dose.feeling_aim}
    assert set(re.findall(r"never go above (\d+)", words, re.IGNORECASE)) == {str(dose.feeling_cap)}
    assert set(re.findall(r"after (\d+) hours", words)) == {str(dose.soreness_hours)}
    assert f"n for about {dose.breathe_in_seconds} seconds" in technique.breathing
    assert f"out for about {dose.breathe_out_seconds}" in technique.breathing
    assert "two holds at most" in words and dose.holds_per_spot == 2
    assert "at most three sets on one region a day" in words and dose.sets_per_region == 3


def test_a_thumb_holds_for_no_longer_than_the_shortest_default(library: Library) -> None:
    hands = library.techniques["hands"]
    thumb = next(step for step in hands.steps if step.id == "thumb")
    assert f"{hands.hold.default_seconds[0]} seconds is the most" in thumb.text
    assert hands.hold.max_seconds < library.techniques["ball_on_wall"].hold.max_seconds


@pytest.mark.parametrize(
    ("name", "floor", "hands_carry"),
    [
        ("foam_rolling", True, True),
        ("ball_on_wall", False, False),
        ("ball_on_floor", True, True),
        ("hands", False, False),
    ],
)
def test_it_is_known_what_a_technique_asks_of_the_body(
    name: str, floor: bool, hands_carry: bool, library: Library
) -> None:
    technique = library.techniques[name]
    assert (technique.floor, technique.hands_carry) == (floor, hands_carry)


def test_who_goes_to_the_floor_has_a_chair_both_ways(technique: Technique) -> None:
    if technique.floor:
        assert "chair" in technique.place
        assert "chair" in " ".join(technique.getting_there)
        assert "chair" in " ".join(technique.getting_up)
        assert "grips" in technique.place


def test_who_leans_on_the_hands_is_told_of_sore_wrists(technique: Technique) -> None:
    if technique.hands_carry:
        care = " ".join(technique.care)
        assert "wrists" in care and "shoulders" in care and "ball on the wall" in care


@pytest.mark.parametrize(
    "sign", ["sharp", "shooting", "electric", "burning", "leg", "numb", "tingling", "weak", "faint"]
)
def test_each_stop_rule_names_each_sign_of_the_one_stop_rule(
    sign: str, technique: Technique, library: Library
) -> None:
    root = sign.removesuffix("ing")
    assert root in library.dose.stop_rule
    assert root in technique.stop_rule
    assert "do not try again today" in technique.stop_rule


def test_the_steps_that_make_it_stronger_are_never_asked_for(technique: Technique) -> None:
    """Figure four is optional, starts from low numbers and keeps the cap."""
    for step in technique.steps:
        if step.id == "figure_four":
            assert step.text.startswith(
                "In a later set, if you like, and only while you are at 4 or less"
            )
            assert "ever go above 5" in step.text
            assert "put the foot down" in step.text


def test_sitting_square_on_the_roller_is_only_for_getting_on_and_off(library: Library) -> None:
    rolling = library.techniques["foam_rolling"]
    assert "square only for getting on and off" in " ".join(rolling.getting_there)
    assert rolling.steps[0].id == "lean"
    assert "at once" in rolling.steps[0].text


def test_never_press_and_pass_over_are_marked(library: Library) -> None:
    zones = {item: mark.zone for item, mark in library.landmarks.items()}
    assert {item for item, zone in zones.items() if zone == "never_press"} == NEVER_PRESS
    assert zones["nerve_strip"] == zones["gluteal_fold"] == "pass_over"
    assert zones["upper_outer_buttock"] == zones["below_crest"] == "press"


def test_a_place_to_find_is_never_exact(library: Library) -> None:
    for item, mark in library.landmarks.items():
        if mark.kind != "bone":
            assert re.search("about here|feel for", mark.find), item


def test_the_nerve_strip_is_where_the_scans_saw_it(library: Library) -> None:
    strip = library.landmarks["nerve_strip"]
    for words in ("one third of the way", "half way", "sit bone", "greater trochanter", "25 mm"):
        assert words in strip.find
    assert "never hold" in strip.why
    assert {"AN-27", "SF-25"} <= set(strip.evidence)


def test_the_muscle_in_front_is_no_buttock_muscle(library: Library) -> None:
    front = library.muscles["tensor_fasciae_latae"]
    assert front.layer == "in front"
    assert "not a buttock muscle" in front.where


def test_softer_tools_are_ranked_below_harder_ones(library: Library) -> None:
    ranks = {item: tool.firmness for item, tool in library.tools.items()}
    order = ("hands", "foam_roller", "tennis_ball", "massage_ball", "lacrosse_ball")
    assert [ranks[item] for item in order] == sorted(set(ranks.values()))


def test_a_gentle_ball_is_named_first(technique: Technique, library: Library) -> None:
    ranks = [library.tools[tool].firmness for tool in technique.tools]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_entry_is_easy_to_read(shelf: str, library: Library) -> None:
    easy = easy_words(library)
    hard = {
        item: round(grade, 1)
        for item, entry in getattr(library, shelf).items()
        if (grade := reading_grade(prose(entry), easy)) > LIMIT
    }
    assert hard == {}


@pytest.mark.parametrize("shelf", SHELVES)
def test_nothing_is_promised_and_nothing_diagnosed(shelf: str, library: Library) -> None:
    promise = re.compile(
        r"\b(?:cures?|heals?|breaks? up|flush\w*|toxins?|adhesions?|guarantee\w*|kPa|you have "
        r"(?:sciatica|a trapped)|nothing to worry|harmless)\b",
        re.IGNORECASE,
    )
    for item, entry in getattr(library, shelf).items():
        assert not promise.search(prose(entry)), item


@pytest.mark.parametrize("shelf", SHELVES)
def test_the_greater_trochanter_is_explained_where_it_is_named(
    shelf: str, library: Library
) -> None:
    """Once in every record but the glossary's, which is itself the explanation."""
    for item, entry in getattr(library, shelf).items():
        words = prose(entry)
        if shelf != "glossary" and "greater trochanter" in words.lower():
            assert "bony bump on the outside of your hip" in words, item


def test_a_trigger_point_is_called_disputed_and_release_a_figure_of_speech(
    library: Library,
) -> None:
    assert "disputed" in library.glossary["trigger_point"].meaning
    assert "figure of speech" in library.glossary["release"].meaning
    for shelf in SHELVES[:-1]:
        for item, entry in getattr(library, shelf).items():
            assert "trigger point" not in prose(entry).lower(), item


def test_the_glossary_gives_the_numbers_of_the_dose(library: Library) -> None:
    dose, meaning = library.dose, {item: term.meaning for item, term in library.glossary.items()}
    low, high = dose.hold_default_seconds
    assert f"{low} to {high} seconds and never over {dose.hold_seconds[1]}" in meaning["hold"]
    assert "{} to {} seconds".format(*dose.pass_seconds) in meaning["pass"]
    assert "{} to {} seconds".format(*dose.set_seconds) in meaning["set"]
    low, high = dose.feeling_aim
    assert f"{low} to {high}, and never go above {dose.feeling_cap}" in meaning["feeling_scale"]


def test_the_glossary_has_each_form_once(library: Library) -> None:
    forms = [form.lower() for term in library.glossary.values() for form in (term.term, *term.also)]
    assert sorted(forms) == sorted(set(forms))
    assert 30 <= len(library.glossary) <= 45
