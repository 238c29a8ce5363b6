"""A hold timer on a page whose clock stands still until a test moves it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from glute_lessons.practice.hold_timer import HoldTimer
from tests.browser.bench_page import Bench

NOON = 1_800_000_000_000  # ms since 1970, when the steered clock starts
MIDNIGHT = NOON + 12 * 3600 * 1000
Opened = Callable[..., Page]


@pytest.fixture
def opened(bench: Bench) -> Opened:
    """Shows a timer on a page whose clock stands still until a test moves it."""

    def show(technique: str = "hands", seconds: int = 20, **traits: Any) -> Page:
        page = bench.page
        page.add_init_script("delete window.Worker;")
        page.clock.install(time=NOON / 1000)
        theme = traits.pop("theme", "light")
        bench(HoldTimer(technique, seconds=seconds), theme, **({"open_until": MIDNIGHT} | traits))
        page.clock.pause_at((NOON + 60_000) / 1000)
        return page

    return show


def start(page: Page, name: str = "Start") -> None:
    page.get_by_role("button", name=name).click()


def pass_ms(page: Page, ms: int) -> None:
    page.clock.run_for(ms)
