"""Pictures of what a learner knows and did, each with the same in a table."""

from __future__ import annotations

from collections.abc import Sequence
from time import localtime
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from glute_lessons.content import Library, load

from .errors import ProgressError
from .events import Event
from .journal import journal
from .picture_html import html
from .picture_sections import Section, is_empty, sections, total_words
from .picture_words import WORDS
from .store import now_ms
from .summary import Summary, summary

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

    from matplotlib.figure import Figure


@frozen
class Progress:
    """What the progress file says, ready to be shown.

    sentences: what is said above the parts. parts: each with a title, words, and a picture with
    its table, or a list.
    """

    sentences: tuple[str, ...]
    parts: tuple[Section, ...] = field(default=(), repr=False)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """What a notebook shows: pictures and tables, or the tables alone without matplotlib."""
        drawn, missing = _drawn(self.parts)
        said = (*self.sentences, WORDS["no_drawing"]) if missing else self.sentences
        return {"text/html": html(said, self.parts, drawn), "text/plain": plain(self)}

    def figure(self, name: str = "lessons") -> Figure:
        """One picture as a new matplotlib Figure. Raises ValueError for a picture it has not."""
        from .picture_drawing import draw

        charts = {part.name: part.chart for part in self.parts if part.chart}
        if name not in charts:
            have = ", ".join(charts) or "none yet"
            raise ValueError(f"There is no progress picture {name!r}; there are: {have}.")
        return draw(charts[name])


def progress() -> Progress:
    """What you know, what comes back when, and how much you practised, from the progress file."""
    log = journal()
    try:
        log.store().count()
    except ProgressError as error:
        return Progress((WORDS["trouble"].format(why=error),))
    events, now = log.log(), now_ms()
    library = load()
    found = summary(log.states(), library, events, now, clock_offset(events, now))
    return page(found, library, log.notices())


def page(found: Summary, library: Library, notices: Sequence[str] = ()) -> Progress:
    """The page for a summary. notices: what to tell about the progress file. Pure."""
    if is_empty(found.totals):
        return Progress((*notices, WORDS["empty"]))
    said = (*notices, total_words(found.totals), WORDS["note"], WORDS["kept"])
    return Progress(said, sections(found, library))


def clock_offset(events: Sequence[Event], now: int) -> int:
    """The learner's clock against UTC in minutes, as of the last event; a kernel may run elsewhere.

    Where there is none, this computer's. now: ms since 1970.
    """
    if events:
        return events[-1].offset_min
    return (localtime(now / 1000).tm_gmtoff or 0) // 60


def plain(shown: Progress) -> str:
    """All of it as plain text."""
    blocks = ["\n".join(shown.sentences), *map(_plain_part, shown.parts)]
    return "\n\n".join(blocks)


def _plain_part(part: Section) -> str:
    lines = [part.title, *part.words]
    if part.table:
        heads = part.table.heads[1:]
        for first, *rest in part.table.rows:
            told = ", ".join(f"{head} {words}" for head, words in zip(heads, rest, strict=True))
            lines.append(f"- {first.rstrip('.')}: {told}")
    lines += [f"- {entry.text} ({entry.more})" for entry in part.entries]
    return "\n".join(lines)


def _drawn(parts: Sequence[Section]) -> tuple[dict[str, ET.Element], bool]:
    """Each part's picture by its name, and whether pictures are missing for want of matplotlib."""
    charts = {part.name: part.chart for part in parts if part.chart}
    try:
        from .picture_drawing import draw
        from .picture_svg import element
    except ImportError:
        return {}, bool(charts)
    return {name: element(draw(chart), chart.label) for name, chart in charts.items()}, False
