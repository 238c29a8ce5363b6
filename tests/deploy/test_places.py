"""Each learner's folders: never the same for two, and theirs alone."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.hub import places
from tools.setup.problem import Problem

USERS = [
    "ada",
    "Ada",
    "a-da",
    "a_da",
    "a_5fda",
    "a.da",
    "..",
    ".",
    "a/da",
    "a\\da",
    "ada@x",
    "é",
    "a da",
]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other system users may pass through; pytest's own lets nobody in."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture
def course(open_folder: Path) -> Path:
    """A small checkout."""
    (open_folder / "checkout" / "notebooks").mkdir(parents=True)
    (open_folder / "checkout" / "assets").mkdir()
    (open_folder / "checkout" / "notebooks" / "00.ipynb").write_text("first", encoding="utf-8")
    return open_folder / "checkout"


@pytest.fixture
def learners(open_folder: Path) -> Path:
    (open_folder / "learners").mkdir()
    return open_folder / "learners"


def lesson(learners: Path, user: str = "ada", name: str = "00") -> Path:
    return learners / user / "course" / "notebooks" / f"{name}.ipynb"


def test_no_two_users_share_a_folder_even_where_capitals_do_not_count() -> None:
    names = [places.folder_name(user).casefold() for user in USERS]
    assert len(set(names)) == len(USERS)
    assert all(name.isascii() and "/" not in name and not name.startswith(".") for name in names)


@pytest.mark.parametrize("user", ["", "é" * 100], ids=["none", "too long"])
def test_a_name_that_makes_no_folder_is_refused(user: str) -> None:
    with pytest.raises(Problem, match="allowed are 1 to 200"):
        places.folder_name(user)


def test_every_place_of_a_learner_lies_in_their_own_folder(learners: Path) -> None:
    for name, place in places.environment(learners, "ada").items():
        assert Path(place).parent == learners / "ada", name
    assert places.environment(learners, "ada").keys() >= {"GLUTE_LESSONS_HOME"}


def test_the_folders_are_their_owners_alone(learners: Path, course: Path) -> None:
    places.prepare(learners, "ada", course, None)
    for name in ("", "progress", "runtime", "course"):
        assert stat.S_IMODE((learners / "ada" / name).stat().st_mode) == 0o700


def test_a_picture_is_copied_and_renewed_when_the_course_draws_it_anew(
    learners: Path, course: Path
) -> None:
    """Regression: a link to the course's pictures was there, and Jupyter's server refused it."""
    picture = course / "assets" / "plates" / "back.svg"
    picture.parent.mkdir()
    for drawn in ("first", "second"):
        picture.write_text(drawn, encoding="utf-8")
        places.prepare(learners, "ada", course, None)
        copy = learners / "ada" / "course" / "assets" / "plates" / "back.svg"
        assert copy.read_text(encoding="utf-8") == drawn and not copy.is_symlink()


def test_every_picture_that_a_lesson_links_to_reaches_the_learner(
    learners: Path, root: Path
) -> None:
    places.prepare(learners, "ada", root, None)
    lessons = learners / "ada" / "course" / "notebooks"
    linked = {
        (lessons / link).resolve()
        for each in lessons.glob("*.ipynb")
        for link in re.findall(r"\]\((\.\./[^)#]+)\)", each.read_text(encoding="utf-8"))
    }
    assert len(linked) > 5
    assert [path for path in linked if not path.is_file()] == []


def test_a_lesson_is_copied_once_and_what_the_learner_writes_stays(
    learners: Path, course: Path
) -> None:
    places.prepare(learners, "ada", course, None)
    lesson(learners).write_text("mine", encoding="utf-8")
    places.prepare(learners, "ada", course, None)
    assert lesson(learners).read_text(encoding="utf-8") == "mine"


def test_a_lesson_that_was_mended_reaches_the_learner_who_keeps_their_own_beside_it(
    learners: Path, course: Path
) -> None:
    for number, written in enumerate(("mine", "mine too"), start=1):
        places.prepare(learners, "ada", course, None)
        lesson(learners).write_text(written, encoding="utf-8")
        (course / "notebooks" / "00.ipynb").write_text(f"mended {number}", encoding="utf-8")
    places.prepare(learners, "ada", course, None)
    assert lesson(learners).read_text(encoding="utf-8") == "mended 2"
    kept = [lesson(learners, name=f"00 (earlier {n})").read_text("utf-8") for n in (1, 2)]
    assert kept == ["mine", "mine too"]


def test_a_damaged_note_of_what_was_copied_loses_nothing(learners: Path, course: Path) -> None:
    places.prepare(learners, "ada", course, None)
    lesson(learners).write_text("mine", encoding="utf-8")
    lesson(learners).with_name(places.SHIPPED).write_text("{", encoding="utf-8")
    places.prepare(learners, "ada", course, None)
    assert lesson(learners).read_text(encoding="utf-8") == "first"
    assert lesson(learners, name="00 (earlier 1)").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_named(learners: Path, course: Path) -> None:
    (learners / "ada").write_text("in the way", encoding="utf-8")
    with pytest.raises(Problem, match="ada: a learner's folder cannot be made"):
        places.prepare(learners, "ada", course, None)


as_root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root")


@as_root
def test_a_learners_folder_belongs_to_their_own_system_user(learners: Path, course: Path) -> None:
    open_the_way(learners)
    places.prepare(learners, "ada", course, 58_000)
    owners = {path.lstat().st_uid for path in (learners / "ada").rglob("*")}
    assert owners == {58_000} and (learners / "ada").stat().st_uid == 58_000
    assert os.geteuid() == 0  # and we are root again


@as_root
def test_no_learner_gets_a_folder_that_is_another_ones(learners: Path, course: Path) -> None:
    open_the_way(learners)
    places.prepare(learners, "ada", course, 58_000)
    with pytest.raises(Problem, match="system user 58000; allowed is 58001 alone"):
        places.prepare(learners, "ada", course, 58_001)


@as_root
def test_a_link_that_a_learner_laid_leads_root_nowhere(learners: Path, course: Path) -> None:
    open_the_way(learners)
    places.prepare(learners, "ada", course, 58_000)
    target = learners.parent / "roots own"
    target.write_text("untouched", encoding="utf-8")
    target.chmod(0o600)
    lesson(learners).unlink()
    lesson(learners).symlink_to(target)
    with pytest.raises(Problem, match="cannot be made"):
        places.prepare(learners, "ada", touched(course), 58_000)
    assert target.read_text(encoding="utf-8") == "untouched"


def touched(course: Path) -> Path:
    (course / "notebooks" / "00.ipynb").write_text("mended", encoding="utf-8")
    return course


def open_the_way(folder: Path) -> None:
    """pytest's folders are their owner's alone; a learner must get to what lies in them."""
    for parent in (folder, *folder.parents):
        if parent.name.startswith(("pytest-", "test_")) or parent == folder:
            parent.chmod(0o711 if parent == folder else 0o755)
