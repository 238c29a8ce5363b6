"""What each kind of question must have: one small good question a kind, and ways to spoil it."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from glute_lessons.content import ContentError, Library, load
from glute_lessons.content.question_rules import BANDS, check_questions, right_options
from glute_lessons.content.records import VERDICTS, Option, Question, VerdictOption

COMMON = {
    "lesson": "03_foam_rolling",
    "stem": "What now?",
    "objective": 1,
    "facts": ("F2",),
    "difficulty": 1,
    "evidence": ("SF-05",),
}


def options(*names: str, right: int = 0) -> tuple[Option, ...]:
    """One option a name; names that are letters name nothing, and the first of them are right."""
    plain = all(len(name) == 1 for name in names)
    return tuple(
        Option(f"Do {name}", f"Because {name}", plain and place < right, "" if plain else name)
        for place, name in enumerate(names)
    )


ZONE_NAMES = ("upper_outer_buttock", "sacrum", "coccyx", "nerve_strip")
GOOD: dict[str, dict[str, Any]] = {
    "choose_one": {"options": options("x", "y", "z", right=1)},
    "choose_all": {"key": "landmarks[zone=never_press]", "options": options(*ZONE_NAMES)},
    "order": {
        "key": "tools.firmness",
        "options": options("lacrosse_ball", "tennis_ball", "foam_roller"),
    },
    "number": {
        "key": "dose.hold_default_seconds",
        "unit": "seconds",
        "most": 120,
        "options": options(*BANDS),
    },
    "locate": {"view": "posterior", "layer": "skin", "target": "sacrum"},
    "triage": {
        "sensation": "numb",
        "verdicts": tuple(VerdictOption(verdict, f"About {verdict}") for verdict in VERDICTS),
    },
}
BAD: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "two options": ("choose_one", {"options": options("x", "y", right=1)}, "options", "2 options"),
    "no key among the options": (
        "choose_one", {"options": options("x", "y", "z")}, "options", "0 right answers",
    ),
    "a key that names none of the options": (
        "choose_one", {"key": "situations.sore_wrist.tool", "options": options("hands", "foam_roller", "lacrosse_ball")},
        "options", "0 right answers",
    ),
    "right typed beside a key": (
        "choose_one", {"key": "dose.feeling_cap", "options": options("x", "y", "z", right=1)},
        "options[1].names", "right = true",
    ),
    "names without a key": (
        "choose_one", {"options": options("hands", "sacrum", "coccyx")}, "options[1].names", '"hands"',
    ),
    "a key that leads nowhere": (
        "choose_one", {"key": "tools.golf_ball.name", "options": options("aa", "bb", "cc")},
        "key", '"tools.golf_ball.name"',
    ),
    "three to choose from": (
        "choose_all", {"options": options(*ZONE_NAMES[:3])}, "options", "3 options",
    ),
    "all of them right": (
        "choose_all", {"options": options("sacrum", "coccyx", "asis", "psis")},
        "options", "4 right answers",
    ),
    "a critical set that does not say how": (
        "choose_all", {"critical": True, "danger": "It hurts."}, "critical_if", "nothing",
    ),
    "two at one place of the order": (
        "order", {"key": "landmarks.zone", "options": options("sacrum", "coccyx", "asis")},
        "key", '"landmarks.zone"',
    ),
    "an order shown as it should be": (
        "order", {"options": options("foam_roller", "tennis_ball", "lacrosse_ball")},
        "options", '["foam_roller", "tennis_ball", "lacrosse_ball"]',
    ),
    "a thing that the order does not hold": (
        "order", {"options": options("lacrosse_ball", "golf_ball", "foam_roller")},
        "options[2].names", '"golf_ball"',
    ),
    "bands out of order": (
        "number", {"options": options("above", "within", "below")}, "options", '["above", "within", "below"]',
    ),
    "no unit": ("number", {"unit": " "}, "unit", '" "'),
    "a range that shuts the answer out": ("number", {"most": 25}, "most", "0 to 25"),
    "a key that is no number": ("number", {"key": "tools.hands.name"}, "key", '"tools.hands.name"'),
    "an unknown place": ("locate", {"target": "knee"}, "target", '"knee"'),
    "a zone under the skin": ("locate", {"target": "press", "layer": "deep"}, "layer", '"deep"'),
    "a place to press that is not critical": (
        "locate", {"target": "press"}, "critical", "false",
    ),
    "no view": ("locate", {"view": ""}, "view", '""'),
    "options to touch": ("locate", {"options": options("x", "y", "z", right=1)}, "options", "["),
    "verdicts out of order": (
        "triage", {"verdicts": GOOD["triage"]["verdicts"][::-1]}, "verdicts", '["get_help_now"',
    ),
    "a typed key for a vignette": ("triage", {"key": "verdicts"}, "key", '"verdicts"'),
    "a critical item that names no danger": ("choose_one", {"critical": True}, "danger", "nothing"),
    "an objective that the lesson does not have": ("triage", {"objective": 9}, "objective", "9"),
}  # fmt: skip


def question(kind: str, **fields: Any) -> Question:
    return Question(id="asked", kind=kind, **{**COMMON, **GOOD[kind], **fields})


def bank(*questions: Question) -> Library:
    return evolve(load(), questions={each.id: each for each in questions})


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_question_of_each_kind_is_taken(kind: str) -> None:
    check_questions(bank(question(kind)))


@pytest.mark.parametrize(("kind", "fields", "field", "found"), BAD.values(), ids=list(BAD))
def test_a_bad_one_is_refused_with_its_place(
    kind: str, fields: dict[str, Any], field: str, found: str
) -> None:
    if fields.get("objective") == 9:
        asked = question(kind)
        object.__setattr__(asked, "objective", 9)  # the record itself would refuse it first
    else:
        asked = question(kind, **fields)
    with pytest.raises(ContentError) as caught:
        check_questions(bank(asked))
    fault = caught.value
    assert (fault.file, fault.item, fault.field) == (
        "questions/03_foam_rolling.toml",
        "asked",
        field,
    )
    assert fault.found.startswith(found)
    assert fault.allowed


def test_the_key_decides_which_options_are_right() -> None:
    assert right_options(question("choose_all"), load()) == (False, True, True, False)


def test_without_a_key_the_options_say_it_themselves() -> None:
    assert right_options(question("choose_one"), load()) == (True, False, False)
