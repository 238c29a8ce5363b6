"""TOML text into frozen records, strictly: a fault is one ContentError and nothing is loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)

from .errors import ContentError, FieldFault, named
from .rules import MARKUP

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]

_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _plain_value(value: Any, kind: type) -> Any:
    """The value itself, only if it has exactly the wanted kind: no silent conversion."""
    wanted = (int, float) if kind is float else kind
    if not isinstance(value, wanted) or (isinstance(value, bool) and kind is not bool):
        raise FieldFault("", value, _PLAIN[kind])
    if kind is str and MARKUP.search(value):
        raise FieldFault("", value, 'text without markup (no "<" before a letter, "/" or "!")')
    return value


def _table_hook(kind: type, converter: cattrs.Converter) -> Hook:
    """How a record is made from a TOML table, and from nothing else."""
    build = converter.gen_structure_attrs_fromdict(kind)

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise FieldFault("", value, "a table of fields")
        return build(value, kind)

    return structure


def _list_hook(kind: Any, converter: cattrs.Converter) -> Hook:
    """How a tuple is made from a TOML list. Without this, text would become its letters."""
    member, *rest = get_args(kind)
    count = None if rest == [...] else 1 + len(rest)
    build = converter.get_structure_hook(list[member])

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or count not in (None, len(value)):
            raise FieldFault("", value, f"a list of {count}" if count else "a list")
        entries = build(value, list[member])
        if member is str:
            _worth_listing(entries)
        return tuple(entries)

    return structure


def _worth_listing(entries: list[str]) -> None:
    for place, entry in enumerate(entries):
        if not entry.strip():
            raise FieldFault(f"[{place + 1}]", entry, "some text")
        if entry in entries[:place]:
            raise FieldFault(f"[{place + 1}]", entry, "an entry that is not yet in the list")


def _choice_hook(kind: Any, _: cattrs.Converter) -> Hook:
    """How one of a few fixed words is read."""
    words = get_args(kind)

    def structure(value: Any, _: Any) -> Any:
        if value not in words:
            raise FieldFault("", value, "one of " + ", ".join(words))
        return value

    return structure


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in _PLAIN:
        converter.register_structure_hook(kind, _plain_value)
    for fits, factory in (
        (attrs.has, _table_hook),
        (lambda kind: get_origin(kind) is tuple, _list_hook),
        (lambda kind: get_origin(kind) is Literal, _choice_hook),
    ):
        converter.register_structure_hook_factory(fits, factory)
    return converter


_CONVERTER = _converter()


def read_toml(path: Path, file: str = "") -> dict[str, Any]:
    """The file's tables. file: its name in messages.

    Raises ContentError when it is missing, cannot be read or is no TOML.
    """
    file = file or path.name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError(file, "", "", "no such file", f"the file {file}") from None
    except OSError as fault:
        found = f"a file that cannot be read ({fault.strerror})"
        raise ContentError(file, "", "", found, "a readable file") from None
    except UnicodeDecodeError as fault:
        found = f"bytes that are not UTF-8 (at byte {fault.start})"
        raise ContentError(file, "", "", found, "text in UTF-8") from None
    except (ValueError, RecursionError) as fault:
        raise ContentError(file, "", "", f"a syntax error ({fault})", "valid TOML") from None


def record(raw: Any, kind: type[T], file: str, item: str) -> T:
    """One table as one record. Raises ContentError naming file, item and field."""
    try:
        return _CONVERTER.structure(raw, kind)
    except (BaseValidationError, FieldFault) as fault:
        field, found, allowed = _told(fault)
        raise ContentError(file, item, field, found, allowed) from None


def _told(fault: BaseException, path: str = "") -> tuple[str, str, str]:
    """The first fault inside cattrs' nested groups as (field, found, allowed)."""
    if isinstance(fault, ClassValidationError | IterableValidationError):
        inner = _first(fault)
        return _told(inner, _joined(path, inner))
    if isinstance(fault, ForbiddenExtraKeysError):
        return _told_extra(fault, path)
    if isinstance(fault, FieldFault):
        return _dotted(path, fault.field), fault.found, fault.allowed
    if isinstance(fault, KeyError):
        return path, "nothing", "this field, which must be given"
    return path, str(fault) or type(fault).__name__, "a value of the field's kind"


def _first(group: ClassValidationError | IterableValidationError) -> Exception:
    """An unknown field before a missing one: a misspelt name is both."""
    extra = [inner for inner in group.exceptions if isinstance(inner, ForbiddenExtraKeysError)]
    return [*extra, *group.exceptions][0]


def _told_extra(fault: ForbiddenExtraKeysError, path: str) -> tuple[str, str, str]:
    known = [attribute.name for attribute in attrs.fields(fault.cl)]
    extra = min(fault.extra_fields)
    return _dotted(path, named(extra)), "an unknown field", "one of " + ", ".join(known)


def _dotted(path: str, name: str) -> str:
    separator = "." if path and name and not name.startswith("[") else ""
    return path + separator + name


def _joined(path: str, fault: BaseException) -> str:
    """The path, longer by what cattrs noted on this fault: a field's name or a place in a list."""
    for note in getattr(fault, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return _dotted(path, note.name)
        if isinstance(note, IterableValidationNote):
            return f"{path}[{note.index + 1}]"
    return path
