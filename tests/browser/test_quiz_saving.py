"""What the quiz card tells the kernel to save, and how a sitting that was left goes on."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.asking import ACTIVE, card_of, check, posted, stems, two
from tests.browser.bench_page import Bench
from tests.quiz.small_library import choose_one

RUN = "0123456789abcdef" * 2

# Notes what stands on the page at the moment when an answer is put into the page's storage.
WATCH_STORAGE = """
const keep = Storage.prototype.setItem;
window.drawn = [];
Storage.prototype.setItem = function (...entry) {
  window.drawn.push(document.querySelector(".gl-feedback h4, .gl-summary h4")?.textContent ?? "");
  return keep.apply(this, entry);
};
"""


def test_an_answer_is_sent_once_it_is_on_the_page(bench: Bench) -> None:
    bench.page.add_init_script(WATCH_STORAGE)
    page = bench(card_of(choose_one("one"), quiz="foam_rolling", run=RUN))
    check(page, "one option 0", sure="Unsure")
    (body,) = posted(bench)
    took_ms = body.pop("took_ms")
    assert isinstance(took_ms, int) and took_ms >= 0
    assert body == {
        "question": "one",
        "given": "a",
        "sure": False,
        "quiz": "foam_rolling",
        "run": RUN,
        "seed": 1,
        "place": 0,
    }
    assert page.evaluate("() => window.drawn") == ["Not quite. Another answer fits better."]


def test_a_skipped_question_is_sent_with_its_own_place(bench: Bench) -> None:
    page = bench(card_of(*two(), run=RUN))
    first, second = stems(bench)
    for _ in range(2):
        page.get_by_role("button", name="Skip this one").click()
    told = [(body["question"], body["given"], body["place"]) for body in posted(bench)]
    assert told == [(first, "", 0), (second, "", 1)]


def test_a_new_start_is_a_new_run(bench: Bench) -> None:
    page = bench(card_of(choose_one("one"), run=RUN, resumed=1))
    runs = [RUN]
    for again in ("Start again", "Shuffle again"):
        page.get_by_role("button", name="Skip this one").click()
        page.get_by_role("button", name=again).click()
        runs.append(bench.trait("run"))
    assert len(set(runs)) == 3
    assert all(len(run) == 32 and int(run, 16) >= 0 for run in runs)
    assert bench.trait("resumed") == 0


def test_it_says_saved_only_when_the_kernel_says_so(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    check(page, "one option 1")
    expect(page.locator(".gl-saved")).to_have_text("")
    (sent,) = bench.sent
    bench.receive({"kind": "saved", "ids": [sent["events"][0]["id"]]})
    expect(page.locator(".gl-saved")).to_have_text("Saved")


def test_a_dead_kernel_stops_no_quiz(bench: Bench) -> None:
    page = bench(card_of(*two()))
    bench.break_kernel()
    first, second = stems(bench)
    check(page, f"{first} option 1")
    page.get_by_role("button", name="Next question").click()
    check(page, f"{second} option 1")
    page.get_by_role("button", name="See how it went").click()
    expect(page.locator(".gl-summary h4")).to_have_text("2 of 2 right")


def test_a_sitting_that_was_left_goes_on_and_can_be_started_again(bench: Bench) -> None:
    card = card_of(*(choose_one(f"q{n}") for n in range(3)))
    order = [each["question"] for each in card.deals[0]["order"]]
    done = [{"id": order[0], "option": "b", "grade": "right", "sure": True}]
    page = bench(card, answers=done, index=1, resumed=1)
    words = "You go on where you left off: 1 answered already."
    expect(page.locator(".gl-resumed")).to_contain_text(words)
    check(page, f"{order[1]} option 1")
    expect(page.locator(".gl-resumed")).to_have_count(0)
    page.get_by_role("button", name="Next question").click()
    expect(page.locator(".gl-resumed")).to_have_count(0)
    page = bench(card, answers=done, index=1, resumed=1)
    page.get_by_role("button", name="Start again").click()
    assert page.evaluate(ACTIVE) == f"LEGEND: Question 1 of 3 {order[0]}?"
    assert (bench.trait("answers"), bench.trait("resumed")) == ([], 0)


def test_a_new_card_says_nothing_of_an_earlier_visit(bench: Bench) -> None:
    page = bench(card_of(choose_one("one")))
    assert page.locator(".gl-resumed").count() == 0
    assert page.locator(".gl-notices").inner_text() == ""
    assert bench.heard == []


def test_notices_stand_at_the_top_and_are_said_once(bench: Bench) -> None:
    told = ["Your progress file was damaged.", "A good copy is in use."]
    page = bench(card_of(*two(), notices=told))
    assert page.locator(".gl-notices p").all_text_contents() == told
    page.get_by_role("button", name="Skip this one").click()
    bench.set("index", 0)
    assert bench.heard == ["".join(told)]
