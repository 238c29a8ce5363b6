"""JupyterHub's configuration, read as JupyterHub reads it, with no JupyterHub here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from traitlets.config import Config, PyFileConfigLoader

from tools.hub import people, places
from tools.hub.room import learners_that_fit, memory_of
from tools.setup.problem import Problem

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "docs" / "deploy"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub's folder, with two learners on its list and nothing else chosen."""
    for name in [name for name in os.environ if name.startswith("GLUTE_HUB_")]:
        monkeypatch.delenv(name)
    monkeypatch.setattr(people, "COST", {"n": 2, "r": 1, "p": 1})
    monkeypatch.setenv("GLUTE_HUB_DATA", str(tmp_path))
    monkeypatch.setenv("GLUTE_HUB_PROXY", '["node", "proxy"]')
    monkeypatch.setenv("GLUTE_HUB_TRUSTING", "yes")
    people.add(tmp_path / "hub" / "learners.json", ["ada", "ben"])
    (tmp_path / "learners").mkdir()
    return tmp_path


def read(name: str) -> Config:
    return PyFileConfigLoader(name, path=str(DEPLOY)).load_config()


def spawner(name: str) -> Any:
    return SimpleNamespace(user=SimpleNamespace(name=name), popen_kwargs={})


def told(config: Config, name: str) -> dict[str, str]:
    """What a learner's server finds in its environment."""
    given = config.Spawner.environment
    return {k: v(spawner(name)) if callable(v) else v for k, v in given.items()}


def as_root(monkeypatch: pytest.MonkeyPatch, is_root: bool = True) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0 if is_root else 1000)


def test_it_listens_on_this_machine_and_lets_in_who_is_on_the_list(data: Path) -> None:
    config = read("jupyterhub_config.py")
    assert config.JupyterHub.bind_url == "http://127.0.0.1:8000/"
    assert config.JupyterHub.hub_ip == "127.0.0.1"
    assert config.JupyterHub.authenticator_class == "tools.hub.sign_in.ClassList"
    assert config.ClassList.path == str(data / "hub" / "learners.json")
    assert config.Authenticator.allow_all is False


def test_it_does_not_load_for_others_to_reach_without_https(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLUTE_HUB_ADDRESS", "0.0.0.0")
    with pytest.raises(Problem, match="in clear"):
        read("jupyterhub_config.py")


def test_each_learners_progress_has_a_folder_of_its_own(data: Path) -> None:
    config = read("jupyterhub_config.py")
    homes = [told(config, name)["GLUTE_LESSONS_HOME"] for name in ("ada", "ben")]
    assert homes == [str(data / "learners" / name / "progress") for name in ("ada", "ben")]


def test_what_is_the_hubs_own_reaches_no_learner(data: Path) -> None:
    config = read("jupyterhub_config.py")
    kept = {*config.Spawner.env_keep, *told(config, "ada")}
    assert not [name for name in kept if name.startswith(("GLUTE_HUB", "CONFIGPROXY"))]
    assert "PYTHONPATH" not in kept


def test_before_a_server_starts_its_folders_are_made_and_it_opens_them(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root(monkeypatch, False)
    ada = spawner("ada")
    read("jupyterhub_config.py").Spawner.pre_spawn_hook(ada)
    home = data / "learners" / "ada"
    assert (ada.home_dir, ada.notebook_dir) == (str(home), str(home / "course"))
    assert (home / "course" / "notebooks" / "00_start_here.ipynb").is_file()
    assert any((home / "course" / "assets" / "plates").iterdir())
    assert ada.popen_kwargs == {}


def test_as_root_each_server_runs_as_a_system_user_of_its_own(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root(monkeypatch)
    made: list[tuple[str, int]] = []
    monkeypatch.setattr(places, "prepare", lambda _, user, course, uid: made.append((user, uid)))
    hook = read("jupyterhub_config.py").Spawner.pre_spawn_hook
    both = [spawner("ada"), spawner("ben")]
    for each in both:
        hook(each)
    assert made == [("ada", 58_000), ("ben", 58_001)]
    for each, uid in zip(both, (58_000, 58_001), strict=True):
        assert each.popen_kwargs == {
            "user": uid,
            "group": uid,
            "extra_groups": [],
            "umask": 0o077,
        }


def test_no_server_starts_for_one_who_was_taken_off_the_list(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root(monkeypatch)
    with pytest.raises(KeyError, match="eve"):
        read("jupyterhub_config.py").Spawner.pre_spawn_hook(spawner("eve"))


def test_an_idle_server_ends_and_the_service_may_do_no_more(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLUTE_HUB_IDLE_MINUTES", "45")
    config = read("jupyterhub_config.py")
    (service,) = config.JupyterHub.services
    assert f"--timeout={45 * 60}" in service["command"]
    (role,) = config.JupyterHub.load_roles
    assert role["services"] == [service["name"]]
    assert set(role["scopes"]) == {
        *("list:users", "read:users:activity", "read:servers", "delete:servers")
    }


def test_no_more_servers_run_than_the_memory_holds(data: Path) -> None:
    limit = read("jupyterhub_config.py").JupyterHub.active_server_limit
    assert limit == learners_that_fit(memory_of(Path("/proc/meminfo"))) >= 1


def test_the_memory_limit_is_told_to_every_server_and_holds_what_it_starts(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLUTE_HUB_MEMORY_MIB", "600")
    config = read("jupyterhub_config.py")
    assert config.Spawner.mem_limit == "600M"
    assert config.Spawner.cmd == [sys.executable, str(ROOT / "tools" / "hub" / "server.py")]
    limited = f"import runpy; runpy.run_path({config.Spawner.cmd[1]!r})['limit_memory']"
    limited += "({'MEM_LIMIT': str(600 * 2**20)})"
    inner = "print(len(bytearray({} * 2**20)) >> 20)"
    for mib, fits in ((300, True), (700, False)):
        child = f"{limited}; import subprocess, sys; subprocess.run([sys.executable, '-c', "
        done = subprocess.run(
            [sys.executable, "-c", f"{child}{inner.format(mib)!r}])"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.stdout.strip() == str(mib)) is fits
        assert ("MemoryError" in done.stderr) is not fits


def test_a_learners_server_has_the_courses_settings_and_leaves_signing_in_to_the_hub(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.delenv("JUPYTER_TOKEN", raising=False)
    with pytest.MonkeyPatch.context() as kept:
        kept.setenv("JUPYTER_TOKEN", "")  # taken back afterwards: the file sets it where it is not
        config = read("jupyter_server_config.py")
    assert "token" not in config.IdentityProvider
    assert config.ServerApp.terminals_enabled is False
    assert config.ContentsManager.pre_save_hook and config.LabApp.news_url is None
    assert 0 < config.MappingKernelManager.cull_idle_timeout <= 3600


def test_with_systemd_the_hub_is_the_same_but_for_its_spawner(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root(monkeypatch)
    monkeypatch.setattr(places, "prepare", lambda *_: None)
    config, plain = read("jupyterhub_systemd.py"), read("jupyterhub_config.py")
    assert config.JupyterHub.spawner_class == "systemd"
    assert told(config, "ada") == told(plain, "ada")
    assert config.Spawner.mem_limit == plain.Spawner.mem_limit
    ada = spawner("ada")
    config.Spawner.pre_spawn_hook(ada)
    assert ada.unit_extra_properties == {"User": "58000", "Group": "58000", "UMask": "0077"}
    assert "NOT RUN" in (DEPLOY / "jupyterhub_systemd.py").read_text(encoding="utf-8")


def test_it_is_measured_as_it_ships_but_for_its_ports_and_the_most_learners(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLUTE_BENCH_PORTS", "[1, 2]")
    path = str(ROOT / "tools" / "bench")
    measured = PyFileConfigLoader("hub_config.py", path=path).load_config()
    plain = read("jupyterhub_config.py")
    names = {
        (section, name)
        for section, values in measured.items()
        for name, value in values.items()
        if not callable(value) and plain.get(section, {}).get(name) != value
    }
    assert {name for _, name in names} == {
        *("hub_port", "api_url", "active_server_limit", "concurrent_spawn_limit", "environment")
    }  # (the environment holds functions, made anew each time)


def test_every_variable_of_the_settings_is_in_the_table_of_the_page() -> None:
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")
    code = (ROOT / "tools" / "hub" / "settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r"GLUTE_HUB_[A-Z_]+[A-Z]", code)) | {"GLUTE_HUB_CERTIFICATE"}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
