"""Marks an answer as a QTI file says: enough of both versions for what is exported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET


def marked_12(item: ET.Element, given: Sequence[str]) -> tuple[float, set[str]]:
    """QTI 1.2: the score of 100, and the ids of what is told."""
    score, said = 0.0, set()
    for condition in item.iter("respcondition"):
        test = condition.find("conditionvar")
        if test is not None and all(_true_12(each, given) for each in test):
            for change in condition.findall("setvar"):
                assert (change.get("action"), change.get("varname")) == ("Set", "SCORE")
                score = float(change.text or "")
            said |= {each.get("linkrefid", "") for each in condition.findall("displayfeedback")}
            if condition.get("continue") == "No":
                break
    return score, said


def _true_12(test: ET.Element, given: Sequence[str]) -> bool:
    if test.tag == "other":
        return True
    if test.tag == "and":
        return all(_true_12(each, given) for each in test)
    if test.tag == "not":
        return not _true_12(test[0], given)
    if test.tag == "varequal":
        return test.text in given
    number, bound = float(given[0]), float(test.text or "")
    return {
        "vargte": number >= bound,
        "varlte": number <= bound,
        "vargt": number > bound,
        "varlt": number < bound,
    }[test.tag]


def marked_21(item: ET.Element, given: Sequence[str]) -> tuple[float, set[str]]:
    """QTI 2.1: the score of 1, and the identifiers of what is told. given: () for no answer."""
    kinds = {each.get("identifier", ""): each for each in item.iter("responseDeclaration")}
    values: dict[str, Any] = {name: None for name in kinds}
    for outcome in item.iter("outcomeDeclaration"):
        start = outcome.find("defaultValue/value")
        values[outcome.get("identifier", "")] = None if start is None else float(start.text or "")
    values["RESPONSE"] = list(given) or None
    rules = item.find("responseProcessing")
    assert rules is not None
    for rule in rules:
        _do(rule, values, item)
    said = set()
    for name in ("SAID", "TOLD"):
        found = values.get(name)
        said |= set(found if isinstance(found, list) else [found] if found else [])
    return float(values["SCORE"]), said


def _do(rule: ET.Element, values: dict[str, Any], item: ET.Element) -> None:
    if rule.tag == "setOutcomeValue":
        assert rule.get("identifier") in values
        values[rule.get("identifier", "")] = _value(rule[0], values, item)
        return
    assert rule.tag == "responseCondition"
    for branch in rule:
        bare = branch.tag == "responseElse"
        if bare or _value(branch[0], values, item):
            for each in branch if bare else list(branch)[1:]:
                _do(each, values, item)
            return


def _value(test: ET.Element, values: dict[str, Any], item: ET.Element) -> Any:
    declared = item.find("responseDeclaration")
    assert declared is not None
    if test.tag == "variable":
        return values[test.get("identifier", "")]
    if test.tag == "baseValue":
        return test.text if test.get("baseType") == "identifier" else float(test.text or "")
    if test.tag == "correct":
        return [each.text for each in declared.findall("correctResponse/value")]
    if test.tag == "isNull":
        return _value(test[0], values, item) is None
    if test.tag == "mapResponse":
        table = {
            each.get("mapKey"): each.get("mappedValue", "") for each in declared.iter("mapEntry")
        }
        return sum(float(table[each]) for each in values["RESPONSE"])
    one, other = (_value(each, values, item) for each in test)
    if test.tag == "match":
        ordered = declared.get("cardinality") == "ordered"
        return one == other if ordered else sorted(one) == sorted(other)
    number = float(one[0])
    return {"lt": number < other, "gt": number > other}[test.tag]
