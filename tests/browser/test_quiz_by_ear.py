"""The quiz card read aloud, with a browser whose voice a test can end."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.asking import card_of, check, spoken
from tests.browser.bench_page import Bench
from tests.quiz.small_library import choose_one

# A browser with one voice of its own, which says nothing and ends when a test says so.
SPEECH = """
window.said = [];
window.ending = [];
const voice = { lang: "en-GB", localService: true, name: "Test" };
const speech = {
  getVoices: () => (window.mute ? [] : [voice]),
  speak: (part) => { window.said.push(part.text); window.ending.push(part.onend); },
  cancel: () => { window.cancelled = (window.cancelled ?? 0) + 1; for (const end of window.ending.splice(0)) end(); },
  addEventListener: (_, heard) => setTimeout(heard, 0),
  removeEventListener: () => {},
};
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
READ = "Read it to me"

# An announcement comes a frame after what it is about.
TWO_FRAMES = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"


def test_a_question_and_what_was_said_of_its_answer_can_be_read_aloud(bench: Bench) -> None:
    bench.page.add_init_script(SPEECH)
    page = bench(card_of(choose_one("one", critical=True, danger="It could hurt."), by_ear=True))
    page.get_by_role("button", name=READ).click()
    said = page.evaluate("() => window.said.splice(0)")
    assert said[0] == "one?"
    assert sorted(said[1:]) == ["one option 0.", "one option 1.", "one option 2."]
    check(page, "one option 0")
    assert page.evaluate("() => window.cancelled") >= 1
    page.get_by_role("button", name=READ).click()
    said = page.evaluate("() => window.said")
    assert said[1:] == [
        "You felt sure, so this one is worth a slow read.",
        "one because 0",
        "What could happen: It could hurt.",
        "Best answer: one option 1. one because 1",
    ]


def test_the_same_button_stops_the_reading(bench: Bench) -> None:
    bench.page.add_init_script(SPEECH)
    page = bench(card_of(choose_one("one"), by_ear=True))
    button = page.locator(".gl-read")
    button.click()
    expect(button).to_have_text("Stop reading")
    button.click()
    expect(button).to_have_text(READ)
    assert page.evaluate("() => window.ending.length") == 0
    button.click()
    page.evaluate("() => { for (const end of window.ending.splice(0)) end(); }")
    expect(button).to_have_text(READ)


def test_while_it_reads_the_card_announces_nothing(bench: Bench) -> None:
    bench.page.add_init_script(SPEECH)
    page = bench(card_of(choose_one("one"), by_ear=True))
    page.locator(".gl-read").click()
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".gl-missing")).to_be_visible()
    page.evaluate(TWO_FRAMES)
    assert bench.heard == []
    page.locator(".gl-read").click()
    page.get_by_role("button", name="Check").click()
    expect(spoken(page)).to_have_text("Choose an answer first.")


def test_a_device_without_a_voice_is_told_of(bench: Bench) -> None:
    bench.page.add_init_script("window.mute = true;" + SPEECH)
    page = bench(card_of(choose_one("one"), by_ear=True))
    page.locator(".gl-read").click()
    words = "This device has no voice of its own to read with."
    expect(page.locator(".gl-hint")).to_have_text(words)
    expect(spoken(page)).to_have_text(words)
    assert page.locator(".gl-read").count() == 0


def test_a_card_that_is_cleared_stops_reading(bench: Bench) -> None:
    bench.page.add_init_script(SPEECH)
    page = bench(card_of(choose_one("one"), by_ear=True))
    page.locator(".gl-read").click()
    bench.clean_up()
    assert page.evaluate("() => window.ending.length") == 0


def test_only_a_card_that_is_made_for_it_reads_aloud(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    assert page.get_by_role("button", name=READ).count() == 0
