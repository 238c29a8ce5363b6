"""`make handouts`: new sheets take the place of the old ones only when they are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import handouts


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the sheets of last time lie."""
    place = tmp_path / "build" / "handouts"
    place.mkdir(parents=True)
    (place / "old.html").write_text("old", encoding="utf-8")
    return place


def test_whole_sheets_take_the_place_of_the_old_ones(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(arguments: list[str]) -> int:
        assert arguments[0] == "handouts" and arguments[2:] == ["--seed", "7"]
        Path(arguments[1]).mkdir()
        return 0

    monkeypatch.setattr(handouts, "main", made)
    assert handouts.make(place, ["--seed", "7"]) == 0
    assert list(place.parent.rglob("*")) == [place]


def test_sheets_that_could_not_be_made_leave_the_old_ones(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handouts, "main", lambda _: 1)
    assert handouts.make(place, []) == 1
    assert [path.name for path in place.iterdir()] == ["old.html"]
