"""The same hub with systemd as its spawner. NOT RUN by us: no machine with it was at hand.

systemd holds all of a learner's processes together to one memory limit, and shuts them off from
the rest of the machine. It needs root, systemd, and `pip install jupyterhub-systemdspawner` in the
hub's environment. To use it: GLUTE_HUB_CONFIG=docs/deploy/jupyterhub_systemd.py make hub
"""

from pathlib import Path

HERE = Path(__file__).resolve().parent

c = get_config()
load_subconfig("jupyterhub_config.py", path=str(HERE))

c.JupyterHub.spawner_class = "systemd"
before = c.Spawner.pre_spawn_hook


def before_start(spawner):
    """The learner's folders and system user, as ever; systemd is told of them its own way."""
    before(spawner)
    own = spawner.popen_kwargs
    spawner.unit_extra_properties = {
        "User": str(own["user"]),
        "Group": str(own["group"]),
        "UMask": "0077",
    }


c.Spawner.pre_spawn_hook = before_start
c.SystemdSpawner.isolate_tmp = True
c.SystemdSpawner.isolate_devices = True
c.SystemdSpawner.disable_user_sudo = True
