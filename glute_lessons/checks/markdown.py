"""Plain text, lists and tables as Markdown that shows them as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"([\\`*_\[\]|<>#])")


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return _SPECIAL.sub(r"\\\1", text)


def listed(texts: Iterable[str], numbered: bool = False) -> str:
    """A list, with dots or with numbers from 1."""
    return "\n".join(
        f"{number}. {plain(text)}" if numbered else f"- {plain(text)}"
        for number, text in enumerate(texts, start=1)
    )


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of texts that are Markdown already; for two narrow columns at most."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def span(pair: tuple[int, int]) -> str:
    """(2, 4) as "2 to 4"."""
    return f"{pair[0]} to {pair[1]}"


def entries(rows: Iterable[tuple[str, ...]]) -> str:
    """A list with a bold head in each entry. A wide table is cut off on a phone, a list is not."""
    return "\n".join(
        f"- **{head}** " + " ".join(part for part in rest if part) for head, *rest in rows
    )
