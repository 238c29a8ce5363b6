"""What a field may hold: small validators for the records."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from attrs import Attribute

from .errors import FieldFault

# "< 14 days" is text; "<b" or "</" or "<!" could be read as markup somewhere.
MARKUP = re.compile(r"<[A-Za-z/!]")

Validator = Callable[[Any, "Attribute[Any]", Any], None]


def in_range(low: float, high: float, unit: str = "") -> Validator:
    """Numbers from low to high, both allowed; for pairs, each of the two in rising order."""
    allowed = f"{low} to {high} {unit}".strip()

    def check(_: Any, attribute: Attribute[Any], value: Any) -> None:
        numbers = value if isinstance(value, tuple) else (value,)
        if any(not low <= number <= high for number in numbers):
            raise FieldFault(attribute.name, value, allowed)
        if list(numbers) != sorted(numbers):
            raise FieldFault(attribute.name, value, f"{allowed}, the smaller first")

    return check


def one_of(*choices: str) -> Validator:
    """One of the named words; for a tuple, every member one of them."""

    def check(_: Any, attribute: Attribute[Any], value: Any) -> None:
        words = value if isinstance(value, tuple) else (value,)
        for word in words:
            if word not in choices:
                raise FieldFault(attribute.name, word, "one of " + ", ".join(choices))

    return check


def matching(pattern: str, allowed: str) -> Validator:
    """Text that matches the whole pattern."""
    compiled = re.compile(pattern)

    def check(_: Any, attribute: Attribute[Any], value: Any) -> None:
        if not compiled.fullmatch(value):
            raise FieldFault(attribute.name, value, allowed)

    return check


def filled(_: Any, attribute: Attribute[Any], value: Any) -> None:
    """Text or a list that is not empty."""
    empty = not value or (isinstance(value, str) and not value.strip())
    if empty:
        raise FieldFault(
            attribute.name, value, "at least one entry" if value == () else "some text"
        )
