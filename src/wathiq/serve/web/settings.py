"""What a server is started with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """One ledger file, who may write to it, and the language of the pages for readers who ask for none.

    ``votes`` are files of roll calls in the UN General Assembly, shown between two states.

    ``token`` is what every request must bear when the server listens on more than the loopback interface.
    """

    ledger: Path
    read_only: bool = False
    token: str | None = None
    language: str = "en"
    votes: tuple[Path, ...] = ()
