"""A lesson's words in the app: nothing of JupyterLab's menu is left, and nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from tools.app.lesson_text import BY_ITSELF, LessonRenderer, fit, slug, without_menu
from tools.app.pages import told
from tools.app.words import REFUSED, TROUBLE, WORDS, refusal

LESSONS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
FOREIGN = ("JupyterLab", "Run All", "**Run**", "run_all_cells", "**File**")


def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_lesson_speaks_of_a_menu_that_is_not_there(path: Path) -> None:
    fitted = fit(read(path), path.stem)
    texts = "\n".join(cell.source for cell in fitted.cells if cell.cell_type == "markdown")
    assert [word for word in FOREIGN if word in texts] == []
    assert BY_ITSELF in texts


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_only_advice_about_the_menu_is_left_out(path: Path) -> None:
    before = [c.source for c in read(path).cells if c.metadata.get("part") not in ("start", "aim")]
    after = [c.source for c in fit(read(path), path.stem).cells]
    assert [s for s in before if s not in after and not any(word in s for word in FOREIGN)] == []
    code = [c.source for c in read(path).cells if c.cell_type == "code"]
    assert [c.source for c in fit(read(path), path.stem).cells if c.cell_type == "code"] == code


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            (
                "In the **Run** menu choose **Run All Cells**. JupyterLab then jumps to the end:"
                " scroll back up to here, and read on. Call for help."
            ),
            f"{BY_ITSELF} Call for help.",
        ),
        ("Then choose **Run**, then **Run All Cells**.", "Then load this page again."),
        ("A\n\n![alt](../assets/diagrams/run_all_cells.svg)", "A\n\n"),
        ("Run a bath.", "Run a bath."),
    ],
)
def test_the_advice_fits_the_page(text: str, left: str) -> None:
    assert without_menu(text) == left


def test_a_heading_can_be_gone_to_and_a_picture_is_named_by_its_address() -> None:
    renderer = LessonRenderer(contents_manager=None)
    assert slug("Quiz yourself: <em>safe</em> or stop?") == "quiz-yourself-safe-or-stop"
    assert (
        renderer.heading("Safe, or stop?", 2) == '<h2 id="part-safe-or-stop">Safe, or stop?</h2>\n'
    )
    assert 'src="../assets/a.svg"' in renderer.image("words", "../assets/a.svg")


ERROR = {"output_type": "error", "ename": "X", "evalue": "/a/path", "traceback": ["/a/path"]}
STDERR = {"output_type": "stream", "name": "stderr", "text": "/a/path"}
FINE = {"output_type": "stream", "name": "stdout", "text": "hello"}


@pytest.mark.parametrize(
    ("outputs", "kinds", "says"),
    [
        ([FINE], ["stream"], False),
        ([ERROR], ["display_data"], True),
        ([FINE, STDERR, ERROR], ["stream", "display_data"], True),
        ([], [], False),
    ],
)
def test_what_went_wrong_in_a_cell_is_told_once_in_words(
    outputs: list, kinds: list[str], says: bool
) -> None:
    message = {"payload": {"output_cell": {"outputs": list(outputs)}}}
    shown = told(message)["payload"]["output_cell"]["outputs"]
    assert [output["output_type"] for output in shown] == kinds
    assert (WORDS["error"] in str(shown)) is says
    assert "/a/path" not in str(shown)


@pytest.mark.parametrize("message", [{"action": "initialized", "payload": {}}, b"bytes", "text"])
def test_other_messages_pass_as_they_are(message: object) -> None:
    assert told(message) == message


@pytest.mark.parametrize(
    ("status", "words"),
    [(403, REFUSED[403]), (404, REFUSED[404]), (405, REFUSED[404]), (500, TROUBLE)],
)
def test_a_page_that_cannot_be_shown_says_what_to_do(status: int, words: tuple) -> None:
    assert refusal(status) == words
