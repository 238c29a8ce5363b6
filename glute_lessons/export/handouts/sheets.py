"""Which sheets there are, and what each of them shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import field, frozen

from glute_lessons.content import Library

from .landmark_sheet import landmark_page
from .page import page
from .quiz_sheets import NUMBER, quiz_page
from .safety_sheets import before_you_start_page, progress_page, safe_or_stop_page
from .technique_sheets import technique_page, there_and_up_page
from .words import WORDS

PAPERS = ("a4", "letter")
# Sheet → its title and what fills its template; the techniques' own come from content.
OTHERS: dict[str, tuple[str, Callable[[Library], dict[str, Any]]]] = {
    "there_and_up": ("Getting there, and up again", there_and_up_page),
    "before_you_start": ("Before you start", before_you_start_page),
    "safe_or_stop": ("Safe, or stop?", safe_or_stop_page),
    "landmarks": ("Find your landmarks", landmark_page),
    "progress": ("My practice", progress_page),
}
QUIZZES = {"quiz_paper": "Quiz", "quiz_key": "Quiz: the key"}


@frozen
class Wish:
    """What is asked for. seed, number: of the quiz. papers, sheets: names, each once."""

    seed: int = 1
    number: int = NUMBER
    papers: tuple[str, ...] = PAPERS
    sheets: tuple[str, ...] = ()


@frozen
class Page:
    """One HTML page. path: where it lies in the folder. sheet, paper: what it is."""

    sheet: str
    paper: str
    title: str
    data: bytes = field(repr=False)

    @property
    def path(self) -> str:
        return f"{self.paper}/{self.sheet}.html"


def sheet_titles(library: Library) -> dict[str, str]:
    """Every sheet and its title, in the order of the list."""
    techniques = {name: each.name for name, each in library.techniques.items()}
    return {**techniques, **{name: title for name, (title, _) in OTHERS.items()}, **QUIZZES}


def pages(wish: Wish, library: Library) -> tuple[Page, ...]:
    """The pages of a wish; the same wish makes the same bytes."""
    titles = sheet_titles(library)
    wanted = [name for name in titles if not wish.sheets or name in wish.sheets]
    made = []
    for name in wanted:
        template, context = _filled(name, wish, library)
        context = {"title": titles[name], "titles": titles, **context}
        made += [
            Page(name, paper, titles[name], page(template, paper, context)) for paper in wish.papers
        ]
    return tuple(made)


def index(made: Sequence[Page], printed: bool) -> bytes:
    """The page that leads to all others. printed: there are PDFs, too."""
    ends = ("html", "pdf") if printed else ("html",)
    names = {"a4": "A4", "letter": "US Letter"}
    rows: dict[str, list[tuple[str, str]]] = {}
    for each in made:
        rows.setdefault(each.title, []).extend(
            (f"{names[each.paper]}, {end.upper()}", f"{each.paper}/{each.sheet}.{end}")
            for end in ends
        )
    return page("index.html", "", {"rows": rows.items(), "title": WORDS["handouts"]})


def _filled(name: str, wish: Wish, library: Library) -> tuple[str, dict[str, Any]]:
    if name in library.techniques:
        return "technique.html", technique_page(library.techniques[name], library)
    if name in QUIZZES:
        return f"{name}.html", quiz_page(library, wish.seed, wish.number)
    return f"{name}.html", OTHERS[name][1](library)
