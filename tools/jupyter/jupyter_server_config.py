"""The course's server settings; tools/setup/lab.py passes this file to JupyterLab."""

import os
import warnings

import zmq

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def drop_widget_views(model, **ignored):
    """Leave a notebook's widget views out of what is saved, and nothing else.

    A widget's state ends with its kernel: a saved view opens as "Error displaying widget", an empty
    output as a cell to run. model: the contents API's model of what is being saved.
    """
    if model["type"] != "notebook" or model["content"]["nbformat"] < 4:
        return
    for cell in model["content"]["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [o for o in cell["outputs"] if WIDGET_VIEW not in o.get("data", {})]


c = get_config()
c.ContentsManager.pre_save_hook = drop_widget_views
# JupyterLab sets every setting twice and warns about this one, as if two hooks were at odds.
warnings.filterwarnings("ignore", message="Overriding existing pre_save_hook")

# The token is always on, whatever a learner's own Jupyter settings say.
c.IdentityProvider.token = os.environ["JUPYTER_TOKEN"]
c.ServerApp.allow_root = True  # containers; the server listens on this machine only

# Others who use this computer cannot listen in on a kernel; without it every kernel warns of that.
if zmq.has("curve"):
    c.KernelManager.transport_encryption = "auto"

# `make app` brings Voila and the tests bring Notebook; both add themselves to every server of the
# environment. Here they have no work.
c.ServerApp.jpserver_extensions = {"notebook": False, "voila.server_extension": False}

# Nothing asks the network for news, updates or extensions.
c.LabApp.news_url = None
c.LabApp.extension_manager = "readonly"
c.LanguageServerManager.autodetect = False  # it would run npm to look for programmers' tools

# The open tabs of another project would show up here as missing files.
c.LabApp.workspaces_dir = os.path.join(os.environ["JUPYTER_RUNTIME_DIR"], "workspaces")

# A learner needs one line on the screen, the address; warnings still show.
c.ServerApp.log_level = "WARN"
c.LabApp.log_level = "WARN"
