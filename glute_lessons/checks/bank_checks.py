"""Checks on the question bank as a whole: keys, places, verdicts, wordings, reach, reading grade.

What a single question must have to load at all stands in content/question_rules.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations

from glute_lessons.content import Library
from glute_lessons.content.question_rules import right_options
from glute_lessons.content.records import VERDICTS, Question

from .lesson_checks import easy_words
from .reading import LIMIT, reading_grade

STEM_WORDS = 45
LONGEST_KEYS = 0.40
PLACES = (0.25, 0.42)  # share of the first, second and third place among the keys of choose_one
VERDICT_SHARES = (0.12, 0.40)
SAME_STEM = 0.85
TIMES_ASKED = 2  # each warning sign
AT_LEAST = 200
VIGNETTES_AT_LEAST = 80
_BANNED = re.compile(
    r"\b(all|none|both|any) of (the|these)( \w+)? (above|below|answers)\b", re.IGNORECASE
)


def too_few(library: Library) -> list[str]:
    """The size of the bank."""
    triage = sum(1 for _ in _of_kind(library, "triage"))
    counts = (
        ("questions", len(library.questions), AT_LEAST),
        ("vignettes", triage, VIGNETTES_AT_LEAST),
    )
    return [f"{found} {name}; wanted are {least}" for name, found, least in counts if found < least]


def long_stems(library: Library) -> list[str]:
    """Stems over 45 words."""
    return [
        f"{question.id}: a stem of {len(question.stem.split())} words; allowed is {STEM_WORDS}"
        for question in library.questions.values()
        if len(question.stem.split()) > STEM_WORDS
    ]


def weak_options(library: Library) -> list[str]:
    """ "All of the above", an explanation that repeats, two options or two explanations alike."""
    return [
        f"{question.id}: {fault}"
        for question in library.questions.values()
        for fault in _option_faults(question)
    ]


def _option_faults(question: Question) -> Iterator[str]:
    texts = [_bare(option.text) for option in question.options]
    told = [_bare(option.explanation) for option in (*question.options, *question.verdicts)]
    for option in question.options:
        if _BANNED.search(option.text):
            yield f'the option "{option.text}"'
        if _repeats(option.explanation, option.text):
            yield f'an explanation that repeats its option "{option.text}"'
    if len(set(texts)) < len(texts):
        yield "two options with the same words"
    if len(set(told)) < len(told):
        yield "two explanations with the same words"


def _repeats(explanation: str, text: str) -> bool:
    """True when an explanation says nothing that its option does not say."""
    return not _tokens(explanation) - _tokens(text)


def longest_keys(library: Library) -> list[str]:
    """The key of choose_one strictly the longest option in at most 40 %."""
    chosen = list(_of_kind(library, "choose_one"))
    longest = [question for question in chosen if _key_is_longest(question, library)]
    if len(longest) <= LONGEST_KEYS * len(chosen):
        return []
    return [f"the key is the longest option in {len(longest)} of {len(chosen)}; allowed is 40 %"]


def _key_is_longest(question: Question, library: Library) -> bool:
    lengths = [len(option.text) for option in question.options]
    key = lengths.pop(right_options(question, library).index(True))
    return key > max(lengths)


def unbalanced_keys(library: Library) -> list[str]:
    """The key of choose_one stands first, second and third about equally often."""
    places = Counter(
        right_options(question, library).index(True) for question in _of_kind(library, "choose_one")
    )
    total = sum(places.values())
    return [
        f"the key stands at place {place + 1} in {places[place]} of {total};"
        f" allowed is {PLACES[0]:.0%} to {PLACES[1]:.0%}"
        for place in range(3)
        if total and not PLACES[0] <= places[place] / total <= PLACES[1]
    ]


def unbalanced_verdicts(library: Library) -> list[str]:
    """No verdict is the key of more than 40 % or fewer than 12 % of the vignettes."""
    low, high = VERDICT_SHARES
    found = Counter(
        library.sensations[question.sensation].verdict for question in _of_kind(library, "triage")
    )
    total = sum(found.values())
    return [
        f"{verdict} is the key of {found[verdict]} of {total} vignettes;"
        f" allowed is {low:.0%} to {high:.0%}"
        for verdict in VERDICTS
        if total and not low <= found[verdict] / total <= high
    ]


def near_duplicates(library: Library) -> list[str]:
    """Two stems with almost the same words and the same answer."""
    return [
        f"{one.id} and {other.id}: stems alike by {alike:.2f}; allowed is {SAME_STEM}"
        for one, other in combinations(library.questions.values(), 2)
        if (alike := similarity(one.stem, other.stem)) > SAME_STEM
        and _answer(one, library) == _answer(other, library)
    ]


def similarity(one: str, other: str) -> float:
    """Words that two texts share, over the mean number of words of each (0 to 1; Dice)."""
    a, b = _tokens(one), _tokens(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _answer(question: Question, library: Library) -> tuple[str, ...]:
    """What is right, in words that can be compared between questions."""
    if question.kind == "triage":
        return (library.sensations[question.sensation].verdict,)
    if question.kind in ("choose_one", "choose_all"):
        right = right_options(question, library)
        pairs = zip(question.options, right, strict=True)
        return tuple(sorted(option.names or _bare(option.text) for option, good in pairs if good))
    return (question.kind, question.target or question.key)


def hard_to_read(library: Library) -> list[str]:
    """A lesson's questions, pooled, over grade 8."""
    easy = easy_words(library)
    pooled = {lesson: " ".join(_texts(lesson, library)) for lesson in library.lessons}
    return [
        f"{lesson}: its questions read at grade {grade:.1f}; allowed is {LIMIT:.0f}"
        for lesson, text in pooled.items()
        if text and (grade := reading_grade(text, easy)) > LIMIT
    ]


def _texts(lesson: str, library: Library) -> Iterator[str]:
    for question in library.questions.values():
        if question.lesson == lesson:
            yield from (question.stem, question.danger)
            for option in question.options:
                yield from (_ended(option.text), option.explanation)
            yield from (option.explanation for option in question.verdicts)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def not_asked(library: Library) -> list[str]:
    """Items of the syllabus that can be asked and are not."""
    asked = {fact for question in library.questions.values() for fact in question.facts}
    return [
        f"{item} is asked in no question"
        for item, fact in library.facts.items()
        if fact.assessable and item not in asked
    ]


def rarely_asked(library: Library) -> list[str]:
    """Warning signs with fewer than two vignettes."""
    times = Counter(question.sensation for question in _of_kind(library, "triage"))
    return [
        f"{item}: asked in {times[item]} vignettes; wanted are {TIMES_ASKED}"
        for item, sensation in library.sensations.items()
        if sensation.warning_sign and times[item] < TIMES_ASKED
    ]


def unsourced(library: Library) -> list[str]:
    """Questions that name no evidence; for triage the sensation names it."""
    return [
        f"{question.id}: no evidence id"
        for question in library.questions.values()
        if not question.evidence and not question.sensation
    ]


def _of_kind(library: Library, kind: str) -> Iterator[Question]:
    return (question for question in library.questions.values() if question.kind == kind)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def _tokens(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


CHECKS: dict[str, Callable[[Library], list[str]]] = {
    "questions or vignettes lacking": too_few,
    "assessable facts asked in no question": not_asked,
    "warning signs asked fewer than two times": rarely_asked,
    "verdicts that are the key too often or too rarely": unbalanced_verdicts,
    "keys that are too often the longest option": longest_keys,
    "keys that stand too often at one place": unbalanced_keys,
    "stems over 45 words": long_stems,
    "stems that are nearly the same": near_duplicates,
    "options and explanations that are weak": weak_options,
    "lessons whose questions read over grade 8": hard_to_read,
    "questions without evidence": unsourced,
}
