"""parse: from a report to tokens with exact offsets, sentences, quotations and repeated passages."""

from wathiq.parse.sentences import sentences

__all__ = ["sentences"]
