"""The bank as CSV, read again."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings

from glute_lessons.content import Library
from glute_lessons.export.items import Item, cleaned, items
from glute_lessons.export.table import COLUMNS, table
from glute_lessons.quiz.grade import grade

from .awkward import banks

ALONE = ("choose_one", "triage", "number", "locate")


def read(held: tuple[Item, ...]) -> dict[str, list[dict[str, str]]]:
    """Question → its rows."""
    text = io.StringIO(table(held).data.decode("utf-8-sig"), newline="")
    reader = csv.DictReader(text, strict=True)
    assert reader.fieldnames == list(COLUMNS)
    found: dict[str, list[dict[str, str]]] = {}
    for row in reader:
        assert None not in row and None not in row.values()
        found.setdefault(row["question"], []).append(row)
    return found


def check(held: tuple[Item, ...], library: Library) -> None:
    found = read(held)
    assert list(found) == list(library.questions)
    for item in held:
        check_one(found[item.id], item, library)


def check_one(rows: list[dict[str, str]], item: Item, library: Library) -> None:
    asked = library.questions[item.id]
    assert {row["stem"] for row in rows} == {cleaned(asked.stem)}
    assert {(row["lesson"], row["kind"]) for row in rows} == {(asked.lesson, asked.kind)}
    assert {row["critical"] for row in rows} == {"yes" if asked.critical else "no"}
    told = [(row["answer"], row["text"], row["explanation"]) for row in rows]
    assert told == [(each.id, each.text, each.explanation) for each in item.answers]
    if asked.kind in ALONE:
        assert all(row["grade"] == grade(asked, row["answer"], library).grade for row in rows)
    if asked.kind == "order":
        places = sorted(rows, key=lambda row: int(row["right"]))
        assert [int(row["right"]) for row in places] == list(range(1, len(rows) + 1))
        assert tuple(row["answer"] for row in places) == item.key
    else:
        assert {row["answer"] for row in rows if row["right"] == "yes"} == set(item.key)
    if asked.kind == "number":
        ends = {row["answer"]: (float(row["from"]), float(row["to"])) for row in rows}
        span = item.number
        assert span and ends["within"] == (span.low, span.high)
        assert (ends["below"], ends["above"]) == ((span.least, span.low), (span.high, span.most))
    assert all(row["danger"] == item.danger and row["do"] == item.do for row in rows)
    assert all("CC BY 4.0" in row["credit"] for row in rows)


def test_every_question_comes_back_the_same(bank, held) -> None:
    check(held, bank)


@settings(max_examples=60, deadline=None)
@given(banks())
def test_so_does_one_of_awkward_words(small: Library) -> None:
    check(items(small), small)


def test_what_lacks_its_plate_is_listed(held) -> None:
    parcel = table(held)
    assert (parcel.number, parcel.left_out) == (321, ())
    assert [(each.what, len(each.ids)) for each in parcel.lessened] == [("locate", 27)]


def test_each_column_is_explained_to_who_adapts_the_bank(root) -> None:
    page = (root / "docs" / "writing_questions.md").read_text(encoding="utf-8")
    assert [line for line in COLUMNS if f"| `{line}` | {COLUMNS[line]} |" not in page] == []
