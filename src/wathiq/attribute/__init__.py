"""attribute: from acts to claims: each act according to a chain of voices, outermost first."""

from wathiq.attribute.claims import Attribution, claims

__all__ = ["Attribution", "claims"]
