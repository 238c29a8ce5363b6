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
from playwright.sync_api import Page

from tests.browser.bench_page import Bench, launch_arguments

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Which Chromium pytest-playwright starts, and how."""
    return {**browser_type_launch_args, **launch_arguments()}


@pytest.fixture
def bench(page: Page) -> Iterator[Bench]:
    """A bare page for one widget; see the top of this file."""
    bench = Bench(page)
    yield bench
    bench.close()
    bench.watch.check()
