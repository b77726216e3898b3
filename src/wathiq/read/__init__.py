"""Read: files, folders and standard input become reports; whatever cannot be read becomes one clear error."""

from wathiq.read.assemble import report_of, reports
from wathiq.read.draft import Defaults

__all__ = ["Defaults", "report_of", "reports"]
