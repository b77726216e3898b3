"""Pages of the site: a template, the language of the reader, and nothing that is fetched from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wathiq.serve.localise import Localiser, languages, localiser
from wathiq.version import __version__

TEMPLATES = Path(__file__).parent.parent / "templates"
COOKIE = "wathiq_lang"
_YEAR = 365 * 24 * 3600  # seconds


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of a template (``templates/site/NAME.html``) in the language of the reader, which is remembered."""
    t = language_of(request)
    shared = {"t": t, "request": request, "languages": languages(), "served": True, "version": __version__}
    answer = HTMLResponse(_environment().get_template(f"site/{template}").render(**shared, **values), status)
    answer.headers["Vary"] = "Cookie"
    if request.query_params.get("lang") == t.code:
        answer.set_cookie(COOKIE, t.code, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def prepare() -> None:
    """Compile all templates, which the first readers would otherwise wait for."""
    made = _environment()
    for name in made.list_templates(extensions=["html"]):
        made.get_template(name)


def language_of(request: Request) -> Localiser:
    """The labels that a reader asks for with ``?lang=``, or asked for before; else those that the server was started with."""
    asked = (request.query_params.get("lang"), request.cookies.get(COOKIE), request.app.state.settings.language)
    return localiser(next(code for code in asked if code in languages()))


def here_in(request: Request, code: str) -> str:
    """The address of this page in another language."""
    return str(request.url.include_query_params(lang=code).replace(scheme="", netloc=""))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals["here_in"] = here_in
    return made
