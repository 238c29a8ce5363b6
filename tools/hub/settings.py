"""What whoever runs the hub may choose, from the environment; each has a safe default."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from tools.setup.problem import Problem

HERE = "127.0.0.1"
AS_ROOT, AS_ANYONE = Path("/var/lib/glute-lessons-hub"), Path(".local/share/glute-lessons-hub")
MEMORY_MIB = (512, 65_536)  # with less, a lesson with pictures does not run
IDLE_MINUTES = (30, 1_440)  # a whole session with its readiness check takes less than 30


@frozen
class Settings:
    """address, port: where the hub listens. certificate, key: files for HTTPS, or both None.

    data: the folder for all that is kept. memory_mib: the most that one process of a learner may
    hold. idle_minutes: after how long without a request a learner's server ends. apart: each
    learner is a system user of their own, which only root can see to.
    """

    address: str
    port: int
    certificate: Path | None
    key: Path | None
    data: Path
    memory_mib: int
    idle_minutes: int
    apart: bool

    @property
    def bind_url(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"{'https' if self.certificate else 'http'}://{host}:{self.port}/"

    @property
    def own(self) -> Path:
        """The hub's own files: who signs in, and with what."""
        return self.data / "hub"

    @property
    def learners(self) -> Path:
        return self.data / "learners"


def read(environ: Mapping[str, str], root: bool) -> Settings:
    """The settings. root: whether we are the system's administrator. Raises Problem."""
    address = environ.get("GLUTE_HUB_ADDRESS") or HERE
    certificate, key = (_file(environ, f"GLUTE_HUB_{name}") for name in ("CERTIFICATE", "KEY"))
    if not _is_loopback(address) and not (certificate and key):
        raise Problem(
            f"GLUTE_HUB_ADDRESS is {address!r} and there is no certificate: passwords and health "
            f"answers would cross the network in clear. Allowed is {HERE}, or any address with "
            "GLUTE_HUB_CERTIFICATE and GLUTE_HUB_KEY, the files for HTTPS."
        )
    if bool(certificate) != bool(key):
        raise Problem("HTTPS needs both files: GLUTE_HUB_CERTIFICATE and GLUTE_HUB_KEY.")
    if not root and environ.get("GLUTE_HUB_TRUSTING") != "yes":
        raise Problem(
            "The hub was not started by root, so all learners would be one system user, and each "
            "could read the others' answers. Start it with sudo; or, only where they may (to try "
            "it alone), set GLUTE_HUB_TRUSTING=yes."
        )
    return Settings(
        address=address,
        port=_number(environ, "GLUTE_HUB_PORT", 8000, (1, 65_535)),
        certificate=certificate,
        key=key,
        data=_data(environ, root),
        memory_mib=_number(environ, "GLUTE_HUB_MEMORY_MIB", 1024, MEMORY_MIB),
        idle_minutes=_number(environ, "GLUTE_HUB_IDLE_MINUTES", 60, IDLE_MINUTES),
        apart=root,
    )


def here() -> Settings:
    """The settings of this very process. Raises Problem."""
    if os.name == "nt":
        raise Problem("The hub runs on Linux: on Windows use `py tools\\start.py app`.")
    return read(os.environ, os.geteuid() == 0)


def _is_loopback(address: str) -> bool:
    """A name counts as public: what it means is for others to say."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _data(environ: Mapping[str, str], root: bool) -> Path:
    if named := environ.get("GLUTE_HUB_DATA"):
        return Path(named).expanduser().absolute()
    return AS_ROOT if root else Path.home() / AS_ANYONE


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    if not environ.get(name):
        return None
    path = Path(environ[name]).expanduser().absolute()
    if not path.is_file():
        raise Problem(f"{name} is {str(path)!r}, and there is no such file; allowed is a PEM file.")
    return path


def _number(environ: Mapping[str, str], name: str, usual: int, allowed: tuple[int, int]) -> int:
    least, most = allowed
    text = environ.get(name) or str(usual)
    # Nine digits are more than any of these may have, and int() stays quick.
    if text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most:
        return int(text)
    raise Problem(f"{name} is {text!r}; allowed is a whole number from {least} to {most}.")
