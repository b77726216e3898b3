"""screening: listed persons and bodies in the text of a report, across scripts, each hit with its grade and its reason."""

from wathiq.screening.screener import Screener
from wathiq.screening.un_list import read_un_list

__all__ = ["Screener", "read_un_list"]
