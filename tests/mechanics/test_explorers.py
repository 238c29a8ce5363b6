"""The explorers' cards: they answer what their controls ask, and refuse what cannot be."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from glute_lessons.mechanics import RANGES
from glute_lessons.mechanics.explorers import Explorer, lean_explorer, pressure_explorer
from glute_lessons.mechanics.exploring import FLOOR, Setting

PICTURES = {
    pressure_explorer: ["forces", "section", "tools"],
    lean_explorer: ["lean", "section"],
}
both = pytest.mark.parametrize("make", PICTURES, ids=lambda make: make.__name__)


def ask(card: Explorer, turn: str = "1", **setting: Any) -> dict[str, Any]:
    card.set_state({"wanted": {"turn": turn, "setting": {**card.result["setting"], **setting}}})
    return card.result


@both
def test_the_first_result_is_there_at_once_and_is_plain_data(make: Callable[[], Explorer]) -> None:
    result = make().result
    assert (
        result["headline"]
        == "Ball on the wall, 10 degrees: number 2 of 7 by force. 1 is the least."
    )
    assert [each["name"] for each in result["pictures"]] == PICTURES[make]
    assert result["note"] == ""
    assert json.loads(json.dumps(result))


@both
def test_a_picture_is_drawn_and_names_what_it_is_not(make: Callable[[], Explorer]) -> None:
    for each in make().result["pictures"]:
        assert each["svg"].startswith("<svg")
        assert "not measured" in each["svg"]


@both
def test_an_answer_is_to_the_setting_that_was_asked_for(make: Callable[[], Explorer]) -> None:
    result = ask(make(), "7", lean_deg=20, body_mass_kg=100)
    assert (result["turn"], result["setting"]["lean_deg"]) == ("7", 20)
    assert result["headline"].startswith("Ball on the wall, 20 degrees")
    assert "About 390 N" in dict(result["numbers"])["Force"]


def test_pictures_are_kept_and_only_what_they_show_changes() -> None:
    card = pressure_explorer()
    kept = dict(card._pictures)
    assert list(kept) == PICTURES[pressure_explorer]
    before = [each["svg"] for each in card.result["pictures"]]
    after = [each["svg"] for each in ask(card, lean_deg=5)["pictures"]]
    assert all(card._pictures[name] is kept[name] for name in kept)
    assert all(a != b for a, b in zip(before, after, strict=True))


def test_another_tool_changes_the_way_as_well_and_says_so() -> None:
    card = pressure_explorer("tennis_ball", FLOOR)
    result = ask(card, tool="foam_roller_soft")
    assert result["setting"]["posture"] == "roller_both_sides"
    assert result["note"] == (
        "Soft roller does not go with the way before, so the way is now: Roller, both sides."
    )
    assert set(result["postures"]) == {
        "roller_both_sides",
        "roller_leaning",
        "roller_figure_four",
    }
    assert ask(card, "2", tool="foam_roller_firm")["note"] == ""


@pytest.mark.parametrize(
    ("tool", "posture", "shown"),
    [
        ("tennis_ball", "ball_on_wall", {"lean_deg"}),
        ("massage_ball", FLOOR, {"hand_share", "radius_mm"}),
        ("foam_roller_soft", "roller_leaning", {"hand_share"}),
        ("hands", "hands", set()),
    ],
)
def test_only_controls_that_change_something_are_named(
    tool: str, posture: str, shown: set[str]
) -> None:
    used = set(pressure_explorer(tool, posture).result["used"])
    assert used & {"lean_deg", "hand_share", "radius_mm"} == shown


def test_each_tool_begins_in_its_gentlest_way() -> None:
    assert pressure_explorer("lacrosse_ball").result["setting"]["posture"] == "ball_on_wall"
    assert pressure_explorer("foam_roller_firm").result["setting"]["posture"] == "roller_both_sides"


MASS = RANGES["body_mass_kg"].allowed


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: pressure_explorer("brick"), 'tool: found "brick"; allowed is one of foam_roller'),
        (lambda: pressure_explorer(posture="?"), 'posture: found "?"; allowed is one of roller_b'),
        (lambda: pressure_explorer("hands", FLOOR), 'tool: found "hands"; allowed is with ball_on'),
        (lambda: pressure_explorer(body_mass_kg=44), f"body_mass_kg: found 44; allowed is a number, {MASS}"),
        (lambda: lean_explorer(131), f"body_mass_kg: found 131; allowed is a number, {MASS}"),
        (lambda: lean_explorer("70"), f'body_mass_kg: found "70"; allowed is a number, {MASS}'),
        (lambda: lean_explorer(float("nan")), f"body_mass_kg: found nan; allowed is a number, {MASS}"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(call: Callable[[], object], says: str) -> None:
    with pytest.raises(ValueError) as fault:
        call()
    assert str(fault.value).startswith(says)
    assert "\n" not in str(fault.value)


@both
def test_a_page_that_asks_for_what_cannot_be_is_told_so_and_keeps_the_last_result(
    make: Callable[[], Explorer],
) -> None:
    card = make()
    for wrong in ({"lean_deg": 31}, {"lean_deg": None}, {"tool": []}, {"posture": 3, "tool": "?"}):
        card.set_state({"wanted": {"turn": "x", "setting": wrong}})
        assert "allowed is" in card.result["fault"]
        assert card.result["headline"].startswith("Ball on the wall, 10 degrees")
    card.set_state({"wanted": {"turn": "y", "setting": {}}})
    assert card.result["setting"] == pressure_explorer().result["setting"]
    assert card.result["fault"] == ""


@both
def test_without_matplotlib_the_tables_stand_alone(
    make: Callable[[], Explorer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the browser build there is no matplotlib, so nothing that needs it can be imported."""
    for name in [*sys.modules]:
        if name.startswith("glute_lessons.mechanics.pictures") or "picture_svg" in name:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "glute_lessons.progress.picture_svg", None)
    for each in make().result["pictures"]:
        assert each["svg"] == ""
        assert len(each["rows"]) > 4
        assert "not measured on the buttock" in each["caption"]


def test_the_setting_of_the_page_is_the_setting_of_the_model() -> None:
    shown = pressure_explorer(body_mass_kg=90).result["setting"]
    assert Setting(**shown) == evolve(Setting(), body_mass_kg=90)
