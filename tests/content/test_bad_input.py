"""A fault in a content file is one ContentError: file, item, field, what was found, what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from glute_lessons.content import ContentError, load
from glute_lessons.content.library import read_library

Damage = Callable[[str, str, str], None]
Case = tuple[str, str, str, str, str, str, str]

# file, text there, text instead → item, field, found, a part of what is allowed
MUSCLES, TECHNIQUES, QUESTIONS = "muscles.toml", "techniques.toml", "questions/01_anatomy.toml"

GRADE_ROW = """[[grading]]
truth = "stop"
answer = "continue"
grade = "right"
rating = "good"
says = "So."
"""

KINDS: dict[str, Case] = {
    "an unknown key": (
        MUSCLES, 'layer = "superficial"', 'layer = "superficial"\ncolour = "red"',
        "gluteus_maximus", "colour", "an unknown field", "one of id, name, plain_name, layer",
    ),
    "a misspelt key, told as such and not as a missing one": (
        MUSCLES, 'where = "On top."', 'wheer = "On top."',
        "gluteus_maximus", "wheer", "an unknown field", "where",
    ),
    "an unknown key inside a list": (
        TECHNIQUES, 'text = "Keep still."', 'text = "Keep still.", seconds = 3',
        "ball_on_wall", "steps[2].seconds", "an unknown field", "one of id, text",
    ),
    "an unknown table": (
        MUSCLES, "[[muscle]]", "[[muscel]]", "", "muscel", "an unknown table", "one of muscle",
    ),
    "a missing field": (
        MUSCLES, 'size = "The largest."', "", "gluteus_maximus", "size", "nothing", "must be given",
    ),
    "a missing id": (
        MUSCLES, 'id = "gluteus_maximus"', "", "muscle number 1", "id", "nothing", "must be given",
    ),
    "a missing field inside a table": (
        TECHNIQUES, "max_seconds = 60", "", "ball_on_wall", "hold.max_seconds", "nothing",
        "must be given",
    ),
    "a number for text": (
        MUSCLES, 'name = "Gluteus maximus"', "name = 3", "gluteus_maximus", "name", "3", "text",
    ),
    "text for a number": (
        "tools.toml", "firmness = 3", 'firmness = "3"',
        "tennis_ball", "firmness", '"3"', "a whole number",
    ),
    "a fraction for a whole number": (
        "tools.toml", "firmness = 3", "firmness = 3.0",
        "tennis_ball", "firmness", "3.0", "a whole number",
    ),
    "true for a number": (
        "tools.toml", "firmness = 3", "firmness = true",
        "tennis_ball", "firmness", "true", "a whole number",
    ),
    "text for true or false": (
        TECHNIQUES, "floor = false", 'floor = "no"',
        "ball_on_wall", "floor", '"no"', "true or false",
    ),
    "text for a list": (
        TECHNIQUES, 'care = ["Mind your feet."]', 'care = "Mind your feet."',
        "ball_on_wall", "care", '"Mind your feet."', "a list",
    ),
    "a number inside a list of texts": (
        TECHNIQUES, 'care = ["Mind your feet."]', 'care = ["Mind your feet.", 7]',
        "ball_on_wall", "care[2]", "7", "text",
    ),
    "a missing table": (
        TECHNIQUES, '[technique.hold]\ndefault_seconds = [20, 30]\nmax_seconds = 60\nper_spot = 2',
        "", "ball_on_wall", "hold", "nothing", "must be given",
    ),
    "a list of tables for a table": (
        TECHNIQUES, "[technique.hold]", "[[technique.hold]]",
        "ball_on_wall", "hold", "[a table]", "a table of fields",
    ),
    "a table for text": (
        MUSCLES, 'name = "Gluteus maximus"', "name = { latin = 1 }",
        "gluteus_maximus", "name", "a table", "text",
    ),
    "text for an entry of a list of tables": (
        TECHNIQUES, '{ id = "hold", text = "Keep still.", drawing = "leaning_in" }', '"Keep still."',
        "ball_on_wall", "steps[2]", '"Keep still."', "a table of fields",
    ),
    "one number for two": (
        TECHNIQUES, "default_seconds = [20, 30]", "default_seconds = [20]",
        "ball_on_wall", "hold.default_seconds", "[20]", "a list of 2",
    ),
    "an empty text": (
        MUSCLES, 'size = "The largest."', 'size = " "', "gluteus_maximus", "size", '" "',
        "some text",
    ),
    "an empty list": (
        MUSCLES, 'evidence = ["AN-01"]', "evidence = []",
        "gluteus_maximus", "evidence", "[]", "at least one entry",
    ),
    "an empty text in a list": (
        MUSCLES, 'evidence = ["AN-01"]', 'evidence = ["AN-01", ""]',
        "gluteus_maximus", "evidence[2]", '""', "some text",
    ),
    "the same text twice in a list": (
        MUSCLES, 'evidence = ["AN-01"]', 'evidence = ["AN-01", "AN-01"]',
        "gluteus_maximus", "evidence[2]", '"AN-01"', "not yet in the list",
    ),
    "a word that is no choice": (
        MUSCLES, '"superficial"', '"outer"',
        "gluteus_maximus", "layer", '"outer"', "superficial, middle, deep, in front",
    ),
    "a verdict that is none": (
        "sensations.toml", 'verdict = "stop"', 'verdict = "carry_on"',
        "shooting", "verdict", '"carry_on"', "one of continue, ease_off, stop, get_help_now",
    ),
    "an id with a space": (
        MUSCLES, '"gluteus_maximus"', '"gluteus maximus"',
        "gluteus maximus", "id", '"gluteus maximus"', "small letters",
    ),
    "a duplicate id": (
        "glossary.toml", "[[term]]",
        '[[term]]\nid = "hold"\nterm = "a hold"\nmeaning = "One."\n\n[[term]]',
        "hold", "id", "the same id twice", "used once",
    ),
    "a duplicate id in two tables of one shelf": (
        "facts.toml", 'id = "D1"', 'id = "A1"', "A1", "id", "the same id twice", "used once",
    ),
    "a duplicate step": (
        TECHNIQUES, '{ id = "hold",', '{ id = "lean",',
        "ball_on_wall", "steps[2].id", 'the same id twice ("lean")', "used once",
    ),
    "a second set of dose numbers": (
        "dose.toml", "[[feeling]]", "[[dose]]\nhold_seconds = [5, 60]\n\n[[feeling]]",
        "dose 2", "hold_default_seconds", "nothing", "must be given",
    ),
    "a hold of 500 s": (
        TECHNIQUES, "max_seconds = 60", "max_seconds = 500",
        "ball_on_wall", "hold.max_seconds", "500", "5 to 60 seconds",
    ),
    "a default hold of 500 s": (
        TECHNIQUES, "default_seconds = [20, 30]", "default_seconds = [20, 500]",
        "ball_on_wall", "hold.default_seconds", "[20, 500]", "5 to 60 seconds",
    ),
    "a default hold above the technique's own most": (
        TECHNIQUES, "max_seconds = 60", "max_seconds = 25",
        "ball_on_wall", "hold.default_seconds", "[20, 30]", "5 to 25",
    ),
    "a pair in falling order": (
        TECHNIQUES, "default_seconds = [20, 30]", "default_seconds = [30, 20]",
        "ball_on_wall", "hold.default_seconds", "[30, 20]", "the smaller first",
    ),
    "three holds on a spot": (
        TECHNIQUES, "per_spot = 2", "per_spot = 3", "ball_on_wall", "hold.per_spot", "3", "1 to 2",
    ),
    "more sets than the dose has": (
        "dose.toml", "sets_per_region = 3", "sets_per_region = 2",
        None, "passes.sets", "3", "1 to 2",
    ),
    "a feeling scale with a hole": (
        "dose.toml", "span = [3, 4]", "span = [4, 4]",
        "", "feeling.span", "[0, 1, 2, 4, 5, 6, 7, 8, 9, 10]", "each once",
    ),
    "a grading table with a hole": (
        "sensations.toml", GRADE_ROW, "",
        "", "grading", "no entry for stop>continue", "one entry for every case",
    ),
    "a neighbour that is a landmark too": (
        "neighbours.toml", 'id = "rib"', 'id = "sit_bone"',
        "sit_bone", "id", "an id of landmarks.toml too", "used once",
    ),
    "a neighbour of a kind that is none": (
        "neighbours.toml", 'kind = "bone"', 'kind = "vessel"',
        "rib", "kind", '"vessel"', "one of bone, muscle, band, nerve",
    ),
    "a second drawing without words": (
        "pictures.toml", 'side_alt = "Another drawing."', "",
        "regions", "side_alt", "nothing", "exactly when there is a side_file",
    ),
    "words for a second drawing that is not there": (
        "pictures.toml", 'side_file = "plates/regions_side.svg"', "",
        "regions", "side_alt", "words for no drawing", "exactly when there is a side_file",
    ),
    "a layer named twice": (
        "pictures.toml", 'id = "bones"', 'id = "skin"',
        "regions", "layers[2].id", 'the same id twice ("skin")', "used once",
    ),
    "a layer without words": (
        "pictures.toml", 'shows = "Bones."', "",
        "regions", "layers[2].shows", "nothing", "must be given",
    ),
    "a fact that cannot be asked and does not say why": (
        "facts.toml", 'why_not = "It is told in another lesson."', "",
        "X1", "why_not", "no reason", "a reason exactly when assessable is false",
    ),
    "a key that is no plain word": (
        MUSCLES, 'size = "The largest."', '"the\\nsize" = "The largest."',
        "gluteus_maximus", '"the\\nsize"', "an unknown field", "size",
    ),
    "a question in another lesson's file": (
        QUESTIONS, 'lesson = "01_anatomy"', 'lesson = "02_tools"',
        "press_where", "lesson", '"02_tools"', '"01_anatomy"',
    ),
    "a reason to stop with two verdicts": (
        "stops.toml", '["shooting"]', '["shooting"]\nverdict = "stop"',
        "sharp", "verdict", '"stop"', "a verdict exactly when there are no sensations",
    ),
    "a situation on a surface that its technique does not know": (
        "situations.toml", 'surface = "wall"', 'surface = "floor"',
        "sore_wrist", "surface", '"floor"', "any but the floor, for ball_on_wall",
    ),
    "two right answers": (
        QUESTIONS, 'explanation = "No, it is hard."', 'explanation = "Hm.", right = true',
        "press_where", "options", "2 right answers", "exactly one",
    ),
    "a triage question without its sensation": (
        QUESTIONS, 'sensation = "shooting"', "",
        "shooting_down", "sensation", "nothing", "the id of a sensation",
    ),
}  # fmt: skip

# file, text there, text instead → item, field, the id that nobody defines, its shelf
UNKNOWN_IDS: dict[str, Case] = {
    "a fact's evidence": (
        "facts.toml", '"AN-01"', '"AN-99"', "A1", "evidence", "AN-99", "sources",
    ),
    "a fact's lesson": (
        "facts.toml", '"01_anatomy"', '"07_routine"', "A1", "lesson", "07_routine", "lessons",
    ),
    "a lesson's picture": (
        "lessons.toml", '"regions"', '"layers"', "01_anatomy", "picture", "layers", "pictures",
    ),
    "a muscle's evidence": (
        MUSCLES, '"AN-01"', '"SF-99"', "gluteus_maximus", "evidence", "SF-99", "sources",
    ),
    "a neighbour's evidence": (
        "neighbours.toml", '"AN-01"', '"SF-99"', "rib", "evidence", "SF-99", "sources",
    ),
    "a landmark's evidence": (
        "landmarks.toml", '"AN-01"', '"SF-99"', "sit_bone", "evidence", "SF-99", "sources",
    ),
    "a tool's evidence": (
        "tools.toml", '"AN-01"', '"SF-99"', "tennis_ball", "evidence", "SF-99", "sources",
    ),
    "a technique's tool": (
        TECHNIQUES, '["tennis_ball"]', '["golf_ball"]',
        "ball_on_wall", "tools", "golf_ball", "tools",
    ),
    "a technique's muscle": (
        TECHNIQUES, '["gluteus_maximus"]', '["gluteus_magnus"]',
        "ball_on_wall", "muscles", "gluteus_magnus", "muscles",
    ),
    "a technique's evidence": (
        TECHNIQUES, '"AN-01"', '"SF-99"', "ball_on_wall", "evidence", "SF-99", "sources",
    ),
    "a sensation's evidence": (
        "sensations.toml", '"AN-01"', '"SF-99"', "shooting", "evidence", "SF-99", "sources",
    ),
    "a reason to stop": (
        "stops.toml", '["shooting"]', '["throbbing"]', "sharp", "sensations", "throbbing", "sensations",
    ),
    "a situation's tool": (
        "situations.toml", '"tennis_ball"', '"golf_ball"', "sore_wrist", "tool", "golf_ball", "tools",
    ),
    "a situation's technique": (
        "situations.toml", '"ball_on_wall"', '"ball_on_roof"',
        "sore_wrist", "technique", "ball_on_roof", "techniques",
    ),
    "a situation's evidence": (
        "situations.toml", '"AN-01"', '"SF-99"', "sore_wrist", "evidence", "SF-99", "sources",
    ),
    "a screening rule's evidence": (
        "screening.toml", '"AN-01"', '"SF-99"', "fall", "evidence", "SF-99", "sources",
    ),
    "a technique that a rule closes": (
        "screening.toml", '["ball_on_wall"]', '["ball_on_roof"]',
        "fall", "closes", "ball_on_roof", "techniques",
    ),
    "a drawing of the way down": (
        TECHNIQUES, 'way_down = ["leaning_in"]', 'way_down = ["falling"]',
        "ball_on_wall", "way_down", "falling", "positions",
    ),
    "a step's drawing": (
        TECHNIQUES, 'text = "Keep still.", drawing = "leaning_in"',
        'text = "Keep still.", drawing = "falling"',
        "ball_on_wall", "steps[2].drawing", "falling", "positions",
    ),
    "a question's fact": (
        QUESTIONS, '["A1"]', '["A9"]', "press_where", "facts", "A9", "facts",
    ),
    "a question's sensation": (
        QUESTIONS, '"shooting"', '"throbbing"',
        "shooting_down", "sensation", "throbbing", "sensations",
    ),
}  # fmt: skip

MARKUP = ("<b>bold</b>", "</p", "<!-- note -->", "<script>alert(1)</script>", "a<b")
TEXT = ("gone in < 14 days", "a <- b", "1 << 2", "3 < 4 > 2", "& more", "<3", "*stars* [x](y)")
MUSCLE_TEXTS = (
    "name", "plain_name", "starts", "ends", "does", "where", "nerve", "find", "zone", "clue", "size",
)  # fmt: skip
INSIDES = ("cattrs", "attr", "Traceback", "structur", "typing.", "<class", "object", "  File ")


def fault_in(folder: Path) -> ContentError:
    """The one fault; nothing of the loader's insides hangs on to it."""
    with pytest.raises(ContentError) as caught:
        read_library(folder)
    fault = caught.value
    assert fault.__cause__ is None
    assert fault.__suppress_context__ or fault.__context__ is None
    assert str(fault).isprintable(), "one line, and nothing that moves a terminal"
    assert not any(word in str(fault) for word in INSIDES)
    return fault


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_told_by_file_item_field_found_and_allowed(
    kind: str, folder: Path, damage: Damage
) -> None:
    file, old, new, item, field, found, allowed = KINDS[kind]
    damage(file, old, new)
    fault = fault_in(folder)
    if item is None:  # the dose is narrowed, so the technique is at fault
        file, item = TECHNIQUES, "ball_on_wall"
    assert (fault.file, fault.item, fault.field) == (file, item, field)
    assert fault.found == found
    assert allowed in fault.allowed
    for part in (file, item, field, found, allowed):
        assert part in str(fault)


@pytest.mark.parametrize("kind", UNKNOWN_IDS)
def test_an_id_that_nobody_defines_is_named(kind: str, folder: Path, damage: Damage) -> None:
    file, old, new, item, field, unknown, shelf = UNKNOWN_IDS[kind]
    damage(file, old, new)
    fault = fault_in(folder)
    assert (fault.file, fault.item, fault.field) == (file, item, field)
    assert fault.found == f'the unknown id "{unknown}"'
    assert fault.allowed == f"an id of the {shelf}"


@pytest.mark.parametrize(
    "text",
    ["[[muscle", "id = ", 'id = "a" "b"', "= 3", "x = 1\nx = 2", "\x00", "a = " + "[" * 5000],
)
def test_a_syntax_error_names_the_file(text: str, folder: Path) -> None:
    (folder / MUSCLES).write_text(text, encoding="utf-8")
    fault = fault_in(folder)
    assert (fault.file, fault.item, fault.field) == (MUSCLES, "", "")
    assert fault.found.startswith("a syntax error")
    assert fault.allowed == "valid TOML"


def test_a_syntax_error_names_its_line(folder: Path) -> None:
    (folder / MUSCLES).write_text("[[muscle]]\nid = \n", encoding="utf-8")
    assert "line 2" in fault_in(folder).found


def test_bytes_that_are_no_text_name_the_file(folder: Path) -> None:
    (folder / MUSCLES).write_bytes(b'[[muscle]]\nid = "\xff"\n')
    fault = fault_in(folder)
    assert (fault.file, fault.allowed) == (MUSCLES, "text in UTF-8")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / MUSCLES).unlink()
    fault = fault_in(folder)
    assert (fault.file, fault.found) == (MUSCLES, "no such file")


def test_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / MUSCLES).unlink()
    (folder / MUSCLES).mkdir()
    fault = fault_in(folder)
    assert (fault.file, fault.allowed) == (MUSCLES, "a readable file")


def test_a_file_that_nobody_reads_is_named(folder: Path) -> None:
    (folder / "muscels.toml").write_text("", encoding="utf-8")
    fault = fault_in(folder)
    assert (fault.file, fault.found) == ("muscels.toml", "an unknown file")


def test_an_empty_file_is_a_fault(folder: Path) -> None:
    (folder / MUSCLES).write_text("", encoding="utf-8")
    fault = fault_in(folder)
    assert (fault.file, fault.field, fault.found) == (MUSCLES, "muscle", "no entries")


def test_a_second_dose_is_a_fault(folder: Path) -> None:
    text = (folder / "dose.toml").read_text(encoding="utf-8")
    dose, feelings = text.split("[[feeling]]", 1)
    (folder / "dose.toml").write_text(dose + dose + "[[feeling]]" + feelings, encoding="utf-8")
    fault = fault_in(folder)
    assert (fault.file, fault.field, fault.found) == ("dose.toml", "dose", "2 entries")


@pytest.mark.parametrize("value", ["3", '"x"', "[3]", "{ a = 1 }", '["x"]'])
def test_an_entry_that_is_no_table_is_a_fault(value: str, folder: Path) -> None:
    (folder / MUSCLES).write_text(f"muscle = {value}", encoding="utf-8")
    fault = fault_in(folder)
    assert fault.file == MUSCLES
    assert "muscle" in str(fault)


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("name", MUSCLE_TEXTS)
def test_markup_is_refused_in_every_text(name: str, text: str, folder: Path) -> None:
    lines = (folder / MUSCLES).read_text(encoding="utf-8").splitlines()
    lines = [f'{name} = "{text}"' if line.startswith(f"{name} =") else line for line in lines]
    (folder / MUSCLES).write_text("\n".join(lines), encoding="utf-8")
    fault = fault_in(folder)
    assert (fault.item, fault.field) == ("gluteus_maximus", name)
    assert fault.allowed.startswith("text without markup")


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_refused_deep_inside_lists(text: str, folder: Path, damage: Damage) -> None:
    damage(TECHNIQUES, '"Keep still."', f'"{text}"')
    assert fault_in(folder).field == "steps[2].text"


@pytest.mark.parametrize("text", TEXT)
def test_a_smaller_sign_that_opens_no_markup_is_text(
    text: str, folder: Path, damage: Damage
) -> None:
    damage(MUSCLES, '"On top."', f'"{text}"')
    assert read_library(folder).muscles["gluteus_maximus"].where == text


def test_a_long_value_is_cut_in_the_message(folder: Path, damage: Damage) -> None:
    damage(MUSCLES, '"On top."', '"' + "<b>" * 1000 + '"')
    fault = fault_in(folder)
    assert len(fault.found) <= 60
    assert "…" in fault.found


def test_a_line_break_in_a_value_stays_on_one_line(folder: Path, damage: Damage) -> None:
    damage(MUSCLES, '"superficial"', '"outer\\nlayer"')
    assert fault_in(folder).found == '"outer\\nlayer"'


@pytest.mark.parametrize("sign", ["\\u2028", "\\u001b", "\\u202e"])
def test_an_id_cannot_break_the_message(sign: str, folder: Path, damage: Damage) -> None:
    damage(MUSCLES, '"gluteus_maximus"', f'"gluteus{sign}maximus"')
    assert fault_in(folder).field == "id"


def test_content_with_a_fault_is_not_kept(folder: Path, damage: Damage) -> None:
    damage(TECHNIQUES, "max_seconds = 60", "max_seconds = 500")
    for _ in range(2):
        with pytest.raises(ContentError):
            load(folder)
    damage(TECHNIQUES, "max_seconds = 500", "max_seconds = 45")
    assert load(folder).techniques["ball_on_wall"].hold.max_seconds == 45
