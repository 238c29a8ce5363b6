"""Whose answers a page keeps while they wait to be saved."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

USER = "JUPYTERHUB_USER"  # a hub names its user to every server and kernel that it starts
NAMES = ("JUPYTERHUB_BASE_URL", USER, "GLUTE_LESSONS_HOME")


def outbox_owner(environ: Mapping[str, str]) -> str:
    """16 hex digits that stand for a hub's user and data folder; "" where there is no hub.

    A hub's users share one origin, and so the storage of a browser that two of them sign in from.
    A digest, because a user's name must not lie about in a browser that others use.
    """
    if not environ.get(USER):
        return ""
    told = "\0".join(environ.get(name, "") for name in NAMES)
    return sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
