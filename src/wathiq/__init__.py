"""Wathiq (وثيق): a sourced ledger of what states do for, to and with one another, read from the news, Arabic first."""

__version__ = "0.1.0"
