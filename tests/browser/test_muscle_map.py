"""The muscle map in a real browser: exploring it by mouse, by touch, by keyboard and by ear."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from glute_lessons.anatomy.atlas import load_atlas
from glute_lessons.anatomy.hits import entry_at
from glute_lessons.anatomy.muscle_map import muscle_map
from glute_lessons.anatomy.panels import LAYERS, MARGIN, PANELS
from glute_lessons.anatomy.sightings import sights
from tests.browser.bench_page import Bench
from tests.browser.hands import arrows

EVERY = [(view, layer) for view in PANELS for layer in LAYERS]
BOTH_SIDES = pytest.mark.parametrize("side", ["right", "left"])
FOCUSED = "() => document.activeElement.dataset.entry ?? document.activeElement.id"


def picture(page: Page) -> Locator:
    return page.locator(".gl-map-svg")


def part(page: Page, entry: str) -> Locator:
    return page.locator(f'[data-entry="{entry}"]')


def heading(page: Page) -> Locator:
    return page.locator(".gl-map-card h4")


def depth(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name, exact=True)


def spot(page: Page, view: str, point: tuple[float, float], side: str) -> tuple[float, float]:
    """Where a point of the view lies in the window; the labels' columns are cut off or not."""
    panel, box = PANELS[view], picture(page).bounding_box()
    left, top, width, height = map(float, picture(page).get_attribute("viewBox").split())
    x, y = panel.place(point, side)
    scale = min(box["width"] / width, box["height"] / height)
    free = box["width"] - scale * width, box["height"] - scale * height
    return box["x"] + free[0] / 2 + (x - left) * scale, box["y"] + free[1] / 2 + (y - top) * scale


def click(page: Page, view: str, entry: str, layer: str = "maximus", side: str = "right") -> None:
    page.mouse.click(*spot(page, view, sights(view, layer)[entry].anchor, side))


# ---------------------------------------------------------------- hits

# At each spot the picture is told that the pointer moved there; its name line says what it found.
POINT_AT = """spots => spots.map(([x, y]) => {
  const at = { clientX: x, clientY: y, pointerType: "mouse", bubbles: true };
  document.querySelector(".gl-map-svg").dispatchEvent(new PointerEvent("pointermove", at));
  return document.querySelector(".gl-map-name").textContent;
})"""


@BOTH_SIDES
@pytest.mark.parametrize("view", PANELS)
def test_a_thousand_random_spots_are_what_the_atlas_says(
    bench: Bench, view: str, side: str
) -> None:
    """250 on each side in each view, spread over the layers."""
    page, draw = bench(muscle_map(view, side=side, seed=1)), Random(f"{view} {side}")
    u0, v0, u1, v1 = PANELS[view].window
    whole = load_atlas().view(PANELS[view].view)
    names = {entry: told["name"] for entry, told in bench.trait("entries").items()}
    for layer in LAYERS:
        bench.set("layer", layer)
        points = [(draw.uniform(u0, u1), draw.uniform(v0, v1)) for _ in range(50)]
        found = page.evaluate(POINT_AT, [spot(page, view, point, side) for point in points])
        wanted = [names.get(entry_at(whole, layer, point) or "", "") for point in points]
        assert found == wanted


@BOTH_SIDES
def test_a_spot_beside_the_body_is_nothing(bench: Bench, side: str) -> None:
    page = bench(muscle_map(side=side, seed=1))
    box = picture(page).bounding_box()
    page.mouse.click(box["x"] + 3, box["y"] + MARGIN)
    expect(page.locator(".gl-map-start")).to_be_visible()
    assert bench.trait("selected") == ""


@pytest.mark.parametrize(("side", "half"), [("right", "right half"), ("left", "left half")])
def test_the_left_side_is_the_mirror_of_the_right(bench: Bench, side: str, half: str) -> None:
    page = bench(muscle_map(side=side, seed=1))
    box = picture(page).bounding_box()
    x, _ = spot(page, "posterior", sights("posterior", "maximus")["gluteus_medius"].anchor, side)
    assert ("right half" if x > box["x"] + box["width"] / 2 else "left half") == half
    click(page, "posterior", "gluteus_medius", side=side)
    expect(heading(page)).to_have_text("Gluteus medius")


# ---------------------------------------------------------------- exploring


def test_pointing_shows_a_name_and_says_nothing(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    anchor = sights("posterior", "maximus")["gluteus_medius"].anchor
    page.mouse.move(*spot(page, "posterior", anchor, "right"))
    expect(page.locator(".gl-map-name")).to_have_text("Gluteus medius")
    expect(page.locator("[data-ring=hover]")).to_have_attribute("data-of", "gluteus_medius")
    page.mouse.move(1, 1)
    expect(page.locator(".gl-map-name")).to_have_text("")
    expect(page.locator("[data-ring]")).to_have_count(0)
    assert bench.heard == []


def test_a_click_opens_a_card_with_all_that_is_known(bench: Bench) -> None:
    shown = muscle_map(seed=1)
    page = bench(shown)
    click(page, "posterior", "gluteus_medius")
    card = page.locator(".gl-map-card")
    told = shown.entries["gluteus_medius"]
    expect(heading(page)).to_have_text(told["name"])
    titles = ["Where", "What it does", "Nerve", "Find it on yourself", "May I press it?"]
    assert card.locator("dt").all_text_contents() == titles
    assert card.locator("dd").all_text_contents() == list(told["rows"].values())
    expect(page.locator("[data-ring=chosen]")).to_have_attribute("data-of", "gluteus_medius")
    bench.sync()
    assert shown.selected == "gluteus_medius"


def test_a_choice_is_heard_once_with_its_two_names_only(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    click(page, "posterior", "gluteus_medius")
    told = bench.trait("entries")["gluteus_medius"]
    expect(page.get_by_role("status")).to_have_text(f"{told['name']}: {told['plain_name']}")
    assert len(bench.heard) == 1


def test_a_tap_chooses_too(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    at = sights("posterior", "maximus")["gluteus_medius"].anchor
    x, y = spot(page, "posterior", at, "right")
    touch = page.context.new_cdp_session(page)
    finger = {"x": x, "y": y}
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(heading(page)).to_have_text("Gluteus medius")


def test_a_press_by_a_screen_reader_chooses_the_element_itself(bench: Bench) -> None:
    """It comes without a place, or with the middle of a shape that another may cover."""
    page = bench(muscle_map(seed=1))
    part(page, "gluteus_medius").dispatch_event("click", {"detail": 0})
    expect(heading(page)).to_have_text("Gluteus medius")


def test_the_list_is_another_way_to_every_structure(bench: Bench) -> None:
    shown = muscle_map(seed=1)
    page = bench(shown)
    chooser = page.get_by_label("Or pick it from a list")
    names = [shown.entries[entry]["name"] for entry in sights("posterior", "maximus")]
    assert chooser.locator("option").all_text_contents()[1:] == names
    for name in names:
        chooser.select_option(label=name)
        expect(heading(page)).to_have_text(name)


@pytest.mark.parametrize(("view", "layer"), EVERY)
def test_every_structure_is_reached_by_keyboard_alone_and_has_its_name(
    bench: Bench, view: str, layer: str
) -> None:
    shown = muscle_map(view, layer=layer, seed=1)
    page = bench(shown)
    waiting, keys = reach_the_picture(page), page.keyboard
    seen = sights(view, layer)
    home = next(iter(seen))
    assert waiting == home
    reached: set[str] = set()
    for target in seen:
        keys.press("Home")
        for key in arrows(view, layer, target, home):
            keys.press(key)
        assert page.evaluate(FOCUSED) == target
        told = shown.entries[target]
        expect(part(page, target)).to_have_accessible_name(f"{told['name']}, {told['plain_name']}")
        expect(part(page, target)).to_have_role("button")
        expect(page.locator("[data-ring=focus]")).to_have_attribute("data-of", target)
        keys.press("Enter" if len(reached) % 2 else "Space")
        expect(heading(page)).to_have_text(told["name"])
        reached.add(target)
    keys.press("End")
    assert page.evaluate(FOCUSED) == list(seen)[-1]
    assert reached == set(seen) and set(bench.leaked) <= {"Tab"}


def reach_the_picture(page: Page) -> str:
    """From the button before the card, by Tab: the picture is one stop. What has the focus then."""
    page.locator("#before").focus()
    page.keyboard.press("Tab")  # the depths
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)


def test_on_the_left_the_arrows_lead_where_they_point(bench: Bench) -> None:
    page = bench(muscle_map(side="left", seed=1))
    reach_the_picture(page)
    seen = sights("posterior", "maximus")
    key = "ArrowLeft" if "ArrowRight" in seen["hip_bone"].next else "ArrowRight"
    mirrored = {"ArrowLeft": "ArrowRight", "ArrowRight": "ArrowLeft"}[key]
    part(page, "hip_bone").focus()
    page.keyboard.press(key)
    assert page.evaluate(FOCUSED) == seen["hip_bone"].next[mirrored]


def test_the_tab_key_leaves_the_picture_and_comes_back_to_where_it_was(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    reach_the_picture(page)
    page.keyboard.press("End")
    last = page.evaluate(FOCUSED)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Or pick it from a list")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == last


def test_the_picture_tells_what_it_shows_and_how_keys_work(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    group = page.get_by_role("group", name="Right side of the body, from behind")
    expect(group).to_have_accessible_name(
        "Right side of the body, from behind. Shown: Surface muscles."
    )
    expect(group).to_have_accessible_description(bench.trait("words")["keys"])
    bare = "svg => [...svg.children].filter(n => n.ariaHidden !== 'true').length"
    assert picture(page).evaluate(bare) == 1  # only the parts are for readers


# ---------------------------------------------------------------- layers


def visible(page: Page, attribute: str) -> list[str]:
    """The groups with that attribute that show."""
    found = f"svg => [...svg.querySelectorAll('[{attribute}]')]"
    seen = ".filter(n => getComputedStyle(n).display !== 'none' && n.getBoundingClientRect().width)"
    return picture(page).evaluate(f"{found}{seen}.map(n => n.getAttribute('{attribute}'))")


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("Skin and landmarks", ["ground", "skin"]),
        ("Surface muscles", ["ground", "bones", "deep", "medius", "maximus"]),
        ("Below the big muscle", ["ground", "bones", "deep", "nerve", "medius"]),
        ("Deep muscles and nerve", ["ground", "bones", "deep", "nerve"]),
        ("Bones", ["ground", "bones"]),
    ],
)
def test_each_depth_shows_what_lies_there_and_below(
    bench: Bench, name: str, groups: list[str]
) -> None:
    page = bench(muscle_map(seed=1))
    depth(page, name).check()
    assert visible(page, "data-layer") == groups
    bench.sync()
    assert visible(page, "data-labels") == [bench.widget.layer]


def test_depths_go_from_the_surface_down_in_one_group(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    group = page.get_by_role("group", name="How deep do you look?")
    values = "inputs => inputs.map(input => input.value)"
    assert group.get_by_role("radio").evaluate_all(values) == list(LAYERS)
    page.locator("#before").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    bench.sync()
    assert bench.widget.layer == "medius"
    expect(depth(page, "Below the big muscle")).to_be_focused()


def test_what_goes_out_of_sight_is_closed_and_that_is_said(bench: Bench) -> None:
    shown = muscle_map(seed=1)
    page = bench(shown)
    click(page, "posterior", "gluteus_maximus")
    depth(page, "Below the big muscle").check()
    expect(page.locator(".gl-map-start")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(
        "Gluteus maximus is out of sight at this depth. Its card is closed."
    )
    expect(page.locator("[data-ring]")).to_have_count(0)
    bench.sync()
    assert shown.selected == ""


def test_what_still_shows_stays_open(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    click(page, "posterior", "gluteus_medius")
    depth(page, "Below the big muscle").check()
    expect(heading(page)).to_have_text("Gluteus medius")
    expect(page.locator("[data-ring=chosen]")).to_have_attribute("data-of", "gluteus_medius")


def test_the_other_side_can_be_shown_with_its_own_labels(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    page.get_by_role("radio", name="Left side").check()
    expect(page.get_by_role("group", name="Left side of the body")).to_be_visible()
    click(page, "posterior", "gluteus_medius", side="left")
    expect(heading(page)).to_have_text("Gluteus medius")
    sides = "svg => [...svg.querySelectorAll('[data-labels] > :not([display])')]"
    assert picture(page).evaluate(f"{sides}.map(n => n.dataset.side)") == ["left"]


def test_labels_can_be_switched_off_which_makes_the_body_larger(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    expect(page.get_by_label("Names in the picture")).to_be_checked()
    wide = float(picture(page).get_attribute("viewBox").split()[2])
    page.get_by_label("Names in the picture").uncheck()
    assert visible(page, "data-labels") == []
    assert float(picture(page).get_attribute("viewBox").split()[2]) < wide
    click(page, "posterior", "gluteus_medius")
    expect(heading(page)).to_have_text("Gluteus medius")


def test_a_change_from_python_is_drawn_and_moves_no_focus(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    page.locator("#before").focus()
    bench.set("layer", "deep")
    bench.set("selected", "piriformis")
    bench.set("side", "left")
    expect(heading(page)).to_have_text("Piriformis")
    expect(depth(page, "Deep muscles and nerve")).to_be_checked()
    expect(page.get_by_role("radio", name="Left side")).to_be_checked()
    expect(page.locator("#before")).to_be_focused()
    assert bench.heard == []


def test_a_depth_set_from_python_leaves_the_focus_in_the_picture(bench: Bench) -> None:
    """Else the next key would go to the notebook."""
    page = bench(muscle_map(seed=1))
    reach_the_picture(page)
    page.keyboard.press("End")
    bench.set("layer", "bones")
    page.keyboard.press("x")
    assert page.evaluate(FOCUSED) in sights("posterior", "bones")
    assert set(bench.leaked) == {"Tab"}


def test_what_was_pointed_at_is_forgotten_with_its_depth(bench: Bench) -> None:
    """Regression: its ring was drawn around nothing."""
    page = bench(muscle_map(seed=1))
    anchor = sights("posterior", "maximus")["gluteus_maximus"].anchor
    page.mouse.move(*spot(page, "posterior", anchor, "right"))
    bench.set("layer", "bones")
    expect(page.locator("[data-ring]")).to_have_count(0)
    expect(page.locator(".gl-map-name")).to_have_text("")


# ---------------------------------------------------------------- manners


def test_no_key_pressed_in_the_map_reaches_the_notebook(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    places: list[Any] = [
        part(page, "gluteus_maximus"),
        depth(page, "Surface muscles"),
        page.get_by_label("Or pick it from a list"),
        page.get_by_label("Names in the picture"),
    ]
    for place in places:
        for key in [*"abxzdd00jk", "ArrowUp", "ArrowRight", "Home", "End", "Enter", "Escape"]:
            place.focus()
            page.keyboard.press(key)
    assert bench.leaked == []
    assert page.locator(".gl-map").get_attribute("data-lm-suppress-shortcuts") == "true"


@pytest.mark.parametrize("entry", ["gluteus_medius", None])
def test_after_a_click_on_the_picture_letters_stay_in_the_card(
    bench: Bench, entry: str | None
) -> None:
    page = bench(muscle_map(seed=1))
    box = picture(page).bounding_box()
    if entry:
        click(page, "posterior", entry)
    else:
        page.mouse.click(box["x"] + 3, box["y"] + 3)
    for key in "xdda":
        page.keyboard.press(key)
    assert bench.leaked == []


def test_escape_leaves_the_map(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    reach_the_picture(page)
    page.keyboard.press("Escape")
    expect(page.locator(".gl-map")).to_be_focused()
    assert bench.leaked == ["Tab", "Tab"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mode", ["explore", "name", "find"])
def test_at_320_pixels_nothing_is_cut_off_and_targets_are_large(
    bench: Bench, mode: str, theme: str
) -> None:
    bench.page.set_viewport_size({"width": 320, "height": 640})
    page = bench(muscle_map("lateral", mode, seed=2), theme=theme)
    assert bench.overflow() == 0
    assert visible(page, "data-labels") == []  # they would be too small to read
    for target in page.locator("#widget :is(button, select, summary, .gl-option):visible").all():
        box = target.bounding_box()
        assert box and min(box["width"], box["height"]) >= 43.9
    assert picture(page).bounding_box()["width"] >= 250


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (420, False)])
def test_the_card_stands_beside_the_picture_where_there_is_room(
    bench: Bench, width: int, beside: bool
) -> None:
    bench.page.set_viewport_size({"width": width, "height": 900})
    page = bench(muscle_map(seed=1))
    click(page, "posterior", "gluteus_medius")
    drawn, words = picture(page).bounding_box(), heading(page).bounding_box()
    assert (words["x"] > drawn["x"] + drawn["width"]) is beside
    assert (words["y"] > drawn["y"] + drawn["height"]) is not beside
    assert drawn["width"] <= 521


def test_nothing_moves(bench: Bench) -> None:
    bench.page.emulate_media(reduced_motion="reduce")
    page = bench(muscle_map(seed=1))
    click(page, "posterior", "gluteus_medius")
    depth(page, "Bones").check()
    assert page.evaluate("() => document.getAnimations().length") == 0


def test_where_colours_are_forced_rings_take_the_systems_colours(bench: Bench) -> None:
    bench.page.emulate_media(forced_colors="active")
    page = bench(muscle_map(seed=1))
    click(page, "posterior", "gluteus_medius")
    colours = "kind => getComputedStyle(document.querySelector('.gl-ring-' + kind)).floodColor"
    ink, paper = (page.evaluate(colours, kind) for kind in ("dark", "light"))
    assert ink != paper
    system = "name => { const n = document.createElement('i'); n.style.color = name;"
    system += " document.body.append(n); return getComputedStyle(n).color; }"
    assert (ink, paper) == tuple(page.evaluate(system, name) for name in ("CanvasText", "Canvas"))


def test_two_maps_share_a_page_without_sharing_an_id(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    twice = """async () => {
      const { default: widget } = await import("/widget.js");
      const state = await (await fetch("/state.json")).json();
      const model = { get: name => state[name], set() {}, save_changes() {}, on() {}, off() {} };
      const el = document.createElement("div");
      document.body.append(el);
      await widget.render({ model, el });
      const ids = [...document.querySelectorAll("[id]")].map(node => node.id);
      return ids.length - new Set(ids).size;
    }"""
    assert page.evaluate(twice) == 0


def test_text_is_shown_as_text(bench: Bench) -> None:
    shown, hostile = muscle_map(seed=1), "<img src=x onerror=alert(1)> {name}"
    told = {**shown.entries["gluteus_medius"], "name": hostile, "plain_name": hostile}
    told["rows"] = {"where": hostile}
    bench.page.on("dialog", lambda dialog: pytest.fail("text ran as script"))
    page = bench(shown, entries={**shown.entries, "gluteus_medius": told}, title=hostile)
    click(page, "posterior", "gluteus_medius")
    expect(heading(page)).to_have_text(hostile)
    assert page.locator("#widget :is(img, script)").count() == 0


def test_a_cleared_cell_leaves_nothing_behind(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    before = bench.listening
    bench.clean_up()
    assert (before, bench.listening) == (8, 0)
    assert page.locator(".gl-map").count() == 0
    bench.set("layer", "deep")


def test_a_choice_shows_although_the_kernel_is_gone(bench: Bench) -> None:
    page = bench(muscle_map(seed=1))
    page.on("pageerror", lambda _: bench.watch.faults.clear())
    bench.break_kernel()
    click(page, "posterior", "gluteus_medius")
    expect(heading(page)).to_have_text("Gluteus medius")
    bench.watch.faults.clear()
