"""resolve: which words of a report mean which party, and how we know."""

from wathiq.resolve.layout import names
from wathiq.resolve.names import Names
from wathiq.resolve.parties import parties

__all__ = ["Names", "names", "parties"]
