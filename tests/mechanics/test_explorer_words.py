"""What the explorers work out and say: true to the model, in plain words, always toward gentler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from glute_lessons.checks.lesson_checks import easy_words
from glute_lessons.checks.reading import LIMIT, reading_grade
from glute_lessons.content import load
from glute_lessons.mechanics import NOT_MEASURED, POSTURES, Band, exploring
from glute_lessons.mechanics import explorer_numbers as numbers
from glute_lessons.mechanics import explorer_tables as tables
from glute_lessons.mechanics import explorer_words as say
from glute_lessons.mechanics.explorer_controls import lean_controls, pressure_controls
from glute_lessons.mechanics.exploring import FLOOR, WALL, Setting

DOSE = load().dose
CONTROLS = [*pressure_controls(), *lean_controls()]
PAIRS = [(tool, each.id) for each in POSTURES.values() for tool in each.tools]


def settings() -> Iterator[Setting]:
    """Each pair of tool and posture, at the ends and the start of what its controls offer."""
    for (tool, posture), mass, hands, lean in product(
        PAIRS, (45, 70, 130), (0, 0.15, 0.25), (0, 1, 10, 12, 16, 30)
    ):
        if posture == WALL or lean == 10:
            yield Setting(tool, posture, mass, lean_deg=lean, hand_share=hands)


SETTINGS = list(settings())


def told(setting: Setting) -> list[str]:
    """All sentences that a card says for a setting."""
    found, order = exploring.estimated(setting), exploring.places(setting)
    first = say.headline(order, setting)
    return [
        first,
        say.close(order, setting),
        say.means(setting, exploring.beside_floor(setting)),
        say.always(DOSE),
        *(sentence for _, sentence in numbers.numbers(found)),
        numbers.spoken(found, first, say.means(setting, "below")),
    ]


def all_tables(setting: Setting) -> list[tables.Table]:
    floor = exploring.force_in(FLOOR, setting)
    return [
        tables.forces(exploring.places(setting), setting),
        tables.tools(exploring.at_this_force(setting)),
        tables.section(exploring.estimated(setting)),
        tables.leans(exploring.by_lean(setting), setting, floor),
    ]


def wall(lean_deg: float, **more: float) -> Setting:
    return Setting(lean_deg=lean_deg, **more)


# ---------------------------------------------------------------- safety

INVITES = re.compile(
    r"press (?:harder|deeper|more)|lean (?:more|further)|more pressure|go deep|deeper|harder"
    r"|firmer|to make it stronger|release|trigger point|proven|safe\b|enough force",
    re.IGNORECASE,
)


def test_no_sentence_invites_to_press_harder_or_deeper_or_promises_anything() -> None:
    for setting in SETTINGS:
        for sentence in told(setting):
            assert not INVITES.search(sentence), sentence
    fixed = [*say.WORDS.values(), *numbers.WORDS.values(), *tables.WORDS.values()]
    assert [words for words in fixed if INVITES.search(words)] == []


GENTLER = re.compile(r"to make it gentler|lean less|no weight rest", re.IGNORECASE)


def test_each_setting_is_told_a_gentler_way() -> None:
    for setting in SETTINGS:
        assert GENTLER.search(say.means(setting, exploring.beside_floor(setting))), setting


@pytest.mark.parametrize("tool", ["lacrosse_ball", "massage_ball", "foam_roller_firm"])
def test_a_hard_tool_is_told_a_softer_one(tool: str) -> None:
    setting = exploring.fitted(Setting(tool))
    assert "softer" in say.means(setting, "below")


def test_hands_that_carry_nothing_are_told_to_carry_some() -> None:
    for posture in (FLOOR, "roller_leaning"):
        tool = POSTURES[posture].tools[0]
        assert say.NO_HANDS in say.means(Setting(tool, posture, hand_share=0), "below")
        assert say.NO_HANDS not in say.means(Setting(tool, posture), "below")


def test_the_feeling_and_the_warning_signs_outrank_the_model_in_the_numbers_of_the_dose() -> None:
    told = say.always(DOSE)
    assert "More force is not the aim. Aim for 3 to 4 of 10, never above 5." in told
    assert told.endswith("Your feeling decides, not this model. " + say.WORDS["stop"])


# ---------------------------------------------------------------- plain and honest


def test_all_that_is_said_reads_at_grade_8_or_lower() -> None:
    easy = easy_words(load())
    for setting in SETTINGS:
        text = "\n\n".join([say.WORDS["intro"], *told(setting)])
        assert reading_grade(text, easy) <= LIMIT, setting
    found = exploring.estimated(Setting())
    for words in (say.WORDS.values(), say.assumes(found), (each["hint"] for each in CONTROLS)):
        assert reading_grade("\n\n".join(words), easy) <= LIMIT


def test_no_sentence_is_longer_than_25_words() -> None:
    for setting in SETTINGS:
        for text in told(setting):
            assert max((len(s.split()) for s in re.split(r"(?<=[.:])\s", text)), default=0) <= 25


def figures(text: str) -> list[str]:
    """The significant figures of each number in a text."""
    found = re.findall(r"\d+(?:\.\d+)?", text)
    return [
        number.replace(".", "").strip("0") if "." in number else number.rstrip("0")
        for number in found
    ]


def test_a_number_has_two_figures_at_most() -> None:
    for setting in SETTINGS:
        cells = [cell for table in all_tables(setting) for row in table.rows for cell in row]
        for text in (*told(setting), *cells):
            assert all(len(each.lstrip("0")) <= 2 for each in figures(text)), text


def test_every_table_says_that_nothing_was_measured_on_the_buttock() -> None:
    for setting in SETTINGS[::7]:
        for table in all_tables(setting):
            assert table.caption.endswith(f"{NOT_MEASURED}.")
            assert {len(row) for row in table.rows} == {len(table.heads)}


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        (Setting("foam_roller_soft", "roller_both_sides"), "About 30 kPa (16 to 38 kPa)."),
        (Setting("tennis_ball"), "Very rough: about 79 kPa (34 to 140 kPa)."),
        (
            Setting("tennis_ball", "ball_on_floor_figure_four"),
            "No number. The tool sinks in so far",
        ),
        (Setting("hands", "hands"), "No number. A palm, a fist and a thumb differ too much."),
        (wall(0), "None: nothing rests on it."),
    ],
)
def test_pressure_is_said_as_honestly_as_the_model_knows_it(setting: Setting, says: str) -> None:
    assert numbers.pressure(exploring.estimated(setting).press).startswith(says)


@pytest.mark.parametrize(
    ("band", "says"),
    [
        (Band(120, 134.7, 146.9), "About 130 N (120 to 150 N). That is like the weight of 14 kg."),
        (Band(0, 0, 0), "About 0 N: nothing rests on it."),
    ],
)
def test_force_is_said_with_its_range_and_what_weighs_as_much(band: Band, says: str) -> None:
    assert numbers.force(band) == says


def test_depth_is_told_only_where_there_is_a_pressure() -> None:
    names = [
        dict(numbers.numbers(exploring.estimated(each))) for each in (Setting(), wall(30), wall(0))
    ]
    assert [numbers.WORDS["depth"] in each for each in names] == [True, False, False]
