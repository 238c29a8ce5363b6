"""The card about the progress file, without a page: what it tells, and what it answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from glute_lessons.checks.reading import reading_grade
from glute_lessons.progress import data_card, data_file
from glute_lessons.progress.data_card import DataCard, my_data
from glute_lessons.progress.data_file import brought_in, copied, copy_name, holds_words, parts_of
from glute_lessons.progress.data_words import WORDS
from glute_lessons.progress.errors import ProgressError
from glute_lessons.progress.events import EARLIEST_MS, Event
from glute_lessons.progress.files import FILE, HOME
from glute_lessons.progress.journal import Journal, journal, use
from tests.progress.made_events import NOW, answer, hold, now


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with twelve answers and three holds."""
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME, str(folder))
    with use(Journal(folder, now)) as log:
        log.record([*map(answer, range(12)), *map(hold, range(3))])
        yield folder
        log.close()


@pytest.fixture
def closed_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home that is a file."""
    folder = tmp_path / "home"
    folder.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv(HOME, str(folder))
    with use(Journal(folder, now)):
        yield folder


class Heard:
    """A card, and what it sends to its page."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.card = DataCard(now)
        self.card.send = lambda content, buffers=None: self.sent.append(content)  # type: ignore[method-assign]

    def hears(self, **content: Any) -> list[dict[str, Any]]:
        self.sent.clear()
        self.card._handle_custom_msg(content, [])
        return list(self.sent)


def a_copy(*events: Event, folder: Path) -> str:
    """The text of a copy that another device made."""
    with use(Journal(folder, now)) as log:
        log.record(events)
        text = copied(log.store())
        log.close()
    return text


# What it tells


def test_it_tells_where_the_file_lies_and_what_it_holds(filled: Path) -> None:
    about = my_data().about
    assert about["where"] == str(filled / FILE)
    assert (
        about["holds"] == "It holds 12 answers and 3 timed holds, the first from 20 September 2026."
    )
    assert (about["notices"], about["trouble"]) == ([], "")


def test_the_first_day_is_the_learners_own() -> None:
    late = Event("0" * 32, "hold", EARLIEST_MS + 60_000, -120, {})
    assert holds_words([late]).endswith("the first from 31 December 2019.")


def test_an_empty_file_holds_no_answers_yet() -> None:
    assert holds_words([]) == WORDS["nothing"]


def test_it_tells_what_was_mended_as_long_as_it_is_there(filled: Path) -> None:
    journal().store()._home.notices.append("Your progress file was damaged.")
    heard = Heard()
    assert heard.card.about["notices"] == ["Your progress file was damaged."]
    heard.hears(kind="look")
    assert heard.card.about["notices"] == ["Your progress file was damaged."]


def test_a_home_that_cannot_be_used_is_told_in_one_sentence(closed_home: Path) -> None:
    about = my_data().about
    assert about["trouble"] == (
        f"{closed_home}: found a file in the way; allowed is a folder of your own."
    )
    assert about["holds"] == ""
    assert about["where"] == str(closed_home / FILE)


def test_looking_again_finds_a_home_that_was_mended(closed_home: Path) -> None:
    heard = Heard()
    closed_home.unlink()
    assert heard.hears(kind="look") == [{"kind": "looked"}]
    assert heard.card.about["trouble"] == ""
    journal().close()


def test_its_words_read_easily() -> None:
    said = " ".join(words for words in WORDS.values() if "{" not in words and words.endswith("."))
    assert reading_grade(said) <= 8


def test_no_names_and_no_sending_are_promised() -> None:
    assert "No name" in WORDS["not_stored_says"]
    assert "Nothing is sent anywhere" in WORDS["not_stored_says"]


# A copy


def test_a_copy_comes_with_a_name_of_its_day(filled: Path) -> None:
    (reply,) = Heard().hears(kind="copy")
    assert (reply["kind"], reply["part"], reply["parts"]) == ("copy", 1, 1)
    assert reply["name"] == copy_name(NOW)
    assert re.fullmatch(r"glute-lessons-progress-2026-09-2\d\.json", reply["name"])
    assert len(json.loads(reply["text"])["events"]) == 15


def test_a_long_copy_comes_in_parts_in_order(filled: Path) -> None:
    heard = Heard()
    heard.card.part_letters = 1000
    replies = heard.hears(kind="copy")
    assert [reply["part"] for reply in replies] == list(range(1, len(replies) + 1))
    assert {reply["parts"] for reply in replies} == {len(replies)}
    assert max(len(reply["text"]) for reply in replies) == 1000
    assert len(json.loads("".join(reply["text"] for reply in replies))["events"]) == 15


def test_a_copy_too_large_for_a_page_is_written_beside_the_lessons(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    heard = Heard()
    heard.card.most_letters = 100
    (reply,) = heard.hears(kind="copy")
    path = tmp_path / copy_name(NOW)
    assert reply == {"kind": "copied_beside", "path": str(path)}
    assert len(json.loads(path.read_text(encoding="utf-8"))["events"]) == 15


def test_copying_leaves_nothing_in_the_temporary_folder(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    text = copied(journal().store())
    brought_in(journal().store(), text)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "parts"), [("", [""]), ("ab", ["ab"]), ("abc", ["ab", "c"]), ("abcd", ["ab", "cd"])]
)
def test_parts_put_together_are_the_text(text: str, parts: list[str]) -> None:
    assert parts_of(text, 2) == parts


# Bringing one in


def test_a_copy_of_another_device_is_added_and_nothing_counts_twice(
    filled: Path, tmp_path: Path
) -> None:
    text = a_copy(*map(answer, range(10, 30)), folder=tmp_path / "other")
    heard = Heard()
    (reply,) = heard.hears(kind="bring_in", part=1, parts=1, text=text)
    assert reply == {"kind": "brought_in", "added": 18, "known": 2}
    assert "30 answers and 3 timed holds" in heard.card.about["holds"]


def test_a_copy_in_parts_is_taken_with_the_last_one(filled: Path, tmp_path: Path) -> None:
    text = a_copy(*map(answer, range(10, 30)), folder=tmp_path / "other")
    heard, half = Heard(), len(text) // 2
    assert heard.hears(kind="bring_in", part=1, parts=2, text=text[:half]) == []
    (reply,) = heard.hears(kind="bring_in", part=2, parts=2, text=text[half:])
    assert reply == {"kind": "brought_in", "added": 18, "known": 2}


def test_parts_of_a_copy_given_up_halfway_do_not_mix_with_the_next(
    filled: Path, tmp_path: Path
) -> None:
    text = a_copy(answer(99), folder=tmp_path / "other")
    heard = Heard()
    heard.hears(kind="bring_in", part=1, parts=2, text="half of another")
    (reply,) = heard.hears(kind="bring_in", part=1, parts=1, text=text)
    assert reply == {"kind": "brought_in", "added": 1, "known": 0}


REFUSED = ["", "no JSON", "[]", '{"format": "another"}', "\ud800", "\x00\x01"]


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_a_file_that_is_no_copy_is_refused_with_reasons(filled: Path, text: str) -> None:
    heard = Heard()
    (reply,) = heard.hears(kind="bring_in", part=1, parts=1, text=text)
    assert reply["kind"] == "refused"
    assert all(reason.endswith(".") for reason in reply["reasons"])
    assert "12 answers" in heard.card.about["holds"]


def test_a_refused_file_gives_its_first_ten_reasons(filled: Path) -> None:
    broken = {**json.loads(copied(journal().store()))}
    for event in broken["events"]:
        event["offset_min"] = 5000
    (reply,) = Heard().hears(kind="bring_in", part=1, parts=1, text=json.dumps(broken))
    assert len(reply["reasons"]) == 10
    assert reply["reasons"][0].startswith("event 1, offset_min: found 5000")


# Erasing, and what else may come


def test_erasing_leaves_nothing(filled: Path) -> None:
    heard = Heard()
    assert heard.hears(kind="erase") == [{"kind": "erased"}]
    assert heard.card.about["holds"] == WORDS["nothing"]
    assert journal().log() == ()


def test_erasing_takes_the_notices_about_the_old_file_along(filled: Path) -> None:
    journal().store()._home.notices.append("Your progress file was damaged.")
    heard = Heard()
    heard.hears(kind="erase")
    assert heard.card.about["notices"] == []


@pytest.mark.parametrize("kind", ["copy", "bring_in", "erase"])
def test_trouble_is_answered_with_its_sentence(closed_home: Path, kind: str) -> None:
    (reply,) = Heard().hears(kind=kind, part=1, parts=1, text="{}")
    assert reply["kind"] == "trouble"
    assert "found a file in the way" in reply["why"]


def test_trouble_with_the_temporary_folder_is_told_too(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(data_file, "TemporaryDirectory", full)
    (reply,) = Heard().hears(kind="copy")
    assert "no room to write" in reply["why"]


def test_a_file_that_fills_up_while_erasing_is_told(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise ProgressError("The disk is full.")

    heard = Heard()
    monkeypatch.setattr(journal().store(), "erase", fails)
    assert heard.hears(kind="erase") == [{"kind": "trouble", "why": "The disk is full."}]


@pytest.mark.parametrize("content", ["erase", None, {}, {"kind": "burn"}, {"kind": ["erase"]}, 7])
def test_a_message_of_another_kind_changes_nothing(filled: Path, content: Any) -> None:
    heard = Heard()
    heard.card._handle_custom_msg(content, [])
    assert heard.sent == []
    assert len(journal().log()) == 15


def test_answers_that_waited_in_the_page_are_counted(filled: Path) -> None:
    heard = Heard()
    late = {"id": "f" * 32, "kind": "hold", "at_ms": NOW, "offset_min": 0, "body": hold(1).body}
    (reply,) = heard.hears(kind="events", events=[late])
    assert reply == {"kind": "saved", "ids": ["f" * 32]}
    assert "4 timed holds" in heard.card.about["holds"]


def test_limits_fit_what_a_server_takes_in_one_message() -> None:
    """Six bytes a letter at worst, as JSON spells a letter that needs it."""
    assert data_card.PART_LETTERS * 6 < 10 * 2**20
    assert data_card.MOST_LETTERS >= 100_000 * 300
