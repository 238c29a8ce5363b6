"""The quiz card and the drill in a real browser: mouse, keyboard, ears, and hostile text."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.quiz.drill import DrillCard
from tests.browser.asking import ACTIVE, card_of, check, headline, pick, spoken, stems, two
from tests.browser.bench_page import Bench
from tests.quiz.small_library import choose_one, triage

# One line for each kind of question and each kind of answer to it.
CASES = [
    (choose_one("pick", "xox"), "pick option 1", "right", "Yes. That is the best answer."),
    (choose_one("pick", "xox"), "pick option 0", "wrong", "Not quite. Another answer fits better."),
    (
        choose_one("pick", "xox", critical=True, danger="It could hurt."),
        "pick option 2",
        "critical",
        "This one is about safety. Take a moment with it.",
    ),
    (triage("stop"), "Name of stop", "right", "says stop>stop"),
    (triage("stop"), "Name of get_help_now", "cautious", "says stop>get_help_now"),
    (triage("ease_off"), "Name of continue", "wrong", "says ease_off>continue"),
    (triage("get_help_now"), "Name of stop", "serious", "says get_help_now>stop"),
    (triage("stop", danger="It could hurt."), "Name of continue", "critical", "says stop>continue"),
]


@pytest.mark.parametrize(("question", "words", "grade", "says"), CASES)
def test_an_answer_by_mouse_is_graded_and_explained(
    bench: Bench, question: Any, words: str, grade: str, says: str
) -> None:
    page = bench(card_of(question))
    page.get_by_text(words, exact=True).click()
    page.get_by_text("Unsure", exact=True).click()
    page.get_by_role("button", name="Check").click()
    expect(headline(page)).to_have_text(says)
    (answer,) = bench.trait("answers")
    assert (answer["id"], answer["grade"], answer["sure"]) == (question.id, grade, False)
    assert page.locator(".gl-danger", has_text="It could hurt.").count() == (grade == "critical")


@pytest.mark.parametrize(("question", "words", "grade", "says"), CASES)
def test_an_answer_by_keyboard_alone(
    bench: Bench, question: Any, words: str, grade: str, says: str
) -> None:
    page = bench(card_of(question))
    page.locator("#before").focus()
    keys = page.keyboard
    keys.press("Tab")
    keys.press("Space")
    for _ in range(5):
        if page.get_by_role("radio", name=words, exact=True).is_checked():
            break
        keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")
    expect(headline(page)).to_have_text(says)
    assert bench.trait("answers")[0]["grade"] == grade
    keys.press("Tab")
    expect(page.locator("summary")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    assert bench.trait("finished") is True
    assert bench.leaked == ["Tab"] * len(bench.leaked)


def test_focus_goes_where_reading_goes_on(bench: Bench) -> None:
    page = bench(card_of(*two()))
    first, second = stems(bench)
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"
    check(page, f"{first} option 1")
    expect(headline(page)).to_be_focused()
    page.get_by_role("button", name="Next question").click()
    assert page.evaluate(ACTIVE) == f"LEGEND: Question 2 of 2 {second}?"
    check(page, f"{second} option 0")
    page.get_by_role("button", name="See how it went").click()
    assert page.evaluate(ACTIVE) == "H4: 1 of 2 right"
    page.get_by_role("button", name="Start again").click()
    assert page.evaluate(ACTIVE) == f"LEGEND: Question 1 of 2 {first}?"


def test_a_result_is_heard_once_and_nothing_is_said_twice(bench: Bench) -> None:
    page = bench(card_of(choose_one("one", critical=True, danger="It could hurt.")))
    check(page, "one option 0")
    expect(spoken(page)).not_to_be_empty()
    assert bench.heard == ["one because 0 What could happen: It could hurt."]
    assert headline(page).text_content() not in bench.heard[0]  # focus reads that one
    page.get_by_role("button", name="See how it went").click()
    expect(spoken(page)).to_be_empty()
    assert len(bench.heard) == 1


@pytest.mark.parametrize(
    ("radios", "message", "focused"),
    [
        ([], "Choose an answer first.", "answer"),
        (["Sure"], "Choose an answer first.", "answer"),
        (["one option 0"], "Say how sure you are, then check.", "sure"),
    ],
)
def test_nothing_is_graded_before_an_answer_and_how_sure_it_is(
    bench: Bench, radios: list[str], message: str, focused: str
) -> None:
    page = bench(card_of(choose_one("one")))
    for name in radios:
        page.get_by_role("radio", name=name, exact=True).check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".gl-missing")).to_have_text(message)
    expect(page.locator(f"input[name={focused}]").first).to_be_focused()
    expect(spoken(page)).to_have_text(message)
    assert (bench.trait("answers"), bench.heard) == ([], [message])
    page.locator(f"input[name={focused}]").first.check()
    expect(page.locator(".gl-missing")).to_be_hidden()


def test_feedback_stands_in_the_page_before_the_click_is_over(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    pick(page, "one option 1")
    at_once = page.evaluate(
        "() => { document.querySelector('[type=submit]').click();"
        " return document.querySelector('.gl-feedback h4')?.textContent; }"
    )
    assert at_once == "Yes. That is the best answer."


def test_feedback_marks_the_answers_and_explains_each_of_them(bench: Bench) -> None:
    page = bench(card_of(choose_one("one", "xxox")))
    check(page, "one option 0", sure="Unsure")
    marked = page.locator(".gl-option")
    expect(marked.filter(has_text="one option 0")).to_contain_text("Your answer")
    expect(marked.filter(has_text="one option 2")).to_contain_text("Best answer")
    feedback = page.locator(".gl-feedback")
    for words in ("one because 0", "Best answer: one option 2. one because 2", "Sources: SF-10"):
        expect(feedback).to_contain_text(words)
    expect(page.get_by_text("one because 1")).to_be_hidden()
    page.locator("summary").click()
    expect(page.get_by_text("one because 1")).to_be_visible()
    expect(page.get_by_text("one because 3")).to_be_visible()
    assert page.locator(".gl-question input:enabled").count() == 0


def test_a_question_without_sources_says_that_it_is_teaching_practice(bench: Bench) -> None:
    page = bench(card_of(choose_one("one", evidence=())))
    check(page, "one option 1")
    expect(page.locator(".gl-sources")).to_contain_text("teaching practice")


@pytest.mark.parametrize(
    ("words", "sure", "opened"),
    [
        ("one option 0", "Sure", True),
        ("one option 0", "Unsure", False),
        ("one option 1", "Sure", False),
    ],
)
def test_who_was_sure_and_wrong_gets_the_whole_explanation(
    bench: Bench, words: str, sure: str, opened: bool
) -> None:
    page = bench(card_of(choose_one("one")))
    check(page, words, sure)
    assert page.locator("details").evaluate("node => node.open") is opened
    assert (page.get_by_text("You felt sure").count() == 1) is opened


def test_a_vignette_says_what_to_do_and_keeps_the_verdicts_in_their_order(bench: Bench) -> None:
    page = bench(card_of(triage("stop")))
    names = [f"Name of {v}" for v in ("continue", "ease_off", "stop", "get_help_now")]
    assert page.locator(".gl-question .gl-option").all_text_contents() == names
    check(page, "Name of stop")
    expect(page.locator(".gl-feedback")).to_contain_text("What to do: do stop")


def test_a_question_can_be_skipped(bench: Bench) -> None:
    page = bench(card_of(*two()))
    first, second = stems(bench)
    page.get_by_role("button", name="Skip this one").click()
    assert page.evaluate(ACTIVE) == f"LEGEND: Question 2 of 2 {second}?"
    check(page, f"{second} option 1")
    page.get_by_role("button", name="See how it went").click()
    assert bench.trait("answers")[0] == {
        "id": first,
        "option": "",
        "grade": "skipped",
        "sure": False,
    }
    expect(page.get_by_role("heading", name="Skipped")).to_be_visible()
    expect(page.locator(".gl-summary")).to_contain_text("1 of 2 right")


def test_the_summary_names_the_safety_questions_first(bench: Bench) -> None:
    page = bench(
        card_of(choose_one("plain"), triage("get_help_now"), choose_one("good"), triage("stop"))
    )
    wrong = {
        "plain": "plain option 0",
        "feel_get_help_now": "Name of stop",
        "good": "good option 1",
        "feel_stop": "Name of get_help_now",
    }
    for id_ in stems(bench):
        check(page, wrong[id_])
        page.locator(".gl-feedback button").click()
    assert page.locator(".gl-summary h4").text_content() == "1 of 4 right"
    titles = page.locator(".gl-summary h5").all_text_contents()
    assert titles == [
        "For safety, look at these again first",
        "Then look at these",
        "More careful than needed, which is a safe way to miss",
    ]
    first = page.locator(".gl-summary ul").first
    expect(first).to_have_text(
        "You feel get_help_now. What now? Best answer: Name of get_help_now."
    )


def test_the_kernel_is_told_each_step_by_traits(bench: Bench) -> None:
    card = card_of(*two())
    page = bench(card)
    first, _ = stems(bench)
    check(page, f"{first} option 1", sure="Unsure")
    bench.sync()
    assert card.answers == [{"id": first, "option": "b", "grade": "right", "sure": False}]
    assert (card.index, card.finished) == (0, False)
    page.get_by_role("button", name="Next question").click()
    page.get_by_role("button", name="Skip this one").click()
    bench.sync()
    assert (card.index, card.finished, len(card.answers)) == (2, True, 2)
    expect(page.locator(".gl-summary")).to_be_visible()


def test_it_can_be_started_again_and_shuffled_again(bench: Bench) -> None:
    page = bench(card_of(*(choose_one(f"q{n}") for n in range(6))))
    before = stems(bench)
    for _ in before:
        page.get_by_role("button", name="Skip this one").click()
    page.get_by_role("button", name="Start again").click()
    assert (stems(bench), bench.trait("answers"), bench.trait("index")) == (before, [], 0)
    expect(page.locator("legend").first).to_contain_text(before[0])
    for _ in before:
        page.get_by_role("button", name="Skip this one").click()
    page.get_by_role("button", name="Shuffle again").click()
    assert sorted(stems(bench)) == sorted(before) and stems(bench) != before
    assert (bench.trait("seed"), bench.trait("finished")) == (2, False)
    expect(page.locator("legend").first).to_contain_text(stems(bench)[0])


def test_shuffling_again_comes_round_to_the_first_deal(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    for _ in range(len(bench.trait("deals"))):
        page.get_by_role("button", name="Skip this one").click()
        page.get_by_role("button", name="Shuffle again").click()
    assert bench.trait("seed") == 1


@pytest.mark.parametrize(
    ("index", "answered", "shows"),
    [
        (0, 0, "Question 1 of 2"),
        (0, 1, "Yes. That is the best answer."),
        (1, 1, "Question 2 of 2"),
        (2, 2, "2 of 2 right"),
    ],
)
def test_a_card_drawn_again_goes_on_where_it_stood(
    bench: Bench, index: int, answered: int, shows: str
) -> None:
    card = card_of(*two())
    order = [each["question"] for each in card.deals[0]["order"]]
    answers = [{"id": id_, "option": "b", "grade": "right", "sure": True} for id_ in order]
    page = bench(card, index=index, answers=answers[:answered], finished=index == 2)
    expect(page.locator("#widget")).to_contain_text(shows)
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"


def test_a_change_from_elsewhere_is_drawn_and_moves_no_focus(bench: Bench) -> None:
    page = bench(card_of(*two()))
    page.locator("#before").focus()
    bench.set("index", 1)
    expect(page.locator("legend").first).to_contain_text("Question 2 of 2")
    expect(page.locator("#before")).to_be_focused()


def test_no_key_pressed_in_the_card_reaches_the_notebook(bench: Bench) -> None:
    page = bench(card_of(*two()))
    first, _ = stems(bench)
    for place in (page.get_by_role("radio").first, page.get_by_role("button", name="Check")):
        for key in [*"abxzdd00jk", "Escape", "ArrowUp", "ArrowDown", "Home", "Delete"]:
            place.focus()
            page.keyboard.press(key)
    check(page, f"{first} option 1")
    for key in [*"abxdd00", "ArrowDown", "Escape", "Space", "Enter"]:
        headline(page).focus()
        page.keyboard.press(key)
    assert bench.leaked == []
    assert page.locator(".gl-quiz").get_attribute("data-lm-suppress-shortcuts") == "true"


def test_a_fieldset_and_its_legend_name_each_group(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    expect(page.get_by_role("group", name="Question 1 of 1 one?")).to_have_count(1)
    expect(page.get_by_role("group", name="How sure are you?")).to_have_count(1)
    expect(page.get_by_role("group", name="Quiz: a lesson")).to_have_count(1)


LONG = "A lacrosse ball on the floor, held at 3 of 10 for 20 to 30 seconds, with slow breaths. " * 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_at_320_pixels_nothing_is_cut_off_and_targets_are_large(bench: Bench, theme: str) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    question = choose_one(
        "one", stem=LONG + "Gluteusmaximusmediusminimuspiriformisgreatertrochanter"
    )
    page = bench(card_of(question), theme=theme)
    check(page, "one option 0")
    assert bench.overflow() == 0
    page.get_by_role("button", name="See how it went").click()
    assert bench.overflow() == 0
    page.get_by_role("button", name="Start again").click()
    assert bench.overflow() == 0
    for target in page.locator("#widget :is(button, .gl-option):visible").all():
        box = target.bounding_box()
        assert box and min(box["width"], box["height"]) >= 44


def beside_their_radios(page: Page) -> list[bool]:
    """For each answer: whether its words stand to the right of its radio, on the same line."""
    found = []
    for option in page.locator(".gl-question .gl-option").all():
        radio = option.locator("input").bounding_box()
        words = option.locator("span").first.bounding_box()
        middle = radio["y"] + radio["height"] / 2
        level = words["y"] < middle < words["y"] + words["height"]
        found.append(level and radio["x"] + radio["width"] < words["x"])
    return found


@pytest.mark.parametrize("width", [240, 320, 800])
def test_an_answer_stands_beside_its_radio_and_not_below_it(bench: Bench, width: int) -> None:
    """Regression: on a phone 360 pixels wide JupyterLab's own frame leaves about 240 to a card."""
    bench.page.set_viewport_size({"width": width, "height": 640})
    card = card_of(choose_one("one"))
    for option in card.questions[0]["options"]:
        option["text"] = LONG
    page = bench(card)
    assert beside_their_radios(page) == [True] * 3
    page.get_by_role("radio").first.check()
    page.get_by_role("radio", name="Sure", exact=True).check()
    page.get_by_role("button", name="Check").click()
    assert page.locator(".gl-mark").count() > 0
    assert beside_their_radios(page) == [True] * 3


def test_nothing_moves(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    check(page, "one option 0")
    moving = "() => document.getAnimations().length"
    assert page.evaluate(moving) == 0


def test_a_cleared_cell_leaves_nothing_behind(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    assert bench.listening > 0
    bench.clean_up()
    assert bench.listening == 0
    assert page.locator(".gl-quiz").count() == 0
    bench.set("index", 1)


# ---------------------------------------------------------------- the drill


def drill_of(*questions: Any) -> DrillCard:
    return card_of(*questions, kind=DrillCard)  # type: ignore[return-value]


def test_a_warning_sign_called_safe_comes_back_until_it_is_answered_safely(bench: Bench) -> None:
    card = drill_of(triage("stop"), triage("continue"))
    page = bench(card)
    assert page.get_by_role("button", name="Skip this one").count() == 0
    for id_ in stems(bench):
        check(page, "Name of continue" if id_ == "feel_stop" else "Name of stop")
        page.get_by_role("button", name="Next story").click()
    expect(page.locator("legend").first).to_have_text(
        "One to look at once more You feel stop. What now?"
    )
    check(page, "Name of ease_off")
    page.get_by_role("button", name="Next story").click()
    bench.sync()
    assert (card.passed, card.finished) == (False, False)
    check(page, "Name of stop")
    page.get_by_role("button", name="See how it went").click()
    bench.sync()
    assert (card.passed, card.finished) == (True, True)
    expect(page.locator(".gl-summary h4")).to_have_text("Passed: all 2 stories answered safely")


def test_the_drill_counts_the_stories_that_the_lesson_speaks_of(bench: Bench) -> None:
    page = bench(drill_of(triage("stop"), triage("continue")))
    expect(page.locator(".gl-count")).to_have_text("Story 1 of 2")


def test_answers_that_are_right_or_careful_pass_the_drill_at_once(bench: Bench) -> None:
    card = drill_of(triage("stop"), triage("continue"))
    page = bench(card)
    for _ in range(2):
        check(
            page,
            "Name of get_help_now"
            if "stop" in page.locator(".gl-stem").inner_text()
            else "Name of stop",
        )
        page.locator(".gl-feedback .gl-main").click()
    bench.sync()
    assert card.passed
    assert [answer["grade"] for answer in card.answers] == ["cautious", "cautious"]
