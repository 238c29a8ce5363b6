"""The one place where faults in content are put into words."""

from __future__ import annotations

import json
import re


class ContentError(ValueError):
    """A fault in a content file, told in one sentence.

    file: the file's name; item: the item's id (or its number in the file);
    field: the field's dotted name, places in lists counted from 1;
    found: what stands there; allowed: what may stand there.
    """

    def __init__(self, file: str, item: str, field: str, found: str, allowed: str) -> None:
        self.file, self.item, self.field, self.found, self.allowed = (
            file,
            item,
            field,
            found,
            allowed,
        )
        where = ", ".join(part for part in (file, item, field) if part)
        sentence = f"{where}: found {found}; allowed is {allowed}."
        super().__init__("".join(sign if sign.isprintable() else " " for sign in sentence))


class FieldFault(ValueError):
    """A value that a record refuses; the loader adds the file and the item."""

    def __init__(self, field: str, found: object, allowed: str) -> None:
        self.field, self.found, self.allowed = field, shown(found), allowed
        super().__init__(f"{field}: found {self.found}; allowed is {allowed}")


def named(key: str) -> str:
    """A key as TOML spells it: in quotes where it is no plain word."""
    return key if re.fullmatch(r"[\w-]+", key) else shown(key)


def shown(value: object) -> str:
    """The value as a reader of the file would recognise it, on one line of 60 characters."""
    text = _as_toml(value)
    return text if len(text) <= 60 else text[:58] + "…" + text[-1]


def _as_toml(value: object) -> str:
    if isinstance(value, str | bool):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_as_toml(entry) for entry in value) + "]"
    if isinstance(value, dict):
        return "a table"
    return str(value)
