"""The sheets as HTML: what each of them holds, what a quiz paper keeps back, and how they refuse."""

from __future__ import annotations

import html
import itertools
import math
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from glute_lessons.__main__ import main
from glute_lessons.anatomy.outlines import load_outlines
from glute_lessons.content import Library
from glute_lessons.content.dose_words import dose_lines
from glute_lessons.export import writing
from glute_lessons.export.handouts import making
from glute_lessons.export.handouts.drawings import plate_drawing, position_drawing
from glute_lessons.export.handouts.places import VIEWS, landmark_places
from glute_lessons.export.handouts.printing import NoPrinter
from glute_lessons.export.handouts.quiz_sheets import asked, paper_questions
from glute_lessons.export.handouts.sheets import QUIZZES, Wish, pages, sheet_titles
from glute_lessons.quiz.grade import choices, key_of

pytest.importorskip("jinja2", reason="jinja2 fills the sheets: pip install it")
TECHNIQUES = ("foam_rolling", "ball_on_wall", "ball_on_floor", "hands")


@pytest.fixture(scope="module")
def sheets(bank: Library) -> dict[str, str]:
    """Sheet → what stands on it, as plain text."""
    return {each.sheet: plain(each.data) for each in pages(Wish(papers=("a4",)), bank)}


def plain(page: bytes) -> str:
    """The words of a page, as a reader sees them."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.decode())).split())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Makes sheets on paper of one size, with no printer. Returns the exit code and what is told."""

    def no_printer(*_: object) -> dict[str, bytes]:
        raise NoPrinter("there is no printer in this test.")

    monkeypatch.setattr(making, "print_pdfs", no_printer)

    def run(*arguments: object) -> tuple[int, list[str]]:
        code = main(["handouts", *map(str, arguments), "--paper", "a4"])
        return code, capsys.readouterr().out.splitlines()

    return run


def test_there_is_a_sheet_for_every_technique_and_for_each_other_use(bank: Library) -> None:
    assert tuple(sheet_titles(bank)) == (
        *TECHNIQUES, "there_and_up", "before_you_start", "safe_or_stop", "landmarks", "progress",
        "quiz_paper", "quiz_key",
    )  # fmt: skip


@pytest.mark.parametrize("name", TECHNIQUES)
def test_a_technique_is_told_whole(sheets: dict[str, str], bank: Library, name: str) -> None:
    technique, text = bank.techniques[name], sheets[name]
    told = [technique.name, technique.place, technique.stop_rule, technique.breathing]
    told += [step.text for step in technique.steps]
    told += [*technique.care, *technique.press_less]
    told += [line for _, line in dose_lines(technique, bank.dose)]
    told += [rule.brief for rule in bank.screening.values() if name in rule.closes]
    assert [each for each in told if each not in text] == []


@pytest.mark.parametrize("name", [*TECHNIQUES, "there_and_up", "safe_or_stop", "landmarks", "progress"])  # fmt: skip
def test_no_sheet_for_practice_drops_who_should_not_or_the_stop_rule(
    sheets: dict[str, str], bank: Library, name: str
) -> None:
    rules = [rule.brief for rule in bank.screening.values() if rule.outcome != "go"]
    assert [brief for brief in rules if brief not in sheets[name]] == []
    rule = bank.techniques[name].stop_rule if name in TECHNIQUES else bank.dose.stop_rule
    assert rule in sheets[name]


def test_the_readiness_check_on_paper_asks_every_question_with_its_advice(
    sheets: dict[str, str], bank: Library
) -> None:
    told = [text for rule in bank.screening.values() for text in (rule.question, rule.advice)]
    told += [outcome.says for outcome in bank.outcomes.values()]
    assert [each for each in told if each not in sheets["before_you_start"]] == []


def test_the_card_holds_every_verdict_and_every_sign_of_an_emergency(
    sheets: dict[str, str], bank: Library
) -> None:
    told = [*bank.dose.emergency_signs, *bank.dose.urgent_signs]
    told += [text for each in bank.verdicts.values() for text in (each.name, each.means, each.do)]
    told += [step.feels for step in bank.feelings.values()]
    assert [each for each in told if each not in sheets["safe_or_stop"]] == []


def test_every_way_there_and_up_again_is_told(sheets: dict[str, str], bank: Library) -> None:
    ways = [
        line for each in bank.techniques.values() for line in (*each.getting_there, *each.getting_up)
    ]  # fmt: skip
    assert [line for line in ways if line not in sheets["there_and_up"]] == []


def test_every_landmark_is_told_with_how_to_find_it_and_why(
    sheets: dict[str, str], bank: Library
) -> None:
    told = [text for each in bank.landmarks.values() for text in (each.find, each.why)]
    assert [each for each in told if each not in sheets["landmarks"]] == []


@pytest.mark.parametrize(
    ("name", "pictures"),
    [*((name, (name, "zones")) for name in TECHNIQUES), ("landmarks", ("zones",))],
)
def test_a_sheet_with_a_picture_bears_its_credit(
    sheets: dict[str, str], bank: Library, name: str, pictures: tuple[str, ...]
) -> None:
    credits = [bank.pictures[picture].credit for picture in pictures]
    if name in TECHNIQUES:
        credits.append(bank.positions[bank.techniques[name].steps[0].drawing].credit)
    assert [credit for credit in credits if credit not in sheets[name]] == []


def test_the_same_seed_makes_the_same_bytes_and_another_changes_the_quiz_alone(
    bank: Library,
) -> None:
    one, again, other = (pages(Wish(seed=seed), bank) for seed in (7, 7, 8))
    assert one == again
    changed = {old.sheet for old, new in zip(one, other, strict=True) if old.data != new.data}
    assert changed == set(QUIZZES)


@pytest.mark.parametrize("seed", range(5))
def test_the_key_names_the_letters_that_the_paper_prints(bank: Library, seed: int) -> None:
    for each in asked(bank, seed, 60):
        question = each.item.question
        if question.kind == "number":
            continue
        texts = {choice.id: choice.text for choice in choices(question, bank)}
        right = [texts[id_] for id_ in key_of(question, bank)]
        joint = ", then " if question.kind == "order" else " and "
        printed = dict(each.choices)
        found = [printed[letter] for letter in each.key.split(joint)]
        assert (found if question.kind == "order" else sorted(found)) == (
            right if question.kind == "order" else sorted(right)
        )


def test_what_is_to_be_put_in_order_is_not_printed_in_order(bank: Library) -> None:
    for each in asked(bank, 3, len(paper_questions(bank))):
        if each.item.kind == "order":
            letters = each.key.split(", then ")
            assert letters != sorted(letters), each.item.id


def test_the_paper_holds_no_answer_and_the_key_holds_all(bank: Library) -> None:
    number = len(paper_questions(bank))
    wish = Wish(seed=2, number=number, papers=("a4",), sheets=tuple(QUIZZES))
    paper, key = (plain(each.data) for each in pages(wish, bank))
    for each in asked(bank, 2, number):
        assert each.item.asked[0] in " ".join(paper.split())
        secret = [text for _, _, text in each.right if text] + [each.item.danger, each.item.do]
        secret = [" ".join(text.split()) for text in secret if len(text) > 40]
        assert [text for text in secret if text in paper] == [], each.item.id
        assert [text for text in secret if text not in key] == [], each.item.id


def test_words_are_text_and_never_markup(bank: Library) -> None:
    sharp = '<script>alert("&amp;")</script>'
    odd = evolve(bank.techniques["hands"], name=sharp, place=sharp)
    library = evolve(bank, techniques={**bank.techniques, "hands": odd})
    (page,) = pages(Wish(papers=("a4",), sheets=("hands",)), library)
    assert b"<script" not in page.data and page.data.count(b"&lt;script&gt;") >= 3
    assert sharp in plain(page.data)


def test_no_page_has_a_script_or_an_address_outside_the_folder(bank: Library) -> None:
    for each in pages(Wish(), bank):
        text = each.data.decode()
        assert "<script" not in text
        links = re.findall(r'(?:src|href)="([^"#]+)"', text)
        assert links == ["data:,", "../style/sheet.css"]


@pytest.mark.parametrize("name", sorted({"roller_leaning", "ball_on_wall", "ball_on_floor", "hands_sitting", "getting_down_1"}))  # fmt: skip
def test_a_position_has_a_sign_for_each_label_and_a_letter_for_each_arrow(
    bank: Library, name: str
) -> None:
    """Regression: in grey, the arrows of the shipped drawing cannot be told from one another."""
    drawn = position_drawing(name, bank, 50.0)
    signs = [each.text for each in drawn.svg.iter("text")]
    numbers = [str(at + 1) for at in range(len(bank.positions[name].labels))]
    letters = [bank.labels[f"arrow_{arrow.kind}"].words[0] for arrow in load_outlines(name).arrows]
    assert signs == numbers + letters
    marks = [each.mark for each in (*drawn.signs, *drawn.arrows)]
    assert sorted(marks) == sorted(set(signs))


@pytest.mark.parametrize("tall", [34.0, 60.0])
def test_no_number_in_a_position_covers_another(bank: Library, tall: float) -> None:
    """Regression: on getting_down_1 the larger 3 hid the 1."""
    for name, record in bank.positions.items():
        discs = [
            (float(each.get("cx", 0)), float(each.get("cy", 0)), float(each.get("r", 0)))
            for each in position_drawing(name, bank, tall).svg.iter("circle")
            if each.get("stroke")
        ]
        assert len(discs) == len(record.labels)
        for (x, y, r), (u, v, _) in itertools.combinations(discs, 2):
            assert math.dist((x, y), (u, v)) > 2 * r, name


@pytest.mark.parametrize("view", VIEWS)
def test_the_signs_beside_a_plate_do_not_cover_one_another(bank: Library, view: str) -> None:
    marks = {str(at): place for at, place in enumerate(landmark_places(view).values())}
    drawn = plate_drawing("zones", view, bank, 40.0, marks)
    discs = [(float(c.get("cx", 0)), float(c.get("cy", 0)), float(c.get("r", 0)))
             for c in drawn.svg.iter("circle") if c.get("stroke")]  # fmt: skip
    assert len(discs) == len(marks)
    for at, (x, y, radius) in enumerate(discs):
        assert all(
            abs(x - u) > 2 * radius or abs(y - v) > 2 * radius for u, v, _ in discs[at + 1 :]
        )


def test_every_landmark_but_the_one_without_a_place_has_a_sign(bank: Library) -> None:
    found = {name for view in VIEWS for name in landmark_places(view)}
    assert set(bank.landmarks) - found == {"below_crest"}


def test_the_folder_holds_pages_letters_with_their_licence_and_a_page_that_leads_to_all(
    tmp_path: Path, run
) -> None:
    code, lines = run(tmp_path / "out", "--sheets", "hands", "quiz_key")
    assert code == 0
    written = sorted(str(path.relative_to(tmp_path / "out").as_posix())
                     for path in (tmp_path / "out").rglob("*") if path.is_file())  # fmt: skip
    assert written == [
        "a4/hands.html", "a4/quiz_key.html", "index.html", "style/OFL.txt",
        "style/barlow-condensed-latin-400-normal.woff2",
        "style/barlow-condensed-latin-600-normal.woff2", "style/sheet.css",
    ]  # fmt: skip
    assert "Sheets: 2, HTML pages: 2, PDFs: 0;" in lines[0]
    links = re.findall(r'<a href="([^"]+)"', (tmp_path / "out/index.html").read_text("utf-8"))
    assert links == ["a4/hands.html", "a4/quiz_key.html"]


def test_without_a_printer_the_pages_are_written_and_one_sentence_says_why(
    tmp_path: Path, run
) -> None:
    code, lines = run(tmp_path / "out", "--sheets", "hands")
    assert code == 0 and len(lines) == 2
    assert lines[1].startswith("The pages are there as HTML, but no PDF was made: there is no")


def test_a_browser_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    """In a process of its own: Playwright starts once in each, and browser tests may share ours."""
    pytest.importorskip("playwright", reason="playwright drives the browser: pip install it")
    done = subprocess.run(
        [sys.executable, "-m", "glute_lessons", "handouts", str(tmp_path / "out"), "--sheets", "hands"],
        env={**os.environ, "CHROMIUM": str(tmp_path / "nowhere")},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0 and (tmp_path / "out" / "a4" / "hands.html").is_file()
    told = done.stdout.splitlines()[1]
    assert told.endswith("no Chromium was found; install one, or set CHROMIUM to its path.")


@pytest.mark.parametrize("hidden", ["playwright.sync_api", "jinja2"])
def test_a_missing_package_is_told_with_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch, hidden: str
) -> None:
    from glute_lessons.export.handouts import page

    page._templates.cache_clear()
    monkeypatch.setitem(sys.modules, hidden, None)
    code = main(["handouts", str(tmp_path / "out"), "--sheets", "hands"])
    told = capsys.readouterr().out
    assert "pip install 'glute-lessons[handouts]'" in told
    assert (code == 0) == (hidden != "jinja2") == (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--sheets", "foam_roling"), r"no sheet 'foam_roling'.*The nearest is foam_rolling\."),
        (("--sheets", "hands", "key"), r"no sheet 'key'.*The nearest is quiz_key\."),
        (("--questions", 0), r"handouts, questions: found 0; allowed is 1 to 294\."),
        (("--questions", 295), r"found 295; allowed is 1 to 294\."),
    ],
    ids=str,
)
def test_a_wish_that_cannot_be_met_is_refused_and_nothing_is_written(
    tmp_path: Path, run, options: tuple[object, ...], words: str
) -> None:
    code, lines = run(tmp_path / "out", *options)
    assert (code, len(lines)) == (1, 1) and re.search(words, lines[0])
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_paper_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handouts", str(tmp_path / "out"), "--paper", "A5"]) == 1
    assert "there are a4, letter, both. The nearest is" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["file", "folder"])
def test_a_name_that_is_taken_is_refused_before_any_work(
    tmp_path: Path, run, there: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "pages", None)  # would fail if called
    out = tmp_path / "out"
    out.mkdir() if there == "folder" else out.write_text("mine", encoding="utf-8")
    code, lines = run(out)
    assert (code, len(lines)) == (1, 1)
    assert lines[0].endswith("found something of that name; please choose a new name.")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_full_disk_is_told_and_leaves_no_half_written_folder(
    tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, written = writing._write, []

    def fills_up(path: Path, data: bytes) -> None:
        written.append(path)
        if len(written) > 3:
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(writing, "_write", fills_up)
    code, lines = run(tmp_path / "out")
    assert (code, len(lines)) == (1, 1) and "found no room to write" in lines[0]
    assert list(tmp_path.iterdir()) == []
