"""What every request must pass, and what every answer says: hosts, tokens, sizes, writes, and the content policy.

Reports are hostile text, and a page of another site may talk to the loopback interface. So: only the names of this host are
answered (no DNS rebinding); a body may not be larger than ``MOST``; a write must come from this server's own pages or from a
program, which sends JSON and no foreign Origin; pages may load nothing but what this server holds.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from fastapi import FastAPI, Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wathiq.serve.web.login import PATHS, Door, way_in
from wathiq.serve.web.problems import problem, wants_page
from wathiq.serve.web.settings import Settings

MOST = 6_000_000  # bytes of a body: a report of five million letters passes
_READING = frozenset(("GET", "HEAD", "OPTIONS"))
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers do not say where a form of ours comes from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Next = Callable[[Request], Awaitable[Response]]


def install(app: FastAPI, settings: Settings) -> None:
    """Put the checks before every request, the cheapest first."""

    async def checked(request: Request, go_on: Next) -> Response:
        refused = _refusal(request, settings)
        return refused or await go_on(request)

    app.middleware("http")(checked)
    app.add_middleware(_Bounded)
    app.add_middleware(_WithHeaders)


def is_loopback(host: str) -> bool:
    """Whether a name or an address is that of the machine itself only."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _refusal(request: Request, settings: Settings) -> Response | None:
    if not settings.token and not is_loopback(request.url.hostname or ""):
        return problem(403, f"the host '{request.url.hostname}' is not this one", "ask for localhost")
    if settings.token and not _known(request, settings.token):
        if wants_page(request):
            return way_in(request)
        told = {"WWW-Authenticate": "Bearer"}
        return problem(401, "the request bears no valid token", "send Authorization: Bearer …", told)
    return None if request.method in _READING else _write_refusal(request, settings)


def _known(request: Request, token: str) -> bool:
    """Whether a request bears the token, or the sign of having typed it, or asks for the page where it is typed."""
    if request.url.path in PATHS or request.url.path.startswith("/static/"):
        return True
    door: Door = request.app.state.door
    borne = request.headers.get("authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(borne.encode(), token.encode()) or door.knows(request)


def _write_refusal(request: Request, settings: Settings) -> Response | None:
    if settings.read_only and request.url.path not in PATHS:
        return problem(403, "this server only reads", "start it without --read-only")
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in (None, "same-origin", "none") or origin not in (None, f"{request.url.scheme}://{request.url.netloc}"):
        return problem(403, "the request comes from a page of another site", "write from this server's own pages, or a program")
    if origin is None and site is None and not request.headers.get("content-type", "").startswith("application/json"):
        return problem(415, "a program must send JSON", "set Content-Type: application/json")
    return None


class _WithHeaders:
    """Sets the headers of safety on every answer, problems included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending)


class _Bounded:
    """Refuses a body that is larger than ``MOST``, by what it says of itself or once so much has come."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body, more = b"", True
        while more and len(body) <= MOST:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False) and message["type"] == "http.request"
        if len(body) > MOST:
            refused = problem(413, f"the body is larger than {MOST:,} bytes", "send reports one by one, or use `wathiq read`")
            await refused(scope, receive, send)
            return
        given: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
        await self._app(scope, lambda: _again(given, receive), send)


async def _again(given: list[Message], receive: Receive) -> Message:
    return given.pop() if given else await receive()
