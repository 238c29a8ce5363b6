"""What a page sends, as Python takes it: graded anew, written down, and acknowledged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from glute_lessons.anatomy.muscle_map import MuscleMap, muscle_map
from glute_lessons.content import load
from glute_lessons.practice.hold_timer import HoldTimer
from glute_lessons.progress.inbox import OTHER_COURSE, replies
from glute_lessons.progress.journal import Journal, use
from glute_lessons.quiz.card import QuizCard
from glute_lessons.quiz.grade import grade
from tests.progress.made_events import NOW, hex32, now
from tests.quiz.small_library import (
    choose_all,
    choose_one,
    library,
    locate,
    number,
    order,
    triage,
)

LIBRARY = library(
    choose_one("one"),
    choose_one("risky", critical=True, danger="It could hurt."),
    choose_all("some"),
    order("sort"),
    number("long"),
    locate("touch"),
    locate("press", "press"),
    triage("stop"),
    triage("get_help_now"),
)


@pytest.fixture(autouse=True)
def log(tmp_path: Path) -> Iterator[Journal]:
    """The journal into which everything goes."""
    with use(Journal(tmp_path / "home", now)) as journal:
        yield journal
        journal.close()


def answer(n: int = 0, question: str = "one", given: Any = "b", **body: Any) -> dict[str, Any]:
    """An answer as a page sends it."""
    said = {"question": question, "given": given, "sure": True, "quiz": "drill"}
    counted = {"run": hex32("run"), "seed": 7, "place": n, "took_ms": 4000}
    return sent(hex32(n), "answer", said | counted | body)


def hold(n: int = 0, **body: Any) -> dict[str, Any]:
    done = {"planned_seconds": 20, "held_seconds": 20, "ended": "done"}
    return sent(hex32("hold", n), "hold", {"technique": "hands", "side": "left"} | done | body)


def sent(id_: Any, kind: Any, body: Any, at_ms: Any = NOW, offset_min: Any = 60) -> dict[str, Any]:
    return {"id": id_, "kind": kind, "at_ms": at_ms, "offset_min": offset_min, "body": body}


def take(*events: Any) -> tuple[list[str], dict[str, str]]:
    """Hands the events over in one message; returns the saved ids, and unsaved id → why."""
    told = replies({"kind": "events", "events": list(events)}, LIBRARY)
    json.dumps(told, ensure_ascii=False).encode("utf-8")  # else the message never leaves
    saved = [id_ for reply in told if reply["kind"] == "saved" for id_ in reply["ids"]]
    unsaved = [reply for reply in told if reply["kind"] == "unsaved"]
    return saved, {id_: reply["why"] for reply in unsaved for id_ in reply["ids"]}


GRADED = [
    ("one", "b", "right"),
    ("one", "a", "wrong"),
    ("risky", "a", "critical"),
    ("some", "a c", "right"),
    ("some", "a", "wrong"),
    ("sort", "a>b>c>d", "right"),
    ("sort", "d>b>c>a", "wrong"),
    ("long", "25", "right"),
    ("long", "5", "wrong"),
    ("touch", "gluteus_medius", "right"),
    ("touch", "sacrum", "wrong"),
    ("press", "sacrum", "critical"),
    ("feel_stop", "stop", "right"),
    ("feel_stop", "get_help_now", "cautious"),
    ("feel_stop", "continue", "critical"),
    ("feel_get_help_now", "stop", "serious"),
    ("one", "", "skipped"),
]


@pytest.mark.parametrize("claimed", [None, "right", "critical", ["right"]])
@pytest.mark.parametrize(("question", "given", "mark"), GRADED)
def test_an_answer_is_graded_here_whatever_the_page_claims(
    log: Journal, question: str, given: str, mark: str, claimed: Any
) -> None:
    claim = {} if claimed is None else {"grade": claimed}
    event = answer(0, question, given, **claim)
    assert take(event) == ([event["id"]], {})
    (written,) = log.log()
    assert written.body == {**event["body"], "grade": mark}
    assert (written.id, written.at_ms, written.offset_min) == (event["id"], NOW, 60)


# Nothing of these is written, and no field of them can be.
NO_ANSWERS = [
    answer(question="gone_from_the_course"),
    answer(question=""),
    answer(question=None),
    answer(question=["one"]),
    answer(question={"one": 1}),
    answer(question="\ud800"),
    answer(given="e"),
    answer(given="a b"),
    answer(given="B"),
    answer(given=None),
    answer(given=2),
    answer(given=True),
    answer(given=[]),
    answer(given=["b"]),
    answer(given={"b": 1}),
    answer(given="b" * 1_000_000),
    answer(given="\ud800"),
    answer(question="some", given=3),
    answer(question="sort", given=["a", "b", "c", "d"]),
    answer(question="sort", given="a>b"),
    answer(question="long", given=25),
    answer(question="long", given=True),
    answer(question="long", given=10**400),
    answer(question="long", given="nan"),
    answer(question="long", given="1e999"),
    answer(question="touch", given="nose"),
    answer(question="touch", given=None),
    answer(question="feel_stop", given="carry on"),
    sent(hex32(0), "answer", None),
    sent(hex32(0), "answer", "one"),
    sent(hex32(0), "answer", []),
    sent(hex32(0), "answer", [["question", "one"], ["given", "b"]]),
    sent(hex32(0), "answer", {}),
    sent(hex32(0), "answer", {"question": "one"}),
    {"id": hex32(0)},
    {"id": hex32(0), "kind": "answer"},
]


@pytest.mark.parametrize("event", NO_ANSWERS, ids=range(len(NO_ANSWERS)))
def test_an_answer_that_fits_no_question_is_told_and_the_one_beside_it_saved(
    log: Journal, event: dict[str, Any]
) -> None:
    good = answer(1)
    assert take(event, good) == ([good["id"]], {hex32(0): OTHER_COURSE})
    assert [each.id for each in log.log()] == [good["id"]]


# Graded, but no event that may be written: the field that is wrong is named.
REFUSED = [
    (answer(sure="yes"), "body.sure"),
    (answer(sure="\ud800"), "body.sure"),
    (answer(seed=1.5), "body.seed"),
    (answer(place=-1), "body.place"),
    (answer(place=True), "body.place"),
    (answer(took_ms=2**60), "body.took_ms"),
    (answer(run="run"), "body.run"),
    (answer(quiz="my quiz"), "body.quiz"),
    (answer(quiz=None), "body.quiz"),
    (answer(quiz="q" * 1_000_000), "body.quiz"),
    (answer(name="Ada"), "body.name"),
    (answer(given="", sure={"html": "<b>"}), "body.sure"),
    (sent("x", "answer", answer()["body"]), "id"),
    (sent("A" * 32, "answer", answer()["body"]), "id"),
    (sent(hex32(0), "mood", {"mood": "fine"}), "kind"),
    (sent(hex32(0), ["answer"], {}), "kind"),
    (sent(hex32(0), None, None), "kind"),
    (sent(hex32(0), "hold", None), "body"),
    (sent(hex32(0), "hold", "text"), "body"),
    (hold(side="up"), "body.side"),
    (hold(held_seconds=-1), "body.held_seconds"),
    (hold(ended="<script>"), "body.ended"),
    (hold(technique=["hands"]), "body.technique"),
]


@pytest.mark.parametrize(("event", "field"), REFUSED, ids=range(len(REFUSED)))
def test_what_may_not_be_written_is_refused_in_words_and_the_one_beside_it_saved(
    log: Journal, event: dict[str, Any], field: str
) -> None:
    good = answer(1)
    saved, unsaved = take(event, good)
    assert saved == [good["id"]]
    assert list(unsaved) == [event["id"]]
    assert unsaved[event["id"]].startswith(f"An answer could not be saved: {field}: found ")
    assert len(unsaved[event["id"]]) < 400
    assert [each.id for each in log.log()] == [good["id"]]


@pytest.mark.parametrize("id_", [None, 5, True, ["a"], {"a": 1}, "\ud800", "é"])
def test_what_no_page_can_have_named_is_neither_written_nor_answered(
    log: Journal, id_: Any
) -> None:
    good = answer(1)
    assert take(sent(id_, "answer", answer()["body"]), good) == ([good["id"]], {})
    assert [each.id for each in log.log()] == [good["id"]]


@pytest.mark.parametrize(
    "content",
    [
        None,
        "events",
        5,
        [],
        [{"kind": "events"}],
        {},
        {"kind": "other", "events": [answer()]},
        {"kind": "anywidget-command", "name": "save", "msg": [answer()]},
        {"kind": ["events"], "events": [answer()]},
        {"kind": "saved", "ids": [hex32(0)]},
        {"events": [answer()]},
        {"kind": "events"},
        {"kind": "events", "events": None},
        {"kind": "events", "events": 7},
        {"kind": "events", "events": "text"},
        {"kind": "events", "events": {"0": answer()}},
        {"kind": "events", "events": []},
        {"kind": "events", "events": [None, 1, "x", [], [answer()]]},
    ],
)
def test_a_message_of_another_kind_or_without_events_gets_no_reply_and_makes_no_file(
    tmp_path: Path, content: Any
) -> None:
    assert replies(content, LIBRARY) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("at_ms", "offset_min"), [(0, 60), ("soon", 60), (None, None), (NOW * 2, 60), (NOW, 5_000)]
)
def test_an_answer_from_a_page_whose_clock_is_wrong_is_saved_with_a_possible_time(
    log: Journal, at_ms: Any, offset_min: Any
) -> None:
    event = answer() | {"at_ms": at_ms, "offset_min": offset_min}
    assert take(event) == ([event["id"]], {})
    (written,) = log.log()
    assert written.at_ms == NOW
    assert -840 <= written.offset_min <= 840


def test_good_and_bad_in_one_message_each_get_their_own_answer(log: Journal) -> None:
    good = [answer(0), hold(1), answer(2, given="")]
    strange, refused = answer(3, "gone"), answer(4, sure="yes")
    saved, unsaved = take(strange, good[0], None, good[1], refused, "text", good[2])
    assert saved == [each["id"] for each in good]
    assert unsaved.keys() == {strange["id"], refused["id"]}
    assert unsaved[strange["id"]] == OTHER_COURSE
    assert "body.sure" in unsaved[refused["id"]]
    assert [each.id for each in log.log()] == saved


def test_a_thousand_events_in_one_message_are_all_saved_in_their_order(log: Journal) -> None:
    events = [answer(n) if n % 2 else hold(n) for n in range(1_000)]
    assert take(*events) == ([each["id"] for each in events], {})
    assert [each.id for each in log.log()] == [each["id"] for each in events]


def test_what_was_saved_before_is_acknowledged_again_and_stays_as_it_was(log: Journal) -> None:
    first = answer(0, given="b")
    take(first)
    other = answer(0, given="a")
    assert take(first, other, answer(1)) == ([first["id"], answer(1)["id"]], {})
    assert [each.body["grade"] for each in log.log()] == ["right", "right"]


def test_an_id_that_comes_twice_in_a_message_is_saved_once(log: Journal) -> None:
    assert take(answer(0), answer(0, given="a"), answer(0, "gone")) == ([hex32(0)], {})
    assert [each.body["given"] for each in log.log()] == ["b"]


def test_a_hold_is_written_down_as_it_was_sent(log: Journal) -> None:
    event = hold(ended="stopped", held_seconds=3)
    assert take(event) == ([event["id"]], {})
    (written,) = log.log()
    assert (written.kind, written.body) == ("hold", event["body"])


def test_trouble_with_the_file_is_told_for_each_event_and_all_is_saved_next_time(
    tmp_path: Path,
) -> None:
    home = tmp_path / "in_the_way"
    home.write_text("no folder", encoding="utf-8")
    events = [answer(0), hold(1)]
    with use(Journal(home, now)) as log:
        saved, unsaved = take(*events, answer(2, "gone"))
        assert saved == []
        assert unsaved.pop(hex32(2)) == OTHER_COURSE
        assert unsaved.keys() == {each["id"] for each in events}
        assert all(str(home) in why and why.endswith(".") for why in unsaved.values())
        home.unlink()
        assert take(*events) == ([each["id"] for each in events], {})
        log.close()


# ---------------------------------------------------------------- the muscle map


@pytest.mark.parametrize("mode", ["name", "find"])
@pytest.mark.parametrize("view", ["posterior", "lateral"])
def test_an_answer_on_the_map_counts_under_the_banks_question_for_the_same_thing(
    log: Journal, view: str, mode: str
) -> None:
    quiz = muscle_map(view, mode, seed=1)
    about = {each.target: each for each in load().questions.values() if each.kind == "locate"}
    events = [
        answer(n, question, target, sure=None, quiz=f"map_{view}_{mode}")
        for n, (target, question) in enumerate(quiz.asks.items())
        if target in quiz.entries
    ]
    assert len(events) > 5
    told = replies({"kind": "events", "events": events})
    assert told == [{"kind": "saved", "ids": [each["id"] for each in events]}]
    for event, written in zip(events, log.log(), strict=True):
        assert about[event["body"]["given"]].target == event["body"]["given"]
        assert written.body == {**event["body"], "grade": "right"}


def zone_answers() -> list[tuple[str, str, str]]:
    """view, kind of zone asked, entry touched: everything that shows on the skin."""
    return [
        (view, zone, sight["entry"])
        for view in ("posterior", "lateral")
        for zone in ("press", "pass_over", "never_press")
        for sight in muscle_map(view, "find", seed=1).body["layers"]["skin"]["sights"]
    ]


def test_the_kernel_grades_a_touch_on_the_skin_as_the_map_has_shown_it() -> None:
    for view, zone, entry in zone_answers():
        quiz = muscle_map(view, "find", seed=1)
        shown = quiz.grades[zone][quiz.entries[entry]["zone"]]
        question = load().questions[quiz.asks[zone]]
        assert grade(question, entry, load()).grade == shown, (view, zone, entry)


# ---------------------------------------------------------------- the widgets


@pytest.mark.parametrize(
    "widget", [QuizCard, MuscleMap, lambda: HoldTimer("hands")], ids=["quiz", "map", "timer"]
)
def test_every_widget_that_logs_takes_its_pages_events_and_answers(
    log: Journal, widget: Any
) -> None:
    made, heard = widget(), []
    made.send = heard.append
    made._handle_custom_msg({"kind": "events", "events": [hold(0)]}, [])
    made._handle_custom_msg({"kind": "events", "events": [answer(1, "gone")]}, [])
    made._handle_custom_msg({"kind": "other"}, [])
    assert heard == [
        {"kind": "saved", "ids": [hold(0)["id"]]},
        {"kind": "unsaved", "ids": [hex32(1)], "why": OTHER_COURSE},
    ]
    assert [each.id for each in log.log()] == [hold(0)["id"]]
