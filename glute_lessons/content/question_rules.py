"""What each kind of question must have, checked when the bank is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .errors import ContentError, FieldFault, shown
from .keys import named_by, ranks, span_of
from .records import VERDICTS, ZONES

if TYPE_CHECKING:
    from .library import Library
    from .records import Question

BANDS = ("below", "within", "above")

# kind → the fields that only some kinds have, and that this one may have
_OWN = {
    "choose_one": ("options", "key"),
    "choose_all": ("options", "key"),
    "order": ("options", "key"),
    "number": ("options", "key", "unit", "least", "most", "tolerance"),
    "locate": ("view", "layer", "target"),
    "triage": ("sensation", "verdicts"),
}
_CRITICAL_IF = {"choose_all": ("missed", "chosen"), "number": ("below", "above")}
_SIZES = {"choose_one": (3, 4), "choose_all": (4, 6), "order": (3, 5), "number": (3, 3)}


def question_file(question: Question) -> str:
    """The file that a question stands in."""
    return f"questions/{question.lesson}.toml"


def check_questions(library: Library) -> None:
    """Raises ContentError at the first question that breaks a rule of its kind."""
    for question in library.questions.values():
        try:
            _check(question, library)
        except FieldFault as fault:
            where = (question_file(question), question.id, fault.field)
            raise ContentError(*where, fault.found, fault.allowed) from None


def _check(question: Question, library: Library) -> None:
    _only_own_fields(question)
    _sized(question)
    _RULES[question.kind](question, library)
    _criticality(question, library)
    count = len(library.lessons[question.lesson].objectives)
    if question.objective > count:
        raise FieldFault("objective", question.objective, f"1 to {count}")


def _only_own_fields(question: Question) -> None:
    own = _OWN[question.kind]
    for name in sorted({name for names in _OWN.values() for name in names} - set(own)):
        if getattr(question, name):
            raise FieldFault(name, getattr(question, name), f"nothing for {question.kind}")


def _sized(question: Question) -> None:
    low, high = _SIZES.get(question.kind, (0, 0))
    if not low <= len(question.options) <= high:
        allowed = str(low) if low == high else f"{low} to {high}"
        raise _Counted("options", f"{len(question.options)} options", allowed)


class _Counted(FieldFault):
    """A fault whose found is told in words, not as a value."""

    def __init__(self, field: str, found: str, allowed: str) -> None:
        super().__init__(field, "", allowed)
        self.found = found


def right_options(question: Question, library: Library) -> tuple[bool, ...]:
    """For each option whether it is right: by the key where there is one, else as it says."""
    if not question.key:
        return tuple(option.right for option in question.options)
    named = named_by(question.key, library)
    return tuple(option.names in named for option in question.options)


def _one_right(question: Question, library: Library) -> None:
    right = _rights(question, library)
    if sum(right) != 1:
        raise _Counted("options", f"{sum(right)} right answers", "exactly one")


def _some_right(question: Question, library: Library) -> None:
    right = _rights(question, library)
    if not 1 <= sum(right) < len(right):
        raise _Counted("options", f"{sum(right)} right answers", "some of them, never all or none")


def _rights(question: Question, library: Library) -> tuple[bool, ...]:
    """Either the key decides, and every option names something; or the options say it."""
    for place, option in enumerate(question.options, start=1):
        if question.key and (option.right or not option.names):
            found = "right = true" if option.right else "nothing"
            raise _Counted(f"options[{place}].names", found, "what the key can name, and no right")
        if option.names and not question.key:
            raise FieldFault(f"options[{place}].names", option.names, "nothing without a key")
    return right_options(question, library)


def _in_order(question: Question, library: Library) -> None:
    rank = ranks(question.key, library)
    names = [option.names for option in question.options]
    for place, name in enumerate(names, start=1):
        if name not in rank or name in names[: place - 1]:
            allowed = "each once, of " + ", ".join(rank)
            raise FieldFault(f"options[{place}].names", name, allowed)
    if len({rank[name] for name in names}) < len(names):
        raise FieldFault("options", tuple(names), "no two that stand at the same place")
    if sorted(names, key=lambda name: rank[name]) == names:
        raise FieldFault("options", tuple(names), "an order other than the right one")


def _a_number(question: Question, library: Library) -> None:
    if tuple(option.names for option in question.options) != BANDS:
        found = tuple(option.names for option in question.options)
        raise FieldFault("options", found, "three options named " + ", ".join(BANDS))
    if not question.unit.strip():
        raise FieldFault("unit", question.unit, "the unit in which it is asked")
    low, high = span_of(question.key, library)
    inside = (
        question.least <= low - question.tolerance and high + question.tolerance <= question.most
    )
    if not inside or question.least >= question.most:
        found = f"{question.least:g} to {question.most:g}"
        raise _Counted("most", found, f"a range around {low:g} to {high:g}")


def _a_place(question: Question, library: Library) -> None:
    for name in ("view", "layer", "target"):
        if not getattr(question, name):
            raise FieldFault(name, "", f"a {name}")
    if question.target in ZONES:
        if question.layer != "skin":
            raise FieldFault("layer", question.layer, "skin, for a zone")
        if question.target in ("press", "pass_over") and not question.critical:
            raise FieldFault("critical", False, "true: who takes bone for it could be hurt")
    elif not any(
        question.target in shelf
        for shelf in (library.muscles, library.landmarks, library.neighbours)
    ):
        allowed = "a muscle, a landmark, a neighbour or one of " + ", ".join(ZONES)
        raise FieldFault("target", question.target, allowed)


def _all_verdicts(question: Question, library: Library) -> None:
    given = tuple(option.verdict for option in question.verdicts)
    if given != VERDICTS:
        raise _Counted("verdicts", shown(given), "the four verdicts in their order")
    if not question.sensation:
        raise _Counted("sensation", "nothing", "the id of a sensation")


def _criticality(question: Question, library: Library) -> None:
    allowed = _CRITICAL_IF.get(question.kind, ())
    if question.critical_if and (question.critical_if not in allowed or not question.critical):
        words = " or ".join(allowed) + ", when critical" if allowed else f"none for {question.kind}"
        raise FieldFault("critical_if", question.critical_if, words)
    if question.critical and allowed and not question.critical_if:
        raise _Counted("critical_if", "nothing", " or ".join(allowed))
    if question.critical and question.kind != "triage" and not question.danger:
        raise _Counted("danger", "nothing", "what could happen, for a critical item")


_RULES: dict[str, Callable[[Question, Library], None]] = {
    "choose_one": _one_right,
    "choose_all": _some_right,
    "order": _in_order,
    "number": _a_number,
    "locate": _a_place,
    "triage": _all_verdicts,
}
