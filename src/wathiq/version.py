"""The version of Wathiq, written into every claim."""

__version__ = "0.1.0"
