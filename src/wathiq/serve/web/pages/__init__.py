"""The pages: each a module with a router and the small functions that make what its template shows."""

from __future__ import annotations

from fastapi import APIRouter

from wathiq.serve.web.pages import between, claims, events, overview, parties, reports, sanctions, search

router = APIRouter(include_in_schema=False)
for part in (overview, events, claims, reports, parties, between, sanctions, search):
    router.include_router(part.router)
