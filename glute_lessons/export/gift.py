"""The bank for Moodle, in its own format GIFT.

Texts are HTML, with each sign that GIFT reads written as GIFT escapes it, or as an entity where
programs read GIFT differently: a backslash, a percent sign, square brackets, and braces, of which
pygiftparser 1.1 takes even an escaped one for the end of the answers. So no line break and no text
can end a question or begin an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .items import Item
from .markup import inline
from .parcel import LeftOut, Parcel, left_out
from .words import ABOUT, NO_ORDER, NO_PLACE, PART_CREDIT

WHY = {"order": NO_ORDER, "locate": NO_PLACE}
_ESCAPED = re.compile(r"[~=#:]")
_AS_ENTITY = re.compile(r"[\\%\[\]{}]")


def gift(items: Iterable[Item]) -> Parcel:
    """All that GIFT can express, as one text file; the first entry tells the licence."""
    held = tuple(items)
    out = (*left_out(held, WHY), *_part_credit(held))
    gone = {id_ for each in out for id_ in each.ids}
    kept = [each for each in held if each.id not in gone]
    return Parcel("\n".join(_blocks(kept)).encode(), len(kept), out)


def _part_credit(items: Iterable[Item]) -> tuple[LeftOut, ...]:
    """Moodle adds up the marks of what is ticked, so who misses one still gets the others'."""
    ids = tuple(each.id for each in items if each.question.critical_if == "missed")
    return (LeftOut("choose_all", PART_CREDIT, ids),) if ids else ()


def _blocks(items: Iterable[Item]) -> Iterator[str]:
    """Entries with an empty line after each, a category before each lesson's."""
    yield f"::about::[html]{_said(ABOUT)}\n"
    category = ""
    for each in items:
        if each.question.lesson != category:
            category = each.question.lesson
            yield f"$CATEGORY: $course$/glute_lessons/{category}\n"
        yield _entry(each)


def _entry(item: Item) -> str:
    tags = " ".join(f"[tag:{tag}]" for tag in item.tags)
    head = f"// [id:{item.id}] {tags}\n::{item.id}::[html]{_said(item.asked)}"
    answers = "\n".join(f"\t{line}" for line in _LINES[item.kind](item))
    sign = "#" if item.kind == "number" else ""
    return f"{head} {{{sign}\n{answers}\n\t####{_said(item.after)}\n}}\n"


def _one_of_many(item: Item) -> Iterator[str]:
    """One answer is right in full; a more careful one has its share."""
    for each in item.answers:
        sign = "=" if each.right else f"~%{each.mark}%" if each.mark else "~"
        yield f"{sign}{_text(each.text)}#{_said(each.told)}"


def _some_of_many(item: Item) -> Iterator[str]:
    """Each right answer has its share; a wrong one takes a share away, a critical one all."""
    share = 100 / len(item.key)
    for each in item.answers:
        marks = share if each.right else -100 if each.grade == "critical" else -share
        yield f"~%{_number(marks)}%{_text(each.text)}#{_said(each.told)}"


def _of_numbers(item: Item) -> Iterator[str]:
    """The right range first: of two ranges that hold a number, Moodle takes the first."""
    span = item.number
    assert span is not None
    ends = {
        "within": (span.low, span.high),
        "below": (span.least, span.low),
        "above": (span.high, span.most),
    }
    for band, (low, high) in ends.items():
        each = item.answer(band)
        if band == "within" or low < high:
            yield f"=%{each.mark}%{_number(low)}..{_number(high)}#{_said(each.told)}"


_LINES = {
    "choose_one": _one_of_many,
    "triage": _one_of_many,
    "choose_all": _some_of_many,
    "number": _of_numbers,
}


def _number(value: float) -> str:
    """In plain digits: 33.33333, as Moodle writes a third of the marks."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _said(texts: Iterable[str]) -> str:
    return "<br><br>".join(_text(text) for text in texts)


def _text(text: str) -> str:
    entities = _AS_ENTITY.sub(lambda sign: f"&#{ord(sign[0])};", inline(text))
    return _ESCAPED.sub(lambda sign: f"\\{sign[0]}", entities)
