"""On a hub several learners may share a browser: nobody's waiting answers go to another one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.front.owner import outbox_owner
from glute_lessons.practice.hold_timer import HoldTimer
from glute_lessons.progress.data_card import DataCard
from glute_lessons.progress.data_words import WORDS
from tests.browser.bench_page import Bench
from tests.browser.test_outbox import (
    KEY,
    MISSING,
    STORE,
    STORED,
    answer,
    events,
    left_behind,
    saved,
    two_questions,
)
from tests.progress.made_events import hex32

LEARNERS = {name: {"JUPYTERHUB_USER": name, "GLUTE_LESSONS_HOME": name} for name in ("ada", "ben")}
OWNERS = {name: outbox_owner(environ) for name, environ in LEARNERS.items()}
PREFIX = {name: f"glute-lessons.outbox@{owner}." for name, owner in OWNERS.items()}


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both learners' folders lie in the test's own. Regression: they were made in the checkout."""
    monkeypatch.chdir(tmp_path)


def sign_in(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for variable, value in LEARNERS[name].items():
        monkeypatch.setenv(variable, value)


def answer_of(name: str, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Signs a learner in, who answers one question; the event that waits for the kernel."""
    sign_in(monkeypatch, name)
    answer(bench(two_questions()))
    (event,) = events(bench)
    return event


def keys(page: Page) -> list[str]:
    return sorted(page.evaluate(STORED))


def put(page: Page, prefix: str, *numbers: int, **changed: Any) -> None:
    """Lets events wait in the page's storage under keys with this prefix."""
    waiting = left_behind(*numbers).items()
    page.evaluate(STORE, [[prefix + id_, json.dumps(event | changed)] for id_, event in waiting])


def test_on_a_hub_an_answer_waits_under_its_learners_key_until_it_is_saved(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = answer_of("ada", bench, monkeypatch)
    page = bench.page
    assert keys(page) == [PREFIX["ada"] + event["id"]]
    bench(two_questions())
    assert events(bench) == [event]  # and goes in when the next card is drawn
    bench.receive(saved(event["id"]))
    assert keys(page) == []


def test_whoever_signs_in_next_sends_nothing_of_the_one_before(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers = answer_of("ada", bench, monkeypatch)
    sign_in(monkeypatch, "ben")
    page = bench(two_questions())
    assert events(bench) == []
    bench.receive(saved(hers["id"]))  # a kernel of his cannot take hers away either
    assert keys(page) == [PREFIX["ada"] + hers["id"]]


def test_without_storage_the_page_keeps_the_learners_apart_too(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.page.add_init_script(MISSING)
    event = answer_of("ada", bench, monkeypatch)
    waiting = "() => [...globalThis[Symbol.for('glute-lessons.outbox')].keys()]"
    assert bench.page.evaluate(waiting) == [PREFIX["ada"] + event["id"]]


def test_answers_from_before_keys_named_their_learner_are_nobodys_on_a_hub(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = bench(two_questions())
    put(page, KEY, 1)
    sign_in(monkeypatch, "ada")
    page = bench(two_questions())
    assert events(bench) == [] and keys(page) == [KEY + hex32(1)]


def test_off_a_hub_they_go_in_as_ever_and_a_hubs_are_left_alone(bench: Bench) -> None:
    page = bench(two_questions())
    put(page, KEY, 1)
    put(page, PREFIX["ada"], 2)
    page = bench(two_questions())
    assert [event["id"] for event in events(bench)] == [hex32(1)]
    bench.receive(saved(hex32(1), hex32(2)))
    assert keys(page) == [PREFIX["ada"] + hex32(2)]


@pytest.mark.parametrize(
    ("named_by", "closes"), [("ada", True), ("ben", False)], ids=["her own", "another's"]
)
def test_a_warning_sign_that_waits_closes_its_own_learners_timer_only(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, named_by: str, closes: bool
) -> None:
    sign_in(monkeypatch, "ada")
    page = bench(HoldTimer("hands"))
    reason = next(s["id"] for s in bench.widget.stops if s["verdict"] == "get_help_now")
    put(page, PREFIX[named_by], 1, kind="stop", body={"reason": reason})
    page = bench(HoldTimer("hands"))
    told = page.locator("#widget").get_by_text(bench.widget.words["shut_help"])
    expect(told).to_have_count(1 if closes else 0)


def test_erasing_throws_away_the_learners_own_waiting_answers_only(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(monkeypatch, "ada")
    page = bench(DataCard())
    for number, prefix in enumerate((PREFIX["ada"], PREFIX["ben"], KEY)):
        put(page, prefix, number)
    page = bench(DataCard())
    expect(page.locator(".gl-waiting")).to_have_text(WORDS["waiting"].replace("{n}", "1"))
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name=WORDS["erase"]).click()
    bench.receive({"kind": "erased"})
    assert keys(page) == sorted([PREFIX["ben"] + hex32(1), KEY + hex32(2)])
