"""Touch a place, asked on the quiz card: by click, by keys, from the list, on both sides."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.anatomy.sightings import sights
from glute_lessons.content.zone_grades import ZONE_GRADES
from glute_lessons.quiz.grade import grade
from tests.browser.asking import card_of, headline, posted, press_check, spoken
from tests.browser.asking import sure_and_check_by_keys as check_by_keys
from tests.browser.bench_page import Bench
from tests.browser.test_muscle_map_quizzes import picture, pins, touch, touch_by_keys
from tests.quiz.small_library import library, locate


@pytest.fixture(autouse=True)
def the_whole_picture_is_in_view(bench: Bench) -> None:
    bench.page.set_viewport_size({"width": 1280, "height": 900})


MUSCLE = locate()  # the gluteus medius, under the skin
LIST = "Or choose by what it looks like"


def zone(asked: str) -> Any:
    hurts = {"critical": True, "danger": "It could hurt."} if asked == "press" else {}
    return locate("zone", asked, **hurts)


def from_the_list(page: Page, entry: str, layer: str) -> None:
    page.get_by_label(LIST).select_option(entry)


PLACES = [
    (MUSCLE, "gluteus_medius", "right", "Yes: the gluteus medius.", ["right"]),
    (
        MUSCLE,
        "gluteus_maximus",
        "wrong",
        "Not quite. You touched the gluteus maximus.",
        ["right", "wrong"],
    ),
    (zone("press"), "upper_outer_buttock", "right", "Yes: the upper outer buttock.", ["right"]),
    (
        zone("press"),
        "sit_bone",
        "critical",
        "Stop and look again: this is the sit bone.",
        ["right", "wrong"],
    ),
    (zone("never_press"), "sacrum", "right", "Yes: the sacrum.", ["right"]),
]
in_each_way = pytest.mark.parametrize("way", [touch, touch_by_keys, from_the_list])


@in_each_way
@pytest.mark.parametrize(("question", "given", "mark", "says", "pinned"), PLACES)
def test_a_place(
    bench: Bench, way: Any, question: Any, given: str, mark: str, says: str, pinned: list[str]
) -> None:
    card = card_of(question)
    page = bench(card)
    way(page, given, question.layer)
    clue = card.entries[given]["clue"]
    expect(page.locator(".gl-chosen-place")).to_have_text(f"Your choice: {clue}")
    expect(page.locator("[data-ring=chosen]")).to_have_attribute("data-of", given)
    assert (bench.trait("answers"), pins(page)) == ([], [])  # chosen, and not graded yet
    check_by_keys(page) if way is touch_by_keys else press_check(page)
    expect(headline(page)).to_be_focused()
    expect(headline(page)).to_have_text(says)
    assert pins(page) == [f"gl-pin-{kind}" for kind in pinned]
    (answer,) = bench.trait("answers")
    assert (answer["option"], answer["grade"]) == (given, mark)
    assert grade(question, given, library(question)).grade == mark
    assert page.locator(".gl-danger").count() == (mark == "critical")
    assert bench.leaked == ["Tab"] * len(bench.leaked)


def test_another_place_can_be_chosen_until_it_is_checked(bench: Bench) -> None:
    page = bench(card_of(MUSCLE))
    touch(page, "gluteus_maximus", "maximus")
    touch(page, "gluteus_medius", "maximus")
    expect(page.get_by_label(LIST)).to_have_value("gluteus_medius")
    press_check(page)
    expect(headline(page)).to_have_text("Yes: the gluteus medius.")
    touch(page, "gluteus_maximus", "maximus")
    assert [answer["option"] for answer in bench.trait("answers")] == ["gluteus_medius"]
    assert page.locator("[data-entry]").count() == 0


def test_the_marks_stay_when_the_pointer_goes_over_the_picture_and_away(bench: Bench) -> None:
    page = bench(card_of(MUSCLE))
    touch(page, "gluteus_maximus", "maximus")
    press_check(page)
    page.locator(".gl-map-svg").hover()
    headline(page).hover()
    assert pins(page) == ["gl-pin-right", "gl-pin-wrong"]
    assert page.locator("[data-ring]").count() == 1


def test_parts_are_told_by_their_clue_and_never_by_their_name(bench: Bench) -> None:
    card = card_of(MUSCLE)
    page = bench(card)
    seen = list(sights("posterior", "maximus"))
    named = [part.get_attribute("aria-label") for part in page.locator("[data-entry]").all()]
    assert named == [card.entries[entry]["clue"] for entry in seen]
    offered = page.get_by_label(LIST).locator("option").all_text_contents()
    assert offered[1:] == named
    words = page.locator("#widget").inner_text().casefold()
    for entry in seen:
        assert card.entries[entry]["name"].casefold() not in words
    labels = "svg => svg.querySelectorAll('[data-labels] > :not([display])').length"
    assert picture(page).evaluate(labels) == 0


def test_a_choice_in_the_picture_is_said_once_and_one_in_the_list_by_the_list(bench: Bench) -> None:
    card = card_of(MUSCLE)
    page = bench(card)
    touch(page, "gluteus_maximus", "maximus")
    expect(spoken(page)).not_to_be_empty()
    assert bench.heard == [f"Your choice: {card.entries['gluteus_maximus']['clue']}"]
    from_the_list(page, "gluteus_medius", "maximus")
    expect(page.locator("[data-ring=chosen]")).to_have_attribute("data-of", "gluteus_medius")
    assert len(bench.heard) == 1


def test_a_touch_beside_the_body_chooses_nothing(bench: Bench) -> None:
    page = bench(card_of(MUSCLE))
    box = picture(page).bounding_box()
    page.mouse.click(box["x"] + 2, box["y"] + 2)
    expect(spoken(page)).to_have_text("Nothing to choose at this spot.")
    press_check(page)
    expect(page.locator(".gl-missing")).to_have_text("Choose a place in the picture first.")
    expect(page.locator("[data-entry][tabindex='0']")).to_be_focused()
    assert (bench.trait("answers"), posted(bench)) == ([], [])


def test_on_the_left_side_it_is_touched_on_the_left(bench: Bench) -> None:
    card = card_of(MUSCLE)
    card.questions[0]["place"]["side"] = "left"
    page = bench(card)
    expect(picture(page)).to_have_accessible_name(
        "Left side of the body, from behind. Shown: Surface muscles."
    )
    touch(page, "gluteus_medius", "maximus", side="left")
    press_check(page)
    expect(headline(page)).to_have_text("Yes: the gluteus medius.")


def test_the_zones_show_only_once_a_zone_was_answered(bench: Bench) -> None:
    page = bench(card_of(zone("press")))
    touch(page, "nerve_strip", "skin")
    assert page.locator(".gl-zone").count() == 0
    press_check(page)
    assert page.locator(".gl-zone").count() > 0
    page = bench(card_of(MUSCLE))
    touch(page, "gluteus_medius", "maximus")
    press_check(page)
    assert page.locator(".gl-zone").count() == 0


@pytest.mark.parametrize("asked", ZONE_GRADES)
def test_every_place_of_a_zone_is_graded_as_in_the_table(bench: Bench, asked: str) -> None:
    question = zone(asked)
    known = library(question).landmarks
    page = bench(card_of(question))
    for given in sights("posterior", "skin"):
        from_the_list(page, given, "skin")
        press_check(page)
        assert bench.trait("answers")[0]["grade"] == ZONE_GRADES[asked][known[given].zone]
        page.get_by_role("button", name="See how it went").click()
        page.get_by_role("button", name="Start again").click()


def test_what_is_said_is_what_the_card_says_below_its_heading(bench: Bench) -> None:
    card = card_of(zone("press"))
    page = bench(card)
    from_the_list(page, "sit_bone", "skin")
    press_check(page)
    expect(spoken(page)).not_to_be_empty()
    (heard,) = bench.heard
    outcome = card.questions[0]["outcomes"]["sit_bone"]
    for _, text in outcome["says"]:
        assert text in heard
        expect(page.locator(".gl-feedback")).to_contain_text(text)
    assert heard.endswith("What could happen: It could hurt.")
    assert outcome["headline"] not in heard


def test_the_marks_lie_over_the_picture_and_the_parts_are_clear(bench: Bench) -> None:
    """The card brings the muscle map's own style sheet for its picture."""
    page = bench(card_of(MUSCLE))
    touch(page, "gluteus_medius", "maximus")
    place = page.locator(".gl-map-glass").evaluate("node => getComputedStyle(node).position")
    assert place == "absolute"
    assert page.locator(".gl-map-glass").bounding_box() == picture(page).bounding_box()
    fill = page.locator("[data-entry]").first.evaluate("node => getComputedStyle(node).fill")
    assert fill == "rgba(0, 0, 0, 0)"


def test_the_plate_names_its_makers(bench: Bench) -> None:
    card = card_of(MUSCLE)
    page = bench(card)
    expect(page.locator(".gl-credit")).to_have_text(card.plates["posterior"]["credit"])
    touch(page, "gluteus_medius", "maximus")
    press_check(page)
    expect(page.locator(".gl-credit")).to_be_visible()
