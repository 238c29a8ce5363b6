"""The anatomy atlas that ships: the figures of one real body, its parts, and bad input."""

from __future__ import annotations

import json
from math import dist
from pathlib import Path

import pytest

from glute_lessons.anatomy.atlas import FILE, KINDS, Atlas, View, load_atlas
from glute_lessons.anatomy.geometry import (
    Area,
    bounds,
    gap,
    inside,
    mirrored,
    overlap_mm2,
    points,
    size_mm2,
    spans,
    to_edge,
    to_line,
)
from glute_lessons.content import assets, load

SQUARE = (((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)),)
HOLE = ((2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0))
FRAME = ((*SQUARE, HOLE),)
GLUTEALS = ("gluteus_maximus", "gluteus_medius", "gluteus_minimus")
VIEWS = ("posterior", "right_lateral")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load_atlas()


@pytest.fixture(scope="module")
def posterior(atlas: Atlas) -> View:
    return atlas.view("posterior")


def seen(view: View, muscle: str) -> Area:
    """What its layer shows of a muscle on the right side."""
    structure = load_atlas().structure(muscle)
    parts = {(part.structure, part.side): part for part in view.layer(structure.layer).parts}
    return parts[muscle, "right"].visible


class TestTheMeasureItself:
    def test_a_hole_is_no_part_of_an_area(self) -> None:
        assert size_mm2((SQUARE,)) == 100
        assert size_mm2(FRAME) == 64
        assert inside(FRAME, (1, 1)) and not inside(FRAME, (5, 5)) and not inside(FRAME, (11, 5))
        assert spans(FRAME, 5) == [(0, 2), (8, 10)]

    def test_distances(self) -> None:
        moved = (tuple((u + 17, v) for u, v in SQUARE[0]),)
        assert to_edge((13, 14), (SQUARE,)) == 5
        assert to_line((5, 5), ((0, 0), (10, 0))) == 5
        assert gap((SQUARE,), (moved,)) == 7

    def test_areas_that_cross_without_a_corner_in_the_other_have_no_gap(self) -> None:
        upright = ((((4.0, -5.0), (6.0, -5.0), (6.0, 15.0), (4.0, 15.0)),),)
        assert gap((SQUARE,), upright) == 0
        assert overlap_mm2((SQUARE,), upright) == pytest.approx(20)

    def test_the_mirror_keeps_the_size(self) -> None:
        assert bounds(mirrored(FRAME)) == (-10, 0, 0, 10)
        assert size_mm2(mirrored(FRAME)) == size_mm2(FRAME)


class TestTheFiguresOfThisBody:
    @pytest.mark.parametrize(
        ("landmark", "apart_mm"), [("asis", 230), ("psis", 91), ("greater_trochanter", 289)]
    )
    def test_the_distance_from_side_to_side(
        self, atlas: Atlas, landmark: str, apart_mm: float
    ) -> None:
        assert 2 * abs(atlas.landmarks[landmark][0]) == pytest.approx(apart_mm, abs=2)

    def test_the_head_of_the_femur_and_the_way_to_the_knee(self, atlas: Atlas) -> None:
        thigh = dist(atlas.landmarks["hip_centre"], atlas.landmarks["knee_centre"])
        assert atlas.femoral_head_radius == pytest.approx(22.8, abs=2)
        assert thigh == pytest.approx(396, abs=2)

    @pytest.mark.parametrize(
        ("muscle", "cm2"),
        [
            ("gluteus_maximus", 203),
            ("gluteus_medius", 91),
            ("gluteus_minimus", 51),
            ("piriformis", 29),
            ("tensor_fasciae_latae", 36),
        ],
    )
    def test_the_area_of_a_muscle_from_behind(
        self, posterior: View, muscle: str, cm2: float
    ) -> None:
        assert size_mm2(posterior.outline(muscle)) / 100 == pytest.approx(cm2, rel=0.03)

    @pytest.mark.parametrize(("below", "share"), [("piriformis", 0.94), ("gluteus_medius", 0.59)])
    def test_how_much_the_maximus_covers(self, posterior: View, below: str, share: float) -> None:
        under, cover = posterior.outline(below), posterior.outline("gluteus_maximus")
        u0, v0, u1, v1 = (round(edge) for edge in bounds(under))
        grid = [(u + 0.5, v + 0.5) for u in range(u0 - 1, u1 + 1) for v in range(v0 - 1, v1 + 1)]
        covered = [inside(cover, point) for point in grid if inside(under, point)]
        assert sum(covered) / len(covered) == pytest.approx(share, abs=0.02)

    @pytest.mark.parametrize("side", ["right", "left"])
    @pytest.mark.parametrize("view", VIEWS)
    def test_the_nerve_runs_by_a_third_and_by_a_half(
        self, atlas: Atlas, view: str, side: str
    ) -> None:
        """AN-27: a third of the way from PSIS to sit bone, half way from there to trochanter."""
        psis, sit_bone, trochanter = (
            atlas.landmark(name, view, side) for name in ("psis", "sit_bone", "greater_trochanter")
        )
        third = tuple(a + (b - a) / 3 for a, b in zip(psis, sit_bone, strict=True))
        half = tuple((a + b) / 2 for a, b in zip(sit_bone, trochanter, strict=True))
        nerve = atlas.view(view).nerve_on(side)
        assert to_line(third, nerve) <= 10
        assert to_line(half, nerve) <= 10

    def test_the_nerve_then_runs_down_the_middle_of_the_thigh(self, posterior: View) -> None:
        low = [u for u, v in posterior.nerve if v < 745]
        femur = posterior.outline("femur")
        assert min(low) > 70 and max(low) < 105
        assert min(v for _, v in posterior.nerve) < bounds(femur)[1] + 10

    def test_the_nerve_comes_out_below_the_piriformis(self, posterior: View) -> None:
        seen = posterior.nerve[posterior.emerges :]
        assert posterior.emerges > 0
        assert not any(inside(posterior.outline("piriformis"), point) for point in seen)


class TestWhatTheAtlasHolds:
    def test_it_is_small_enough_to_ship(self) -> None:
        assert (assets() / FILE).stat().st_size <= 300_000

    def test_every_muscle_of_the_course_is_in_it(self, atlas: Atlas) -> None:
        ours = set(load().muscles) - {"deep_rotators"}  # which are four muscles here
        assert ours <= set(atlas.structures)

    def test_every_technique_of_the_course_has_its_regions(self, atlas: Atlas) -> None:
        for view in atlas.views.values():
            assert set(view.techniques) == set(load().techniques)

    def test_every_place_is_one_of_the_course_and_of_the_same_kind(self, atlas: Atlas) -> None:
        kinds = {name: landmark.zone for name, landmark in load().landmarks.items()}
        for view in atlas.views.values():
            assert set(view.zones) == set(KINDS)
            for kind, places in view.zones.items():
                assert {place: kinds[place] for place in places} == dict.fromkeys(places, kind)

    def test_every_part_is_a_structure_in_its_own_layer(self, atlas: Atlas) -> None:
        for view in atlas.views.values():
            assert [layer.id for layer in view.layers] == ["bones", "deep", "medius", "maximus"]
            for layer in view.layers:
                assert {atlas.structure(part.structure).layer for part in layer.parts} == {layer.id}
                seen = [(part.structure, part.side) for part in layer.parts]
                assert len(seen) == len(set(seen))

    @pytest.mark.parametrize("view", VIEWS)
    @pytest.mark.parametrize("muscle", [*GLUTEALS, "piriformis"])
    def test_a_gluteal_is_seen_within_its_outline_and_its_fibres_within_what_is_seen(
        self, atlas: Atlas, view: str, muscle: str
    ) -> None:
        shown = atlas.view(view)
        visible = seen(shown, muscle)
        assert overlap_mm2(visible, shown.outline(muscle)) / size_mm2(visible) > 0.94
        middles = [line[len(line) // 2] for line in shown.fibres[muscle]]
        assert len(middles) >= 4
        assert all(inside(visible, middle) for middle in middles)

    def test_the_tones_lie_within_what_is_seen(self, atlas: Atlas) -> None:
        for view in atlas.views.values():
            for part in (part for layer in view.layers for part in layer.parts):
                for tone in part.tones.values():
                    assert overlap_mm2(tone, part.visible) > 0.97 * size_mm2(tone)

    @pytest.mark.parametrize("view", VIEWS)
    def test_the_body_lies_within_the_skin(self, atlas: Atlas, view: str) -> None:
        shown = atlas.view(view)
        for name in (*GLUTEALS, "piriformis", "hip_bone", "sacrum"):
            assert all(inside(shown.skin, point) for point in points(shown.outline(name)))

    def test_the_licence_lies_beside_it_and_names_no_address(self) -> None:
        text = (assets() / FILE).with_name("LICENCE.md").read_text(encoding="utf-8")
        for words in (
            "BodyParts3D, © The Database Center for Life Science",
            "CC BY-SA 2.1 JP",
            "Nikola Lukic",
            "Mitsuhashi",
            "CC0",
            "one thin adult male",
        ):
            assert words in text
        assert "://" not in text and "doi" not in text.lower()

    def test_the_credit_and_the_subject_are_in_the_file(self, atlas: Atlas) -> None:
        assert "The Database Center for Life Science" in atlas.credit
        assert "Nikola Lukic" in atlas.credit
        assert "one thin adult male" in atlas.subject


class TestBadInput:
    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            (lambda atlas: atlas.view("postrior"), "nearest is posterior"),
            (lambda atlas: atlas.structure("gluteus_maxima"), "nearest is gluteus_maximus"),
            (lambda atlas: atlas.view("posterior").outline("pirifomis"), "is piriformis"),
            (lambda atlas: atlas.view("posterior").places("never"), "is never_press"),
            (lambda atlas: atlas.view("posterior").regions("foam"), "is foam_rolling"),
            (lambda atlas: atlas.view("posterior").layer("medus"), "is medius"),
            (lambda atlas: atlas.landmark("spis", "posterior"), "is psis"),
            (
                lambda atlas: atlas.view("posterior").outline("femur", "rigth"),
                "there are right, left",
            ),
        ],
    )
    def test_an_unknown_name_lists_those_there_are(self, atlas: Atlas, wrong, says: str) -> None:
        with pytest.raises(ValueError, match="There is no") as told:
            wrong(atlas)
        assert says in str(told.value)

    def test_a_missing_file_names_itself_and_the_command(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError, match=r"none\.json is missing.*make atlas"):
            load_atlas(tmp_path / "none.json")

    @pytest.mark.parametrize(
        "damage",
        [
            lambda text: text[: len(text) // 2],
            lambda text: "[]",
            lambda text: json.dumps({**json.loads(text), "format": 99}),
            lambda text: json.dumps({**json.loads(text), "views": {"posterior": {}}}),
            lambda text: json.dumps({**json.loads(text), "landmarks": {"psis": [1]}}),
            lambda text: text.replace('"side":"middle"', '"side":"up"', 1),
            lambda text: "\x00",
        ],
    )
    def test_a_damaged_file_names_itself_and_the_command(self, tmp_path: Path, damage) -> None:
        path = tmp_path / "atlas.json"
        path.write_text(damage((assets() / FILE).read_text(encoding="utf-8")), encoding="utf-8")
        with pytest.raises(ValueError, match=r"atlas\.json is damaged.*make atlas"):
            load_atlas(path)
