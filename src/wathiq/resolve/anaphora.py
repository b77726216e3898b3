"""Words that point back: both countries, his country, the latter, the government.

Each is resolved from the parties named before it in the report. Nothing is guessed: where no fitting party was named, the
words give no mention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from wathiq.languages.names import Anaphor
from wathiq.model import Mention, Party
from wathiq.resolve.view import Chunk, View

_BODIES = frozenset({"organisation", "movement", "group"})
_ACTING = frozenset({"leader", "apposition", "office"})
_OF_MOVEMENTS = frozenset({"military", "party"})  # levels of office
_REACH = 3  # sentences back in which the party most talked of is looked for
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Past:
    """The parties named before one place of a report, oldest first. ``sentence`` numbers count back from that place: 0 is
    its own sentence; ``place`` says that the words stand after a preposition of place."""

    mention: Mention
    party: Party
    sentence: int
    place: bool


def resolve(view: View, named: Sequence[Mention]) -> tuple[Mention, ...]:
    """One mention for every pointing word outside the ``named`` ones (sorted by first token) that can be resolved."""
    taken = {number for mention in named for number in range(mention.first, mention.last)}
    found = (_resolve(view, chunk, named) for first, chunk in sorted(view.chunks.items()) if first not in taken)
    return tuple(mention for mention in found if mention)


def _resolve(view: View, chunk: Chunk, named: Sequence[Mention]) -> Mention | None:
    group, anaphor = chunk.reading.group, chunk.reading.anaphor
    bare_office = chunk.reading.office is not None and view.is_definite(chunk.first)
    if not (group or anaphor or bare_office) or _is_described(view, chunk):
        return None
    past = _past(view, chunk, named)
    if group is not None:
        parties = _office_holders(chunk, past, group.number, view) or _group(past, group.number, view)
        return Mention(view.words(chunk.first, chunk.last), chunk.first, chunk.last, parties, "group") if parties else None
    party = _pointed_at(view, chunk, past, anaphor) if anaphor else _holder(view, chunk, past)
    return view.mention(chunk.first, chunk.last, party, anaphor.how if anaphor else "antecedent") if party else None


def _is_described(view: View, chunk: Chunk) -> bool:
    """Whether the next words say who is meant (the Russian and the Chinese president) or make another phrase of it."""
    following, first = view.follows(chunk.last), chunk.first
    if following and following.is_origin:
        return True
    inside = first > 0 and view.ends[first - 1] == view.ends[first]
    if chunk.has("adjectival") and chunk.whole and inside and view.is_definite(first - 1):
        return True
    return chunk.has("body_anaphor") and chunk.last < view.ends[chunk.first] and view.is_definite(chunk.last)


def _past(view: View, chunk: Chunk, named: Sequence[Mention]) -> list[Past]:
    bounds = [sentence.last for sentence in view.parse.sentences if sentence.last <= chunk.first]
    past = []
    for mention in named:
        if mention.first >= chunk.first:
            break
        sentence = sum(bound > mention.first for bound in bounds)
        past += [Past(mention, party, sentence, _is_place(view, mention)) for party in mention.parties if party.code]
    return past


def _is_place(view: View, mention: Mention) -> bool:
    before = view.chunks.get(mention.first - 1)
    return before is not None and before.has("place") and mention.how in ("name", "capital")


def _party_of(view: View, party: Party) -> Party:
    """The party itself, or the one a person acts for."""
    return view.names.parties.get(party.code or "", party) if party.kind == "person" else party


def _states(view: View, past: Iterable[Past]) -> list[tuple[int, Party]]:
    parties = ((p.sentence, _party_of(view, p.party)) for p in past)
    return [(sentence, party) for sentence, party in parties if party.kind == "state"]


# --- groups -------------------------------------------------------------------------------------------------------------


def _group(past: list[Past], number: int | None, view: View) -> tuple[Party, ...]:
    """The ``number`` parties a group word means: of its own sentence if that names enough, else of those before."""
    if number is None:
        return ()
    states = _states(view, past)
    everyone = [(p.sentence, _party_of(view, p.party)) for p in past]
    for parties in (states, everyone):
        here = _most_talked_of(parties, number)
        if here:
            return here
    if number == _PAIR:
        return _pair(states) or _pair(everyone)
    return _last_distinct([party for _, party in states], number)


def _office_holders(chunk: Chunk, past: list[Past], number: int | None, view: View) -> tuple[Party, ...]:
    """For words like "both presidents" the parties of the holders named last."""
    office = chunk.reading.office
    if number is None or office is None or office.kind != "person":
        return ()
    return _last_distinct([_party_of(view, p.party) for p in past if p.mention.how in _ACTING], number)


def _most_talked_of(parties: list[tuple[int, Party]], number: int) -> tuple[Party, ...]:
    """``number`` parties of the word's own sentence; where it names more, those that the text names most, the later first."""
    here = {party.code: party for sentence, party in parties if sentence == 0}
    if len(here) < number:
        return ()
    counts = Counter(party.code for _, party in parties)
    order = {code: place for place, code in enumerate(here)}
    kept = sorted(here, key=lambda code: (counts[code], order[code]), reverse=True)[:number]
    return tuple(party for code, party in here.items() if code in kept)


def _last_distinct(parties: list[Party], number: int) -> tuple[Party, ...]:
    distinct = tuple(dict.fromkeys(reversed(parties)))[:number]
    return tuple(reversed(distinct)) if len(distinct) == number else ()


def _pair(parties: list[tuple[int, Party]]) -> tuple[Party, ...]:
    """The two parties most often named in one sentence, those with a party of this sentence first; else the last two."""
    here = {party for sentence, party in parties if sentence == 0}
    together = [_named_in(parties, number) for number in sorted({sentence for sentence, _ in parties if sentence > 0})]
    pairs = [pair for named in together for pair in combinations(named, _PAIR)]  # of the nearest sentence first
    counts = Counter(frozenset(pair) for pair in pairs)
    if not pairs:
        return _last_distinct([party for _, party in parties], _PAIR)
    return max(pairs, key=lambda pair: (bool(here.intersection(pair)) or not here, counts[frozenset(pair)]))


def _named_in(parties: list[tuple[int, Party]], number: int) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(party for sentence, party in parties if sentence == number))


# --- one party ----------------------------------------------------------------------------------------------------------


def _pointed_at(view: View, chunk: Chunk, past: list[Past], anaphor: Anaphor) -> Party | None:
    if anaphor.how == "pronoun":
        return _owner(view, past)
    if anaphor.how == "name" or (anaphor.code and not anaphor.fits):
        return view.names.parties.get(anaphor.code or "")
    if anaphor.fits:
        return _fitting(view, anaphor.code, anaphor.fits, past)
    return _antecedent(view, chunk, past)


def _fitting(view: View, usual: str | None, fits: tuple[str, ...], past: list[Past]) -> Party | None:
    """The usual party if the report has named it or no other that fits; else the last one named that fits."""
    fitting = [p.party.code for p in past if p.party.code in fits]
    code = fitting[-1] if fitting and usual not in fitting else usual
    return view.names.parties.get(code or "")


def _owner(view: View, past: list[Past]) -> Party | None:
    """Whose country, government or army: of the subject of this sentence, else of who acted or was named last."""
    here = [p for p in past if p.sentence == 0 and not p.place]
    acting = [p for p in here if p.mention.how in _ACTING]
    subjects = [p for p in acting if _is_subject(view, p.mention)]
    before = [p for p in past if p.sentence == 1 and p.mention.how in _ACTING and _is_subject(view, p.mention)]
    candidates = subjects or acting[:1] or here or before or [p for p in past if not p.place]
    return _party_of(view, candidates[-1].party) if candidates else None


def _is_subject(view: View, mention: Mention) -> bool:
    """Whether nothing governs the words: no preposition before them or written as one with them."""
    before, chunk = view.chunks.get(mention.first - 1), view.chunks.get(mention.first)
    governed = view.tokens[mention.first].norm.startswith(view.names.governing_prefixes)
    prefixed = chunk is not None and not chunk.whole and governed
    return not prefixed and not (before is not None and before.has("preposition"))


def _antecedent(view: View, chunk: Chunk, past: list[Past]) -> Party | None:
    office = chunk.reading.office
    if chunk.has("person_anaphor"):
        return _last([p.party for p in past if p.mention.how in _ACTING])
    if chunk.has("body_anaphor"):
        return _body(view, chunk, past)
    if office and office.kind == "person":
        return _holder(view, chunk, past)
    if office or chunk.last - chunk.first > 1:
        return _holder(view, chunk, past) or _most_named(_states(view, past))
    return _last([party for _, party in _states(view, (p for p in past if not p.place))])


def _body(view: View, chunk: Chunk, past: list[Past]) -> Party | None:
    """The body last named in whose name the word stands (the movement, the front); for armed men and parties any movement."""
    stems = frozenset(view.tokens[chunk.first].stems[1:])
    bodies = [p.party for p in past if p.party.kind in _BODIES]
    titled = [party for party in bodies if stems & view.names.titles.get(party.code or "", frozenset())]
    office = chunk.reading.office
    movements = [party for party in bodies if party.kind == "movement"] if office and office.level in _OF_MOVEMENTS else []
    return _last(titled) or _last(movements)


def _last(parties: list[Party]) -> Party | None:
    return parties[-1] if parties else None


def _holder(view: View, chunk: Chunk, past: list[Past]) -> Party | None:
    """The last person or party mentioned by the same office word."""
    office = chunk.reading.office
    if office is None:
        return None
    same = [p.party for p in past if (c := view.chunks.get(p.mention.first)) and c.reading.office == office]
    return _last(same)


def home(view: View, chunk: Chunk, named: Sequence[Mention]) -> Party | None:
    """The state for which the holder of an office acts that is named without one: the one most talked of before."""
    return _most_named(_states(view, _past(view, chunk, named)))


def _most_named(parties: list[tuple[int, Party]]) -> Party | None:
    """The state most often named in the last sentences, the later one of equals."""
    near = [party for sentence, party in parties if sentence <= _REACH]
    counts = Counter(near)
    return max(reversed(near), key=lambda party: counts[party], default=None)
