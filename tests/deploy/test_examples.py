"""What was not run: the examples for several machines, read and held to the hub's own rules."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.hub.proxy import PINS, SCRIPT
from tools.hub.settings import IDLE_MINUTES

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "docs" / "deploy"


@pytest.fixture(scope="module")
def values() -> dict[str, Any]:
    return yaml.safe_load((DEPLOY / "kubernetes-values.yaml").read_text(encoding="utf-8"))


def test_on_a_cluster_each_learners_progress_lies_on_a_volume_of_their_own(
    values: dict[str, Any],
) -> None:
    single = values["singleuser"]
    assert single["storage"]["type"] == "dynamic"
    assert "{user_server}" in single["storage"]["dynamic"]["pvcNameTemplate"]
    assert single["extraEnv"]["GLUTE_LESSONS_HOME"].startswith("/home/jovyan/")


def test_on_a_cluster_passwords_never_cross_a_network_in_clear(values: dict[str, Any]) -> None:
    assert values["proxy"]["https"]["enabled"] is True


def test_on_a_cluster_the_instructor_says_who_is_let_in(values: dict[str, Any]) -> None:
    config = values["hub"]["config"]
    assert config["NativeAuthenticator"]["open_signup"] is False
    assert "allow_all" not in config["Authenticator"]


def test_on_a_cluster_memory_is_limited_and_idle_servers_end(values: dict[str, Any]) -> None:
    assert values["singleuser"]["memory"]["limit"] == "1G"
    assert values["cull"]["enabled"] is True
    least, most = IDLE_MINUTES
    assert least * 60 <= values["cull"]["timeout"] <= most * 60


def test_the_lesson_that_opens_first_is_there(values: dict[str, Any]) -> None:
    lesson = values["singleuser"]["defaultUrl"].removeprefix("/lab/tree/")
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`lab/tree/(\S+)`", page)
    assert named and all((ROOT / each).is_file() for each in [lesson, *named])


def test_binder_finds_the_environment_that_the_page_names() -> None:
    """The file itself is compared with the lock in tests/setup/test_pins.py."""
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert "jupyterlab" in " ".join(map(str, entries["dependencies"]))
    assert (DEPLOY / "../../environment.yml").resolve() == ROOT / "environment.yml"


@pytest.mark.parametrize("name", ["kubernetes-values.yaml", "README.md", "jupyterhub_systemd.py"])
def test_what_was_not_run_says_so(name: str) -> None:
    assert "not run" in (DEPLOY / name).read_text(encoding="utf-8").lower()


def test_the_proxy_is_pinned_with_a_hash_for_every_file_and_no_address() -> None:
    asked = json.loads((PINS / "package.json").read_text(encoding="utf-8"))
    text = (PINS / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    own = packages.pop("")
    assert own["dependencies"] == asked["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", each) for each in asked["dependencies"].values())
    assert [name for name, each in packages.items() if "sha512-" not in each["integrity"]] == []
    assert "://" not in text
    assert SCRIPT.parts[1] in asked["dependencies"]
