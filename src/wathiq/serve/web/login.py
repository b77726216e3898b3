"""The way in for people where the server asks for a token: they type it once, and their browser bears a sign from then on.

The sign is drawn anew at every start and says nothing of the token.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from wathiq.serve.web.access import TheSettings
from wathiq.serve.web.render import page

COOKIE = "wathiq_session"
PATHS = ("/login", "/logout")
_PAUSE = 0.5  # seconds that each wrong token costs, one after another: guessing is slow however many guess
_LONGEST = 2000  # characters of an address that is gone on to

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Door:
    """What a server knows of those who typed its token: the sign that their browsers bear, and whose turn it is to fail."""

    sign: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def knows(self, request: Request) -> bool:
        """Whether a request comes from a browser in which the token was typed."""
        return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self.sign.encode())


def way_in(request: Request) -> Response:
    """To the page where the token is typed, and from there to what was asked for."""
    wanted = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    return RedirectResponse(f"/login?next={quote(wanted[:_LONGEST], safe='')}", 303)


@router.get("/login")
def ask(request: Request, next: str = "/") -> Response:
    """The page where the token is typed."""
    return page(request, "login.html", next=_local(next), wrong=False)


@router.post("/login")
async def enter(request: Request, settings: TheSettings) -> Response:
    """Let in who has typed the right token; who has not is told so, after a while."""
    typed = parse_qs((await request.body()).decode("utf-8", "replace"))
    token, wanted = (typed.get(name, [""])[0] for name in ("token", "next"))
    door: Door = request.app.state.door
    if not settings.token or not hmac.compare_digest(token.strip().encode(), settings.token.encode()):
        async with door.turn:
            await asyncio.sleep(_PAUSE)
        return page(request, "login.html", 403, next=_local(wanted), wrong=True)
    answer = RedirectResponse(_local(wanted), 303)
    answer.set_cookie(COOKIE, door.sign, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


@router.post("/logout")
def leave() -> Response:
    """Forget the sign in this browser."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _local(wanted: str) -> str:
    """An address of this server, never of another one."""
    inside = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if inside else "/"
