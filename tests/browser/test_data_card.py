"""The card about the progress file in a real browser: each button by mouse and by keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from glute_lessons.progress.data_card import DataCard
from glute_lessons.progress.data_words import WORDS
from glute_lessons.progress.files import HOME
from glute_lessons.progress.journal import Journal, journal, use
from tests.browser.bench_page import Bench
from tests.progress.made_events import answer, hold, now

OUTBOX = "glute-lessons.outbox."
HOSTILE = '<img src=x onerror="window.hurt=1"><b>bold</b>'
TWO_FRAMES = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done()));
})"""
Press = Callable[[Locator], None]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with twelve answers and three holds."""
    folder = tmp_path / "mine"
    monkeypatch.setenv(HOME, str(folder))
    with use(Journal(folder, now)) as log:
        log.record([*map(answer, range(12)), *map(hold, range(3))])
        yield folder
        log.close()


@pytest.fixture
def blocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home that cannot be used: it is a file."""
    folder = tmp_path / "mine"
    folder.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv(HOME, str(folder))
    with use(Journal(folder, now)) as log:
        yield folder
        log.close()


class Steered:
    """A card on its page, with a kernel that answers when it is asked to."""

    def __init__(self, bench: Bench, theme: str = "light", **traits: Any) -> None:
        self.bench, self.card, self._sent = bench, DataCard(now), []
        self.card.send = lambda content, buffers=None: self._sent.append(content)  # type: ignore[method-assign]
        self.page = bench(self.card, theme, **traits)

    def kernel_answers(self) -> None:
        """What the page has sent reaches the kernel, and its replies reach the page."""
        self.bench.sync()
        for reply in self._sent:
            self.bench.receive(reply)
        self._sent.clear()

    def choose(self, text: str | bytes, name: str = "copy.json") -> None:
        """Chooses a file to bring in, and waits until the page has read it."""
        data = text if isinstance(text, bytes) else text.encode()
        file = {"name": name, "mimeType": "application/json", "buffer": data}
        self.page.get_by_label(WORDS["file"]).set_input_files(file)  # type: ignore[arg-type]
        self.page.wait_for_function("() => bench.sent.length || bench.heard.length")

    @property
    def heard(self) -> list[str]:
        """What was said aloud, once the page has had its next frames."""
        self.page.evaluate(TWO_FRAMES)
        return self.bench.heard

    def told(self, title: str) -> Locator:
        """How it went, in the part of that title."""
        return self.page.get_by_role("region", name=title).locator(".gl-told")


def by_mouse(control: Locator) -> None:
    control.click()


def by_keys(control: Locator) -> None:
    """Tabs to the control from the top of the page, and presses it."""
    page = control.page
    page.locator("#before").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if control.evaluate("node => node === document.activeElement"):
            page.keyboard.press("Space")
            return
    raise AssertionError("no Tab led to the control")


each_way = pytest.mark.parametrize("press", [by_mouse, by_keys])


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def a_copy(folder: Path, *numbers: int) -> str:
    """The text of a copy with answers of these numbers, made on another device."""
    with use(Journal(folder, now)) as log:
        log.record([*map(answer, numbers)])
        log.store().export_to(folder / "copy.json")
        log.close()
    return (folder / "copy.json").read_text(encoding="utf-8")


def stored(page: Page) -> list[str]:
    return page.evaluate("() => Object.keys(localStorage).sort()")


# Looking


def test_it_shows_where_the_file_lies_and_what_it_holds(bench: Bench, place: Path) -> None:
    steered = Steered(bench)
    page = steered.page
    expect(page.locator(".gl-data code")).to_have_text(str(place / "progress.sqlite3"))
    expect(page.locator(".gl-data")).to_contain_text("12 answers and 3 timed holds")
    expect(page.locator(".gl-data")).to_contain_text(WORDS["not_stored_says"])
    assert steered.heard == []


def test_what_was_mended_is_shown_as_text(bench: Bench, place: Path) -> None:
    journal().store()._home.notices.append(HOSTILE)
    page = Steered(bench).page
    expect(page.locator(".gl-note")).to_have_text(HOSTILE)
    assert page.locator(".gl-data img").count() == 0


# A copy


@each_way
def test_save_a_copy_downloads_it_and_says_its_name(
    bench: Bench, place: Path, press: Press
) -> None:
    steered = Steered(bench)
    press(button(steered.page, WORDS["copy"]))
    with steered.page.expect_download() as download:
        steered.kernel_answers()
    assert len(events_of(download.value)) == 15
    name = download.value.suggested_filename
    assert re.fullmatch(r"glute-lessons-progress-[\d-]{10}\.json", name)
    expect(steered.told(WORDS["copy"])).to_contain_text(name)
    expect(button(steered.page, WORDS["copy"])).to_be_focused()
    assert len(steered.heard) == 1


def events_of(download: Download) -> list[Any]:
    return json.loads(Path(download.path()).read_text(encoding="utf-8"))["events"]


def test_the_link_saves_the_copy_once_more(bench: Bench, place: Path) -> None:
    steered = Steered(bench)
    button(steered.page, WORDS["copy"]).click()
    with steered.page.expect_download():
        steered.kernel_answers()
    with steered.page.expect_download() as again:
        by_keys_enter(steered.page.get_by_role("link"))
    assert len(events_of(again.value)) == 15


def by_keys_enter(link: Locator) -> None:
    link.focus()
    link.page.keyboard.press("Enter")


def test_a_copy_in_many_parts_is_one_file(bench: Bench, place: Path) -> None:
    steered = Steered(bench, part_letters=700)
    button(steered.page, WORDS["copy"]).click()
    with steered.page.expect_download() as download:
        steered.kernel_answers()
    assert len(events_of(download.value)) == 15
    assert len(steered.heard) == 1


def test_a_copy_too_large_for_the_page_lies_beside_the_lessons(
    bench: Bench, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    steered = Steered(bench, most_letters=100)
    button(steered.page, WORDS["copy"]).click()
    steered.kernel_answers()
    expect(steered.told(WORDS["copy"])).to_contain_text(str(tmp_path))
    assert len(list(tmp_path.glob("*.json"))) == 1


# Bringing one in


def test_bringing_in_a_copy_says_what_was_new(bench: Bench, place: Path, tmp_path: Path) -> None:
    steered = Steered(bench)
    steered.choose(a_copy(tmp_path / "other", *range(10, 30)))
    steered.kernel_answers()
    says = "From copy.json: 18 new, 2 known already."
    expect(steered.told(WORDS["bring_in"])).to_have_text(says)
    expect(steered.page.locator(".gl-data")).to_contain_text("30 answers and 3 timed holds")
    assert steered.heard == [says]


@each_way
def test_the_file_can_be_chosen(bench: Bench, place: Path, press: Press) -> None:
    steered = Steered(bench)
    with steered.page.expect_file_chooser() as chooser:
        press(steered.page.get_by_label(WORDS["file"]))
    assert not chooser.value.is_multiple()


def test_the_same_file_can_be_brought_in_twice(bench: Bench, place: Path, tmp_path: Path) -> None:
    steered, text = Steered(bench), a_copy(tmp_path / "other", 50)
    for says in ("1 new, 0 known already.", "0 new, 1 known already."):
        steered.choose(text)
        steered.page.wait_for_function("() => bench.sent.length")
        steered.kernel_answers()
        expect(steered.told(WORDS["bring_in"])).to_have_text(f"From copy.json: {says}")
        # A file that is still chosen, chosen once more, is no change that a page hears of.
        expect(steered.page.get_by_label(WORDS["file"])).to_have_value("")
    assert len(steered.heard) == 2


def test_a_large_file_goes_in_parts(bench: Bench, place: Path, tmp_path: Path) -> None:
    steered = Steered(bench, part_letters=700)
    steered.choose(a_copy(tmp_path / "other", *range(10, 30)))
    assert len(bench.sent) > 5
    steered.kernel_answers()
    expect(steered.told(WORDS["bring_in"])).to_contain_text("18 new, 2 known already.")


def test_a_file_too_large_for_the_page_is_not_read(bench: Bench, place: Path) -> None:
    steered = Steered(bench, most_letters=100)
    steered.choose("x" * 101, "huge.json")
    expect(steered.told(WORDS["bring_in"])).to_contain_text("huge.json is too large")
    assert bench.sent == []


def test_a_refused_file_lists_its_reasons_as_text(bench: Bench, place: Path) -> None:
    steered = Steered(bench)
    steered.choose(json.dumps({HOSTILE: 1, "format": HOSTILE}), name=f"a{HOSTILE[:4]}.json")
    steered.kernel_answers()
    reasons = steered.page.get_by_role("region", name=WORDS["bring_in"]).get_by_role("listitem")
    assert reasons.count() == 5
    expect(reasons.first).to_contain_text("<img src=x")
    expect(steered.told(WORDS["bring_in"])).to_contain_text("5 reasons are listed below.")
    assert steered.page.locator(".gl-data :is(img, b)").count() == 0
    assert steered.page.evaluate("() => window.hurt") is None
    assert len(steered.heard) == 1


def test_of_many_reasons_the_first_ten_are_listed(bench: Bench, place: Path) -> None:
    steered = Steered(bench)
    steered.choose(json.dumps({f"field {n}": 1 for n in range(20)}))
    steered.kernel_answers()
    expect(steered.told(WORDS["bring_in"])).to_contain_text("The first 10 reasons")
    assert steered.page.get_by_role("listitem").count() == 10


def test_a_file_that_is_no_text_is_refused(bench: Bench, place: Path) -> None:
    steered = Steered(bench)
    steered.choose(bytes(range(256)))
    steered.kernel_answers()
    expect(steered.told(WORDS["bring_in"])).to_contain_text("One reason is listed below.")


# Erasing


@each_way
def test_erasing_takes_two_steps(bench: Bench, place: Path, press: Press) -> None:
    steered = Steered(bench)
    press(button(steered.page, WORDS["erase"]))
    expect(steered.told(WORDS["erase"])).to_have_text(WORDS["tick_first"])
    expect(steered.page.get_by_role("checkbox")).to_be_focused()
    assert steered.heard == [WORDS["tick_first"]]
    assert bench.sent == []
    press(steered.page.get_by_role("checkbox"))
    press(button(steered.page, WORDS["erase"]))
    steered.kernel_answers()
    expect(steered.told(WORDS["erase"])).to_have_text(WORDS["erased"])
    expect(steered.page.locator(".gl-data")).to_contain_text(WORDS["nothing"])
    expect(steered.page.get_by_role("checkbox")).not_to_be_checked()
    expect(button(steered.page, WORDS["erase"])).to_be_focused()
    assert journal().log() == ()
    assert steered.heard == [WORDS["tick_first"], WORDS["erased"]]


def test_erasing_empties_the_pages_own_storage_and_leaves_what_is_not_ours(
    bench: Bench, place: Path
) -> None:
    steered = Steered(bench)
    keys = [f"{OUTBOX}{'a' * 32}", f"{OUTBOX}broken", "glute-lessons.mute", "jupyter.theme"]
    steered.page.evaluate("keys => keys.forEach((key) => localStorage.setItem(key, '{'))", keys)
    steered.page.get_by_role("checkbox").check()
    button(steered.page, WORDS["erase"]).click()
    assert len(stored(steered.page)) == 4  # not before the kernel has erased its own
    steered.kernel_answers()
    assert stored(steered.page) == ["glute-lessons.mute", "jupyter.theme"]


def test_it_suggests_a_copy_before_erasing(bench: Bench, place: Path) -> None:
    page = Steered(bench).page
    expect(page.get_by_role("region", name=WORDS["erase"])).to_contain_text("Save a copy first")


def test_an_erasure_that_failed_says_so_and_keeps_the_outbox(
    bench: Bench, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steered = Steered(bench)
    steered.page.evaluate(f"() => localStorage.setItem('{OUTBOX}x', '{{')")
    steered.page.get_by_role("checkbox").check()
    button(steered.page, WORDS["erase"]).click()
    steered.bench.page.evaluate("() => bench.takeSent()")
    bench.receive({"kind": "trouble", "why": "The disk is full."})
    expect(steered.told(WORDS["erase"])).to_have_text("The disk is full.")
    assert stored(steered.page) == [f"{OUTBOX}x"]


# Trouble


def test_a_home_that_cannot_be_used_is_told_with_what_still_works(
    bench: Bench, blocked: Path
) -> None:
    page = Steered(bench).page
    expect(page.get_by_role("region", name=WORDS["trouble"])).to_contain_text("a file in the way")
    expect(page.get_by_text(WORDS["trouble_says"])).to_be_visible()
    for name in (WORDS["copy"], WORDS["erase"]):
        expect(button(page, name)).to_be_hidden()


@each_way
def test_trying_again_tells_that_it_still_fails_or_works(
    bench: Bench, blocked: Path, press: Press
) -> None:
    steered = Steered(bench)
    press(button(steered.page, WORDS["again"]))
    steered.kernel_answers()
    expect(steered.told(WORDS["trouble"])).to_contain_text("It still cannot be used.")
    blocked.unlink()
    press(button(steered.page, WORDS["again"]))
    steered.kernel_answers()
    expect(button(steered.page, WORDS["copy"])).to_be_visible()
    expect(steered.page.get_by_role("heading", name=WORDS["title"])).to_be_focused()
    assert [each.partition(".")[0] for each in steered.heard] == [
        "It still cannot be used",
        "Your progress file can be used again",
    ]


def test_a_silent_kernel_is_told_and_can_be_asked_again(bench: Bench, place: Path) -> None:
    bench.page.clock.install()
    steered = Steered(bench)
    button(steered.page, WORDS["copy"]).click()
    expect(steered.told(WORDS["copy"])).to_have_text(WORDS["working"])
    steered.page.clock.run_for(8000)
    expect(steered.told(WORDS["copy"])).to_have_text(WORDS["silent"])
    steered.page.clock.run_for(100)
    assert bench.heard == [WORDS["silent"]]
    with steered.page.expect_download():
        steered.kernel_answers()  # late, but it answers


def test_while_the_kernel_works_a_second_press_asks_nothing(bench: Bench, place: Path) -> None:
    steered = Steered(bench)
    button(steered.page, WORDS["copy"]).click()
    button(steered.page, WORDS["copy"]).click()
    assert len(bench.sent) == 1


def test_answers_that_wait_in_the_page_are_told_and_go_in(bench: Bench, place: Path) -> None:
    waiting = {"id": "e" * 32, "kind": "hold", "at_ms": now(), "offset_min": 0}
    event = json.dumps({**waiting, "body": dict(hold(1).body)})
    bench.page.add_init_script(f"localStorage.setItem('{OUTBOX}{'e' * 32}', {json.dumps(event)})")
    steered = Steered(bench)
    expect(steered.page.locator(".gl-waiting")).to_have_text(WORDS["waiting"].format(n=1))
    steered.kernel_answers()
    expect(steered.page.locator(".gl-waiting")).to_be_hidden()
    expect(steered.page.locator(".gl-data")).to_contain_text("4 timed holds")
    assert stored(steered.page) == []


# Manners


def test_keys_pressed_in_the_card_reach_no_notebook(bench: Bench, place: Path) -> None:
    page = Steered(bench).page
    for control in (button(page, WORDS["copy"]), page.get_by_role("checkbox")):
        control.focus()
        for key in ("x", "d", "a", "0", "Escape"):
            page.keyboard.press(key)
    assert bench.leaked == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_the_page_with_everything_open(
    bench: Bench, place: Path, theme: str, width: int
) -> None:
    bench.page.set_viewport_size({"width": width, "height": 800})
    steered = Steered(bench, theme)
    button(steered.page, WORDS["copy"]).click()
    with steered.page.expect_download():
        steered.kernel_answers()
    steered.choose(json.dumps({"x" * 80: 1}), name="y" * 90 + ".json")
    steered.page.wait_for_function("() => bench.sent.length")
    steered.kernel_answers()
    assert bench.overflow() == 0


def test_every_target_is_large_enough(bench: Bench, place: Path) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 800})
    page = Steered(bench).page
    targets = page.locator(".gl-data :is(button, input[type=file], .gl-tick):visible")
    assert targets.count() == 4
    for target in targets.all():
        box = target.bounding_box()
        assert box and box["height"] >= 44


def test_a_cleared_cell_leaves_nothing_behind(bench: Bench, place: Path) -> None:
    Steered(bench)
    bench.clean_up()
    assert bench.listening == 0
