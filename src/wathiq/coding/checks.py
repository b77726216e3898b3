"""Notes on what a careful reader would doubt. Nothing is corrected: the claim stays as the text has it.

``anachronism`` a person who was dead; ``out-of-office`` one called by an office that had ended; ``after-report`` an act that
happened after its report came out; ``quantity`` more than there can be; ``wrong-capital`` the capital of another state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wathiq.knowledge import ranges
from wathiq.knowledge.parties import PartyEntry, PersonEntry
from wathiq.languages import Language, names
from wathiq.model import Act, Check, Mention, Parse, Words
from wathiq.text import words_at

_REAL = ("happened", "ongoing")
_NEAR = 4  # tokens before or after a name in which "former" may stand
_TITLE = 2  # tokens before a name in which an office may stand
_CAPITAL = 3  # tokens after the word for a capital in which its name must stand

Persons = Mapping[tuple[str | None, str], tuple[PersonEntry, ...]]


@dataclass(frozen=True, slots=True)
class Doubts:
    """What the checks know: persons by party code and English name, and folded words of a language for former, for titles, for
    a capital, with the capitals that it names."""

    persons: Persons
    former: frozenset[str]
    titles: frozenset[str]
    capital_words: frozenset[str]
    capitals: Mapping[tuple[str, ...], frozenset[str | None]]


def doubts(language: Language, entries: Iterable[PartyEntry]) -> Doubts:
    """What the checks need to know in a language."""
    known, words = tuple(entries), names.load(language)
    capitals: defaultdict[tuple[str, ...], set[str | None]] = defaultdict(set)
    for entry in known:
        for form in entry.capital.get(language.code, ()):
            capitals[_folded(form, language)].add(entry.code)
    former, titles, capital = (
        frozenset(map(language.fold, words.words(key))) for key in ("former", "name_titles", "capital_words")
    )  # fmt: skip
    return Doubts(persons(known), former, titles, capital, {form: frozenset(codes) for form, codes in capitals.items()})


def persons(entries: Iterable[PartyEntry]) -> Persons:
    """Every leader and official whose death or end of term is known, once for each term."""
    found: defaultdict[tuple[str | None, str], list[PersonEntry]] = defaultdict(list)
    for entry in entries:
        for person in (*entry.leaders, *entry.officials):
            if person.died or person.until:
                found[entry.code, person.name].append(person)
    return {key: tuple(terms) for key, terms in found.items()}


def _folded(form: str, language: Language) -> tuple[str, ...]:
    return tuple(language.fold(word) for word in form.split())


def checks(parse: Parse, mentions: tuple[Mention, ...], acts: tuple[Act, ...], known: Doubts) -> tuple[tuple[Check, ...], ...]:
    """The notes on each act.

    A note on a person that fits no clause goes to the nearest act of the same party, so that it is seen once and not at every
    claim; all other notes go to the act in whose clause their words stand.
    """
    notes: list[list[Check]] = [[*_on_act(parse, act)] for act in acts]
    for mention, check in _anachronisms(parse, mentions, known.persons):
        nearest = _nearest(mention, acts)
        if nearest is not None:
            notes[nearest].append(check)
    for check in (*_out_of_office(parse, mentions, known), *_wrong_capitals(parse, mentions, known)):
        for number, act in enumerate(acts):
            if check.words and act.evidence.start <= check.words.start < act.evidence.end:
                notes[number].append(check)
    return tuple(tuple(found) for found in notes)


# --- acts ---------------------------------------------------------------------------------------------------------------


def _on_act(parse: Parse, act: Act) -> Iterator[Check]:
    published = parse.report.published
    if act.when and published and act.status.value in _REAL and act.when.earliest > published:
        message = f"told as {act.status.value} on {act.when.edtf}, after the report of {published}"
        yield Check("after-report", message, act.when.words)
    for exchange in act.exchange:
        quantity = exchange.quantity
        most = ranges.load().get(quantity.unit) if quantity else None
        if quantity and most is not None and quantity.high > most:
            yield Check("quantity", f"{quantity.high:,.0f} {quantity.unit} is more than {most:,.0f}", quantity.words)


# --- persons ------------------------------------------------------------------------------------------------------------


def _terms(mention: Mention, known: Persons) -> Iterator[tuple[PersonEntry, ...]]:
    return (known[party.code, party.name] for party in mention.parties if (party.code, party.name) in known)


def _anachronisms(parse: Parse, mentions: tuple[Mention, ...], known: Persons) -> Iterator[tuple[Mention, Check]]:
    """Persons who are said to act although they were dead when the report came out."""
    published = parse.report.published
    for mention in mentions:
        for person, *_ in _terms(mention, known):
            if published and person.died and person.died < published[: len(person.died)]:
                message = f"{person.name} died in {person.died}, before the report of {published}"
                yield mention, Check("anachronism", message, mention.words)


def _out_of_office(parse: Parse, mentions: tuple[Mention, ...], known: Doubts) -> Iterator[Check]:
    """Persons with an office before their name, and no "former", whose last term had ended when the report came out."""
    published = parse.report.published
    for mention in mentions:
        if published is None or not _with_title(parse, mention, known):
            continue
        for terms in _terms(mention, known.persons):
            ends = [term.until for term in terms]
            last = max((end for end in ends if end), default="")
            if None not in ends and last < published[: len(last)] and not terms[0].died:
                message = (
                    f"{terms[0].name} left office as {terms[0].office or 'leader'} on {last}, before the report of {published}"
                )
                yield Check("out-of-office", message, mention.words)


def _with_title(parse: Parse, mention: Mention, known: Doubts) -> bool:
    """Whether the word before the name is an office, or the mention begins with one, and nothing near says "former"."""
    before = parse.tokens[max(0, mention.first - _TITLE) : mention.first]
    near = parse.tokens[max(0, mention.first - _NEAR) : mention.last + _NEAR]
    titled = any(not known.titles.isdisjoint(token.stems) for token in (*before, *parse.tokens[mention.first : mention.last]))
    return titled and all(known.former.isdisjoint(token.stems) for token in near)


def _nearest(mention: Mention, acts: tuple[Act, ...]) -> int | None:
    """The act whose clause holds the mention, else the nearest one that has its party on a side."""
    codes = {party.code for party in mention.parties}
    fitting = [
        (max(act.evidence.start - mention.words.end, mention.words.start - act.evidence.end, 0), number)
        for number, act in enumerate(acts)
        if codes & {side.party.code for side in (*act.source, *act.target)}
    ]
    return min(fitting)[1] if fitting else None


# --- capitals -----------------------------------------------------------------------------------------------------------


def _wrong_capitals(parse: Parse, mentions: tuple[Mention, ...], known: Doubts) -> Iterator[Check]:
    """A word for capital with the adjective of one state and the capital of another: "the Syrian capital Baghdad"."""
    for at, token in enumerate(parse.tokens):
        if known.capital_words.isdisjoint(token.stems):
            continue
        owners = {
            party.code
            for mention in mentions
            if mention.how == "nisba" and mention.first <= at + 1 and mention.last >= at
            for party in mention.parties
        }
        named = _capital_after(parse, at, known)
        if owners and named and not owners & named[0]:
            yield Check("wrong-capital", f"{named[1].text} is no capital of {', '.join(sorted(map(str, owners)))}", named[1])


def _capital_after(parse: Parse, at: int, known: Doubts) -> tuple[frozenset[str | None], Words] | None:
    """The states whose capital is named just after a token, and its words."""
    for first in range(at + 1, min(at + 1 + _CAPITAL, len(parse.tokens))):
        for last in range(min(first + _CAPITAL, len(parse.tokens)), first, -1):
            codes = known.capitals.get(tuple(token.norm for token in parse.tokens[first:last]))
            if codes:
                return codes, words_at(parse.report.text, parse.tokens[first].start, parse.tokens[last - 1].end)
    return None
