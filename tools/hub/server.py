"""A learner's own server, as the hub starts it, held to its memory limit.

Every process that it starts, each kernel among them, is held to the same limit by itself: a cell
that asks for more gets a MemoryError, and nobody else is slowed down.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Mapping

LIMIT = "MEM_LIMIT"  # bytes; the hub tells it


def limit_memory(environ: Mapping[str, str]) -> None:
    """Holds this process, and all that it starts, to the hub's limit for what they may write to."""
    most = int(environ[LIMIT])
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def main() -> None:
    limit_memory(os.environ)
    from jupyterhub.singleuser import main as serve

    serve()


if __name__ == "__main__":
    main()
