"""The export for Moodle, read again with pygiftparser.

pygiftparser 1.1 gives texts back with their escapes (its own HTML output undoes them), so they are
undone here: a backslash before ~ = # and :, and all else is HTML.
"""

from __future__ import annotations

import html
import io
import re

import pytest
from hypothesis import given, settings

from glute_lessons.content import Library
from glute_lessons.content.records import Question
from glute_lessons.export.gift import gift
from glute_lessons.export.items import cleaned, items
from glute_lessons.quiz.grade import choices, grade, key_of, number_range

from .awkward import banks

parser = pytest.importorskip(
    "pygiftparser.parser", reason="pygiftparser reads GIFT: pip install it"
)
parser_answers = pytest.importorskip("pygiftparser.answer")
# The fractions that Moodle's question form knows; it refuses others at import.
MOODLE = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667,
          14.28571, 12.5, 11.11111, 10, 5, 0)  # fmt: skip


def plain(text: str) -> str:
    """The text as a reader of the page sees it."""
    lines = re.sub(r"<br ?/?>", "\n", re.sub(r"\\([~=#:])", r"\1", text))
    assert not re.search(r"<[^>]*>", lines)
    return html.unescape(lines)


def read(library: Library) -> dict[str, parser.Question]:
    data = gift(items(library)).data.decode()
    first, *rest = parser.parseFile(io.StringIO(data))
    assert first.title == "about" and "CC BY 4.0" in plain(first.text)
    assert all(each.valid for each in rest)
    assert len({each.title for each in rest}) == len(rest)
    return {each.title: each for each in rest}


def expressible(question: Question) -> bool:
    return question.kind not in ("order", "locate") and question.critical_if != "missed"


def check(found: parser.Question, asked: Question, library: Library) -> None:
    assert found.cat == f"$course$/glute_lessons/{asked.lesson}"
    assert plain(found.text).split("\n\n")[0] == cleaned(asked.stem).split("\n\n")[0]
    assert plain(found.text).startswith(cleaned(asked.stem))
    assert f"[id:{asked.id}]" in found.full
    assert ("[tag:critical]" in found.full) == asked.critical
    given = found.answers.answers
    if asked.kind == "number":
        check_number(given, asked, library)
    else:
        offered = choices(asked, library)
        assert [plain(each.answer) for each in given] == [cleaned(each.text) for each in offered]
        for each, choice in zip(given, offered, strict=True):
            assert cleaned(choice.explanation) in plain(each.feedback)
        check_marks(found, asked, library)
    assert all(min(abs(abs(each.fraction) - known) for known in MOODLE) < 1e-9 for each in given)


def check_marks(found: parser.Question, asked: Question, library: Library) -> None:
    marks = [each.fraction for each in found.answers.answers]
    ids = [choice.id for choice in choices(asked, library)]
    if asked.kind == "choose_all":
        right = [mark for mark in marks if mark > 0]
        assert isinstance(found.answers, parser_answers.MultipleChoicesSet)
        assert tuple(i for i, mark in zip(ids, marks, strict=True) if mark > 0) == key_of(
            asked, library
        )
        assert abs(sum(right) - 100) < 0.001
        if asked.critical:  # whoever takes one that could hurt gets nothing
            assert max(mark for mark in marks if mark < 0) + sum(right) <= 0
        return
    assert isinstance(found.answers, parser_answers.SelectSet)  # one answer only
    worth = {"right": 100, "cautious": 50}
    assert marks == [worth.get(grade(asked, id_, library).grade, 0) for id_ in ids]
    for id_, each in zip(ids, found.answers.answers, strict=True):
        graded = grade(asked, id_, library)
        said = plain(each.feedback)
        assert cleaned(graded.headline) in said and cleaned(graded.danger) in said


def check_number(given: list, asked: Question, library: Library) -> None:
    low, high = number_range(asked, library)
    spans = [(float(each.mini), float(each.maxi), each.fraction) for each in given]
    assert spans == [(low, high, 100), (asked.least, low, 0), (high, asked.most, 0)]
    why = {choice.id: choice.explanation for choice in choices(asked, library)}
    for band, each in zip(("within", "below", "above"), given, strict=True):
        assert cleaned(why[band]) in plain(each.feedback)
        assert cleaned(grade(asked, band, library).danger) in plain(each.feedback)


def check_all(library: Library) -> int:
    found = read(library)
    wanted = {id_: each for id_, each in library.questions.items() if expressible(each)}
    assert list(found) == list(wanted)
    told = {each.id: each.after for each in items(library)}
    for id_, asked in wanted.items():
        check(found[id_], asked, library)
        assert plain(found[id_].generalFeedback) == "\n\n".join(told[id_])
    return len(found)


def test_every_question_that_gift_can_express_comes_back_the_same(bank) -> None:
    assert check_all(bank) == 272


@settings(max_examples=60, deadline=None)
@given(banks())
def test_so_does_one_of_awkward_words(small: Library) -> None:
    check_all(small)


def test_what_is_not_in_it_is_listed_with_its_reason(bank, held) -> None:
    parcel = gift(held)
    listed = [id_ for each in parcel.left_out for id_ in each.ids]
    assert sorted(listed) == sorted(i for i, q in bank.questions.items() if not expressible(q))
    assert {each.what: len(each.ids) for each in parcel.left_out} == {
        "order": 9,
        "locate": 27,
        "choose_all": 13,
    }
