"""Each learner's own folders: the lessons they open, and what they did.

LEARNERS/ada/course/notebooks   her copies of the lessons
LEARNERS/ada/course/assets      the pictures that they show (no link: Jupyter follows none out)
LEARNERS/ada/progress           GLUTE_LESSONS_HOME
LEARNERS/ada/runtime            Jupyter's own
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glute_lessons.progress.files import make_folder, write_whole
from tools.setup.problem import Problem

SHIPPED = ".shipped.json"  # each lesson's digest when it was copied
PICTURES = ("diagrams", "plates")  # the folders of assets/ that the lessons' words link to
MOST_LETTERS = 200  # what every file system takes as a name


def folder_name(user: str) -> str:
    """A folder's name for a user of the hub, another one for each, on any file system.

    user: as the hub knows them, such as "ada" or, with another sign-in, "ada@example.org".
    """
    name = "".join(c if c.isascii() and (c.islower() or c.isdigit()) else _coded(c) for c in user)
    if not 0 < len(name) <= MOST_LETTERS:
        raise Problem(f"The user's name is {user!r}; allowed are 1 to {MOST_LETTERS} letters.")
    return name


def _coded(letter: str) -> str:
    return "-" if letter == "-" else "".join(f"_{byte:02x}" for byte in letter.encode())


def home_of(learners: Path, user: str) -> Path:
    return learners / folder_name(user)


def environment(learners: Path, user: str) -> dict[str, str]:
    """What a learner's server, and so each kernel, is told of their places."""
    home = home_of(learners, user)
    return {
        "GLUTE_LESSONS_HOME": str(home / "progress"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
    }


def prepare(learners: Path, user: str, course: Path, uid: int | None) -> None:
    """Makes a learner's folders, for them alone, and brings the lessons up to date.

    course: the checkout. uid: their system user, or None when all are one. Raises Problem.
    """
    home = home_of(learners, user)
    try:
        home.mkdir(mode=0o700, exist_ok=True)
        own(home, uid)
        with working_as(uid):
            for each in ("progress", "runtime", "course", "course/notebooks", "course/assets"):
                make_folder(home / each)
            for each in PICTURES:
                bring_pictures(course / "assets" / each, home / "course" / "assets" / each)
            bring_lessons(course / "notebooks", home / "course" / "notebooks")
    except OSError as error:
        raise Problem(f"{home}: a learner's folder cannot be made ({error.strerror}).") from None


def own(home: Path, uid: int | None) -> None:
    """Hands a new folder to its learner; one that is another user's is refused."""
    if uid is None:
        return
    if os.lstat(home).st_uid == 0:
        os.chown(home, uid, uid, follow_symlinks=False)
    if (found := os.lstat(home).st_uid) != uid:
        raise Problem(f"{home}: found a folder of the system user {found}; allowed is {uid} alone.")


@contextmanager
def working_as(uid: int | None) -> Iterator[None]:
    """Files are made and changed as this system user, so that a link that a learner has laid into
    their folder leads root nowhere."""
    if uid is None:
        yield
        return
    before, groups = os.getegid(), os.getgroups()
    os.setgroups([])
    os.setegid(uid)
    os.seteuid(uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(before)
        os.setgroups(groups)


def bring_pictures(shipped: Path, mine: Path) -> None:
    """Copies each picture that is new or was changed in the course."""
    make_folder(mine)
    for picture in sorted(shipped.glob("*.svg")):
        copy = mine / picture.name
        if not copy.exists() or digest(copy) != digest(picture):
            shutil.copyfile(picture, copy)


def bring_lessons(shipped: Path, mine: Path) -> None:
    """Copies each lesson that is new or was changed in the course: a mended sentence must reach
    everyone. What a learner wrote into the one before is kept beside it."""
    known = read_digests(mine / SHIPPED)
    for lesson in sorted(shipped.glob("*.ipynb")):
        now, copy = digest(lesson), mine / lesson.name
        if copy.exists() and known.get(lesson.name) == now:
            continue
        if copy.exists() and digest(copy) != now:
            os.replace(copy, earlier(copy))
        shutil.copyfile(lesson, copy)
        known[lesson.name] = now
    write_whole(mine / SHIPPED, json.dumps(known, indent=1).encode())


def read_digests(path: Path) -> dict[str, str]:
    """{} for a file that is missing or damaged: then every lesson is brought anew."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def earlier(copy: Path) -> Path:
    """A free name for a lesson that is put aside: "01_anatomy (earlier 2).ipynb"."""
    number = 1
    while (aside := copy.with_name(f"{copy.stem} (earlier {number}).ipynb")).exists():
        number += 1
    return aside
