"""Each picture has a file, a name, a line of alt text and words that can stand for it."""

from __future__ import annotations

import re

import pytest

from glute_lessons.content import assets, load
from glute_lessons.content.reading import read_toml
from glute_lessons.content.records import Picture

LIBRARY = load()
PICTURES = list(LIBRARY.pictures.values())
NAMED = [pytest.param(picture, id=picture.id) for picture in PICTURES]
WANTED = (
    "run_all_cells",
    "muscle_regions",
    "zones",
    "tool_sizes",
    "foam_rolling_zones",
    "ball_zones",
    "hands_zones",
    "four_verdicts",
    "feeling_scale",
    "routine_clock",
    "spaced_review",
    "effect_sizes",
)
BONES = (
    "spine",
    "sacrum",
    "tailbone",
    "hip ridge",
    "dimple",
    "greater trochanter",
    "sit bone",
)
BODY = ("muscle_regions", "zones", "foam_rolling_zones", "ball_zones", "hands_zones")


def test_the_course_has_its_twelve_pictures() -> None:
    assert sorted(LIBRARY.pictures) == sorted(WANTED)


def test_every_record_has_a_file_and_every_file_a_record() -> None:
    files = {path.relative_to(assets()).as_posix() for path in assets().rglob("*.svg")}
    assert {picture.file for picture in PICTURES} == files


@pytest.mark.parametrize("picture", NAMED)
def test_a_file_is_named_after_its_picture(picture: Picture) -> None:
    assert picture.file.rpartition("/")[2] == f"{picture.id}.svg"


@pytest.mark.parametrize("picture", NAMED)
def test_the_three_texts_differ_and_say_enough(picture: Picture) -> None:
    assert 10 < len(picture.title) <= 70
    assert 40 < len(picture.alt) <= 220
    assert len(picture.description) > len(picture.alt) * 1.5
    assert len({picture.title, picture.alt, picture.description.strip()}) == 3


@pytest.mark.parametrize("picture", NAMED)
def test_an_alt_text_is_one_paragraph_that_markdown_keeps_whole(picture: Picture) -> None:
    assert not re.search(r"[\n\[\]|`*]", picture.alt)


@pytest.mark.parametrize("picture", NAMED)
def test_credit_names_the_course_and_the_licence(picture: Picture) -> None:
    assert picture.credit.startswith("Glute Lessons, CC BY 4.0")


@pytest.mark.parametrize("name", BODY)
def test_a_picture_of_the_body_says_that_it_is_schematic(name: str) -> None:
    assert "Schematic drawing" in LIBRARY.pictures[name].credit


def test_the_first_picture_of_muscles_says_so_in_its_name_and_its_words() -> None:
    picture = LIBRARY.pictures["muscle_regions"]
    assert all("schematic" in text for text in (picture.title, picture.description))


@pytest.mark.parametrize("name", [name for name in BODY if name != "muscle_regions"])
@pytest.mark.parametrize("place", BONES)
def test_a_zone_picture_names_every_bone_in_words(name: str, place: str) -> None:
    never = [
        paragraph
        for paragraph in LIBRARY.pictures[name].description.split("\n\n")
        if "ever press" in paragraph
    ]
    assert any(place in paragraph for paragraph in never)


@pytest.mark.parametrize("picture", NAMED)
def test_words_stay_at_grade_eight(picture: Picture) -> None:
    pytest.importorskip("pyphen", reason="the reading grade needs Pyphen, which is not installed")
    from glute_lessons.checks.reading import LIMIT, reading_grade

    terms = " ".join(
        phrase for term in LIBRARY.glossary.values() for phrase in (term.term, *term.also)
    )
    easy = frozenset(re.findall(r"[a-z]+", terms.lower()))
    assert reading_grade(picture.description, easy) <= LIMIT
    assert reading_grade(picture.alt, easy) <= LIMIT


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

    def test_effect_sizes_gives_every_number_of_the_drawing(self) -> None:
        text = LIBRARY.pictures["effect_sizes"].description.replace("−", "-")
        rows = read_toml(assets().parent / "tools" / "pictures" / "effects.toml")["effect"]
        for row in rows:
            numbers = f"{row['size']:g} ({row['low']:g} to {row['high']:g}), {row['source']}"
            assert f"{row['words']}: {numbers}" in text
