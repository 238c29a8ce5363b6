"""How much a class on one server takes: make hub ARGS="measure 5 10 20"

A hub as docs/deploy/jupyterhub_config.py sets it up, on free ports and with folders that are thrown
away. So many learners sign in at once, each starts their own server, opens a lesson in JupyterLab,
has all of its cells run by a kernel, and then a second one's (hub_learner.py). Their browsers take no part in it: those
run on the learners' own machines. When all are ready, the memory of every process is read.

With --write, what was found goes to docs/deploy/measured.json and into the tables of README.md there.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from attrs import asdict, frozen

from tools.bench.hub_learner import Done, Visit, visit
from tools.bench.hub_memory import in_group, of_learners
from tools.bench.machine import load, machine
from tools.hub import __main__ as hub
from tools.hub import people, settings
from tools.hub.page import table, write
from tools.hub.room import MEASURED, Round, memory_of
from tools.setup.child import end
from tools.setup.problem import Problem

CONFIG = Path(__file__).with_name("hub_config.py")
USUAL = (5, 10, 20)
MOST = 200
START_SECONDS = 60


@frozen
class Running:
    """A hub that listens. url: its address. pid: its process, the leader of its group."""

    url: str
    chosen: settings.Settings
    pid: int


def main(arguments: Sequence[str]) -> int:
    sizes = numbers([each for each in arguments if each != "--write"]) or USUAL
    told = f"{machine()}, {memory_of(Path('/proc/meminfo')) / 1024:.0f} GiB"
    print(f"{told}; {load()}", flush=True)
    rounds = []
    for number in sizes:
        rounds.append(measure(number))
        print(
            f"{number} learners: all ready after {rounds[-1].ready_seconds[-1]:.1f} s", flush=True
        )
    print(table(rounds))
    if "--write" in arguments:
        record(told, rounds)
    return 0


def numbers(arguments: Sequence[str]) -> list[int]:
    for each in arguments:
        if not (each.isascii() and each.isdigit() and 1 <= int(each[:9]) <= MOST):
            raise Problem(f"The number of learners is {each!r}; allowed is 1 to {MOST}.")
    return sorted({int(each) for each in arguments})


def record(told: str, rounds: Sequence[Round]) -> None:
    text = json.dumps({"machine": told, "rounds": [asdict(each) for each in rounds]}, indent=1)
    MEASURED.write_text(text + "\n", encoding="utf-8")
    write()


def measure(number: int) -> Round:
    """One round with so many learners, on a hub of its own. Raises Problem when one fails."""
    names = [f"learner-{n}" for n in range(1, number + 1)]
    with running(names) as (served, passwords):
        visits = [Visit(served.url, name, passwords[name]) for name in names]
        started = time.monotonic()
        return asyncio.run(together(visits, served, started))


async def together(visits: Sequence[Visit], served: Running, started: float) -> Round:
    """All visits at once; the memory is read while all of them are still there."""
    everyone = asyncio.Barrier(len(visits) + 1)

    async def one(each: Visit) -> tuple[float, Done]:
        done = await visit(each, everyone)
        return done.at - started, done

    tasks = [asyncio.create_task(one(each)) for each in visits]
    await all_met(everyone, tasks)
    memory, around = of_learners(served.chosen.learners), in_group(served.pid)
    await everyone.wait()  # they go on to their second lesson
    await all_met(everyone, tasks)
    two = of_learners(served.chosen.learners)
    await everyone.wait()  # now they may go
    found = [await task for task in tasks]
    see_that_they_were_apart([done for _, done in found], served.chosen)
    return Round(
        learners=len(visits),
        ready_seconds=tuple(sorted(round(at, 1) for at, _ in found)),
        servers_mib=round(memory.servers_mib, 1),
        kernels_mib=round(memory.kernels_mib, 1),
        two_lessons_mib=round(two.servers_mib + two.kernels_mib, 1),
        hub_mib=round(around, 1),
        data_mib=round(two.data_mib, 1),
    )


async def all_met(everyone: asyncio.Barrier, tasks: Sequence[asyncio.Task]) -> None:
    """Waits until every learner is where we are. Raises Problem as soon as one has failed."""
    here = asyncio.create_task(everyone.wait())
    await asyncio.wait([here, *tasks], return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        if task.done() and task.exception():
            here.cancel()
            raise Problem(f"A learner was not served: {task.exception()!r}")


def see_that_they_were_apart(found: Sequence[Done], chosen: settings.Settings) -> None:
    """Each learner's lesson kept its progress in a file of its own, which nobody else could read."""
    homes = [Path(done.home) for done in found]
    files = {(home / "progress.sqlite3").stat().st_ino for home in homes}
    if len(set(homes)) != len(found) or len(files) != len(found):
        raise Problem(f"{len(found)} learners had {len(files)} progress files.")
    if chosen.apart and (open_to := sum(done.reads_others for done in found)):
        raise Problem(f"{open_to} learners could read another one's folder.")


@contextmanager
def running(names: Sequence[str]) -> Iterator[tuple[Running, Mapping[str, str]]]:
    """A hub with these learners on its list, and their passwords."""
    with tempfile.TemporaryDirectory(prefix="hub-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o711)  # learners are system users of their own
        ports = free_ports(3)
        environ = {
            **os.environ,
            "GLUTE_HUB_DATA": f"{folder}/data",
            "GLUTE_HUB_PORT": str(ports[0]),
        }
        chosen = settings.read(environ, os.geteuid() == 0)
        passwords = people.add(chosen.own / "learners.json", names)
        environ |= hub.ready(chosen)
        environ |= {"GLUTE_HUB_DATA": f"{folder}/data", "GLUTE_HUB_PORT": str(ports[0])}
        environ |= {"GLUTE_BENCH_PORTS": json.dumps(ports[1:])}
        command = [sys.executable, "-m", "jupyterhub", f"--config={CONFIG}"]
        log = chosen.own / "log"
        with log.open("wb") as said:
            process = subprocess.Popen(
                command, cwd=chosen.own, env=environ, stdout=said, stderr=said, process_group=0
            )
        try:
            wait_for(ports[0], process, log)
            yield Running(chosen.bind_url, chosen, process.pid), passwords
        except Problem as problem:
            last = log.read_text(errors="replace").splitlines()[-25:]
            raise Problem("\n".join([*last, str(problem)])) from None
        finally:
            process.terminate()  # it ends every learner's server first
            end(process, patience_seconds=60)


def free_ports(number: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in held]
    for each in held:
        each.close()
    return ports


def wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
            continue
        if "JupyterHub is now running" in log.read_text(errors="replace"):
            return
        time.sleep(0.1)
    raise Problem("The hub did not start.")
