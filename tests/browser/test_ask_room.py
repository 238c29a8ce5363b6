"""Ask the room, by keys: hands, countdown, second vote, the answer on cue, the table as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.classroom.ask_room import ask_room
from tests.browser.bench_page import THEMES, Bench
from tests.browser.steered import NOON, pass_ms

STORY = "start_numb_saddle"
SCREEN = {"width": 1920, "height": 1080}
# Every element with words of its own: their size in CSS pixels.
SIZES = """() => [...document.querySelectorAll(".gl-room *")]
  .filter((node) => node.checkVisibility() && !node.matches(".gl-announce")
    && (node.matches("input, select") || [...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim())))
  .map((node) => [node.textContent.slice(0, 30) || node.tagName, parseFloat(getComputedStyle(node).fontSize)])"""
# The same elements' words on the paper that is behind them: the contrast of both.
CONTRASTS = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const shine = ([r, g, b]) => 0.2126 * light(r / 255) + 0.7152 * light(g / 255) + 0.0722 * light(b / 255);
  const solid = (node) => {
    const found = parts(getComputedStyle(node).backgroundColor);
    return found[3] === 0 ? solid(node.parentElement) : found;
  };
  const over = ([r, g, b, a = 1], paper) => [r, g, b].map((part, at) => part * a + paper[at] * (1 - a));
  return [...document.querySelectorAll(".gl-room :is(p, h3, h4, h5, strong, span, th, td, button, select, input, legend)")]
    .filter((node) => node.checkVisibility() && !node.matches(":disabled") && (node.value || node.textContent.trim()))
    .map((node) => {
      const paper = solid(node);
      const both = [shine(over(parts(getComputedStyle(node).color), paper)), shine(paper)].sort((a, b) => b - a);
      return [node.textContent.slice(0, 30), (both[0] + 0.05) / (both[1] + 0.05)];
    });
}"""


@pytest.fixture
def room(bench: Bench) -> Iterator[Page]:
    """A story on a projector, with the focus on its heading's card."""
    bench.page.set_viewport_size(SCREEN)  # type: ignore[arg-type]
    page = bench(ask_room(STORY))
    page.locator(".gl-room legend").click()
    yield page


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def hands(bench: Bench) -> list[list[int]]:
    return bench.trait("counts")


# ---------------------------------------------------------------- hands


@pytest.mark.parametrize(
    ("keys", "counted"),
    [
        ("a", [1, 0, 0, 0]),
        ("a a b", [2, 1, 0, 0]),
        ("c c Shift+C", [0, 0, 1, 0]),
        ("Shift+A", [0, 0, 0, 0]),
        ("d x 1", [0, 0, 0, 1]),
    ],
)
def test_a_letter_adds_a_hand_and_shift_takes_one_away(
    keys: str, counted: list[int], bench: Bench, room: Page
) -> None:
    for key in keys.split():
        room.keyboard.press(key)
    assert hands(bench) == [counted]
    assert bench.leaked == []


def test_a_combination_of_keys_counts_nothing_and_stays_the_notebooks_own(
    bench: Bench, room: Page
) -> None:
    room.keyboard.press("Control+b")
    assert hands(bench) == [[0, 0, 0, 0]]
    assert bench.leaked != []


def test_a_letter_that_is_held_down_is_one_hand(bench: Bench, room: Page) -> None:
    for _ in range(3):  # from the second on, the browser calls it a repetition
        room.keyboard.down("a")
    room.keyboard.up("a")
    assert hands(bench) == [[1, 0, 0, 0]]


def test_each_hand_is_told_once_with_the_new_count(bench: Bench, room: Page) -> None:
    for key in ("b", "b"):
        room.keyboard.press(key)
        expect(room.locator(".gl-announce")).to_have_text(f"B: {hands(bench)[0][1]}")
    assert bench.heard == ["B: 1", "B: 2"]
    expect(room.locator(".gl-room-total")).to_have_text("Hands in all: 2")


def test_a_count_can_be_typed_and_letters_still_count_in_the_field(
    bench: Bench, room: Page
) -> None:
    field = room.get_by_role("spinbutton", name="Hands for C")
    field.fill("17")
    field.press("a")
    assert hands(bench) == [[1, 0, 17, 0]]
    expect(field).to_have_value("17")


def test_buttons_do_what_the_keys_do(bench: Bench, room: Page) -> None:
    button(room, "Add a hand for D").click(click_count=2)
    button(room, "Take away a hand for D").press("Enter")
    assert hands(bench) == [[0, 0, 0, 1]]


# ---------------------------------------------------------------- two votes and the answer


def test_a_second_vote_shows_the_shift_beside_the_key(bench: Bench, room: Page) -> None:
    for key in "aab":
        room.keyboard.press(key)
    button(room, "Talk, then vote again").press("Enter")
    for key in "add":
        room.keyboard.press(key)
    button(room, "Show the answer").press("Enter")
    rows = [
        [cell.inner_text().strip() for cell in row.locator("th:not([scope=row]), td").all()]
        for row in room.locator(".gl-room tr").all()
    ]
    assert rows == [
        ["Answer", "First vote", "Second vote", "Change"],
        ["2 (67 %)", "1 (33 %)", "1 fewer"],
        ["1 (33 %)", "0 (0 %)", "1 fewer"],
        ["0 (0 %)", "0 (0 %)", "the same"],
        ["0 (0 %)", "2 (67 %)", "2 more"],
    ]
    expect(room.locator(".gl-room-key")).to_have_count(1)
    expect(room.locator(".gl-room-key .gl-mark")).to_have_text("✓ Best answer")
    assert room.locator(".gl-room-key th").inner_text().startswith("D.")


def test_nothing_of_the_answer_is_in_the_page_before_its_cue(room: Page) -> None:
    question = ask_room(STORY).question
    said = [each["explanation"] for each in question["options"]] + [
        question["danger"],
        question["do"],
    ]
    assert not any(each in room.locator("body").inner_text() for each in said)
    button(room, "Show the answer").click()
    assert not any(each in room.locator("body").inner_text() for each in said)
    button(room, "Show the explanation").click()
    assert all(each in room.locator("body").inner_text() for each in said)


def test_going_back_loses_no_vote(bench: Bench, room: Page) -> None:
    room.keyboard.press("a")
    button(room, "Talk, then vote again").click()
    room.keyboard.press("b")
    button(room, "Back to the first vote").click()
    room.keyboard.press("a")
    button(room, "On to the second vote").click()
    button(room, "Show the answer").click()
    button(room, "Hide the answer").click()
    assert hands(bench) == [[2, 0, 0, 0], [0, 1, 0, 0]]
    expect(room.locator(".gl-room legend")).to_be_focused()


def test_while_the_answer_shows_letters_change_nothing(bench: Bench, room: Page) -> None:
    button(room, "Show the answer").click()
    room.keyboard.press("a")
    assert hands(bench) == [[0, 0, 0, 0]]


@pytest.mark.parametrize("name", ["Show the answer", "Talk, then vote again"])
def test_each_step_moves_the_focus_to_where_reading_goes_on(name: str, room: Page) -> None:
    button(room, name).press("Enter")
    expect(room.locator(":focus")).to_have_text("The answer" if "answer" in name else "Second vote")


def test_without_a_kernel_the_room_still_votes_and_sees_the_answer(
    bench: Bench, room: Page
) -> None:
    bench.break_kernel()
    room.keyboard.press("d")
    button(room, "Show the answer").click()
    expect(room.locator(".gl-room-key td")).to_have_text("1 (100 %)")


# ---------------------------------------------------------------- the countdown


@pytest.fixture
def timed(bench: Bench) -> Page:
    """A countdown of 15 seconds that has just begun, on a clock that stands still until moved."""
    page = bench.page
    page.add_init_script("delete window.Worker;")
    page.clock.install(time=NOON / 1000)
    bench(ask_room(STORY, seconds=15))
    page.clock.pause_at((NOON + 60_000) / 1000)
    button(page, "Start the countdown").press("Enter")
    return page


def test_the_countdown_warns_at_ten_seconds_ends_with_words_and_forces_nothing(
    bench: Bench, timed: Page
) -> None:
    for ms in (100, 5_000, 10_100):
        pass_ms(timed, ms)
    assert bench.heard == ["15 seconds left", "10 seconds left", "Time is up. Hands, please."]
    expect(timed.locator(".gl-room-left")).to_have_text("Time is up. Hands, please.")
    expect(button(timed, "Start the countdown")).to_be_enabled()
    assert bench.trait("phase") == "open"


def test_the_countdown_is_over_once_the_answer_shows(bench: Bench, timed: Page) -> None:
    pass_ms(timed, 100)
    button(timed, "Show the answer").press("Enter")
    pass_ms(timed, 20_000)
    assert bench.heard == ["15 seconds left"]


def test_the_countdown_can_be_stopped_and_another_length_chosen(bench: Bench, room: Page) -> None:
    button(room, "Start the countdown").click()
    expect(room.locator("select")).to_be_disabled()
    button(room, "Stop the countdown").click()
    expect(room.locator(".gl-room-left")).to_have_text("")
    room.get_by_label("Time to think").select_option("60 seconds")
    assert bench.trait("seconds") == 60


# ---------------------------------------------------------------- the table as a file


def test_the_table_is_saved_as_csv_with_both_votes(room: Page, tmp_path: Path) -> None:
    for key in "ab":
        room.keyboard.press(key)
    button(room, "Talk, then vote again").click()
    room.keyboard.press("d")
    button(room, "Show the answer").click()
    with room.expect_download() as saved:
        button(room, "Save the table").click()
    assert saved.value.suggested_filename == f"room_{STORY}.csv"
    saved.value.save_as(tmp_path / "room.csv")
    with (tmp_path / "room.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["letter"] for row in rows] == list("ABCD")
    assert [(row["first_vote"], row["first_percent"], row["second_vote"]) for row in rows] == [
        ("1", "50", "0"),
        ("1", "50", "0"),
        ("0", "0", "0"),
        ("0", "0", "1"),
    ]
    assert [row["right"] for row in rows] == ["no", "no", "no", "yes"]
    assert {row["question"] for row in rows} == {STORY}
    expect(room.locator(".gl-saved")).to_have_text(
        f"Your browser saves the table as room_{STORY}.csv."
    )


# ---------------------------------------------------------------- from the back row


@pytest.mark.parametrize("theme", THEMES)
def test_from_the_back_row_all_words_are_32_px_high_and_7_to_1(theme: str, bench: Bench) -> None:
    bench.page.set_viewport_size(SCREEN)  # type: ignore[arg-type]
    page = bench(ask_room(STORY), theme=theme)
    for name in ("", "Talk, then vote again", "Show the answer", "Show the explanation"):
        if name:
            button(page, name).click()
        sizes, contrasts = page.evaluate(SIZES), page.evaluate(CONTRASTS)
        assert len(sizes) > 10 and [each for each in sizes if each[1] < 32] == []
        assert len(contrasts) > 10 and [each for each in contrasts if each[1] < 7] == []


def test_question_answers_and_counts_are_on_one_projector_page(room: Page) -> None:
    box = room.locator(".gl-room fieldset").bounding_box()
    assert box is not None and box["y"] + box["height"] <= SCREEN["height"]


@pytest.mark.parametrize("phase", ["open", "answer", "explained"])
def test_on_a_phone_nothing_is_wider_than_the_page(phase: str, bench: Bench) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 700})
    bench(ask_room(STORY), counts=[[1, 2, 3, 4], [4, 3, 2, 1]], phase=phase)
    assert bench.overflow() <= 0
