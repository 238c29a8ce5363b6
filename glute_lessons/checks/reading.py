"""How hard a text is to read: Flesch–Kincaid grade, syllables by Pyphen and by vowel groups.

Source of the formula: Kincaid and others 1975: 0.39 × words per sentence + 11.8 × syllables per
word − 15.59. Glossary words count as two syllables, since each lesson explains them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

LIMIT = 8.0

_CODE = re.compile(r"`[^`]*`|\[(?:(?:AN|FR|SF|ME|LS)-\d\d[,; ]*)+\]|!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|https?://\S+")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_LEAD = re.compile(r"^\s*(?:#+|[-*>]|\d+\.)\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
_SILENT = re.compile(r"[^aeiouyl]e$|[aeiouy]le$|[^aeioutd]ed$|[^aeiouysxzcgh]es$")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’]*")


def sentences(markdown: str) -> list[list[str]]:
    """The words of each sentence. A heading, a list entry and a table cell each end a sentence."""
    found = []
    for block in _blocks(markdown):
        for sentence in _SENTENCE.split(block):
            words = _WORD.findall(sentence)
            if words:
                found.append(words)
    return found


def _blocks(markdown: str) -> Iterable[str]:
    """Runs of text that belong together: a paragraph's lines, a list entry, a table cell."""
    text = _LINK.sub(r"\1", _CODE.sub(" ", markdown)).replace("*", "").replace("\\", "")
    open_lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        starts_new = not line.strip() or _LEAD.match(line) or line.lstrip().startswith("|")
        if starts_new and open_lines:
            yield " ".join(open_lines)
            open_lines = []
        if line.lstrip().startswith("|"):
            if not _RULE.match(line):
                yield from line.split("|")
        elif line.lstrip().startswith("#"):
            yield _LEAD.sub("", line)
        elif line.strip():
            open_lines.append(_LEAD.sub("", line))


def reading_grade(markdown: str, easy: frozenset[str] = frozenset()) -> float:
    """Flesch–Kincaid grade of a text; 0.0 for one without words. easy: words in small letters."""
    text = sentences(markdown)
    words = [word for sentence in text for word in sentence]
    if not words:
        return 0.0
    syllables = sum(_syllables(word.lower(), easy) for word in words)
    return 0.39 * len(words) / len(text) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str, easy: frozenset[str]) -> int:
    count = _counted(word)
    return min(count, 2) if word in easy else count


@cache
def _counted(word: str) -> int:
    """The larger of two counts, since each alone misses some: "area" and "away" never break at a
    line's end, so Pyphen gives them one; vowel groups run together in "piriformis" and the like.
    """
    return max(len(_dictionary().positions(word)) + 1, _vowel_groups(word))


def _vowel_groups(word: str) -> int:
    """Runs of vowels, less the silent e of "take", "takes" and "pressed"."""
    count = len(_VOWELS.findall(word))
    return max(1, count - bool(_SILENT.search(word)))


@cache
def _dictionary():  # type: ignore[no-untyped-def]  # Pyphen ships no types
    from pyphen import Pyphen

    return Pyphen(lang="en_US")
