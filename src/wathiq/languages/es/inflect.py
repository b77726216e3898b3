"""Spanish inflection, a beginning: regular verbs in the third person, plurals; irregular forms are written out."""

from __future__ import annotations

from wathiq.languages.es import fold
from wathiq.languages.shape import Form, Shape

SUFFIXES: tuple[str, ...] = ()
VERB_HOSTS = ("",)
_NOUN, _PAST, _PRESENT = Shape(), Shape("past", 3), Shape("present", 3)
_ENDINGS = {
    "ar": ("ó", "aron", "a", "an", "ado"),
    "er": ("ió", "ieron", "e", "en", "ido"),
    "ir": ("ió", "ieron", "e", "en", "ido"),
}


def verb(infinitive: str, irregular: str | None = None) -> tuple[Form, ...]:
    """Past and present of the third person, both numbers, and the participle; ``irregular`` lists all of them, joined by /.

    >>> [form for form, _ in verb("visitar")]
    ['visito', 'visitaron', 'visita', 'visitan', 'visitado']
    """
    stem, ending = infinitive[:-2], infinitive[-2:]
    forms = irregular.split("/") if irregular else [stem + end for end in _ENDINGS[ending]]
    shapes = (_PAST, _PAST, _PRESENT, _PRESENT, Shape("past", passive="yes"))
    return tuple((fold(form), shape) for form, shape in zip(forms, shapes, strict=False))


def circumstantial(infinitive: str, _irregular: str | None = None) -> tuple[Form, ...]:
    """Give the gerund: acusando, recibiendo."""
    return ((fold(infinitive[:-2] + ("ando" if infinitive.endswith("ar") else "iendo")), _NOUN),)


def noun(word: str) -> tuple[Form, ...]:
    """Singular and plural: visita, visitas; reunión, reuniones."""
    plain = fold(word)
    return ((plain, _NOUN), (plain + ("s" if plain[-1] in "aeiou" else "es"), Shape(number="p")))


def participle(word: str) -> tuple[Form, ...]:
    """Masculine and feminine of an adjective."""
    plain = fold(word)
    return ((plain, _NOUN), (plain[:-1] + "a", Shape(gender="f")))


def particle(word: str) -> tuple[Form, ...]:
    """Give the one form of a word that does not inflect."""
    return ((fold(word), _NOUN),)


def needs_present(_infinitive: str) -> bool:
    """Tell that every infinitive is enough."""
    return False
