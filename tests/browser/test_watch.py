"""What guards every browser test: nothing leaves this machine, and what tries to is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.bench_page import Watch

ASK = """async (address) => {
  try { await fetch(address, { mode: "no-cors" }); } catch { return "refused"; }
  return "answered";
}"""


@pytest.mark.parametrize("address", ["http://example.org/", "http://192.0.2.1/a.js"])
def test_a_request_to_another_host_is_refused_by_the_browser_and_fails_the_test(
    page: Page, address: str
) -> None:
    watch = Watch(page)
    reasons: list[str | None] = []
    page.on("requestfailed", lambda request: reasons.append(request.failure))
    assert page.evaluate(ASK, address) == "refused"
    assert reasons == ["net::ERR_NAME_NOT_RESOLVED"]  # it was not even looked for
    with pytest.raises(AssertionError, match="asked for"):
        watch.check()
    assert watch.outside == [address]


def test_a_page_that_asks_for_nothing_passes(page: Page) -> None:
    watch = Watch(page)
    page.set_content("<p>Here</p>")
    watch.check()
