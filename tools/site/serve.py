"""Shows Glute Lessons on this computer: python3 serve.py (on Windows: py serve.py).

It needs Python 3.8 or later and nothing else, and it answers this computer only. A browser gives
the lessons what they need from a server, never from a file that is opened directly. It keeps your
progress under the address, port and all, so the port is the same each time if it can be.
"""

import argparse
import functools
import sys
import webbrowser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
USUAL_PORT = 8642
# Written out, because some systems know some of them by another name or not at all.
KINDS = {
    "": "application/octet-stream",
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".ipynb": "application/json",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}


class Answer(SimpleHTTPRequestHandler):
    """Gives out the files of one folder, and the site's own page for what is not there."""

    extensions_map = KINDS
    protocol_version = "HTTP/1.1"

    def send_error(self, code, message=None, explain=None):
        """A page that is missing is told in the site's own words."""
        page = Path(self.directory) / "problem.html"
        wants_page = "text/html" in self.headers.get("Accept", "") if self.headers else False
        if code != 404 or not wants_page or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(302)
        self.send_header("Location", "/problem.html#missing")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")  # asked again, answered briefly if unchanged
        super().end_headers()

    def list_directory(self, path):
        """Folders are not shown."""
        self.send_error(404)

    def log_message(self, format, *args):
        """Says nothing: one line at the start is enough."""


class Server(ThreadingHTTPServer):
    """Many requests at once; a browser that went away meanwhile is no fault."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server(folder=HERE, port=0):
    """A server of the folder on this computer. port: 0 takes a free one."""
    return Server(("127.0.0.1", port), functools.partial(Answer, directory=str(folder)))


def usual_or_free(folder=HERE, port=USUAL_PORT):
    """A server at the usual port; at a free one, with a word about it, where that is taken."""
    try:
        return server(folder, port)
    except OSError:
        print(f"Port {port} is in use. At another one, your browser shows none of your progress.")
        return server(folder)


def main():
    parser = argparse.ArgumentParser(description="Shows Glute Lessons on this computer.")
    parser.add_argument("--port", type=int, default=USUAL_PORT, help="0 takes a free one")
    parser.add_argument("--no-browser", action="store_true", help="only tell the address")
    options = parser.parse_args()
    if not 0 <= options.port <= 65535:
        sys.exit(f"The port is {options.port}; allowed is a number from 0 to 65535.")
    serving = usual_or_free(port=options.port)
    address = f"http://localhost:{serving.server_port}/"
    print(f"Glute Lessons: {address}\nTo stop: press Ctrl+C here.", flush=True)
    if not options.no_browser:
        webbrowser.open(address)
    try:
        serving.serve_forever()
    except KeyboardInterrupt:
        print("\nStopped.")
    finally:
        serving.server_close()


if __name__ == "__main__":
    main()
