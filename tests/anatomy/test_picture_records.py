"""Each picture has a file, a name, a line of alt text and words that can stand for it."""

from __future__ import annotations

import re
from math import dist

import pytest

from glute_lessons.anatomy.atlas import load_atlas
from glute_lessons.anatomy.geometry import bounds, gap, points
from glute_lessons.anatomy.panels import LAYERS
from glute_lessons.content import assets, load
from glute_lessons.content.measured_words import amount, firm_first, headline, panels
from glute_lessons.content.records import Picture

LIBRARY = load()
PICTURES = list(LIBRARY.pictures.values())
NAMED = [pytest.param(picture, id=picture.id) for picture in PICTURES]
LAYERED = ("posterior", "lateral")
TECHNIQUES = ("foam_rolling", "ball_on_wall", "ball_on_floor", "hands")
ZONED = ("zones", *TECHNIQUES)
BODY = (*LAYERED, *ZONED)
DIAGRAMS = (
    "run_all_cells",
    "tool_sizes",
    "four_verdicts",
    "feeling_scale",
    "routine_clock",
    "spaced_review",
    "effect_sizes",
    "effects_pain",
    "effects_sport",
    "effects_units",
    "claim_map",
)
BONES = (
    "spine",
    "sacrum",
    "tailbone",
    "hip ridge",
    "front point of the ridge",
    "dimple",
    "greater trochanter",
    "sit bone",
)
FINGERS_MM = 12.5  # one finger's width: the course calls 25 mm two of them


def words(picture: Picture) -> list[str]:
    """All texts of a picture that name a side."""
    layers = [text for layer in picture.layers for text in (layer.name, layer.shows)]
    return [picture.title, picture.alt, picture.description, picture.side_alt, *layers]


def paragraph(name: str, start: str) -> str:
    """The one paragraph of a description that begins so."""
    (found,) = (
        text
        for text in LIBRARY.pictures[name].description.split("\n\n")
        if text.strip().startswith(start)
    )
    return found


def test_the_course_has_its_eighteen_pictures() -> None:
    assert sorted(LIBRARY.pictures) == sorted((*BODY, *DIAGRAMS))


def test_every_record_has_a_file_and_every_file_a_record() -> None:
    files = {path.relative_to(assets()).as_posix() for path in assets().rglob("*.svg")}
    named = {file for p in PICTURES for file in (p.file, p.side_file) if file}
    named |= {position.file for position in LIBRARY.positions.values()}
    assert named == files


@pytest.mark.parametrize("picture", NAMED)
def test_a_file_is_named_after_its_picture(picture: Picture) -> None:
    folder = "plates" if picture.id in BODY else "diagrams"
    assert picture.file == f"{folder}/{picture.id}.svg"
    side = f"plates/{picture.id}_side.svg" if picture.id in ZONED else ""
    assert picture.side_file == side


@pytest.mark.parametrize("picture", NAMED)
def test_the_texts_differ_and_say_enough(picture: Picture) -> None:
    assert 10 < len(picture.title) <= 70
    assert len(picture.description) > len(picture.alt) * 1.5
    alts = [picture.alt, *filter(None, [picture.side_alt])]
    assert all(40 < len(alt) <= 220 for alt in alts)
    texts = [picture.title, *alts, picture.description.strip()]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("picture", NAMED)
def test_an_alt_text_is_one_paragraph_that_markdown_keeps_whole(picture: Picture) -> None:
    assert not re.search(r"[\n\[\]|`*]", picture.alt + picture.side_alt)


@pytest.mark.parametrize("name", DIAGRAMS)
def test_the_credit_of_a_diagram_names_the_course_and_the_licence(name: str) -> None:
    assert LIBRARY.pictures[name].credit.startswith("Glute Lessons, CC BY 4.0")


@pytest.mark.parametrize("name", BODY)
class TestAPictureOfTheBody:
    def test_has_the_credit_that_its_data_ask_for(self, name: str) -> None:
        licence = (assets() / "atlas" / "LICENCE.md").read_text(encoding="utf-8")
        (line,) = re.findall(r'Credit line for pictures made from it: "([^"]+)"', licence)
        ours = "Plate by Glute Lessons, CC BY-SA 2.1 JP. It shows one thin adult male."
        assert LIBRARY.pictures[name].credit == f"{line}. {ours}"

    def test_says_whose_body_it_is_and_that_others_differ(self, name: str) -> None:
        text = paragraph(name, "This plate shows one thin adult male.")
        assert "Real bodies differ" in text and "about here" in text

    def test_says_in_the_end_that_the_nerve_is_schematic(self, name: str) -> None:
        last = LIBRARY.pictures[name].description.strip().split("\n\n")[-1]
        assert last.startswith("The sciatic nerve is schematic.")
        assert "AN-27" in last

    def test_names_its_side_in_title_and_words_and_leaves_no_brace(self, name: str) -> None:
        picture = LIBRARY.pictures[name]
        assert "{side}" in picture.title
        assert all("{side}" in alt for alt in (picture.alt, picture.side_alt) if alt)
        for text in words(picture):
            for side in ("left", "right"):
                assert not re.search("[{}]", text.replace("{side}", side))

    def test_names_no_side_of_its_own(self, name: str) -> None:
        assert not re.search(
            r"\b(?:left|right) (?:side|buttock|hip|half)\b", " ".join(words(LIBRARY.pictures[name]))
        )

    def test_explains_the_greater_trochanter(self, name: str) -> None:
        text = LIBRARY.pictures[name].description
        first = text.index("greater trochanter")
        assert text[first:].startswith(
            "greater trochanter (the bony bump on the outside of your hip)"
        )


@pytest.mark.parametrize("name", LAYERED)
def test_the_layers_are_told_from_the_surface_down(name: str) -> None:
    layers = LIBRARY.pictures[name].layers
    assert tuple(layer.id for layer in layers) == LAYERS
    assert len({layer.name for layer in layers}) == len(LAYERS)
    for layer in layers:
        assert 2 <= len(re.findall(r"[.](?:\s|$)", layer.shows)) <= 8, layer.id


def test_only_the_layered_plates_have_layers() -> None:
    assert {p.id for p in PICTURES if p.layers} == set(LAYERED)


def test_what_is_schematic_besides_the_nerve_is_said() -> None:
    assert "biceps femoris, is schematic too" in LIBRARY.pictures["posterior"].description
    assert "iliotibial band, down the outside of the thigh, is schematic too" in (
        LIBRARY.pictures["lateral"].description
    )


@pytest.mark.parametrize("name", ZONED)
@pytest.mark.parametrize("place", BONES)
def test_a_zone_picture_names_every_bone_in_words(name: str, place: str) -> None:
    assert place in paragraph(name, "Never press (crossed lines): bone.")


@pytest.mark.parametrize("name", TECHNIQUES)
class TestATechniquesWords:
    def test_tell_the_stripes_the_broken_line_and_the_dots(self, name: str) -> None:
        text = LIBRARY.pictures[name].description
        assert "here (striped" in text
        broken = paragraph(name, "Keep moving here (broken line)")
        assert re.search("never rests there|do not stop", broken)
        # Only the roller, thick and long, may pass over the strip.
        crosses = "lies on the nerve strip" in broken
        assert crosses == (name == "foam_rolling")
        assert crosses or "the nerve strip begins" in broken
        assert "25 mm" in paragraph(name, "Pass over, never hold (dotted)")

    def test_tell_how_it_moves(self, name: str) -> None:
        moves = {
            "foam_rolling": "An arrow points up and down",
            "ball_on_wall": "up and down, and a little from side to side",
            "ball_on_floor": "up and in, then down and out",
            "hands": "slow, small circles",
        }
        assert moves[name] in LIBRARY.pictures[name].description

    def test_keep_the_sense_of_what_was_reviewed_for_safety(self, name: str) -> None:
        kept = {
            "foam_rolling": ("Turn back at each end", "first roll up and out", "sit square only"),
            "ball_on_wall": ("middle well inside", "never stop there", "stand straight"),
            "ball_on_floor": ("middle well inside", "never hold", "lift off"),
            "hands": ("never the ridge", "Keep your fingers off it", "never hold there"),
        }
        for sentence in kept[name]:
            assert sentence in LIBRARY.pictures[name].description


class TestWordsAgreeWithTheAtlas:
    ATLAS = load_atlas()

    def height(self, landmark: str) -> float:
        return self.ATLAS.landmarks[landmark][2]

    def test_levels_and_distances_of_the_bones(self) -> None:
        behind = LIBRARY.pictures["posterior"].description
        assert "about level with the tip of the tailbone" in behind
        assert self.height("greater_trochanter") == pytest.approx(self.height("coccyx_tip"), abs=5)
        assert "It is the lowest of them, about 5 cm to the side" in behind
        lowest = min(
            self.ATLAS.landmarks, key=lambda n: self.height(n) if n != "knee_centre" else 1e9
        )
        assert lowest == "sit_bone"
        assert abs(self.ATLAS.landmarks["sit_bone"][0]) == pytest.approx(50, abs=3)
        assert "about 17 cm lower" in LIBRARY.pictures["lateral"].description
        drop = self.height("iliac_crest_top") - self.height("greater_trochanter")
        assert drop == pytest.approx(170, abs=8)
        over, bump = (
            self.ATLAS.landmark(n, "right_lateral")
            for n in ("iliac_crest_top", "greater_trochanter")
        )
        assert abs(over[0] - bump[0]) < 15 < dist(over, bump)

    def test_the_small_fan_starts_four_centimetres_down(self) -> None:
        assert "about 4 cm below the top of the hip ridge" in (
            LIBRARY.pictures["posterior"].layer("deep").shows
        )
        top = bounds(self.ATLAS.view("posterior").outline("gluteus_minimus"))[3]
        assert self.height("iliac_crest_top") - top == pytest.approx(40, abs=4)

    def test_the_press_zone(self) -> None:
        text = paragraph("zones", "Press (striped)")
        behind, side = (self.ATLAS.view(v) for v in ("posterior", "right_lateral"))
        area = behind.places("press")["upper_outer_buttock"]
        low, high = bounds(area)[1], bounds(area)[3]
        assert "about 10 cm tall" in text and high - low == pytest.approx(105, abs=8)
        inner = bounds(area)[0] - abs(self.ATLAS.landmarks["psis"][0])
        assert "two finger-widths further out than the dimple" in text
        assert inner == pytest.approx(2 * FINGERS_MM, abs=5)
        front = (
            self.ATLAS.landmark("asis", "right_lateral")[0]
            - bounds(side.places("press")["upper_outer_buttock"])[2]
        )
        assert "three finger-widths behind the front point" in text
        assert front == pytest.approx(3 * FINGERS_MM, abs=5)

    @pytest.mark.parametrize("view", ["posterior", "right_lateral"])
    @pytest.mark.parametrize("name", TECHNIQUES)
    def test_how_far_from_ridge_and_bump(self, name: str, view: str) -> None:
        shown = self.ATLAS.view(view)
        places, hold = shown.places("never_press"), shown.regions(name).hold
        text, least = LIBRARY.pictures[name].description, 10
        if name.startswith("ball"):
            least = 25
            assert "about two finger-widths (25 mm) or more away from the hip ridge" in text
        else:
            assert "at least a finger-width above the greater trochanter" in text
            assert re.search("finger-width (?:of muscle just )?below the hip ridge", text)
        assert gap(hold, places["greater_trochanter"]) >= least
        assert gap(hold, places["iliac_crest"]) >= least

    def test_the_roller_turns_back_at_the_dimples(self) -> None:
        text = paragraph("foam_rolling", "Roll and hold here")
        regions = self.ATLAS.view("posterior").regions("foam_rolling")
        low, high = bounds(regions.hold)[1], bounds(regions.hold)[3]
        assert "about 5 cm tall" in text and high - low == pytest.approx(50, abs=6)
        sacrum = bounds(self.ATLAS.view("posterior").outline("sacrum"))[3]
        assert "about level with the dimples, and lower than the top edge of the sacrum" in text
        assert high == pytest.approx(self.height("psis"), abs=6)
        assert max(v for _, v in points(regions.passing)) < sacrum
        assert "three finger-widths or more" in text
        psis = abs(self.ATLAS.landmarks["psis"][0])
        assert bounds(regions.hold)[0] - psis > 2.5 * FINGERS_MM

    def test_the_hands_follow_the_ridge(self) -> None:
        text = paragraph("hands", "Press here")
        hold = self.ATLAS.view("posterior").regions("hands").hold
        inner = bounds(hold)[0] - abs(self.ATLAS.landmarks["psis"][0])
        assert "from about two finger-widths outside the dimple" in text
        assert inner == pytest.approx(2 * FINGERS_MM, abs=5)


@pytest.mark.parametrize("picture", NAMED)
def test_words_stay_at_grade_eight(picture: Picture) -> None:
    pytest.importorskip("pyphen", reason="the reading grade needs Pyphen, which is not installed")
    from glute_lessons.checks.lesson_checks import easy_words
    from glute_lessons.checks.reading import LIMIT, reading_grade

    easy = easy_words(LIBRARY)
    shows = [layer.shows for layer in picture.layers]
    for text in (picture.alt, picture.side_alt, picture.description, *shows):
        assert reading_grade(text, easy) <= LIMIT, text


class TestWordsAgreeWithTheContentTheyRepeat:
    def test_feeling_scale(self) -> None:
        text = LIBRARY.pictures["feeling_scale"].description
        for step in LIBRARY.feelings.values():
            assert step.feels in text
            assert f"{step.name.lower()}." in text
        assert f"never above {LIBRARY.dose.feeling_cap}" in text

    def test_four_verdicts(self) -> None:
        text = LIBRARY.pictures["four_verdicts"].description
        places = [text.index(verdict.name) for verdict in LIBRARY.verdicts.values()]
        assert places == sorted(places)
        quoted = re.findall('"([^"]+)"', text)
        known = {sensation.words: sensation.verdict for sensation in LIBRARY.sensations.values()}
        assert [known[words] for words in quoted] == [v for v in LIBRARY.verdicts for _ in range(2)]

    @pytest.mark.parametrize("name", [name for name in DIAGRAMS if name.startswith("effect")])
    def test_the_effects_give_every_row_of_the_drawing(self, name: str) -> None:
        text = LIBRARY.pictures[name].description
        boxes = panels(LIBRARY, name)
        assert boxes
        for panel, rows in boxes:
            assert f"{panel.heading}. " in text and panel.note in text
            for row in rows:
                mark = "," if row.finding else ":"
                basis = [row.basis] * bool(row.basis)
                told = ", ".join([amount(row, panel), *basis, row.source])
                assert f"{headline(row)}{mark} {told}." in text

    def test_the_claim_map_gives_every_count_of_the_drawing_in_its_order(self) -> None:
        text = LIBRARY.pictures["claim_map"].description
        names = ("review", "trial", "expert", "our sums", "practice")
        places = []
        for subject, counts in firm_first(LIBRARY):
            parts = [f"{name} {n}" for name, n in zip(names, counts, strict=True) if n]
            none = [] if any(counts[:2]) else ["no review and no trial"]
            places.append(text.index(f"{subject.name}: {', '.join(none + parts)}."))
        assert places == sorted(places)
