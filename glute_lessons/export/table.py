"""The bank as a table: CSV in UTF-8, one row for each answer of each question."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from .items import Answer, Item
from .parcel import Parcel, left_out
from .words import CREDIT, NO_DRAWING

# Column → what stands in it. docs/writing_questions.md shows the same list.
COLUMNS: dict[str, str] = {
    "question": "the question's id, the same in all its rows",
    "lesson": "the lesson that it belongs to",
    "kind": "choose_one, choose_all, order, number, locate or triage",
    "critical": "yes where a wrong answer could hurt someone, else no",
    "critical_if": "which wrong answers could: missed, chosen, below, above; empty for any",
    "difficulty": "1 to 3",
    "sets": "drill for the stories that the first lesson drills, else empty",
    "stem": "what is asked",
    "answer": "the answer's id: a letter, a verdict, a band or a place of the body",
    "text": "the answer's words",
    "right": "yes or no; for order the place, from 1",
    "mark": "0 to 100; empty for order, where all places count together",
    "grade": "right, cautious, wrong, serious or critical; empty for order",
    "explanation": "why it is right or wrong",
    "danger": "what could happen after a critical answer",
    "do": "what to do, for triage",
    "from": "the lowest number that this answer stands for, both ends included",
    "to": "the highest; an end that two bands share counts as within",
    "unit": "the unit of the number",
    "view": "the plate of a locate question",
    "layer": "and the layer that it shows",
    "facts": "ids of the facts that are asked, with spaces between",
    "sources": "the sources' ids, with semicolons between",
    "credit": "the credit line of the questions' licence",
}


def table(items: Iterable[Item]) -> Parcel:
    """The whole bank; the byte order mark tells spreadsheets that it is UTF-8."""
    held = tuple(items)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(COLUMNS))
    writer.writeheader()
    writer.writerows(row for each in held for row in rows(each))
    lessened = left_out(held, {"locate": NO_DRAWING})
    return Parcel(text.getvalue().encode("utf-8-sig"), len(held), lessened=lessened)


def rows(item: Item) -> Iterator[dict[str, str]]:
    """One row for each answer."""
    for answer in item.answers:
        yield _of_question(item) | _of_answer(item, answer)


def _of_question(item: Item) -> dict[str, str]:
    asked = item.question
    return {
        "question": item.id,
        "lesson": asked.lesson,
        "kind": item.kind,
        "critical": "yes" if asked.critical else "no",
        "critical_if": asked.critical_if,
        "difficulty": str(asked.difficulty),
        "sets": " ".join(asked.sets),
        "stem": item.asked[0],
        "danger": item.danger,
        "do": item.do,
        "unit": item.number.unit if item.number else "",
        "view": asked.view,
        "layer": asked.layer,
        "facts": " ".join(asked.facts),
        "sources": "; ".join(item.sources),
        "credit": CREDIT,
    }


def _of_answer(item: Item, answer: Answer) -> dict[str, str]:
    ordered = item.kind == "order"
    place = str(item.key.index(answer.id) + 1) if ordered else ""
    low, high = _ends(item, answer.id)
    return {
        "answer": answer.id,
        "text": answer.text,
        "right": place or ("yes" if answer.right else "no"),
        "mark": "" if ordered else str(answer.mark),
        "grade": answer.grade,
        "explanation": answer.explanation,
        "from": low,
        "to": high,
    }


def _ends(item: Item, band: str) -> tuple[str, str]:
    if not (span := item.number):
        return "", ""
    ends = {
        "below": (span.least, span.low),
        "within": (span.low, span.high),
        "above": (span.high, span.most),
    }[band]
    return f"{ends[0]:g}", f"{ends[1]:g}"
