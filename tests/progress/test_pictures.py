"""The progress pictures: what they show for a log, each picture with the same in a table."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from glute_lessons.anatomy.colours import COLOURS, PAPER, contrast
from glute_lessons.checks.reading import reading_grade
from glute_lessons.content import Library, load
from glute_lessons.progress import pictures
from glute_lessons.progress.events import Event
from glute_lessons.progress.journal import Journal, use
from glute_lessons.progress.picture_drawing import STYLES, WIDTH, draw
from glute_lessons.progress.picture_sections import Chart, Section
from glute_lessons.progress.picture_svg import element
from glute_lessons.progress.picture_words import (
    MARKS,
    STANDINGS,
    WORDS,
    counted,
    day_words,
    minutes_words,
)
from glute_lessons.progress.pictures import Progress, clock_offset, page, progress
from glute_lessons.progress.summary import summary
from glute_lessons.quiz.schedule import replay
from tests.quiz.small_library import LESSONS, choose_one, library
from tests.quiz.small_log import DAY, START, answered, held

NOW = START + DAY
HOSTILE = '<img src=x onerror="alert(1)"></span><script>alert(2)</script> & "so"'
WITH_CHARTS = ["due", "lessons", "objectives", "calibration", "weeks"]


def bank(stem: str = "What comes first?") -> Library:
    """Two lessons with a question or two; the first with two goals."""
    first, second, _ = LESSONS
    content = library(
        choose_one("miss", lesson=first, objective=2, stem=stem, critical=True, danger="It hurts."),
        choose_one("pick", lesson=first, objective=1),
        choose_one("later", lesson=second, objective=1),
    )
    goals = evolve(content.lessons[first], objectives=("Do it.", "Do that well."))
    return evolve(content, lessons={**content.lessons, first: goals})


def three_weeks() -> list[Event]:
    """One question known well, one missed critically; holds of 30, 0 and 750 seconds by week."""
    known = [answered("right", START - back * DAY, "pick") for back in (20, 18, 12, 2)]
    return [
        held(30, START - 14 * DAY),
        *known,
        held(750, START),
        answered("wrong", START - DAY, "pick", sure=False),
        answered("right", START, "pick"),
        answered("critical", START, "miss"),
    ]


def shown(events: list[Event] | None = None, content: Library | None = None) -> Progress:
    events = three_weeks() if events is None else events
    content = content or bank()
    return page(summary(replay(events), content, events, NOW, 0), content)


def parts(found: Progress) -> dict[str, Section]:
    return {part.name: part for part in found.parts}


def chart(found: Progress, name: str) -> Chart:
    got = parts(found)[name].chart
    assert got is not None
    return got


def html(found: Progress) -> str:
    return found._repr_mimebundle_()["text/html"]


def told(chart: Chart) -> list[tuple[str, ...]]:
    return [(row.label, *row.told) for row in chart.rows]


# What each part says


def test_what_could_hurt_comes_first() -> None:
    order = ["misses", "due", "lessons", "objectives", "calibration", "weeks"]
    assert list(parts(shown())) == order


def test_each_lesson_has_a_bar_of_where_its_questions_stand() -> None:
    found = chart(shown(), "lessons")
    assert list(found.kinds) == ["steady", "fresh", "to_repeat", "not_asked"]
    assert [row.parts for row in found.rows] == [(0, 1, 1, 0), (0, 0, 0, 1)]
    assert "Of 3 questions, 0 are steady, 1 fresh, 1 to repeat and 1 not asked yet." in found.label


def test_goals_are_those_of_lessons_begun_each_lesson_named_once() -> None:
    found = chart(shown(), "objectives")
    lesson = bank().lessons[LESSONS[0]]
    assert [row.label for row in found.rows] == list(lesson.objectives[:2])
    assert [bool(row.group) for row in found.rows] == [True, False]
    assert lesson.title in found.rows[0].group


def test_without_an_answer_no_goal_is_shown() -> None:
    assert "objectives" not in parts(shown([held(20)]))


def test_calibration_says_how_often_sure_and_unsure_answers_were_right() -> None:
    found = chart(shown(), "calibration")
    assert told(found) == [("Sure: 5 of 6 right.", "5", "1"), ("Unsure: 0 of 1 right.", "0", "1")]
    assert "Sure: 5 of 6 right. Unsure: 0 of 1 right." in found.label


def test_an_open_miss_names_its_question_and_where_to_look_again() -> None:
    (entry,) = parts(shown())["misses"].entries
    assert entry.text == "What comes first?"
    assert bank().lessons[LESSONS[0]].objectives[1] in entry.more
    assert f"lesson {int(LESSONS[0][:2])}" in entry.more


def test_the_next_14_days_begin_today() -> None:
    found = chart(shown(), "due")
    assert len(found.rows) == 14
    assert found.rows[0].label == "Today"
    assert found.rows[1].label == "Wed 23 Sep"
    assert found.rows[0].parts[0] >= 1


def test_weeks_begin_with_the_first_that_has_a_hold() -> None:
    found = chart(shown(), "weeks")
    assert told(found) == [("7 Sep", "0.5 min"), ("14 Sep", "0"), ("21 Sep", "12 min")]


# One line for each part that has nothing to show.
NOTHING = [
    ("misses", [held(20)], "misses_none"),
    ("due", [held(20)], "due_none"),
    ("calibration", [held(20)], "calibration_none"),
    ("weeks", [answered("right")], "weeks_none"),
]


@pytest.mark.parametrize(("name", "events", "words"), NOTHING, ids=[each[0] for each in NOTHING])
def test_a_part_with_nothing_to_show_says_so_and_draws_no_axes(
    name: str, events: list[Event], words: str
) -> None:
    part = parts(shown(events))[name]
    assert part.words == (WORDS[words],)
    assert (part.chart, part.table, part.entries) == (None, None, ())


def test_an_empty_log_is_one_friendly_sentence() -> None:
    found = shown([])
    assert found.sentences == (WORDS["empty"],)
    assert found.parts == ()
    assert "<svg" not in html(found) and "<table" not in html(found)


def test_the_page_says_what_its_numbers_do_not_say() -> None:
    assert "do not say whether pressing is safe for you" in html(shown())


def test_it_says_plainly_what_steady_means() -> None:
    assert "a week after your last answer" in html(shown())
    assert "9 times out of 10" in html(shown())


def test_its_words_read_easily_and_hold_no_praise_or_shame() -> None:
    said = " ".join(words for words in WORDS.values() if "{" not in words)
    assert reading_grade(said) <= 8
    forbidden = r"streak|medal|badge|level up|fail|bad|lazy|great job|well done|only \d"
    assert not re.search(forbidden, " ".join(WORDS.values()), flags=re.IGNORECASE)


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 answers"), (1, "1 answer"), (12_000, "12,000 answers")]
)
def test_numbers_are_counted_in_words(number: int, words: str) -> None:
    assert counted(number, "answer") == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0"), (0.5, "0.5 min"), (9.94, "9.9 min"), (9.96, "10 min"), (1234, "1,234 min")],
)
def test_minutes_have_tenths_below_ten(minutes: float, words: str) -> None:
    assert minutes_words(minutes) == words


def test_days_are_in_english_whatever_the_computer_speaks() -> None:
    assert day_words(date(2026, 3, 1)) == "Sun 1 Mar"


# The same in words


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_a_table_says_the_same_as_its_picture(name: str) -> None:
    part = parts(shown())[name]
    assert part.chart and part.table
    assert list(part.table.rows) == told(part.chart)
    assert part.table.heads[1:] == tuple(part.chart.kinds.values())


def test_every_table_stands_in_the_page_cell_by_cell() -> None:
    found = shown()
    root = ET.fromstring(html(found))
    tables = {table.get("aria-label"): table for table in root.iter("table")}
    for part in found.parts:
        if part.table:
            rows = [
                tuple(cell.text for row in body.iter("tr") for cell in row)
                for body in tables[part.title].iter("tbody")
            ]
            assert rows == list(part.table.rows)


def test_every_cell_of_a_table_has_a_heading_for_its_row_and_its_column() -> None:
    for table in ET.fromstring(html(shown())).iter("table"):
        columns = [head.get("scope") for head in table.find("thead").iter("th")]  # type: ignore[union-attr]
        assert set(columns) == {"col"}
        for body in table.iter("tbody"):
            assert body.find(".//th").get("scope") in ("row", "rowgroup")  # type: ignore[union-attr]
            cells = len(body.findall(".//td"))
            assert cells in (len(columns), len(columns) - 1)


def test_plain_text_has_every_part_and_every_number() -> None:
    found = shown()
    text = found._repr_mimebundle_()["text/plain"]
    for part in found.parts:
        assert part.title in text
    assert "- Sure: 5 of 6 right: Right 5, Not right 1" in text
    assert "- What comes first? (" in text


def test_a_long_list_shows_eight_and_folds_the_rest() -> None:
    names = [f"q{number}" for number in range(11)]
    first = LESSONS[0]
    content = library(
        *(
            choose_one(n, lesson=first, objective=1, critical=True, danger="It hurts.")
            for n in names
        )
    )
    events = [answered("critical", START, name) for name in names]
    section = next(ET.fromstring(html(shown(events, content))).iter("section"))
    assert len(section.findall("./ul/li")) == 8
    assert len(section.findall("./details/ul/li")) == 3
    assert section.find("./details/summary").text == "Show 3 more"  # type: ignore[union-attr]


def test_hostile_text_stays_text() -> None:
    found = shown(content=bank(HOSTILE))
    root = ET.fromstring(html(found))
    assert [item.text for item in root.iter("li")] == [HOSTILE]
    assert [item[0].text for item in root.iter("li")] == [parts(found)["misses"].entries[0].more]
    assert not list(root.iter("script")) and not list(root.iter("img"))


def test_hostile_text_in_a_picture_stays_text() -> None:
    found = chart(shown(), "weeks")
    rows = tuple(type(row)(HOSTILE, row.parts, (HOSTILE,), "") for row in found.rows)
    drawn = ET.tostring(element(draw(Chart("weeks", HOSTILE, found.kinds, rows)), HOSTILE))
    assert {each.tag for each in ET.fromstring(drawn).iter()} == {
        "{http://www.w3.org/2000/svg}svg",
        "{http://www.w3.org/2000/svg}path",
        "{http://www.w3.org/2000/svg}text",
    }


# The drawings


@pytest.fixture(scope="module")
def drawn() -> dict[str, ET.Element]:
    return {
        part.name: element(draw(part.chart), part.chart.label)
        for part in shown().parts
        if part.chart
    }


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_a_picture_is_one_image_with_a_name(drawn: dict[str, ET.Element], name: str) -> None:
    assert drawn[name].get("role") == "img"
    assert drawn[name].get("aria-label") == chart(shown(), name).label


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_every_label_and_number_is_in_the_picture(drawn: dict[str, ET.Element], name: str) -> None:
    written = " ".join(text.text or "" for text in drawn[name].iter("text"))
    for row in chart(shown(), name).rows:
        assert row.label in written
        for part, words in zip(row.parts, row.told, strict=True):
            assert not part or words in written
    for words in chart(shown(), name).kinds.values():
        assert words in written or chart(shown(), name).beside


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_a_picture_has_no_id_no_link_and_only_colours_that_follow_the_page(
    drawn: dict[str, ET.Element], name: str
) -> None:
    text = ET.tostring(drawn[name], encoding="unicode")
    assert not re.search(r"\bid=|href|url\(|<style|<script|clip-path", text)
    colours = {each.get(key) for each in drawn[name].iter() for key in ("fill", "stroke")}
    assert all(c in (None, "none") or c.startswith("var(--gl-") for c in colours)


def test_the_page_is_the_same_to_the_byte_each_time() -> None:
    assert html(shown()) == html(shown())


def test_the_whole_page_has_no_ids_so_two_of_them_can_stand_on_one_page() -> None:
    assert " id=" not in html(shown())


@pytest.mark.parametrize("kinds", [STANDINGS, MARKS], ids=["standings", "marks"])
def test_no_two_kinds_of_a_chart_are_alike_without_colour(kinds: dict[str, str]) -> None:
    looks = [(STYLES[name][0] is PAPER, STYLES[name][3]) for name in kinds]
    assert len(set(looks)) == len(kinds)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("tone", ["light", "dark"])
def test_every_bar_has_an_edge_that_stands_out_on_its_paper(name: str, tone: str) -> None:
    face, edge, _, _ = STYLES[name]
    assert contrast(getattr(edge, tone), getattr(PAPER, tone)) >= 3
    assert contrast(getattr(edge, tone), getattr(face, tone)) >= 3


def test_a_picture_is_drawn_for_a_page_of_320_pixels() -> None:
    """So its text of 13 units has 13 pixels or more on every page from 304 pixels on."""
    assert WIDTH <= 304


def test_colours_for_a_dark_page_are_those_in_use() -> None:
    style = ET.fromstring(html(shown())).find("style").text or ""  # type: ignore[union-attr]
    dark = dict(re.findall(r"--gl-([\w-]+):(#\w+);", style))
    assert dark.items() <= {(colour.name, colour.dark) for colour in COLOURS}
    assert set(re.findall(r"var\(--gl-([\w-]+),", html(shown()))) == set(dark)


# Without matplotlib, and from a real log


@pytest.fixture
def no_matplotlib(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("picture_drawing", "picture_svg"):
        monkeypatch.delitem(sys.modules, f"glute_lessons.progress.{name}", raising=False)
        monkeypatch.delattr(sys.modules["glute_lessons.progress"], name, raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    yield


def test_without_matplotlib_the_tables_stand_alone(no_matplotlib: None) -> None:
    text = html(shown())
    assert WORDS["no_drawing"] in text
    assert "<svg" not in text and "<details><summary data-lm-suppress" in text
    assert len(list(ET.fromstring(text).iter("table"))) == len(WITH_CHARTS)


def test_without_matplotlib_an_empty_log_says_nothing_about_it(no_matplotlib: None) -> None:
    assert WORDS["no_drawing"] not in html(shown([]))


def test_the_verb_loads_no_matplotlib() -> None:
    program = "import sys, glute_lessons as gl; gl.progress; print('matplotlib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (done.stdout.strip(), done.stderr) == ("False", "")


def test_a_figure_can_be_had_for_a_slide() -> None:
    assert shown().figure("weeks").axes


@pytest.mark.parametrize("events", [None, []])
def test_an_unknown_picture_is_refused_with_those_there_are(events: list[Event] | None) -> None:
    with pytest.raises(ValueError, match=r"'medals'; there are: (due, lessons|none yet)"):
        shown(events).figure("medals")


def test_the_verb_reads_the_learners_own_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "now_ms", lambda: NOW)
    question = next(iter(load().questions))
    with use(Journal(tmp_path, lambda: NOW)) as log:
        assert progress().sentences == (WORDS["empty"],)
        assert log.record([answered("right", START, question), held(90)]).trouble == ""
        found = progress()
        log.close()
    assert found.sentences[0] == "So far: 1 answer to 1 question and 1 timed hold, on 1 day."
    assert "1.5 min" in html(found)


def test_a_log_that_cannot_be_read_is_told_and_not_called_empty(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file", encoding="utf-8")
    with use(Journal(home)):
        (sentence,) = progress().sentences
    assert "found a file in the way" in sentence
    assert sentence != WORDS["empty"]


def test_notices_about_the_file_stand_first() -> None:
    content, events = bank(), three_weeks()
    found = page(summary(replay(events), content, events, NOW, 0), content, ["It was mended."])
    assert found.sentences[0] == "It was mended."


@pytest.mark.parametrize("offset", [-300, 0, 345])
def test_the_learners_clock_is_that_of_the_last_event(offset: int) -> None:
    events: list[Any] = [answered("right", offset_min=60), held(20, offset_min=offset)]
    assert clock_offset(events, NOW) == offset
