"""The cross-section: true to scale, and nothing drawn that the model cannot say."""

from __future__ import annotations

import pytest

from glute_lessons.mechanics import (
    TOOLS,
)
from glute_lessons.mechanics.contact import Contact
from glute_lessons.mechanics.picture_words import WORDS, radius_mm
from glute_lessons.mechanics.section_picture import BAR_MM
from glute_lessons.mechanics.section_places import LAYERS, MIDDLE_X, SKIN_Y, UNITS_PER_MM
from glute_lessons.mechanics.section_shapes import Dent
from tests.mechanics.picture_states import (
    BAND,
    CASES,
    FORCE_ONLY,
    HANDS,
    NO_FORCE,
    ROUGH,
    ends,
    found,
    section,
    svg,
)


def mm_deep(y: float) -> float:
    return (y - SKIN_Y) / UNITS_PER_MM


class TestTheSectionIsTrueToScale:
    @pytest.mark.parametrize("case", CASES)
    def test_the_size_of_a_chosen_ball_is_found_again(self, case: tuple) -> None:
        tool, _, arguments = case
        own = TOOLS[tool].radius_mm
        size = arguments.get("radius_mm", own)
        assert radius_mm(found(case)) == (size if size is None else pytest.approx(size))

    def test_the_ball_is_as_wide_and_as_deep_as_the_numbers(self) -> None:
        picture, press = section(ROUGH), found(ROUGH).press
        left, top, right, bottom = ends(picture._tool)
        across = 2 * TOOLS["tennis_ball"].radius_mm * UNITS_PER_MM
        assert right - left == pytest.approx(across, rel=2e-3)
        assert bottom - top == pytest.approx(across, rel=2e-3)
        assert mm_deep(bottom) == pytest.approx(press.indentation_mm.middle, rel=1e-3)

    @pytest.mark.parametrize("case", [BAND, ROUGH])
    def test_the_patch_is_as_wide_as_it_says_and_lies_on_the_tool(self, case: tuple) -> None:
        picture, press = section(case), found(case).press
        left, _, right, bottom = ends(picture._patch)
        assert right - left == pytest.approx(2 * press.half_width_mm.middle * UNITS_PER_MM)
        assert mm_deep(bottom) == pytest.approx(press.indentation_mm.middle)

    def test_a_roller_sinks_in_from_the_edges_of_its_strip(self) -> None:
        _, top, _, bottom = ends(section(BAND)._patch)
        assert mm_deep(top) == pytest.approx(0, abs=0.05)
        assert mm_deep(bottom) == pytest.approx(found(BAND).press.indentation_mm.middle)

    def test_the_layers_lie_at_their_depths_where_nothing_presses(self) -> None:
        picture = section(FORCE_ONLY)
        for line, depth in zip(picture._layer_lines, LAYERS, strict=True):
            assert {round(mm_deep(y), 6) for y in line.get_path().vertices[:, 1]} == {
                round(depth.middle, 6)
            }

    def test_the_bar_is_as_long_as_it_says(self) -> None:
        picture = section(BAND)
        words = f"{BAR_MM:g} mm, true to scale"
        (text,) = [each for each in picture.sheet.axes.texts if each.get_text() == words]
        y = text.get_position()[1] - 4.5
        bars = [p for p in picture.sheet.axes.patches if ends(p)[1] == y - 4]
        left, _, right, _ = ends(bars[0])
        assert right - left == pytest.approx(BAR_MM * UNITS_PER_MM)

    @pytest.mark.parametrize("case", [BAND, ROUGH])
    def test_the_shading_reaches_as_deep_as_the_fade_on_the_axis(self, case: tuple) -> None:
        press, shape = found(case).press, TOOLS[case[0]].shape
        dent = Dent(shape, radius_mm(found(case)), press.half_width_mm.middle, 0.0)
        contact = Contact(shape, press.half_width_mm.middle / 1000, 0, 0, 0, 0)
        for part in (0.3, 0.6):
            deepest = max(depth for _, depth in dent.spread(part, 75, 1000))
            assert contact.left_at(deepest / 1000) == pytest.approx(part, rel=1e-3)


class TestWhatTheModelCannotSay:
    @pytest.mark.parametrize(
        ("case", "striped", "shaded"),
        [(BAND, False, True), (ROUGH, True, True), (FORCE_ONLY, False, False),
         (HANDS, False, False), (NO_FORCE, False, False)],
    )  # fmt: skip
    def test_rough_is_striped_and_no_number_has_no_shading_and_no_curve(
        self, case: tuple, striped: bool, shaded: bool
    ) -> None:
        picture = section(case)
        assert picture._rough.get_visible() == striped
        assert (WORDS["rough"] in svg(picture)) == striped
        pressed = (*picture._tones, picture._patch, picture._fade._curve, *picture._fade._dots)
        assert {each.get_visible() for each in pressed} == {shaded}
        assert ("kPa" in svg(picture) and "Mean pressure" in svg(picture)) == shaded

    def test_without_a_number_the_force_and_the_reason_stay(self) -> None:
        text = svg(section(FORCE_ONLY))
        assert found(FORCE_ONLY).force_n.said("N") in text
        for words in ("no_reach", "no_number", "not_sunk"):
            assert WORDS[words] in text
        assert "at least 170" in text
        assert WORDS["no_shape"] in svg(section(HANDS))

    def test_the_hand_has_no_drawn_size_and_a_ball_has(self) -> None:
        assert not section(HANDS)._tool.get_visible()
        assert section(HANDS)._palm.get_visible()
        assert section(FORCE_ONLY)._tool.get_visible()

    def test_a_rough_curve_is_broken(self) -> None:
        pieces = [
            list(section(case)._fade._curve.get_path().codes).count(1) for case in (BAND, ROUGH)
        ]
        assert pieces[0] == 1 < pieces[1]


def test_the_section_has_its_middle_under_the_tool() -> None:
    left, _, right, _ = ends(section(ROUGH)._tool)
    assert (left + right) / 2 == pytest.approx(MIDDLE_X)
