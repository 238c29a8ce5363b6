"""Every lesson, run from top to bottom in JupyterLab, as `make course` starts it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from glute_lessons.front.showing import SLEEPING, VIEW
from tests.browser.bench_page import Watch
from tests.browser.lab import (
    PATIENCE,
    ROOT,
    Lab,
    choose,
    faults,
    open_lesson,
    run_all,
    running_lab,
    scroll_to,
)

LESSONS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
CODE_HIDDEN = """() => jupyterapp.shell.currentWidget.content.widgets
  .filter((cell) => cell.model.type === "code").map((cell) => cell.inputHidden)"""
WRITE_NOTE = """(source) => {
  const notebook = jupyterapp.shell.currentWidget.content.model.sharedModel;
  notebook.addCell({ cell_type: "markdown", source });
}"""
WIDGETS = re.compile(
    r"gl\.(quiz|drill|review|my_data|session|routine|hold_timer|readiness_check|muscle_map"
    r"|ask_room|pressure_explorer|lean_explorer)\("
)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    with running_lab(tmp_path_factory.mktemp("lab")) as lab:
        yield lab


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """A page that fails its test on a request that leaves the machine and on an uncaught error.
    What JupyterLab itself writes to the console is not ours to judge."""
    page.set_viewport_size({"width": 1280, "height": 900})
    watch = Watch(page)
    yield page
    ours = [fault for fault in watch.faults if "uncaught" in fault or "anywidget" in fault]
    assert not watch.outside
    assert not ours


def source(lesson: str) -> str:
    cells = json.loads((ROOT / "notebooks" / f"{lesson}.ipynb").read_text(encoding="utf-8"))[
        "cells"
    ]
    return "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_without_an_error_a_warning_or_a_word_on_stderr(
    lesson: str, lab: Lab, watched: Page
) -> None:
    open_lesson(watched, lab, lesson)
    cells = run_all(watched)
    assert faults(cells) == []
    views = [o for cell in cells for o in cell["outputs"] if VIEW in o.get("data", {})]
    assert len(views) == len(WIDGETS.findall(source(lesson)))
    expect(watched.get_by_text("Error displaying widget")).to_have_count(0)


@pytest.mark.parametrize("verb", ["quiz", "readiness_check"])
def test_a_living_part_hides_the_sentence_that_it_is_asleep(
    verb: str, lab: Lab, watched: Page
) -> None:
    open_lesson(watched, lab, "00_start_here")
    run_all(watched)
    scroll_to(watched, f"gl.{verb}(")
    cell = watched.locator(".jp-CodeCell").filter(has=watched.locator(".gl-card")).last
    expect(cell.locator(".gl-card")).to_be_visible(timeout=PATIENCE)
    expect(cell.locator(".gl-asleep")).to_be_hidden()


CELL_COUNT = "() => jupyterapp.shell.currentWidget.content.widgets.length"
IN_A_CARD = "() => document.activeElement.closest('.gl-card') !== null"


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("readiness_check", ".gl-check .gl-question"),
        ("drill", ".gl-quiz .gl-stem"),
    ],
)
def test_a_click_on_a_cards_words_and_then_letters_cut_no_cell(
    verb: str, words: str, lab: Lab, watched: Page
) -> None:
    """Regression: the click put the cell into command mode, where X cuts it and D D deletes it."""
    open_lesson(watched, lab, "00_start_here")
    run_all(watched)
    scroll_to(watched, f"gl.{verb}(")
    before = watched.evaluate(CELL_COUNT)
    watched.locator(words).first.click(timeout=PATIENCE)
    for key in "xdda":
        watched.keyboard.press(key)
        assert watched.evaluate(CELL_COUNT) == before


# A cell of one's own, as an instructor types it.
ASK_IN_A_NEW_CELL = """async (source) => {
  const { commands, shell } = jupyterapp;
  await commands.execute("notebook:insert-cell-below");
  shell.currentWidget.content.activeCell.model.sharedModel.setSource(source);
  await commands.execute("notebook:run-cell");
}"""


def test_hands_are_counted_by_letters_and_jupyterlabs_own_letters_are_as_they_were(
    lab: Lab, watched: Page
) -> None:
    """In the card B counts a hand and D D deletes nothing; outside it B is a new cell again."""
    open_lesson(watched, lab, "00_start_here")
    source = 'import glute_lessons as gl\ngl.ask_room("start_numb_saddle")'
    watched.evaluate(ASK_IN_A_NEW_CELL, source)
    room = watched.locator(".gl-room")
    room.locator("legend").click(timeout=PATIENCE)
    before = watched.evaluate(CELL_COUNT)
    for key in ("b", "x", "d", "d"):
        watched.keyboard.press(key)
    expect(room.get_by_role("spinbutton", name="Hands for D")).to_have_value("2")
    expect(room.get_by_role("spinbutton", name="Hands for B")).to_have_value("1")
    assert watched.evaluate(CELL_COUNT) == before
    watched.keyboard.press("Escape")
    watched.keyboard.press("b")
    watched.wait_for_function(f"({CELL_COUNT})() === {before + 1}")


@pytest.mark.parametrize("arrow", ["ArrowDown", "ArrowUp"])
def test_escape_goes_from_an_answer_to_the_notebook_and_leaves_the_answer(
    arrow: str, lab: Lab, watched: Page
) -> None:
    """Regression: Escape, then Down to go on, made a No of a Yes to an emergency."""
    open_lesson(watched, lab, "00_start_here")
    run_all(watched)
    scroll_to(watched, "gl.readiness_check(")
    yes = watched.locator(".gl-check input[value=yes]").first
    yes.check(timeout=PATIENCE)
    card = yes.element_handle()
    watched.keyboard.press("Escape")
    assert not watched.evaluate(IN_A_CARD)
    watched.keyboard.press(arrow)
    assert card.evaluate("radio => radio.checked")


def test_a_picture_of_a_lesson_is_seen_before_anything_runs(lab: Lab, watched: Page) -> None:
    open_lesson(watched, lab, "01_anatomy")
    picture = watched.locator(".jp-MarkdownOutput img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    assert len(picture.get_attribute("alt") or "") > 20


def test_code_is_collapsed_for_a_trainee(lab: Lab, watched: Page) -> None:
    open_lesson(watched, lab, "00_start_here")
    hidden = watched.evaluate(CODE_HIDDEN)
    assert hidden
    assert all(hidden)


def test_a_saved_lesson_that_is_opened_again_says_what_to_do(lab: Lab, watched: Page) -> None:
    """Regression: a saved widget view opens as "Error displaying widget" and nothing else."""
    lesson = "03_foam_rolling"
    open_lesson(watched, lab, lesson)
    run_all(watched)
    choose(watched, "File", "Save Notebook")
    expect(watched.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0, timeout=PATIENCE)
    choose(watched, "Kernel", "Shut Down Kernel")
    open_lesson(watched, lab, lesson)
    expect(watched.get_by_text("Error displaying widget")).to_have_count(0)
    scroll_to(watched, "gl.quiz(")
    expect(watched.get_by_text("choose Run All Cells").last).to_be_visible(timeout=PATIENCE)


def test_a_dead_view_saved_by_another_jupyterlab_stands_under_the_sentence(
    lab: Lab, watched: Page
) -> None:
    """Whoever starts JupyterLab without our settings saves the view itself; it is dead next time."""
    path = lab.root / "notebooks" / "02_tools.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(c for c in notebook["cells"] if "gl.quiz(" in "".join(c["source"]))
    dead = {VIEW: {"version_major": 2, "version_minor": 0, "model_id": "0" * 32}}
    for data in ({"text/html": f'<p class="gl-asleep">{SLEEPING}</p>'}, dead):
        cell["outputs"].append({"output_type": "display_data", "data": data, "metadata": {}})
    path.write_text(json.dumps(notebook), encoding="utf-8")
    open_lesson(watched, lab, "02_tools")
    scroll_to(watched, "gl.quiz(")
    expect(watched.get_by_text("choose Run All Cells").last).to_be_visible(timeout=PATIENCE)


def test_saving_keeps_what_a_learner_wrote_and_every_output_but_widget_views(
    lab: Lab, watched: Page
) -> None:
    open_lesson(watched, lab, "05_hands")
    run_all(watched)
    watched.evaluate(WRITE_NOTE, "my own note")
    choose(watched, "File", "Save Notebook")
    expect(watched.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0, timeout=PATIENCE)
    path = lab.root / "notebooks" / "05_hands.ipynb"
    saved = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert "my own note" in ["".join(cell["source"]) for cell in saved]
    outputs = [output for cell in saved for output in cell.get("outputs", [])]
    assert any("<svg" in "".join(o["data"].get("text/html", "")) for o in outputs)
    assert not any(VIEW in o["data"] for o in outputs)
