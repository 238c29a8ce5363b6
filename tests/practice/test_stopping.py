"""Every reason to stop leads to its verdict and to the sensation table's advice, word for word."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from glute_lessons.content import load
from glute_lessons.practice.stopping import (
    advice_of,
    as_data,
    is_warning,
    signs_of,
    verdict_of,
)
from glute_lessons.quiz.page_data import as_data as question_data

LIBRARY = load()
LESSON = Path(__file__).resolve().parents[2] / "notebooks" / "06_safe_or_stop.ipynb"

# reason → verdict, and the sensations whose advice is given, in this order.
TABLE: dict[str, tuple[str, tuple[str, ...]]] = {
    "done": ("continue", ()),
    "too_intense": ("ease_off", ("six_of_ten",)),
    "sharp": ("stop", ("sharp", "burning")),
    "spreading": ("stop", ("spreads_down_leg", "pain_down_both_legs")),
    "numb_or_weak": ("stop", ("numb", "tingling", "one_leg_weak", "one_leg_stays_weak")),
    "between_legs": ("get_help_now", ("numb_between_legs", "bladder_or_bowel")),
    "faint": ("stop", ("faint",)),
    "chest": ("get_help_now", ("chest_or_breath",)),
    "calf": ("get_help_now", ("one_leg_swollen",)),
    "cannot_say": ("ease_off", ("six_of_ten",)),
    "left": ("stop", ()),
}
every_reason = pytest.mark.parametrize("reason", TABLE)


def test_the_table_holds_every_reason_in_the_order_of_the_question() -> None:
    assert list(TABLE) == list(LIBRARY.stops)


@every_reason
def test_a_reason_has_the_verdict_of_its_first_sensation(reason: str) -> None:
    verdict, sensations = TABLE[reason]
    assert verdict_of(reason, LIBRARY) == verdict
    assert not sensations or LIBRARY.sensations[sensations[0]].verdict == verdict


@every_reason
def test_the_advice_is_the_sensation_tables_word_for_word(reason: str) -> None:
    verdict, sensations = TABLE[reason]
    without = {"stop": LIBRARY.dose.stop_rule, "continue": LIBRARY.verdicts["continue"].do}
    expected = [LIBRARY.sensations[id_].do for id_ in sensations] or [without[verdict]]
    assert list(advice_of(reason, LIBRARY)) == expected


@every_reason
def test_each_sign_is_named_with_its_own_verdict(reason: str) -> None:
    felt = [LIBRARY.sensations[id_] for id_ in TABLE[reason][1]]
    assert [(sign.felt, sign.name, sign.do) for sign in signs_of(reason, LIBRARY)] == [
        (each.words, LIBRARY.verdicts[each.verdict].name, each.do) for each in felt
    ]


@every_reason
def test_only_done_too_intense_and_cannot_say_leave_the_day_open(reason: str) -> None:
    assert is_warning(reason, LIBRARY) == (reason not in ("done", "too_intense", "cannot_say"))


@every_reason
def test_no_sensation_of_a_reason_is_milder_than_what_the_reason_says(reason: str) -> None:
    order = list(LIBRARY.verdicts)
    found = [order.index(LIBRARY.sensations[id_].verdict) for id_ in TABLE[reason][1]]
    assert all(each >= order.index(TABLE[reason][0]) for each in found)


@every_reason
def test_the_page_gets_the_same(reason: str) -> None:
    data = next(each for each in as_data(LIBRARY) if each["id"] == reason)
    assert data["verdict"] == TABLE[reason][0]
    assert data["name"] == LIBRARY.verdicts[TABLE[reason][0]].name
    assert data["advice"] == list(advice_of(reason, LIBRARY))
    assert [sign["do"] for sign in data["signs"]] in (data["advice"], [])
    assert data["words"] == LIBRARY.stops[reason].words


SENSATIONS = sorted({id_ for _, ids in TABLE.values() for id_ in ids})


@pytest.mark.parametrize("sensation", SENSATIONS)
def test_lesson_6_gives_the_same_advice_in_the_same_words(sensation: str) -> None:
    lesson = nbformat.read(LESSON, as_version=4)
    text = "\n".join(cell.source for cell in lesson.cells if cell.cell_type == "markdown")
    felt = LIBRARY.sensations[sensation]
    assert f"**{felt.words}** *What to do:* {felt.do}" in text


@pytest.mark.parametrize("sensation", SENSATIONS)
def test_the_drill_gives_the_same_advice_in_the_same_words(sensation: str) -> None:
    asked = [
        question
        for question in LIBRARY.questions.values()
        if question.kind == "triage" and question.sensation == sensation
    ]
    assert asked, "the drill asks about every sign that the timer names"
    told = {question_data(question, LIBRARY)["do"] for question in asked}
    assert told == {LIBRARY.sensations[sensation].do}


@pytest.mark.parametrize("reason", ["", "gone", "Done", None])
def test_an_unknown_reason_is_refused_in_one_sentence(reason: str) -> None:
    with pytest.raises(ValueError, match="stop, reason: found .*; allowed is one of done, too_int"):
        verdict_of(reason, LIBRARY)
