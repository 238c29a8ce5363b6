"""Content without a fault: one frozen library, read once, with its order kept."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glute_lessons.content import ContentError, load
from glute_lessons.content.library import FILES, read_library
from glute_lessons.content.reading import record

KINDS = [
    (file, table, kind) for file, tables in FILES.items() for table, (_, kind) in tables.items()
]


def test_every_file_fills_its_shelves(folder: Path) -> None:
    library = read_library(folder)
    assert list(library.facts) == ["A1", "D1", "X1"]
    assert list(library.questions) == ["press_where", "shooting_down"]
    assert all(len(getattr(library, field.name)) for field in attrs.fields(type(library)))


def test_a_library_is_read_once(folder: Path) -> None:
    assert load(folder) is load(folder)


def test_lists_become_tuples_and_tables_records(folder: Path) -> None:
    technique = read_library(folder).techniques["ball_on_wall"]
    assert technique.tools == ("tennis_ball",)
    assert [step.id for step in technique.steps] == ["lean", "hold"]
    assert technique.hold.default_seconds == (20, 30)


def test_nothing_in_a_library_can_be_changed(folder: Path) -> None:
    library = read_library(folder)
    with pytest.raises(TypeError):
        library.muscles["x"] = library.muscles["gluteus_maximus"]  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        library.muscles["gluteus_maximus"].name = "x"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        library.muscles = {}  # type: ignore[misc]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(data=st.data())
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_stands_in_a_field_it_is_a_record_or_one_content_error(
    data: st.DataObject, folder: Path
) -> None:
    file, table, kind = data.draw(st.sampled_from(KINDS))
    entry: dict[str, Any] = tomllib.loads((folder / file).read_text(encoding="utf-8"))[table][0]
    entry[data.draw(st.sampled_from([*entry, "strange"]))] = data.draw(VALUES)
    try:
        assert isinstance(record(entry, kind, file, "item"), kind)
    except ContentError as fault:
        assert (fault.file, fault.item) == (file, "item")
        assert fault.field and fault.found and fault.allowed
        assert "\n" not in str(fault)
        assert fault.allowed != "a value of the field's kind", fault
