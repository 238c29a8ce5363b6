"""What processes hold, as Linux tells it: a page that several share is shared out among them (PSS),
so that sums are what the machine really needs. MiB."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

PROC = Path("/proc")
KERNEL = b"ipykernel_launcher"


@frozen
class Memory:
    """servers_mib, kernels_mib: PSS of all learners' servers, and of all their kernels.
    data_mib: the most that one process had asked to write to, as its memory limit counts it."""

    servers_mib: float
    kernels_mib: float
    data_mib: float


def of_learners(learners: Path, proc: Path = PROC) -> Memory:
    """What all processes hold that were told of a place in this folder."""
    ours = f"GLUTE_LESSONS_HOME={learners}/".encode()
    found = [each for each in processes(proc) if ours in read(each / "environ")]
    kernels = [each for each in found if KERNEL in read(each / "cmdline")]
    servers = [each for each in found if each not in kernels]
    return Memory(
        sum(map(pss_mib, servers)),
        sum(map(pss_mib, kernels)),
        max((kib(each / "status", "VmData") / 1024 for each in found), default=0.0),
    )


def in_group(leader: int, proc: Path = PROC) -> float:
    """PSS of the hub's own group: itself, and its proxy and its services, but no learner's server."""
    return sum(pss_mib(each) for each in processes(proc) if is_of_hub(each, leader))


def is_of_hub(process: Path, leader: int) -> bool:
    """Whether the hub is this process or its parent; a learner's server knows its home."""
    parent = re.search(rb"^PPid:\s+(\d+)", read(process / "status"), re.MULTILINE)
    near = {process.name, parent[1].decode() if parent else ""}
    return str(leader) in near and b"GLUTE_LESSONS_HOME=" not in read(process / "environ")


def processes(proc: Path) -> Iterator[Path]:
    return (each for each in sorted(proc.iterdir()) if each.name.isdigit())


def pss_mib(process: Path) -> float:
    return kib(process / "smaps_rollup", "Pss") / 1024


def kib(path: Path, field: str) -> int:
    found = re.search(rf"^{field}:\s+(\d+) kB".encode(), read(path), re.MULTILINE)
    return int(found[1]) if found else 0


def read(path: Path) -> bytes:
    """Nothing for a process that has ended meanwhile."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
