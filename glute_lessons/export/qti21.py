"""QTI 2.1: one file a question, and one test that holds them all, a section a lesson."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

from .items import Item
from .manifest import Resource, manifest
from .parcel import Parcel, left_out, zipped
from .qti21_marking import ANSWER, SAID, TOLD, declare, mark
from .words import ABOUT, NAME, NO_PLACE
from .xml_parts import add, add_lines, add_paragraphs, document

SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
WHY = {"locate": NO_PLACE}
TEST = "test"


def package_21(items: Iterable[Item], now: float) -> Parcel:
    """All that QTI 2.1 expresses without a picture, as a zip."""
    held = tuple(items)
    kept = [each for each in held if each.kind not in WHY]
    files = {_file(each): item_file(each) for each in kept}
    contents = {"imsmanifest.xml": _manifest(kept), f"{TEST}.xml": _test(kept), **files}
    return Parcel(zipped(contents, now), len(kept), left_out(held, WHY))


def name_of(item: Item) -> str:
    """An identifier may not begin with a digit; a question's id may."""
    return f"q_{item.id}"


def _file(item: Item) -> str:
    return f"items/{name_of(item)}.xml"


def _manifest(items: Iterable[Item]) -> bytes:
    held = list(items)
    names = tuple(name_of(each) for each in held)
    test = Resource(TEST, "imsqti_test_xmlv2p1", f"{TEST}.xml", needs=names)
    questions = (
        Resource(name_of(each), "imsqti_item_xmlv2p1", _file(each), each.tags) for each in held
    )
    return manifest("QTIv2.1 Package", "1.0.0", (test, *questions))


def _test(items: Iterable[Item]) -> bytes:
    root = ET.Element("assessmentTest", {"identifier": TEST, "title": NAME})
    modes = {"navigationMode": "nonlinear", "submissionMode": "individual"}
    part = add(root, "testPart", identifier="bank", **modes)
    whole = add(part, "assessmentSection", identifier="all", title=NAME, visible="true")
    add_paragraphs(add(whole, "rubricBlock", view="author candidate tutor"), ABOUT)
    for lesson, held in groupby(items, lambda each: (each.question.lesson, each.lesson)):
        names = {"identifier": f"lesson_{lesson[0]}", "title": lesson[1]}
        section = add(whole, "assessmentSection", visible="true", **names)
        for each in held:
            add(section, "assessmentItemRef", identifier=name_of(each), href=_file(each))
    return document(root, SPACE, SCHEMA)


def item_file(item: Item) -> bytes:
    """One question, how it is marked, and what is said to its answers."""
    names = {"identifier": name_of(item), "title": item.id}
    root = ET.Element("assessmentItem", {**names, "adaptive": "false", "timeDependent": "false"})
    declare(root, item)
    body = add(root, "itemBody")
    _INTERACTIONS[item.kind](body, item)
    mark(root, item)
    if item.kind != "order":
        for each in item.answers:
            _feedback(root, SAID, each.id, each.told)
    _feedback(root, TOLD, "told", item.after)
    return document(root, SPACE, SCHEMA)


def _feedback(root: ET.Element, outcome: str, id_: str, texts: Iterable[str]) -> None:
    shown = {"outcomeIdentifier": outcome, "identifier": id_, "showHide": "show"}
    add_paragraphs(add(root, "modalFeedback", **shown), texts)


def _choice(body: ET.Element, item: Item) -> None:
    some = item.kind == "choose_all"
    interaction = add(
        body,
        "choiceInteraction",
        responseIdentifier=ANSWER,
        shuffle="false" if item.kind == "triage" else "true",  # the four keep their order
        maxChoices="0" if some else "1",
    )
    _offered(interaction, item)


def _order(body: ET.Element, item: Item) -> None:
    interaction = add(body, "orderInteraction", responseIdentifier=ANSWER, shuffle="true")
    _offered(interaction, item)


def _offered(interaction: ET.Element, item: Item) -> None:
    add_lines(add(interaction, "prompt"), "\n".join(item.asked))
    for each in item.answers:
        add_lines(add(interaction, "simpleChoice", identifier=each.id), each.text)


def _number(body: ET.Element, item: Item) -> None:
    add_paragraphs(body, item.asked)
    assert item.number is not None
    entry = add(add(body, "p"), "textEntryInteraction", responseIdentifier=ANSWER)
    entry.set("expectedLength", "8")
    entry.tail = f" {item.number.unit}"


_INTERACTIONS = {
    "choose_one": _choice,
    "triage": _choice,
    "choose_all": _choice,
    "order": _order,
    "number": _number,
}
