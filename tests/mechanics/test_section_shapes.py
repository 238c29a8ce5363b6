"""Pressure and tissue below a tool: in balance, and the model's own on the axis."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from glute_lessons.mechanics.contact import Contact
from glute_lessons.mechanics.section_places import LAYERS
from glute_lessons.mechanics.section_shapes import Dent, moved
from tests.mechanics.picture_states import (
    ROUGH,
    found,
)


class TestTheShapesBelow:
    @pytest.mark.parametrize("depth", [0.5, 5, 20, 60])
    def test_at_each_depth_the_pressures_add_up_to_the_force(self, depth: float) -> None:
        ball, roller = Dent("sphere", 34, 20, 0), Dent("cylinder", 75, 20, 0)
        xs = [0.25 * at + 0.125 for at in range(16_000)]
        force = sum(ball.left(x, depth) * 2 * math.pi * x * 0.25 for x in xs)
        assert force == pytest.approx(2 / 3 * math.pi * 20**2, rel=0.01)
        line = sum(2 * roller.left(x, depth) * 0.25 for x in xs)
        assert line == pytest.approx(math.pi / 2 * 20, rel=0.01)

    @pytest.mark.parametrize("shape", ["sphere", "cylinder"])
    def test_on_the_axis_they_are_the_models(self, shape: str) -> None:
        dent, contact = Dent(shape, 34, 20, 0), Contact(shape, 0.020, 0, 0, 0, 0)
        for depth in (0.01, 3, 20, 44, 63):
            assert dent.left(0, depth) == pytest.approx(contact.left_at(depth / 1000), rel=1e-6)

    @pytest.mark.parametrize(
        ("shape", "reach"), [("sphere", 0.3), ("sphere", 0.9), ("cylinder", 0.5)]
    )
    def test_the_skin_has_no_step_and_never_rises(self, shape: str, reach: float) -> None:
        half = reach * 34
        dent = Dent(shape, 34, half, half**2 / 34 / (1 if shape == "sphere" else 2))
        depths = [dent.skin(at / 20) for at in range(2000)]
        assert all(0 <= b <= a + 1e-9 for a, b in pairwise(depths))
        assert max(a - b for a, b in pairwise(depths)) < 0.15

    def test_deeper_tissue_moves_less_as_its_strain_adds_up(self) -> None:
        def strain(z: float) -> float:
            return 1.5 * ((1 - z * math.atan2(1, z)) - 1 / (1 + z * z))

        step, whole = 0.001, 40.0
        total = -sum(strain(step * (at + 0.5)) * step for at in range(int(whole / step)))
        for depth in (0.5, 1.0, 3.0):
            start = int(depth / step)
            rest = -sum(strain(step * (at + 0.5)) * step for at in range(start, int(whole / step)))
            assert moved(depth) == pytest.approx(rest / total, abs=0.02)

    def test_layers_keep_their_order_under_the_ball(self) -> None:
        press = found(ROUGH).press
        dent = Dent("sphere", 33.5, press.half_width_mm.middle, press.indentation_mm.middle)
        lines = [dent.line(depth, 75) for depth in (0.0, *(layer.middle for layer in LAYERS))]
        middles = [dict(line)[0.0] for line in lines]
        assert middles == sorted(middles)
