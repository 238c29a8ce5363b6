"""Stop: silence at once, one question, the sensation table's advice, and a page closed by a warning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.content import load
from glute_lessons.practice.hold_timer import HoldTimer
from glute_lessons.practice.stopping import advice_of, is_warning, verdict_of
from glute_lessons.progress.journal import Journal, use
from tests.browser.bench_page import Bench
from tests.browser.steered import (
    MIDNIGHT,
    NOON,
    PANIC_MS,
    Opened,
    answer,
    feel,
    opened,
    pass_ms,
    start,
)

__all__ = ["opened"]  # a fixture

LIBRARY = load()
ASKED = [reason for reason in LIBRARY.stops if reason != "left"]
WARNINGS = [reason for reason in ASKED if is_warning(reason, LIBRARY)]
MILD = [reason for reason in ASKED if not is_warning(reason, LIBRARY)]


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """The journal into which everything goes, at the time of the steered clock."""
    with use(Journal(tmp_path / "home", lambda: NOON)) as journal:
        yield journal
        journal.close()


def bodies(log: Journal, kind: str) -> list[dict[str, Any]]:
    return [dict(event.body) for event in log.log() if event.kind == kind]


def waiting(page: Page, kind: str) -> list[dict[str, Any]]:
    """The bodies that the page still keeps for the kernel."""
    script = """kind => Object.entries(localStorage).filter(([key]) => key.includes("outbox"))
      .map(([, text]) => JSON.parse(text)).filter((event) => event.kind === kind)
      .map((event) => event.body)"""
    return page.evaluate(script, kind)


def shut_words(bench: Bench) -> tuple[str, str]:
    return bench.widget.words["shut_stop"], bench.widget.words["shut_help"]


def stopped(opened: Opened, held_ms: int = 3_000, **traits: Any) -> Page:
    """A timer that was stopped in its hold; the question is open."""
    page = opened(**traits)
    start(page)
    pass_ms(page, 5_000 + held_ms)
    page.keyboard.press("Escape")
    return page


# ---------------------------------------------------------------- the question


def test_stop_asks_one_question_with_every_reason_in_its_order(opened: Opened) -> None:
    page = stopped(opened)
    dialog = page.get_by_role("dialog", name="Why did you stop?")
    expect(dialog).to_be_visible()
    expect(page.get_by_role("heading", name="Why did you stop?")).to_be_focused()
    expect(dialog).to_contain_text("Stopped. Take the pressure off.")
    shown = dialog.get_by_role("radio")
    assert [radio.get_attribute("value") for radio in shown.all()] == ASKED
    for reason in ASKED:
        expect(dialog.get_by_role("radio", name=LIBRARY.stops[reason].words)).to_be_visible()
    assert dialog.evaluate("node => node.matches(':modal')")


def test_without_a_choice_the_button_leads_to_the_choices(bench: Bench, opened: Opened) -> None:
    page = stopped(opened)
    page.locator(".gl-why-button").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator(".gl-why input").first).to_be_focused()
    assert bench.trait("stop_reason") == ""


@pytest.mark.parametrize("reason", ASKED)
def test_each_answer_shows_the_sensation_tables_advice_word_for_word(
    bench: Bench, opened: Opened, log: Journal, reason: str
) -> None:
    page = stopped(opened)
    answer(page, reason)
    verdict = LIBRARY.verdicts[verdict_of(reason, LIBRARY)]
    expect(page.get_by_role("heading", name=verdict.name)).to_be_focused()
    advice = list(advice_of(reason, LIBRARY))
    assert page.locator(".gl-advice-do").all_text_contents() == advice
    pass_ms(page, 100)
    assert all(text in bench.heard[-1] for text in advice)
    bench.deliver()
    assert bodies(log, "stop") == [
        {"technique": "hands", "side": "right", "reason": reason, "seconds": 3}
    ]
    assert bench.widget.stop_reason == reason


@pytest.mark.parametrize("reason", MILD)
def test_a_mild_reason_leaves_the_way_on_at_four_or_less(
    bench: Bench, opened: Opened, reason: str
) -> None:
    page = stopped(opened)
    answer(page, reason)
    pass_ms(page, 1_000)
    assert not any(words in "".join(bench.heard) for words in shut_words(bench))
    start(page, "Start again", feeling=4)
    assert bench.trait("state") == "running"


# ---------------------------------------------------------------- a warning sign


@pytest.mark.parametrize("reason", WARNINGS)
def test_a_warning_sign_closes_the_page_at_once_even_without_a_kernel(
    bench: Bench, opened: Opened, reason: str
) -> None:
    page = stopped(opened)
    bench.break_kernel()
    bench.break_sending()
    page.evaluate(
        """() => addEventListener("glute-lessons:shut", (event) => { window.shut = event.detail.id; })"""
    )
    answer(page, reason)
    assert page.evaluate("() => shut") == reason
    assert page.get_by_role("button", name="Start").count() == 0
    help_now = verdict_of(reason, LIBRARY) == "get_help_now"
    words = bench.widget.words["shut_help" if help_now else "shut_stop"]
    expect(page.locator(".gl-hold-body").get_by_text(words)).to_be_visible()
    for each in bench.widget.help_lists:
        expect(page.get_by_text(each["says"])).to_be_visible()
    assert [body["reason"] for body in waiting(page, "stop")] == [reason]


def test_signs_with_a_worse_verdict_are_marked(opened: Opened) -> None:
    page = stopped(opened)
    answer(page, "numb_or_weak")
    marked = page.locator("li:has(.gl-advice-verdict)")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Get help now.")
    expect(marked).to_contain_text(LIBRARY.sensations["one_leg_stays_weak"].do)


def test_every_other_card_of_the_page_closes_too(bench: Bench, opened: Opened) -> None:
    page = opened()
    feel(page, 2)
    told = next(stop for stop in bench.widget.stops if stop["id"] == "chest")
    page.evaluate(
        "stop => dispatchEvent(new CustomEvent('glute-lessons:shut', { detail: stop }))", told
    )
    expect(page.locator(".gl-hold-closed")).to_have_text(bench.widget.words["shut_help"])
    feel(page, 2)
    page.get_by_role("button", name="Start").press("Enter")
    assert bench.trait("state") == "ready"


def test_a_card_that_is_drawn_before_the_kernel_knows_stays_closed(
    bench: Bench, opened: Opened
) -> None:
    page = stopped(opened)
    bench.break_sending()
    answer(page, "faint")
    page.reload()
    expect(page.locator(".gl-hold-closed")).to_have_text(bench.widget.words["shut_stop"])
    feel(page, 2)
    page.get_by_role("button", name="Start").press("Enter")
    assert bench.trait("state") == "ready"


def test_once_the_kernel_has_closed_and_opened_again_the_page_follows(
    bench: Bench, opened: Opened
) -> None:
    page = stopped(opened)
    answer(page, "faint")
    bench.set("open_until", MIDNIGHT + 1)  # a kernel that has not heard of it yet
    assert page.get_by_role("button", name="Start").count() == 0
    bench.set("open_until", 0)
    bench.set("open_until", MIDNIGHT)
    start(page)
    assert bench.trait("state") == "running"


# ---------------------------------------------------------------- closed, or left


def left_by_escape(bench: Bench) -> None:
    pass_ms(bench.page, PANIC_MS)
    bench.page.keyboard.press("Escape")


def left_by_script(bench: Bench) -> None:
    bench.page.evaluate("() => document.querySelector('dialog').close()")


def left_by_the_cell(bench: Bench) -> None:
    bench.clean_up()


def left_by_the_page(bench: Bench) -> None:
    bench.page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pagehide'))")


LEAVING = [left_by_escape, left_by_script, left_by_the_cell, left_by_the_page]


@pytest.mark.parametrize("leave", LEAVING)
def test_a_question_that_is_closed_or_left_counts_as_a_warning_sign_once(
    bench: Bench, opened: Opened, leave: Any
) -> None:
    page = stopped(opened)
    leave(bench)
    expect(page.locator("dialog")).to_have_count(0)  # it goes once it has been answered
    assert [body["reason"] for body in waiting(page, "stop")] == ["left"]
    assert bench.trait("stop_reason") == "left"
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_role("button", name="Start").count() == 0


@pytest.mark.parametrize("leave", [left_by_the_cell, left_by_the_page])
def test_a_hold_that_is_left_while_it_runs_counts_as_a_warning_sign(
    bench: Bench, opened: Opened, leave: Any
) -> None:
    page = opened()
    start(page)
    pass_ms(page, 9_000)
    leave(bench)
    assert [(body["reason"], body["seconds"]) for body in waiting(page, "stop")] == [("left", 4)]
    assert [body["held_seconds"] for body in waiting(page, "hold")] == [4]


def test_a_left_question_shows_the_stop_rule_and_where_to_get_help(
    bench: Bench, opened: Opened
) -> None:
    page = stopped(opened)
    left_by_escape(bench)
    expect(page.get_by_role("heading", name="Stop", exact=True)).to_be_focused()
    expect(page.locator(".gl-advice-do")).to_have_text(LIBRARY.dose.stop_rule)
    expect(page.get_by_text(bench.widget.words["unanswered"])).to_be_visible()


@pytest.mark.parametrize("key", ["Escape", "Space"])
def test_the_stop_key_pressed_twice_in_a_fright_is_no_answer(opened: Opened, key: str) -> None:
    page = opened()
    start(page)
    pass_ms(page, 8_000)
    for _ in range(3):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("ms", [1_000, 5_000])
def test_a_stop_before_anything_is_held_is_asked_about_too(opened: Opened, ms: int) -> None:
    page = opened()
    start(page)
    pass_ms(page, ms)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_visible()


# ---------------------------------------------------------------- at once

# Counts what goes on, and notes how long after the key all of it had ended, in ms.
WATCHED = """
window.shaken = []; window.spoken = [];
Object.defineProperty(Navigator.prototype, "vibrate", {
  configurable: true, value: (pattern) => { window.shaken.push(pattern); return true; } });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ localService: true, lang: "en-GB", name: "here" }],
  speak: (part) => window.spoken.push(part.text), cancel: () => { window.spoken.push(null); },
  addEventListener() {}, removeEventListener() {} } });
window.addEventListener("keydown", (event) => { window.pressedAt = event.timeStamp; }, true);
"""
SHORT = {
    "phases": [
        {"name": "count_in", "seconds": 0.2, "says": "Get ready", "side": "right"},
        {"name": "hold", "seconds": 20, "says": "Hold", "side": "right"},
        {"name": "done", "seconds": 0, "says": "Done", "side": "right"},
    ],
    "cues": [
        {"at_ms": 0, "sound": "", "says": "Get ready."},
        {"at_ms": 200, "sound": "start", "says": "Hold now."},
        {"at_ms": 20200, "sound": "end", "says": "Done."},
    ],
    "breaths": [{"at_ms": 200, "ms": 20000, "way": "in"}],
    "open_until": 4e12,
}
MEASURED = """() => new Promise((done) => {
  const real = { close: AudioContext.prototype.close };
  window.closedAt = [];
  AudioContext.prototype.close = function () {
    window.closedAt.push(performance.now()); return real.close.call(this); };
  const seen = new MutationObserver(() => {
    if (!document.querySelector("dialog[open]")) return;
    seen.disconnect();
    const asked = performance.now();
    const silent = Math.max(...window.closedAt);
    requestAnimationFrame(() => setTimeout(() => done({
      silent: silent - window.pressedAt, asked: asked - window.pressedAt,
      painted: performance.now() - window.pressedAt, closed: window.closedAt.length })));
  });
  seen.observe(document.querySelector("#widget"), { subtree: true, childList: true, attributes: true });
})"""


def test_stop_silences_and_stops_within_100_ms_of_the_key(bench: Bench) -> None:
    bench.page.add_init_script(WATCHED)
    page = bench(HoldTimer("hands"), **SHORT)
    start(page)
    expect(page.locator(".gl-hold-phase")).to_have_text("Hold")
    page.evaluate(f"() => {{ window.measured = ({MEASURED})(); }}")
    page.keyboard.press("Escape")
    took = page.evaluate("() => window.measured")
    print({name: round(ms, 1) for name, ms in took.items()})
    assert took["closed"] == 2  # the cues' tones and the breaths'
    assert took["silent"] < 100
    assert page.evaluate("() => shaken.at(-1)") == 0
    assert page.evaluate("() => spoken.includes(null)")


def test_a_stopped_hold_stays_stopped(bench: Bench, opened: Opened) -> None:
    page = stopped(opened)
    heard = bench.heard
    pass_ms(page, 60_000)
    assert bench.trait("state") == "stopped"
    assert [each for each in bench.heard[len(heard) :] if "Not saved" not in each] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_the_question_fits_its_button_is_in_sight_and_its_rows_can_be_hit(
    bench: Bench, opened: Opened, width: int, text_size: str
) -> None:
    bench.page.set_viewport_size({"width": width, "height": 640})
    page = opened()
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", text_size)
    start(page)
    pass_ms(page, 6_000)
    page.keyboard.press("Escape")
    expect(page.locator(".gl-why-button")).to_be_in_viewport(ratio=1)
    dialog = page.locator(".gl-why")
    assert dialog.evaluate("node => node.scrollWidth - node.clientWidth") == 0
    assert dialog.bounding_box()["width"] <= width
    assert all(row.bounding_box()["height"] >= 44 for row in page.locator(".gl-why-row").all())
