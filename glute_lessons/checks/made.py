"""The cells that content writes: tables, steps, sources and pictures as Markdown text."""

from __future__ import annotations

from collections.abc import Callable

from glute_lessons.content import ContentError, Library
from glute_lessons.content.measured_words import strength
from glute_lessons.content.records import Hold, Landmark, Passes, Situation, Source, Technique

from .lessons import LessonText
from .made_evidence import claim_map, claims, effects, studies
from .made_model import model
from .markdown import entries, listed, plain, span, table

Writer = Callable[[Library, LessonText, str], str]

_ZONES = {"press": "Press", "pass_over": "Pass over, never hold", "never_press": "Never press"}


def made(what: str, library: Library, lesson: LessonText) -> str:
    """The source of a made cell. Raises ContentError when nothing of that name can be made."""
    name, _, argument = what.partition(" ")
    if name not in WRITERS:
        raise ContentError("notebooks", lesson.id, "made", f'"{what}"', ", ".join(WRITERS))
    return WRITERS[name](library, lesson, argument)


def _one(shelf_name: str, library: Library, lesson: LessonText, name: str):  # type: ignore[no-untyped-def]
    shelf = getattr(library, shelf_name)
    if name not in shelf:
        raise ContentError(
            "notebooks", lesson.id, "made", f'"{name}"', f"one of {', '.join(shelf)}"
        )
    return shelf[name]


def _picture(library: Library, lesson: LessonText, name: str) -> str:
    """Its drawings as images. A file shows the right side, and so do the words for it."""
    picture = _one("pictures", library, lesson, name)
    drawings = [(picture.alt, picture.file)]
    if picture.side_file:
        drawings.append((picture.side_alt, picture.side_file))
    return "\n\n".join(
        f"![{plain(alt.replace('{side}', 'right'))}](../assets/{file})" for alt, file in drawings
    )


def _aim(library: Library, lesson: LessonText, _: str) -> str:
    entry = _one("lessons", library, lesson, lesson.id)
    low, high = entry.minutes
    return "\n\n".join(
        [
            f"# {plain(entry.title)}",
            f"**Aim.** {plain(entry.aim)}",
            f"**Time.** About {low} to {high} minutes.",
            "**You will be able to**",
            listed(entry.objectives),
            _picture(library, lesson, entry.picture),
        ]
    )


def _stop_rule(library: Library, lesson: LessonText, _: str) -> str:
    dose = library.dose
    return "\n\n".join(
        [
            f"**Stop rule.** {plain(dose.stop_rule)}",
            f"**Emergency.** {plain(dose.emergency)}",
            listed(dose.emergency_signs),
            f"**Urgent.** {plain(dose.urgent)}",
            listed(dose.urgent_signs),
        ]
    )


def _dose(library: Library, lesson: LessonText, _: str) -> str:
    dose = library.dose
    return table(
        ("What", "How much"),
        [
            ("One slow pass", f"{span(dose.pass_seconds)} seconds one way"),
            ("One set of passes", f"{span(dose.set_seconds)} seconds"),
            ("Sets on one region", f"at most {dose.sets_per_region} a day"),
            (
                "One hold",
                f"{span(dose.hold_default_seconds)} seconds; never over {dose.hold_seconds[1]}",
            ),
            ("Holds on one spot", f"at most {dose.holds_per_spot} a day"),
            (
                "Breathing",
                f"about {dose.breathe_in_seconds} seconds in, {dose.breathe_out_seconds} out",
            ),
            ("Feeling, 0–10", f"aim for {span(dose.feeling_aim)}, never above {dose.feeling_cap}"),
            (
                "Whole session",
                f"{span(dose.session_minutes)} minutes for both sides, pauses counted",
            ),
        ],
    )


def _feelings(library: Library, lesson: LessonText, _: str) -> str:
    def numbers(span: tuple[int, int]) -> str:
        return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"

    return entries(
        (f"{numbers(s.span)}, {plain(s.name).lower()}.", plain(s.feels), plain(s.do))
        for s in library.feelings.values()
    )


def _verdicts(library: Library, lesson: LessonText, _: str) -> str:
    return entries(
        (f"{plain(v.name)}.", plain(v.means), plain(v.do)) for v in library.verdicts.values()
    )


def _sensations(library: Library, lesson: LessonText, verdict: str) -> str:
    _one("verdicts", library, lesson, verdict)
    return entries(
        (plain(s.words), f"*What to do:* {plain(s.do)}", f"*Why:* {plain(s.why)}")
        for s in library.sensations.values()
        if s.verdict == verdict
    )


def _tools(library: Library, lesson: LessonText, _: str) -> str:
    blocks = []
    for tool in library.tools.values():
        blocks += [
            f"### {plain(tool.name)}",
            f"{plain(tool.size)} {plain(tool.feel)}",
            "Suits you if:",
            listed(tool.suits),
            "Choose another if:",
            listed(tool.choose_another_if),
            f"Before you start: {plain(tool.check_before_use)}",
        ]
    return "\n\n".join(blocks)


def _situations(library: Library, lesson: LessonText, _: str) -> str:
    """Who starts with what: the rule that the questions on choosing a tool ask."""
    return entries(
        (
            plain(s.who),
            f"{plain(_start(s, library))} {plain(s.first)}",
            f"*Why:* {plain(s.why)}",
        )
        for s in library.situations.values()
    )


def _start(situation: Situation, library: Library) -> str:
    tool = library.tools[situation.tool].name
    places = {"wall": "at the wall", "floor": "on the floor", "bed": "on a bed", "seat": "seated"}
    return f"{tool}, {places.get(situation.surface, 'standing')}."


def _muscles(library: Library, lesson: LessonText, _: str) -> str:
    return entries(
        (
            f"{plain(m.name)} ({plain(m.plain_name)}).",
            plain(m.where),
            f"*Starts:* {plain(m.starts)}",
            f"*Ends:* {plain(m.ends)}",
            f"*Does:* {plain(m.does)}",
            f"*Size:* {plain(m.size)}",
            f"*Where to press:* {plain(m.zone)}",
        )
        for m in library.muscles.values()
    )


def _landmarks(library: Library, lesson: LessonText, zone: str) -> str:
    def entry(mark: Landmark) -> tuple[str, ...]:
        head = f"{plain(mark.name)} ({plain(mark.plain_name)}): {_ZONES[mark.zone].lower()}."
        return head, plain(mark.find), f"*Why:* {plain(mark.why)}"

    chosen = [m for m in library.landmarks.values() if not zone or m.zone == zone]
    return entries(map(entry, chosen))


def _steps(library: Library, lesson: LessonText, name: str) -> str:
    technique: Technique = _one("techniques", library, lesson, name)
    tools = " or ".join(library.tools[tool].name.lower() for tool in technique.tools)
    return "\n\n".join(
        [
            f"### {plain(technique.name)}, step by step",
            f"**You need.** {plain(tools.capitalize())}. **Where.** {plain(technique.place)}",
            f"**Position.** {plain(technique.position)}",
            "**Getting there**",
            listed(technique.getting_there, numbered=True),
            "**Steps**",
            listed((step.text for step in technique.steps), numbered=True),
            _passes(technique.passes),
            _holds(technique.hold),
            f"**Breathing.** {plain(technique.breathing)}",
            "**To press less**",
            listed(technique.press_less),
            "**To press more**",
            listed(technique.press_more),
            "**Take care**",
            listed(technique.care),
            f"**Stop.** {plain(technique.stop_rule)}",
            "**Getting up**",
            listed(technique.getting_up, numbered=True),
        ]
    )


def _passes(passes: Passes) -> str:
    sets = f"at most {passes.sets} sets on one region a day"
    one_way, whole = span(passes.pass_seconds), span(passes.set_seconds)
    return f"**Passes.** {one_way} seconds one way, {whole} seconds a set, {sets}."


def _holds(hold: Hold) -> str:
    usual, most = span(hold.default_seconds), hold.max_seconds
    return (
        f"**Holds.** {usual} seconds, never over {most}, at most {hold.per_spot} on one spot a day."
    )


def _glossary(library: Library, lesson: LessonText, _: str) -> str:
    terms = sorted(library.glossary.values(), key=lambda term: term.term.lower())
    return "\n".join(f"- **{plain(term.term)}**: {plain(term.meaning)}" for term in terms)


def _sources(library: Library, lesson: LessonText, _: str) -> str:
    lead = (
        "## Sources\n\nA code such as SF-14 in the text points here. Each entry says how strong it is:"
        " a review of many studies, one trial or measurement, an expert, textbook or standard,"
        " our own arithmetic, or teaching practice with no study behind it."
    )
    known = sorted(name for name in lesson.cited if name in library.sources)
    references = "\n".join(_reference(library.sources[name]) for name in known)
    return "\n\n".join(
        [lead, references or "This lesson cites no source of its own.", _next(library, lesson)]
    )


def _next(library: Library, lesson: LessonText) -> str:
    """The way on: a link to the next lesson, or back to the first after the last."""
    names = list(library.lessons)
    following = names[(names.index(lesson.id) + 1) % len(names)] if lesson.id in names else names[0]
    label = "Next lesson" if following != names[0] else "Back to the first lesson"
    return f"**{label}:** [{plain(library.lessons[following].title)}]({following}.ipynb)"


def _reference(source: Source) -> str:
    if source.status == "G":
        return f"- **{source.id}**: teaching practice; no study is cited for it."
    links = " ".join(f"[doi:{plain(doi)}](https://doi.org/{doi})" for doi in source.doi)
    return f"- **{source.id}** ({strength(source)}): {plain(source.citation)}. {links}".rstrip()


WRITERS: dict[str, Writer] = {
    "aim": _aim,
    "picture": _picture,
    "steps": _steps,
    "dose": _dose,
    "feelings": _feelings,
    "verdicts": _verdicts,
    "sensations": _sensations,
    "stop_rule": _stop_rule,
    "tools": _tools,
    "situations": _situations,
    "muscles": _muscles,
    "landmarks": _landmarks,
    "glossary": _glossary,
    "claims": claims,
    "studies": studies,
    "effects": effects,
    "claim_map": claim_map,
    "model": model,
    "sources": _sources,
}
