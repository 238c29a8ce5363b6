"""Why a hold was stopped, and what follows: the verdict and the advice of the sensation table."""

from __future__ import annotations

from typing import Any

from attrs import asdict, frozen

from glute_lessons.content.errors import FieldFault
from glute_lessons.content.library import Library
from glute_lessons.content.records import StopReason

WARNINGS = ("stop", "get_help_now")


@frozen
class Sign:
    """One entry of the sensation table: what is felt, its verdict's name, and what to do."""

    felt: str
    name: str
    do: str


def reason(reason_id: str, library: Library) -> StopReason:
    """The reason with this id. Raises ValueError, in one sentence, for an unknown one."""
    if reason_id not in library.stops:
        raise FieldFault("stop, reason", reason_id, "one of " + ", ".join(library.stops))
    return library.stops[reason_id]


def verdict_of(reason_id: str, library: Library) -> str:
    """continue, ease_off, stop or get_help_now: the first sensation's, or the reason's own."""
    stop = reason(reason_id, library)
    return library.sensations[stop.sensations[0]].verdict if stop.sensations else stop.verdict


def is_warning(reason_id: str, library: Library) -> bool:
    """True when the reason ends all techniques on both sides for the day."""
    return verdict_of(reason_id, library) in WARNINGS


def signs_of(reason_id: str, library: Library) -> tuple[Sign, ...]:
    """The entries of the sensation table that the reason stands for, in its order."""
    felt = [library.sensations[id_] for id_ in reason(reason_id, library).sensations]
    return tuple(Sign(each.words, library.verdicts[each.verdict].name, each.do) for each in felt)


def advice_of(reason_id: str, library: Library) -> tuple[str, ...]:
    """What to do, word for word as the sensation table has it.

    Where no sensation was named: the stop rule for a warning, else what its verdict says.
    """
    signs = signs_of(reason_id, library)
    if signs:
        return tuple(sign.do for sign in signs)
    if is_warning(reason_id, library):
        return (library.dose.stop_rule,)
    return (library.verdicts[verdict_of(reason_id, library)].do,)


def as_data(library: Library) -> list[dict[str, Any]]:
    """All reasons for the page: id, words, verdict, its name, the signs, and the advice in order."""
    return [
        {
            "id": id_,
            "words": stop.words,
            "verdict": (verdict := verdict_of(id_, library)),
            "name": library.verdicts[verdict].name,
            "signs": [asdict(sign) for sign in signs_of(id_, library)],
            "advice": list(advice_of(id_, library)),
        }
        for id_, stop in library.stops.items()
    ]
