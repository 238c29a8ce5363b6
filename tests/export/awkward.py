"""Small banks whose words are full of signs that a format could take for its own."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from glute_lessons.content import Library
from glute_lessons.content.records import VERDICTS, Question
from tests.quiz.small_library import choose_all, choose_one, library, number, order, triage

PIECES = (
    *"=~#{}:\\<>&\"'%[]/|;,$*_`-\n\t ",
    *("\r\n", "\n\n", "//", "::", "->", "####", "$CATEGORY: x", "%50%", "%-100%", "[html]", "\\n"),
    *("&amp;", "&lt;", "&#123;", "&&058;", "<br>", "</p>", "<script>", "]]>", "<!--", "{{Id}}"),
    *(
        "[sound:x.mp3]",
        "\\(x\\)",
        "{{c1::x}}",
        "\x1f",
        "\x00",
        "é",
        "–",
        "字",
        "🦵",
        "\u2028",
        "a1",
    ),
)
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(lambda bits: "".join(bits))
WORDS = TEXT.map(lambda text: f"x{text}y")  # content holds no empty text; ends are kept apart


def _reworded(question: Question, draw: st.DrawFn) -> Question:
    options = tuple(
        evolve(each, text=draw(WORDS), explanation=draw(WORDS)) for each in question.options
    )
    verdicts = tuple(evolve(each, explanation=draw(WORDS)) for each in question.verdicts)
    return evolve(question, stem=draw(WORDS), options=options, verdicts=verdicts)


@st.composite
def banks(draw: st.DrawFn) -> Library:
    """One question of each kind that is made of words, plain and critical."""
    danger = draw(WORDS)
    critical = {"critical": True, "danger": danger}
    asked = (
        choose_one(),
        choose_one("pick_safe", **critical),
        choose_all(),
        choose_all("some_missed", critical_if="missed", **critical),
        choose_all("some_chosen", critical_if="chosen", **critical),
        order(),
        number(),
        number("long_safe", critical_if="above", **critical),
        *(triage(verdict, danger=danger) for verdict in VERDICTS),
    )
    return library(*(_reworded(each, draw) for each in asked))
