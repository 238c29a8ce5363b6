"""Every question as one plain record, with all that is said about it; each format reads this.

What is said and how an answer is graded comes from the quiz card's own data, so that an export and
a lesson cannot tell two stories.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from glute_lessons.content import Library
from glute_lessons.content.records import Question
from glute_lessons.quiz.card import WORDS
from glute_lessons.quiz.grade import LETTERS
from glute_lessons.quiz.page_data import as_data, entries

# Marks of 100 for an answer's grade: more careful than needed is worth half, a miss nothing.
MARKS: Mapping[str, int] = {"right": 100, "cautious": 50}
# What XML cannot hold, and what no text needs.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@frozen
class Answer:
    """One answer. id: a letter by its place in the bank, a verdict, a band, or a place on a plate.

    grade: right, cautious, wrong, serious or critical. told: what is said to it, by paragraphs.
    """

    id: str
    text: str
    explanation: str
    grade: str
    told: tuple[str, ...]

    @property
    def right(self) -> bool:
        return self.grade == "right"

    @property
    def mark(self) -> int:
        """0 to 100; a critical answer always has 0."""
        return MARKS.get(self.grade, 0)


@frozen
class Span:
    """What counts as right, low to high, of the numbers that may be typed, least to most."""

    low: float
    high: float
    least: float
    most: float
    unit: str


@frozen
class Item:
    """One question. asked: its paragraphs. after: what is told once it is answered, by paragraphs.

    key: the ids of the right answers, in their order where the order is asked. number: for that
    kind alone.
    """

    question: Question
    lesson: str
    asked: tuple[str, ...]
    answers: tuple[Answer, ...]
    key: tuple[str, ...]
    danger: str
    do: str
    sources: tuple[str, ...]
    after: tuple[str, ...]
    number: Span | None = None

    @property
    def id(self) -> str:
        return self.question.id

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def best(self) -> tuple[str, ...]:
        """The texts of the right answers, in the order of the key."""
        return tuple(self.answer(id_).text for id_ in self.key)

    @property
    def tags(self) -> tuple[str, ...]:
        """critical for a safety item, its lesson, its kind and the sets that it is in."""
        critical = ("critical",) if self.question.critical else ()
        sets = tuple(f"set_{name}" for name in self.question.sets)
        return (*critical, f"lesson_{self.question.lesson}", f"kind_{self.kind}", *sets)

    def answer(self, id_: str) -> Answer:
        return next(each for each in self.answers if each.id == id_)


def items(library: Library) -> tuple[Item, ...]:
    """All questions of the bank, in its order."""
    return tuple(item(question, library) for question in library.questions.values())


def item(question: Question, library: Library) -> Item:
    """One question with all that is said about it."""
    data = as_data(question, library)
    answers = _answers(question, data, library)
    lesson = library.lessons[question.lesson].title
    danger = _danger(data)
    sources = tuple(cleaned(source) for source in data["evidence"])
    bare = Item(
        question=question,
        lesson=cleaned(lesson),
        asked=tuple(map(cleaned, (question.stem, *_hint(data)))),
        answers=answers,
        key=_key(data, answers),
        danger=danger,
        do=cleaned(data["do"]),
        sources=sources,
        after=(),
        number=_span(data),
    )
    return _with_after(bare, data)


def cleaned(text: str) -> str:
    """A text that every format can hold: Unix line ends, no control characters, nothing around."""
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", unix).strip()


def _hint(data: dict[str, Any]) -> tuple[str, ...]:
    if data["kind"] == "choose_all":
        return (WORDS["take_all"],)
    if number := data["number"]:
        least, most = f"{number['least']:g}", f"{number['most']:g}"
        return (WORDS["number_range"].format(least=least, most=most, unit=number["unit"]),)
    return ()


def _span(data: dict[str, Any]) -> Span | None:
    if not (number := data["number"]):
        return None
    ends = {name: float(number[name]) for name in ("low", "high", "least", "most")}
    return Span(**ends, unit=cleaned(number["unit"]))


def _danger(data: dict[str, Any]) -> str:
    told = [*data["outcomes"].values(), data["otherwise"] or {}]
    return next((cleaned(each["danger"]) for each in told if each.get("danger")), "")


def _answers(question: Question, data: dict[str, Any], library: Library) -> tuple[Answer, ...]:
    if question.kind == "locate":
        return _places(question, data, library)
    make = {"choose_all": _one_of_some, "order": _rung}.get(question.kind, _graded)
    return tuple(
        make(place, option, data, question) for place, option in enumerate(data["options"])
    )


def _graded(place: int, option: dict[str, str], data: dict[str, Any], asked: Question) -> Answer:
    """An answer that is graded for itself."""
    said = data["outcomes"][option["id"]]
    told = [said["headline"], option["explanation"]]
    if said["danger"]:
        told.append(f"{WORDS['danger']} {said['danger']}")
    return _answer(option["id"], option, said["grade"], told)


def _one_of_some(
    place: int, option: dict[str, str], data: dict[str, Any], asked: Question
) -> Answer:
    """An answer of which some are right; graded is the whole set."""
    right = option["id"] in data["key"]
    miss = "critical" if asked.critical_if == "chosen" else "wrong"
    word = WORDS["right_to_take" if right else "better_left"]
    return _answer(
        option["id"], option, "right" if right else miss, [f"{word}.", option["explanation"]]
    )


def _rung(place: int, option: dict[str, str], data: dict[str, Any], asked: Question) -> Answer:
    """A thing to put in order: right in its place, so it has no grade of its own."""
    return _answer(LETTERS[place], option, "", [option["explanation"]])


def _answer(id_: str, option: dict[str, str], grade: str, told: list[str]) -> Answer:
    said = tuple(text for each in told if (text := cleaned(each)))
    return Answer(id_, cleaned(option["text"]), cleaned(option["explanation"]), grade, said)


def _places(question: Question, data: dict[str, Any], library: Library) -> tuple[Answer, ...]:
    """Everything that can be touched on the plate."""
    names = entries([question], library)
    found = []
    for entry, said in data["outcomes"].items():
        words = " ".join(" ".join(filter(None, pair)) for pair in said["says"])
        danger = [f"{WORDS['danger']} {said['danger']}"] if said["danger"] else []
        option = {"text": names[entry]["name"], "explanation": words}
        told = [said["headline"], words, *danger]
        found.append(_answer(entry, option, said["grade"], told))
    return tuple(found)


def _key(data: dict[str, Any], answers: tuple[Answer, ...]) -> tuple[str, ...]:
    if data["kind"] == "order":
        ids = [option["id"] for option in data["options"]]
        return tuple(LETTERS[ids.index(id_)] for id_ in data["key"])
    if data["kind"] == "locate":  # a zone has several places
        return tuple(each.id for each in answers if each.right)
    return tuple(data["key"])


def _with_after(bare: Item, data: dict[str, Any]) -> Item:
    return evolve(bare, after=tuple(filter(None, map(cleaned, _after(bare, data)))))


def _after(bare: Item, data: dict[str, Any]) -> list[str]:
    told = [_best_told(bare, data)]
    if bare.kind == "order":
        told += [f"{each.text}: {each.explanation}" for each in bare.answers]
    if bare.danger and bare.kind in ("choose_all", "order"):
        told.append(f"{WORDS['danger']} {bare.danger}")
    if bare.do:
        told.append(f"{WORDS['do']} {bare.do}")
    listed = "; ".join(bare.sources)
    told.append(WORDS["sources"].format(list=listed) if listed else WORDS["no_sources"])
    return told


def _best_told(bare: Item, data: dict[str, Any]) -> str:
    if bare.kind == "order":
        steps = " ".join(f"{place}. {text}." for place, text in enumerate(bare.best, start=1))
        return f"{WORDS['right_order']}: {steps}"
    if bare.kind == "number":
        return f"{WORDS['best']} {data['key_text']}."
    word = WORDS["best_all" if bare.kind == "choose_all" else "best"]
    return f"{word} {'; '.join(bare.best)}."
