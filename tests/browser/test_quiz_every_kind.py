"""What holds for every kind of question: drawn again, asked again, narrow, two on one page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from glute_lessons.quiz.grade import grade
from tests.browser.asking import SECOND_CARD, card_of, headline, posted
from tests.browser.bench_page import Bench
from tests.quiz.small_library import choose_all, choose_one, library, locate, number, order

ZONE = locate("zone", "press", critical=True, danger="It could hurt.")
KINDS = [choose_one(), choose_all(), order(), number(), locate(), ZONE]
PLAIN_ANSWERS = ["a", "a b", "b>a>c>d", "60", "gluteus_maximus", "sit_bone"]
each_kind = pytest.mark.parametrize("question", KINDS, ids=lambda question: question.id)
each_answered = pytest.mark.parametrize(
    ("question", "given"),
    list(zip(KINDS, PLAIN_ANSWERS, strict=True)),
    ids=lambda each: str(getattr(each, "id", "")),
)


@each_answered
def test_a_card_drawn_again_shows_the_answer_that_was_given(
    bench: Bench, question: Any, given: str
) -> None:
    mark = grade(question, given, library(question)).grade
    answers = [{"id": question.id, "option": given, "grade": mark, "sure": True}]
    page = bench(card_of(question, answers=answers))
    expect(page.locator(f".gl-feedback.gl-is-{mark}")).to_be_visible()
    assert page.locator(".gl-question :is(input, button, select):enabled").count() == 0
    assert (bench.heard, posted(bench)) == ([], [])
    page.get_by_role("button", name="See how it went").click()
    expect(page.locator(".gl-summary li")).to_contain_text(question.stem)


@each_kind
def test_each_kind_asks_for_an_answer_before_it_asks_how_sure(bench: Bench, question: Any) -> None:
    page = bench(card_of(question))
    page.get_by_role("button", name="Check", exact=True).click()
    missing = "Say how sure" if question.kind == "order" else "first"
    expect(page.locator(".gl-missing")).to_contain_text(missing)
    assert bench.trait("answers") == []


@each_kind
@pytest.mark.parametrize("grown", [False, True], ids=["as it is", "text twice as large"])
def test_each_kind_fits_320_pixels_and_has_large_targets(
    bench: Bench, question: Any, grown: bool
) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    given = dict(zip((each.id for each in KINDS), PLAIN_ANSWERS, strict=True))[question.id]
    page = bench(card_of(question, by_ear=True, resumed=1, notices=["Notice. " * 20]))
    if grown:
        page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert bench.overflow() == 0
    targets = page.locator("#widget :is(button, select, .gl-option, .gl-typed):visible")
    for box in [target.bounding_box() for target in targets.all()]:
        assert box and min(box["width"], box["height"]) >= 44
    bench.set("answers", [{"id": question.id, "option": given, "grade": "wrong", "sure": True}])
    expect(headline(page)).to_be_visible()
    assert bench.overflow() == 0


@each_kind
def test_two_cards_on_a_page_stay_apart(bench: Bench, question: Any) -> None:
    page = bench(card_of(question))
    page.evaluate(SECOND_CARD)
    first, second = page.locator("#widget"), page.locator("#second")
    expect(second.locator(".gl-stem")).to_be_visible()
    first.get_by_role("radio", name="Unsure", exact=True).check()
    second.get_by_role("radio", name="Sure", exact=True).check()
    for choice in first.locator(".gl-question input:not([type=text])").all()[:1]:
        choice.check()
        second.locator(".gl-question input").last.check()
        expect(choice).to_be_checked()
    expect(first.get_by_role("radio", name="Unsure", exact=True)).to_be_checked()
    ids = page.locator("[id]").evaluate_all("all => all.map(node => node.id)")
    assert len(ids) == len(set(ids))
