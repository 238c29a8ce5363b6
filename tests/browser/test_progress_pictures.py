"""The progress page in a real browser: light and dark, on a phone and on a projector, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.content import load
from glute_lessons.progress.events import Event
from glute_lessons.progress.picture_sections import WORDS
from glute_lessons.progress.pictures import page as page_of
from glute_lessons.progress.summary import summary
from glute_lessons.quiz.schedule import replay
from tests.browser.bench_page import Watch
from tests.quiz.small_log import DAY, START, answered, held

GRADES = ("right", "right", "critical", "wrong", "right", "cautious", "right")
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Progress</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body data-jp-theme-light="{light}" style="margin:8px;font-family:system-ui,sans-serif;{ground}">
{twice}</body></html>"""
GROUNDS = {"light": "background:#fff;color:#222", "dark": "background:#111;color:#eee"}
SIZES = """() => [...document.querySelectorAll("svg text")].map((text) => {
  const box = text.ownerSVGElement.getBoundingClientRect();
  return parseFloat(getComputedStyle(text).fontSize) * box.width / text.ownerSVGElement.viewBox.baseVal.width;
})"""
OUTSIDE = """() => [...document.querySelectorAll("svg text")].filter((text) => {
  const own = text.getBoundingClientRect();
  const all = text.ownerSVGElement.getBoundingClientRect();
  return own.right > all.right || own.left < all.left || own.bottom > all.bottom || own.top < all.top;
}).map((text) => text.textContent)"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
Shown = Callable[..., Page]


def three_weeks() -> list[Event]:
    """Every third question of the course, answered on seven of 21 days, and a few holds."""
    asked = list(load().questions)[::3]
    answers = [
        answered(
            GRADES[number % 7], START - (21 - number % 21) * DAY, question, sure=number % 3 > 0
        )
        for number, question in enumerate(asked)
    ]
    holds = [held(60 * week, START - week * 7 * DAY) for week in range(12)]
    return sorted([*answers, *holds], key=lambda event: event.at_ms)


@pytest.fixture(scope="module")
def markup() -> str:
    events = three_weeks()
    found = summary(replay(events), load(), events, START, 0)
    return page_of(found, load())._repr_mimebundle_()["text/html"]


@pytest.fixture
def shown(page: Page, markup: str) -> Iterator[Shown]:
    watch = Watch(page)

    def show(width: int, theme: str = "light", opened: bool = True, times: int = 1) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        light = "true" if theme == "light" else "false"
        page.set_content(PAGE.format(light=light, ground=GROUNDS[theme], twice=markup * times))
        if opened:
            page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        return page

    yield show
    watch.check()


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 1920])
def test_nothing_is_cut_off_and_no_text_is_small(shown: Shown, width: int) -> None:
    page = shown(width)
    assert page.evaluate(WIDER) == 0
    assert page.evaluate(OUTSIDE) == []
    sizes = page.evaluate(SIZES)
    assert len(sizes) > 100
    assert min(sizes) >= 11


def test_on_a_projector_text_is_large(shown: Shown) -> None:
    assert min(shown(1280).evaluate(SIZES)) >= 16


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pictures_follow_the_theme(shown: Shown, theme: str) -> None:
    first = shown(1280, theme).locator("svg path").first
    fill = first.evaluate("node => getComputedStyle(node).fill")
    assert fill == {"light": "rgb(252, 250, 246)", "dark": "rgb(31, 28, 26)"}[theme]


def test_every_picture_is_an_image_with_a_name(shown: Shown) -> None:
    images = shown(1280).get_by_role("img")
    assert images.count() == 5
    assert all(len(image.get_attribute("aria-label") or "") > 40 for image in images.all())


def test_every_part_has_a_heading_of_its_own(shown: Shown) -> None:
    page = shown(1280)
    assert page.get_by_role("heading", level=3).count() == 6
    assert page.get_by_role("region").count() == 6


def test_tables_open_by_keyboard_alone(shown: Shown) -> None:
    page = shown(1280, opened=False)
    opener = page.locator("summary", has_text=WORDS["table"]).first
    table = page.get_by_role("table", name=WORDS["due"])
    expect(table).to_be_hidden()
    while not opener.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    expect(table).to_be_visible()


def test_what_opens_a_table_is_large_enough_to_touch(shown: Shown) -> None:
    for opener in shown(320, opened=False).locator("summary").all():
        box = opener.bounding_box()
        assert box and box["height"] >= 44


def test_two_of_them_on_a_page_share_no_id(shown: Shown) -> None:
    page = shown(1280, times=2)
    assert page.locator(".gl-progress [id]").count() == 0
    assert page.get_by_role("img").count() == 10
