"""Answers that were given before, given again while nothing in the ledger has changed: many readers ask for the same pages."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wathiq.errors import LedgerError
from wathiq.serve.web.render import COOKIE

_LARGEST, _ROOM = 1_000_000, 32_000_000  # bytes of one answer, and of all
_ASKS_MORE = ("if-none-match", "range")  # headers that change what an answer is

Key = tuple[str, ...]  # path, query, language, state of the ledger


@dataclass(slots=True)
class Answer:
    """What is sent for a request: its head, and its body in pieces."""

    start: Message = field(default_factory=dict)
    pieces: list[bytes] = field(default_factory=list)
    size: int = 0

    def take(self, message: Message) -> None:
        """Note a message on its way; of a body that grows too large the size alone."""
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.size += len(message.get("body", b""))
        self.pieces = [*self.pieces, message.get("body", b"")] if self.size <= _LARGEST else []

    @property
    def lasts(self) -> bool:
        """Whether it is the same for whoever asks again: a success that sets no cookie, and not too large."""
        if self.start.get("status") != HTTPStatus.OK or self.size > _LARGEST:
            return False
        return "set-cookie" not in Headers(raw=self.start["headers"])


class Shelf:
    """The answers of late, at most so many bytes; those asked for longest ago go first."""

    def __init__(self) -> None:
        """Begin empty."""
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._size, self._lock = 0, Lock()

    def find(self, key: Key) -> Answer | None:
        """The answer to a request, if it was given."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def put(self, key: Key, answer: Answer) -> None:
        """Remember an answer."""
        with self._lock:
            self._size += answer.size - (self._answers.pop(key).size if key in self._answers else 0)
            self._answers[key] = answer
            while self._size > _ROOM:
                self._size -= self._answers.popitem(last=False)[1].size


class Remembered:
    """Gives answers from the shelf, and puts there what is given for the first time."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self._app, self._shelf = app, Shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if not _lasting(scope):
            await self._app(scope, receive, send)
            return
        key = await run_in_threadpool(_key, Request(scope))
        known, given = self._shelf.find(key) if key else None, Answer()
        if known is not None:
            await send({**known.start, "headers": list(known.start["headers"])})
            await send({"type": "http.response.body", "body": b"".join(known.pieces)})
            return

        async def sending(message: Message) -> None:
            given.take(message)
            await send(message)

        await self._app(scope, receive, sending)
        if key and given.lasts:
            self._shelf.put(key, given)


def _lasting(scope: Scope) -> bool:
    """Whether the answer depends on nothing but the ledger, the address and the language of the reader."""
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(("/static/", "/api/v1/export", "/log")):
        return False
    asked = Headers(scope=scope)
    return not any(name in asked for name in _ASKS_MORE) and b"lang=" not in scope["query_string"]


def _key(request: Request) -> Key | None:
    """What an answer is remembered by; None when the ledger cannot be asked, which the application then tells."""
    try:
        state = request.app.state.ledger.state()
    except LedgerError:
        return None
    return request.url.path, request.url.query, request.cookies.get(COOKIE, ""), state
