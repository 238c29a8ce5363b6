"""The muscle map's Python side: its traits, its data, its tasks, and the verb that makes it."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import Any

import ipywidgets
import pytest

from glute_lessons.anatomy.map_cards import called, card, cards
from glute_lessons.anatomy.map_data import map_data
from glute_lessons.anatomy.map_tasks import ENOUGH_MM2, tasks
from glute_lessons.anatomy.map_words import WORDS
from glute_lessons.anatomy.muscle_map import DEALS, MODES, MuscleMap, muscle_map
from glute_lessons.anatomy.panels import LAYERS, PANELS, SIDES
from glute_lessons.anatomy.sightings import seen_anywhere, sights
from glute_lessons.checks.reading import reading_grade
from glute_lessons.content import load
from glute_lessons.content.zone_grades import ZONE_GRADES as GRADES

SEEDS = range(40)
SYNCED = {
    "outbox_owner",
    *("title", "view", "mode", "side", "layer", "selected", "drawing", "body", "entries"),
    *("layers", "credit", "grades", "deals", "seed", "words", "index", "answers", "finished"),
    "asks",
}


def own_traits(widget: Any) -> set[str]:
    hidden = ("layout", "tabbable", "tooltip")
    return {name for name in widget.keys if not name.startswith("_") and name not in hidden}


# ---------------------------------------------------------------- the verb

UNKNOWN = [
    ({"view": "front"}, "view", PANELS, None),
    ({"view": "posteriour"}, "view", PANELS, "posterior"),
    ({"mode": "explor"}, "mode", MODES, "explore"),
    ({"side": "rigth"}, "side", SIDES, "right"),
    ({"layer": "maximum"}, "layer", LAYERS, "maximus"),
    ({"layer": 3}, "layer", LAYERS, None),
]


@pytest.mark.parametrize(("given", "what", "names", "nearest"), UNKNOWN)
def test_an_unknown_name_is_refused_with_those_there_are_and_the_nearest(
    given: dict[str, Any], what: str, names: Any, nearest: str | None
) -> None:
    with pytest.raises(ValueError) as refused:
        muscle_map(**given)
    said = str(refused.value)
    assert repr(given[what]) in said and what in said
    assert all(name in said for name in names)
    assert nearest is None or f"nearest is {nearest}" in said


@pytest.mark.parametrize("view", PANELS)
@pytest.mark.parametrize("mode", MODES)
def test_a_new_map_holds_what_was_asked_for(view: str, mode: str) -> None:
    shown = muscle_map(view, mode, side="left", layer="deep", seed=4)
    assert (shown.view, shown.mode, shown.side, shown.layer, shown.seed) == (
        *(view, mode, "left", "deep"),
        4,
    )
    assert (shown.selected, shown.index, shown.answers, shown.finished) == ("", 0, [], False)
    assert shown.drawing.startswith("<svg")
    assert len(shown.deals) == (0 if mode == "explore" else DEALS)


def test_it_is_a_widget_that_a_box_can_hold_and_others_can_watch() -> None:
    shown, heard = muscle_map(seed=1), []
    assert isinstance(shown, ipywidgets.DOMWidget)
    assert ipywidgets.VBox([shown]).children == (shown,)
    shown.observe(lambda change: heard.append(change["new"]), "selected")
    shown.selected = "piriformis"
    assert heard == ["piriformis"]


def test_the_front_end_is_told_these_traits() -> None:
    assert own_traits(MuscleMap()) == SYNCED


def test_the_same_seed_asks_the_same() -> None:
    first, same, other = (
        muscle_map(mode="find", seed=seed).deals[0]["tasks"] for seed in (5, 5, 6)
    )
    assert first == same != other


# ---------------------------------------------------------------- the data


@pytest.mark.parametrize("view", PANELS)
def test_all_but_the_drawing_is_small(view: str) -> None:
    state = muscle_map(view, "find", seed=1).get_state()
    told = {name: state[name] for name in SYNCED - {"drawing"}}
    assert len(json.dumps(told)) < 150_000


@pytest.mark.parametrize("view", PANELS)
def test_every_layer_of_the_picture_has_its_shapes_and_its_words(view: str) -> None:
    shown = muscle_map(view, seed=1)
    assert [layer["id"] for layer in shown.layers] == list(LAYERS) == list(shown.body["layers"])
    groups = {shape["group"] for shape in shown.body["shapes"]}
    for layer in shown.body["layers"].values():
        assert groups & set(layer["hit"])
        for group in layer["art"]:
            assert f'data-layer="{group}"' in shown.drawing


def test_shapes_are_sent_in_whole_tenths_of_a_millimetre() -> None:
    body = map_data("posterior")
    flat = [value for shape in body["shapes"] for ring in shape["rings"] for value in ring]
    assert all(isinstance(value, int) for value in flat)


@pytest.mark.parametrize("view", PANELS)
def test_every_entry_that_can_be_touched_has_a_card_and_a_clue_that_does_not_name_it(
    view: str,
) -> None:
    shown = muscle_map(view, seed=1)
    touched = {shape["entry"] for shape in shown.body["shapes"]}
    seen = set(seen_anywhere(view))
    assert seen <= touched and seen == shown.entries.keys()
    for told in shown.entries.values():
        assert (
            told["plain_name"] and told["clue"] and told["rows"]["find"] and told["rows"]["press"]
        )
        assert told["name"].lower() not in told["clue"].lower()


def test_on_the_skin_every_entry_is_of_one_kind_of_zone() -> None:
    for panel in PANELS:
        told = cards(sights(panel, "skin"), load())
        assert {card.zone for card in told.values()} == set(GRADES)


def test_a_muscle_tells_all_five_things_and_a_landmark_two() -> None:
    library = load()
    assert list(card("gluteus_medius", library).rows) == ["where", "does", "nerve", "find", "press"]
    sit_bone = card("sit_bone", library)
    assert list(sit_bone.rows) == ["find", "press"]
    assert sit_bone.rows["press"].startswith("Never press here.")


@pytest.mark.parametrize(
    ("name", "within"),
    [("Gluteus medius", "the gluteus medius"), ("PSIS", "the PSIS"), ("Sit bone", "the sit bone")],
)
def test_a_name_inside_a_sentence(name: str, within: str) -> None:
    assert called(name) == within


# ---------------------------------------------------------------- the tasks

ROUNDS = [(panel, mode) for panel in PANELS for mode in ("name", "find")]
each_round = pytest.mark.parametrize(("panel", "mode"), ROUNDS)
MUSCLES = tuple(load().muscles)


@each_round
def test_a_round_has_six_to_eight_tasks_about_different_things(panel: str, mode: str) -> None:
    for seed in SEEDS:
        round_ = tasks(panel, mode, seed, MUSCLES)
        assert 6 <= len(round_) <= 8
        assert len({task.entry or task.zone for task in round_}) == len(round_)
        assert sum(task.entry in MUSCLES for task in round_) >= 3


@each_round
def test_only_what_can_be_seen_well_is_asked(panel: str, mode: str) -> None:
    for seed in SEEDS:
        for task in tasks(panel, mode, seed, MUSCLES):
            seen = sights(panel, task.layer)
            if task.entry:
                assert seen[task.entry].area_mm2 >= ENOUGH_MM2
            assert set(task.options) <= set(seen)


@pytest.mark.parametrize("panel", PANELS)
def test_naming_offers_four_different_names_with_the_right_one_among_them(panel: str) -> None:
    places = set()
    for seed in SEEDS:
        for task in tasks(panel, "name", seed, MUSCLES):
            assert len(set(task.options)) == len(task.options) == 4
            places.add(task.options.index(task.entry))
    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize("panel", PANELS)
def test_finding_asks_for_each_kind_of_zone_once_on_the_skin(panel: str) -> None:
    for seed in SEEDS:
        zones = [task for task in tasks(panel, "find", seed, MUSCLES) if task.zone]
        assert sorted(task.zone for task in zones) == sorted(GRADES)
        assert {task.layer for task in zones} == {"skin"}


def test_over_many_rounds_every_well_seen_entry_is_asked() -> None:
    for panel, mode in ROUNDS:
        asked = {t.entry for seed in range(200) for t in tasks(panel, mode, seed, MUSCLES)} - {""}
        well = {
            entry
            for layer in LAYERS
            for entry, sight in sights(panel, layer).items()
            if sight.area_mm2 >= ENOUGH_MM2
        }
        assert asked == well


@pytest.mark.parametrize(
    ("asked", "touched", "grade"),
    [
        ("press", "never_press", "critical"),
        ("press", "pass_over", "critical"),
        ("pass_over", "never_press", "critical"),
        ("pass_over", "press", "wrong"),
        ("never_press", "press", "wrong"),
        *((kind, kind, "right") for kind in GRADES),
    ],
)
def test_to_call_bone_or_nerve_a_place_to_press_is_a_critical_miss(
    asked: str, touched: str, grade: str
) -> None:
    assert GRADES[asked][touched] == grade


# ---------------------------------------------------------------- the words


def test_the_front_end_uses_every_word_it_is_given_and_no_other() -> None:
    code = str(MuscleMap._esm)
    used = set(re.findall(r"\bwords\.(\w+)", code))
    for start in re.findall(r"words\[`(\w+_)\$", code):
        used |= {word for word in WORDS if word.removeprefix(start) in GRADES}
    used |= {"where", "does", "nerve", "find", "press"}  # a card's rows
    used |= {"map", "map_asked", "yes", "not_safe", "not_named", "not_found"}  # chosen by a key
    used |= {*SIDES, *PANELS, *(f"title_{mode}" for mode in MODES)}
    assert set(WORDS) == used


def test_the_words_are_easy_to_read() -> None:
    text = " ".join(text for text in WORDS.values() if text.endswith("."))
    assert reading_grade(text) <= 8


def test_a_missing_drawing_is_told_with_the_file(monkeypatch: Any, tmp_path: Any) -> None:
    monkeypatch.setattr(import_module("glute_lessons.content.assets"), "assets", lambda: tmp_path)
    with pytest.raises(ValueError, match="posterior.*svg"):
        muscle_map(seed=1)
