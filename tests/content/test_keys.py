"""Where content holds an answer: the paths that questions may name."""

from __future__ import annotations

import pytest

from glute_lessons.content import FieldFault, load
from glute_lessons.content.keys import named_by, ranks, span_of
from glute_lessons.content.records import VERDICTS

NAMED = {
    "dose.hold_default_seconds": ("20-30",),
    "dose.hold_seconds.high": ("60",),
    "dose.hold_seconds.low": ("5",),
    "dose.sets_per_region": ("3",),
    "techniques.foam_rolling.hold.max_seconds": ("60",),
    "techniques.hands.tools": ("hands",),
    "situations.sore_wrist.surface": ("wall",),
    "landmarks[zone=pass_over]": ("nerve_strip", "gluteal_fold"),
    "muscles[layer=superficial]": ("gluteus_maximus",),
    "verdicts": VERDICTS,
}
NO_PLACE = (
    "",
    "dose",
    "dose.nothing",
    "tools",
    "tools.tennis_ball",
    "tools.golf_ball.size",
    "tools.size",
    "techniques.foam_rolling.hold",
    "facts.A1.text",
    "landmarks[colour=red]",
    "landmarks[zone]",
    "__class__.__init__",
    "tools.tennis_ball.__class__",
)
NO_NUMBER = ("tools.tennis_ball.name", "techniques.hands.tools", "dose.emergency_signs", "verdicts")


@pytest.mark.parametrize(("key", "names"), NAMED.items())
def test_a_key_names_what_stands_in_content(key: str, names: tuple[str, ...]) -> None:
    assert named_by(key, load()) == names


def test_a_technique_s_steps_are_named_in_their_order() -> None:
    steps = [step.id for step in load().techniques["hands"].steps]
    assert list(named_by("techniques.hands.steps", load())) == steps
    assert ranks("techniques.hands.steps", load())[steps[2]] == 2


def test_a_shelf_is_put_in_the_order_of_a_field() -> None:
    firmness = {item: tool.firmness for item, tool in load().tools.items()}
    assert ranks("tools.firmness", load()) == firmness
    named = named_by("tools.firmness", load())
    assert [firmness[item] for item in named] == sorted(firmness.values())


def test_muscles_are_ordered_from_the_surface_down() -> None:
    rank = ranks("muscles.layer", load())
    assert rank["gluteus_maximus"] < rank["gluteus_medius"] < rank["gluteus_minimus"]


@pytest.mark.parametrize("key", NO_PLACE)
def test_a_key_that_leads_nowhere_is_refused(key: str) -> None:
    with pytest.raises(FieldFault, match=r"^key: found .+; allowed is "):
        named_by(key, load())


@pytest.mark.parametrize(
    ("key", "span"),
    [
        ("dose.session_minutes", (5, 10)),
        ("dose.feeling_cap", (5, 5)),
        ("dose.hold_seconds", (5, 60)),
    ],
)
def test_a_number_or_a_pair_is_a_span(key: str, span: tuple[float, float]) -> None:
    assert span_of(key, load()) == span


@pytest.mark.parametrize("key", NO_NUMBER)
def test_what_is_no_number_has_no_span(key: str) -> None:
    with pytest.raises(FieldFault, match=r"^key: found "):
        span_of(key, load())
