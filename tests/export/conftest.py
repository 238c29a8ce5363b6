"""The real bank, read once, and its questions as the exporters see them."""

from __future__ import annotations

import pytest

from glute_lessons.content import Library, load
from glute_lessons.export.items import Item, items


@pytest.fixture(scope="session")
def bank() -> Library:
    return load()


@pytest.fixture(scope="session")
def held(bank: Library) -> tuple[Item, ...]:
    return items(bank)
