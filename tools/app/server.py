"""Voila with the course's own pages, behind a token, on this machine only."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
import webbrowser
from html import escape
from pathlib import Path
from subprocess import DEVNULL
from typing import Any
from urllib.parse import urlencode

import jinja2
import zmq
from jupyter_core.paths import jupyter_runtime_dir
from jupyter_server.auth.identity import IdentityProvider
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from traitlets import Integer, default
from traitlets.config import Config
from voila.app import Voila, _kernel_id_regex
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from glute_lessons.content import load
from tools.app import pages
from tools.app.lesson_text import fit
from tools.app.words import WORDS, refusal

HERE = Path(__file__).resolve().parent
ADDRESS = "127.0.0.1"
# The widgets' front end and nothing else that is installed here.
EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
SEVERAL = 5  # ports that are tried from the one asked for on, before any free one is taken


class QuietKernels(AsyncMappingKernelManager):
    """What a cell writes goes to its page; what a kernel itself mutters as it ends, nowhere."""

    async def start_kernel(self, **options: Any) -> str:
        return await super().start_kernel(stdout=DEVNULL, stderr=DEVNULL, **options)


def settings(lessons: Any, idle_seconds: int) -> Config:
    """What is set whatever a learner's own Jupyter settings say."""
    c = Config()
    c.VoilaConfiguration.progressive_rendering = True
    c.VoilaConfiguration.allow_template_override = "NO"
    c.VoilaConfiguration.allow_theme_override = "NO"
    c.VoilaConfiguration.show_tracebacks = False
    c.VoilaConfiguration.template = "lessons"
    c.VoilaConfiguration.multi_kernel_manager_class = QuietKernels
    c.VoilaConfiguration.extension_allowlist = EXTENSIONS
    c.VoilaConfiguration.prelaunch_hook = fitted
    c.VoilaConfiguration.resources = {"lessons": lessons, "words": WORDS}
    c.VoilaExporter.markdown_renderer_class = "tools.app.lesson_text.LessonRenderer"
    c.Voila.identity_provider_class = IdentityProvider
    c.Voila.log_level = "ERROR"  # a learner needs one line on the screen, the address
    c.MappingKernelManager.cull_idle_timeout = idle_seconds
    c.MappingKernelManager.cull_interval = max(1, min(60, idle_seconds // 2))
    c.MappingKernelManager.cull_connected = True  # a page left open for good keeps no kernel
    # A kernel that died has lost its cards: the page says so, and a new page gets a new kernel.
    c.KernelManager.autorestart = False
    # Others who use this computer cannot listen in; without it every kernel warns of that.
    if zmq.has("curve"):
        c.KernelManager.transport_encryption = "auto"
    return c


def fitted(handler: Any, notebook: Any, cwd: str) -> Any:
    """What Voila calls before it shows a notebook."""
    return fit(notebook, handler.path_kwargs.get("lesson") or handler.path_args[0])


def shown(lesson: Any) -> dict[str, str]:
    """A lesson as the templates list it."""
    minutes = WORDS["minutes"].format(*lesson.minutes)
    return {"id": lesson.id, "title": lesson.title, "aim": lesson.aim, "minutes": minutes}


class LessonsApp(Voila):
    """The lessons' server. Its token is JUPYTER_TOKEN; it does not start without one."""

    name = "voila"
    idle_seconds = Integer(3600, config=True, help="after which an idle lesson's kernel is ended")

    @default("config_file_paths")
    def _no_config_files(self) -> list[str]:
        return []

    def initialize(self, argv: list[str] | None = None) -> None:
        token = os.environ.get("JUPYTER_TOKEN")
        if not token:
            sys.exit("JUPYTER_TOKEN is not set: the lessons are served behind a token only.")
        self.lessons = tuple(load().lessons.values())
        super().initialize(argv)
        self.token = token

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """In place of a learner's files, what the course sets."""
        listed = [shown(lesson) for lesson in self.lessons]
        self.update_config(settings(listed, self.idle_seconds))

    def setup_template_dirs(self) -> None:
        super().setup_template_dirs()
        self.template_paths = [str(HERE / "pages")]

    def init_settings(self) -> dict[str, Any]:
        loader = jinja2.FileSystemLoader(self.template_paths)
        env = jinja2.Environment(loader=loader, autoescape=True)
        env.globals.update(refusal=refusal, words=WORDS)
        return {
            **super().init_settings(),
            "allow_remote_access": False,  # only by the names of this machine
            "ws_ping_timeout": 30_000,  # ms; longer than the time between two pings is refused
            "jinja2_env": env,
            "voila_jinja2_env": env,
            "default_handler_class": pages.Nothing,
            "end": lambda: self.ioloop.add_callback(self.ioloop.stop),
        }

    def init_handlers(self) -> list[tuple]:
        """All there is. Voila's own doors to files and folders are not among them."""
        listed = {"lessons": self.lessons}
        lesson = {
            **listed,
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        front = {"lessons": [shown(each) for each in self.lessons]}
        assets = {"path": os.path.join(self.root_dir, "assets")}
        return [
            (r"/", pages.FrontPage, front),
            (r"/lessons/(\w+)\.ipynb", pages.LessonPage, lesson),
            (r"/assets/((?:\w+/)*[\w-]+\.(?:svg|png))", pages.CourseFile, assets),
            (r"/voila/static/(.*)", pages.FrontEndFile, {"paths": self.static_paths}),
            (r"/voila/labextensions/(.*)", pages.FrontEndFile, {"paths": self.labextensions_path}),
            (rf"/voila/execution/{_kernel_id_regex}", pages.RunLesson),
            (rf"/voila/api/shutdown/{_kernel_id_regex}", VoilaShutdownKernelHandler),
            (rf"/api/kernels/{_kernel_id_regex}", KernelHandler),
            (rf"/api/kernels/{_kernel_id_regex}/channels", VoilaKernelWebsocketHandler),
            (rf"/awake/{_kernel_id_regex}", pages.Awake),
            (r"/api/shutdown", pages.End),
        ]

    def listen(self) -> None:
        """Take the port asked for or the next free one, tell where that is, and serve."""
        sockets = free_sockets(self.port)
        self.port = sockets[0].getsockname()[1]
        logging.getLogger("tornado.access").setLevel(logging.ERROR)  # a refusal is no news
        HTTPServer(self.app).add_sockets(sockets)
        url = f"http://{ADDRESS}:{self.port}/"
        self.ioloop = IOLoop.current()
        with tempfile.TemporaryDirectory(prefix="app-", dir=jupyter_runtime_dir()) as folder:
            found = Path(jupyter_runtime_dir()) / f"jpserver-{os.getpid()}.json"
            write_private(found, json.dumps({"url": url, "token": self.token, "pid": os.getpid()}))
            try:
                if self.open_browser:
                    open_page(f"{url}?{urlencode({'token': self.token})}", Path(folder))
                self.ioloop.start()
            except KeyboardInterrupt:
                pass
            finally:
                found.unlink(missing_ok=True)
                self.stop()


def free_sockets(port: int) -> list:
    """Sockets on this machine's own address. port: 0 is any free one. OSError if none is free."""
    for each in [*range(port, min(port + SEVERAL, 65536)), 0]:
        try:
            return bind_sockets(each, ADDRESS)
        except OSError:
            continue
    raise OSError(f"no port of {ADDRESS} is free")


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, where the system knows such."""
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def open_page(address: str, folder: Path) -> None:
    """Show an address in the browser, by way of a page: anyone may read a command line."""
    page = folder / "open.html"
    where = escape(address)
    write_private(
        page,
        f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={where}">'
        f'<title>Glute Lessons</title><p><a href="{where}">Go to the lessons</a></p>',
    )
    webbrowser.open(page.as_uri())
