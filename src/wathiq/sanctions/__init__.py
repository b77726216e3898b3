"""sanctions: which provisions of UN sanctions regimes a claim falls under, and which it nearly does, each with a reason."""

from wathiq.sanctions.rule import Facts, Finding, findings, provisions, takes

__all__ = ["Facts", "Finding", "findings", "provisions", "takes"]
