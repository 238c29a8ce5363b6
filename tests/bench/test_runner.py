"""python -m tools.bench: every script in its turn, whatever becomes of the others."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Event

import pytest

from tools.bench import __main__ as bench
from tools.bench.table import Row


class Skipped(BaseException):
    """As pytest's own, which is no Exception."""


def measure(name: str) -> Iterator[Row]:
    """Scripts that measure nothing: the first of a name's two figures, then what it is named for."""
    yield Row(f"{name}, first", "ms", [1], most=2)
    endings = {
        "quiz": ValueError("\nno card\nand a long story"),
        "hold": KeyboardInterrupt(),
        "site": Skipped("npm is not on this machine"),
    }
    if name in endings:
        raise endings[name]
    yield Row(f"{name}, second", "ms", [1], most=2)


@pytest.fixture(autouse=True)
def nothing_asked_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "chromium_version", lambda: "Chromium 1.2")


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def starts(lines: list[str], *words: str) -> bool:
    """Whether the lines, one after the other, start with the words."""
    return len(lines) == len(words) and all(map(str.startswith, lines, words))


def test_all_rows_come_in_one_table_under_the_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["imports", "memory"], measure) == 0
    told = lines(capsys)
    assert "Python" in told[0] and "Chromium 1.2; load average" in told[0]
    rows = ("imports, first", "imports, second", "memory, first", "memory, second")
    assert starts(told[1:], "figure", *rows, "4 of 4 met")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("quiz", "failed: ValueError: no card"),
        ("site", "failed: Skipped: npm is not on this machine"),
    ],
)
def test_a_script_that_fails_says_so_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], name: str, says: str
) -> None:
    assert bench.main([name, "memory"], measure) == 1
    told = lines(capsys)[2:]
    assert starts(told[:2], f"{name}, first", name)
    assert told[1].endswith(says)
    assert starts(told[2:4], "memory, first", "memory, second")


def test_ctrl_c_prints_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["imports", "hold", "memory"], measure) == 130
    told = lines(capsys)[2:]
    rows = ("imports, first", "imports, second", "hold, first", "hold", "3 of 4 met")
    assert starts(told[:5], *rows)
    assert "stopped by Ctrl+C" in told[3]
    assert not any(line.startswith("memory") for line in told)


def test_ctrl_c_stops_even_where_a_script_turns_it_into_a_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stop = Event()

    def interrupted(name: str) -> Iterator[Row]:
        stop.set()
        yield from measure(name)

    assert bench.main(["quiz", "memory"], interrupted, stop) == 130
    told = lines(capsys)[2:]
    assert starts(told[:3], "quiz, first", "quiz", "1 of 2 met")
    assert "stopped by Ctrl+C" in told[1]


def test_ctrl_c_stops_even_where_a_script_lets_it_pass(capsys: pytest.CaptureFixture[str]) -> None:
    stop = Event()

    def deaf(name: str) -> list[Row]:
        stop.set()
        return [Row(name, "ms", [1])]

    assert bench.main(["imports", "memory"], deaf, stop) == 130
    told = lines(capsys)[2:]
    assert starts(told[:3], "imports", "imports", "0 of 1 met")
    assert "stopped by Ctrl+C" in told[1]


def test_an_unknown_name_is_one_sentence_that_says_what_is_allowed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert bench.main(["imports", "quizz"], measure) == 2
    assert lines(capsys) == [f"tools.bench: 'quizz' is unknown; allowed: {', '.join(bench.NAMES)}."]


def test_without_a_name_all_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []

    def note(name: str) -> list[Row]:
        asked.append(name)
        return []

    assert bench.main([], note) == 0
    assert tuple(asked) == bench.NAMES


def test_every_name_is_a_script_and_every_script_has_a_name(root: Path) -> None:
    measures = {
        path.stem
        for path in (root / "tools" / "bench").glob("*.py")
        if "\ndef rows(" in path.read_text(encoding="utf-8")
    }
    assert measures <= set(bench.NAMES)
    assert all(find_spec(f"tools.bench.{name}") for name in bench.NAMES)
