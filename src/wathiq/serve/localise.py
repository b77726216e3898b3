"""The words of the pages in the language of the reader: labels from ``locale/*.po``, names of states from CLDR.

Catalogues are gettext files, which translators' tools open; they are read as they are, without a compiled twin. English is
the language of the source and needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from wathiq import languages as installed
from wathiq.errors import UsageError
from wathiq.knowledge import parties
from wathiq.knowledge.parties import PartyEntry
from wathiq.languages import goods

HERE = Path(__file__).parent / "locale"
SOURCE = "en"
_SIZES = ((10**9, "{number} billion"), (10**6, "{number} million"))


@dataclass(frozen=True, slots=True)
class Localiser:
    """Labels, names and numbers in one language."""

    code: str
    catalogue: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]  # the forms of a counted noun, by its English singular
    form: Callable[[int], int]  # which of them a number takes
    names: Mapping[str, str]  # of parties, by their code: of states those of CLDR, of others those of the data files
    things: Mapping[str, str]  # of items and units, by their English name

    @property
    def right_to_left(self) -> bool:
        """Whether pages in this language run from right to left."""
        return Locale(self.code).text_direction == "rtl"

    @property
    def onward(self) -> str:
        """The arrow from what stands first to what follows; writing systems turn words round, but not arrows."""
        return "←" if self.right_to_left else "→"

    @property
    def backward(self) -> str:
        """The arrow from what follows to what stands first."""
        return "→" if self.right_to_left else "←"

    def __call__(self, text: str, **values: object) -> str:
        """A label in the language, its ``{places}`` filled; the English text where the catalogue has none."""
        translated = self.catalogue.get(text, text)
        return translated.format(**values) if values else translated

    def counted(self, one: str, many: str, number: int) -> str:
        """A number with its noun, as the language counts: ``counted("{n} claim", "{n} claims", 2)``."""
        forms = self.plurals.get(one, (one, many))
        return forms[min(self.form(number), len(forms) - 1)].format(n=self.number(number))

    def party(self, code: str, fallback: str | None = None) -> str:
        """The name of a party; for one that is no state the name told, else the code."""
        return self.names.get(code, fallback or code)

    def thing(self, name: str) -> str:
        """What an item or a unit is called; the English name where the language has none."""
        return self.things.get(name, name)

    def number(self, value: float) -> str:
        """A number with the separators of the language, in European digits; nothing is rounded away."""
        return _written(value, self.code)

    def amount(self, value: float) -> str:
        """A number that is read at a glance: "300", "1.5 million", "1,234,567"."""
        for size, form in _SIZES:
            if value >= size and value % (size // 1000) == 0:
                return self(form, number=self.number(value / size))
        return self.number(value)


@lru_cache(maxsize=10_000)  # a page tells the same small numbers over and over
def _written(value: float, code: str) -> str:
    return str(format_decimal(value, locale=code, numbering_system="latn", decimal_quantization=False))


def languages() -> tuple[str, ...]:
    """The languages that pages can be shown in."""
    return (SOURCE, *sorted(path.stem for path in HERE.glob("*.po")))


@lru_cache(maxsize=8)
def localiser(code: str) -> Localiser:
    """The localiser of a language; UsageError for one without a catalogue."""
    if code not in languages():
        raise UsageError(f"labels in '{code}'", "are not there", f"choose one of: {', '.join(languages())}")
    territories = Locale(code).territories
    named = [entry for entry in parties.load() if entry.code]
    states = {str(entry.code): territories.get(entry.iso2 or "") or _own_name(entry, code) for entry in reversed(named)}
    things = {} if code == SOURCE else goods.labels(installed.get(code).folder)
    known = {state: name for state, name in states.items() if name}
    return Localiser(code, *_catalogue(code), known, things)


def _own_name(entry: PartyEntry, code: str) -> str | None:
    """What the data files call a party that is no state."""
    return entry.name if code == SOURCE else next(iter(entry.names.get(code, ())), None)


def _catalogue(code: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]], Callable[[int], int]]:
    """Labels, counted nouns, and which form of a noun a number takes."""
    if code == SOURCE:
        return {}, {}, lambda number: int(number != 1)
    with (HERE / f"{code}.po").open("rb") as file:
        messages = read_po(file, locale=code, abort_invalid=True)
    told = [message for message in messages if message.id and message.string]
    labels = {message.id: message.string for message in told if isinstance(message.id, str) and isinstance(message.string, str)}
    counted = {message.id[0]: tuple(message.string or ()) for message in told if not isinstance(message.id, str)}
    return labels, counted, c2py(messages.plural_expr)
