"""The class list: who may sign in, with which password, and as which system user they work.

Passwords are made here, not chosen: nobody's own password lies in a classroom's file. What is kept
of each is a digest (scrypt), in a file that only the hub's owner may read.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from glute_lessons.progress.files import make_folder, write_whole
from tools.setup.problem import Problem

NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike on a slip of paper
FIRST_UID = 58_000  # below 60,000, which systems keep for themselves; above what they give out
LAST_UID = 59_999
COST = {"n": 2**14, "r": 8, "p": 1}  # 16 MiB and some 50 ms for each try


@frozen
class Learner:
    """name: what they sign in with. salt, digest: of their password, in hex. uid: see above."""

    name: str
    salt: str
    digest: str
    uid: int


def read(path: Path) -> dict[str, Learner]:
    """The list by name; {} when there is no file yet. Raises Problem for one that is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        found = {each["name"]: Learner(**each) for each in data}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise Problem(f"{path}: the class list cannot be read ({error}).") from None
    _see_that_they_are_apart(path, found, data)
    return found


def _see_that_they_are_apart(path: Path, found: Mapping[str, Learner], data: Any) -> None:
    numbers = [each.uid for each in found.values()]
    if len(found) != len(data) or len(set(numbers)) != len(numbers):
        raise Problem(f"{path}: two learners have one name or one uid; allowed is one each.")
    for each in found.values():
        if not NAME.fullmatch(each.name) or not FIRST_UID <= each.uid <= LAST_UID:
            raise Problem(
                f"{path}, {each.name!r}: found uid {each.uid}; allowed is a name of a to z, 0 to "
                f"9 and -, and a uid from {FIRST_UID} to {LAST_UID}."
            )


def add(path: Path, names: Sequence[str]) -> dict[str, str]:
    """Puts learners on the list, all or none; their new passwords by name. Raises Problem.

    One who is on it already gets a new password, and keeps what they have done.
    """
    known = read(path)
    for name in names:
        if not NAME.fullmatch(name):
            raise Problem(
                f"The learner's name is {name!r}; allowed are 1 to 32 signs of a to z, 0 to 9 and "
                "-, the first of them a letter."
            )
    passwords = {name: new_password() for name in names}
    for name, password in passwords.items():
        uid = known[name].uid if name in known else _free_uid(path, known)
        salt = secrets.token_hex(16)
        known[name] = Learner(name, salt, digest(password, salt), uid)
    text = json.dumps([asdict(each) for each in known.values()], indent=1)
    try:
        make_folder(path.parent)
        write_whole(path, text.encode())
    except OSError as error:
        raise Problem(f"{path}: the class list cannot be written ({error.strerror}).") from None
    return passwords


def fits(learners: Mapping[str, Learner], name: str, password: str) -> bool:
    """Whether the password is this learner's. An unknown name takes as long as a known one."""
    learner = learners.get(name)
    found = digest(password, learner.salt if learner else "00" * 16)
    return hmac.compare_digest(found, learner.digest if learner else "") and learner is not None


def new_password() -> str:
    """Twelve letters in three groups: more than 10**17 ways."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def digest(password: str, salt: str) -> str:
    key = hashlib.scrypt(password.encode("utf-8", "replace"), salt=bytes.fromhex(salt), **COST)
    return key.hex()


def _free_uid(path: Path, known: Mapping[str, Learner]) -> int:
    """One that no learner has had, so that nobody inherits another one's files."""
    uid = max((each.uid for each in known.values()), default=FIRST_UID - 1) + 1
    if uid > LAST_UID:
        raise Problem(
            f"{path}: found {len(known)} learners; allowed are {LAST_UID - FIRST_UID + 1}."
        )
    return uid
