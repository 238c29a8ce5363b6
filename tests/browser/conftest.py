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
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.bench_page import Bench, launch_arguments

# A clock in place of the real one says of itself that it is real; its source does not.
HAS_REAL_CLOCK = "() => /native code/.test(Function.prototype.toString.call(Date))"
# These come first: a long file at the end would leave one of two workers idle.
LONGEST = ("test_site", "test_every_host", "test_lessons_in_lab", "test_lessons_in_app", "test_access")
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


@pytest.fixture(scope="session")
def spare(browser: Browser) -> Iterator[list[BrowserContext]]:
    """Where the context waits that bare pages share; empty when the last one was used up."""
    kept: list[BrowserContext] = []
    yield kept
    for each in kept:
        each.close()


@pytest.fixture
def context(
    request: pytest.FixtureRequest, new_context: CreateContextCallback
) -> Iterator[BrowserContext]:
    """A bare page opens in a context that other bare pages had; any other gets one of its own.

    What a bare page stores is kept under its own port, which no other has. Only a clock that was put
    in place of the real one stays with the context, which therefore is not used again.
    """
    if "bench" not in request.fixturenames:
        yield new_context()
        return
    spare = request.getfixturevalue("spare")
    context = spare.pop() if spare else request.getfixturevalue("browser").new_context()
    yield context
    if _has_real_clock(context):
        spare.append(context)
    else:
        context.close()


def _has_real_clock(context: BrowserContext) -> bool:
    """Whether it can be used again. False, too, where the test left no page that could say so."""
    return bool(context.pages) and all(page.evaluate(HAS_REAL_CLOCK) for page in context.pages)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of this test's own. Those of the last test close after it is there, so that the process
    that they share lives on."""
    others = context.pages
    page = context.new_page()
    for other in others:
        other.close()
    return page


@pytest.fixture
def bench(page: Page) -> Iterator[Bench]:
    """A bare page for one widget; see the top of this file."""
    bench = Bench(page)
    yield bench
    bench.close()
    bench.watch.check()
