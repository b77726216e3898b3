"""Errors as problem documents (RFC 9457): a stable type, a title, and one line that says what is wrong and the way out."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from wathiq.errors import InputError, LedgerError, UsageError, WathiqError
from wathiq.serve.web.render import language_of, page

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: "The request cannot be understood",
    401: "A token is needed",
    403: "This may not be done",
    404: "There is no such thing",
    405: "The method is not allowed here",
    409: "It stands against what is stored",
    413: "The body is too large",
    415: "The body is of another type",
    422: "A value is not valid",
    500: "Wathiq failed",
    503: "The ledger cannot be used now",
}
_STATUS: tuple[tuple[type[WathiqError], int], ...] = ((UsageError, 400), (InputError, 422), (LedgerError, 503))


def problem(status: int, detail: str, way_out: str | None = None, headers: dict[str, str] | None = None) -> JSONResponse:
    """A problem document; its ``type`` is a URN that never changes for a kind of error."""
    title = TITLES.get(status, "Something is wrong")
    slug = title.lower().replace(" ", "-")
    content = {"type": f"urn:wathiq:problem:{slug}", "title": title, "status": status, "detail": detail}
    if way_out:
        content["way_out"] = way_out
    return JSONResponse(content, status, headers, media_type=MEDIA_TYPE)


def wants_page(request: Request) -> bool:
    """Whether a person asks, with a browser, for a page; programs and scripts ask for data."""
    pages = not request.url.path.startswith(("/api/", "/static/"))
    return request.method in ("GET", "POST") and pages and "text/html" in request.headers.get("accept", "")


def _told(
    request: Request, status: int, detail: str, way_out: str | None = None, headers: dict[str, str] | None = None
) -> Response:
    """The problem as a page in the reader's language for who asks for pages, else as a problem document."""
    if not wants_page(request):
        return problem(status, detail, way_out, headers)
    heading = language_of(request)(TITLES.get(status, "Something is wrong"))
    answer = page(request, "problem.html", status, heading=heading, detail=detail, way_out=way_out)
    answer.headers.update(headers or {})
    return answer


def install(app: FastAPI) -> None:
    """Answer every error of the application with a problem document, never with a traceback."""
    app.add_exception_handler(WathiqError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unforeseen)


async def _ours(request: Request, error: Exception) -> Response:
    if not isinstance(error, WathiqError):
        raise error
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return _told(request, status, f"{error.subject}: {error.problem}", error.way_out)


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _told(request, error.status_code, str(error.detail), headers=dict(error.headers or {}))


async def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    told = (f"{'.'.join(map(str, one['loc'][1:])) or one['loc'][0]}: {one['msg']}" for one in error.errors())
    return _told(request, 422, "; ".join(told), "see /api/openapi.json for what each value may be")


async def _unforeseen(request: Request, error: Exception) -> Response:
    return _told(request, 500, type(error).__name__, "please report this")
