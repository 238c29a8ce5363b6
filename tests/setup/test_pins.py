"""pyproject.toml, the locks and environment.yml say the same, and none names an address."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rattler import MatchSpec, Version, VersionSpec

from tools import lock

FILES = (
    *("requirements.lock", "requirements-app.lock", "requirements-test.lock", "environment.yml"),
    "requirements-hub.lock",
)
CONDA_TO_PYTHON = {conda: python for python, conda in lock.CONDA_NAMES.items()}


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    return {name: (root / name).read_text(encoding="utf-8") for name in FILES}


@pytest.fixture(scope="module")
def conda(texts: dict[str, str]) -> list:
    return yaml.safe_load(texts["environment.yml"])["dependencies"]


@pytest.fixture(scope="module")
def specs(conda: list) -> dict[str, MatchSpec]:
    """Python's name of a package to what conda is asked for; python and pip themselves included."""
    parsed = [MatchSpec(entry) for entry in conda if isinstance(entry, str)]
    return {CONDA_TO_PYTHON.get(s.name.normalized, s.name.normalized): s for s in parsed}


@pytest.mark.parametrize("name", FILES)
def test_no_address_is_in_a_pinned_file(texts: dict[str, str], name: str) -> None:
    assert "://" not in texts[name]
    assert "index" not in texts[name] and "find-links" not in texts[name]


@pytest.mark.parametrize("name", [*FILES[:2], FILES[4]])
def test_every_locked_package_has_a_hash(texts: dict[str, str], name: str) -> None:
    entries = re.split(r"\n(?=\S)", texts[name].strip())
    assert len(entries) > 50
    assert [e for e in entries if "--hash=sha256:" not in e or "==" not in e.split()[0]] == []


def test_each_lock_pins_all_that_the_one_before_does_the_same(texts: dict[str, str]) -> None:
    course, app, test = (lock.locked(texts[name]).items() for name in FILES[:3])
    assert course <= app <= test


def test_the_hubs_lock_agrees_with_the_others(texts: dict[str, str]) -> None:
    """One .venv serves them all, and none may take from it what another one put there."""
    course, test, hub = (lock.locked(texts[FILES[n]]) for n in (0, 2, 4))
    assert course.items() <= hub.items()
    assert {name: v for name, v in hub.items() if test.get(name, v) != v} == {}


@pytest.mark.parametrize(
    ("name", "extras"),
    [
        ("requirements.lock", ("pictures", "course")),
        ("requirements-app.lock", ("pictures", "course", "app")),
        ("requirements-test.lock", ("app", "site", "test")),
        ("requirements-hub.lock", ("pictures", "course", "hub")),
    ],
)
def test_every_dependency_is_locked_within_its_range(
    project: dict, texts: dict[str, str], name: str, extras: tuple[str, ...]
) -> None:
    pins = lock.locked(texts[name])
    optional = project["optional-dependencies"]
    asked = [*project["dependencies"], *(r for extra in extras for r in optional[extra])]
    wanted = [r for r in map(Requirement, asked) if r.name != project["name"]]
    assert [str(r) for r in wanted if pins[lock.normal(r.name)] not in r.specifier] == []


def test_conda_gets_python_pip_and_just_what_the_course_asks_for(
    project: dict, specs: dict[str, MatchSpec]
) -> None:
    names = {lock.normal(Requirement(r).name) for r in lock.direct(project)}
    assert specs.keys() == (names - set(lock.BY_PIP)) | {"python", "pip"}


def test_conda_gets_the_locked_versions(texts: dict[str, str], specs: dict[str, MatchSpec]) -> None:
    pins = lock.locked(texts["requirements.lock"])
    wrong = [
        name
        for name in specs.keys() - {"python", "pip"}
        if not VersionSpec(specs[name].version).matches(Version(pins[name]))
    ]
    assert wrong == []


def test_condas_python_is_one_that_the_course_allows(project: dict, specs: dict) -> None:
    version = specs["python"].version.removesuffix(".*")
    assert version == lock.PYTHON
    assert version in SpecifierSet(project["requires-python"])


def test_pip_adds_the_course_itself_and_only_what_conda_may_not_have(
    conda: list, texts: dict[str, str]
) -> None:
    pins = lock.locked(texts["requirements.lock"])
    wanted = [*(f"{name}=={pins[name]}" for name in lock.BY_PIP), "-e ."]
    assert [entry["pip"] for entry in conda if isinstance(entry, dict)] == [wanted]


def test_environment_yml_is_as_make_lock_writes_it(project: dict, texts: dict[str, str]) -> None:
    assert texts["environment.yml"] == lock.environment_text(project, texts["requirements.lock"])
