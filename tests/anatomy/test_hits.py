"""What lies at a point, what is seen of it, and where the arrow keys lead."""

from __future__ import annotations

from random import Random

import pytest

from glute_lessons.anatomy.atlas import load_atlas
from glute_lessons.anatomy.geometry import inside, to_line
from glute_lessons.anatomy.hits import (
    ENTRY_OF,
    GROUPS,
    NERVE_REACH,
    entry_at,
    ribbon,
    shapes,
    zone_shapes,
)
from glute_lessons.anatomy.panels import LAYERS, PANELS
from glute_lessons.anatomy.sightings import ARROWS, STEP, sights

EVERY = [(panel, layer) for panel in PANELS for layer in LAYERS]
everywhere = pytest.mark.parametrize(("panel", "layer"), EVERY)

# A point of the body, as on the right side, and what one touches there from the skin to the bones.
TOUCHED = [
    ("posterior", (69, 800), "maximus", "gluteus_maximus"),
    ("posterior", (69, 800), "medius", "deep_rotators"),
    ("posterior", (69, 800), "bones", "hip_bone"),
    ("posterior", (125, 910), "maximus", "gluteus_medius"),
    ("posterior", (110, 885), "maximus", "gluteus_maximus"),
    ("posterior", (110, 885), "medius", "gluteus_medius"),
    ("posterior", (110, 885), "deep", "gluteus_minimus"),
    ("posterior", (57, 850), "medius", "piriformis"),
    ("posterior", (57, 850), "maximus", "gluteus_maximus"),
    ("posterior", (0, 880), "bones", "sacrum"),
    ("posterior", (1, 950), "bones", "lumbar_spine"),
    ("posterior", (33, 970), "maximus", "back_muscles"),
    ("posterior", (75, 700), "maximus", "hamstrings"),  # the schematic biceps femoris
    ("posterior", (95, 712), "medius", "sciatic_nerve"),
    ("posterior", (95, 712), "deep", "sciatic_nerve"),
    ("posterior", (95, 712), "bones", "thigh_bone"),
    ("posterior", (60, 712), "bones", None),
    ("posterior", (-40, 800), "maximus", "gluteus_maximus"),  # of the other half
    ("posterior", (170, 700), "maximus", None),
    ("lateral", (127, 840), "maximus", "tensor_fasciae_latae"),
    ("lateral", (101, 720), "maximus", "iliotibial_band"),
    ("lateral", (101, 720), "medius", "thigh_bone"),
    ("lateral", (47, 854), "deep", "piriformis"),
    ("posterior", (119, 878), "skin", "upper_outer_buttock"),
    ("posterior", (93, 684), "skin", "nerve_strip"),
    ("posterior", (-46, 700), "skin", None),
    ("posterior", (45, 916), "skin", "psis"),  # though sacrum or crest reach over it
    ("posterior", (-45, 780), "skin", "sit_bone"),  # of the other half
    ("lateral", (151, 902), "skin", "asis"),
]


@pytest.mark.parametrize(("panel", "point", "layer", "entry"), TOUCHED)
def test_what_lies_at_a_point(
    panel: str, point: tuple[float, float], layer: str, entry: str | None
) -> None:
    assert entry_at(load_atlas().view(PANELS[panel].view), layer, point) == entry


@pytest.mark.parametrize("panel", PANELS)
def test_on_the_skin_a_hit_has_the_kind_of_zone_that_the_atlas_gives(panel: str) -> None:
    view, draw = load_atlas().view(PANELS[panel].view), Random(7)
    kind_of = {shape.entry: shape.group for shape in zone_shapes(view)}
    u0, v0, u1, v1 = PANELS[panel].window
    for _ in range(400):
        point = (draw.uniform(max(u0, 0) if panel == "posterior" else u0, u1), draw.uniform(v0, v1))
        found = entry_at(view, "skin", point)
        assert (kind_of[found] if found else None) == view.kind_at(point)


def test_the_strict_zone_of_the_other_half_counts_over_a_milder_one() -> None:
    groups = [shape.group for shape in zone_shapes(load_atlas().view("posterior"))]
    assert groups == sorted(groups, key=("press", "pass_over", "never_press").index)


@pytest.mark.parametrize("panel", PANELS)
def test_every_structure_of_the_atlas_stands_for_an_entry(panel: str) -> None:
    view = load_atlas().view(PANELS[panel].view)
    drawn = {part.structure for layer in view.layers for part in layer.parts} | set(view.schematic)
    assert drawn <= ENTRY_OF.keys()
    assert sum(map(len, GROUPS.values())) == len(ENTRY_OF)  # and for one only


def test_the_nerve_is_touched_within_four_millimetres_of_its_line() -> None:
    view, draw = load_atlas().view("posterior"), Random(3)
    line = view.nerve[view.emerges :]
    strip, slack = ribbon(line, NERVE_REACH), 0.3
    for _ in range(2000):
        point = (draw.uniform(60, 115), draw.uniform(650, 840))
        away = to_line(point, line)
        if abs(away - NERVE_REACH) > slack:
            assert inside(strip, point) == (away < NERVE_REACH)


@everywhere
def test_an_anchor_lies_on_what_it_stands_for(panel: str, layer: str) -> None:
    view = load_atlas().view(PANELS[panel].view)
    for entry, sight in sights(panel, layer).items():
        assert entry_at(view, layer, sight.anchor) == entry


@everywhere
def test_all_that_can_be_touched_is_seen_but_for_slivers(panel: str, layer: str) -> None:
    view, draw = load_atlas().view(PANELS[panel].view), Random(5)
    painted = {shape.entry for shape in shapes(view, layer)}
    assert sights(panel, layer).keys() <= painted
    u0, v0, u1, v1 = PANELS[panel].window
    for _ in range(200):
        found = entry_at(view, layer, (draw.uniform(u0, u1), draw.uniform(v0, v1)))
        assert found is None or found in sights(panel, layer)


@everywhere
def test_arrow_keys_lead_from_any_structure_to_any_other(panel: str, layer: str) -> None:
    seen = sights(panel, layer)
    for start in seen:
        reached, waiting = {start}, [start]
        while waiting:
            for other in seen[waiting.pop()].next.values():
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        assert reached == set(seen)


@everywhere
def test_an_arrow_key_leads_the_way_that_it_points(panel: str, layer: str) -> None:
    seen = sights(panel, layer)
    for sight in seen.values():
        for arrow, other in sight.next.items():
            du, dv = (b - a for a, b in zip(sight.anchor, seen[other].anchor, strict=True))
            ahead = ARROWS[arrow][0] * du + ARROWS[arrow][1] * dv
            assert ahead > 0 and ahead >= abs(du) / 2 and ahead >= abs(dv) / 2


@everywhere
def test_what_is_seen_is_told_from_the_top_down(panel: str, layer: str) -> None:
    heights = [sight.anchor[1] for sight in sights(panel, layer).values()]
    assert heights == sorted(heights, reverse=True)


def test_the_seen_area_is_that_of_the_atlas_where_nothing_covers_it() -> None:
    """Of the maximus, whose right half is 203 cm² and all in the window but a little of the left."""
    u0, v0, u1, v1 = PANELS["posterior"].window
    view = load_atlas().view("posterior")
    cells = sum(
        entry_at(view, "maximus", (u, v)) == "gluteus_maximus"
        for u in range(int(u0), int(u1), 4)
        for v in range(int(v0), int(v1), 4)
    )
    area = sights("posterior", "maximus")["gluteus_maximus"].area_mm2
    assert area == pytest.approx(cells * 16, rel=0.03)
    assert area % (STEP * STEP) == 0
