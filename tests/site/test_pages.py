"""The site's own pages: filled from the content, as text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve

from glute_lessons.content import load
from glute_lessons.content.records import Lesson
from tools.setup.problem import Problem
from tools.site import building, pages

LESSONS = tuple(load().lessons.values())
HEAD = '<html><head><title>x</title></head><body class="a" data-notebook="lab">x</body></html>'


class Links(HTMLParser):
    """Every link of a page with its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.inside = True
            self.found.append((dict(attrs).get("href") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.inside:
            href, words = self.found[-1]
            self.found[-1] = (href, words + data)


def written(folder: Path, lessons: tuple[Lesson, ...] = LESSONS) -> str:
    told = {"ids": " ".join(lesson.id for lesson in lessons), "storage": building.STORAGE}
    filled = {**told, **pages.landing(lessons, "9.8.7", "40 MB")}
    pages.write(folder / "index.html", filled)
    return (folder / "index.html").read_text(encoding="utf-8")


def assert_has_icon(text: str) -> None:
    """The page names one icon, and the site has it."""
    (icon,) = re.findall(r'<link rel="icon" href="(?:\.\./)?site/([^"]+)">', text)
    assert (pages.PAGES / icon).is_file()


def test_the_page_lists_every_lesson_in_its_order_with_title_and_aim(tmp_path: Path) -> None:
    text = written(tmp_path)
    places = [text.index(f">{pages.escape(lesson.title)}<") for lesson in LESSONS]
    assert places == sorted(places)
    assert all(pages.escape(lesson.aim) in text for lesson in LESSONS)


def test_start_is_lesson_0_and_the_quiz_is_the_lesson_with_the_drill(
    tmp_path: Path, root: Path
) -> None:
    links = {" ".join(words.split()): href for href, words in Links(written(tmp_path)).found}
    assert links["Start with lesson 0"] == pages.href(LESSONS[0].id)
    assert links["Quiz yourself: safe or stop?"] == pages.href(pages.QUIZ)
    lesson = (root / "notebooks" / f"{pages.QUIZ}.ipynb").read_text(encoding="utf-8")
    assert "gl.drill(" in lesson


def test_version_and_size_are_told(tmp_path: Path) -> None:
    text = written(tmp_path)
    assert "This is version 9.8.7 of the course." in text
    assert "The whole site has 40 MB." in text


def test_content_is_text_and_never_markup(tmp_path: Path) -> None:
    evil = evolve(LESSONS[0], title='<img src=x onerror="alert(1)">', aim="a & b </li>")
    text = written(tmp_path, (evil, *LESSONS[1:]))
    assert "<img" not in text
    assert "&lt;img" in text
    assert "a &amp; b &lt;/li&gt;" in text


def test_no_placeholder_is_left(tmp_path: Path) -> None:
    assert re.findall(r"\$\w+", written(tmp_path)) == []


def test_a_lesson_that_the_page_needs_and_is_gone_is_named() -> None:
    rest = tuple(lesson for lesson in LESSONS if lesson.id != pages.QUIZ)
    with pytest.raises(Problem, match=pages.QUIZ):
        pages.landing(rest, "1", "1 MB")


def test_the_checks_lie_over_a_lessons_page(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(HEAD, encoding="utf-8")
    pages.lay_over(page, "lab", {"ids": "a b", "storage": "S"})
    text = page.read_text(encoding="utf-8")
    assert 'data-notebook="lab" data-lessons="a b" data-storage="S">' in text
    sources = re.findall(r'<script src="\.\./site/([^"]+)">', text)
    assert sources == list(pages.SCRIPTS)
    assert all((pages.PAGES / name).is_file() for name in (*sources, pages.BAR))
    assert_has_icon(text)


@pytest.mark.parametrize("html", ["", HEAD.replace("lab", "tree"), HEAD + HEAD])
def test_another_form_of_jupyterlites_page_is_refused(html: str, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(html, encoding="utf-8")
    with pytest.raises(Problem, match="found another form of page"):
        pages.lay_over(page, "lab", {"ids": "a", "storage": "S"})


def test_every_picture_in_a_lessons_text_is_shipped(root: Path) -> None:
    lessons = sorted((root / "notebooks").glob("*.ipynb"))
    named = {name for path in lessons for name in building.pictures(path)}
    assert len(named) > 5
    assert [name for name in named if not (root / "assets" / name).is_file()] == []


@pytest.mark.parametrize("template", sorted(pages.PAGES.glob("*.html")), ids=lambda path: path.name)
def test_every_page_has_an_icon_that_is_shipped(template: Path) -> None:
    """Regression: a page without one made the browser ask the top of the server for it, in vain."""
    assert_has_icon(template.read_text(encoding="utf-8"))
