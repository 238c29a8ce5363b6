"""The muscle map's two quizzes in a real browser: "Which one is this?" and "Touch it"."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.anatomy.map_tasks import Task
from glute_lessons.anatomy.muscle_map import MuscleMap, muscle_map
from glute_lessons.anatomy.panels import PANELS
from glute_lessons.anatomy.sightings import sights
from glute_lessons.content.zone_grades import ZONE_GRADES as GRADES
from tests.browser.bench_page import Bench
from tests.browser.hands import arrows

ACTIVE = "() => document.activeElement.tagName + ': ' + document.activeElement.textContent"
NAMES = ("gluteus_medius", "gluteus_maximus", "sacrum", "hamstrings")
NAMING = Task("maximus", "gluteus_medius", options=NAMES)
FINDING = Task("maximus", "gluteus_medius")


def quiz_of(*tasks: Task, side: str = "right", view: str = "posterior") -> MuscleMap:
    """A quiz with just these tasks, and one more round of them the other way about."""
    mode = "name" if tasks[0].options else "find"
    told = [
        {
            "id": task.id,
            "layer": task.layer,
            "entry": task.entry,
            "zone": task.zone,
            "options": list(task.options),
        }
        for task in tasks
    ]
    made = muscle_map(view, mode, side=side, seed=1)
    made.deals = [{"seed": 1, "tasks": told}, {"seed": 2, "tasks": told[::-1]}]
    return made


def picture(page: Page) -> Locator:
    return page.locator(".gl-map-svg")


def headline(page: Page) -> Locator:
    return page.locator(".gl-feedback h4")


def touch(page: Page, entry: str, layer: str, side: str = "right") -> None:
    """A click on the anchor of an entry, in a picture without labels that fills its frame."""
    panel, box = PANELS["posterior"], picture(page).bounding_box()
    left, top, width, height = map(float, picture(page).get_attribute("viewBox").split())
    x, y = panel.place(sights("posterior", layer)[entry].anchor, side)
    scale = min(box["width"] / width, box["height"] / height)
    free = (box["width"] - scale * width) / 2, (box["height"] - scale * height) / 2
    page.mouse.click(
        box["x"] + free[0] + (x - left) * scale, box["y"] + free[1] + (y - top) * scale
    )


def touch_by_keys(page: Page, entry: str, layer: str) -> None:
    """From the heading of the task by Tab to the picture, and with the arrows to the entry."""
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    for key in arrows("posterior", layer, entry):
        page.keyboard.press(key)
    page.keyboard.press("Enter")


def pins(page: Page) -> list[str]:
    return page.locator(".gl-pin").evaluate_all("all => all.map(pin => pin.classList[1])")


# ---------------------------------------------------------------- which one is this?

NAMED = [
    ("gluteus_medius", "right", "Yes: the gluteus medius."),
    ("sacrum", "wrong", "Not quite. The outline shows the gluteus medius."),
]


@pytest.mark.parametrize(("given", "grade", "says"), NAMED)
def test_a_name_by_mouse(bench: Bench, given: str, grade: str, says: str) -> None:
    quiz = quiz_of(NAMING)
    page = bench(quiz)
    expect(page.locator("[data-ring=chosen]")).to_have_attribute("data-of", "gluteus_medius")
    page.get_by_text(quiz.entries[given]["name"], exact=True).click()
    page.get_by_role("button", name="Check").click()
    expect(headline(page)).to_have_text(says)
    expect(page.locator(".gl-feedback")).to_contain_text(quiz.entries["gluteus_medius"]["place"])
    if grade == "wrong":
        expect(page.locator(".gl-feedback")).to_contain_text(quiz.entries[given]["place"])
    bench.sync()
    assert quiz.answers == [{"id": "gluteus_medius@maximus", "option": given, "grade": grade}]


@pytest.mark.parametrize(("given", "grade", "says"), NAMED)
def test_a_name_by_keyboard_alone(bench: Bench, given: str, grade: str, says: str) -> None:
    page = bench(quiz_of(NAMING))
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(NAMES.index(given)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(headline(page)).to_be_focused()
    expect(headline(page)).to_have_text(says)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert bench.trait("finished") is True
    assert bench.leaked == ["Tab"] * len(bench.leaked)


def test_nothing_gives_the_name_away(bench: Bench) -> None:
    quiz = quiz_of(NAMING)
    page = bench(quiz)
    whole = page.get_by_role("img", name="Right side of the body")
    clue = quiz.entries["gluteus_medius"]["clue"]
    assert whole.get_attribute("aria-label").endswith(clue)
    assert page.locator("[data-entry]").count() == 0
    labels = "svg => [...svg.querySelectorAll('[data-labels] > :not([display])')].length"
    assert picture(page).evaluate(labels) == 0
    expect(page.get_by_text(clue)).to_be_hidden()
    page.get_by_text("Describe it in words").click()
    expect(page.get_by_text(clue)).to_be_visible()
    touch(page, "gluteus_medius", "maximus")
    expect(page.locator(".gl-map-name")).to_have_text("")


def test_a_check_without_an_answer_asks_for_one(bench: Bench) -> None:
    page = bench(quiz_of(NAMING))
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".gl-missing")).to_have_text("Choose an answer first.")
    expect(page.get_by_role("radio").first).to_be_focused()
    assert bench.trait("answers") == []


# ---------------------------------------------------------------- touch it

FOUND = [
    ("gluteus_medius", "right", "Yes: the gluteus medius.", ["gl-pin-right"]),
    (
        "gluteus_maximus",
        "wrong",
        "Not quite. You touched the gluteus maximus.",
        ["gl-pin-right", "gl-pin-wrong"],
    ),
]
by_hand_and_by_key = pytest.mark.parametrize("way", [touch, touch_by_keys], ids=["mouse", "keys"])


@by_hand_and_by_key
@pytest.mark.parametrize(("given", "grade", "says", "pinned"), FOUND)
def test_a_find(
    bench: Bench, way: Any, given: str, grade: str, says: str, pinned: list[str]
) -> None:
    quiz = quiz_of(FINDING)
    page = bench(quiz)
    expect(page.locator(".gl-stem")).to_have_text("Touch the gluteus medius.")
    way(page, given, "maximus")
    expect(headline(page)).to_be_focused()
    expect(headline(page)).to_have_text(says)
    # The right one is shown, in the picture and in words; so is what was touched.
    expect(page.locator("[data-ring=chosen]")).to_have_attribute("data-of", "gluteus_medius")
    assert pins(page) == pinned
    for entry in {given, "gluteus_medius"}:
        expect(page.locator(".gl-feedback")).to_contain_text(quiz.entries[entry]["place"])
    bench.sync()
    assert quiz.answers == [{"id": "gluteus_medius@maximus", "option": given, "grade": grade}]
    assert bench.leaked == ["Tab"] * len(bench.leaked)


ZONES = [
    ("press", "upper_outer_buttock", "right"),
    ("press", "sit_bone", "critical"),
    ("press", "nerve_strip", "critical"),
    ("pass_over", "nerve_strip", "right"),
    ("pass_over", "upper_outer_buttock", "wrong"),
    ("never_press", "sacrum", "right"),
    ("never_press", "greater_trochanter", "right"),
    ("never_press", "upper_outer_buttock", "wrong"),
]
ASKS = {
    "press": "Touch the area where you may press.",
    "pass_over": "Touch the nerve strip: pass over it, never hold.",
    "never_press": "Touch a place that you must not press.",
}


@by_hand_and_by_key
@pytest.mark.parametrize(("asked", "given", "grade"), ZONES)
def test_a_zone(bench: Bench, way: Any, asked: str, given: str, grade: str) -> None:
    quiz = quiz_of(Task("skin", zone=asked))
    page = bench(quiz)
    expect(page.locator(".gl-stem")).to_have_text(ASKS[asked])
    assert page.locator(".gl-zone").count() == 0  # the zones show only once it is answered
    way(page, given, "skin")
    feedback = page.locator(".gl-feedback")
    called = quiz.entries[given]["called"]
    opens = {"right": "Yes: ", "wrong": "Not quite. ", "critical": "Stop and look again: "}
    expect(headline(page)).to_contain_text(opens[grade])
    expect(headline(page)).to_contain_text(called)
    expect(feedback).to_contain_text(quiz.entries[given]["rows"]["press"])
    assert (feedback.get_by_text("What could happen:").count() == 1) is (grade == "critical")
    assert page.locator(".gl-zone").count() > 0
    bench.sync()
    (answer,) = quiz.answers
    assert (answer["id"], answer["option"], answer["grade"]) == (f"{asked}@skin", given, grade)


def test_every_zone_is_graded_in_the_browser_as_in_the_table(bench: Bench) -> None:
    entries = muscle_map(seed=1).entries
    for asked, row in GRADES.items():
        page = bench(quiz_of(Task("skin", zone=asked)))
        for entry in sights("posterior", "skin"):
            bench.set("answers", [{"id": "x", "option": entry, "grade": "right"}])
            bench.set("answers", [])
            page.get_by_label("Or choose by what it looks like").select_option(entry)
            page.get_by_role("button", name="Choose this one").click()
            assert bench.trait("answers")[0]["grade"] == row[entries[entry]["zone"]]


def test_what_is_pointed_at_is_outlined_and_not_named(bench: Bench) -> None:
    quiz = quiz_of(FINDING)
    page = bench(quiz)
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    first = next(iter(sights("posterior", "maximus")))
    part = page.locator(f'[data-entry="{first}"]')
    expect(part).to_be_focused()
    expect(part).to_have_accessible_name(quiz.entries[first]["clue"])
    expect(page.locator("[data-ring=focus]")).to_have_attribute("data-of", first)
    expect(page.locator(".gl-map-name")).to_have_text("")
    options = page.get_by_label("Or choose by what it looks like").locator("option")
    names = {told["name"] for told in quiz.entries.values()}
    assert not names & set(options.all_text_contents())


def test_a_touch_beside_the_body_is_no_answer(bench: Bench) -> None:
    page = bench(quiz_of(FINDING))
    box = picture(page).bounding_box()
    page.mouse.click(box["x"] + 2, box["y"] + 2)
    expect(page.locator(".gl-map-name")).to_have_text("Nothing to name at this spot.")
    assert bench.trait("answers") == []


def test_an_answered_task_takes_no_second_answer(bench: Bench) -> None:
    page = bench(quiz_of(FINDING))
    touch(page, "gluteus_maximus", "maximus")
    touch(page, "gluteus_medius", "maximus")
    assert [answer["option"] for answer in bench.trait("answers")] == ["gluteus_maximus"]
    assert page.locator("[data-entry]").count() == 0


def test_on_the_left_side_it_is_touched_on_the_left(bench: Bench) -> None:
    page = bench(quiz_of(FINDING, side="left"))
    touch(page, "gluteus_medius", "maximus", side="left")
    expect(headline(page)).to_have_text("Yes: the gluteus medius.")


# ---------------------------------------------------------------- a round


def test_an_answer_is_heard_once_and_nothing_is_said_twice(bench: Bench) -> None:
    page = bench(quiz_of(Task("skin", zone="press")))
    touch(page, "sit_bone", "skin")
    expect(page.locator(".gl-announce")).not_to_be_empty()
    assert len(bench.heard) == 1
    assert headline(page).text_content() not in bench.heard[0]  # focus reads that one
    assert "What could happen:" in bench.heard[0]
    page.get_by_role("button", name="See how it went").click()
    expect(page.locator(".gl-announce")).to_be_empty()
    assert len(bench.heard) == 1


def test_feedback_stands_in_the_page_before_the_press_is_over(bench: Bench) -> None:
    page = bench(quiz_of(FINDING))
    at_once = page.evaluate(
        "() => { document.querySelector('[data-entry=gluteus_medius]')"
        ".dispatchEvent(new MouseEvent('click', { bubbles: true }));"
        " return document.querySelector('.gl-feedback h4')?.textContent; }"
    )
    assert at_once == "Yes: the gluteus medius."


def test_a_round_goes_on_to_a_score_with_the_dangerous_misses_first(bench: Bench) -> None:
    quiz = quiz_of(FINDING, Task("skin", zone="press"), Task("skin", zone="never_press"))
    page = bench(quiz)
    expect(page.locator(".gl-count")).to_have_text("Task 1 of 3")
    touch(page, "gluteus_maximus", "maximus")
    page.get_by_role("button", name="Next task").click()
    assert page.evaluate(ACTIVE) == "H4: Task 2 of 3 Touch the area where you may press."
    expect(page.locator(".gl-map-shown")).to_have_text("Shown: Skin and landmarks")
    touch(page, "nerve_strip", "skin")
    page.get_by_role("button", name="Next task").click()
    touch(page, "coccyx", "skin")
    page.get_by_role("button", name="See how it went").click()
    assert page.evaluate(ACTIVE) == "H4: 1 of 3 right"
    assert page.locator(".gl-map-score h5").all_text_contents() == [
        "For safety, look at these again first",
        "Then look at these",
    ]
    expect(page.locator(".gl-map-score li").first).to_contain_text(ASKS["press"])
    expect(page.locator(".gl-map-score li").last).to_contain_text("Gluteus medius")
    expect(picture(page)).to_be_hidden()
    bench.sync()
    assert (quiz.index, quiz.finished) == (3, True)
    assert [answer["grade"] for answer in quiz.answers] == ["wrong", "critical", "right"]


def test_starting_again_asks_the_next_round(bench: Bench) -> None:
    quiz = quiz_of(FINDING, Task("skin", zone="press"))
    page = bench(quiz, index=2, answers=[], finished=True)
    for seed, stem in ((2, ASKS["press"]), (1, "Touch the gluteus medius.")):
        page.get_by_role("button", name="Start again").click()
        expect(page.locator(".gl-stem")).to_have_text(stem)
        bench.sync()
        assert (quiz.seed, quiz.index, quiz.answers, quiz.finished) == (seed, 0, [], False)
        bench.set("index", 2)


@pytest.mark.parametrize(
    ("index", "answered", "shows"),
    [(0, 0, "Task 1 of 2"), (0, 1, "You touched the sit bone."), (1, 1, "Task 2 of 2")],
)
def test_a_map_drawn_again_goes_on_where_it_stood(
    bench: Bench, index: int, answered: int, shows: str
) -> None:
    quiz = quiz_of(Task("skin", "sacrum"), Task("skin", zone="press"))
    said = [{"id": "sacrum@skin", "option": "sit_bone", "grade": "wrong"}]
    page = bench(quiz, index=index, answers=said[:answered])
    expect(page.locator("#widget")).to_contain_text(shows)
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"


@pytest.mark.parametrize("mode", ["name", "find"])
@pytest.mark.parametrize("view", PANELS)
def test_a_whole_drawn_round_can_be_answered_right(bench: Bench, view: str, mode: str) -> None:
    quiz = muscle_map(view, mode, seed=11)
    page = bench(quiz)
    kinds = {told["zone"]: entry for entry, told in quiz.entries.items() if told["zone"]}
    for task in quiz.deals[0]["tasks"]:
        right = task["entry"] or kinds[task["zone"]]
        if mode == "name":
            page.get_by_role("radio", name=quiz.entries[right]["name"], exact=True).check()
            page.get_by_role("button", name="Check").click()
        else:
            page.get_by_label("Or choose by what it looks like").select_option(right)
            page.get_by_role("button", name="Choose this one").click()
        page.locator(".gl-feedback button").click()
    total = len(quiz.deals[0]["tasks"])
    expect(page.locator(".gl-map-score h4")).to_have_text(f"{total} of {total} right")


def test_no_key_pressed_in_a_quiz_reaches_the_notebook(bench: Bench) -> None:
    page = bench(quiz_of(FINDING))
    for key in [*"abxzdd00jk", "ArrowUp", "Home", "Escape"]:
        page.locator("[data-entry]").first.focus()
        page.keyboard.press(key)
    touch(page, "gluteus_medius", "maximus")
    for key in [*"abxdd00", "ArrowDown", "Escape", "Space"]:
        headline(page).focus()
        page.keyboard.press(key)
    assert bench.leaked == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_feedback_and_score_fit_320_pixels(bench: Bench, theme: str) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    page = bench(quiz_of(Task("skin", zone="press")), theme=theme)
    touch(page, "sit_bone", "skin")
    assert bench.overflow() == 0
    page.get_by_role("button", name="See how it went").click()
    assert bench.overflow() == 0
    expect(page.get_by_role("button", name="Start again")).to_be_visible()
