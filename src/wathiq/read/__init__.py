"""Read: files, folders and standard input become reports; whatever cannot be read becomes one clear error."""

from wathiq.read.assemble import reports
from wathiq.read.draft import Defaults

__all__ = ["Defaults", "reports"]
