"""resolve: which words of a report mean which party, and how we know."""

from wathiq.resolve.names import Names, names
from wathiq.resolve.parties import parties

__all__ = ["Names", "names", "parties"]
