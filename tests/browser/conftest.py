"""Browser tests: a real Chromium, no network, and no error on the page.

    def test_start_needs_an_open_gate(bench):
        page = bench(HoldTimer("hands"), open_until=0)    # renders the real widget, returns the page
        page.get_by_role("button", name="Start").click()
        assert bench.trait("state") == "ready"            # the page's model

`bench(widget, theme="light", **traits)` sets the traits on the widget, then renders its front-end
code, style sheet and synced traits. Around it stand a button `#before` and a text field `#after`.

    bench.trait(name)         a trait in the page's model
    bench.set(name, value)    changes it as the kernel would
    bench.sync()              the kernel catches up: saved traits and messages reach Python, and back
    bench.deliver()           as sync(), and what Python replies reaches the page
    bench.break_sending()     from now on send throws
    bench.saved, bench.sent   what save_changes and send told the kernel, until sync() takes it
    bench.receive(content)    a custom message from the kernel
    bench.heard               what live regions said, in order, each time they said it
    bench.leaked              keys that reached the document, where a notebook would act on them
    bench.overflow()          pixels by which the page is wider than its window
    bench.clean_up()          what happens when the cell is cleared;  bench.listening: what is left
    bench.break_kernel()      from now on save_changes throws
    bench.page                Playwright's page: bench.page.clock.install() and bench.page.add_init_script()
                              come before the call, bench.page.set_viewport_size() before or after

Every request that leaves this machine is refused and fails the test at its end; so does any error on
the console and any uncaught error. `CHROMIUM` names the browser (default: /usr/bin/chromium, then one
on the path, then Playwright's own). No sleeps: wait for what is seen (`expect(...)`) or steer the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api._generated import mapping

from tests.browser.bench_page import Bench, launch_arguments

# A clock in place of the real one says of itself that it is real; its source does not.
HAS_REAL_CLOCK = "() => /native code/.test(Function.prototype.toString.call(Date))"
# These come first: a long file at the end would leave one of two workers idle.
LONGEST = (
    "test_site",
    "test_every_host",
    "test_lessons_in_lab",
    "test_lessons_in_app",
    "test_access",
)
# What Playwright gives a context of one's own; the one that it keeps for use again would have none.
VIEWPORT = {"width": 1280, "height": 720}
HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Which Chromium pytest-playwright starts, and how."""
    ours = launch_arguments()
    # The pages of a shared context share a process, too: a new one for each costs most of a test.
    ours["args"] = [*ours["args"], "--process-per-site"]
    return {**browser_type_launch_args, **ours}


class Pages:
    """Bare pages, one after the other, in one browser context; making a context each costs more.

    What a page stores is kept under its own port, which no other has. Only a clock that was put in
    place of the real one stays with the context, which is therefore emptied before its next page.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._context: BrowserContext | None = None

    def open(self) -> Page:
        """A page for a test of its own."""
        if self._context is None:
            self._context = _emptied(self._browser)
        others = self._context.pages
        page = self._context.new_page()
        # Only now, so that the process that they share lives on.
        for other in others:
            other.close()
        return page

    def end(self) -> None:
        """The test is over. A test that left no page cannot be asked, so its context is emptied too."""
        pages = self._context.pages if self._context else []
        if not pages or not all(page.evaluate(HAS_REAL_CLOCK) for page in pages):
            self._context = None


def _emptied(browser: Browser) -> BrowserContext:
    """The context that Playwright keeps for use again, and empties each time: no clock, no script.

    Its own test runner, in another language, has this by default; in Python it has no public name.
    """
    made = browser._impl_obj._new_context_for_reuse({"viewport": VIEWPORT})
    return mapping.from_impl(browser._sync(made))


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Pages:
    """The bare pages of a whole run."""
    return Pages(browser)


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of this test's own; in a context of its own, too, unless it is a bare page."""
    if "bench" not in request.fixturenames:
        yield request.getfixturevalue("context").new_page()
        return
    pages = request.getfixturevalue("pages")
    yield pages.open()
    pages.end()


@pytest.fixture
def bench(page: Page) -> Iterator[Bench]:
    """A bare page for one widget; see the top of this file."""
    bench = Bench(page)
    yield bench
    bench.close()
    bench.watch.check()
