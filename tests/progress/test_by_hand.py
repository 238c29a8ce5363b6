"""`python -m glute_lessons progress`: one sentence each, and 1 when it could not be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glute_lessons.__main__ import main
from glute_lessons.progress.files import FILE, HOME
from glute_lessons.progress.store import open_store
from tests.progress.made_events import answer, hold


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv(HOME, str(folder))
    return folder


@pytest.fixture
def filled(place: Path) -> Path:
    """A home with two answers and a hold."""
    store = open_store(place)
    store.append([answer(1), answer(2), hold(1)])
    store.close()
    return place


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, str]:
        """Returns the exit code and what was printed."""
        code = main(["progress", *map(str, arguments)])
        return code, capsys.readouterr().out.strip()

    return run


def held(place: Path) -> int:
    store = open_store(place)
    number = store.count()
    store.close()
    return number


def test_where_says_where_it_lies(filled: Path, run) -> None:
    assert run("where") == (0, f"Your progress lies in {filled / FILE}")


def test_where_makes_nothing(place: Path, run) -> None:
    assert run("where") == (0, f"Your progress will lie in {place / FILE}")
    assert not place.exists()


def test_export_writes_a_new_file(filled: Path, tmp_path: Path, run) -> None:
    path = tmp_path / "copy.json"
    assert run("export", path) == (0, f"{path} now holds 3 answers and timed holds.")
    assert len(json.loads(path.read_text(encoding="utf-8"))["events"]) == 3


def test_import_adds_what_is_new(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run
) -> None:
    path = tmp_path / "copy.json"
    run("export", path)
    other = tmp_path / "other"
    monkeypatch.setenv(HOME, str(other))
    assert run("import", path) == (0, f"From {path}: 3 new, 0 known already.")
    assert run("import", path) == (0, f"From {path}: 0 new, 3 known already.")
    assert held(other) == 3


def test_erase_with_yes_removes_everything(filled: Path, run) -> None:
    assert run("erase", "--yes") == (0, "All your answers are removed from this device.")
    assert held(filled) == 0


def test_erase_without_yes_erases_nothing(filled: Path, run) -> None:
    code, said = run("erase")
    assert code == 1
    assert said == "Nothing was erased: add --yes to remove all answers from this device."
    assert held(filled) == 3


def test_export_overwrites_no_file(filled: Path, tmp_path: Path, run) -> None:
    path = tmp_path / "thesis.json"
    path.write_text("years of work", encoding="utf-8")
    assert run("export", path) == (
        1,
        f"{path}: found a file of that name; please choose a new name.",
    )
    assert path.read_text(encoding="utf-8") == "years of work"


MISSING = [
    ("export", "no/such/copy.json", "no/such: found no such folder; please choose one"),
    ("import", "no.json", "no.json: found no such file; please check its name."),
]


@pytest.mark.parametrize(("work", "name", "says"), MISSING, ids=["export", "import"])
def test_a_file_or_folder_that_is_not_there_is_named(
    filled: Path, tmp_path: Path, run, work: str, name: str, says: str
) -> None:
    code, said = run(work, tmp_path / name)
    assert code == 1
    assert str(Path(says.partition(":")[0])) in said
    assert says.partition(":")[2] in said


def test_a_refused_file_is_told_with_its_reasons(filled: Path, tmp_path: Path, run) -> None:
    path = tmp_path / "copy.json"
    path.write_text('{"format": "another"}', encoding="utf-8")
    code, said = run("import", path)
    assert code == 1
    assert said.startswith('copy.json: nothing was taken over. format: found "another"')
    assert held(filled) == 3


@pytest.mark.parametrize("work", ["export", "import", "erase"])
def test_a_home_that_cannot_be_used_is_told(place: Path, tmp_path: Path, run, work: str) -> None:
    place.write_text("in the way", encoding="utf-8")
    copy = tmp_path / "copy.json"
    if work == "import":
        copy.write_text("{}", encoding="utf-8")
    code, said = run(work, *(["--yes"] if work == "erase" else [copy]))
    assert code == 1
    assert said == f"{place}: found a file in the way; allowed is a folder of your own."


def test_what_was_mended_on_the_way_is_told_first(filled: Path, tmp_path: Path, run) -> None:
    (filled / FILE).write_bytes(b"not a database at all")
    code, said = run("export", tmp_path / "copy.json")
    first, last = said.splitlines()
    assert code == 0
    assert first.startswith("Your progress file was damaged; it is kept ")
    assert last.startswith(str(tmp_path / "copy.json"))


@pytest.mark.parametrize("arguments", [[], ["progress"], ["progress", "burn"], ["burn"]])
def test_an_unknown_command_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2
