"""Statics: agrees with the evidence, goes with the course's content, grows with body weight."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glute_lessons.content import load
from glute_lessons.mechanics import POSTURES, RANGES, TOOLS, force_n
from glute_lessons.mechanics.body import MEN, WOMEN, Segments, seat_share
from glute_lessons.mechanics.posture import THIGH_PART, force_share

LIBRARY = load()


@pytest.mark.parametrize(
    ("body", "above_hips", "thighs", "lower_legs", "arm"),
    [(MEN, 0.603, 0.283, 0.114, 0.049), (WOMEN, 0.582, 0.296, 0.122, 0.045)],
)
def test_the_sums_of_the_segments_are_those_of_the_evidence(
    body: Segments, above_hips: float, thighs: float, lower_legs: float, arm: float
) -> None:
    """ME-32."""
    assert body.head_arms_trunk == pytest.approx(above_hips, abs=6e-4)
    assert body.thighs == pytest.approx(thighs, abs=6e-4)
    assert body.lower_legs == pytest.approx(lower_legs, abs=6e-4)
    assert body.arm == pytest.approx(arm, abs=6e-4)
    assert body.head_arms_trunk + body.thighs + body.lower_legs == pytest.approx(1, abs=2e-4)


def test_the_segments_are_printed_in_the_sources() -> None:
    for id, body in (("ME-30", MEN), ("ME-31", WOMEN)):
        printed = [float(n) for n in re.findall(r"0?\.\d{4}", LIBRARY.sources[id].figures)]
        for mass in (body.head, body.trunk, body.forearm, body.thigh, body.shank, body.foot):
            assert mass in printed


def test_seated_loads_keep_to_the_rough_bounds_of_the_evidence() -> None:
    """ME-33: 0.75 to 0.85 with relaxed hands, 0.5 to 0.85 on both sides; a ball 0.2 to 0.5."""
    relaxed = seat_share(THIGH_PART)
    assert relaxed.low == pytest.approx(0.75, abs=0.02)
    assert relaxed.high == pytest.approx(0.85, abs=0.02)
    both = [force_share("roller_both_sides", hand_share=h, foot_share=0) for h in (0, 0.25)]
    assert 2 * both[1].low == pytest.approx(0.5, abs=0.02)
    assert 2 * both[0].high == pytest.approx(0.85, abs=0.02)
    ball = force_share("ball_on_floor")
    assert ball.low >= 0.2 and ball.high <= 0.5


@pytest.mark.parametrize(
    ("lean_deg", "share"), [(5, 0.10), (10, 0.19), (15, 0.30), (20, 0.40), (30, 0.64)]
)
def test_the_wall_without_grip_is_that_of_the_evidence(lean_deg: float, share: float) -> None:
    """ME-34."""
    assert force_share("ball_on_wall", lean_deg=lean_deg).middle == pytest.approx(share, abs=0.006)


@given(st.floats(0.1, 30), st.floats(0.01, 1), st.floats(0.01, 1))
def test_grip_makes_the_wall_gentler_and_lean_makes_it_stronger(
    lean_deg: float, friction: float, less: float
) -> None:
    grip = force_share("ball_on_wall", lean_deg=lean_deg, wall_friction=friction).middle
    assert grip < force_share("ball_on_wall", lean_deg=lean_deg).middle
    lesser = force_share("ball_on_wall", lean_deg=lean_deg * (1 - less / 2), wall_friction=friction)
    assert lesser.middle < grip


def test_grip_balances_the_moments_about_the_feet() -> None:
    """N·h + μN·D = W·x, with the straight body at 20 degrees and the ball 0.9 m up."""
    share = force_share("ball_on_wall", lean_deg=20, wall_friction=0.5).middle
    tan20, h = 0.36397, 0.9
    assert share * h + 0.5 * share * h * tan20 == pytest.approx(1.1 * h * tan20, rel=1e-4)


@pytest.mark.parametrize(
    "posture", [id for id, each in POSTURES.items() if "hand_share" in each.uses]
)
def test_hands_and_feet_take_weight_off(posture: str) -> None:
    less = force_share(posture, hand_share=0.2, foot_share=0.05)
    assert less.middle < force_share(posture, hand_share=0.1, foot_share=0.05).middle
    assert less.middle > force_share(posture, hand_share=0.2, foot_share=0.1).middle


def test_your_own_hands_press_with_about_an_arms_weight_and_less_than_a_small_lean() -> None:
    hands = force_share("hands")
    assert hands.middle == pytest.approx((MEN.arm + WOMEN.arm) / 2)
    assert hands.low < hands.middle < hands.high < force_share("ball_on_wall", lean_deg=10).low


@given(st.sampled_from(list(POSTURES)), st.floats(45, 130))
def test_force_is_a_share_of_body_weight_in_rising_order(posture: str, mass: float) -> None:
    force, share = force_n(posture, mass), force_share(posture)
    assert force.low <= force.middle <= force.high < mass * 9.81
    assert force.middle == pytest.approx(share.middle * mass * 9.81)


def test_no_force_of_the_model_is_out_of_the_range_of_force() -> None:
    most = max(force_n(id, 130, lean_deg=30, hand_share=0, foot_share=0).high for id in POSTURES)
    assert most < RANGES["force_n"].high


def test_postures_are_those_of_the_drawings_and_use_the_tools_of_their_technique() -> None:
    for id, posture in POSTURES.items():
        assert id in LIBRARY.positions or id in LIBRARY.techniques
        kind = {"wall": "ball_on_wall", "hands": "hands"}.get(posture.support, "ball_on_floor")
        technique = "foam_rolling" if id.startswith("roller") else kind
        meant = {TOOLS[tool].content_id for tool in posture.tools}
        assert meant == set(LIBRARY.techniques[technique].tools)


def test_every_id_of_evidence_exists() -> None:
    records = [*POSTURES.values(), *TOOLS.values(), *RANGES.values()]
    assert {id for each in records for id in each.evidence} <= set(LIBRARY.sources)
