"""PDFs of pages, printed by a Chromium on this machine. No page may ask for anything outside."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from .words import NEEDS_CHROMIUM, NEEDS_PLAYWRIGHT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# No name and no address is found, whatever a page asks for.
ARGUMENTS = ("--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND")


class NoPrinter(Exception):
    """Why nothing can be printed, in a part of a sentence."""


def print_pdfs(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """HTML pages in a folder, as path of the PDF → its bytes. Raises NoPrinter."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise NoPrinter(NEEDS_PLAYWRIGHT) from error
    try:
        with sync_playwright() as started:
            browser = started.chromium.launch(args=list(ARGUMENTS), executable_path=_chromium())
            page = browser.new_context(offline=True).new_page()
            found = {}
            for path in paths:
                page.goto((folder / path).as_uri())
                page.evaluate("document.fonts.ready")
                found[path.replace(".html", ".pdf")] = page.pdf(
                    prefer_css_page_size=True, tagged=True
                )
            browser.close()
            return found
    except Error as error:
        raise NoPrinter(_first_line(error)) from error


def _chromium() -> str | None:
    """The browser that CHROMIUM names, or one on the path; None for Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named
    return next(filter(None, map(shutil.which, NAMES)), None)


def _first_line(error: Exception) -> str:
    text = str(error).strip().splitlines()[0]
    return (
        NEEDS_CHROMIUM
        if "executable doesn't exist" in str(error).lower()
        else f"the browser said: {text}"
    )
