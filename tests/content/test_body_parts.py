"""Muscles and their neighbours: told safely, and findable without a name for "which one is this?"."""

from __future__ import annotations

import re

import pytest

from glute_lessons.content import Library, load
from glute_lessons.content.records import Muscle, Neighbour

MUSCLES = (
    "gluteus_maximus", "gluteus_medius", "gluteus_minimus", "piriformis", "deep_rotators",
    "tensor_fasciae_latae",
)  # fmt: skip
NEIGHBOURS = (
    "hip_bone", "thigh_bone", "hamstrings", "inner_thigh_muscles", "back_muscles",
    "iliotibial_band", "sciatic_nerve",
)  # fmt: skip
NO_SOURCE = "We have no checked source for their nerves."
NERVES = {
    "gluteus_maximus": ("inferior", "L5 to S2", "AN-02"),
    "gluteus_medius": ("superior", "L4 to S1", "AN-05"),
    "gluteus_minimus": ("superior", "L4, L5 and S1", "AN-06"),
    "piriformis": ("branches", "L5, S1 and S2", "AN-09"),
    "tensor_fasciae_latae": ("superior", "L4 to S1", "AN-07"),
}
LIBRARY = load()
PARTS: dict[str, Muscle | Neighbour] = {**LIBRARY.muscles, **LIBRARY.neighbours}
CLUES = {
    item: (part.name, part.clue)
    for item, part in (
        *PARTS.items(),
        *((item, mark) for item, mark in LIBRARY.landmarks.items() if mark.clue),
    )
}


@pytest.fixture(scope="module")
def library() -> Library:
    return LIBRARY


def test_the_parts_are_those_that_the_pictures_show(library: Library) -> None:
    assert tuple(library.muscles) == MUSCLES
    assert tuple(library.neighbours) == NEIGHBOURS


@pytest.mark.parametrize(("muscle", "found"), NERVES.items())
def test_a_nerve_is_told_as_its_source_has_it(
    muscle: str, found: tuple[str, str, str], library: Library
) -> None:
    kind, roots, source = found
    entry = library.muscles[muscle]
    assert kind in entry.nerve and roots in entry.nerve
    assert source in entry.evidence


@pytest.mark.parametrize(
    "part", ["deep_rotators", "hamstrings", "inner_thigh_muscles", "back_muscles"]
)
def test_a_nerve_without_a_source_is_admitted(part: str) -> None:
    assert PARTS[part].nerve == NO_SOURCE


def test_only_a_muscle_has_a_nerve(library: Library) -> None:
    for part in library.neighbours.values():
        assert bool(part.nerve) == (part.kind == "muscle"), part.id


@pytest.mark.parametrize("item", ["gluteus_minimus", "piriformis", "deep_rotators"])
def test_what_cannot_be_felt_is_said_to_be_so(item: str, library: Library) -> None:
    assert library.muscles[item].find.startswith("You cannot feel ")


@pytest.mark.parametrize("item", PARTS)
def test_what_can_be_felt_is_never_exact(item: str) -> None:
    assert re.search("about here|cannot feel|mostly|Two firm cords", PARTS[item].find)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("gluteus_maximus", ("Only its upper outer part", "pass over, never hold", "sit bone")),
        ("gluteus_medius", ("press zone", "Never press the ridge or the bump")),
        ("gluteus_minimus", ("Never press harder to get at it",)),
        ("piriformis", ("not a target", "never hold a tool on it", "sciatic nerve")),
        ("deep_rotators", ("not a target", "never hold a tool on them", "sciatic nerve")),
        ("tensor_fasciae_latae", ("does not press it", "too far forward")),
        ("hip_bone", ("Never press", "ridge", "front point", "dimple", "sit bone")),
        ("thigh_bone", ("Never press the bump", "No practice presses the thigh")),
        ("hamstrings", ("does not press them", "nerve strip", "never hold")),
        ("inner_thigh_muscles", ("does not press them",)),
        ("back_muscles", ("No tool of this course", "never press")),
        ("iliotibial_band", ("does not press it",)),
        ("sciatic_nerve", ("Pass over, never hold", "25 mm", "take the pressure off")),
    ],
)
def test_where_it_may_be_pressed_is_told_as_the_zones_have_it(
    item: str, words: tuple[str, ...]
) -> None:
    assert [word for word in words if word not in PARTS[item].zone] == []


@pytest.mark.parametrize("item", CLUES)
class TestAClue:
    def test_does_not_hold_a_word_of_the_name(self, item: str) -> None:
        name, clue = CLUES[item]
        said = set(re.findall(r"[a-z]+", clue.lower()))
        for word in re.findall(r"[a-z]+", name.lower()):
            stem = word.removesuffix("s")
            assert {word, stem, f"{stem}s"} & said == set(), word

    def test_is_short_and_one_sentence(self, item: str) -> None:
        clue = CLUES[item][1]
        assert 5 <= len(clue.split()) <= 18
        assert clue.endswith(".") and clue.count(".") == 1

    def test_is_like_no_other(self, item: str) -> None:
        mine = set(CLUES[item][1].lower().rstrip(".").split())
        for other, (_, clue) in CLUES.items():
            theirs = set(clue.lower().rstrip(".").split())
            assert other == item or len(mine & theirs) / len(mine | theirs) < 0.5, other


def test_every_landmark_that_can_be_touched_on_the_map_has_a_clue(library: Library) -> None:
    not_on_the_map = {"gluteal_fold", "below_crest"}
    assert {i for i, mark in library.landmarks.items() if not mark.clue} == not_on_the_map
