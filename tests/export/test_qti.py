"""Both QTI packages, read again and marked by their own rules.

No package of a registry that we know ships the schemas of QTI 1.2 or 2.1, so none is validated
here. What is checked is the structure that the specifications ask for: the order of elements,
identifiers that are names and unique, everything referred to declared, every file listed.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from glute_lessons.content import Library
from glute_lessons.content.records import Question
from glute_lessons.export.items import Item, cleaned, items
from glute_lessons.export.qti import qti
from glute_lessons.quiz.grade import choices, grade, key_of

from .awkward import banks
from .qti_marker import marked_12, marked_21

NOW = 1_790_000_000.0
WORTH = {"right": 1.0, "cautious": 0.5}
NAME = re.compile(r"[A-Za-z_][\w.-]*")
IMS = re.compile(r"\{http://www\.imsglobal\.org/xsd/[a-z0-9_]+\}")
ORDER_21 = ("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing",
            "modalFeedback")  # fmt: skip
ORDER_12 = ("itemmetadata", "presentation", "resprocessing", "itemfeedback")
Package = dict[str, ET.Element]


def read(data: bytes) -> Package:
    """File → its root element, the namespaces taken off once they are seen to be QTI's."""
    package = {}
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        assert whole.testzip() is None
        for name in whole.namelist():
            root = ET.fromstring(whole.read(name))
            for element in root.iter():
                assert IMS.match(element.tag)
                element.tag = IMS.sub("", element.tag)
            package[name] = root
    return package


def packages(held: tuple[Item, ...]) -> tuple[Package, Package]:
    old, new = qti(held, NOW)
    return read(old.data), read(new.data)


def in_order(root: ET.Element, order: tuple[str, ...]) -> bool:
    places = [order.index(child.tag) for child in root]
    return places == sorted(places)


def told(element: ET.Element) -> str:
    """The paragraphs of XHTML as they are read."""
    lines = []
    for paragraph in element.iter("p"):
        parts = [paragraph.text or "", *("\n" + (br.tail or "") for br in paragraph.iter("br"))]
        lines.append("".join(parts))
    return "\n\n".join(lines)


def plain(text: str) -> str:
    """HTML that is text in QTI 1.2, as it is read."""
    bare = text.replace("</p><p>", "\n\n").removeprefix("<p>").removesuffix("</p>")
    lines = bare.replace("<br>", "\n")
    assert not re.search(r"<[^>]*>", lines)
    return html.unescape(lines)


def right_answers(asked: Question, item: Item, library: Library) -> dict[tuple[str, ...], float]:
    """Given answers → the share of the marks that the course's own grading gives them."""
    if asked.kind in ("choose_one", "triage"):
        ids = [choice.id for choice in choices(asked, library)]
        return {(id_,): WORTH.get(grade(asked, id_, library).grade, 0) for id_ in ids}
    if asked.kind == "number":
        span = item.number
        assert span is not None
        inside = {f"{span.low:g}": 1.0, f"{span.high:g}": 1.0}
        out = {f"{span.low - 0.5:g}": 0.0, f"{span.high + 0.5:g}": 0.0}
        return {(given,): mark for given, mark in (inside | out).items()}
    key = item.key if asked.kind == "order" else key_of(asked, library)
    every = tuple(each.id for each in item.answers)
    return {every: 0.0, key[:-1]: 0.0, key[:1] + key[:1]: 0.0} | {key: 1.0}


def check_12(package: Package, held: tuple[Item, ...], library: Library) -> None:
    found = {
        each.get("ident"): each for each in package["glute_lessons/glute_lessons.xml"].iter("item")
    }
    wanted = [each for each in held if each.kind not in ("order", "locate")]
    assert list(found) == [each.id for each in wanted]
    for item in wanted:
        check_item_12(found[item.id], item, library)


def check_item_12(root: ET.Element, item: Item, library: Library) -> None:
    asked = library.questions[item.id]
    assert in_order(root, ORDER_12)
    section = plain(root.find("presentation/material/mattext").text)
    assert section.startswith(cleaned(asked.stem))
    words = {entry.text for entry in root.iter("fieldentry")}
    assert (f"lesson_{asked.lesson}" in words) and ("critical" in words) == asked.critical
    if asked.kind != "number":
        labels = [plain(each.find(".//mattext").text) for each in root.iter("response_label")]
        assert labels == [cleaned(each.text) for each in choices(asked, library)]
    feedback = {
        each.get("ident"): plain(each.find(".//mattext").text) for each in root.iter("itemfeedback")
    }
    shown = {each.get("linkrefid") for each in root.iter("displayfeedback")}
    assert shown == set(feedback)
    for each in item.answers:
        assert feedback[f"{each.id}_fb"] == "\n\n".join(each.told)
        assert each.explanation in feedback[f"{each.id}_fb"]
    assert feedback["general_fb"] == "\n\n".join(item.after)
    for taken, mark in right_answers(asked, item, library).items():
        score, said = marked_12(root, taken)
        assert score == 100 * mark, (item.id, taken)
        assert "general_fb" in said
        if asked.kind != "number":
            assert said == {"general_fb", *(f"{id_}_fb" for id_ in taken)}


def check_21(package: Package, held: tuple[Item, ...], library: Library) -> None:
    wanted = [each for each in held if each.kind != "locate"]
    files = [name for name in package if name.startswith("items/")]
    assert files == [f"items/q_{each.id}.xml" for each in wanted]
    for item in wanted:
        check_item_21(package[f"items/q_{item.id}.xml"], item, library)


def check_item_21(root: ET.Element, item: Item, library: Library) -> None:
    asked = library.questions[item.id]
    assert in_order(root, ORDER_21)
    assert NAME.fullmatch(root.get("identifier", ""))
    offered = {each.get("identifier"): each for each in root.iter("simpleChoice")}
    key = [each.text for each in root.findall("responseDeclaration/correctResponse/value")]
    if asked.kind == "number":
        assert told(root.find("itemBody")).startswith(cleaned(asked.stem))
    else:
        prompt = root.find(".//prompt")
        text = "".join([prompt.text or "", *("\n" + (br.tail or "") for br in prompt)])
        assert text.startswith(cleaned(asked.stem))
        texts = [
            "".join([c.text or "", *("\n" + (b.tail or "") for b in c)]) for c in offered.values()
        ]
        assert texts == [cleaned(each.text) for each in choices(asked, library)]
        assert tuple(key) == item.key and set(key) <= set(offered)
        assert all(NAME.fullmatch(id_) for id_ in offered)
    check_feedback_21(root, item)
    for taken, mark in right_answers(asked, item, library).items():
        score, said = marked_21(root, taken)
        assert score == mark, (item.id, taken)
        assert "told" in said
        if asked.kind in ("choose_one", "triage", "choose_all"):
            assert said == {"told", *taken}
    assert marked_21(root, ())[0] == 0


def check_feedback_21(root: ET.Element, item: Item) -> None:
    outcomes = {each.get("identifier") for each in root.iter("outcomeDeclaration")}
    feedback = {each.get("identifier"): each for each in root.iter("modalFeedback")}
    assert {each.get("outcomeIdentifier") for each in feedback.values()} <= outcomes
    assert told(feedback["told"]) == "\n\n".join(item.after)
    for each in item.answers:
        if item.kind == "order":
            assert each.explanation in told(feedback["told"])
        else:
            assert told(feedback[each.id]) == "\n\n".join(each.told)


def check(held: tuple[Item, ...], library: Library) -> None:
    old, new = packages(held)
    check_12(old, held, library)
    check_21(new, held, library)
    for package in (old, new):
        check_manifest(package)


def check_manifest(package: Package) -> None:
    """Every file is listed once, and every reference leads somewhere."""
    listed = [each.get("href") for each in package["imsmanifest.xml"].iter("file")]
    assert sorted(listed) == sorted(set(package) - {"imsmanifest.xml"})
    resources = [each.get("identifier", "") for each in package["imsmanifest.xml"].iter("resource")]
    assert len(set(resources)) == len(resources) and all(map(NAME.fullmatch, resources))
    needed = {each.get("identifierref") for each in package["imsmanifest.xml"].iter("dependency")}
    assert needed <= set(resources)
    rights = package["imsmanifest.xml"].find(".//rights//langstring")
    assert "Creative Commons Attribution 4.0" in rights.text
    if "test.xml" in package:
        asked = [each.get("href") for each in package["test.xml"].iter("assessmentItemRef")]
        assert sorted(asked) == sorted(set(listed) - {"test.xml"})


def test_every_question_comes_back_with_the_same_key_and_marks(bank, held) -> None:
    check(held, bank)


@settings(max_examples=40, deadline=None)
@given(banks())
def test_so_does_one_of_awkward_words(small: Library) -> None:
    check(items(small), small)


@pytest.mark.parametrize(
    ("place", "number", "out"),
    [(0, 285, {"order": 9, "locate": 27}), (1, 294, {"locate": 27})],
    ids=("QTI 1.2", "QTI 2.1"),
)
def test_what_is_not_in_it_is_listed(held, place: int, number: int, out: dict[str, int]) -> None:
    parcel = qti(held, NOW)[place]
    assert parcel.number == number
    assert {each.what: len(each.ids) for each in parcel.left_out} == out
    assert number + sum(out.values()) == len(held)


def test_safety_items_and_lessons_can_be_found_by_their_words(bank, held) -> None:
    _, new = packages(held)
    words = {
        each.get("identifier"): {word.text for word in each.iter("langstring")}
        for each in new["imsmanifest.xml"].iter("resource")
    }
    for item in held:
        if item.kind != "locate":
            asked = bank.questions[item.id]
            found = words[f"q_{item.id}"]
            assert ("critical" in found) == asked.critical
            assert f"lesson_{asked.lesson}" in found
