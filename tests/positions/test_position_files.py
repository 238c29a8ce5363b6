"""The position drawings that ship: where they touch, how deep, how far joints bend."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import pytest

from glute_lessons.anatomy.atlas import load_atlas
from glute_lessons.anatomy.geometry import inside, to_edge
from glute_lessons.content import assets, load

FOLDER = assets() / "positions"
PROPS = {
    "roller_both_sides": {"roller"},
    "roller_leaning": {"roller"},
    "roller_figure_four": {"roller"},
    "ball_on_wall": {"ball", "wall", "chair"},
    "ball_on_floor": {"ball"},
    "ball_on_floor_figure_four": {"ball"},
    "hands_knuckles": {"table"},
    "hands_thumb": {"table"},
    "hands_sitting": {"chair"},
    "getting_down_1": {"chair"},
    "getting_down_2": {"chair"},
    "getting_down_3": {"chair"},
    "getting_down_4": {"chair"},
}
ON_AND_OFF = "roller_both_sides"
WORKING = sorted(name for name in PROPS if name != ON_AND_OFF and not name.startswith("getting"))
CROSSED = "right ankle on the other thigh"
CARRY = {  # hands and feet that stand on something
    "roller_both_sides": {"left foot", "left hand", "right foot", "right hand"},
    "roller_leaning": {"left foot", "left hand", "right foot", "right hand"},
    "roller_figure_four": {"left foot", "left hand", "right hand", CROSSED},
    "ball_on_floor": {"left foot", "left hand", "right foot", "right hand"},
    "ball_on_floor_figure_four": {"left foot", "left hand", "right hand", CROSSED},
    "ball_on_wall": {"left foot", "right foot"},
    "getting_down_2": {"left foot", "left hand", "right foot", "right hand"},
}
PER_CM = 50  # the unit of the files, 0.2 mm
CLEAR = 10.0  # mm from every zone that is not for pressing
TOOL_DEPTH = 25.0  # mm, the most that flesh gives way to roller or ball
RIGID_DEPTH = 3.0  # mm, the most that a body may reach into anything else


def drawing(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(params=sorted(PROPS))
def drawn(request: pytest.FixtureRequest) -> dict[str, Any]:
    return drawing(request.param)


def rings(drawn: dict[str, Any]) -> Iterator[list[int]]:
    areas = [drawn["mat"], drawn["shadow"], drawn["figure"], drawn["press"]]
    areas += [*drawn["clothes"].values(), *drawn["tones"].values()]
    areas += [prop[part] for prop in drawn["props"] for part in ("area", "shade") if part in prop]
    return (ring for area in areas for polygon in area for ring in polygon)


def test_every_drawing_ships_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(PROPS)


def test_a_drawing_names_itself_and_a_technique_of_the_course(drawn: dict[str, Any]) -> None:
    assert drawn["technique"] in load().techniques
    assert (FOLDER / f"{drawn['name']}.json").is_file()
    assert drawn["side"] == "right"


def test_a_drawing_shows_its_props_and_names_a_point_of_each(drawn: dict[str, Any]) -> None:
    assert {prop["name"] for prop in drawn["props"]} == PROPS[drawn["name"]]
    assert PROPS[drawn["name"]] <= set(drawn["labels"])


def test_a_drawing_is_small(drawn: dict[str, Any]) -> None:
    assert (FOLDER / f"{drawn['name']}.json").stat().st_size <= 40_000


def test_every_ring_is_an_area_and_lies_in_the_window(drawn: dict[str, Any]) -> None:
    u0, v0, u1, v1 = drawn["window"]
    for ring in rings(drawn):
        us, vs = list(accumulate(ring[::2])), list(accumulate(ring[1::2]))
        assert len(us) == len(vs) >= 3
        assert u0 <= min(us) and max(us) <= u1
        assert v0 <= min(vs) and max(vs) <= v1


def test_labels_and_arrows_lie_in_the_window(drawn: dict[str, Any]) -> None:
    u0, v0, u1, v1 = drawn["window"]
    ends = [arrow[end] for arrow in drawn["arrows"] for end in ("from", "to")]
    for u, v in [*drawn["labels"].values(), *ends]:
        assert u0 <= u <= u1
        assert v0 <= v <= v1


@pytest.mark.parametrize("name", WORKING)
def test_the_contact_lies_in_a_press_zone_ten_millimetres_clear(name: str) -> None:
    """Measured anew on the atlas, in the view that sees the place best."""
    site = drawing(name)["contact"]["sites"][0]
    view, point = load_atlas().view(site["view"]), tuple(site["at"])
    assert view.kind_at(point) == "press" == site["kind"]
    for kind in ("pass_over", "never_press"):
        for place, area in view.places(kind).items():
            assert not inside(area, point), place
            assert to_edge(point, area) >= CLEAR, place


@pytest.mark.parametrize("name", WORKING)
def test_the_view_that_counts_sees_the_contact_best(name: str) -> None:
    first, second = drawing(name)["contact"]["sites"]
    assert {first["view"], second["view"]} == {"posterior", "right_lateral"}
    assert first["faces"] > second["faces"]
    assert first["faces"] >= 0.6


def test_only_sitting_square_is_for_getting_on_and_off() -> None:
    touching = {name: drawing(name)["contact"] for name in PROPS}
    labelled = {name for name, found in touching.items() if found and found["getting_on_and_off"]}
    assert labelled == {ON_AND_OFF}


@pytest.mark.parametrize("name", [*WORKING, ON_AND_OFF])
def test_flesh_gives_way_to_the_tool_within_bounds(name: str) -> None:
    assert 0 < drawing(name)["contact"]["compression_mm"] <= TOOL_DEPTH


def test_the_drawn_body_reaches_into_nothing(drawn: dict[str, Any]) -> None:
    assert set(drawn["sunk_mm"]) >= {"floor", *(PROPS[drawn["name"]] - {"table"})}
    assert max(drawn["sunk_mm"].values()) <= RIGID_DEPTH


def test_only_flesh_gave_way_before_it_was_laid_on_its_support(drawn: dict[str, Any]) -> None:
    for support, depth in drawn["gave_way_mm"].items():
        flesh = support.endswith(", flesh")
        assert depth <= (TOOL_DEPTH if flesh else RIGID_DEPTH), support


def test_hands_and_feet_that_carry_weight_touch(drawn: dict[str, Any]) -> None:
    assert set(drawn["off_support_mm"]) >= CARRY.get(drawn["name"], set())
    assert max(drawn["off_support_mm"].values()) <= RIGID_DEPTH


def test_every_joint_bends_as_far_as_an_adult_s_may(drawn: dict[str, Any]) -> None:
    assert "American Academy of Orthopaedic Surgeons" in drawn["joints_source"]
    assert len(drawn["joints_deg"]) == 26
    for joint, (angle, low, high) in drawn["joints_deg"].items():
        assert low <= angle <= high, joint


@pytest.mark.parametrize(
    ("joint", "low", "high"),
    [
        ("right hip flexion", -30, 120),
        ("left hip outward rotation", -45, 45),
        ("right knee flexion", -5, 135),
        ("left ankle upward bend", -50, 20),
        ("right shoulder flexion", -60, 180),
        ("left wrist extension", -80, 70),
        ("trunk flexion", -25, 80),
        ("neck turn", -60, 60),
    ],
)
def test_the_range_that_a_joint_is_held_against(
    drawn: dict[str, Any], joint: str, low: int, high: int
) -> None:
    assert drawn["joints_deg"][joint][1:] == [low, high]


@pytest.mark.parametrize("name", ["roller_figure_four", "ball_on_floor_figure_four"])
def test_figure_four_opens_the_hip_of_the_side_that_is_worked(name: str) -> None:
    joints = drawing(name)["joints_deg"]
    assert joints["right hip outward rotation"][0] > 30
    assert joints["right knee flexion"][0] > 60
    assert abs(joints["left hip outward rotation"][0]) < 30


@pytest.mark.parametrize("name", WORKING)
def test_what_is_drawn_as_the_place_to_press_is_small(name: str) -> None:
    """A disc of at most 3 cm around the contact, so that it ends before the next zone."""
    drawn = drawing(name)
    for polygon in drawn["press"]:
        us, vs = list(accumulate(polygon[0][::2])), list(accumulate(polygon[0][1::2]))
        assert max(max(us) - min(us), max(vs) - min(vs)) <= 6.5 * PER_CM


@pytest.mark.parametrize("name", WORKING)
def test_a_small_contact_has_a_magnifier_that_holds_it(name: str) -> None:
    drawn = drawing(name)
    (u, v), radius = drawn["magnifier"]["at"], drawn["magnifier"]["radius"]
    contact = drawn["labels"]["contact"]
    assert (contact[0] - u) ** 2 + (contact[1] - v) ** 2 < radius**2
