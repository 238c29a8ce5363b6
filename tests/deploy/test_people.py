"""The class list: who may sign in, with what, and as which system user."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tools.hub import people
from tools.setup.problem import Problem


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A digest takes long on purpose; here its cost proves nothing."""
    monkeypatch.setattr(people, "COST", {"n": 2, "r": 1, "p": 1})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hub" / "learners.json"


def test_only_a_learners_own_password_lets_them_in(path: Path) -> None:
    passwords = people.add(path, ["ada", "ben"])
    learners = people.read(path)
    assert people.fits(learners, "ada", passwords["ada"])
    for name, password in (
        ("ada", passwords["ben"]),
        ("ada", ""),
        ("ada", passwords["ada"].upper()),
        ("eve", passwords["ada"]),
        ("eve", ""),
        ("", ""),
        ("ada", "\ud800"),
    ):
        assert not people.fits(learners, name, password)


def test_the_file_holds_no_password_and_is_its_owners_alone(path: Path) -> None:
    passwords = people.add(path, ["ada"])
    assert passwords["ada"] not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_no_two_passwords_are_alike_and_each_has_twelve_letters(path: Path) -> None:
    passwords = people.add(path, [f"learner-{n}" for n in range(30)]).values()
    assert len(set(passwords)) == 30
    assert {len(password.replace("-", "")) for password in passwords} == {12}


def test_every_learner_is_a_system_user_of_their_own(path: Path) -> None:
    people.add(path, ["ada", "ben"])
    people.add(path, ["eve"])
    uids = [each.uid for each in people.read(path).values()]
    assert uids == [people.FIRST_UID, people.FIRST_UID + 1, people.FIRST_UID + 2]


def test_a_new_password_keeps_the_learner_and_shuts_the_old_one_out(path: Path) -> None:
    old = people.add(path, ["ada"])["ada"]
    uid = people.read(path)["ada"].uid
    new = people.add(path, ["ada"])["ada"]
    learners = people.read(path)
    assert learners["ada"].uid == uid
    assert people.fits(learners, "ada", new) and not people.fits(learners, "ada", old)


@pytest.mark.parametrize(
    "name", ["", "Ada", "ada b", "../etc", "a" * 33, "1ada", "-ada", "é", "root\n", "a/b", "a.b"]
)
def test_a_name_that_is_not_plain_is_refused_and_nothing_is_written(path: Path, name: str) -> None:
    with pytest.raises(Problem, match="a to z"):
        people.add(path, ["ben", name])
    assert not path.exists()


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '[{"name": "ada"}]', "null", '{"a": 1}'], ids=repr
)
def test_a_damaged_list_lets_nobody_in_and_says_so(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match="class list cannot be read"):
        people.read(path)


@pytest.mark.parametrize(
    ("field", "value"), [("uid", people.FIRST_UID), ("name", "ada"), ("uid", 0), ("name", "../x")]
)
def test_a_list_that_was_edited_into_sharing_a_folder_or_root_is_refused(
    path: Path, field: str, value: object
) -> None:
    people.add(path, ["ada", "ben"])
    data = json.loads(path.read_text(encoding="utf-8"))
    data[1][field] = value
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(Problem, match="allowed is"):
        people.read(path)


def test_a_list_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "hub").write_text("in the way", encoding="utf-8")
    with pytest.raises(Problem, match="class list cannot be"):
        people.add(tmp_path / "hub" / "learners.json", ["ada"])


def test_when_all_uids_are_given_out_the_next_learner_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "LAST_UID", people.FIRST_UID)
    with pytest.raises(Problem, match="allowed are 1"):
        people.add(path, ["ada", "ben"])
