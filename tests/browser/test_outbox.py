"""Answers on their way from the page to the progress file, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.progress.inbox import OTHER_COURSE
from glute_lessons.progress.journal import Journal, use
from glute_lessons.quiz.card import WORDS, quiz
from tests.browser.asking import card_of
from tests.browser.bench_page import Bench
from tests.progress.made_events import hex32
from tests.quiz.small_library import choose_one

NOON = 1_800_000_000_000  # ms since 1970, when the steered clock starts
KEY = "glute-lessons.outbox."
UNSAVED = WORDS["unsaved"]
MARKUP = "<img src=x onerror='window.hurt = true'><script>window.hurt = true</script>"

# Another card on the page: of the same data, with a model of its own, its code loaded once more, as
# the widget bridge does for each card.
ANOTHER = """async () => {
  const widget = (await import("/widget.js?another")).default;
  const state = await (await fetch("/state.json")).json();
  const [sent, heard] = [[], new Map()];
  const model = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; },
    save_changes() {},
    send: (content) => { sent.push(structuredClone(content)); },
    on: (event, callback) => { heard.set(event, callback); },
    off: (event) => { heard.delete(event); },
  };
  const el = document.createElement("div");
  el.id = "another";
  document.querySelector("#widget").after(el);
  window.another = { sent, receive: (content) => heard.get("msg:custom")(content, []) };
  widget.render({ model, el });
}"""
STORED = "() => ({ ...localStorage })"
STORE = "entries => { for (const [key, text] of entries) localStorage.setItem(key, text); }"
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no storage here", "SecurityError"); },
});"""
MISSING = 'Object.defineProperty(window, "localStorage", { value: null });'
FILL = """() => {
  for (let size = 8 * 1024 * 1024, n = 0; size; size >>= 1)
    try { for (;;) localStorage.setItem(`other ${n++}`, "x".repeat(size)); } catch { continue; }
}"""


def two_questions() -> Any:
    return card_of(choose_one("one"), choose_one("two"))


def answer(page: Page, place: str = "#widget") -> None:
    """Answers the question that the card at this place shows."""
    card = page.locator(place)
    card.locator("input[name=answer]").first.check()
    card.get_by_role("radio", name="Sure", exact=True).check()
    card.get_by_role("button", name="Check", exact=True).click()


def go_on(page: Page) -> None:
    page.locator("#widget .gl-feedback button").click()


def line(page: Page, place: str = "#widget") -> Locator:
    """Where a card says whether an answer is saved."""
    return page.locator(f"{place} .gl-saved")


def stored(page: Page) -> dict[str, Any]:
    """What waits in the page's storage, read."""
    found = page.evaluate(STORED)
    return {key: json.loads(text) for key, text in found.items() if key.startswith(KEY)}


def events(bench: Bench) -> list[dict[str, Any]]:
    """What the card has sent, and the kernel has not taken yet."""
    return [event for message in bench.sent for event in message["events"]]


def saved(*ids: str) -> dict[str, Any]:
    return {"kind": "saved", "ids": list(ids)}


def unsaved(*ids: str, why: str = "The disk is full.") -> dict[str, Any]:
    return {"kind": "unsaved", "ids": list(ids), "why": why}


def left_behind(*numbers: int) -> dict[str, dict[str, Any]]:
    """Answers of another card, by their ids; the number-th was given at the number-th second."""
    body = {"question": "gone", "given": "a", "sure": False, "quiz": "tools", "run": hex32("run")}
    body |= {"seed": 1, "place": 0, "took_ms": 10}
    return {
        hex32(n): {
            "id": hex32(n),
            "kind": "answer",
            "at_ms": NOON + n * 1000,
            "offset_min": 0,
            "body": body,
        }
        for n in numbers
    }


def come_back_to(bench: Bench, entries: dict[str, str]) -> Page:
    """A page whose storage holds these texts already, when its card is drawn."""
    page = bench(two_questions())
    page.evaluate(STORE, list(entries.items()))
    return bench(two_questions())


@pytest.fixture
def stopped(bench: Bench) -> Page:
    """A card on a page whose clock stands still until a test moves it."""
    bench.page.clock.install(time=NOON / 1000)
    page = bench(two_questions())
    page.clock.pause_at((NOON + 60_000) / 1000)
    return page


# ---------------------------------------------------------------- waiting and saved


def test_an_answer_waits_under_a_key_of_its_own_until_it_is_saved(bench: Bench) -> None:
    page = bench(two_questions())
    answer(page)
    go_on(page)
    answer(page)
    first, second = events(bench)
    assert stored(page) == {KEY + first["id"]: first, KEY + second["id"]: second}
    assert first["id"] != second["id"]
    bench.receive(saved(first["id"]))
    assert stored(page) == {KEY + second["id"]: second}
    bench.receive(saved(second["id"]))
    assert stored(page) == {}


def test_an_answer_brings_when_it_was_given_and_a_random_id(stopped: Page) -> None:
    answer(stopped)
    (event,) = stored(stopped).values()
    assert event.keys() == {"id", "kind", "at_ms", "offset_min", "body"}
    assert len(event["id"]) == 32 and set(event["id"]) <= set("0123456789abcdef")
    assert (event["kind"], event["at_ms"]) == ("answer", NOON + 60_000)
    assert event["offset_min"] == stopped.evaluate("() => -new Date().getTimezoneOffset()")


def test_saved_is_shown_only_when_the_kernel_says_so(bench: Bench) -> None:
    page = bench(two_questions())
    answer(page)
    expect(line(page)).to_have_text("")
    bench.receive(saved(events(bench)[0]["id"]))
    expect(line(page)).to_have_text("Saved")
    go_on(page)
    answer(page)
    expect(line(page)).to_have_text("")


def test_saved_is_shown_only_when_all_answers_of_the_card_are(bench: Bench) -> None:
    page = bench(two_questions())
    answer(page)
    go_on(page)
    answer(page)
    first, second = events(bench)
    bench.receive(saved(second["id"]))
    expect(line(page)).to_have_text("")
    bench.receive(saved(first["id"]))
    expect(line(page)).to_have_text("Saved")


def test_an_answer_that_the_kernel_cannot_save_goes_on_waiting_and_the_card_says_why(
    bench: Bench,
) -> None:
    page = bench(two_questions())
    answer(page)
    (event,) = events(bench)
    bench.receive(unsaved(event["id"]))
    expect(line(page)).to_have_text(f"{UNSAVED} The disk is full.")
    assert stored(page) == {KEY + event["id"]: event}
    bench.receive(saved(event["id"]))
    expect(line(page)).to_have_text("Saved")


def test_without_a_reply_the_card_says_so_after_five_seconds(bench: Bench, stopped: Page) -> None:
    answer(stopped)
    stopped.clock.run_for(4_999)
    expect(line(stopped)).to_have_text("")
    stopped.clock.run_for(1)
    expect(line(stopped)).to_have_text(UNSAVED)
    bench.receive(saved(events(bench)[0]["id"]))
    expect(line(stopped)).to_have_text("Saved")
    stopped.clock.run_for(60_000)
    expect(line(stopped)).to_have_text("Saved")


def test_a_reply_in_time_leaves_no_word_of_trouble(bench: Bench, stopped: Page) -> None:
    answer(stopped)
    stopped.clock.run_for(4_000)
    bench.receive(saved(next(iter(stored(stopped).values()))["id"]))
    stopped.clock.run_for(60_000)
    expect(line(stopped)).to_have_text("Saved")


def test_answering_on_and_on_does_not_put_off_the_word_of_trouble(
    bench: Bench, stopped: Page
) -> None:
    """Regression: each answer began the five seconds anew, so that a quick learner heard nothing."""
    answer(stopped)
    stopped.clock.run_for(4_000)
    go_on(stopped)
    answer(stopped)
    stopped.clock.run_for(1_000)
    expect(line(stopped)).to_have_text(UNSAVED)


def test_each_answer_after_a_saved_one_is_waited_for_anew(bench: Bench, stopped: Page) -> None:
    answer(stopped)
    bench.receive(saved(next(iter(stored(stopped).values()))["id"]))
    stopped.clock.run_for(3_000)
    go_on(stopped)
    answer(stopped)
    stopped.clock.run_for(4_999)
    expect(line(stopped)).to_have_text("")
    stopped.clock.run_for(1)
    expect(line(stopped)).to_have_text(UNSAVED)


def test_word_of_somebody_elses_answer_changes_nothing_on_this_card(
    bench: Bench, stopped: Page
) -> None:
    answer(stopped)
    mine = next(iter(stored(stopped).values()))["id"]
    bench.receive(saved(hex32("other")))
    bench.receive(unsaved(hex32("other")))
    bench.receive({"kind": "other", "ids": [mine]})
    expect(line(stopped)).to_have_text("")
    assert list(stored(stopped)) == [KEY + mine]
    stopped.clock.run_for(5_000)
    expect(line(stopped)).to_have_text(UNSAVED)


# ---------------------------------------------------------------- what is heard


def told(bench: Bench) -> list[str]:
    return [words for words in bench.heard if words.startswith(("Saved", "Not saved"))]


def test_saved_is_seen_and_not_heard(bench: Bench) -> None:
    page = bench(two_questions())
    answer(page)
    bench.receive(saved(events(bench)[0]["id"]))
    expect(line(page)).to_have_text("Saved")
    assert line(page).get_by_role("status").count() == 1
    assert told(bench) == []


@pytest.mark.parametrize("gone", [False, True], ids=["no reply", "no kernel"])
def test_trouble_is_heard_once_however_many_answers_it_befalls(
    bench: Bench, stopped: Page, gone: bool
) -> None:
    """Regression: each answer emptied the region, and the same words were said again."""
    if gone:
        bench.break_kernel()
        bench.break_sending()
    for _ in range(2):
        answer(stopped)
        stopped.clock.run_for(6_000)
        expect(line(stopped)).to_have_text(UNSAVED)
        go_on(stopped)
    assert told(bench) == [UNSAVED]


def test_the_same_reason_is_heard_once_and_trouble_after_saved_again(bench: Bench) -> None:
    page = bench(two_questions())
    heard = f"{UNSAVED} The disk is full."
    answer(page)
    first = events(bench)[0]["id"]
    bench.receive(unsaved(first))
    bench.receive(unsaved(first))
    assert told(bench) == [heard]
    bench.receive(saved(first))
    go_on(page)
    answer(page)
    bench.receive(unsaved(events(bench)[1]["id"]))
    expect(line(page)).to_have_text(heard)
    assert told(bench) == [heard] * 2


# ---------------------------------------------------------------- sent when a card is drawn


def test_a_card_that_is_drawn_sends_what_waits_oldest_first_and_each_once(bench: Bench) -> None:
    waiting = left_behind(3, 1, 12, 2)
    entries = {KEY + id_: json.dumps(event) for id_, event in waiting.items()}
    page = come_back_to(bench, entries | {"glute-lessons.muted": "yes", "other": "{}"})
    assert bench.sent == [{"kind": "events", "events": [waiting[hex32(n)] for n in (1, 2, 3, 12)]}]
    assert stored(page) == {KEY + id_: event for id_, event in waiting.items()}
    bench.receive(saved(hex32(1), hex32(12)))
    assert stored(page).keys() == {KEY + hex32(2), KEY + hex32(3)}
    expect(line(page)).to_have_text("")


def test_a_card_sends_nothing_where_nothing_waits(bench: Bench) -> None:
    bench(two_questions())
    assert bench.sent == []


def test_no_message_holds_more_than_two_hundred_events(bench: Bench) -> None:
    waiting = left_behind(*range(401))
    come_back_to(bench, {KEY + id_: json.dumps(event) for id_, event in waiting.items()})
    assert [len(message["events"]) for message in bench.sent] == [200, 200, 1]
    assert events(bench) == list(waiting.values())


def test_an_answer_that_no_kernel_took_is_sent_when_the_page_is_opened_again(
    bench: Bench,
) -> None:
    page = bench(two_questions())
    answer(page)
    (event,) = events(bench)
    page = bench(card_of(choose_one("three")))
    assert events(bench) == [event]
    bench.receive(saved(event["id"]))
    assert stored(page) == {}


# ---------------------------------------------------------------- two cards on a page


def test_each_of_two_cards_tells_of_its_own_answers_only(bench: Bench) -> None:
    page = bench(two_questions())
    answer(page)
    (mine,) = events(bench)
    page.evaluate(ANOTHER)
    assert page.evaluate("() => another.sent") == [{"kind": "events", "events": [mine]}]
    page.evaluate("message => another.receive(message)", saved(mine["id"]))
    assert stored(page) == {}
    expect(line(page, "#another")).to_have_text("")
    expect(line(page)).to_have_text("")
    answer(page, "#another")
    other = page.evaluate("() => bench.rested().then(() => another.sent[1].events[0].id)")
    page.evaluate("message => another.receive(message)", saved(other))
    expect(line(page, "#another")).to_have_text("Saved")
    expect(line(page)).to_have_text("")
    bench.receive(saved(mine["id"]))
    expect(line(page)).to_have_text("Saved")


# ---------------------------------------------------------------- storage that fails


@pytest.mark.parametrize("script", [BLOCKED, MISSING], ids=["blocked", "missing"])
def test_without_storage_an_answer_waits_in_the_page_for_any_card(
    bench: Bench, script: str
) -> None:
    """Regression: each card had a memory of its own, so the next card knew of no answer."""
    bench.page.add_init_script(script)
    page = bench(two_questions())
    answer(page)
    (event,) = events(bench)
    bench.receive(unsaved(event["id"]))
    expect(line(page)).to_contain_text("The disk is full.")
    page.evaluate(ANOTHER)
    assert page.evaluate("() => another.sent") == [{"kind": "events", "events": [event]}]
    bench.receive(saved(event["id"]))
    expect(line(page)).to_have_text("Saved")
    page.locator("#another").evaluate("node => node.remove()")
    page.evaluate(ANOTHER)
    assert page.evaluate("() => another.sent") == []


def test_with_a_full_storage_an_answer_waits_in_the_page_beside_what_is_stored(
    bench: Bench,
) -> None:
    page = bench(two_questions())
    answer(page)
    page.evaluate(FILL)
    go_on(page)
    answer(page)
    first, second = events(bench)
    assert list(stored(page)) == [KEY + first["id"]]
    page.evaluate(ANOTHER)
    assert page.evaluate("() => another.sent") == [{"kind": "events", "events": [first, second]}]
    bench.receive(saved(first["id"], second["id"]))
    expect(line(page)).to_have_text("Saved")
    assert stored(page) == {}


NO_EVENTS = [
    *("", "{", "null", "true", "5", '"text"', "[]", "{}", '[{"id": "x"}]', "\u0000"),
    json.dumps({"id": hex32("other"), "at_ms": 1}),
    json.dumps({"id": None, "at_ms": 1}),
    MARKUP,
]


def test_what_is_no_event_stays_in_storage_and_breaks_nothing(bench: Bench) -> None:
    """Regression: a stored null, which has no time to sort by, kept every card from being drawn."""
    damaged = {KEY + hex32("damaged", n): text for n, text in enumerate(NO_EVENTS)}
    damaged |= {KEY: "null", KEY + MARKUP: MARKUP}
    waiting = left_behind(2, 1)
    good = {KEY + id_: json.dumps(event) for id_, event in waiting.items()}
    page = come_back_to(bench, damaged | good)
    assert events(bench) == [waiting[hex32(1)], waiting[hex32(2)]]
    answer(page)
    bench.receive(saved(*(event["id"] for event in events(bench))))
    expect(line(page)).to_have_text("Saved")
    assert page.evaluate(STORED) == damaged


def test_events_without_a_time_are_sent_and_leave_the_others_in_order(bench: Bench) -> None:
    waiting = left_behind(*range(16, 0, -1))
    for n, at_ms in zip((2, 4, 6, 8, 10, 12), (None, "soon", {}, [], True, -1e300), strict=True):
        waiting[hex32(n)]["at_ms"] = at_ms
    come_back_to(bench, {KEY + id_: json.dumps(event) for id_, event in waiting.items()})
    sent = [event["id"] for event in events(bench)]
    assert sorted(sent) == sorted(waiting)
    timed = [hex32(n) for n in (1, 3, 5, 7, 9, 11, 13, 14, 15, 16)]
    assert [id_ for id_ in sent if id_ in timed] == timed


def test_text_from_storage_and_from_the_kernel_is_never_markup(bench: Bench) -> None:
    bench.page.on("dialog", lambda dialog: pytest.fail("text ran as script"))
    waiting = left_behind(1)
    waiting[hex32(1)] |= {"kind": MARKUP, "body": {"question": MARKUP, "given": MARKUP}}
    page = come_back_to(bench, {KEY + hex32(1): json.dumps(waiting[hex32(1)])})
    assert events(bench) == [waiting[hex32(1)]]
    expect(page.locator("#widget")).not_to_contain_text("<img")
    bench.receive(unsaved(hex32(1), why=MARKUP))
    expect(line(page)).to_have_text("")
    answer(page)
    bench.receive(unsaved(events(bench)[1]["id"], why=MARKUP))
    expect(line(page)).to_have_text(f"{UNSAVED} {MARKUP}")
    assert page.locator("#widget img, #widget script").count() == 0
    assert page.evaluate("() => window.hurt") is None


# ---------------------------------------------------------------- without a kernel


def test_with_the_kernel_gone_the_card_goes_on_and_its_answers_wait(bench: Bench) -> None:
    page = bench(two_questions())
    bench.break_kernel()
    bench.break_sending()
    answer(page)
    expect(page.locator(".gl-feedback h4")).to_be_visible()
    expect(line(page)).to_have_text(UNSAVED)
    go_on(page)
    page.get_by_role("button", name="Skip this one").click()
    expect(page.locator(".gl-summary")).to_be_visible()
    assert bench.sent == []
    kept = stored(page)
    assert len(kept) == 2
    bench(two_questions())
    assert {KEY + event["id"]: event for event in events(bench)} == kept


def test_a_card_that_is_cleared_hears_and_says_nothing_more(bench: Bench, stopped: Page) -> None:
    answer(stopped)
    (event,) = stored(stopped).values()
    text = line(stopped).element_handle()
    bench.clean_up()
    assert bench.listening == 0
    bench.receive(saved(event["id"]))
    stopped.clock.run_for(60_000)
    assert text.text_content() == ""
    assert stored(stopped) == {KEY + event["id"]: event}  # for the next card


# ---------------------------------------------------------------- with the real file


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Journal]:
    """The journal into which everything goes."""
    with use(Journal(tmp_path / "home")) as journal:
        yield journal
        journal.close()


def test_saved_means_that_the_answer_is_in_the_file(bench: Bench, log: Journal) -> None:
    card = quiz("tools", seed=1, number=2)
    page = bench(card)
    page.get_by_role("button", name="Skip this one").click()
    (event,) = events(bench)
    expect(line(page)).to_have_text("")
    bench.deliver()
    expect(line(page)).to_have_text("Saved")
    (written,) = log.log()
    assert (written.id, written.at_ms) == (event["id"], event["at_ms"])
    assert written.body == {**event["body"], "grade": "skipped"}
    assert stored(page) == {}


def test_an_answer_that_met_trouble_is_saved_once_when_a_card_is_drawn_after_it(
    bench: Bench, log: Journal, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.write_text("in the way", encoding="utf-8")
    page = bench(quiz("tools", seed=1, number=2))
    page.get_by_role("button", name="Skip this one").click()
    bench.deliver()
    expect(line(page)).to_contain_text(f"{UNSAVED} {home}: found ")
    assert len(stored(page)) == 1
    home.unlink()
    for _ in range(2):
        page = bench(quiz("hands", seed=1, number=2))
        bench.deliver()
        assert stored(page) == {}
    assert len(log.log()) == 1


def test_an_answer_to_a_question_that_the_course_no_longer_asks_waits_and_hinders_no_other(
    bench: Bench, log: Journal
) -> None:
    card = quiz("tools", seed=1, number=2)
    page = bench(card)
    page.evaluate(STORE, [[KEY + hex32(1), json.dumps(left_behind(1)[hex32(1)])]])
    page = bench(card)
    page.get_by_role("button", name="Skip this one").click()
    bench.deliver()
    expect(line(page)).to_have_text("Saved")
    assert list(stored(page)) == [KEY + hex32(1)]
    page = bench(two_questions())
    answer(page)
    bench.deliver()
    expect(line(page)).to_have_text(f"{UNSAVED} {OTHER_COURSE}")
    assert len(log.log()) == 1
