"""QTI 1.2: one file with all questions, in the dialect that Canvas and its kin read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

from .items import Answer, Item
from .manifest import Resource, manifest
from .markup import paragraphs
from .parcel import Parcel, left_out, zipped
from .words import ABOUT, NAME, NO_ORDER_12, NO_PLACE
from .xml_parts import add, document

SPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
SCHEMA = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd"
FILE = "glute_lessons/glute_lessons.xml"
WHY = {"order": NO_ORDER_12, "locate": NO_PLACE}
ANSWER = "response1"
# What Canvas calls the kinds.
CALLED = {
    "choose_one": "multiple_choice_question",
    "triage": "multiple_choice_question",
    "choose_all": "multiple_answers_question",
    "number": "numerical_question",
}


def package_12(items: Iterable[Item], now: float) -> Parcel:
    """All that the readers of QTI 1.2 can express, as a zip."""
    held = tuple(items)
    kept = [each for each in held if each.kind not in WHY]
    bank = Resource("bank", "imsqti_xmlv1p2", FILE)
    contents = {
        "imsmanifest.xml": manifest("IMS Content", "1.1.3", (bank,)),
        FILE: bank_file(kept),
    }
    return Parcel(zipped(contents, now), len(kept), left_out(held, WHY))


def bank_file(items: Iterable[Item]) -> bytes:
    root = ET.Element("questestinterop")
    whole = add(root, "assessment", ident="glute_lessons", title=NAME)
    _material(add(whole, "rubric", view="All"), ABOUT)
    for (id_, title), held in groupby(items, lambda each: (each.question.lesson, each.lesson)):
        section = add(whole, "section", ident=f"lesson_{id_}", title=title)
        for each in held:
            _item(section, each)
    return document(root, SPACE, SCHEMA)


def _item(section: ET.Element, item: Item) -> None:
    whole = add(section, "item", ident=item.id, title=item.id)
    fields = add(add(whole, "itemmetadata"), "qtimetadata")
    _field(fields, "question_type", CALLED[item.kind])
    _field(fields, "points_possible", "1")
    for tag in item.tags:
        _field(fields, "keyword", tag)
    asked = add(whole, "presentation")
    _material(asked, item.asked)
    (_number if item.number else _offered)(asked, item)
    marking = add(whole, "resprocessing")
    scores = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
    add(add(marking, "outcomes"), "decvar", **scores)
    _marking(marking, item)
    for each in item.answers:
        _feedback(whole, f"{each.id}_fb", each.told)
    _feedback(whole, "general_fb", item.after)


def _field(fields: ET.Element, label: str, entry: str) -> None:
    pair = add(fields, "qtimetadatafield")
    add(pair, "fieldlabel", label)
    add(pair, "fieldentry", entry)


def _material(parent: ET.Element, texts: Iterable[str]) -> None:
    """HTML, as text: XML escapes it once more."""
    add(add(parent, "material"), "mattext", paragraphs(texts), texttype="text/html")


def _feedback(whole: ET.Element, id_: str, texts: Iterable[str]) -> None:
    _material(add(add(whole, "itemfeedback", ident=id_), "flow_mat"), texts)


def _offered(asked: ET.Element, item: Item) -> None:
    many = "Multiple" if item.kind == "choose_all" else "Single"
    given = add(asked, "response_lid", ident=ANSWER, rcardinality=many)
    # The four verdicts keep their order.
    choices = add(given, "render_choice", shuffle="No" if item.kind == "triage" else "Yes")
    for each in item.answers:
        _material(add(choices, "response_label", ident=each.id), (each.text,))


def _number(asked: ET.Element, item: Item) -> None:
    given = add(asked, "response_str", ident=ANSWER, rcardinality="Single")
    add(add(given, "render_fib", fibtype="Decimal"), "response_label", ident="answer1")


def _marking(marking: ET.Element, item: Item) -> None:
    """First what every answer is told, then each answer's own words, then its marks."""
    add(_condition(marking, "general_fb", stop=False), "other")
    for each in item.answers:
        _meets(_condition(marking, f"{each.id}_fb", stop=False), item, each)
    if item.kind == "choose_all":
        _the_whole_key(marking, item)
    else:
        for each in item.answers:
            if each.mark:
                _meets(_condition(marking, "", True, each.mark), item, each)


def _condition(marking: ET.Element, feedback: str, stop: bool, score: int = 0) -> ET.Element:
    """A new condition's test, empty. feedback: what it shows; score: what it gives."""
    whole = add(marking, "respcondition", **{"continue": "No" if stop else "Yes"})
    test = add(whole, "conditionvar")
    if score:
        add(whole, "setvar", str(score), action="Set", varname="SCORE")
    if feedback:
        add(whole, "displayfeedback", feedbacktype="Response", linkrefid=feedback)
    return test


def _meets(test: ET.Element, item: Item, answer: Answer) -> None:
    """True where this answer was given, or a number in its band."""
    if not item.number:
        add(test, "varequal", answer.id, respident=ANSWER)
    elif answer.id == "within":
        add(test, "vargte", f"{item.number.low:g}", respident=ANSWER)
        add(test, "varlte", f"{item.number.high:g}", respident=ANSWER)
    elif answer.id == "below":
        add(test, "varlt", f"{item.number.low:g}", respident=ANSWER)
    else:
        add(test, "vargt", f"{item.number.high:g}", respident=ANSWER)


def _the_whole_key(marking: ET.Element, item: Item) -> None:
    """All of the right ones and none of the others, or no marks."""
    every = add(_condition(marking, "", True, 100), "and")
    for each in item.answers:
        holder = every if each.right else add(every, "not")
        add(holder, "varequal", each.id, respident=ANSWER)
