"""The snapshot: the same items as from the log, whatever happens to the file or to the log."""

from __future__ import annotations

import hashlib
import json
import os
import random
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import astuple, evolve

from glute_lessons.progress import snapshot
from glute_lessons.progress.events import Event
from glute_lessons.progress.snapshot import FILE, FORM, WORTH, forget, states
from glute_lessons.progress.store import Store, open_store
from glute_lessons.quiz.schedule import Item, replay
from tests.quiz.small_log import DAY, HOUR, START, answered, held

GRADES = ("right", "right", "cautious", "wrong", "serious", "critical", "skipped")


def clock() -> int:
    """Some months after the first answers."""
    return START + 200 * DAY


def random_log(
    number: int, seed: int = 1, at_ms: int = START, gap_ms: int = 9 * HOUR
) -> list[Event]:
    """So many events on 40 questions, one every nine hours or so; every tenth is a hold."""
    chance = random.Random(seed)
    log = []
    for n in range(number):
        when = at_ms + n * gap_ms + chance.randint(-HOUR, HOUR)
        id_ = f"{chance.getrandbits(128):032x}"
        if n % 10 == 9:
            log.append(evolve(held(20, when), id=id_))
            continue
        question, sure = f"q{chance.randrange(40)}", chance.random() < 0.6
        grade, offset = chance.choice(GRADES), chance.choice((0, 60))
        log.append(answered(grade, when, question, id=id_, sure=sure, offset_min=offset))
    return log


LOG = random_log(WORTH + 100)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "home", clock)
    yield opened
    opened.close()


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many events each call of states had to replay."""
    counts: list[int] = []

    def counting(answers: Any, before: Any) -> dict[str, Item]:
        events = list(answers)
        counts.append(len(events))
        return replay(events, before)

    monkeypatch.setattr(snapshot, "replay", counting)
    return counts


def from_the_log(store: Store) -> dict[str, Item]:
    return replay(logged.event for logged in store.logged())


def file_of(store: Store) -> Path:
    return store.folder / FILE


def test_an_empty_log_has_no_items_and_no_snapshot(store: Store) -> None:
    assert states(store) == {}
    assert not file_of(store).exists()


def test_the_items_are_those_of_the_whole_log_and_the_next_time_nothing_is_replayed(
    store: Store, replayed: list[int]
) -> None:
    store.append(LOG)
    first = states(store)
    assert first == from_the_log(store) != {}
    assert states(store) == first
    assert replayed == [len(LOG), 0]


def test_later_events_are_replayed_on_top(store: Store, replayed: list[int]) -> None:
    store.append(LOG[:-20])
    states(store)
    store.append(LOG[-20:])
    assert states(store) == from_the_log(store)
    assert replayed == [len(LOG) - 20, 20]


@pytest.mark.parametrize(("events", "is_written"), [(WORTH - 1, False), (WORTH, True)])
def test_a_snapshot_is_written_only_when_it_pays(
    store: Store, events: int, is_written: bool
) -> None:
    store.append(LOG[:events])
    states(store)
    assert file_of(store).exists() == is_written


def test_the_next_one_is_written_when_as_many_events_came_on_top(
    store: Store, replayed: list[int]
) -> None:
    store.append(LOG[:WORTH])
    states(store)
    first = file_of(store).read_bytes()
    more = random_log(WORTH, seed=2, at_ms=START + 120 * DAY)
    store.append(more[:-1])
    states(store)
    assert file_of(store).read_bytes() == first
    store.append(more[-1:])
    states(store)
    assert file_of(store).read_bytes() != first
    assert states(store) == from_the_log(store)
    assert replayed == [WORTH, WORTH - 1, WORTH, 0]


def test_another_kernel_s_snapshot_serves_too(store: Store, replayed: list[int]) -> None:
    store.append(LOG)
    states(store)
    other = open_store(store.folder, clock)
    assert states(other) == from_the_log(store)
    other.close()
    assert replayed[-1] == 0


# --- a log that is not the same any more ---------------------------------------------------------


def merged(store: Store, tmp_path: Path, events: list[Event]) -> None:
    """Takes over the events of another computer, from its exported file."""
    other = open_store(tmp_path / "other", clock)
    other.append(events)
    other.export_to(tmp_path / "export.json")
    other.close()
    store.merge_from(tmp_path / "export.json")


@pytest.mark.parametrize(
    ("at_ms", "from_anew"),
    [(START - DAY, True), (START + 20 * DAY, True), (START + 190 * DAY, False)],
)
def test_events_merged_in_before_its_end_make_the_log_be_read_anew(
    store: Store, tmp_path: Path, replayed: list[int], at_ms: int, from_anew: bool
) -> None:
    store.append(LOG)
    states(store)
    merged(store, tmp_path, random_log(5, seed=3, at_ms=at_ms, gap_ms=2 * HOUR))
    assert states(store) == from_the_log(store)
    assert replayed[-1] == (len(LOG) + 5 if from_anew else 5)
    states(store)
    assert replayed[-1] == (0 if from_anew else 5)


def test_an_erased_log_has_no_items_and_leaves_no_snapshot(store: Store) -> None:
    store.append(LOG)
    states(store)
    store.erase()
    assert not file_of(store).exists()
    assert states(store) == {}


def test_a_snapshot_of_an_erased_log_is_never_used(store: Store) -> None:
    store.append(LOG)
    states(store)
    old = file_of(store).read_bytes()
    store.erase()
    store.append(random_log(len(LOG), seed=4))
    file_of(store).write_bytes(old)
    assert states(store) == from_the_log(store)


def test_a_log_erased_while_the_snapshot_is_written_leaves_none(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = snapshot.write_whole

    def erase_first(path: Path, data: bytes) -> None:
        store.erase()
        write(path, data)

    monkeypatch.setattr(snapshot, "write_whole", erase_first)
    store.append(LOG)
    states(store)
    assert not file_of(store).exists()


def test_a_log_that_lost_an_event_is_read_anew(store: Store, replayed: list[int]) -> None:
    store.append(LOG)
    states(store)
    rewrite(store, lambda body: body["place"].__setitem__(1, len(LOG) + 1))
    assert states(store) == from_the_log(store)
    assert replayed[-1] == len(LOG)


# --- a file that is not the same any more --------------------------------------------------------


def rewrite(store: Store, change: Callable[[dict[str, Any]], object]) -> None:
    """Changes the snapshot's body and gives it a fitting checksum again."""
    body = json.loads(file_of(store).read_bytes())["body"]
    change(body)
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    whole = {"sum": hashlib.sha256(canonical).hexdigest(), "body": body}
    file_of(store).write_text(json.dumps(whole), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body["schedule"].__setitem__("form", FORM + 1),
        lambda body: body["schedule"].__setitem__("fsrs", "5.0.0"),
        lambda body: body["schedule"]["settings"].__setitem__("desired_retention", 0.8),
        lambda body: body["schedule"]["settings"]["parameters"].__setitem__(0, 0.3),
        lambda body: body["schedule"]["fields"].pop(),
        lambda body: body["place"].__setitem__(0, "0" * 32),
        lambda body: body["place"].pop(),
        lambda body: body["items"][0].pop(0),
        lambda body: body["items"].__setitem__(0, 7),
        lambda body: body.pop("items"),
    ],
)
def test_a_snapshot_of_another_schedule_or_form_is_made_anew(
    store: Store, replayed: list[int], change: Callable[[dict[str, Any]], object]
) -> None:
    store.append(LOG)
    states(store)
    rewrite(store, change)
    for _ in range(2):
        assert states(store) == from_the_log(store)
    assert replayed == [len(LOG), len(LOG), 0]


def test_another_version_of_fsrs_makes_it_anew(
    store: Store, replayed: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append(LOG)
    states(store)
    monkeypatch.setattr(snapshot.metadata, "version", lambda name: f"{name} of another day")
    states(store)
    assert replayed == [len(LOG), len(LOG)]


def test_an_untouched_rewrite_is_used(store: Store, replayed: list[int]) -> None:
    store.append(LOG)
    states(store)
    rewrite(store, lambda body: None)
    states(store)
    assert replayed == [len(LOG), 0]


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 99, b"\xff\xfe", b"[]", b"null", b"{}", b'{"sum": 1, "body": {}}',
             b"[" * 100_000]
)  # fmt: skip
def test_a_file_that_is_no_snapshot_is_replaced(store: Store, data: bytes) -> None:
    store.append(LOG)
    file_of(store).write_bytes(data)
    assert states(store) == from_the_log(store)
    assert file_of(store).read_bytes() != data
    assert store.notices == ()


def test_no_damaged_byte_changes_an_item(store: Store) -> None:
    store.append(LOG)
    right = states(store)
    whole = file_of(store).read_bytes()
    chance = random.Random(5)
    for _ in range(60):
        at = chance.randrange(len(whole))
        damaged = bytes([whole[at] ^ 1 << chance.randrange(7)])
        file_of(store).write_bytes(whole[:at] + damaged + whole[at + 1 :])
        assert states(store) == right
    file_of(store).write_bytes(whole[: len(whole) // 2])
    assert states(store) == right


def test_where_it_cannot_be_written_the_items_come_from_the_log(
    store: Store, replayed: list[int]
) -> None:
    store.append(LOG)
    file_of(store).mkdir()  # a folder of its name: neither to be read nor to be replaced
    for _ in range(2):
        assert states(store) == from_the_log(store)
    assert replayed == [len(LOG), len(LOG)]
    assert sorted(path.name for path in store.folder.glob("*.part")) == []


@pytest.mark.skipif(os.name != "posix", reason="the system knows no owner-only files")
def test_only_its_owner_may_read_it(store: Store) -> None:
    store.append(LOG)
    states(store)
    assert stat.S_IMODE(file_of(store).stat().st_mode) == 0o600


def test_forgetting_removes_it_and_a_half_written_one_and_may_be_done_twice(store: Store) -> None:
    store.append(LOG)
    states(store)
    half = store.folder / f"{FILE}.part"
    half.write_text("half", encoding="utf-8")
    for _ in range(2):
        forget(store.folder)
        assert not file_of(store).exists() and not half.exists()
    assert states(store) == from_the_log(store)


def test_the_schedule_s_own_rules_change_only_with_a_new_form() -> None:
    """When this fails on purpose, raise FORM: learners' snapshots hold items of the old rules."""
    log = [
        answered(GRADES[(n // 5 + n) % 7], START + n * 7 * HOUR, f"q{n % 5}", sure=n % 3 > 0)
        for n in range(120)
    ]
    rounded = [
        [f"{value:.6g}" if isinstance(value, float) else value for value in astuple(item)]
        for item in replay(log).values()
    ]
    assert {item.critical_open for item in replay(log).values()} == {True, False}
    digest = hashlib.sha256(json.dumps(rounded).encode()).hexdigest()[:16]
    assert (FORM, digest) == (1, "61fa5caf4e51146e")
