"""`wathiq schema`: the JSON Schema of a public record."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

Name = Annotated[Literal["report", "claim", "event"], typer.Argument(help="Which record.")]


def schema(name: Name = "claim") -> None:
    """Print the JSON Schema of a record.

    It is draft 2020-12, and versioned.
    """
    from wathiq.serve.schema import schema as schema_of

    print(json.dumps(schema_of(name), ensure_ascii=False, indent=2))
