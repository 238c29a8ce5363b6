"""The site's own pages: all lessons, what can go wrong, and what lies over a lesson.

Text from the content goes into the templates in pages/ through html.escape, and nowhere else.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

from glute_lessons.content.records import Lesson
from tools.setup.problem import Problem

PAGES = Path(__file__).with_name("pages")
QUIZ, REVIEW = "06_safe_or_stop", "08_review"
SCRIPTS = ("features.js", "stored.js", "guard.js", "drive_watch.js")
BAR = "lesson_bar.js"
PROGRESS = ".glute-lessons"  # glute_lessons.progress.files.home_folder in a browser
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
ITEM = Template(
    '<li><span class="number" aria-hidden="true">$number</span><div>'
    '<a id="title-$id" href="$href">$title</a><p>$aim</p>'
    '<p class="time">About $least to $most minutes</p></div></li>'
)


def put(site: Path, lessons: Sequence[Lesson], version: str, storage: str) -> None:
    """Writes the pages into a built site. storage: what the browser's own store is called."""
    shutil.copytree(PAGES, site / "site", ignore=shutil.ignore_patterns("*.html"))
    told = {"ids": " ".join(lesson.id for lesson in lessons), "storage": storage}
    write(site / "problem.html", told)
    for app in ("lab", "notebooks"):
        lay_over(site / app / "index.html", app, told)
    # JupyterLite has apps that are not in this site, and links to them.
    for place in ("tree", "edit", "consoles"):
        (site / place).mkdir()
        shutil.copyfile(PAGES / "elsewhere.html", site / place / "index.html")
    progress_folder(site)
    # A lesson's text is drawn once before its pictures are found, and the browser looks for them here.
    shutil.copytree(site / "files" / "assets", site / "assets")
    write(site / "index.html", {**told, **landing(lessons, version, whole(site))})


def landing(lessons: Sequence[Lesson], version: str, size: str) -> dict[str, str]:
    """What the page of all lessons is filled with; "lessons" is markup, the rest is text."""
    by_id = {lesson.id: lesson for lesson in lessons}
    for needed in (QUIZ, REVIEW):
        if needed not in by_id:
            raise Problem(f"lessons.toml: found no lesson {needed!r}, which the site's page names.")
    return {
        "count": NUMBERS[len(lessons)] if len(lessons) < len(NUMBERS) else str(len(lessons)),
        "start": href(lessons[0].id),
        "quiz": href(QUIZ),
        "review": href(REVIEW),
        "lab": href(lessons[0].id, "lab"),
        "version": version,
        "size": size,
        "lessons": "\n".join(item(number, lesson) for number, lesson in enumerate(lessons)),
    }


def item(number: int, lesson: Lesson) -> str:
    """A lesson in the list."""
    least, most = lesson.minutes
    told = {"number": number, "id": lesson.id, "href": href(lesson.id), "title": lesson.title}
    return filled(ITEM, {**told, "aim": lesson.aim, "least": least, "most": most})


def href(lesson: str, app: str = "notebooks") -> str:
    """Where a lesson opens."""
    return f"{app}/index.html?path={quote(f'notebooks/{lesson}.ipynb', safe='')}"


def filled(template: Template, values: Mapping[str, object]) -> str:
    """The template with the values as text."""
    return template.substitute({name: escape(str(value)) for name, value in values.items()})


def write(target: Path, values: Mapping[str, str]) -> None:
    """Fills the page of that name. "lessons" is markup already."""
    template = Template((PAGES / target.name).read_text(encoding="utf-8"))
    text = {name: escape(value) for name, value in values.items() if name != "lessons"}
    page = template.substitute(text, lessons=values.get("lessons", ""))
    target.write_text(page, encoding="utf-8")


def lay_over(page: Path, app: str, told: Mapping[str, str]) -> None:
    """Puts our checks, and the bar where there is room for one, into one of JupyterLite's pages."""
    html = page.read_text(encoding="utf-8")
    body = f'data-notebook="{app}"'
    if html.count(body) != 1 or html.count("</body>") != 1:
        raise Problem(
            f"{page}: found another form of page than JupyterLite 0.8 makes; allowed is one body "
            f"with {body}."
        )
    names = (*SCRIPTS, BAR) if app == "notebooks" else SCRIPTS
    scripts = "".join(f'<script src="../site/{name}"></script>\n' for name in names)
    marks = f' data-lessons="{escape(told["ids"])}" data-storage="{escape(told["storage"])}"'
    style = '<link rel="stylesheet" href="../site/site.css">\n'
    html = html.replace(body, body + marks).replace("</body>", f"{scripts}</body>")
    # Without an icon of the page's own a browser asks for one at the top of the server.
    icon = '<link rel="icon" href="../site/icon.svg">\n'
    page.write_text(html.replace("</head>", f"{icon}{style}</head>", 1), encoding="utf-8")


def progress_folder(site: Path) -> None:
    """Tells JupyterLite of an empty folder for progress, so that no two tabs both make it.

    The list of a folder's files is a file that JupyterLite writes at build time.
    """
    lists = site / "api" / "contents" / "notebooks"
    path = f"notebooks/{PROGRESS}"
    told = json.loads((lists / "all.json").read_text(encoding="utf-8"))
    when = {"created": told["created"], "last_modified": told["last_modified"]}
    folder = {"name": PROGRESS, "path": path, "type": "directory", "writable": True, **when}
    folder |= {"content": None, "format": None, "mimetype": None, "size": None}
    told["content"].append(folder)
    (lists / "all.json").write_text(json.dumps(told), encoding="utf-8")
    (lists / PROGRESS).mkdir()
    own = {**folder, "content": [], "format": "json"}
    (lists / PROGRESS / "all.json").write_text(json.dumps(own), encoding="utf-8")


def whole(site: Path) -> str:
    """The site's size in words, in megabytes of a million bytes."""
    from tools.site.scan import size

    return f"{round(size(site) / 1e6)} MB"
