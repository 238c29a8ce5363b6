"""What axe cannot see of a card, looked at in the state in which it stands. Each look returns the faults
that it found, and leaves the page as it was."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

Look = Callable[[Page], list[str]]

# Shared by the looks: what can be pressed or typed into, how it is called, and how light a colour is.
COMMON = """
const shown = (node) => node.checkVisibility() && node.getClientRects().length > 0;
const controls = () => [...document.querySelectorAll(".gl-card :is(a[href], button, input, select, summary)")]
  .filter(shown);
const called = (node) => [node.localName, node.type ?? "", node.className, node.value ?? "",
  node.textContent.trim().slice(0, 30)].filter(Boolean).join(" ");
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const paint = (...colours) => {
  for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (rgb) => rgb.map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const paperOf = (node) => getComputedStyle(node.closest(".gl-card")).backgroundColor;
const faint = (colour, paper) => contrast(paint(paper, colour), paint(paper)) < 3;
"""

# Success criterion 2.5.8. A label is a part of the target; parts of a picture have the list beside it.
SMALL = """() => controls().filter((node) => {
  const boxes = [node, ...(node.labels ?? [])].map((each) => each.getBoundingClientRect());
  return !boxes.some(({ width, height }) => width >= 23.9 && height >= 23.9);
}).map(called)"""

# 1.4.11: the edge of what can be pressed, and what fills a radio, a tick, a slider or a bar.
FAINT = """() => controls().filter((node) => {
  const style = getComputedStyle(node);
  const drawn = ["radio", "checkbox", "range"].includes(node.type);
  if (drawn) return style.accentColor !== "auto" && faint(style.accentColor, paperOf(node));
  const bare = node.matches("a, summary, [type=file]");
  return !bare && faint(style.borderTopColor, paperOf(node)) && faint(style.backgroundColor, paperOf(node));
}).map(called)"""

# 1.4.4 and 1.4.10: nothing is cut off, and nothing has to be moved sideways.
CUT = """() => {
  const root = document.documentElement;
  const wide = root.scrollWidth - root.clientWidth;
  const cut = [...document.querySelectorAll(".gl-card :is(button, legend, label, p, h3, h4, h5, td, th, li)")]
    .filter((node) => shown(node) && node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1
      && getComputedStyle(node).overflowX !== "visible"); // of 1 px: for the ear alone
  return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...cut.map(called)];
}"""

# Where the focus is: its place in the document, and whether a ring or its box shows it.
FOCUSED = """() => {
  const node = document.activeElement;
  const card = node.closest(".gl-card");
  if (!card) return { id: node.id };
  const all = [...document.querySelectorAll("*")];
  const rings = [node, ...(node.labels ?? [])].map((each) => getComputedStyle(each));
  const seen = rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && (matchMedia("(forced-colors: active)").matches || !faint(style.outlineColor, paperOf(node))));
  const drawn = node.closest("svg") !== null; // its ring is drawn in the picture
  return { at: all.indexOf(node), seen: seen || drawn, name: called(node) };
}"""
# Of radios that belong together, Tab stops at one.
MISSED = """places => {
  const all = [...document.querySelectorAll("*")];
  return controls().filter((node) => !node.disabled && !node.matches(":disabled") && node.type !== "radio"
    && !places.includes(all.indexOf(node))).map(called);
}"""
KEEP_FOCUS = "() => { window.hadFocus = document.activeElement; }"
GIVE_FOCUS_BACK = "() => { window.hadFocus?.focus({ preventScroll: true }); }"
MOVING = """() => document.getAnimations().map((each) => called(each.effect.target))"""
# Forced colours take away every background: what is chosen must then differ by something that stays.
ALIKE = """() => {
  const mark = (node) => {
    const box = node.labels?.[0] ?? node;
    const style = getComputedStyle(box);
    return [style.outlineStyle, style.backgroundColor, style.borderTopColor].join();
  };
  const hidden = controls().filter((node) => node.type === "radio" && getComputedStyle(node).opacity === "0");
  const off = hidden.filter((node) => !node.checked).map(mark);
  const edgeless = controls().filter((node) => node.localName === "button"
    && parseFloat(getComputedStyle(node).borderTopWidth) === 0);
  return [...hidden.filter((node) => node.checked && off.includes(mark(node))), ...edgeless].map(called);
}"""


def asked(page: Page, script: str) -> list[str]:
    return page.evaluate(f"() => {{ {COMMON} return ({script})(); }}")


def targets(page: Page) -> list[str]:
    """Those smaller than 24 by 24 pixels."""
    return asked(page, SMALL)


def lines(page: Page) -> list[str]:
    """Controls of which nothing stands out from the card's paper by 3 to 1."""
    return asked(page, FAINT)


def doubled_text(page: Page) -> list[str]:
    """What is cut off with the text twice as large."""
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    found = asked(page, CUT)
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
    return found


def reduced_motion(page: Page) -> list[str]:
    """What moves although motion is not welcome."""
    page.emulate_media(reduced_motion="reduce")
    found = asked(page, MOVING)
    page.emulate_media(reduced_motion="no-preference")
    return found


def forced_colours(page: Page) -> list[str]:
    """Choices and buttons that cannot be told once the system's colours are in force."""
    page.emulate_media(forced_colors="active")
    found = asked(page, ALIKE) + tabbed(page)
    page.emulate_media(forced_colors="none")
    return found


def tabbed(page: Page) -> list[str]:
    """Tab from above the card to below it: in the order of the page, always seen, and out again.

    A question that lies over everything keeps the focus by design; there the round is enough.
    """
    page.evaluate(KEEP_FOCUS)
    modal = page.locator(".gl-card dialog:modal").count()
    if not modal:
        page.locator("#before").focus()
    found, places = [], list[int]()
    for _ in range(120):
        page.keyboard.press("Tab")
        focus = page.evaluate(f"() => {{ {COMMON} return ({FOCUSED})(); }}")
        if "at" not in focus or focus["at"] in places:
            break
        places.append(focus["at"])
        found += [] if focus["seen"] else [f"no ring: {focus['name']}"]
    out = focus.get("id") == "after" or modal
    missed = f"places => {{ {COMMON} return ({MISSED})(places); }}"
    found += [] if modal else [f"not reached: {each}" for each in page.evaluate(missed, places)]
    page.evaluate(GIVE_FOCUS_BACK)
    order = [] if modal or places == sorted(places) else [f"order: {places}"]
    return found + order + ([] if out else [f"Tab never leaves: {focus}"])


# The name of each look, and in which windows it is taken: wide, narrow or both; each theme or one.
BOTH, NARROW, WIDE = (1280, 320), (320,), (1280,)
LOOKS: dict[str, tuple[Look, tuple[int, ...], tuple[str, ...]]] = {
    "targets of 24 px": (targets, NARROW, ("light",)),
    "lines of 3 to 1": (lines, WIDE, ("light", "dark")),
    "text at 200 %": (doubled_text, BOTH, ("light",)),
    "reduced motion": (reduced_motion, WIDE, ("light",)),
    "forced colours": (forced_colours, WIDE, ("light",)),
    "focus": (tabbed, WIDE, ("dark",)),
}
