"""Sentences that do not break inside a quotation, and the passages that only repeat what stands elsewhere."""

from __future__ import annotations

from wathiq.languages.base import Language
from wathiq.model import Parse, Report, Sentence, Token, Words
from wathiq.parse.tokens import tokens as tokenize

_ENDERS = frozenset({".", "!", "?", "؟", "…", "...", "..", "۔"})
_OPENERS = {"«": "»", "“": "”", "„": "“", "‹": "›", "（": "）"}
_STRAIGHT = '"'
_LONGEST_QUOTE = 120  # tokens; a mark left open must not swallow the rest of the text
_SHORTEST_REPEAT = 4  # tokens; shorter lines repeat by chance


def sentences(report: Report, language: Language) -> Parse:
    """Split a report into tokens, sentences and quotations; mark the sentences that repeat others."""
    found = tokenize(report.text, language)
    quoted = _quotations(report.text, found)
    bounds = _bounds(report.text, found, quoted, language.shortened)
    marked = _mark_repeats(found, bounds)
    spans = tuple(_quoted_words(report.text, found, first, last) for first, last in quoted if last > first + 1)
    return Parse(report, found, marked, spans)


def _quoted_words(text: str, found: tuple[Token, ...], first: int, last: int) -> Words:
    start, end = found[first].end, found[last].start
    return Words(start, end, text[start:end])


def _quotations(text: str, found: tuple[Token, ...]) -> list[tuple[int, int]]:
    """Token numbers of matching opening and closing marks, not nested; a line break closes nothing it did not open."""
    pairs: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for number, token in enumerate(found):
        if opened and (token.text == opened[1]):
            pairs.append((opened[0], number))
            opened = None
        elif opened and _gives_up(text, found, opened[0], number):
            opened = None
        if opened is None and not (pairs and pairs[-1][1] == number):
            closer = _OPENERS.get(token.text, _STRAIGHT if token.text == _STRAIGHT else None)
            opened = (number, closer) if closer else None
    return pairs


def _gives_up(text: str, found: tuple[Token, ...], start: int, number: int) -> bool:
    too_long = number - start > _LONGEST_QUOTE
    return too_long or "\n" in text[found[number - 1].end : found[number].start]


def _bounds(
    text: str, found: tuple[Token, ...], quoted: list[tuple[int, int]], shortened: frozenset[str]
) -> list[tuple[int, int]]:
    inside = {number for first, last in quoted for number in range(first, last)}
    bounds: list[tuple[int, int]] = []
    first = 0
    for number, token in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        gap = text[token.end : following.start] if following else "\n"
        shortens = token.text == "." and number > 0 and found[number - 1].norm in shortened and "\n" not in gap
        ender = token.text in _ENDERS and number not in inside and not shortens
        if "\n" in gap or (ender and _ends_here(following, gap)):
            bounds.append((first, number + 1))
            first = number + 1
    return bounds


def _ends_here(following: Token | None, gap: str) -> bool:
    """A full stop ends a sentence before a space, unless a closing mark or another full stop follows."""
    return following is None or (bool(gap) and following.text not in {"»", "”", ")", "]"})


def _mark_repeats(found: tuple[Token, ...], bounds: list[tuple[int, int]]) -> tuple[Sentence, ...]:
    """Mark a sentence whose words stand, in a row, inside a longer sentence, or that was already there."""
    forms = [" ".join(t.norm for t in found[first:last] if t.kind != "punctuation") for first, last in bounds]
    marked = []
    for number, ((first, last), form) in enumerate(zip(bounds, forms, strict=True)):
        long_enough = form.count(" ") + 1 >= _SHORTEST_REPEAT
        marked.append(Sentence(first, last, long_enough and _stands_elsewhere(form, number, forms)))
    return tuple(marked)


def _stands_elsewhere(form: str, number: int, forms: list[str]) -> bool:
    padded = f" {form} "
    earlier = any(form == other for other in forms[:number])
    return earlier or any(form != other and padded in f" {other} " for other in forms)
