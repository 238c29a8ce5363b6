"""A sitting that was left before its end, found again in the log. Pure: the time is an argument."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from attrs import frozen

from glute_lessons.progress.events import Event

from .grade import RIGHT_ENOUGH

STILL_WARM_MS = 7 * 86_400_000  # after a week, a new sitting helps more than the rest of an old one


@frozen
class Left:
    """A sitting to go on with. run: its id (32 hex digits); seed: what it was dealt by.

    answers: in their order, as a card keeps them.
    """

    run: str
    seed: int
    answers: tuple[dict[str, str | bool], ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions answered so far, each once, in the order in which they were asked."""
        return tuple(dict.fromkeys(str(answer["id"]) for answer in self.answers))


def left_open(
    events: Iterable[Event],
    quiz: str,
    known: Collection[str],
    number: int,
    now_ms: int,
    until_right: bool = False,
) -> Left | None:
    """The latest sitting of a quiz, if it was left within a week and before its end.

    events: in log order. known: the ids that can be asked; a sitting with another is not taken up.
    number: how many questions a sitting has.
    """
    mine = [each for each in events if each.kind == "answer" and each.body["quiz"] == quiz]
    if not mine:
        return None
    run = mine[-1].body["run"]
    sitting = _in_places([each for each in mine if each.body["run"] == run])
    left = Left(
        run=str(run),
        seed=int(sitting[0].body["seed"] or 0),
        answers=tuple(_answer(each) for each in sitting),
    )
    usable = set(left.questions) <= set(known) and now_ms - mine[-1].at_ms < STILL_WARM_MS
    return left if usable and len(left.answers) < _length(left, number, until_right) else None


def _in_places(sitting: Sequence[Event]) -> list[Event]:
    """One answer a place, up to the first place without one: a gap is an answer not saved yet."""
    by_place = {int(each.body["place"] or 0): each for each in sitting}
    whole = []
    while len(whole) in by_place:
        whole.append(by_place[len(whole)])
    return whole or list(sitting)[:1]


def _length(left: Left, number: int, until_right: bool) -> int:
    """How many answers the sitting takes: a question that comes back is asked once more."""
    back = sum(answer["grade"] not in (*RIGHT_ENOUGH, "skipped") for answer in left.answers)
    return number + (back if until_right else 0)


def _answer(event: Event) -> dict[str, str | bool]:
    body = event.body
    return {
        "id": str(body["question"]),
        "option": str(body["given"]),
        "grade": str(body["grade"]),
        "sure": bool(body["sure"]),
    }
