"""The made cells about evidence: measured effects, the map of claims, the claims of a topic."""

from __future__ import annotations

from glute_lessons.content import ContentError, Library
from glute_lessons.content.measured import Effect, EffectPanel
from glute_lessons.content.measured_words import (
    STRENGTHS,
    amount,
    firm_first,
    headline,
    panels,
    strength,
)
from glute_lessons.content.records import Source

from .lessons import LessonText
from .markdown import plain


def effects(library: Library, lesson: LessonText, picture: str) -> str:
    """What a picture of effects shows, as lists: one for each panel."""
    boxes = panels(library, picture)
    if not boxes:
        known = dict.fromkeys(panel.picture for panel in library.effect_panels.values())
        raise ContentError("notebooks", lesson.id, "made", f'"{picture}"', ", ".join(known))
    return "\n\n".join(_panel(library, panel, rows) for panel, rows in boxes)


def _panel(library: Library, panel: EffectPanel, rows: list[Effect]) -> str:
    """The panel's heading with what holds for all its rows, and what is left for each row."""
    told = [_grounds(library, row) for row in rows]
    shared = len(rows) > 1 and len(set(told)) == 1
    below = "Below" if panel.less_is_better else "Above"
    plotted = [row for row in rows if row.value is not None]
    notes = [f"**{plain(panel.heading)}.**", plain(panel.note)]
    if panel.better and plotted:
        notes.append(f"{below} 0: {panel.better}.")
    if plotted and not any(row.interval for row in plotted):
        notes.append("No range is given.")
    if shared:
        notes.append(f"{told[0]}.")
    lines = (
        f"- {_result(panel, row)}" + ("" if shared else f", {ground}")
        for row, ground in zip(rows, told, strict=True)
    )
    return "\n\n".join([" ".join(filter(None, notes)), "\n".join(lines)])


def _result(panel: EffectPanel, row: Effect) -> str:
    mark = "," if row.finding else ":"
    return f"{plain(headline(row))}{mark} **{amount(row, panel)}**"


def _grounds(library: Library, row: Effect) -> str:
    """How many studies or people, of what kind, and where it is told."""
    kind = strength(library.sources[row.source]).split(" ")[0]
    return ", ".join(filter(None, [row.basis, kind])) + f" [{row.source}]"


def claim_map(library: Library, lesson: LessonText, _: str) -> str:
    """How many claims of each strength each subject rests on, the firmest first."""
    rows = []
    for subject, counts in firm_first(library):
        parts = [
            f"{name.split(' ')[0] if at < 3 else name} {count}"
            for at, (name, count) in enumerate(zip(STRENGTHS, counts, strict=True))
            if count
        ]
        none = [] if any(counts[:2]) else ["**no review, no trial**"]
        rows.append(f"- **{plain(subject.name)}:** {', '.join(none + parts)}")
    return "\n".join(rows)


def studies(library: Library, lesson: LessonText, topic: str) -> str:
    """The claims of a topic that reviews, trials and measurements back."""
    return _claims(library, lesson, topic, STRENGTHS[:2])


def claims(library: Library, lesson: LessonText, topic: str) -> str:
    """All claims of a topic, those on the firmest ground first."""
    return _claims(library, lesson, topic, (*STRENGTHS, "none"))


def _claims(library: Library, lesson: LessonText, topic: str, kinds: tuple[str, ...]) -> str:
    chosen = [s for s in library.sources.values() if s.topic == topic]
    if not chosen:
        topics = dict.fromkeys(source.topic for source in library.sources.values())
        raise ContentError("notebooks", lesson.id, "made", f'"{topic}"', ", ".join(topics))
    blocks = []
    for name in kinds:
        lines = "\n".join(_claim(s) for s in chosen if strength(s) == name)
        if lines:
            blocks += [f"**{name.capitalize()}**", lines]
    return "\n\n".join(blocks)


def _claim(source: Source) -> str:
    """No figures of general knowledge: a number not read at its source is not repeated."""
    known = source.figures and source.status != "G"
    figures = f" *Figures:* {plain(source.figures)}." if known else ""
    return f"- {plain(source.claim)}.{figures} [{source.id}]"
