"""How QTI 2.1 marks a question: by a table of marks, by the whole key, or by a range."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from .items import Item
from .xml_parts import add

ANSWER, SCORE, SAID, TOLD = "RESPONSE", "SCORE", "SAID", "TOLD"
_CARDINALITY = {"choose_all": "multiple", "order": "ordered"}
_BY_MARKS = ("choose_one", "triage")


def declare(root: ET.Element, item: Item) -> None:
    """The answer with its key, the score, and which feedback is shown."""
    many = _CARDINALITY.get(item.kind, "single")
    kind = "float" if item.number else "identifier"
    answer = add(root, "responseDeclaration", identifier=ANSWER, cardinality=many, baseType=kind)
    key = add(answer, "correctResponse")
    for each in (f"{item.number.low:g}",) if item.number else item.key:
        add(key, "value", each)
    if item.kind in _BY_MARKS:
        _table(answer, item)
    _outcome(root, SCORE, "single", "float", "0")
    said = "multiple" if item.kind == "choose_all" else "single"
    if item.kind != "order":
        _outcome(root, SAID, said, "identifier")
    _outcome(root, TOLD, "single", "identifier")


def _table(answer: ET.Element, item: Item) -> None:
    table = add(answer, "mapping", lowerBound="0", upperBound="1", defaultValue="0")
    for each in item.answers:
        add(table, "mapEntry", mapKey=each.id, mappedValue=f"{each.mark / 100:g}")


def _outcome(root: ET.Element, name: str, many: str, kind: str, start: str = "") -> None:
    outcome = add(root, "outcomeDeclaration", identifier=name, cardinality=many, baseType=kind)
    if start:
        add(add(outcome, "defaultValue"), "value", start)


def mark(root: ET.Element, item: Item) -> None:
    """Without an answer: no marks, and nothing is told but what all are told."""
    processing = add(root, "responseProcessing")
    condition = add(processing, "responseCondition")
    empty = add(condition, "responseIf")
    _variable(add(empty, "isNull"), ANSWER)
    _set(empty, SCORE, "float", "0")
    if item.number:
        _by_bands(condition, item)
    elif item.kind in _BY_MARKS:
        given = add(condition, "responseElse")
        add(add(given, "setOutcomeValue", identifier=SCORE), "mapResponse", identifier=ANSWER)
        _say_what_was_given(given)
    else:
        _by_the_whole_key(condition)
        if item.kind == "choose_all":
            _say_what_was_given(processing)
    _set(processing, TOLD, "identifier", "told")


def _by_the_whole_key(condition: ET.Element) -> None:
    """All or nothing, as the course grades it: a safety answer gets no part credit."""
    right = add(condition, "responseElseIf")
    match = add(right, "match")
    _variable(match, ANSWER)
    add(match, "correct", identifier=ANSWER)
    _set(right, SCORE, "float", "1")


def _by_bands(condition: ET.Element, item: Item) -> None:
    """A number below the range, above it, or else within."""
    assert item.number is not None
    for band, sign, end in (("below", "lt", item.number.low), ("above", "gt", item.number.high)):
        outside = add(condition, "responseElseIf")
        compared = add(outside, sign)
        _variable(compared, ANSWER)
        add(compared, "baseValue", f"{end:g}", baseType="float")
        _set(outside, SCORE, "float", "0")
        _set(outside, SAID, "identifier", band)
    within = add(condition, "responseElse")
    _set(within, SCORE, "float", "1")
    _set(within, SAID, "identifier", "within")


def _say_what_was_given(parent: ET.Element) -> None:
    """Each answer's feedback bears the answer's own id."""
    _variable(add(parent, "setOutcomeValue", identifier=SAID), ANSWER)


def _set(parent: ET.Element, name: str, kind: str, value: str) -> None:
    add(add(parent, "setOutcomeValue", identifier=name), "baseValue", value, baseType=kind)


def _variable(parent: ET.Element, name: str) -> None:
    add(parent, "variable", identifier=name)
