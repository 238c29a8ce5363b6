"""What is painted on a plate, in which order, and that it is what the atlas says."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="drawing needs numpy, which is not installed")
pytest.importorskip("matplotlib", reason="drawing needs matplotlib, which is not installed")

from matplotlib.colors import to_hex
from matplotlib.patches import FancyArrowPatch

from glute_lessons.anatomy import colours as c
from glute_lessons.anatomy.atlas import KINDS, View, load_atlas
from glute_lessons.anatomy.canvas import BLEED, Canvas
from glute_lessons.anatomy.geometry import Area, mirrored, overlap_mm2, points, size_mm2
from glute_lessons.anatomy.panels import LAYERS, PANELS, SIDES
from glute_lessons.anatomy.plate_drawings import NAMES, draw, panel_of
from glute_lessons.anatomy.plate_svg import shown_groups

MIDDLE = ("coccyx", "lumbar_spine", "sacrum")
ZONED = [name for name in NAMES if name not in PANELS]
TECHNIQUES = [name for name in ZONED if not name.startswith("zones")]
PEELED = [(name, layer, side) for name in PANELS for layer in LAYERS for side in SIDES]
on_each_side = pytest.mark.parametrize("side", SIDES)
zoned = pytest.mark.parametrize("name", ZONED)
working = pytest.mark.parametrize("name", TECHNIQUES)
peeled = pytest.mark.parametrize(("name", "layer", "side"), PEELED)


def view_of(name: str) -> View:
    return load_atlas().view(PANELS[panel_of(name)].view)


def painted(canvas: Canvas) -> list[Any]:
    """Shapes from the first painted to the last."""
    return sorted(canvas.figure.axes[0].patches, key=lambda patch: patch.get_zorder())


def groups(canvas: Canvas) -> list[str]:
    """The groups in the order they are painted, each stretch once."""
    return [gid for gid, _ in groupby(patch.get_gid() for patch in painted(canvas))]


def layers(canvas: Canvas) -> list[str]:
    parts = [gid.split("/")[0] for gid in groups(canvas) if gid.startswith("layer:")]
    return [layer.removeprefix("layer:") for layer, _ in groupby(parts)]


def window(name: str) -> Area:
    u0, v0, u1, v1 = PANELS[panel_of(name)].window
    return ((((u0, v0), (u1, v0), (u1, v1), (u0, v1)),),)


def in_window(name: str, area: Area) -> bool:
    """Whether more than a square millimetre of an area is in the drawing."""
    return overlap_mm2(area, window(name), 0.5) > 1


def both_halves(name: str, place: str, area: Area) -> list[Area]:
    alone = place in MIDDLE or panel_of(name) != "posterior"
    return [area] if alone else [area, mirrored(area)]


def faced(canvas: Canvas, group: str, face: c.Colour) -> list[Any]:
    """The shapes of a group that are filled with a colour."""
    return [patch for patch in painted(canvas) if patch.get_gid() == group and _is(patch, face)]


def area_of(canvas: Canvas, patch: Any) -> Area:
    """A painted shape as an area of the view, right side."""
    rings = patch.get_path().to_polygons()
    return (tuple(tuple(canvas.panel.point(at, canvas.side) for at in ring) for ring in rings),)


@peeled
class TestABodyPlate:
    def test_paints_the_layers_down_to_the_one_asked_for_from_the_deepest_up(
        self, name: str, layer: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        assert tuple(layers(drawn(name, side, layer))) == shown_groups(layer)

    def test_shows_every_structure_of_these_layers_that_the_window_holds(
        self, name: str, layer: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        found = {gid for gid in groups(drawn(name, side, layer)) if "part:" in gid}
        wanted = {
            f"layer:{each.id}/structure:{part.structure}/part:{part.side}"
            for each in view_of(name).layers
            for part in each.parts
            if each.id in shown_groups(layer) and in_window(name, part.visible)
        }
        assert layer == "skin" or len(wanted) > 5
        assert wanted <= found

    def test_paints_parts_in_the_atlas_order(
        self, name: str, layer: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        found = [gid for gid in groups(drawn(name, side, layer)) if "part:" in gid]
        order = [
            f"layer:{each.id}/structure:{part.structure}/part:{part.side}"
            for each in view_of(name).layers
            for part in each.parts
        ]
        atlas = [gid for gid in found if gid in order]
        assert atlas == [gid for gid in order if gid in atlas]

    def test_is_framed_by_paper_after_all_of_the_body(
        self, name: str, layer: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        canvas = drawn(name, side, layer)
        found = groups(canvas)
        assert [gid for gid in found[found.index("frame:window") + 1 :] if gid] == []
        (paper,) = [area_of(canvas, it) for it in faced(canvas, "frame:window", c.PAPER)]
        # A little beyond the sheet too, for a page that does not cut exactly at its edge.
        sheet = (canvas.panel.width + 2 * BLEED) * (canvas.panel.height + 2 * BLEED)
        assert overlap_mm2(paper, window(name)) == pytest.approx(0, abs=1)
        assert overlap_mm2(paper, paper) == pytest.approx(sheet - size_mm2(window(name)))


@on_each_side
@pytest.mark.parametrize("name", NAMES)
def test_the_left_is_the_mirror_of_the_right(
    name: str, side: str, drawn: Callable[..., Canvas]
) -> None:
    """Every shape of the body, in order; its words and leader lines are in no group."""
    here, right = drawn(name, side, "deep"), drawn(name, "right", "deep")
    pairs = [
        (one.get_path().get_extents(), other.get_path().get_extents())
        for one, other in zip(painted(here), painted(right), strict=True)
        if one.get_gid() and not isinstance(one, FancyArrowPatch)
    ]
    assert len(pairs) > 30
    for one, other in pairs:
        left = one.x0 if side == "right" else here.panel.width - one.x1
        assert left == pytest.approx(other.x0, abs=0.01)
        assert (one.y0, *one.size) == pytest.approx((other.y0, *other.size), abs=0.01)


@zoned
@on_each_side
class TestZones:
    def test_are_painted_with_the_strictest_last(
        self, name: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        """Only arrows and the frame of paper lie above the never-press zones."""
        found = [gid for gid in groups(drawn(name, side)) if gid.startswith("layer:zones")]
        kinds = [kind for kind, _ in groupby(gid.split("kind:")[1].split("/")[0] for gid in found)]
        assert kinds[-1] == "never_press" and kinds.count("never_press") == 1
        assert "pass_over" in kinds[:-1] and "press" in kinds[:-1]
        whole = groups(drawn(name, side))
        last = max(at for at, gid in enumerate(whole) if "kind:never_press" in gid)
        above = {gid.split("/")[0] for gid in whole[last + 1 :] if gid}
        assert above <= {"layer:moves", "frame:window"}

    def test_are_all_drawn_where_the_window_holds_them(
        self, name: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        canvas = drawn(name, side)
        kinds = KINDS if name.startswith("zones") else KINDS[:2]
        for kind in kinds:
            for place, area in view_of(name).places(kind).items():
                wanted = [one for one in both_halves(name, place, area) if in_window(name, one)]
                group = f"layer:zones/kind:{kind}/place:{place}"
                found = [area_of(canvas, patch) for patch in faced(canvas, group, GROUNDS[kind])]
                assert len(found) == len(wanted), place
                assert all(_same(name, *it) for it in zip(found, wanted, strict=True)), place

    def test_have_patterns_that_differ_without_colour(
        self, name: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        """Stripes one way, crossed stripes, dots: what is left of the kinds in grey."""
        assert {kind: _ways(drawn(name, side), kind) for kind in KINDS} == {
            "press": ("lines", {45}),
            "never_press": ("lines", {45, 135}),
            "pass_over": ("dots", {0}),
        }


def _same(name: str, one: Area, other: Area) -> bool:
    """Whether two areas are one in the window, but for 2 square millimetres."""
    sizes = [overlap_mm2(area, window(name), 0.5) for area in (one, other)]
    shared = overlap_mm2(one, other, 0.5)
    return abs(sizes[0] - sizes[1]) < 2 and shared > sizes[0] - 2


GROUNDS = {"press": c.HOLD, "never_press": c.NEVER, "pass_over": c.STRIP}
MARKS = {"press": c.HOLD_MARK, "never_press": c.NEVER_MARK, "pass_over": c.STRIP_MARK}


def _ways(canvas: Canvas, kind: str) -> tuple[str, set[int]]:
    """Whether a kind's pattern is of lines or dots, and their headings in degrees, 0 to 179."""
    marks = [
        patch
        for patch in painted(canvas)
        if f"kind:{kind}" in patch.get_gid() and to_hex(patch.get_edgecolor()) == MARKS[kind].light
    ]
    assert marks
    ends = np.vstack([patch.get_path().vertices for patch in marks]).reshape(-1, 2, 2)
    steps = ends[:, 1] - ends[:, 0]
    if canvas.side == "left":
        steps = steps * (-1, 1)
    lengths = np.hypot(*steps.T)
    ways = {round(float(way)) % 180 for way in np.degrees(np.arctan2(-steps[:, 1], steps[:, 0]))}
    assert (lengths < 0.2).all() or (lengths > 0.5).all()
    return ("dots" if lengths.max() < 0.2 else "lines"), ways


@working
@on_each_side
class TestATechnique:
    @pytest.mark.parametrize(
        ("region", "group", "ground"),
        [
            ("hold", "layer:zones/kind:press", c.HOLD),
            ("passing", "layer:zones/kind:passing", c.PASSING),
        ],
    )
    def test_is_drawn_where_the_atlas_has_it_to_the_point(
        self, name: str, side: str, region: str, group: str, ground: c.Colour,
        drawn: Callable[..., Canvas],
    ) -> None:  # fmt: skip
        canvas, technique = drawn(name, side), name.removesuffix("_side")
        area = getattr(view_of(name).regions(technique), region)
        (patch,) = faced(canvas, group, ground)
        corners = {tuple(at) for at in np.round(patch.get_path().vertices, 6)}
        assert corners == {tuple(at) for at in np.round(canvas.places(list(points(area))), 6)}

    def test_shows_no_press_zone_but_its_own(
        self, name: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        """A region beside the technique's own would tell people to work there too."""
        assert not [gid for gid in groups(drawn(name, side)) if "place:upper_outer" in gid]
        assert len([p for p in painted(drawn(name, side)) if _is(p, c.HOLD)]) == 1

    def test_moves_above_its_zones(
        self, name: str, side: str, drawn: Callable[..., Canvas]
    ) -> None:
        assert layers(drawn(name, side)) == ["ground", "zones", "moves"]


def _is(patch: Any, face: c.Colour) -> bool:
    return bool(patch.get_fill()) and to_hex(patch.get_facecolor()) == face.light


@pytest.mark.parametrize("name", NAMES)
class TestADrawingAsItShips:
    def test_has_all_layers_and_the_labels_of_each_side(
        self, name: str, whole: Callable[[str], Canvas]
    ) -> None:
        canvas = whole(name)
        wanted = ["all"] if name not in PANELS else list(LAYERS)
        labelled = {text.get_gid() for text in canvas.figure.axes[0].texts}
        assert labelled == {f"labels:{layer}/side:{side}" for layer in wanted for side in SIDES}
        if name in PANELS:
            everything = ("ground", "bones", "deep", "nerve", "medius", "maximus", "skin")
            assert tuple(layers(canvas)) == everything

    def test_has_the_words_and_leader_lines_of_each_layer_and_side_alone(
        self, name: str, whole: Callable[[str], Canvas], drawn: Callable[..., Canvas]
    ) -> None:
        canvas = whole(name)
        for side in SIDES:
            for layer in LAYERS if name in PANELS else ("all",):
                group, alone = f"labels:{layer}/side:{side}", drawn(name, side, layer)
                words = [(it.words, it.box) for it in canvas.written if it.group == group]
                assert words == [(it.words, it.box) for it in alone.written]
                ends = [(it.name, it.start, it.end) for it in canvas.leaders if it.group == group]
                assert ends == [(it.name, it.start, it.end) for it in alone.leaders]

    def test_uses_no_colour_beyond_the_palette(
        self, name: str, whole: Callable[[str], Canvas]
    ) -> None:
        used = {to_hex(patch.get_facecolor()) for patch in painted(whole(name)) if patch.get_fill()}
        used |= {to_hex(p.get_edgecolor()) for p in painted(whole(name)) if p.get_linewidth()}
        assert used <= set(c.BY_LIGHT)


def test_without_labels_a_drawing_has_no_word_and_no_leader_line() -> None:
    canvas = draw("zones", labelled=False)
    assert (canvas.written, canvas.leaders, list(canvas.figure.axes[0].texts)) == ([], [], [])
