"""What an explorer works out from its controls, and what its controls offer."""

from __future__ import annotations

from itertools import product

import pytest
from attrs import asdict, evolve

from glute_lessons.mechanics import POSTURES, RANGES, TOOLS, exploring
from glute_lessons.mechanics import explorer_words as say
from glute_lessons.mechanics.explorer_controls import lean_controls, pressure_controls
from glute_lessons.mechanics.exploring import FLOOR, WALL, Setting

PAIRS = [(tool, each.id) for each in POSTURES.values() for tool in each.tools]


def wall(lean_deg: float, **more: float) -> Setting:
    return Setting(lean_deg=lean_deg, **more)


# ---------------------------------------------------------------- the order of force


def test_the_headline_counts_from_the_least_force() -> None:
    setting = Setting("foam_roller_firm", "roller_figure_four")
    assert say.headline(exploring.places(setting), setting) == (
        "Roller, figure four: number 7 of 7 by force. 1 is the least."
    )
    assert say.headline(exploring.places(wall(1)), wall(1)).startswith(
        "Ball on the wall, 1 degree:"
    )


def test_what_is_too_close_to_call_is_said_but_never_against_the_order_that_is_sure() -> None:
    sure = Setting(posture=FLOOR)
    named = {each.posture.id for each in exploring.places(sure) if each.close}
    assert named == {"roller_both_sides", "roller_leaning"}
    deep = {each.posture.id for each in exploring.places(wall(15)) if each.close}
    assert FLOOR in deep
    assert say.close(exploring.places(wall(10)), wall(10)) == ""


@pytest.mark.parametrize(
    ("lean", "grip", "beside"),
    [(5, 0, "below"), (10, 0, "below"), (15, 0, "level"), (30, 0, "above"), (14, 1, "below")],
)
def test_the_wall_is_set_beside_the_floor(lean: float, grip: float, beside: str) -> None:
    setting = wall(lean, wall_friction=grip)
    assert exploring.beside_floor(setting) == beside
    assert say.means(setting, exploring.beside_floor(setting)).startswith(say.WALL[beside])  # type: ignore[index]


def test_from_where_the_wall_may_be_as_strong_is_the_first_lean_that_is_not_below() -> None:
    curve, floor = exploring.by_lean(wall(10)), exploring.force_in(FLOOR, wall(10))
    first = exploring.reaches_floor_at(curve, floor)
    assert first == 12
    assert say.reaches_floor(first).startswith("From about 12 degrees on")
    assert [exploring.beside_floor(wall(lean)) for lean in (11, 12)] == ["below", "level"]
    assert say.reaches_floor(exploring.reaches_floor_at(curve[:5], floor)) == say.NEVER_HERE


# ---------------------------------------------------------------- tools and controls


def test_another_tool_brings_the_gentlest_way_that_goes_with_it() -> None:
    ways = {tool: exploring.fitted(Setting(tool, "?")).posture for tool in TOOLS}
    assert ways == {
        "foam_roller_soft": "roller_both_sides",
        "foam_roller_firm": "roller_both_sides",
        "tennis_ball": WALL,
        "massage_ball": WALL,
        "lacrosse_ball": WALL,
        "hands": "hands",
    }
    kept = Setting("lacrosse_ball", FLOOR)
    assert exploring.fitted(kept) == kept


def test_tools_at_one_force_go_from_small_to_large_and_those_without_a_number_last() -> None:
    found = exploring.at_this_force(Setting("tennis_ball", "ball_on_floor_figure_four"))
    assert [each.tool.id for each in found][:2] == ["foam_roller_soft", "foam_roller_firm"]
    assert (found[-1].tool.id, found[-1].press.mean_kpa, found[-1].chosen) == (
        "tennis_ball",
        None,
        True,
    )
    assert {each.press.force_n for each in found} == {found[0].press.force_n}


def controls() -> list[dict]:
    return [*pressure_controls(), *lean_controls()]


def test_a_slider_has_the_ends_the_step_and_the_start_of_its_range() -> None:
    sliders = [each for each in controls() if each["kind"] == "range"]
    assert {each["name"] for each in sliders} == {
        "lean_deg", "wall_friction", "radius_mm", "body_mass_kg", "modulus_kpa",
    }  # fmt: skip
    for each in sliders:
        own = RANGES[each["name"]]
        assert (each["low"], each["high"], each["step"]) == (own.low, own.high, own.step)
        assert each["value"] == own.default == getattr(Setting(), each["name"])
        assert each["low"] + (len(each["texts"]) - 1) * each["step"] == pytest.approx(each["high"])


def test_the_texts_of_a_slider_say_its_values() -> None:
    texts = {each["name"]: each["texts"] for each in controls() if each["kind"] == "range"}
    assert texts["lean_deg"][:2] == ("0 degrees", "1 degree")
    assert texts["wall_friction"][::5] == ("0, slippery", "0.5, some grip", "1, grips well")
    assert (texts["radius_mm"][0], texts["body_mass_kg"][-1]) == ("50 mm", "130 kg")
    hands = next(each for each in controls() if each["name"] == "hand_share")
    assert [words for _, words in hands["options"]] == [
        "None: 0 % of body weight", "Some: 15 % of body weight", "Much: 25 % of body weight",
    ]  # fmt: skip


def test_a_control_can_ask_for_nothing_that_the_model_refuses() -> None:
    for each in controls():
        values = (
            [each["low"], each["high"]]
            if each["kind"] == "range"
            else [value for value, _ in each["options"]]
        )
        for (tool, posture), value in product(PAIRS, values):
            setting = evolve(Setting(tool, posture), **{each["name"]: value})
            assert exploring.estimated(exploring.fitted(setting)) is not None


def test_only_what_changes_something_is_shown_as_a_control() -> None:
    for setting in (Setting(tool, posture) for tool, posture in PAIRS):
        for each in pressure_controls():
            if each["kind"] != "range" or each["name"] in exploring.used(setting):
                continue
            ends = [evolve(setting, **{each["name"]: each[end]}) for end in ("low", "high")]
            assert len({exploring.estimated(end).press for end in ends}) == 1, (
                each["name"],
                asdict(setting),
            )
