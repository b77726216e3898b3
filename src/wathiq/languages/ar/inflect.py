"""Arabic inflection for lexicons: from a verb, noun or participle as a dictionary writes it to all its folded forms.

Arabic news text carries no short vowels, so one spelling stands for several forms; what the spelling leaves open stays open
(``passive="maybe"``). Clitics before a word are taken off by :func:`wathiq.languages.ar.stems`; pronouns after it are listed in
``SUFFIXES`` and may follow any form. A form that stands only before a pronoun (زيارت before ها) has ``bound=True``.

The paradigms are those of the standard grammars (Wright, *A Grammar of the Arabic Language*; Ryding, *A Reference Grammar of
Modern Standard Arabic*), restricted to what the third-person prose of news uses. Impossible forms may come out; they do no
harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from wathiq.languages.ar import fold
from wathiq.languages.shape import Form, Gender, Number, Shape, Tense

SUFFIXES = ("هما", "ها", "هم", "هن", "نا", "ه")  # of the first and third person; news hardly speaks to "you"
VERB_HOSTS = ("", "و", "ف", "ل", "ول", "فل")  # what may stand before a finite verb (ل: so that, let)
_SHADDA = "\u0651"
_VOWELS = ("ا", "و", "ي")
_HAMZA_SEATS = ("ء", "ؤ", "ئ")
_LONGEST_ROOT_NOUN = 3  # letters; longer verbal nouns form their plural with ات


@lru_cache(maxsize=1024)
def _varied(shape: Shape, **changes: Any) -> Shape:
    """A shape with some fields changed; there are few, so they are made once."""
    return replace(shape, **changes)


_PAST = Shape("past", 3, "m", "s", "maybe")
_PRESENT = Shape("present", 3, "m", "s", "maybe")
_FUTURE = Shape("future", 3, "m", "s", "maybe")
_NOUN = Shape()
_BOUND_NOUN = Shape(bound=True)
_PERFECT_ENDINGS = (
    ("ت", _varied(_PAST, gender="f")),
    ("ا", _varied(_PAST, number="d")),
    ("تا", _varied(_PAST, gender="f", number="d")),
    ("وا", _varied(_PAST, number="p")),
    ("و", _varied(_PAST, number="p", bound=True)),
)
_PERFECT_SHORT_ENDINGS = (
    ("نا", _varied(_PAST, person=1, gender=None, number="p")),
    ("ن", _varied(_PAST, gender="f", number="p")),
)
_PREFIXES: tuple[tuple[str, int, Gender | None, Number | None], ...] = (
    ("ي", 3, "m", "s"),
    ("ت", 3, "f", "s"),
    ("ن", 1, None, "p"),
    ("ا", 1, None, "s"),
)
_PLURAL_ENDINGS: tuple[tuple[str, Number, bool], ...] = (
    ("ان", "d", False),
    ("ا", "d", False),
    ("ون", "p", False),
    ("وا", "p", False),
    ("و", "p", True),
)


def verb(past: str, present: str | None = None) -> tuple[Form, ...]:
    """All forms of a verb given in the third person masculine singular, the present only where it is not regular.

    >>> sorted({form for form, _ in verb("قصف")})[:4]
    ['اقصف', 'تقصف', 'تقصفا', 'تقصفان']
    """
    present = present or regular_present(past)
    forms = [*_perfect(past), *_imperfect(past, present, _PRESENT, "")]
    forms += _imperfect(past, present, _FUTURE, "س")
    return tuple(dict.fromkeys(forms))


def regular_present(past: str) -> str:
    """Form the present of a sound or derived verb: ي for an initial hamza or alef, else ي before it; final ى gives ي.

    >>> regular_present("أعلن"), regular_present("قاطع"), regular_present("أكّد"), regular_present("لبّى")
    ('يعلن', 'يقاطع', 'يؤكّد', 'يلبّي')
    """
    stem = past[:-1] + "ي" if past.endswith("ى") else past
    if stem.startswith("أ") and stem[2:3] == _SHADDA:
        return "يؤ" + stem[1:]
    return "ي" + (stem[1:] if stem[0] in "أاإ" else stem)


def circumstantial(past: str, present: str | None = None) -> tuple[Form, ...]:
    """Give the participle as news adds it to a clause (متهما, داعيا), for derived verbs; nothing for simple verbs.

    Only the accusative masculine is formed: the other forms are too often common nouns (مدينة, مقاطعة).
    """
    present = present or regular_present(past)
    plain = fold(past)
    derived = plain[0] in "ات" and len(plain) > _LONGEST_ROOT_NOUN
    third = len(plain) > _LONGEST_ROOT_NOUN and plain[1] == "ا"
    second = _SHADDA in past[:4] and len(plain) > _LONGEST_ROOT_NOUN - 1 and not past.endswith(_SHADDA)
    return (("م" + fold(present)[1:] + "ا", _NOUN),) if derived or third or second else ()


def participle(word: str) -> tuple[Form, ...]:
    """All forms of a participle given in the masculine singular, with its ي if it ends in one (داعي)."""
    plain = fold(word)
    stem = plain[:-1] if word.endswith("ي") else plain
    endings = (("ا", "m", "s"), ("ه", "f", "s"), ("ين", "m", "p"), ("ون", "m", "p"), ("ان", "m", "d"), ("ات", "f", "p"))
    forms = [(plain, Shape(gender="m", number="s")), (stem, Shape(gender="m", number="s"))]
    for ending, gender, number in endings:
        host = stem if ending in ("ين", "ون") else plain
        forms.append((host + ending, Shape(gender=gender, number=number)))  # type: ignore[arg-type]
    forms.append((plain + "ت", _BOUND_NOUN))
    return tuple(dict.fromkeys(forms))


def noun(word: str) -> tuple[Form, ...]:
    """All forms of a noun: bare, accusative, dual, regular feminine plural, and the hosts of a pronoun.

    >>> [form for form, _ in noun("زيارة")]
    ['زياره', 'زيارت', 'زيارات', 'زيارتان', 'زيارتين', 'زيارتا', 'زيارتي']
    """
    plain = fold(word)
    if word.endswith("ة"):
        stem = plain[:-1]
        endings = ("ات", "تان", "تين", "تا", "تي")
        return ((plain, _NOUN), (stem + "ت", _BOUND_NOUN), *((stem + ending, _NOUN) for ending in endings))
    forms = [(plain, _NOUN), *((plain + ending, _NOUN) for ending in _noun_endings(plain))]
    if plain.endswith("ء"):
        forms += [(plain[:-1] + seat, _BOUND_NOUN) for seat in _HAMZA_SEATS]
    return tuple(dict.fromkeys(forms))


def _noun_endings(plain: str) -> tuple[str, ...]:
    if plain.endswith(("ات", "ون", "ين")):
        return ()
    accusative = () if plain.endswith("اء") else ("ا",)
    plural = ("ات",) if len(plain) > _LONGEST_ROOT_NOUN else ()
    return (*accusative, "ان", "ين", *plural)


def _perfect(past: str) -> Iterator[Form]:
    plain = fold(past)
    yield plain, _PAST
    if past.endswith(("ى", "ا")):
        yield from _weak_perfect(past, plain[:-1])
        return
    for ending, shape in _PERFECT_ENDINGS:
        yield (plain[:-1] if past.endswith("ي") and shape.number == "p" else plain) + ending, shape
    short = plain[:-2] + plain[-1] if _is_hollow(past) else plain
    for ending, shape in _PERFECT_SHORT_ENDINGS:
        yield short + ending, shape
    yield from _changed_passive(past, plain)
    if past.endswith(("أ", "ء", "ئ")):
        yield plain[:-1] + "ؤوا", _varied(_PAST, number="p")


def _weak_perfect(past: str, stem: str) -> Iterator[Form]:
    """Perfect of a verb that ends in ى or ا: دعا, دعت, دعوا, دعونا; بنى before a pronoun: بناه."""
    glide = "ي" if past.endswith("ى") else "و"
    for ending, shape in _PERFECT_ENDINGS:
        yield stem + (glide + "ا" if ending == "ا" else ending), shape
    for ending, shape in _PERFECT_SHORT_ENDINGS:
        yield stem + glide + ending, shape
    yield stem + "ا", _varied(_PAST, bound=True)
    yield stem + "ي", _varied(_PAST, passive="yes" if past.endswith("ا") else "maybe")
    yield stem + "يت", _varied(_PAST, gender="f", passive="yes")


def _changed_passive(past: str, plain: str) -> Iterator[Form]:
    """Passive perfects that are spelt differently: أدان → أدين, قاطع → قوطع, تبادل → تبودل."""
    if _is_hollow(past):
        changed = plain[:-2] + "ي" + plain[-1]
    elif "ا" in plain[1:3] and len(plain) > _LONGEST_ROOT_NOUN:
        at = plain.index("ا", 1)
        changed = plain[:at] + "و" + plain[at + 1 :]
    else:
        return
    yield changed, _varied(_PAST, passive="yes")
    yield changed + "ت", _varied(_PAST, gender="f", passive="yes")
    yield changed + "وا", _varied(_PAST, number="p", passive="yes")


def _is_hollow(past: str) -> bool:
    """Whether a vowel stands before the last letter (قال, أدان); the hamza of ترأس is none, so the word is not folded."""
    letters = past.replace(_SHADDA, "")
    return len(letters) >= _LONGEST_ROOT_NOUN and letters[-2] == "ا"


def _imperfect(past: str, present: str, shape: Shape, before: str) -> Iterator[Form]:
    """Imperfect with its four prefixes, plural and dual endings, and the short forms after لم."""
    rest = fold(present)[1:]
    weak = present.endswith(("ي", "ى", "و"))
    stem = rest[:-1] if weak else rest
    # "I shall prepare" (سأعد) folds to "he helped" (ساعد), as do many others; news hardly speaks of "I".
    cells = _PREFIXES if not before else tuple(cell for cell in _PREFIXES if cell[1:] != (1, None, "s"))
    for prefix, person, gender, number in cells:
        cell = _varied(shape, person=person, gender=gender, number=number)
        head = before + prefix
        yield head + rest, cell
        yield from _passive_imperfect(past, present, head, stem, _varied(cell, passive="yes"))
        if not before:
            yield from _short_imperfect(past, present, head, stem, cell)
        if person != 1:
            yield from _plural_imperfect(present, head, stem, _varied(cell, gender=None))


def _plural_imperfect(present: str, head: str, stem: str, cell: Shape) -> Iterator[Form]:
    glide = {"ي": "ي", "ى": "ي", "و": "و"}.get(present[-1], "")
    for ending, number, bound in _PLURAL_ENDINGS:
        host = stem + glide if number == "d" else stem
        yield head + host + ending, _varied(cell, number=number, bound=bound)
    if present.endswith("أ"):
        yield head + stem[:-1] + "ؤون", _varied(cell, number="p")


def _short_imperfect(past: str, present: str, head: str, stem: str, cell: Shape) -> Iterator[Form]:
    """After لم a weak last letter falls (يلبّ) and a hollow verb is shortened (يدن)."""
    if present.endswith(("ي", "ى", "و")):
        yield head + stem, cell
    if _is_hollow(past) and stem[-2:-1] in _VOWELS:
        yield head + stem[:-2] + stem[-1], cell


def _passive_imperfect(past: str, present: str, head: str, stem: str, cell: Shape) -> Iterator[Form]:
    """Passive imperfects that are spelt differently: يدين → يدان, يدعو → يدعى; and the host of a pronoun in يلقاه."""
    if present.endswith("و"):
        yield head + stem + "ي", cell
    if _is_hollow(past) and stem[-2:-1] in ("و", "ي"):
        yield head + stem[:-2] + "ا" + stem[-1], cell
    if present.endswith(("ى", "و")):
        yield head + stem + "ا", _varied(cell, passive="maybe", bound=True)


def needs_present(past: str) -> bool:
    """Tell whether the present cannot be known from the past: simple verbs that are hollow, weak or begin with و or hamza.

    >>> needs_present("قال"), needs_present("وعد"), needs_present("دعا"), needs_present("وقّع"), needs_present("أعلن")
    (True, True, True, False, False)
    """
    plain = fold(past)
    simple = len(plain) == _LONGEST_ROOT_NOUN and _SHADDA not in past
    return _is_hollow(past) or (simple and (past[0] in "وأ" or past[-1] in "اىي"))


def particle(word: str) -> tuple[Form, ...]:
    """Give the one form of a word that does not inflect: a particle, a preposition, a fixed phrase's first word."""
    return ((fold(word), _NOUN),)


def likely_tense(folded: str) -> Tense | None:
    """Guess the tense of a word from its letters alone, for words that no lexicon knows; None for what cannot be a verb.

    >>> likely_tense("يشارك"), likely_tense("شاركت"), likely_tense("سيشارك"), likely_tense("الوزير")
    ('present', 'past', 'future', None)
    """
    if len(folded) < _LONGEST_ROOT_NOUN or folded.startswith("ال"):
        return None
    if folded[0] == "س" and folded[1] in "يتن" and len(folded) > _LONGEST_ROOT_NOUN:
        return "future"
    if folded[0] == "ي" or (folded[0] == "ت" and not folded.endswith("ت")):
        return "present"
    return "past"
