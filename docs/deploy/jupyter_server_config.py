"""A learner's server under a hub: the course's own settings, but for who is let in."""

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent

c = get_config()
os.environ.setdefault("JUPYTER_TOKEN", "")  # the file below reads it
load_subconfig("jupyter_server_config.py", path=str(HERE.parents[1] / "tools" / "jupyter"))
c.IdentityProvider.pop("token")  # the hub lets its users in, each to their own server alone

c.ServerApp.terminals_enabled = False  # no lesson needs one
# A kernel that was left running in a tab that is closed ends by itself.
c.MappingKernelManager.cull_idle_timeout = 1800  # seconds
c.MappingKernelManager.cull_interval = 60
