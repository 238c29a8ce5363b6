"""Fills the templates. What is put in is text, and is escaped; drawings are parsed elements."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from glute_lessons.content.assets import assets
from glute_lessons.export.writing import ExportError

from .words import NEEDS_JINJA, WORDS

if TYPE_CHECKING:
    from jinja2 import Environment

STYLE = "style"
FONTS = ("barlow-condensed-latin-400-normal.woff2", "barlow-condensed-latin-600-normal.woff2")
LICENCES = ("OFL.txt",)


@functools.cache
def _templates() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise ExportError(NEEDS_JINJA) from error
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["drawn"] = _drawn
    made.globals["words"] = WORDS
    return made


def _drawn(svg: ET.Element) -> Any:
    """A drawing's markup. It was parsed, and is written by the XML library: no text is pasted."""
    from markupsafe import Markup

    return Markup(ET.tostring(svg, encoding="unicode"))


def page(template: str, paper: str, context: Mapping[str, Any]) -> bytes:
    """One page for a paper, as HTML. Raises ExportError where jinja2 is missing."""
    text = _templates().get_template(template).render(paper=paper, **context)
    return text.encode()


def style_files() -> dict[str, bytes]:
    """Path in the folder → file, of all that the pages need beside them."""
    fonts = {
        f"{STYLE}/{name}": (assets() / "fonts" / name).read_bytes() for name in (*FONTS, *LICENCES)
    }
    sheet = (_here() / "sheet.css").read_bytes()
    return {f"{STYLE}/sheet.css": sheet, **fonts}


def _here() -> Any:
    from importlib.resources import files

    return files(__package__) / "templates"
