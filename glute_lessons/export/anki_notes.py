"""What an Anki note of each kind holds: its fields, and how its card shows them. No Anki needed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from glute_lessons.content import Library
from glute_lessons.quiz.card import WORDS

from .items import Item
from .markup import joined as written
from .markup import listed, paragraph, paragraphs, picture
from .words import CREDIT

_FIRST = ("Id", "Lesson", "Question")
_LAST = ("Danger", "Do", "Sources", "Credit")
_OFFERED = (*_FIRST, "Options", "Answer", "Reasons", *_LAST)
# Kind → fields. Anki keeps to the fields of the first import, so a new one asks for a new id.
FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "choose_one": _OFFERED,
        "choose_all": _OFFERED,
        "triage": _OFFERED,
        "order": _OFFERED,
        "number": (*_FIRST, "Answer", "Reasons", *_LAST),
        "locate": (*_FIRST, "Picture", "Answer", "Marked", "Reasons", *_LAST),
    }
)
# MathJax, which cards may load, leaves text of these classes as it is.
_OPEN = '<div class="gl tex2jax_ignore mathjax_ignore">'
# Danger and do stand only on the cards that have them.
_BACK_END = (
    "{{#Danger}}<div class=danger>{{Danger}}</div>{{/Danger}}"
    "{{#Do}}<div class=do>{{Do}}</div>{{/Do}}"
    "<div class=small>{{Sources}}{{Credit}}</div></div>"
)
CSS = """\
.card { font-family: system-ui, sans-serif; font-size: 20px; text-align: left; }
.gl { max-width: 40rem; margin: 0 auto; }
.gl img { width: 100%; max-width: 36rem; height: auto; background: #fff; }
.gl li { margin: 0.4em 0; }
.answer { font-weight: bold; }
.danger { border-left: 6px solid #b3261e; padding-left: 0.6em; }
.small { font-size: 70%; }
"""


def front(kind: str) -> str:
    """The question's side, in Anki's template language."""
    extra = [f"{{{{{name}}}}}" for name in ("Options", "Picture") if name in FIELDS[kind]]
    return f"{_OPEN}{{{{Question}}}}{''.join(extra)}</div>"


def back(kind: str) -> str:
    """The answer's side: the question again, the answer, and why."""
    picture = "{{Marked}}" if kind == "locate" else ""
    told = "<hr id=answer><div class=answer>{{Answer}}</div>" + picture + "{{Reasons}}"
    return "{{FrontSide}}" + _OPEN + told + _BACK_END


def values(item: Item, library: Library) -> tuple[str, ...]:
    """A note's fields in HTML, as FIELDS has them for its kind."""
    made = _common(item) | _place(item, library)
    return tuple(_literal(made[name]) for name in FIELDS[item.kind])


def _common(item: Item) -> dict[str, str]:
    told = WORDS["sources"].format(list="; ".join(item.sources))
    return {
        "Id": written([paragraph(item.id)]).removeprefix("<p>").removesuffix("</p>"),
        "Lesson": paragraphs((item.lesson,)),
        "Question": paragraphs(item.asked),
        "Options": listed(each.text for each in item.answers),
        "Answer": _best(item),
        "Reasons": listed(_reasons(item), "ol" if item.kind in _LETTERED else "ul"),
        "Danger": paragraphs((f"{WORDS['danger']} {item.danger}",)) if item.danger else "",
        "Do": paragraphs((f"{WORDS['do']} {item.do}",)) if item.do else "",
        "Sources": paragraphs((told if item.sources else WORDS["no_sources"],)),
        "Credit": paragraphs((CREDIT,)),
    }


_LETTERED = ("choose_one", "choose_all", "triage", "order")


def _best(item: Item) -> str:
    if item.kind == "order":
        return listed(item.best, style="1")
    if item.kind == "choose_all":
        return listed(item.best, "ul")
    return paragraphs(item.after[:1])


def _reasons(item: Item) -> list[str]:
    """Each answer with its explanation; of a place only why it is there."""
    told = [each for each in item.answers if item.kind != "locate" or each.right]
    return [f"{each.text}: {each.explanation}" for each in told]


def bare_name(item: Item) -> str:
    return f"glute_lessons_{item.question.view}_{item.question.layer}.svg"


def marked_name(item: Item) -> str:
    return f"glute_lessons_{item.id}.svg"


def _place(item: Item, library: Library) -> dict[str, str]:
    if item.kind != "locate":
        return {}
    plate = library.pictures[item.question.view]
    alt = plate.alt.replace("{side}", "right")
    return {
        "Picture": picture(bare_name(item), alt),
        "Marked": picture(marked_name(item), item.after[0]),
        "Credit": paragraphs((CREDIT, plate.credit)),
    }


def _literal(html: str) -> str:
    """Anki takes a square bracket for a sound or for LaTeX."""
    return html.replace("[", "&#91;").replace("]", "&#93;")
