"""The errors of Wathiq, as a tree. Each names what went wrong and the way out; the command line prints it as one line.

WathiqError
├── InputError        an input cannot be read (exit status 1; the other inputs go on)
├── UsageError        the command or call was wrong (exit status 2)
├── KnowledgeError    a data file of languages/ or knowledge/ breaks its schema
└── LedgerError       the ledger cannot be opened, is of another version, or fails verification
"""

from __future__ import annotations


class WathiqError(Exception):
    """Base of all errors that Wathiq raises on purpose."""

    def __init__(self, subject: str, problem: str, way_out: str) -> None:
        """Say what ``subject`` (a file, a command, a data entry) suffers from, and what the user can do."""
        super().__init__(f"{subject}: {problem}; {way_out}")
        self.subject = subject
        self.problem = problem
        self.way_out = way_out


class InputError(WathiqError):
    """An input cannot be read as a report."""


class UsageError(WathiqError):
    """The command or call was wrong."""


class KnowledgeError(WathiqError):
    """A data file of languages/ or knowledge/ breaks its schema."""


class LedgerError(WathiqError):
    """The ledger cannot be opened, is of another version, or fails verification."""
