"""The REST API, version 1: everything under /api/v1, described by /api/openapi.json."""

from __future__ import annotations

from fastapi import APIRouter

from wathiq.serve.web.api import balances, claims, events, exports, parties, provisions, reports, search

router = APIRouter(prefix="/api/v1")
for part in (claims, events, reports, parties, provisions, balances, search, exports):
    router.include_router(part.router)
