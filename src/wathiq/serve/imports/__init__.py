"""Rows of other data sets as claims: what ICEWS and POLECAT say, on their word."""

from wathiq.serve.imports.formats import SOURCES, Imported, Source, imported

__all__ = ["SOURCES", "Imported", "Source", "imported"]
