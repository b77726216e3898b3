"""English inflection for lexicons: from a verb or noun as a dictionary writes it to all its folded forms.

A verb is given as its base (visit) or, where it is not regular, as base/past/past participle (take/took/taken). A past
participle is spelt like the past of most verbs and may be a passive, so such forms have ``passive="maybe"``. The spelling rules
are those of any grammar (Quirk et al., *A Comprehensive Grammar of the English Language*, 3.3-3.10 and 5.80-5.81).
"""

from __future__ import annotations

import re

from wathiq.languages.en import fold
from wathiq.languages.shape import Form, Shape, Tense

SUFFIXES: tuple[str, ...] = ()
VERB_HOSTS = ("",)
PASSIVES_POINT_BACK = True  # "a deal was signed": what a passive is about stands before it
_DOUBLES = re.compile(r"[^aeiou]?[^aeiouy][aeiou][^aeiouwxy]$")  # one syllable, one vowel, one consonant: ban → banned
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_NOUN = Shape()
_BASE, _THIRD = Shape("present", number="p"), Shape("present", person=3, number="s")
_PAST, _PARTICIPLE = Shape("past", passive="maybe"), Shape("past", passive="maybe")


def verb(base: str, irregular: str | None = None) -> tuple[Form, ...]:
    """Base, third person, past and past participle; ``irregular`` is "past/participle" where the rule does not give them.

    >>> [form for form, _ in verb("deny")], [form for form, _ in verb("take", "took/taken")]
    (['deny', 'denies', 'denied'], ['take', 'takes', 'took', 'taken'])
    """
    plain = fold(base)
    past, _, participle_ = (irregular or _past(plain)).partition("/")
    past_shape = Shape("past") if participle_ and participle_ != past else _PAST
    forms = [(plain, _BASE), (_third(plain), _THIRD), (fold(past), past_shape)]
    if participle_ and participle_ != past:
        forms.append((fold(participle_), _PARTICIPLE))
    return tuple(dict.fromkeys(forms))


def circumstantial(base: str, irregular: str | None = None) -> tuple[Form, ...]:
    """Give the form in -ing, which serves as a participle (accusing Iran) and as a noun (the shelling of).

    >>> circumstantial("ban")[0][0], circumstantial("denounce")[0][0], circumstantial("expel", "expelled/expelled")[0][0]
    ('banning', 'denouncing', 'expelling')
    """
    plain = fold(base)
    past = fold((irregular or "").partition("/")[0])
    if plain.endswith("ie"):
        stem = plain[:-2] + "y"
    elif plain.endswith("e") and not plain.endswith(("ee", "ye", "oe")):
        stem = plain[:-1]
    elif _doubles(plain) or past == plain + plain[-1] + "ed":
        stem = plain + plain[-1]
    else:
        stem = plain
    return ((stem + "ing", _NOUN),)


def participle(word: str) -> tuple[Form, ...]:
    """Give the one form of an adjective."""
    return ((fold(word), _NOUN),)


def noun(word: str) -> tuple[Form, ...]:
    """Singular and regular plural; a word in -s is taken for a plural as it stands.

    >>> [form for form, _ in noun("embassy")], [form for form, _ in noun("talks")]
    (['embassy', 'embassies'], ['talks'])
    """
    plain = fold(word)
    if plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return ((plain, Shape(number="p")),)
    return ((plain, Shape(number="s")), (_third(plain), Shape(number="p")))


def particle(word: str) -> tuple[Form, ...]:
    """Give the one form of a word that does not inflect."""
    return ((fold(word), _NOUN),)


def needs_present(_base: str) -> bool:
    """Tell that every base is enough: what is irregular is written out."""
    return False


def likely_tense(folded: str) -> Tense | None:
    """Guess the tense of a word from its ending: -ed is past, anything else may be present."""
    return "past" if folded.endswith("ed") else "present"


def _third(plain: str) -> str:
    if plain.endswith("y") and plain[-2:-1] not in tuple("aeiou"):
        return plain[:-1] + "ies"
    return plain + ("es" if _SIBILANT.search(plain) else "s")


def _past(plain: str) -> str:
    if plain.endswith("e"):
        return plain + "d"
    if plain.endswith("y") and plain[-2:-1] not in tuple("aeiou"):
        return plain[:-1] + "ied"
    return plain + (plain[-1] if _doubles(plain) else "") + "ed"


def _doubles(plain: str) -> bool:
    vowels = re.findall(r"[aeiouy]+", plain)
    return len(vowels) == 1 and _DOUBLES.search(plain) is not None
