"""Progress carried to another computer: whole, in order, or refused with reasons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glute_lessons.content.records import OUTCOMES
from glute_lessons.progress import transfer
from glute_lessons.progress.database import Merged
from glute_lessons.progress.errors import ImportRefused, ProgressError
from glute_lessons.progress.events import KINDS, Event
from glute_lessons.progress.store import Store, open_store
from tests.progress.made_events import DAY_MS, NOW, answer, events, hex32, hold, now


def exported(folder: Path, *written: Event) -> dict[str, Any]:
    store = open_store(folder, now)
    store.append(written)
    store.export_to(folder / "export.json")
    store.close()
    return json.loads((folder / "export.json").read_text(encoding="utf-8"))


def refused(folder: Path, data: object) -> ImportRefused:
    """Why the data, as a file, is refused; nothing of it was taken."""
    file = folder / "import.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    store = open_store(folder / "target", now)
    store.append([answer(900)])
    with pytest.raises(ImportRefused) as refusal:
        store.merge_from(file)
    assert events(store) == [answer(900)]
    store.close()
    return refusal.value


def test_an_exported_log_is_the_same_on_another_computer(tmp_path: Path) -> None:
    first = open_store(tmp_path / "a", now)
    first.append([answer(2), hold(1), answer(1)])
    assert first.export_to(tmp_path / "x.json") == 3
    second = open_store(tmp_path / "b", now)
    assert second.merge_from(tmp_path / "x.json") == Merged(added=3, known=0)
    assert second.merge_from(tmp_path / "x.json") == Merged(added=0, known=3)
    assert events(second) == events(first) == [answer(2), hold(1), answer(1)]
    second.close()
    assert events(open_store(tmp_path / "b", now)) == events(first)


def test_the_exported_file_names_its_form_and_holds_nothing_but_events(tmp_path: Path) -> None:
    data = exported(tmp_path, answer(1))
    assert (data["format"], data["version"], data["exported"]) == (transfer.FORMAT, 1, NOW)
    assert set(data) == {"format", "version", "exported", "events"}
    assert set(data["events"][0]) == {"id", "kind", "at_ms", "offset_min", "body", "tick"}


def test_a_known_event_stays_as_it_was_first_written(tmp_path: Path) -> None:
    exported(tmp_path / "a", answer(1, given="c"))
    store = open_store(tmp_path / "b", now)
    store.append([answer(1)])
    assert store.merge_from(tmp_path / "a" / "export.json") == Merged(added=0, known=1)
    assert events(store) == [answer(1)]


def test_an_export_that_fails_leaves_the_older_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(tmp_path, answer(1))
    before = (tmp_path / "export.json").read_bytes()
    store = open_store(tmp_path, now)
    store.append([answer(2)])

    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(ProgressError, match="export.json: found no room to write"):
        store.export_to(tmp_path / "export.json")
    assert (tmp_path / "export.json").read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


BODY = dict(answer(1).body)
FAULTS = [
    ({"id": "x"}, 'event 2, id: found "x"; allowed is 32 hex digits.'),
    ({"kind": "mood"}, 'event 2, kind: found "mood"; allowed is "answer", "check", "agreed"'),
    ({"body": {**BODY, "sure": "yes"}},
     'event 2, body.sure: found "yes"; allowed is true, false or null.'),
    ({"body": {**BODY, "note": "x"}},
     "event 2, body.note: found a field of that name; allowed is none."),
    ({"name": "Ann"}, "event 2, name: found a field of that name; allowed is none."),
    ({"at_ms": NOW + 2 * DAY_MS}, "event 2, at_ms: found "),
    ({"at_ms": 5}, "event 2, at_ms: found 5; allowed is a time from 2020-01-01 to tomorrow"),
    ({"offset_min": 1000}, "event 2, offset_min: found 1000; allowed is a whole number from -840"),
    ({"tick": 4}, "event 2, tick: found 4; allowed is a whole number from at_ms to"),
    ({"tick": 2**62}, "event 2, tick: found "),
    ({"tick": "1"}, "event 2, tick: found "),
    ({"id": answer(1).id}, "event 2, id: found the id of event 1; allowed is one of its own."),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "reason"), FAULTS)
def test_one_bad_event_refuses_the_whole_file_with_its_place(
    changed: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    data = exported(tmp_path / "a", answer(1), answer(2), answer(3))
    data["events"][1].update(changed)
    reasons = refused(tmp_path, data).reasons
    assert any(each.startswith(reason) for each in reasons), reasons


@pytest.mark.parametrize("field", ["id", "kind", "at_ms", "offset_min", "body", "tick"])
def test_an_event_that_lacks_a_field_refuses_the_file(field: str, tmp_path: Path) -> None:
    data = exported(tmp_path / "a", answer(1))
    del data["events"][0][field]
    assert f"event 1, {field}: found nothing" in refused(tmp_path, data).reasons[0]


OUTER = [
    ({"format": "other"}, 'format: found "other"; allowed is "glute-lessons-progress".'),
    ({"version": 2}, "version: found 2; allowed is 1."),
    ({"version": True}, "version: found true; allowed is 1."),
    ({"exported": "today"}, 'exported: found "today"; allowed is a whole number.'),
    ({"events": {}}, "events: found a table; allowed is a list."),
    ({"owner": "Ann"}, '"owner": found a field of that name; allowed is none.'),
    ({"events": ["x", None]}, 'event 1: found "x"; allowed is an object with id'),
]


@pytest.mark.parametrize(("changed", "reason"), OUTER)
def test_a_file_of_another_form_is_refused(
    changed: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    data = {**exported(tmp_path / "a", answer(1)), **changed}
    assert refused(tmp_path, data).reasons[0].startswith(reason)


@pytest.mark.parametrize("text", ["", "{", "not json", "[" * 100_000, '{"a": 1e999', "\ufeff"])
def test_what_is_no_json_is_refused(text: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text).reasons == ("found no JSON; allowed is an exported file.",)


@pytest.mark.parametrize("data", [[], 5, None, {}])
def test_json_of_another_kind_is_refused(data: object, tmp_path: Path) -> None:
    assert refused(tmp_path, data).reasons


def test_only_the_first_ten_reasons_are_told(tmp_path: Path) -> None:
    data = exported(tmp_path / "a", *(answer(number) for number in range(30)))
    for event in data["events"]:
        event["body"]["sure"] = "<b>yes</b>\x1b[31m"
    refusal = refused(tmp_path, data)
    assert len(refusal.reasons) == 10
    assert refusal.reasons[9].startswith("event 10, body.sure: found")
    assert str(refusal).startswith("import.json: nothing was taken over. event 1, body.sure")
    assert str(refusal).isprintable()


def test_a_file_too_large_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "LARGEST_BYTES", 10)
    data = exported(tmp_path / "a", answer(1))
    assert "bytes; allowed are up to 10." in refused(tmp_path, data).reasons[0]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProgressError, match="none.json"):
        open_store(tmp_path, now).merge_from(tmp_path / "none.json")


times = st.integers(NOW - 5 * DAY_MS, NOW)
histories = st.lists(st.tuples(st.integers(0, 15), times), max_size=12)


def made(source: str, history: list[tuple[int, int]]) -> list[Event]:
    """Events of one computer; those of source "" and a low number are known to all of them."""
    return [
        answer(number, at_ms=NOW - number, source="")
        if number < 4
        else answer(number, at_ms=at_ms, source=source)
        for number, at_ms in history
    ]


def log_of(folder: Path, history: list[Event]) -> Store:
    store = open_store(folder, now)
    for event in history:
        store.append([event])
    store.export_to(folder / "export.json")
    return store


@settings(max_examples=40, deadline=None)
@given(a=histories, b=histories, c=histories)
def test_logs_merge_to_the_same_order_whichever_comes_first(
    tmp_path_factory: pytest.TempPathFactory, a: Any, b: Any, c: Any
) -> None:
    top = tmp_path_factory.mktemp("merge")
    stores = [
        log_of(top / name, made(name, history))
        for name, history in zip("abc", (a, b, c), strict=True)
    ]
    files = [store.folder / "export.json" for store in stores]
    for store, order in zip(stores, [(1, 2), (2, 0), (1, 0)], strict=True):
        for each in order:
            store.merge_from(files[each])
    logs = [[(logged.tick, logged.event) for logged in store.logged()] for store in stores]
    for store in stores:
        store.close()
    assert logs[0] == logs[1] == logs[2]
    assert {event.id for _, event in logs[0]} == {
        event.id for name, h in zip("abc", (a, b, c), strict=True) for event in made(name, h)
    }


@settings(max_examples=40, deadline=None)
@given(a=histories, b=histories)
def test_a_merge_keeps_the_order_of_each_computer(
    tmp_path_factory: pytest.TempPathFactory, a: Any, b: Any
) -> None:
    top = tmp_path_factory.mktemp("order")
    own = [[pair for pair in history if pair[0] >= 4] for history in (a, b)]
    first, second = (log_of(top / name, made(name, h)) for name, h in zip("ab", own, strict=True))
    before = [events(first), events(second)]
    first.merge_from(second.folder / "export.json")
    merged = events(first)
    for history in before:
        assert [event for event in merged if event in history] == history
    first.close()
    second.close()


names = st.from_regex(r"[a-z0-9_]{1,30}", fullmatch=True)
ids = st.lists(names, max_size=6).map(" ".join)
WHOLE = st.integers(0, 86_400)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "question": names, "technique": names, "quiz": names,
    "given": st.from_regex(r"[a-z0-9_ .>-]{0,200}", fullmatch=True),
    "grade": st.sampled_from(["right", "wrong", "cautious", "serious", "critical", "skipped"]),
    "sure": st.none() | st.booleans(), "run": st.integers().map(hex32), "seed": st.integers(-(2**53), 2**53),
    "place": WHOLE, "took_ms": WHOLE, "planned_seconds": WHOLE, "held_seconds": WHOLE,
    "side": st.sampled_from(["left", "right", "both"]), "ended": st.sampled_from(["done", "stopped"]),
    "outcome": st.sampled_from(OUTCOMES), "closed": ids, "asks": ids, "rules": ids, "step": ids,
    "reason": names, "seconds": WHOLE, "value": st.integers(0, 10),
    "moment": st.sampled_from(["before", "during", "after"]),
    "state": st.sampled_from(["begun", "step", "ended", "left"]),
}  # fmt: skip


@st.composite
def any_event(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(sorted(KINDS)))
    body = {name: draw(VALUES[name]) for name in KINDS[kind]}
    at_ms, offset = draw(st.integers(1_577_836_800_000, NOW + DAY_MS)), draw(st.integers(-840, 840))
    return Event(hex32(draw(st.integers())), kind, at_ms, offset, body)


@settings(max_examples=40, deadline=None)
@given(st.lists(any_event(), max_size=6, unique_by=lambda event: event.id))
def test_any_log_survives_export_and_import(
    tmp_path_factory: pytest.TempPathFactory, written: list[Event]
) -> None:
    top = tmp_path_factory.mktemp("round")
    source = log_of(top / "a", written)
    target = open_store(top / "b", now)
    assert target.merge_from(top / "a" / "export.json").added == len(written)
    assert [(log.tick, log.event) for log in target.logged()] == [
        (log.tick, log.event) for log in source.logged()
    ]
    assert events(target) == written
    source.close()
    target.close()
