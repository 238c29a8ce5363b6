"""`python -m glute_lessons export`: what it writes, what it tells, and how it refuses."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from glute_lessons.__main__ import main
from glute_lessons.export.exporting import FORMATS


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, list[str]]:
        """Returns the exit code and the lines that were printed."""
        code = main(["export", *map(str, arguments)])
        return code, capsys.readouterr().out.splitlines()

    return run


def listed(lines: list[str]) -> int:
    """How many ids stand in the lists of what was left out."""
    return sum(len(line.split(": ")[-1].split(", ")) for line in lines if "Left out" in line)


@pytest.mark.parametrize(
    ("format_", "number"), [("anki", 321), ("gift", 272), ("csv", 321), ("GIFT", 272)], ids=str
)
def test_a_file_is_written_and_every_question_is_counted(
    tmp_path: Path, run, format_: str, number: int
) -> None:
    if format_ == "anki":
        pytest.importorskip("genanki", reason="genanki writes the deck")
    code, lines = run(format_, tmp_path / "out")
    assert code == 0 and (tmp_path / "out").is_file()
    assert f": {number} of 321 questions, " in lines[0]
    assert number + listed(lines) == 321


def test_qti_is_a_folder_with_a_package_for_each_version(tmp_path: Path, run) -> None:
    code, lines = run("qti", tmp_path / "out")
    assert code == 0
    names = ["glute_lessons_qti_1.2.zip", "glute_lessons_qti_2.1.zip"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert all(zipfile.is_zipfile(tmp_path / "out" / name) for name in names)
    counts = [line.split(": ")[1].split(" of ")[0] for line in lines if " of 321 " in line]
    assert counts == ["285", "294"] and listed(lines) == 2 * 321 - 285 - 294


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("anky", "anki"), ("moodle-gift", "gift"), ("Excel", "csv"), ("qti2", "qti")],
)
def test_an_unknown_format_is_refused_with_the_nearest(
    tmp_path: Path, run, typed: str, nearest: str
) -> None:
    code, lines = run(typed, tmp_path / "out")
    assert code == 1 and len(lines) == 1
    assert f"there are {', '.join(FORMATS)}. The nearest is {nearest}." in lines[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_", FORMATS)
def test_a_name_that_is_taken_is_refused_before_any_work(
    tmp_path: Path, run, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glute_lessons.export.exporting.items", None)  # would fail if called
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    code, lines = run(format_, tmp_path / "out")
    assert (code, len(lines)) == (1, 1)
    assert lines[0].endswith("found something of that name; please choose a new name.")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_without_genanki_one_sentence_says_what_to_install(
    tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    code, lines = run("anki", tmp_path / "out.apkg")
    assert (code, len(lines)) == (1, 1)
    assert "pip install 'glute-lessons[export]'" in lines[0]
    assert list(tmp_path.iterdir()) == []


def test_only_the_deck_needs_more_than_the_course(tmp_path: Path) -> None:
    program = f"""
import sys
sys.modules["genanki"] = None
from pathlib import Path
from glute_lessons.__main__ import main
for name in ("gift", "qti", "csv"):
    assert main(["export", name, str(Path({str(tmp_path)!r}, name))]) == 0
assert not {{"numpy", "matplotlib"}} & sys.modules.keys()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
