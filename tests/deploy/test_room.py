"""How many learners fit, and that the page says what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.bench import hub_memory
from tools.bench.hub import numbers
from tools.hub import page, proxy
from tools.hub.room import Round, learners_that_fit, line_residual, measured, memory_of
from tools.setup.problem import Problem

ROUND = Round(
    learners=10,
    ready_seconds=tuple(float(n) for n in range(11, 21)),
    servers_mib=1000,
    kernels_mib=500,
    two_lessons_mib=2000,
    hub_mib=176,
    data_mib=250,
)


def test_the_page_is_as_it_is_written_from_what_was_measured() -> None:
    text = page.PAGE.read_text(encoding="utf-8")
    assert page.written(text) == text
    assert page.block(*measured()) in text


def test_the_figures_are_whole() -> None:
    machine, rounds = measured()
    assert machine and rounds
    for each in rounds:
        assert len(each.ready_seconds) == each.learners
        assert list(each.ready_seconds) == sorted(each.ready_seconds)
        assert each.two_lessons_mib > each.servers_mib + each.kernels_mib > 0


@pytest.mark.parametrize(
    ("memory_mib", "learners"),
    [(0, 1), (1200, 1), (1200 + 400, 1), (1200 + 800, 3), (1200 + 8000, 30)],
)
def test_three_quarters_of_what_system_and_hub_leave_is_planned_with(
    memory_mib: float, learners: int
) -> None:
    """1024 MiB for the system and 176 for the hub; 200 for each learner with two lessons open."""
    assert learners_that_fit(memory_mib, [ROUND]) == learners


def test_the_worst_round_counts() -> None:
    lean = Round(20, (1.0,) * 20, 1, 1, 2, 1, 1)
    assert learners_that_fit(9200, [lean, ROUND]) == learners_that_fit(9200, [ROUND])


def test_the_machines_memory_is_read_as_linux_tells_it(tmp_path: Path) -> None:
    (tmp_path / "meminfo").write_text("MemTotal:    2048000 kB\nMemFree: 1 kB\n", encoding="utf-8")
    assert memory_of(tmp_path / "meminfo") == 2000


@pytest.mark.parametrize(
    ("values", "slope", "worst"),
    [((10, 15, 25), 1, 0), ((10, 10, 10), 0, 0), ((10, 20, 20), 0.57, 0.29)],
)
def test_growth_is_held_against_a_straight_line(
    values: tuple[float, ...], slope: float, worst: float
) -> None:
    found = line_residual((5, 10, 20), values)
    assert (round(found[0], 2), round(found[2], 2)) == (slope, worst)


def test_two_rounds_say_nothing_about_growth() -> None:
    """Two points lie on a line whatever they are."""
    assert page.growth([ROUND, ROUND]) == []


def test_half_ready_is_when_half_of_them_were() -> None:
    assert "| 10 | 20 s | 15 s | 150 MiB | 200 MiB | 1,500 MiB | 176 MiB |" in page.table([ROUND])


@pytest.mark.parametrize("word", ["0", "201", "five", "-5", "9" * 5000])
def test_a_number_of_learners_that_cannot_be_says_what_can(word: str) -> None:
    with pytest.raises(Problem, match="allowed is 1 to 200"):
        numbers(["5", word])


def fake_process(
    proc: Path, number: int, command: str, home: str, pss_kib: int, parent: int = 1
) -> None:
    folder = proc / str(number)
    folder.mkdir(parents=True)
    told = f"PATH=/bin\0GLUTE_LESSONS_HOME={home}\0" if home else "PATH=/bin\0"
    (folder / "environ").write_text(told, encoding="utf-8")
    (folder / "cmdline").write_text(command.replace(" ", "\0"), encoding="utf-8")
    (folder / "smaps_rollup").write_text(f"Rss: 999999 kB\nPss:  {pss_kib} kB\n", encoding="utf-8")
    (folder / "status").write_text(
        f"PPid:\t{parent}\nVmData:\t {pss_kib * 2} kB\n", encoding="utf-8"
    )


def test_memory_is_told_apart_by_whose_process_it_is(tmp_path: Path) -> None:
    proc, learners = tmp_path / "proc", tmp_path / "learners"
    fake_process(proc, 10, "python jupyterhub", "", 100 * 1024)
    fake_process(proc, 11, "node proxy", "", 40 * 1024, parent=10)
    fake_process(proc, 12, "python server.py", f"{learners}/ada/progress", 70 * 1024, parent=10)
    fake_process(
        proc, 13, "python -m ipykernel_launcher", f"{learners}/ada/progress", 50 * 1024, parent=12
    )
    fake_process(proc, 14, "python server.py", "/elsewhere/ben/progress", 5 * 1024)
    found = hub_memory.of_learners(learners, proc)
    assert found == hub_memory.Memory(servers_mib=70, kernels_mib=50, data_mib=140)
    assert hub_memory.in_group(10, proc) == 140


def test_a_process_that_ended_meanwhile_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "7").mkdir()
    assert hub_memory.of_learners(tmp_path, tmp_path) == hub_memory.Memory(0, 0, 0)


def test_the_proxy_is_fetched_once_and_again_when_its_pins_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[list[str]] = []

    def run(command: list[str], folder: Path) -> None:
        fetched.append(command[1:])
        (folder / proxy.SCRIPT).parent.mkdir(parents=True)
        (folder / proxy.SCRIPT).touch()

    monkeypatch.setattr(proxy, "run", run)
    monkeypatch.setattr(proxy, "npm", lambda: "npm")
    monkeypatch.setattr(proxy.shutil, "which", lambda name: f"/bin/{name}")
    folder = tmp_path / "proxy"
    for _ in range(2):
        assert proxy.ensure(folder) == ["/bin/node", str(folder / proxy.SCRIPT)]
    assert len(fetched) == 1
    assert fetched[0][0] == "ci" and "--ignore-scripts" in fetched[0]
    monkeypatch.setattr(proxy, "digest", lambda: "another")
    proxy.ensure(folder)
    assert len(fetched) == 2


def test_without_node_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxy.shutil, "which", lambda name: None)
    with pytest.raises(Problem, match="install Node 20"):
        proxy.ensure(tmp_path)
