"""Pages of the site: a template, the language of the reader, and nothing that is fetched from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wathiq.serve.localise import languages, localiser

TEMPLATES = Path(__file__).parent.parent / "templates"


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of a template (``templates/site/NAME.html``), in the language that the reader asks for with ``?lang=``."""
    asked = request.query_params.get("lang", "")
    code = asked if asked in languages() else request.app.state.settings.language
    html = _environment().get_template(f"site/{template}").render(t=localiser(code), request=request, **values)
    return HTMLResponse(html, status)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
