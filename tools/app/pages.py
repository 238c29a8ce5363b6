"""What answers a request. Every answer but a refusal wants the token or the cookie it brought."""

from __future__ import annotations

import html
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, StaticFileHandler, authenticated
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.execution_request_handler import ExecutionRequestHandler
from voila.tornado.handler import TornadoVoilaHandler

from tools.app.words import WORDS

# Everything comes from this server. Voila compiles its settings' schemas (unsafe-eval), and a widget's
# code is loaded from a blob.
RULES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:;"
    " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' blob: {ws};"
    " font-src 'self' data:; media-src 'self' data: blob:; object-src 'none'; base-uri 'self';"
    " form-action 'self'; frame-ancestors 'self'"
)


class Locked(JupyterHandler):
    """Refuses whoever has neither the token nor its cookie, in words and with no way to log in."""

    def get_login_url(self) -> str:
        raise HTTPError(403)

    @property
    def content_security_policy(self) -> str:
        # Some browsers do not count a page's own WebSocket as 'self'.
        return RULES.format(ws=f"ws://{self.request.host} wss://{self.request.host}")

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "no-cache")

    def without_token(self) -> str | None:
        """The address to go on to if this one shows the token, which its cookie now stands for."""
        if self.get_query_argument("token", None) is None:
            return None
        return self.request.path


class Nothing(Locked):
    """For every address that is not ours."""

    def get(self) -> None:
        raise HTTPError(404)

    head = post = put = delete = patch = get


class FrontPage(Locked):
    """The list of lessons."""

    def initialize(self, lessons: Any) -> None:
        self.lessons = lessons

    @authenticated
    def get(self) -> None:
        if address := self.without_token():
            self.redirect(address)
            return
        self.finish(self.render_template("front.html", lessons=self.lessons, words=WORDS))


class LessonPage(Locked, TornadoVoilaHandler):
    """One lesson. Only the course's own are known, so no address leads to another file."""

    def initialize(self, lessons: Any, **kwargs: Any) -> None:
        super().initialize(**kwargs)
        self.known = {lesson.id for lesson in lessons}

    @authenticated
    async def get(self, lesson: str) -> None:
        if lesson not in self.known:
            raise HTTPError(404)
        if address := self.without_token():
            self.redirect(address)
            return
        _ = self.xsrf_token  # the page sends its cookie along when it lets its kernel go
        await super().get(f"notebooks/{lesson}.ipynb")


class CourseFile(Locked, StaticFileHandler):
    """A picture of a lesson."""

    @authenticated
    async def get(self, path: str, include_body: bool = True) -> None:
        await StaticFileHandler.get(self, path, include_body)


class FrontEndFile(Locked, MultiStaticFileHandler):
    """A file of Voila's own front end, or of a widget package's."""

    @authenticated
    async def get(self, path: str, include_body: bool = True) -> None:
        await MultiStaticFileHandler.get(self, path, include_body)


class Awake(Locked):
    """Whether a lesson's kernel lives and its page is connected to it: {"awake", "connected"}."""

    _track_activity = False

    @authenticated
    async def get(self, kernel_id: str) -> None:
        kernels = self.kernel_manager
        awake = kernel_id in kernels and await ensure_async(kernels.is_alive(kernel_id))
        connected = awake and kernels.kernel_model(kernel_id)["connections"] > 0
        self.finish({"awake": bool(awake), "connected": bool(connected)})


class End(Locked):
    """Ends the server and its kernels, as Jupyter's own server does when asked."""

    @authenticated
    def post(self) -> None:
        self.settings["end"]()
        self.finish()


class RunLesson(ExecutionRequestHandler):
    """Runs a lesson's cells and tells the page what each shows; an error is told in our words."""

    _executor = None  # a page that goes before its cells ran closes what was never opened

    def write_message(self, message: Any, binary: bool = False) -> Any:
        return super().write_message(told(message), binary)


def told(message: Any) -> Any:
    """A message to the page, with what went wrong in a cell replaced by a sentence."""
    cell = message.get("payload", {}).get("output_cell") if isinstance(message, dict) else None
    if cell and any(is_trouble(output) for output in cell.get("outputs", [])):
        kept = [output for output in cell["outputs"] if not is_trouble(output)]
        cell["outputs"] = [*kept, in_words()]
    return message


def is_trouble(output: Any) -> bool:
    return output["output_type"] == "error" or output.get("name") == "stderr"


def in_words() -> dict[str, Any]:
    text = WORDS["error"]
    data = {"text/html": f'<p class="app-error">{html.escape(text)}</p>', "text/plain": text}
    return {"output_type": "display_data", "data": data, "metadata": {}}
