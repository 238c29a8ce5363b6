"""What an argument may be is said in one place, and everything else is refused in one sentence."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from glute_lessons.mechanics import POSTURES, RANGES, TOOLS, checked, estimate, force_n, press
from glute_lessons.mechanics.bands import exactly
from glute_lessons.mechanics.contact import cylinder, plane_modulus, sphere

NO_NUMBERS = (math.nan, math.inf, -math.inf, "70", "", True, False, None, [70])
ARGUMENTS = (
    "body_mass_kg", "lean_deg", "wall_friction", "hand_share", "foot_share", "modulus_kpa",
    "radius_mm", "contact_length_mm",
)  # fmt: skip


def wrong_values(name: str) -> list[object]:
    known = RANGES[name]
    wrong: list[object] = [known.low - 0.01, known.high + 0.01, -1e9, 1e9]
    return wrong + [each for each in NO_NUMBERS if not (name == "radius_mm" and each is None)]


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name in ARGUMENTS for value in wrong_values(name)]
)
def test_a_wrong_argument_is_named_with_its_value_and_what_is_allowed(
    name: str, value: object
) -> None:
    with pytest.raises(ValueError, match=name) as fault:
        estimate("massage_ball", "ball_on_wall", **{name: value})
    words = str(fault.value)
    assert RANGES[name].allowed in words
    assert (value if isinstance(value, str) else "found") in words
    assert "\n" not in words


def test_the_sentence_reads_like_this() -> None:
    with pytest.raises(ValueError, match="body") as fault:
        estimate("tennis_ball", "ball_on_wall", 30)
    assert str(fault.value) == "body_mass_kg: found 30; allowed is a number, 45 to 130 kg"


@pytest.mark.parametrize("name", RANGES)
def test_the_ends_of_a_range_are_allowed_and_a_control_can_be_made_from_it(name: str) -> None:
    known = RANGES[name]
    assert checked(name, known.low) == known.low
    assert checked(name, known.high) == known.high
    steps = (known.default - known.low) / known.step
    assert steps == pytest.approx(round(steps))
    steps = (known.high - known.low) / known.step
    assert steps == pytest.approx(round(steps))
    assert known.label and known.about.endswith(".")


@pytest.mark.parametrize(
    "call",
    [
        lambda: estimate("spiky_ball", "ball_on_wall"),
        lambda: estimate("tennis_ball", "headstand"),
        lambda: estimate("tennis_ball", ["ball_on_wall"]),  # type: ignore[arg-type]
        lambda: estimate("tennis_ball", "roller_leaning"),
        lambda: estimate("foam_roller_soft", "ball_on_wall"),
        lambda: force_n("ball_on_wall", 1e3),
        lambda: press(TOOLS["tennis_ball"], exactly(-1.0)),
        lambda: press(TOOLS["hands"], exactly(30.0), modulus_kpa=1e4),
        lambda: sphere(100.0, 0.0, 1e5),
        lambda: sphere(-1.0, 0.03, 1e5),
        lambda: sphere(math.nan, 0.03, 1e5),
        lambda: sphere(100.0, 0.03, math.inf),
        lambda: cylinder(100.0, 0.03, -0.1, 1e5),
        lambda: cylinder(True, 0.03, 0.1, 1e5),
        lambda: sphere(100.0, 0.03, 1e5).left_at(-0.01),
        lambda: sphere(100.0, 0.03, 1e5).left_at(math.nan),
        lambda: plane_modulus(0.0, 0.5),
    ],
)
def test_what_cannot_be_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="found .*; allowed is "):
        call()


def test_an_unknown_name_is_told_the_known_ones() -> None:
    with pytest.raises(ValueError, match="tool") as fault:
        estimate("spiky_ball", "ball_on_wall")
    assert all(id in str(fault.value) for id in TOOLS)


def test_each_posture_names_only_arguments_that_have_a_range() -> None:
    assert {name for each in POSTURES.values() for name in each.uses} <= set(RANGES)
