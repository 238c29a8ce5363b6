"""What may be written down of a learner, and what may not."""

from __future__ import annotations

import json

import pytest

from glute_lessons.progress.events import EARLIEST_MS, as_data, canonical, event_from, faults
from tests.progress.made_events import DAY_MS, NOW, answer, hold


def told(data: object) -> list[str]:
    return [str(fault) for fault in faults(data, NOW)]


def changed(outer: dict | None = None, **body: object) -> dict:
    data = as_data(answer(1))
    return {**data, **(outer or {}), "body": {**data["body"], **body}}  # type: ignore[dict-item]


@pytest.mark.parametrize("event", [answer(1), answer(2, given=""), hold(3)])
def test_an_event_survives_json(event: object) -> None:
    assert event_from(json.loads(json.dumps(as_data(event))), NOW) == event  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    ["", "b", "a c", "stop", "25", "7.5", "lean>breathe>hold", "gluteus_medius", "a" * 200],
)
def test_an_answer_may_be_any_id_that_a_question_uses(given: str) -> None:
    assert told(changed(given=given)) == []


BAD = [
    ({"id": "1"}, {}, "id"),
    ({"id": "A" * 32}, {}, "id"),
    ({"id": 5}, {}, "id"),
    ({"kind": "mood"}, {}, "kind"),
    ({"kind": None}, {}, "kind"),
    ({"at_ms": EARLIEST_MS - 1}, {}, "at_ms"),
    ({"at_ms": NOW + DAY_MS + 1}, {}, "at_ms"),
    ({"at_ms": 1.5}, {}, "at_ms"),
    ({"at_ms": True}, {}, "at_ms"),
    ({"offset_min": 841}, {}, "offset_min"),
    ({"offset_min": -841}, {}, "offset_min"),
    ({"name": "Ann"}, {}, "name"),
    ({}, {"note": "it hurt"}, "body.note"),
    ({}, {"question": ""}, "body.question"),
    ({}, {"question": "a b"}, "body.question"),
    ({}, {"question": "a" * 201}, "body.question"),
    ({}, {"given": "<b>x</b>" * 26}, "body.given"),
    ({}, {"given": "it hurts “here”"}, "body.given"),
    ({}, {"given": "b\n"}, "body.given"),
    ({}, {"given": 25}, "body.given"),
    ({}, {"grade": "good"}, "body.grade"),
    ({}, {"sure": 1}, "body.sure"),
    ({}, {"sure": "yes"}, "body.sure"),
    ({}, {"run": "x"}, "body.run"),
    ({}, {"place": -1}, "body.place"),
    ({}, {"place": False}, "body.place"),
    ({}, {"took_ms": 2**60}, "body.took_ms"),
    ({}, {"seed": None}, "body.seed"),
]  # fmt: skip


@pytest.mark.parametrize(("outer", "body", "field"), BAD)
def test_each_wrong_field_is_named_and_no_other(outer: dict, body: dict, field: str) -> None:
    assert [fault.field for fault in faults(changed(outer, **body), NOW)] == [field]


def test_a_fault_says_what_was_found_and_what_is_allowed() -> None:
    assert told(changed(sure="yes")) == ['body.sure: found "yes"; allowed is true, false or null']


@pytest.mark.parametrize("field", ["id", "kind", "at_ms", "offset_min", "body"])
def test_a_missing_field_is_named(field: str) -> None:
    data = changed()
    del data[field]
    assert [fault.field for fault in faults(data, NOW)] == [field]
    assert ": found nothing; allowed is " in told(data)[0]


def test_an_unknown_field_is_told_in_words() -> None:
    assert told(changed(note="x")) == ["body.note: found a field of that name; allowed is none"]


@pytest.mark.parametrize("data", [None, [], "x", 5])
def test_what_is_no_object_is_no_event(data: object) -> None:
    assert len(told(data)) == 1


def test_the_field_of_one_kind_is_foreign_to_another() -> None:
    data = as_data(hold(1))
    assert {fault.field for fault in faults({**data, "kind": "answer"}, NOW)} >= {
        "body.technique",
        "body.question",
    }


def test_a_body_has_one_text_whatever_the_order_of_its_fields() -> None:
    body = answer(1).body
    assert canonical(body) == canonical(dict(reversed(list(body.items()))))
