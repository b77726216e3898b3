"""Wathiq (وثيق): a sourced ledger of what states do for, to and with one another, read from the news, Arabic first.

>>> import wathiq
>>> for claim in wathiq.read("report.txt"):  # doctest: +SKIP
...     print(claim.act.type.plover, claim.act.evidence.text)

``wathiq.read`` is both: called, it reads a path into claims; as a package, it is the first stage (``wathiq.read.reports``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any

from wathiq import read
from wathiq.version import __version__

if TYPE_CHECKING:
    from wathiq.ledger import Ledger
    from wathiq.model import Claim


__all__ = ["Ledger", "__version__", "read"]


class _CallablePackage(ModuleType):
    """Makes ``wathiq.read(path)`` the short way to claims, beside ``wathiq.read.reports``."""

    def __call__(self, path: str, *, outlet: str | None = None, published: str | None = None) -> Iterator[Claim]:
        """Every claim of the reports under ``path``, in order; raises InputError at the first input that cannot be read."""
        from wathiq import pipeline
        from wathiq.read import Defaults

        for result in pipeline.run([str(path)], Defaults(outlet=outlet, published=published)):
            if isinstance(result, Exception):
                raise result
            yield from result[1]


sys.modules[read.__name__].__class__ = _CallablePackage


def __getattr__(name: str) -> Any:
    """Load the ledger only when somebody asks for it: the command line must start at once."""
    if name == "Ledger":
        from wathiq.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'wathiq' has no attribute '{name}'")
