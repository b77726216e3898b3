"""Which of the older, one-byte encodings a text is in. A guess counts only if what comes out looks like writing."""

from __future__ import annotations

import unicodedata
from collections import Counter

ARABIC = ("cp1256", "iso8859_6", "cp720")
OTHERS = ("cp1252", "cp1251", "koi8_r")
_SAMPLE = 20_000  # bytes or characters that decide
_FIRST_LATER = "\u0080"  # the first character beyond ASCII
_COMMON = "اليمونرت"  # two thirds of the letters of Arabic prose are these
_SPREAD = 0.4  # ... and hardly less than this share, however short the text
_ONE_SCRIPT = 0.9  # of the letters beyond ASCII, or of all characters, must belong together
_LETTERS = 0.3  # share of letters below which it is no prose
_ENOUGH = 20  # letters beyond ASCII from which their spread says something
_ACCENTED = 0.3  # of all letters: more accents than any language with Latin letters has
_NOISE = 0.1  # charset-normalizer's measure of disorder, above which its guess is none


def guess(data: bytes) -> str | None:
    """The encoding, or None when no guess is safe."""
    sample = data[:_SAMPLE]
    return _arabic(sample) or _other(sample)


def is_writing(text: str) -> bool:
    """Whether nearly all characters are letters of one script, ASCII, digits or marks."""
    sample = text[:_SAMPLE]
    later = [letter for letter in sample if letter >= _FIRST_LATER]
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in later if letter.isalpha())
    best = max(scripts.values(), default=0)
    marks = sum(unicodedata.category(letter)[0] in "MPZN" for letter in later)
    plain = sum(letter.isprintable() or letter.isspace() for letter in sample if letter < _FIRST_LATER)
    latin = sum(letter.isalpha() for letter in sample if letter < _FIRST_LATER)
    return best + marks + plain > _ONE_SCRIPT * len(sample) and best + latin > _LETTERS * len(sample)


def _arabic(sample: bytes) -> str | None:
    """The Arabic encoding in which the article and the commonest letters are as frequent as Arabic has them."""
    scores = {encoding: _arabic_score(sample.decode(encoding, "replace")) for encoding in ARABIC}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > 0 else None


def _arabic_score(text: str) -> float:
    """How often the article stands per letter; 0 when the letters are not spread as those of Arabic are."""
    later = [letter for letter in text if letter >= _FIRST_LATER and (letter.isalpha() or letter == "\ufffd")]
    counts = Counter(later)
    arabic = sum(number for letter, number in counts.items() if "\u0621" <= letter <= "\u064a")
    common = sum(counts[letter] for letter in _COMMON)
    if arabic < _ONE_SCRIPT * len(later) or common < _SPREAD * arabic or not arabic:
        return 0.0
    return text.count("ال") / arabic


def _other(sample: bytes) -> str | None:
    """What charset-normalizer makes of it among the usual encodings of other scripts; only if words come out."""
    import charset_normalizer

    found = charset_normalizer.from_bytes(sample, cp_isolation=list(OTHERS)).best()
    if found is None or found.chaos > _NOISE or not is_writing(str(found)):
        return None
    letters = [letter for letter in str(found) if letter.isalpha()]
    later = sum(letter >= _FIRST_LATER for letter in letters)
    return str(found.encoding) if later >= _ENOUGH or later < _ACCENTED * len(letters) else None
