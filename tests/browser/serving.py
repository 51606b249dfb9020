"""A folder served to a browser under a strict content policy, and what a page asked for beside it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.visit import Visit

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    policy: str | None = None

    def end_headers(self) -> None:
        if self.policy is not None:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: a test tells what is wrong."""


class _Strict(_Handler):
    policy = POLICY


@contextmanager
def served(folder: Path, *, strict: bool = False) -> Iterator[str]:
    """Serve `folder` on this machine alone; gives its address, which ends in `/`."""
    handler = functools.partial(_Strict if strict else _Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def browsing(browser: Any, address: str, *, width: int, scheme: str) -> Iterator[Visit]:  # noqa: ANN401 - optional package
    """Open an address; requests to any other host are refused and listed."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True)
    page = context.new_page()
    outside: list[str] = []
    complaints: list[str] = []
    host = "/".join(address.split("/")[:3]) + "/"

    def route(asked: Any) -> None:  # noqa: ANN401 - as above
        url = asked.request.url
        if url.startswith((host, "data:", "blob:")):
            asked.continue_()
        else:
            outside.append(url)
            asked.abort()

    context.route("**/*", route)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield Visit(page=page, outside=outside, complaints=complaints)
    context.close()
