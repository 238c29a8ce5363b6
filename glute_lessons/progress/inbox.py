"""What a page sends to be written down: graded here, put in the log, and acknowledged.

The page has graded the answer already, to show it at once; what is written is graded anew, so that
the log rests on the course's own rules alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from glute_lessons.content import Library, load
from glute_lessons.quiz.grade import grade

from .events import Event
from .journal import journal

OTHER_COURSE = "It fits no question that this version of the course asks."


def listen(widget: Any) -> None:
    """From now on, writes down what the widget's page sends, and tells the page what is saved."""
    widget.on_msg(_take)


def _take(widget: Any, content: Any, _: Any) -> None:
    for reply in replies(content):
        widget.send(reply)


def replies(content: Any, library: Library | None = None) -> list[dict[str, Any]]:
    """What to answer to a message of the page; nothing to a message of another kind."""
    sent = _sent(content)
    if not sent:
        return []
    library = library or load()
    read = [(each["id"], _event(each, library)) for each in sent]
    saved = journal().record([event for _, event in read if event])
    safe = set(saved.ids)
    refused = [id_ for id_, event in read if event and id_ not in safe]
    strange = [id_ for id_, event in read if not event and id_ not in safe]
    told = (
        {"kind": "saved", "ids": _once(saved.ids)},
        {"kind": "unsaved", "ids": _once(refused), "why": _sayable(saved.trouble)},
        {"kind": "unsaved", "ids": _once(strange), "why": OTHER_COURSE},
    )
    return [reply for reply in told if reply["ids"]]


def _sent(content: Any) -> list[Mapping[str, Any]]:
    """The events of a message. What has no id of plain letters is no page's, and has no answer."""
    if not isinstance(content, Mapping) or content.get("kind") != "events":
        return []
    events = content.get("events")
    found = events if isinstance(events, list) else []
    return [each for each in found if isinstance(each, Mapping) and _is_id(each.get("id"))]


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and value.isascii()


def _event(sent: Mapping[str, Any], library: Library) -> Event | None:
    """The event with its grade; None for one that cannot be graded."""
    try:
        body = _graded(sent["body"], library) if sent["kind"] == "answer" else sent["body"]
        return Event(sent["id"], sent["kind"], sent["at_ms"], sent["offset_min"], body)
    except (KeyError, TypeError, ValueError):
        return None


def _graded(body: Any, library: Library) -> dict[str, Any]:
    if not isinstance(body, Mapping) or not isinstance(body["given"], str):
        raise TypeError("no answer")
    question, given = library.questions[body["question"]], body["given"]
    mark = grade(question, given, library).grade if given else "skipped"
    return {**body, "grade": mark}


def _once(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _sayable(text: str) -> str:
    """The text as a message can carry it: half a character becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")
