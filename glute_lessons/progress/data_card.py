"""The card "Your progress file": where it lies, what it holds; copy it, bring one in, erase it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import traitlets

from glute_lessons.front import CourseWidget, join

from .data_file import about, brought_in, copied, copied_beside, copy_name, parts_of
from .data_words import WORDS
from .errors import ImportRefused, ProgressError
from .inbox import listen
from .journal import journal
from .store import now_ms

PART_LETTERS = 1_000_000  # in one message; a server takes ten million bytes at most
MOST_LETTERS = 32_000_000  # about 100,000 answers, which a page can hold
_HERE = Path(__file__)
_SHARED = ("announce.js", "dom.js", "keys.js", "outbox.js", str(_HERE.with_name("data_parts.js")))
Message = Mapping[str, Any]


class DataCard(CourseWidget):
    """What is kept of a learner, and what they can do with it.

    about: see data_file.about. The page sends {kind: "look" | "copy" | "bring_in" | "erase"}; the
    text of a file to bring in comes in parts: {part, parts, text}. Each is answered by one message,
    a copy by its parts in order; what fails by {kind: "trouble", why}. part_letters, most_letters:
    of a message, and of all. patience_ms: how long the page waits before it calls the kernel silent.
    """

    _esm = join(*_SHARED, own=_HERE.with_suffix(".js"))
    _css = join("course.css", own=_HERE.with_suffix(".css"))

    words = traitlets.Dict(WORDS).tag(sync=True)
    about = traitlets.Dict().tag(sync=True)
    part_letters = traitlets.Int(PART_LETTERS).tag(sync=True)
    most_letters = traitlets.Int(MOST_LETTERS).tag(sync=True)
    patience_ms = traitlets.Int(8000).tag(sync=True)

    def __init__(self, now: Callable[[], int] = now_ms) -> None:
        """now: the time, UTC, in milliseconds since 1970."""
        self._now = now
        self._coming: list[str] = []
        told = about()  # opens the file, so that it has its notices
        super().__init__(about={**told, "notices": list(journal().notices())})
        listen(self)
        self.on_msg(self._hear)

    def _hear(self, _: Any, content: Any, __: Any) -> None:
        kind = content.get("kind") if isinstance(content, Mapping) else None
        if kind == "events":  # which listen has written down by now
            self._look_again()
        elif kind in (works := self._works()):
            for reply in _safely(works[kind], content):
                self._look_again()
                self.send(reply)

    def _works(self) -> dict[str, Callable[[Message], Iterator[Message]]]:
        return {
            "look": lambda _: iter([{"kind": "looked"}]),
            "copy": self._copy,
            "bring_in": self._bring_in,
            "erase": self._erase,
        }

    def _look_again(self) -> None:
        told = about()
        # Notices are told once, and stay as long as the card.
        self.about = {**told, "notices": [*self.about["notices"], *journal().notices()]}

    def _copy(self, _: Message) -> Iterator[Message]:
        store, name = journal().store(), copy_name(self._now())
        text = copied(store)
        if len(text) > self.most_letters:
            yield {"kind": "copied_beside", "path": str(copied_beside(store, name))}
            return
        parts = parts_of(text, self.part_letters)
        for number, part in enumerate(parts, start=1):
            yield {"kind": "copy", "name": name, "part": number, "parts": len(parts), "text": part}

    def _bring_in(self, content: Message) -> Iterator[Message]:
        """Keeps one part; with the last, takes them all over."""
        if content["part"] == 1:
            self._coming.clear()
        self._coming.append(content["text"])
        if content["part"] < content["parts"]:
            return
        text = "".join(self._coming)
        self._coming.clear()
        try:
            merged = brought_in(journal().store(), text)
            yield {"kind": "brought_in", "added": merged.added, "known": merged.known}
        except ImportRefused as refused:
            yield {"kind": "refused", "reasons": list(refused.reasons)}

    def _erase(self, _: Message) -> Iterator[Message]:
        journal().store().erase()
        self.about = {**self.about, "notices": []}
        yield {"kind": "erased"}


def my_data() -> DataCard:
    """The card with which you see, copy, bring in or erase your progress."""
    return DataCard()


def _safely(work: Callable[[Message], Iterator[Message]], content: Message) -> Iterator[Message]:
    """The work's replies; one that says what is wrong when it fails."""
    try:
        yield from work(content)
    except ProgressError as error:
        yield {"kind": "trouble", "why": str(error)}
