"""The progress page as HTML: each picture with its words and its table.

All of it is built as elements; no text is ever pasted into markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from glute_lessons.anatomy.colours import COLOURS, DARK_PAGE, PREFIX

from .picture_sections import Entry, Section, Table
from .picture_words import WORDS

CLASS = "gl-progress"
WIDE = 3  # columns that a narrow page has room for
SHOWN = 8  # entries of a list; more are folded
# JupyterLab would take keys pressed on a summary for its own commands; it looks for this word on
# the focused element itself.
_SUMMARY = {"data-lm-suppress-shortcuts": "true"}
_RULES = """
.gl-progress { line-height: 1.5; overflow-wrap: anywhere; }
.gl-progress-parts { columns: 18rem 3; column-gap: 2rem; max-width: 82rem; }
.gl-progress section { break-inside: avoid; max-width: 28rem; padding-bottom: 1rem; }
.gl-progress.gl-progress section h3 { margin: 0 0 .25rem; font-size: 1.125rem; font-weight: 600; }
.gl-progress p { margin: 0 0 .5rem; max-width: 45rem; }
.gl-progress summary { padding: .65rem 0; cursor: pointer; }
.gl-progress summary:focus-visible { outline: 3px solid #b3541e; outline-offset: 2px; }
.gl-progress ul { margin: 0; padding-left: 1.25rem; }
.gl-progress li { margin-bottom: .5rem; }
.gl-progress li span { display: block; font-size: .9em; }
.gl-progress table { width: 100%; margin: 0; border-collapse: collapse; font-size: .875rem; }
.gl-progress :is(th, td) {
  padding: .3rem .35rem; border: 0; vertical-align: top; white-space: normal;
  text-align: right; overflow-wrap: break-word;
}
.gl-progress :is(thead, tbody) { border-bottom: 1px solid; }
.gl-progress :is([scope=row], [scope=rowgroup]) { font-weight: 400; }
.gl-progress table.gl-wide { table-layout: fixed; }
.gl-progress :is(table:not(.gl-wide) th:first-child, [scope=rowgroup]) {
  text-align: left; padding-left: 0;
}
"""


def html(
    sentences: Sequence[str], parts: Sequence[Section], drawn: Mapping[str, ET.Element]
) -> str:
    """The page. sentences: above the parts. drawn: the part's name → its picture."""
    page = ET.Element("div", {"class": CLASS})
    ET.SubElement(page, "style").text = _RULES + _colours(drawn)
    for sentence in sentences:
        _paragraph(page, sentence)
    grid = ET.SubElement(page, "div", {"class": f"{CLASS}-parts"}) if parts else page
    for part in parts:
        _section(grid, part, drawn.get(part.name))
    return ET.tostring(page, encoding="unicode", method="html")


def _section(page: ET.Element, part: Section, picture: ET.Element | None) -> None:
    section = ET.SubElement(page, "section", {"aria-label": part.title})
    ET.SubElement(section, "h3").text = part.title
    for sentence in part.words:
        _paragraph(section, sentence)
    inside = _folded(section, WORDS["show"]) if part.folded else section
    if picture is not None:
        inside.append(picture)
    if part.table:
        is_only = picture is None or part.folded
        _table(inside if is_only else _folded(section, WORDS["table"]), part.table, part.title)
    if part.entries:
        _list(section, part.entries[:SHOWN])
    if more := part.entries[SHOWN:]:
        _list(_folded(section, WORDS["more"].format(n=len(more))), more)


def _folded(parent: ET.Element, summary: str) -> ET.Element:
    details = ET.SubElement(parent, "details")
    ET.SubElement(details, "summary", _SUMMARY).text = summary
    return details


def _paragraph(parent: ET.Element, sentence: str) -> None:
    ET.SubElement(parent, "p").text = sentence


def _list(parent: ET.Element, entries: Sequence[Entry]) -> None:
    found = ET.SubElement(parent, "ul")
    for entry in entries:
        item = ET.SubElement(found, "li")
        item.text = entry.text
        ET.SubElement(item, "span").text = entry.more


def _table(parent: ET.Element, table: Table, title: str) -> None:
    """Where there are many columns, a row's name has a line of its own, for narrow pages."""
    is_wide = len(table.heads) > WIDE  # then the heads are those of the numbers alone
    found = ET.SubElement(parent, "table", {"aria-label": title})
    if is_wide:
        found.set("class", "gl-wide")
    head = ET.SubElement(ET.SubElement(found, "thead"), "tr")
    for words in table.heads[is_wide:]:
        ET.SubElement(head, "th", {"scope": "col"}).text = words
    for name, *cells in table.rows:
        body = ET.SubElement(found, "tbody")
        row = ET.SubElement(body, "tr")
        if is_wide:
            ET.SubElement(row, "th", {"scope": "rowgroup", "colspan": str(len(cells))}).text = name
            row = ET.SubElement(body, "tr")
        else:
            ET.SubElement(row, "th", {"scope": "row"}).text = name
        for words in cells:
            ET.SubElement(row, "td").text = words


def _colours(drawn: Mapping[str, ET.Element]) -> str:
    """The colours that the pictures use, for a dark page: the theme's mark first, else the system."""
    used = {
        value for svg in drawn.values() for each in svg.iter() for value in each.attrib.values()
    }
    dark = "".join(
        f"{PREFIX}{colour.name}:{colour.dark};"
        for colour in COLOURS
        if f"var({PREFIX}{colour.name},{colour.light})" in used
    )
    system = ":root:not(:has([data-jp-theme-light]))"
    return (
        f"{DARK_PAGE} .{CLASS}{{{dark}}}"
        f"@media (prefers-color-scheme:dark){{{system} .{CLASS}{{{dark}}}}}"
    )
