"""What the progress pictures say: words, bars and tables, from a summary. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from glute_lessons.content import Library

from .mastery import Counts, LessonMastery
from .picture_words import (
    MARKS,
    STANDINGS,
    WORDS,
    counted,
    day_words,
    lesson_number,
    lesson_words,
    minutes_words,
    short_day,
)
from .summary import Confidence, DueDay, OpenMiss, Summary, Totals, Week


@frozen
class Row:
    """One bar. parts: its lengths, one for each kind of its chart. told: each part in words.
    group: a heading above it, where a new group begins."""

    label: str
    parts: tuple[float, ...]
    told: tuple[str, ...]
    group: str = ""


@frozen
class Chart:
    """Bars. name: of the picture. label: its accessible name. kinds: of parts, as name → words.
    beside: bars on one scale, each beside its label; else each bar fills the width, below it."""

    name: str
    label: str
    kinds: Mapping[str, str]
    rows: tuple[Row, ...]
    beside: bool = False


@frozen
class Table:
    """The same as a chart, in words. rows: each with its label first."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@frozen
class Entry:
    """One line of a list, and a second, smaller one."""

    text: str
    more: str


@frozen
class Section:
    """One part of the page. folded: shown when asked for."""

    name: str
    title: str
    words: tuple[str, ...]
    chart: Chart | None = None
    table: Table | None = None
    entries: tuple[Entry, ...] = ()
    folded: bool = False


def sections(summary: Summary, library: Library) -> tuple[Section, ...]:
    """All parts in their order: what could hurt first."""
    begun = tuple(each for each in summary.lessons if each.counts.not_asked < each.counts.questions)
    return (
        _misses(summary.open_misses, library),
        _due(summary.due),
        _lessons(summary.lessons),
        *([_objectives(begun)] if begun else []),
        _calibration(summary.calibration),
        _weeks(summary.weeks),
    )


def is_empty(totals: Totals) -> bool:
    """True while nothing was answered and nothing held."""
    return totals.answers == 0 and totals.holds == 0


def total_words(totals: Totals) -> str:
    """What there is so far, in one sentence."""
    return (
        f"So far: {counted(totals.answers, 'answer')} to {counted(totals.questions, 'question')}"
        f" and {counted(totals.holds, 'timed hold')}, on {counted(totals.days, 'day')}."
    )


def _lessons(lessons: Sequence[LessonMastery]) -> Section:
    rows = [_standings(lesson_words(each.lesson, each.title), each.counts) for each in lessons]
    sums = {name: sum(getattr(each.counts, name) for each in lessons) for name in STANDINGS}
    label = WORDS["lessons_label"].format(all=sum(sums.values()), **sums)
    chart = Chart("lessons", label, STANDINGS, tuple(rows))
    return Section(
        "lessons",
        WORDS["lessons"],
        (WORDS["lessons_means"],),
        chart,
        _counts_table(chart, "Lesson"),
    )


def _objectives(lessons: Sequence[LessonMastery]) -> Section:
    rows = tuple(
        _standings(aim.words, aim.counts, "" if place else lesson_words(each.lesson, each.title))
        for each in lessons
        for place, aim in enumerate(each.objectives)
    )
    chart = Chart("objectives", WORDS["objectives_label"], STANDINGS, rows)
    table = _counts_table(chart, "Goal")
    means = (WORDS["objectives_means"],)
    return Section("objectives", WORDS["objectives"], means, chart, table, folded=True)


def _standings(label: str, counts: Counts, group: str = "") -> Row:
    parts = tuple(getattr(counts, name) for name in STANDINGS)
    return Row(label, parts, tuple(map(str, parts)), group)


def _counts_table(chart: Chart, first: str) -> Table:
    """One column for each kind."""
    return Table(
        (first, *chart.kinds.values()), tuple((row.label, *row.told) for row in chart.rows)
    )


def _calibration(found: Sequence[Confidence]) -> Section:
    title = WORDS["calibration"]
    if not any(each.right + each.not_right for each in found):
        return Section("calibration", title, (WORDS["calibration_none"],))
    told = [_told(each) for each in found]
    rows = [
        Row(words, (each.right, each.not_right), (str(each.right), str(each.not_right)))
        for words, each in zip(told, found, strict=True)
    ]
    label = WORDS["calibration_label"].format(told=" ".join(told))
    chart = Chart("calibration", label, MARKS, tuple(rows))
    table = _counts_table(chart, "You said")
    return Section("calibration", title, (WORDS["calibration_means"],), chart, table)


def _told(found: Confidence) -> str:
    answers, who = found.right + found.not_right, WORDS["sure" if found.sure else "unsure"]
    words = WORDS["told" if answers else "told_none"]
    return words.format(who=who, right=found.right, all=answers)


def _misses(misses: Sequence[OpenMiss], library: Library) -> Section:
    title = WORDS["misses"]
    if not misses:
        return Section("misses", title, (WORDS["misses_none"],))
    entries = tuple(_miss(each, library) for each in misses)
    return Section("misses", title, (WORDS["misses_means"],), entries=entries)


def _miss(miss: OpenMiss, library: Library) -> Entry:
    question = library.questions[miss.question]
    objective = library.lessons[question.lesson].objectives[question.objective - 1]
    again = WORDS["again"].format(lesson=lesson_number(question.lesson), objective=objective)
    return Entry(question.stem, again)


def _due(days: Sequence[DueDay]) -> Section:
    total, title = sum(len(day.questions) for day in days), WORDS["due"]
    if not total:
        return Section("due", title, (WORDS["due_none"],))
    names = [WORDS["today"], *(day_words(day.day) for day in days[1:])]
    numbers = [len(day.questions) for day in days]
    label = WORDS["due_label"].format(n=counted(total, "question"), today=numbers[0])
    rows = tuple(map(_bar, names, numbers))
    chart = Chart("due", label, {"due": "Questions"}, rows, beside=True)
    table = _counts_table(chart, "Day")
    return Section("due", title, (WORDS["due_means"],), chart, table)


def _weeks(weeks: Sequence[Week]) -> Section:
    """The weeks since the first with a hold: those before are no news."""
    title = WORDS["weeks"]
    first = next((place for place, week in enumerate(weeks) if week.minutes), None)
    if first is None:
        return Section("weeks", title, (WORDS["weeks_none"],))
    shown = weeks[first:]
    total = sum(week.minutes for week in shown)
    label = WORDS["weeks_label"].format(n=minutes_words(total))
    rows = tuple(
        Row(short_day(week.monday), (week.minutes,), (minutes_words(week.minutes),))
        for week in shown
    )
    chart = Chart("weeks", label, {"minutes": "Minutes of holds"}, rows, beside=True)
    table = _counts_table(chart, "Week from Monday")
    return Section("weeks", title, (WORDS["weeks_means"],), chart, table)


def _bar(name: str, number: int) -> Row:
    return Row(name, (number,), (str(number),))
