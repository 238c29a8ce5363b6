"""The words of a drawing for the side that is asked."""

from __future__ import annotations

OTHER = {"right": "left", "left": "right"}


def sided(words: str, side: str) -> str:
    """Words in which {side} and {other} stand for left or right; a capital where they begin."""
    said = words.replace("{side}", side).replace("{other}", OTHER[side])
    return said[:1].upper() + said[1:]
