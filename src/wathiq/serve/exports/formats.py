"""The formats that claims can be exported to, with what a server must know to offer them as downloads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import BinaryIO

from wathiq.ledger import Filter, Ledger, Record
from wathiq.model import StatusValue
from wathiq.serve.exports import ftm, gdelt, icews, parquet, polecat, texts

_REAL: tuple[StatusValue, ...] = ("happened", "ongoing")  # all that formats without a status can say of an act


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ``write`` takes records and a binary stream and gives the number of claims that it wrote.

    ``statuses`` are those that it holds unless others are asked for; empty where the format can say the status itself.
    ``binary`` when it is no text for a terminal.
    """

    name: str
    title: str
    media_type: str
    extension: str
    write: Callable[[Iterable[Record], BinaryIO], int]
    statuses: tuple[StatusValue, ...] = ()
    binary: bool = False

    def narrowed(self, wanted: Filter) -> Filter:
        """The filter with the statuses that the format holds, where it asks for none itself."""
        return wanted if wanted.status else replace(wanted, status=self.statuses)


_TSV = "text/tab-separated-values"
_ALL = (
    Format("csv", "CSV for spreadsheets", "text/csv", "csv", texts.csv),
    Format("jsonl", "JSON Lines, the records themselves", "application/x-ndjson", "jsonl", texts.jsonl),
    Format("parquet", "Parquet", "application/vnd.apache.parquet", "parquet", parquet.write, binary=True),
    Format("polecat", "POLECAT rows (PLOVER)", _TSV, "polecat.tsv", polecat.write, _REAL),
    Format("icews", "ICEWS rows (CAMEO)", _TSV, "icews.tsv", icews.write, _REAL),
    Format("gdelt", "GDELT 2.0 event rows (CAMEO)", _TSV, "gdelt.tsv", gdelt.write, _REAL),
    Format("ftm", "FollowTheMoney entities", "application/json+ftm", "ftm.json", ftm.write),
)

FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _ALL})


def export(ledger: Ledger, wanted: Filter, form: Format, out: BinaryIO) -> int:
    """Write the claims that a filter accepts, with the statuses that the format holds; the number of claims written."""
    return form.write(ledger.claims(form.narrowed(wanted)), out)
