"""Two pairs of hands, which do the same on any page: one has a mouse, the other a keyboard alone.

take(place) chooses a radio button or ticks a box, press(place) presses a button, type(place, text)
writes into a field, lift(item, steps) moves an item of a list up, touch(...) points at a part of a
picture of the body, and stop() ends a hold. A place is a CSS selector that finds one element.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from glute_lessons.anatomy.panels import PANELS
from glute_lessons.anatomy.sightings import sights
from glute_lessons.practice.phases import COUNT_IN_SECONDS

TABS = 300  # more than any page here has stops
STOP = ".gl-hold-stop"
DIGITS = ".gl-hold-digits"
FOCUSED = "all => all.includes(document.activeElement)"


class Mouse:
    """Clicks, and writes only into a field that was clicked."""

    name = "mouse"

    def __init__(self, page: Page) -> None:
        self.page = page

    def take(self, place: str) -> None:
        self.page.locator(place).locator("xpath=ancestor::label").click()

    def press(self, place: str) -> None:
        self.page.locator(place).click()

    def type(self, place: str, text: str) -> None:
        self.press(place)
        self.page.keyboard.type(text)

    def lift(self, item: str, steps: int) -> None:
        for _ in range(steps):
            self.press(f"{item} [data-step='-1']")

    def touch(self, card: str, view: str, layer: str, entry: str) -> None:
        picture = self.page.locator(f"{card} .gl-map-svg")
        x, y = spot(picture, view, layer, entry)
        picture.click(position={"x": x, "y": y})

    def stop(self) -> None:
        """A click right after Start would count as the second of a double click: a second later."""
        expect(self.page.locator(DIGITS)).not_to_have_text(str(COUNT_IN_SECONDS))
        self.press(STOP)


class Keyboard:
    """Tab, the arrow keys, Space, Enter and what is typed."""

    name = "keyboard"

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, place: str) -> None:
        """Presses Tab until what has the focus is that place."""
        for _ in range(TABS):
            if self._is_at(place):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {place}")

    def _is_at(self, place: str) -> bool:
        return bool(self.page.locator(place).evaluate_all(FOCUSED))

    def take(self, place: str) -> None:
        wanted = self.page.locator(place)
        if wanted.get_attribute("type") == "checkbox":
            self.reach(place)
            self.page.keyboard.press("Space")
        else:
            self._choose(place, wanted)

    def _choose(self, place: str, wanted: Locator) -> None:
        """The Tab key has one stop for a group of radio buttons; the arrows go on from there."""
        self.reach(f"[name='{wanted.get_attribute('name')}']")
        if self._is_at(place):
            self.page.keyboard.press("Space")
        for _ in range(12):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"the arrow keys do not reach {place}")

    def press(self, place: str) -> None:
        self.reach(place)
        self.page.keyboard.press("Enter")

    def type(self, place: str, text: str) -> None:
        self.reach(place)
        self.page.keyboard.type(text)

    def lift(self, item: str, steps: int) -> None:
        if steps:
            self.reach(f"{item} button")
        for _ in range(steps):
            self.page.keyboard.press("ArrowUp")

    def touch(self, card: str, view: str, layer: str, entry: str) -> None:
        self.reach(f"{card} [data-entry]")
        for key in ("Home", *arrows(view, layer, entry), "Enter"):
            self.page.keyboard.press(key)

    def stop(self) -> None:
        self.page.keyboard.press("Space")


Hands = Mouse | Keyboard


def spot(picture: Locator, view: str, layer: str, entry: str) -> tuple[float, float]:
    """Where a part lies in its picture of the right side, in pixels from the corner."""
    box = picture.bounding_box()
    assert box is not None
    left, top, width, height = map(float, str(picture.get_attribute("viewBox")).split())
    x, y = PANELS[view].place(sights(view, layer)[entry].anchor, "right")
    scale = min(box["width"] / width, box["height"] / height)
    free = box["width"] - scale * width, box["height"] - scale * height
    return free[0] / 2 + (x - left) * scale, free[1] / 2 + (y - top) * scale


def arrows(view: str, layer: str, end: str, start: str | None = None) -> list[str]:
    """The arrow keys from one part of a picture to another. start: None for the part that is first."""
    seen = sights(view, layer)
    home = start or next(iter(seen))
    ways: dict[str, list[str]] = {home: []}
    waiting = [home]
    for at in waiting:
        for arrow, other in seen[at].next.items():
            if other not in ways:
                ways[other] = [*ways[at], arrow]
                waiting.append(other)
    return ways[end]
