"""The reading grade agrees with the formula worked by hand, and reads Markdown as a reader does."""

from __future__ import annotations

import pytest

from glute_lessons.checks.reading import reading_grade, sentences


def test_the_formula_on_a_text_counted_by_hand() -> None:
    # 2 sentences, 8 words, 8 syllables: 0.39 × 4 + 11.8 × 1 − 15.59
    assert reading_grade("The cat sat down. The dog ran off.") == pytest.approx(-2.23)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("press", 1),
        ("pressed", 1),
        ("holds", 1),
        ("take", 1),
        ("takes", 1),
        ("muscle", 2),
        ("muscles", 2),
        ("away", 2),
        ("easy", 2),
        ("body", 2),
        ("minutes", 2),
        ("breathe", 1),
        ("tingling", 2),
        ("started", 2),
        ("numbness", 2),
        ("over", 2),
        ("sensation", 3),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    # one word, one sentence: grade = 0.39 + 11.8 × syllables − 15.59
    assert reading_grade(word) == pytest.approx(0.39 + 11.8 * count - 15.59)


def test_long_words_in_long_sentences_are_harder() -> None:
    easy = "Sit on the mat. Bend your knees."
    hard = "Contraindications necessitate comprehensive multidisciplinary consideration beforehand."
    assert reading_grade(easy) < 4
    assert reading_grade(hard) > 12


def test_a_glossary_word_counts_two_syllables() -> None:
    text = "The piriformis lies below."
    assert reading_grade(text, frozenset({"piriformis"})) < reading_grade(text)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# A title\nSome text here", [["A", "title"], ["Some", "text", "here"]]),
        ("- one two\n- three", [["one", "two"], ["three"]]),
        ("| a b | c |\n| --- | --- |\n| d | e f |", [["a", "b"], ["c"], ["d"], ["e", "f"]]),
        ("It holds [SF-14, SF-16].", [["It", "holds"]]),
        ("![a picture](x.svg)", []),
        ("two\nlines", [["two", "lines"]]),
        ("**Bold.** [doi](https://doi.org/10.1/x)", [["Bold"], ["doi"]]),
    ],
)
def test_markdown_is_read_as_a_reader_reads_it(markdown: str, words: list[list[str]]) -> None:
    assert sentences(markdown) == words


def test_an_empty_text_has_grade_nought() -> None:
    assert reading_grade("") == 0.0
