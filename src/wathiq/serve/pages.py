"""HTML pages that stand by themselves: one file with its style, its charts and its data, and a policy that allows no other.

Texts of reports are hostile: templates escape everything, data for charts is JSON in which no tag can end, and the
Content-Security-Policy admits only the scripts and styles whose hashes it names: nothing is ever fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

HERE = Path(__file__).parent


def render(template: str, **values: Any) -> str:
    """A page from a template, with everything that it needs inside."""
    own = {"style": static("page.css"), "library": static("echarts.min.js"), "drawing": static("charts.js")}
    allowed = policy((own["library"], own["drawing"]), (own["style"],))
    return _environment().get_template(template).render(policy=allowed, **own, **values)


def render_still(template: str, **values: Any) -> str:
    """A page that runs no script at all: a template with its style, and a policy that admits nothing else."""
    style = static("page.css")
    return _environment().get_template(template).render(policy=policy((), (style,)), style=style, **values)


@lru_cache(maxsize=8)
def static(name: str) -> Markup:
    """A static file of ours, to stand in a page as it is."""
    return Markup((HERE / "static" / name).read_text(encoding="utf-8"))  # noqa: S704


def policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """The Content-Security-Policy of a page with these scripts and styles and nothing else.

    Charts set the style of their own elements, which needs ``unsafe-hashes`` nowhere but for attributes.
    """
    allowed = " ".join(map(_hash, scripts)) or "'none'"
    styled = " ".join(map(_hash, styles))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {styled}; style-src-attr 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def embedded(data: Any) -> Markup:
    """Data as JSON for a script element: no ``<`` in it, so that no text of a report can end the element."""
    line = json.dumps(data, ensure_ascii=False, allow_nan=False)
    return Markup(line.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = FileSystemLoader(HERE / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
