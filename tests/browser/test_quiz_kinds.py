"""Choose all, put in order, and a number, in a real browser: by mouse and by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.quiz.grade import grade
from tests.browser.asking import (
    card_of,
    headline,
    posted,
    press_check,
    spoken,
    sure_and_check_by_keys,
    tab_to,
)
from tests.browser.bench_page import Bench
from tests.quiz.small_library import choose_all, library, number, order

SOME = choose_all()  # the right ones are a and c
MISSING_HURTS = choose_all(critical=True, critical_if="missed", danger="It could hurt.")
TOO_LONG_HURTS = number(critical=True, critical_if="above", danger="It could hurt.")


def only_answer(bench: Bench, question: Any) -> dict[str, Any]:
    """The one answer given; the page has graded it as Python would."""
    (answer,) = bench.trait("answers")
    assert answer["grade"] == grade(question, answer["option"], library(question)).grade
    return answer


# ---------------------------------------------------------------- choose all

SETS = [
    (SOME, "ac", "right", "Yes. Those are the ones, and no other."),
    (SOME, "ab", "wrong", "Not quite. The set is another one."),
    (SOME, "abcd", "wrong", "Not quite. The set is another one."),
    (MISSING_HURTS, "a", "critical", "This one is about safety. Take a moment with it."),
    (
        MISSING_HURTS,
        "abc",
        "cautious",
        "You found them all, and took more than that, which is a safe way to miss.",
    ),
]


def take(page: Page, question: Any, letters: str) -> None:
    for letter in letters:
        page.get_by_text(question.options["abcd".index(letter)].text, exact=True).click()


def take_by_keys(page: Page, question: Any, letters: str) -> None:
    page.locator("#before").focus()
    for _ in question.options:
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.value") in letters:
            page.keyboard.press("Space")


@pytest.mark.parametrize(("question", "letters", "mark", "says"), SETS)
def test_a_set_by_mouse(bench: Bench, question: Any, letters: str, mark: str, says: str) -> None:
    page = bench(card_of(question))
    take(page, question, letters)
    press_check(page)
    expect(headline(page)).to_have_text(says)
    answer = only_answer(bench, question)
    assert (answer["option"], answer["grade"]) == (" ".join(letters), mark)


@pytest.mark.parametrize(("question", "letters", "mark", "says"), SETS)
def test_a_set_by_keys(bench: Bench, question: Any, letters: str, mark: str, says: str) -> None:
    page = bench(card_of(question))
    take_by_keys(page, question, letters)
    sure_and_check_by_keys(page)
    expect(headline(page)).to_be_focused()
    expect(headline(page)).to_have_text(says)
    assert only_answer(bench, question)["option"] == " ".join(letters)
    assert bench.leaked == ["Tab"] * len(bench.leaked)


def test_how_many_are_right_is_not_said(bench: Bench) -> None:
    page = bench(card_of(SOME))
    expect(page.locator(".gl-question")).to_contain_text("Choose every one that fits.")
    assert page.get_by_role("checkbox").count() == 4


def test_each_option_of_a_set_is_marked_in_words(bench: Bench) -> None:
    page = bench(card_of(SOME))
    take(page, SOME, "ab")
    press_check(page, "Unsure")
    options = page.locator(".gl-option")
    for n, words in enumerate(("Right to take", "Better left", "Missed", "")):
        marks = options.filter(has_text=f"some option {n}").locator(".gl-mark")
        assert marks.all_text_contents() == ([words] if words else [])


def test_what_was_missed_or_wrong_is_explained_at_once_and_the_rest_on_asking(bench: Bench) -> None:
    page = bench(card_of(SOME))
    take(page, SOME, "ab")
    press_check(page, "Unsure")
    feedback = page.locator(".gl-feedback")
    expect(feedback).to_contain_text("Better left: some option 1. some because 1")
    expect(feedback).to_contain_text("Missed: some option 2. some because 2")
    expect(page.get_by_text("some because 0")).to_be_hidden()
    page.locator("summary").click()
    for n in (0, 3):
        expect(page.get_by_text(f"some because {n}")).to_be_visible()


def test_a_check_without_any_of_the_set_asks_for_one(bench: Bench) -> None:
    page = bench(card_of(SOME))
    press_check(page)
    expect(page.locator(".gl-missing")).to_have_text("Choose at least one answer first.")
    expect(page.get_by_role("checkbox").first).to_be_focused()
    assert (bench.trait("answers"), posted(bench)) == ([], [])


# ---------------------------------------------------------------- put in order

SORT = order()  # dealt in some other order than a b c d


def steps(page: Page) -> str:
    ids = page.locator(".gl-step").evaluate_all("all => all.map(step => step.dataset.id)")
    return ">".join(ids)


def button(page: Page, id_: str, way: str) -> Any:
    return page.get_by_role("button", name=f"Move Rung {id_} {way}", exact=True)


def sort_by_mouse(page: Page, wanted: str) -> None:
    for place, id_ in enumerate(wanted.split(">")):
        while steps(page).split(">").index(id_) > place:
            button(page, id_, "earlier").click()


def sort_by_keys(page: Page, wanted: str) -> None:
    for place, id_ in enumerate(wanted.split(">")):
        page.locator("#before").focus()
        tab_to(page, f"[data-id={id_}] button")
        for _ in range(steps(page).split(">").index(id_) - place):
            page.keyboard.press("ArrowUp")


ORDERS = [
    (SORT, "a>b>c>d", "right", "Yes. That is the order."),
    (SORT, "b>a>c>d", "wrong", "Not quite. The order is another one."),
    (
        order(critical=True, danger="It could hurt."),
        "d>c>b>a",
        "critical",
        "This one is about safety. Take a moment with it.",
    ),
]


@pytest.mark.parametrize(("question", "wanted", "mark", "says"), ORDERS)
def test_an_order_by_mouse(bench: Bench, question: Any, wanted: str, mark: str, says: str) -> None:
    page = bench(card_of(question))
    sort_by_mouse(page, wanted)
    press_check(page)
    expect(headline(page)).to_have_text(says)
    answer = only_answer(bench, question)
    assert (answer["option"], answer["grade"]) == (wanted, mark)
    assert page.locator(".gl-danger").count() == (mark == "critical")


@pytest.mark.parametrize(("question", "wanted", "mark", "says"), ORDERS)
def test_an_order_by_keys(bench: Bench, question: Any, wanted: str, mark: str, says: str) -> None:
    page = bench(card_of(question))
    sort_by_keys(page, wanted)
    sure_and_check_by_keys(page)
    expect(headline(page)).to_be_focused()
    expect(headline(page)).to_have_text(says)
    assert only_answer(bench, question)["option"] == wanted
    assert bench.leaked == ["Tab"] * len(bench.leaked)


@pytest.mark.parametrize(("key", "way"), [("ArrowDown", "later"), ("ArrowUp", "earlier")])
def test_the_focus_stays_with_the_moved_item_and_its_place_is_said_once(
    bench: Bench, key: str, way: str
) -> None:
    page = bench(card_of(SORT))
    moved = steps(page).split(">")[1]
    button(page, moved, way).focus()
    page.keyboard.press(key)
    place = steps(page).split(">").index(moved) + 1
    assert place == (3 if way == "later" else 1)
    expect(button(page, moved, way)).to_be_focused()
    expect(spoken(page)).to_have_text(f"Rung {moved}: place {place} of 4")
    page.keyboard.press("Enter")
    place = 4 if way == "later" else 1
    expect(spoken(page)).to_have_text(f"Rung {moved}: place {place} of 4")
    expect(button(page, moved, way)).to_be_focused()
    assert len(bench.heard) == 2


def test_at_the_end_a_button_stays_and_says_where_the_item_is(bench: Bench) -> None:
    page = bench(card_of(SORT))
    before = steps(page)
    first = before.split(">")[0]
    expect(button(page, first, "earlier")).to_have_attribute("aria-disabled", "true")
    button(page, first, "earlier").focus()
    page.keyboard.press("Enter")
    expect(spoken(page)).to_have_text(f"Rung {first}: place 1 of 4")
    expect(button(page, first, "earlier")).to_be_focused()
    assert steps(page) == before


def test_the_right_order_tells_each_why_and_where_it_stood(bench: Bench) -> None:
    page = bench(card_of(SORT))
    sort_by_mouse(page, "a>c>b>d")
    press_check(page)
    told = page.locator(".gl-order li").all_text_contents()
    assert told == [
        "Rung a. You had it here why a",
        "Rung b. You had it at place 3 why b",
        "Rung c. You had it at place 2 why c",
        "Rung d. You had it here why d",
    ]
    assert page.locator(".gl-step").count() == 0


# ---------------------------------------------------------------- a number

ASKED = number()  # 20 to 30 of 0 to 120
READ = [
    (ASKED, "25", "25", "right", "Yes. That is right."),
    (ASKED, " 30 ", "30", "right", "Yes. That is right."),
    (ASKED, "20,0", "20", "right", "Yes. That is right."),
    (ASKED, "2,5", "2.5", "wrong", "Not quite. It is another number."),
    (ASKED, "0", "0", "wrong", "Not quite. It is another number."),
    (ASKED, "30.5", "30.5", "wrong", "Not quite. It is another number."),
    (TOO_LONG_HURTS, "10", "10", "wrong", "Not quite. It is another number."),
    (TOO_LONG_HURTS, "120", "120", "critical", "This one is about safety. Take a moment with it."),
]
NONE = "Type a number first, in digits."
OUTSIDE = "Type a number from 0 to 120."
NOT_READ = [
    *(
        (text, NONE)
        for text in ("", " ", "abc", "1e9", "1e1", "0x10", "1,000", "2,5,1", "²", "Infinity")
    ),
    *((text, OUTSIDE) for text in ("-3", "-0,5", "121", "120.01", "999999999")),
]


@pytest.mark.parametrize(("question", "typed", "given", "mark", "says"), READ)
def test_a_number_by_keys(
    bench: Bench, question: Any, typed: str, given: str, mark: str, says: str
) -> None:
    page = bench(card_of(question))
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    page.keyboard.type(typed)
    sure_and_check_by_keys(page)
    expect(headline(page)).to_be_focused()
    expect(headline(page)).to_have_text(says)
    answer = only_answer(bench, question)
    assert (answer["option"], answer["grade"]) == (given, mark)
    assert bench.leaked == ["Tab"] * len(bench.leaked)


def test_a_number_by_mouse_is_explained_with_its_key(bench: Bench) -> None:
    page = bench(card_of(TOO_LONG_HURTS))
    page.get_by_label("Your number").fill("60")
    press_check(page, "Unsure")
    feedback = page.locator(".gl-feedback")
    for words in (
        "why above",
        "Best answer: 20 to 30 seconds.",
        "What could happen: It could hurt.",
    ):
        expect(feedback).to_contain_text(words)
    expect(page.get_by_text("why within")).to_be_hidden()
    page.locator("summary").click()
    expect(page.get_by_text("why within")).to_be_visible()
    expect(page.get_by_label("Your number")).to_have_value("60")


@pytest.mark.parametrize(("typed", "asked"), NOT_READ)
def test_what_is_no_number_there_is_asked_for_again_and_not_graded(
    bench: Bench, typed: str, asked: str
) -> None:
    page = bench(card_of(ASKED))
    field = page.get_by_label("Your number")
    field.fill(typed)
    press_check(page)
    expect(page.locator(".gl-missing")).to_have_text(asked)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(spoken(page)).to_have_text(asked)
    assert (bench.trait("answers"), posted(bench), bench.heard) == ([], [], [asked])
    field.fill("25")
    expect(page.locator(".gl-missing")).to_be_hidden()
    press_check(page)
    assert only_answer(bench, ASKED)["grade"] == "right"


def test_a_number_is_asked_with_its_unit_and_range(bench: Bench) -> None:
    page = bench(card_of(ASKED))
    field = page.get_by_label("Your number")
    expect(field).to_have_accessible_description("A number from 0 to 120 seconds.")
    expect(page.locator(".gl-unit")).to_have_text("seconds")
    assert field.get_attribute("inputmode") == "decimal"
