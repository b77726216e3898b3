"""Downloads: claims in the formats of the field."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import IO, Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from wathiq.serve.exports import FORMATS, export
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS
from wathiq.serve.web.wanted import Wanted

router = APIRouter(tags=["export"])

Name = Literal["csv", "jsonl", "parquet", "polecat", "icews", "gdelt", "ftm"]
To = Annotated[Name, Query(description="The format.", alias="format")]
Most = Annotated[int, Query(ge=1, le=1_000_000, description="How many claims at most.")]

_PIECE = 1 << 16  # bytes


@router.get("/export", response_class=StreamingResponse, responses=ERRORS)
def download(ledger: OpenLedger, wanted: Wanted, form: To, limit: Most = 100_000) -> StreamingResponse:
    """The claims that a filter accepts as a file. Formats without a status hold what happened, unless others are asked for."""
    chosen = FORMATS[form]
    with ExitStack() as until_sent:
        made = until_sent.enter_context(tempfile.TemporaryFile())
        export(ledger, replace(wanted, limit=limit), chosen, made)
        made.seek(0)
        kept = until_sent.pop_all()
    headers = {"Content-Disposition": f'attachment; filename="wathiq.{chosen.extension}"'}
    return StreamingResponse(_pieces(made, kept), media_type=chosen.media_type, headers=headers)


def _pieces(made: IO[bytes], kept: ExitStack) -> Iterator[bytes]:
    with kept:
        while piece := made.read(_PIECE):
            yield piece
