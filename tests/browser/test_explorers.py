"""The explorers in a real browser: by keyboard, at 320 px, with no kernel and with no pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.mechanics import NOT_MEASURED
from glute_lessons.mechanics.explorer_words import WORDS
from glute_lessons.mechanics.explorers import Explorer, lean_explorer, pressure_explorer
from tests.browser.asking import tab_to
from tests.browser.bench_page import Bench

LEAN, MASS = "Lean toward the wall", "Body mass"
both = pytest.mark.parametrize(
    "make", [pressure_explorer, lean_explorer], ids=lambda make: make.__name__
)
Make = Callable[..., Explorer]


def slider(page: Page, name: str = LEAN) -> Locator:
    return page.get_by_role("slider", name=name)


def headline(page: Page) -> Locator:
    return page.locator(".gl-found h4")


@both
def test_every_control_has_a_name_and_says_its_value_with_its_unit(
    make: Make, bench: Bench
) -> None:
    page = bench(make())
    expect(slider(page)).to_have_attribute("aria-valuetext", "10 degrees")
    expect(slider(page, MASS)).to_have_attribute("aria-valuetext", "70 kg")
    unnamed = page.locator(".gl-explorer :is(input, select)").evaluate_all(
        "nodes => nodes.filter((node) => !node.labels.length || !node.labels[0].textContent)"
    )
    assert unnamed == []
    assert bench.heard == []


def test_only_controls_that_change_something_show(bench: Bench) -> None:
    page = bench(pressure_explorer("massage_ball", "ball_on_floor"))
    expect(page.get_by_role("group", name="Carried by your hands")).to_be_visible()
    expect(page.get_by_role("radio", name=re.compile("^Some"))).to_be_checked()
    expect(slider(page, "Width of the massage ball")).to_be_visible()
    expect(slider(page)).to_be_hidden()


@both
def test_a_slider_moves_by_keys_and_keeps_them_from_the_notebook(make: Make, bench: Bench) -> None:
    page = bench(make())
    page.locator("#before").focus()
    tab_to(page, "[aria-valuetext='10 degrees']")
    page.keyboard.press("ArrowRight")
    bench.sync()
    expect(headline(page)).to_contain_text("Ball on the wall, 11 degrees")
    page.keyboard.press("Home")
    bench.sync()
    expect(headline(page)).to_contain_text("Ball on the wall, 0 degrees")
    expect(slider(page)).to_be_focused()
    for key in ("a", "b", "x", "d", "ArrowUp", "Enter", "Escape"):
        page.keyboard.press(key)
    assert set(bench.leaked) <= {"Tab"}


def test_one_question_at_most_is_under_way_and_the_latest_comes_next(bench: Bench) -> None:
    page = bench(lean_explorer())
    slider(page).focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    asked = [each["wanted"]["setting"]["lean_deg"] for each in bench.saved]
    assert asked == [11]
    bench.sync()
    assert [each["wanted"]["setting"]["lean_deg"] for each in bench.saved] == [16]
    expect(slider(page)).to_have_value("16")
    bench.sync()
    expect(headline(page)).to_contain_text("16 degrees")
    assert bench.saved == []


def test_a_result_is_spoken_once_after_the_control_rests(bench: Bench) -> None:
    bench.page.clock.install(time=0)
    page = bench(lean_explorer())
    page.clock.pause_at(3_600)
    slider(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.clock.run_for(300)
        bench.sync()
    assert bench.heard == []
    page.clock.run_for(2000)
    assert len(bench.heard) == 1
    assert bench.heard[0].startswith("Ball on the wall, 13 degrees: number 2 of 7 by force.")
    assert "Lean less: stand straighter." in bench.heard[0]
    assert "Force about 170 N." in bench.heard[0]


def test_a_late_answer_is_spoken_when_it_comes(bench: Bench) -> None:
    page = bench(lean_explorer(), rest_ms=1)
    slider(page).press("ArrowRight")
    assert bench.heard == []
    bench.sync()
    expect(page.locator(".gl-announce")).to_contain_text("11 degrees")
    assert len(bench.heard) == 1


def test_another_tool_brings_its_ways_and_says_so(bench: Bench) -> None:
    page = bench(pressure_explorer(), rest_ms=1)
    page.get_by_label("Tool", exact=True).select_option("Firm roller")
    bench.sync()
    way = page.get_by_label("How you press")
    expect(way).to_have_value("roller_both_sides")
    assert way.locator("option").all_inner_texts() == [
        "Roller, both sides",
        "Roller, leaning to one side",
        "Roller, figure four",
    ]
    note = "Firm roller does not go with the way before, so the way is now: Roller, both sides."
    expect(page.locator(".gl-note")).to_have_text(note)
    expect(page.locator(".gl-announce")).to_contain_text(note)
    expect(page.get_by_label("Tool", exact=True)).to_have_value("foam_roller_firm")
    way.select_option("Roller, leaning to one side")
    bench.sync()
    expect(page.locator(".gl-note")).to_have_count(0)


def test_what_is_unfolded_stays_unfolded(bench: Bench) -> None:
    page = bench(lean_explorer())
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    slider(page).press("ArrowRight")
    bench.sync()
    expect(page.get_by_role("row", name=re.compile("^11 degrees"))).to_be_visible()


@both
def test_a_dead_kernel_is_told_once_and_the_old_result_is_not_spoken(
    make: Make, bench: Bench
) -> None:
    bench.page.clock.install(time=0)
    page = bench(make())
    page.clock.pause_at(3_600)
    bench.break_kernel()
    for _ in range(3):
        slider(page).press("ArrowRight")
        page.clock.run_for(2000)
    expect(page.locator(".gl-state")).to_have_text(WORDS["silent"])
    assert bench.heard == [WORDS["silent"]]


def test_a_silent_kernel_is_told_after_its_time_and_asked_again_later(bench: Bench) -> None:
    page = bench(lean_explorer(), patience_ms=1)
    slider(page).press("ArrowRight")
    expect(page.locator(".gl-state")).to_have_text(WORDS["silent"])
    bench.set("patience_ms", 6000)
    slider(page).press("ArrowRight")
    bench.sync()
    expect(page.locator(".gl-state")).to_have_text("")
    expect(headline(page)).to_contain_text("12 degrees")


def test_what_the_model_refuses_is_told_and_the_last_result_stays(bench: Bench) -> None:
    page = bench(lean_explorer())
    bench.set("wanted", {"turn": "", "setting": {"lean_deg": 99}})
    expect(page.locator(".gl-state")).to_contain_text("lean_deg: found 99; allowed is a number")
    expect(headline(page)).to_contain_text("10 degrees")


@both
def test_pictures_have_names_and_the_card_says_that_nothing_was_measured(
    make: Make, bench: Bench
) -> None:
    page = bench(make())
    pictures = page.get_by_role("img", name=re.compile(NOT_MEASURED))
    assert pictures.count() == len(bench.trait("result")["pictures"])
    expect(page.get_by_text(f"{NOT_MEASURED}.", exact=True)).to_be_visible()


@both
def test_without_pictures_the_tables_stand_open(
    make: Make, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Explorer, "_svg", lambda *_: "")
    page = bench(make())
    expect(page.get_by_text(WORDS["no_drawing"])).to_be_visible()
    for name in ("Under the tool, from the side",):
        expect(page.get_by_role("table", name=re.compile(name))).to_be_visible()
    assert page.locator("table").count() == len(bench.trait("result")["pictures"])


@pytest.mark.parametrize("width", [320, 768, 1280])
@both
def test_nothing_is_cut_off_and_all_can_be_hit(make: Make, width: int, bench: Bench) -> None:
    bench.page.set_viewport_size({"width": width, "height": 800})
    card = make("massage_ball", "ball_on_floor") if make is pressure_explorer else make()
    page = bench(card)
    for folded in page.locator("summary").all():
        folded.click()
    assert bench.overflow() == 0
    heights = page.locator(
        ".gl-explorer :is(select, [type=range], .gl-choice, summary):visible"
    ).evaluate_all("nodes => nodes.map((node) => node.getBoundingClientRect().height)")
    assert len(heights) >= 6
    assert min(heights) >= 44
    small: Any = page.locator(".gl-drawing text").evaluate_all(
        """texts => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)
        * text.ownerSVGElement.getBoundingClientRect().width / text.ownerSVGElement.viewBox.baseVal.width)"""
    )
    assert min(small) >= 11


@pytest.mark.parametrize(
    ("theme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(31, 28, 26)")]
)
def test_the_pictures_follow_the_theme(theme: str, ground: str, bench: Bench) -> None:
    bench.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page = bench(pressure_explorer(), theme)
    fills = page.locator(".gl-drawing path").evaluate_all(
        "all => all.map((n) => getComputedStyle(n).fill)"
    )
    assert ground in fills


@both
def test_a_cleared_cell_leaves_nothing_behind(make: Make, bench: Bench) -> None:
    page = bench(make())
    slider(page).press("ArrowRight")
    bench.clean_up()
    assert bench.listening == 0
