"""Claims in the formats of the field: one module for each, and the list of them all.

Each format is a pure function from records to rows or entities and a thin writer; records go through one by one, so that a
large ledger is never in memory as a whole.

>>> from wathiq.serve.exports import FORMATS
>>> FORMATS["icews"].media_type
'text/tab-separated-values'
"""

from wathiq.serve.exports.formats import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
