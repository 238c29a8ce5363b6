"""The hub as it is measured: as shipped, but on free ports and with no most number of learners."""

import json
import os
from pathlib import Path

c = get_config()
load_subconfig("jupyterhub_config.py", path=str(Path(__file__).parents[2] / "docs" / "deploy"))

hub_port, proxy_port = json.loads(os.environ["GLUTE_BENCH_PORTS"])
c.JupyterHub.hub_port = hub_port
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy_port}"
c.JupyterHub.active_server_limit = 0
c.JupyterHub.concurrent_spawn_limit = 0
