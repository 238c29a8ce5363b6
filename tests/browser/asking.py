"""A quiz card on the bench, and the hands that answer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page

from glute_lessons.quiz.card import QuizCard, asking
from tests.browser.bench_page import Bench
from tests.quiz.small_library import choose_one, library

ACTIVE = "() => document.activeElement.tagName + ': ' + document.activeElement.textContent"

# A second card beside the first, made of the same data with a model of its own.
SECOND_CARD = """async () => {
  const widget = (await import("/widget.js")).default;
  const state = await (await fetch("/state.json")).json();
  const model = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; },
    save_changes() {}, send() {}, on() {}, off() {},
  };
  const el = document.createElement("div");
  el.id = "second";
  document.querySelector("#widget").after(el);
  widget.render({ model, el });
}"""


def card_of(
    *questions: Any, kind: Callable[..., QuizCard] = QuizCard, seed: int = 1, **traits: Any
) -> QuizCard:
    """A card that asks these questions."""
    asked = asking(questions, seed, library(*questions))
    return kind(**({"title": "Quiz: a lesson"} | asked | traits))


def two() -> list[Any]:
    return [choose_one("one"), choose_one("two")]


def headline(page: Page) -> Locator:
    return page.locator(".gl-feedback h4")


def spoken(page: Page) -> Locator:
    """The region that says what happened."""
    return page.locator(".gl-announce")


def say_sure(page: Page, sure: str = "Sure") -> None:
    page.get_by_role("radio", name=sure, exact=True).check()


def press_check(page: Page, sure: str = "Sure") -> None:
    say_sure(page, sure)
    page.get_by_role("button", name="Check", exact=True).click()


def pick(page: Page, words: str, sure: str = "Sure") -> None:
    page.get_by_role("radio", name=words, exact=True).check()
    page.get_by_role("radio", name=sure, exact=True).check()


def check(page: Page, words: str, sure: str = "Sure") -> None:
    pick(page, words, sure)
    page.get_by_role("button", name="Check").click()


def stems(bench: Bench) -> list[str]:
    """The ids in the order in which the seed's deal asks them."""
    deal = next(d for d in bench.trait("deals") if d["seed"] == bench.trait("seed"))
    return [each["question"] for each in deal["order"]]


def tab_to(page: Page, place: str) -> None:
    """Presses Tab until what has the focus matches the selector."""
    matches = f"() => document.activeElement.matches({place!r})"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(matches):
            return
    raise AssertionError(f"Tab does not reach {place}")


def sure_and_check_by_keys(page: Page) -> None:
    tab_to(page, "[name=sure]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")


def posted(bench: Bench) -> list[dict[str, Any]]:
    """The answers that the page has sent to be saved."""
    return [event["body"] for sent in bench.sent for event in sent["events"]]
