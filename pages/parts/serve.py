"""How the dashboard is served: `streamlit run pages/parts/serve.py` (or `make app`).

Before the first visitor is let in, the app's own health check runs the frame once. Without it, Streamlit still believes in its
old discovery of pages while the first visitor loads, and a deep link shows "Page not found" over the right page. Every answer
carries a Content-Security-Policy, so that nothing that stands in a corpus can load or run anything, even if a page were careless.
"""

from __future__ import annotations

import os
import re
import sys
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A page is computed in one thread and sent by another. With Python's 5 ms a turn, what is ready waits for the computing thread
# again and again.
_TURN = 0.0005  # seconds
# Set while the frame runs for the start; dashboard.py reads it. The port is still closed, so no visitor can be meant.
_STARTING = "DASHBOARD_STARTING"
_HEALTH = "/_stcore/script-health-check"
# 'unsafe-inline' styles and blob: are what Streamlit, Plotly and the cloud component are made of; no other host is named.
_INDEX = Path(st.__file__).parent / "static" / "index.html"
_OWN_INLINE = " ".join(  # Streamlit's own inline scripts, by their digest; any other inline script stays blocked
    f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
    for script in re.findall(r"<script>([^<]{1,20000})</script>", _INDEX.read_text(encoding="utf-8"))
)
_POLICY = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self' 'unsafe-eval' blob: data: {_OWN_INLINE}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: blob: data:",
        "worker-src 'self' blob:",
        "frame-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_PAGE = re.compile(
    r"[^/._][^/.]{0,200}"
)  # what an address of a page looks like; files have dots, Streamlit's own paths a _
_HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
}


class SecurityHeaders:
    """Middleware that adds the headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS.items()]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class UnknownPages:
    """Middleware that leads an address without a page (/timelines) to the overview, which names what it did not know.

    Streamlit would put a dialog in English over its first page. Only a reader's request for a page is led on: one path segment
    without a dot, asked for as HTML; its query is kept.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with the way to the overview."""
        name = _page_asked_for(scope) if scope["type"] == "http" else ""
        if not name or name in _pages():
            await self.app(scope, receive, send)
            return
        query = "&".join(part for part in (scope["query_string"].decode("latin-1"), urlencode({"page": name})) if part)
        await RedirectResponse(f"overview?{query}")(scope, receive, send)


@cache
def _pages() -> frozenset[str]:
    from pages.parts import (
        menu,
    )  # the project's folder is on the path once the frame has run, not yet when this file is read

    return menu.NAMES


def _page_asked_for(scope: Scope) -> str:
    if not any(name == b"accept" and b"text/html" in value for name, value in scope["headers"]):
        return ""  # most requests are for scripts and data
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    path = str(scope["path"]).removeprefix(f"/{base}" if base else "").strip("/")
    return path if _PAGE.fullmatch(path) else ""


async def run_frame_once(app: ASGIApp) -> int:
    """Ask the app for its script health check without a network; gives the HTTP status."""
    answers: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answers.append(message)

    request: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": _HEALTH,
        "raw_path": _HEALTH.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
    }
    await app(request, receive, send)
    return int(next(message["status"] for message in answers if message["type"] == "http.response.start"))


@asynccontextmanager
async def before_the_first_visitor(app: st.App) -> AsyncIterator[None]:
    """Run the frame once, then let visitors in; the server opens its port after this."""
    sys.setswitchinterval(_TURN)
    os.environ[_STARTING] = "1"
    try:
        status = await run_frame_once(app)
    finally:
        del os.environ[_STARTING]
    if status != 200:  # the pages say in plain words what is wrong; the operator should see it too
        print("The dashboard's first run did not succeed; open it in a browser to read why.", flush=True)
    yield None


app = st.App(
    "../../dashboard.py",
    lifespan=before_the_first_visitor,
    middleware=[Middleware(SecurityHeaders), Middleware(UnknownPages)],
)
