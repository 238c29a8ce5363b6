"""JupyterHub for a class on one machine; `make hub` starts it with this file.

What may be chosen comes from the environment: see tools/hub/settings.py and README.md beside this.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.hub import people, places, settings
from tools.hub.room import learners_that_fit, memory_of

chosen = settings.here()
CLASS_LIST = chosen.own / "learners.json"


def before_start(spawner):
    """Makes the learner's own folders; and lets the server run as their own system user."""
    user = spawner.user.name
    uid = people.read(CLASS_LIST)[user].uid if chosen.apart else None
    places.prepare(chosen.learners, user, ROOT, uid)
    home = places.home_of(chosen.learners, user)
    spawner.home_dir, spawner.notebook_dir = str(home), str(home / "course")
    if uid is not None:
        spawner.popen_kwargs = {"user": uid, "group": uid, "extra_groups": [], "umask": 0o077}


def place_of(name):
    """What a learner's server is told under this name: never the same for two learners."""
    return lambda spawner: places.environment(chosen.learners, spawner.user.name)[name]


c = get_config()

# Who is let in.
c.JupyterHub.authenticator_class = "tools.hub.sign_in.ClassList"
c.ClassList.path = str(CLASS_LIST)
c.Authenticator.allow_all = False  # the class list says who
c.JupyterHub.cookie_max_age_days = 1  # computers are shared in a classroom
c.JupyterHub.template_paths = [str(ROOT / "docs" / "deploy" / "templates")]
c.JupyterHub.template_vars = {"apart": chosen.apart}

# Where it listens. The parts talk to one another on this machine alone.
c.JupyterHub.bind_url = chosen.bind_url
if chosen.certificate:
    c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = str(chosen.certificate), str(chosen.key)
c.JupyterHub.hub_ip = "127.0.0.1"
c.ConfigurableHTTPProxy.command = json.loads(os.environ["GLUTE_HUB_PROXY"])  # tools.hub tells it

# What it keeps lies in one folder, which learners cannot read.
c.JupyterHub.db_url = f"sqlite:///{chosen.own / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(chosen.own / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(chosen.own / "proxy.pid")

# A learner's server: one each, in folders of their own.
c.JupyterHub.spawner_class = "simple"
c.Spawner.pre_spawn_hook = before_start
c.Spawner.cmd = [sys.executable, str(ROOT / "tools" / "hub" / "server.py")]
c.Spawner.args = [f"--config={ROOT / 'docs' / 'deploy' / 'jupyter_server_config.py'}"]
c.Spawner.default_url = "/lab/tree/notebooks/00_start_here.ipynb"
c.Spawner.environment = {
    **{name: place_of(name) for name in places.environment(chosen.learners, "anyone")},
    "JUPYTER_PREFER_ENV_PATH": "1",
    "OPENBLAS_NUM_THREADS": "1",  # each thread takes memory, and no lesson computes for long
}
c.Spawner.env_keep = ["PATH", "LANG", "LC_ALL", "VIRTUAL_ENV"]  # nothing of the hub's own
c.Spawner.http_timeout = 120  # seconds; when a whole class starts at once, the last ones wait
c.Spawner.start_timeout = 120

# How much they may take.
c.Spawner.mem_limit = f"{chosen.memory_mib}M"  # server.py holds each process to it
c.JupyterHub.active_server_limit = learners_that_fit(memory_of(Path("/proc/meminfo")))
c.JupyterHub.concurrent_spawn_limit = 20

# A server that nobody has used for a while ends; what was answered is saved already.
c.JupyterHub.services = [
    {
        "name": "idle",
        "command": [
            *(sys.executable, "-m", "jupyterhub_idle_culler"),
            *(f"--timeout={chosen.idle_minutes * 60}", "--cull-every=60"),
        ],
    }
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
