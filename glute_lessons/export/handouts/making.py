"""What `python -m glute_lessons handouts` does, told in a few sentences."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from glute_lessons.anatomy.naming import chosen
from glute_lessons.content import ContentError, Library
from glute_lessons.export.writing import ExportError, check_free, write_folder

from .page import style_files
from .printing import NoPrinter, print_pdfs
from .quiz_sheets import NUMBER, paper_questions
from .sheets import PAPERS, Page, Wish, index, pages, sheet_titles
from .words import NO_PRINTER, WORDS

BOTH = "both"


def handouts(
    out: Path,
    library: Library,
    seed: int = 1,
    number: int = NUMBER,
    paper: str = BOTH,
    sheets: Sequence[str] = (),
) -> tuple[bool, list[str]]:
    """Writes a new folder of sheets to OUT; returns whether it is done, and what to tell.

    paper: "a4", "letter" or "both". sheets: names; none takes all. Without a printer the HTML is
    written all the same. Nothing is written when anything else fails.
    """
    try:
        wish = _wish(library, seed, number, paper, sheets)
        out = out.absolute()
        check_free(out)
        made = pages(wish, library)
        files = {each.path: each.data for each in made} | style_files()
        printed, told = _printed(files, made)
        whole = {"index.html": index(made, bool(printed)), **files, **printed}
        write_folder(out, whole)
    except (ExportError, ContentError, FileNotFoundError, ValueError) as error:
        return False, [str(error)]
    return True, [_sentence(out, made, printed), *told, *_quiz_sentence(wish, made, library)]


def _wish(library: Library, seed: int, number: int, paper: str, sheets: Sequence[str]) -> Wish:
    chosen(paper, (*PAPERS, BOTH), "paper")
    titles = sheet_titles(library)
    names = tuple(dict.fromkeys(chosen(name, titles, "sheet") for name in sheets))
    return Wish(seed, number, PAPERS if paper == BOTH else (paper,), names)


def _printed(files: dict[str, bytes], made: Sequence[Page]) -> tuple[dict[str, bytes], list[str]]:
    """The PDFs, printed from a copy of the pages; none, and why, where nothing prints."""
    with tempfile.TemporaryDirectory(prefix="glute-handouts-") as place:
        folder = Path(place)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        try:
            return print_pdfs(folder, [each.path for each in made]), []
        except NoPrinter as error:
            return {}, [NO_PRINTER.format(why=error)]


def _sentence(out: Path, made: Sequence[Page], printed: dict[str, bytes]) -> str:
    sheets = len({each.sheet for each in made})
    return (
        f"{out}. Sheets: {sheets}, HTML pages: {len(made)}, PDFs: {len(printed)};"
        f" {out / 'index.html'} leads to them."
    )


def _quiz_sentence(wish: Wish, made: Sequence[Page], library: Library) -> list[str]:
    if not any(each.sheet.startswith("quiz") for each in made):
        return []
    total = len(library.questions)
    return [WORDS["left_out"].format(number=total - len(paper_questions(library)), total=total)]
