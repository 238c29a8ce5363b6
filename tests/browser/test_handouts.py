"""The sheets as they print: pages, letters and words of each PDF, and each page in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Page

from glute_lessons.content import load
from glute_lessons.export.handouts.sheets import PAPERS, sheet_titles
from tests.browser.bench_page import Watch, chromium

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = load()
TECHNIQUES = tuple(LIBRARY.techniques)
SHEETS = tuple(sheet_titles(LIBRARY))
ONE_PAGE = (*TECHNIQUES, "safe_or_stop", "progress")
POINTS = {"a4": (595, 842), "letter": (612, 792)}
EVERY = pytest.mark.parametrize("sheet", SHEETS)
BOTH = pytest.mark.parametrize("paper", PAPERS)
# Letters smaller than this, in points, but for the lines of credit. A point is 4/3 px.
SMALLEST = """least => [...document.querySelectorAll("main *")].filter(e => {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
  if (e.closest("footer") && !e.matches(".scope")) return false;
  const scale = e.ownerSVGElement ? e.getScreenCTM().a : 1;
  return 0.75 * scale * parseFloat(getComputedStyle(e).fontSize) < least;
}).map(e => e.textContent.trim().slice(0, 40))"""
# What a drawing clips is not over the edge.
OVER_EDGE = """() => Math.max(0, ...[...document.querySelectorAll("main *:not(svg *)")].map(
  e => e.getBoundingClientRect().right - document.documentElement.clientWidth))"""
# Where a line of words or a drawing is covered by another.
COVERED = """() => {
  const boxes = [...document.querySelectorAll("main p, main li, main h2, main figure .drawing")]
    .flatMap(e => [...e.getClientRects()].map(r => [e, r]));
  const found = [];
  for (const [a, r] of boxes) for (const [b, s] of boxes) {
    if (a === b || a.contains(b) || b.contains(a)) continue;
    const across = Math.min(r.right, s.right) - Math.max(r.left, s.left);
    const down = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
    if (across > 2 && down > 3) found.push(a.textContent.slice(0, 30) + " | " + b.textContent.slice(0, 30));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All sheets on both papers, made once by the command."""
    out = tmp_path_factory.mktemp("handouts") / "out"
    found = chromium()
    done = subprocess.run(
        [sys.executable, "-m", "glute_lessons", "handouts", str(out), "--seed", "3"],
        cwd=ROOT,
        env={**os.environ, **({"CHROMIUM": found} if found else {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 and "PDFs: 22;" in done.stdout, done.stdout + done.stderr
    return out


class Quiet(SimpleHTTPRequestHandler):
    """Hands out the folder and says nothing."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where the folder is served, so that the guard of all browser tests sees what is asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def words(text: str) -> str:
    """Text with no space in it: a PDF breaks lines and hyphens where it likes."""
    return "".join(text.split()).replace("\u00ad", "")


@cache
def read(folder: Path, paper: str, sheet: str) -> Any:
    return pypdf.PdfReader(folder / paper / f"{sheet}.pdf")


@cache
def text_of(pdf: Any) -> str:
    """All words of a PDF, read once: it takes a second where there are drawings."""
    return words("".join(page.extract_text() for page in pdf.pages))


@BOTH
@EVERY
def test_every_page_has_the_size_of_its_paper(folder: Path, paper: str, sheet: str) -> None:
    for page in read(folder, paper, sheet).pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(POINTS[paper], abs=1.5)


@BOTH
@pytest.mark.parametrize("sheet", ONE_PAGE)
def test_it_is_one_page(folder: Path, paper: str, sheet: str) -> None:
    assert len(read(folder, paper, sheet).pages) == 1


@BOTH
@EVERY
def test_every_font_is_embedded_and_is_ours(folder: Path, paper: str, sheet: str) -> None:
    found = set()
    for page in read(folder, paper, sheet).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            held = inner["/FontDescriptor"].get_object().keys()
            assert held & {"/FontFile", "/FontFile2", "/FontFile3"}, inner["/BaseFont"]
            found.add(inner["/BaseFont"].split("+")[-1])
    assert found and all(name.startswith("BarlowCondensed") for name in found), found


@BOTH
@pytest.mark.parametrize("sheet", TECHNIQUES)
def test_a_techniques_pdf_can_be_searched_for_all_that_counts(
    folder: Path, paper: str, sheet: str
) -> None:
    technique, text = LIBRARY.techniques[sheet], text_of(read(folder, paper, sheet))
    credit = LIBRARY.pictures[sheet].credit
    told = [technique.name, technique.stop_rule, credit, *(step.text for step in technique.steps)]
    told += [rule.brief for rule in LIBRARY.screening.values() if rule.outcome != "go"]
    assert [each for each in told if words(each) not in text] == []


@BOTH
@EVERY
def test_every_pdf_bears_its_title_and_a_stop_rule(folder: Path, paper: str, sheet: str) -> None:
    pdf = read(folder, paper, sheet)
    title = sheet_titles(LIBRARY)[sheet]
    assert title in pdf.metadata.title and words(title) in text_of(pdf)
    rule = LIBRARY.techniques[sheet].stop_rule if sheet in TECHNIQUES else LIBRARY.dose.stop_rule
    assert words(rule) in text_of(pdf)


@BOTH
def test_pages_open_with_no_request_outside_and_print_in_letters_large_enough(
    page: Page, address: str, paper: str
) -> None:
    """One browser page for all sheets of a paper; what is wrong is listed by sheet."""
    watch, wrong = Watch(page), {}
    page.set_viewport_size({"width": 1000, "height": 1200})
    page.emulate_media(media="print")
    for sheet in SHEETS:
        page.goto(f"{address}/{paper}/{sheet}.html")
        page.evaluate("document.fonts.ready")
        wrong[sheet] = page.evaluate(SMALLEST, 9.99) + page.evaluate(COVERED)
    assert {sheet: found for sheet, found in wrong.items() if found} == {}
    watch.check()


def test_on_a_phone_nothing_goes_over_the_edge(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    over = {}
    for sheet in SHEETS:
        page.goto(f"{address}/a4/{sheet}.html")
        page.evaluate("document.fonts.ready")
        over[sheet] = page.evaluate(OVER_EDGE)
    assert {sheet: px for sheet, px in over.items() if px >= 1} == {}


def test_the_first_page_leads_to_every_other(page: Page, address: str, folder: Path) -> None:
    watch = Watch(page)
    page.goto(f"{address}/index.html")
    links = page.eval_on_selector_all("a", "all => all.map(each => each.getAttribute('href'))")
    watch.check()
    there = {path.relative_to(folder).as_posix() for path in folder.glob("*/*.html")}
    there |= {path.relative_to(folder).as_posix() for path in folder.glob("*/*.pdf")}
    assert set(links) == there and len(links) == 4 * len(SHEETS)
