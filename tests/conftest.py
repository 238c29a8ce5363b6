"""For every test: a home of its own, so that nothing a learner did is read or written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis.configuration import set_hypothesis_home_dir

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder where the course keeps what a learner does, empty at first."""
    folder = tmp_path_factory.mktemp("home")
    set_hypothesis_home_dir(folder / "hypothesis")  # else it keeps its examples in the checkout
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GLUTE_LESSONS_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The maintainers' shared folder beside the checkout: the evidence behind the content.

    The course does without it, and so do all tests but those that compare with it.
    """
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the maintainers' shared folder is not beside this checkout")
    return folder
