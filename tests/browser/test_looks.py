"""The looks can see: each finds the barrier that it is there for, and none in a card without it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.asking import card_of
from tests.browser.axe import violations
from tests.browser.bench_page import Bench
from tests.browser.looks import LOOKS, Look
from tests.quiz.small_library import choose_one

BUTTON = """style => {
  const button = document.createElement("button");
  button.textContent = "Planted";
  button.style.cssText = style;
  document.querySelector(".gl-card").append(button);
  return button;
}"""
# look -> the style of a button that it must find.
PLANTED = {
    "targets of 24 px": "min-height: 0; height: 20px; padding: 0; font-size: 8px",
    "lines of 3 to 1": "border-color: #d0d0d0",
    "text at 200 %": "width: 30rem",
    "reduced motion": "transition: none",
    "forced colours": "border: 0",
    "focus": "outline: none !important",
}
SPIN = """() => document.querySelector(".gl-card").animate(
  [{ opacity: 0.9 }, { opacity: 1 }], { duration: 1e6, iterations: Infinity })"""
LAST_FIRST = "() => { document.querySelector('.gl-card button').tabIndex = 5; }"
TURNED = """() => {
  document.querySelectorAll(".gl-card :is(button, input), #before").forEach((node, at) => {
    node.tabIndex = node.id === "before" ? 1 : 99 - at;
  });
}"""
TRAP = """() => document.querySelector(".gl-card").addEventListener("keydown", (event) => {
  if (event.key === "Tab" && event.target.matches("button")) event.preventDefault();
})"""


@pytest.fixture
def shown(bench: Bench) -> Page:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    return bench(card_of(choose_one()))


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_finds_the_barrier_that_it_is_for(name: str, shown: Page) -> None:
    look: Look = LOOKS[name][0]
    assert look(shown) == []
    shown.evaluate(BUTTON, PLANTED[name])
    if name == "reduced motion":
        shown.evaluate(SPIN)
    assert look(shown)


@pytest.mark.parametrize(
    ("plant", "found"), [(LAST_FIRST, "not reached"), (TURNED, "order"), (TRAP, "never leaves")]
)
def test_a_focus_that_jumps_or_is_caught_is_found(plant: str, found: str, shown: Page) -> None:
    shown.evaluate(plant)
    assert any(found in each for each in LOOKS["focus"][0](shown))


def test_axe_finds_a_button_without_a_name(shown: Page) -> None:
    assert violations(shown) == []
    shown.evaluate("() => { document.querySelector('.gl-card button').textContent = ''; }")
    assert any("button-name" in each for each in violations(shown))
