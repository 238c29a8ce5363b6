"""A hold timer on a page whose clock stands still until a test moves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from glute_lessons.practice.hold_timer import HoldTimer
from tests.browser.bench_page import Bench

NOON = 1_800_000_000_000  # ms since 1970, when the steered clock starts
MIDNIGHT = NOON + 12 * 3600 * 1000
PANIC_MS = 700  # so long a second press of Escape does not close the question
Opened = Callable[..., Page]


@pytest.fixture
def opened(bench: Bench) -> Opened:
    """Shows a timer on a page whose clock stands still until a test moves it."""

    def show(
        technique: str = "hands", seconds: int = 20, side: str = "right", **traits: Any
    ) -> Page:
        page = bench.page
        page.add_init_script("delete window.Worker;")
        page.clock.install(time=NOON / 1000)
        theme = traits.pop("theme", "light")
        timer = HoldTimer(technique, side, seconds, traits.pop("breaths_per_minute", None))
        bench(timer, theme, **({"open_until": MIDNIGHT} | traits))
        page.clock.pause_at((NOON + 60_000) / 1000)
        return page

    return show


def feel(page: Page, value: int) -> Locator:
    """Chooses a number on the feeling scale that is shown."""
    radio = page.locator(f".gl-scale input[value='{value}']")
    radio.click(force=True)
    return radio


def start(page: Page, name: str = "Start", feeling: int = 2) -> None:
    """Says how it feels and presses the button."""
    feel(page, feeling)
    page.get_by_role("button", name=name, exact=True).click()


def answer(page: Page, reason: str) -> None:
    """Answers the question that Stop asks. reason: an id of stops.toml."""
    page.locator(f".gl-why input[value={reason}]").check()
    page.locator(".gl-why-button").click()


def pass_ms(page: Page, ms: int) -> None:
    page.clock.run_for(ms)
