"""Where labels point and arrows run: on what they name, as it is seen, in the zone they mean.

All points are those of the drawing, read back to the view's right side, so that the left is tested
as drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from math import cos, dist, pi, sin
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="drawing needs numpy, which is not installed")
pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from matplotlib.colors import to_hex

from glute_lessons.anatomy.atlas import View, load_atlas
from glute_lessons.anatomy.body_drawing import fold
from glute_lessons.anatomy.colours import ARROW
from glute_lessons.anatomy.geometry import Point, inside, to_line
from glute_lessons.anatomy.hits import GROUPS, entry_at
from glute_lessons.anatomy.panels import LAYERS, PANELS, SIDES
from glute_lessons.anatomy.places import work
from glute_lessons.anatomy.plate_drawings import BALL_MM, NAMES, columns_of, panel_of
from glute_lessons.content import load

NEAR = 15.0  # mm from a bony point
NERVE_WIDE = 4.4  # mm, as drawn
# What can be touched in the map, and has the same name in the drawings.
NAMED = {*GROUPS, "sciatic_nerve"} - {"sacrum", "lumbar_spine"}
# Bone, or place on a bone → what can be touched there, and the atlas's landmark if it is a point.
BONES: dict[str, tuple[str, str | None]] = {
    "psis": ("hip_bone", "psis"),
    "asis": ("hip_bone", "asis"),
    "iliac_crest": ("hip_bone", None),
    "sit_bone": ("hip_bone", "sit_bone"),
    "greater_trochanter": ("thigh_bone", "greater_trochanter"),
    "coccyx": ("sacrum", "coccyx_tip"),
    "sacrum": ("sacrum", None),
    "lumbar_spine": ("lumbar_spine", None),
}


def view_of(name: str) -> View:
    return load_atlas().view(PANELS[panel_of(name)].view)


def dots(name: str, layer: str) -> list[str]:
    return [label for column in columns_of(name, layer) for label in column.targets]


def dot(canvas: Any, label: str) -> Point:
    """Where the label's leader ends, in the view, right side."""
    (end,) = (leader.end for leader in canvas.leaders if leader.name == label)
    return canvas.panel.point(end, canvas.side)


def around(point: Point) -> list[Point]:
    """A dot: its middle and eight points 2 mm from it."""
    turns = [number * pi / 4 for number in range(8)]
    return [point, *((point[0] + 2 * cos(turn), point[1] + 2 * sin(turn)) for turn in turns)]


BODY = [
    pytest.param(name, layer, side, label, id=f"{name}-{layer}-{side}-{label}")
    for name in PANELS
    for layer in LAYERS
    for side in SIDES
    for label in dots(name, layer)
]


def of(labels: Any) -> Any:
    """The cases of some labels."""
    return pytest.mark.parametrize(
        ("name", "layer", "side", "label"),
        [case for case in BODY if case.values[3] in labels],
    )


def test_every_label_of_the_body_plates_has_a_rule() -> None:
    assert {case.values[3] for case in BODY} <= {*NAMED, *BONES, "gluteal_fold"}


@of(NAMED)
def test_a_dot_lies_on_the_structure_it_names_as_the_layer_shows_it(
    name: str, layer: str, side: str, label: str, drawn: Callable[..., Any]
) -> None:
    point = dot(drawn(name, side, layer), label)
    assert {entry_at(view_of(name), layer, at) for at in around(point)} == {label}
    if label == "sciatic_nerve":
        assert to_line(point, view_of(name).nerve) <= NERVE_WIDE / 2


@of(BONES)
class TestADotOfABone:
    def test_lies_on_the_bone_where_no_muscle_hides_it(
        self, name: str, layer: str, side: str, label: str, drawn: Callable[..., Any]
    ) -> None:
        """The skin's plate shows the bones below as broken lines."""
        point = dot(drawn(name, side, layer), label)
        shown = "bones" if layer == "skin" else layer
        assert {entry_at(view_of(name), shown, at) for at in around(point)} == {BONES[label][0]}

    def test_lies_in_the_bones_zone_or_within_15_mm_of_its_landmark(
        self, name: str, layer: str, side: str, label: str, drawn: Callable[..., Any]
    ) -> None:
        point, view, landmark = dot(drawn(name, side, layer), label), view_of(name), BONES[label][1]
        area = view.places("never_press").get(label, ())
        near = landmark and dist(point, load_atlas().landmark(landmark, view.id)) <= NEAR
        assert near or inside(area, point)


@of(["gluteal_fold"])
def test_a_dot_of_the_fold_lies_on_its_line(
    name: str, layer: str, side: str, label: str, drawn: Callable[..., Any]
) -> None:
    assert to_line(dot(drawn(name, side, layer), label), fold()) < 2


ZONED = [name for name in NAMES if name not in PANELS]
PICTURES = [(name, side) for name in ZONED for side in SIDES]
WORK = [(name, side) for name, side in PICTURES if not name.startswith("zones")]
pictured = pytest.mark.parametrize(("name", "side"), PICTURES)
working = pytest.mark.parametrize(("name", "side"), WORK)


def technique(name: str) -> str:
    return name.removesuffix("_side")


@pictured
class TestTheDotsOfAZonePicture:
    def test_of_a_bone_lie_in_its_zone(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas, view = drawn(name, side), view_of(name)
        named = [label for label in dots(name, "all") if label in BONES]
        assert len(named) >= 4
        for label in named:
            area = view.places("never_press")[label]
            assert all(inside(area, at) for at in around(dot(canvas, label))), label

    @pytest.mark.parametrize(
        ("label", "kind"), [("bone", "never_press"), ("nerve_strip", "pass_over")]
    )
    def test_of_a_kind_lie_where_that_kind_counts(
        self, name: str, side: str, label: str, kind: str, drawn: Callable[..., Any]
    ) -> None:
        found = around(dot(drawn(name, side), label))
        assert {view_of(name).kind_at(at) for at in found} == {kind}

    def test_of_the_work_lie_where_a_tool_may_rest(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        view, key = view_of(name), technique(name)
        area = view.places("press").get("upper_outer_buttock", ())
        label = "upper_outer_buttock" if key == "zones" else key
        area = area if key == "zones" else view.regions(key).hold
        for at in around(dot(drawn(name, side), label)):
            assert inside(area, at)
            assert view.kind_at(at) not in ("never_press", "pass_over")


@working
class TestTheDotsOfATechnique:
    def test_of_the_broken_line_lies_where_a_tool_may_pass_and_not_rest(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        regions = view_of(name).regions(technique(name))
        for at in around(dot(drawn(name, side), "passing")):
            assert inside(regions.passing, at)
            assert not inside(regions.hold, at)
            assert view_of(name).kind_at(at) != "never_press"


def moves(canvas: Any) -> list[list[Point]]:
    """Every arrow and bent arrow as drawn, heads too: points of the view, a millimetre apart."""
    dark = [
        patch
        for patch in canvas.figure.axes[0].patches
        if patch.get_gid() == "layer:moves"
        and ARROW.light in (to_hex(patch.get_edgecolor()), to_hex(patch.get_facecolor()))
    ]
    return [
        [canvas.panel.point((float(x), float(y)), canvas.side) for x, y in _outline(patch)]
        for patch in dark
    ]


def _outline(patch: Any) -> Any:
    path = patch.get_path()
    return path.interpolated(1 + int(np.hypot(*path.get_extents().size))).vertices


@working
class TestTheMoves:
    def test_are_drawn(self, name: str, side: str, drawn: Callable[..., Any]) -> None:
        wanted = work(technique(name), panel_of(name))
        count = len(wanted.arrows) + (4 if wanted.circling else 0)  # two bent lines, two heads
        assert count > 0
        assert len(moves(drawn(name, side))) == count

    def test_lie_wholly_where_the_tool_may_pass(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        passing = view_of(name).regions(technique(name)).passing
        found = [point for move in moves(drawn(name, side)) for point in move]
        assert len(found) > 30
        assert [point for point in found if not inside(passing, point)] == []

    def test_never_touch_a_never_press_zone(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        view = view_of(name)
        found = [point for move in moves(drawn(name, side)) for point in move]
        assert "never_press" not in {view.kind_at(point) for point in found}

    def test_are_crossed_by_no_leader_line(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side)
        for leader in canvas.leaders:
            line = tuple(canvas.panel.point(end, side) for end in (leader.start, leader.end))
            for move in moves(canvas):
                assert min(to_line(point, line) for point in move) > 1, leader.name


BALLS = [(name, side) for name, side in WORK if name.startswith("ball")]


@pytest.mark.parametrize(("name", "side"), BALLS)
class TestABall:
    def test_has_its_middle_and_its_arrows_ends_where_it_may_rest(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        shown = work(technique(name), panel_of(name))
        hold = view_of(name).regions(technique(name)).hold
        assert shown.ball and shown.arrows
        ends = [end for arrow in shown.arrows for end in arrow]
        assert [end for end in (shown.ball, *ends) if not inside(hold, end)] == []

    def test_is_drawn_in_its_size_round_its_middle(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        canvas = drawn(name, side)
        rings = [p for p in canvas.figure.axes[0].patches if p.get_gid() == "layer:moves/mark:ball"]
        box = rings[1].get_path().get_extents()
        assert (box.width, box.height) == pytest.approx((BALL_MM, BALL_MM), abs=0.2)
        ball = work(technique(name), panel_of(name)).ball
        assert ball is not None
        middle = canvas.panel.place(ball, side)
        assert ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == pytest.approx(middle, abs=0.1)

    def test_has_the_size_of_a_ball_of_the_course(
        self, name: str, side: str, drawn: Callable[..., Any]
    ) -> None:
        sizes = [tool.diameter_mm for tool in load().tools.values() if "ball" in tool.id]
        assert any(low <= BALL_MM <= high for low, high in sizes)


@working
def test_only_balls_have_a_ball(name: str, side: str) -> None:
    assert bool(work(technique(name), panel_of(name)).ball) == name.startswith("ball")
