"""Wire credits: an agency that a report names at its head or foot as where its text comes from: "(Reuters)", «رويترز -»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wathiq.knowledge.parties import PartyEntry

_HEAD, _FOOT = 90, 60  # characters in which a credit stands
_MARKED = r"(?:[(\[«]\s*{name}\s*[)\]»]|{name}\s*(?:[—–:]|\s-\s)|[—–]\s*{name}\s*$)"


@dataclass(frozen=True, slots=True)
class Agencies:
    """News agencies by the pattern of a credit to each."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    def credited(self, text: str) -> str | None:
        """The agency that a text is credited to; None where there is none, or more than the first line could hold."""
        head, foot = text[:_HEAD].split("\n\n", maxsplit=1)[0], text.rstrip()[-_FOOT:]
        for name, pattern in self.patterns:
            if pattern.search(head) or pattern.search(foot):
                return name
        return None


def agencies(entries: Iterable[PartyEntry]) -> Agencies:
    """Every outlet that is an agency; a longer name is looked for first."""
    found = []
    for entry in entries:
        if entry.type == "agency":
            forms = sorted({form for spellings in entry.names.values() for form in spellings}, key=len, reverse=True)
            joined = "(?:" + "|".join(map(re.escape, forms)) + ")"
            found.append((entry.name, re.compile(_MARKED.format(name=joined))))
    return Agencies(tuple(found))
