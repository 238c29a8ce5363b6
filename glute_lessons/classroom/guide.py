"""The parts of the instructor's guide that are made from content, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from glute_lessons.content import Library
from glute_lessons.quiz.deck import DRILL_SET

from .classes import LENGTHS, ClassPlan, class_plans
from .room_question import BY_LETTER

KIND_NAMES = {
    "choose_one": "choose one",
    "choose_all": "choose all",
    "order": "put in order",
    "number": "a number",
    "locate": "touch a place",
    "triage": "story",
}


def counts(library: Library) -> str:
    """How many questions each lesson has, by kind, and how many of them could hurt if missed."""
    head = [
        "Lesson",
        *KIND_NAMES.values(),
        "in all",
        "could hurt if missed",
        "can be put to a room",
    ]
    rows = [
        _counted(lesson.title, [q for q in library.questions.values() if q.lesson == lesson.id])
        for lesson in library.lessons.values()
    ]
    return _table(head, [*rows, _counted("**All lessons**", list(library.questions.values()))])


def _counted(title: str, questions: Sequence) -> list[str]:
    kinds = Counter(question.kind for question in questions)
    critical = sum(question.critical for question in questions)
    lettered = sum(kinds[kind] for kind in BY_LETTER)
    numbers = [*(kinds[kind] for kind in KIND_NAMES), len(questions), critical, lettered]
    return [title, *map(str, numbers)]


def plans(library: Library) -> str:
    """Each lesson's plans, questions to talk about, and what to watch for."""
    parts = [_lesson(library.lessons[id_].title, plan) for id_, plan in class_plans().items()]
    return "\n\n".join(parts)


def _lesson(title: str, plan: ClassPlan) -> str:
    number = int(plan.lesson[:2])
    lines = [f"### Lesson {number}: {title}"]
    for name, length in LENGTHS.items():
        steps = [[str(step.minutes), step.what] for step in getattr(plan, name)]
        lines += [f"**{length} minutes**", _table(["min", "what"], steps)]
    asked = "\n".join(f"- {question}" for question in plan.discuss)
    return "\n\n".join([*lines, "**To talk about**", asked, f"**Watch for.** {plan.watch}"])


def stop_rule(library: Library) -> str:
    """The stop rule as the lessons have it."""
    return f"> {library.dose.stop_rule}"


def help_now(library: Library) -> str:
    """What needs help at once, as the readiness check asks it, with its advice."""
    rules = [rule for rule in library.screening.values() if rule.outcome == "get_help_now"]
    return "\n".join(f"- {rule.question} **{rule.advice}**" for rule in rules)


def ids(library: Library) -> str:
    """How the stories that the first lesson drills are put to a room."""
    drilled = [q for q in library.questions.values() if DRILL_SET in q.sets]
    return _table(["to type", "the story begins"], [_story(each.id, each.stem) for each in drilled])


def _story(id_: str, stem: str) -> list[str]:
    words = stem.split()
    return [f'`gl.ask_room("{id_}")`', " ".join(words[:10]) + (" …" if len(words) > 10 else "")]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


BLOCKS: dict[str, Callable[[Library], str]] = {
    "stop_rule": stop_rule,
    "help_now": help_now,
    "ids": ids,
    "counts": counts,
    "plans": plans,
}


def written(text: str, library: Library) -> str:
    """A page with each of its blocks written anew: what stands between "<!-- made: NAME -->" and
    "<!-- end -->". Raises ValueError where one of BLOCKS is not there exactly once."""
    for name, make in BLOCKS.items():
        start, end = f"<!-- made: {name} -->", "<!-- end -->"
        before, found, rest = text.partition(start)
        _, closed, after = rest.partition(end)
        if not (found and closed) or start in after:
            raise ValueError(f'guide, block "{name}": found it not once; allowed is once, closed.')
        text = f"{before}{start}\n\n{make(library)}\n\n{end}{after}"
    return text
