"""One simulated learner: signs in, starts a server, opens a lesson, has all of its cells run; then
opens a second one beside it."""

from __future__ import annotations

import asyncio
import json
import re
import time
from typing import Any
from uuid import uuid4

import httpx
from attrs import frozen
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

# The first is what the time is about. The second draws graphs, and of all lessons takes the most memory.
FIRST, SECOND = "notebooks/01_anatomy.ipynb", "notebooks/04_massage_ball.ipynb"
PICTURE = re.compile(r"\]\(\.\./(assets/[^)#]+)\)")
PATIENCE = 300  # seconds for each step; a fault, not a figure, is what comes after it
# Asked of the kernel at the end: where its progress lies, and whether another's folder opens.
ASKED = """
import json, os
from pathlib import Path
home = Path(os.environ["GLUTE_LESSONS_HOME"])
def opens(folder):
    try:
        return bool(os.listdir(folder))
    except OSError:
        return False
try:
    others = [each for each in home.parents[1].iterdir() if each != home.parent]
except OSError:
    others = [home.parents[1] / f"learner-{n}" for n in (1, 2)]
    others.remove(home.parent) if home.parent in others else None
print(json.dumps([str(home), any(map(opens, others))]))
"""


@frozen
class Visit:
    """url: the hub's. name, password: as on the class list."""

    url: str
    name: str
    password: str


@frozen
class Done:
    """at: when the lesson had run, on the monotonic clock. home: where its progress lies.
    reads_others: whether a cell could look into another learner's folder."""

    at: float
    home: str
    reads_others: bool


async def visit(who: Visit, everyone: asyncio.Barrier) -> Done:
    """The whole visit. After each lesson everyone is met twice: all are ready, and all are measured."""
    limits = httpx.Timeout(PATIENCE)
    async with httpx.AsyncClient(
        base_url=who.url, follow_redirects=True, timeout=limits, trust_env=False
    ) as client:
        await sign_in(client, who)
        await start_server(client, who)
        first = await run_lesson(client, who, FIRST)
        at = time.monotonic()
        home, reads_others = json.loads(await run(first, ASKED))
        await everyone.wait()
        await everyone.wait()
        second = await run_lesson(client, who, SECOND)
        await everyone.wait()
        await everyone.wait()
        first.close()
        second.close()
    return Done(at, home, reads_others)


async def run_lesson(
    client: httpx.AsyncClient, who: Visit, lesson: str
) -> WebSocketClientConnection:
    """Opens a lesson and runs all of its cells; the connection to its kernel."""
    kernel, cells = await open_lesson(client, who, lesson)
    socket = await connect(client, who, kernel)
    for cell in cells:
        await run(socket, cell)
    return socket


def xsrf(client: httpx.AsyncClient, path: str) -> str:
    """The token against forged requests, which goes back with every request that changes things."""
    found = [each for each in client.cookies.jar if each.name == "_xsrf" and each.path == path]
    if not found:
        raise LookupError(f"no _xsrf cookie for {path}")
    return found[0].value or ""


async def sign_in(client: httpx.AsyncClient, who: Visit) -> None:
    await client.get("/hub/login")
    form = {"username": who.name, "password": who.password, "_xsrf": xsrf(client, "/hub/")}
    # Where it leads would start the server, and is asked for next.
    answer = await client.post("/hub/login?next=/hub/home", data=form)
    answer.raise_for_status()


async def start_server(client: httpx.AsyncClient, who: Visit) -> None:
    """Asks the hub for the server, and waits until it says that it is ready."""
    headers = {"X-XSRFToken": xsrf(client, "/hub/"), "Referer": f"{who.url}hub/home"}
    path = f"/hub/api/users/{who.name}/server"
    (await client.post(path, headers=headers)).raise_for_status()
    async with client.stream("GET", f"{path}/progress", headers=headers) as events:
        async for line in events.aiter_lines():
            told = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
            if told.get("failed"):
                raise RuntimeError(f"{who.name}: {told.get('message')}")
            if told.get("ready"):
                return
    raise RuntimeError(f"{who.name}: the hub never said that the server is ready")


async def open_lesson(client: httpx.AsyncClient, who: Visit, lesson: str) -> tuple[str, list[str]]:
    """JupyterLab's page, the lesson and its kernel; the kernel's id and the lesson's code."""
    page = await client.get(f"/user/{who.name}/lab/tree/{lesson}")
    page.raise_for_status()
    if "jupyter-config-data" not in page.text:
        raise RuntimeError(f"{who.name}: this is not JupyterLab but {page.url}")
    base = f"/user/{who.name}/"
    found = (await client.get(f"{base}api/contents/{lesson}")).raise_for_status().json()
    asked = {"path": lesson, "type": "notebook", "name": "", "kernel": {"name": "python3"}}
    headers = {"X-XSRFToken": xsrf(client, base)}
    session = await client.post(f"{base}api/sessions", json=asked, headers=headers)
    cells = found["content"]["cells"]
    for picture in PICTURE.findall("".join(each["source"] for each in cells)):
        (await client.get(f"{base}files/{picture}")).raise_for_status()
    code = [each["source"] for each in cells if each["cell_type"] == "code"]
    return session.raise_for_status().json()["kernel"]["id"], code


async def connect(client: httpx.AsyncClient, who: Visit, kernel: str) -> WebSocketClientConnection:
    path = f"/user/{who.name}/api/kernels/{kernel}/channels"
    request = client.build_request("GET", path)  # for its cookies
    address = f"{who.url}{path.removeprefix('/')}".replace("http", "ws", 1)
    return await websocket_connect(
        HTTPRequest(address, headers={"Cookie": request.headers["cookie"]}),
        max_message_size=2**28,
    )


async def run(socket: WebSocketClientConnection, code: str) -> str:
    """Runs one cell to its end; what it printed. Raises RuntimeError when the cell failed."""
    id_ = uuid4().hex
    header = {"msg_id": id_, "msg_type": "execute_request", "username": "", "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
    message = {"header": {**header, "session": id_, "date": ""}, "parent_header": {}}
    await socket.write_message(
        json.dumps({**message, "metadata": {}, "content": content, "channel": "shell"})
    )
    printed: list[str] = []
    waiting = {"idle", "reply"}
    while waiting:
        heard = await asyncio.wait_for(socket.read_message(), PATIENCE)
        if heard is None:
            raise RuntimeError("the kernel's connection ended")
        told = json.loads(heard) if isinstance(heard, str) else {}
        if told.get("parent_header", {}).get("msg_id") == id_:
            waiting -= {meaning(told, printed)}
    return "".join(printed)


def meaning(told: dict[str, Any], printed: list[str]) -> str:
    """What a message of the kernel says about a cell: "idle", "reply", or nothing of the two."""
    kind, content = told["msg_type"], told["content"]
    if kind == "error":
        raise RuntimeError(f"a cell failed: {content['ename']}: {content['evalue']}")
    if kind == "stream":
        printed.append(content["text"])
    if kind == "status" and content["execution_state"] == "idle":
        return "idle"
    return "reply" if kind == "execute_reply" else ""
