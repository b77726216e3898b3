"""Arabic adjectives of origin (nisba): every form that agreement in gender, number, case and definiteness can ask for."""

from __future__ import annotations

_NISBA = "ي"
# Masculine, feminine, accusative (روسيًا without its mark); sound masculine plural in the nominative, the oblique case and
# before a genitive; duals; feminine plural.
_ENDINGS = ("", "ة", "ا", "ون", "ين", "و", "ان", "تان", "تين", "ات")


def inflect(demonym: str) -> tuple[str, ...]:
    """All forms of a masculine singular indefinite nisba of one or more words, indefinite and definite.

    Words that are nisbas agree in everything; another first word (جنوب أفريقي) stays as it is and takes the article.

    >>> inflect("روسي")[:4]
    ('روسي', 'الروسي', 'روسية', 'الروسية')
    >>> "الكوريين الشماليين" in inflect("كوري شمالي")
    True
    """
    words = tuple(demonym.split())
    agreeing = all(word.endswith(_NISBA) for word in words)
    forms = [tuple(_ended(word, ending) for word in words) for ending in _ENDINGS]
    return tuple(dict.fromkeys(spelling for form in forms for spelling in _spellings(form, agreeing)))


def plural(form: str) -> tuple[str, ...]:
    """An irregular plural, indefinite and definite: أتراك → أتراك, الأتراك."""
    return _spellings(tuple(form.split()), agreeing=False)


def _ended(word: str, ending: str) -> str:
    return word + ending if word.endswith(_NISBA) else word


def _spellings(words: tuple[str, ...], agreeing: bool) -> tuple[str, ...]:
    """Indefinite; definite in every word; and, for a compound that is no row of adjectives, definite in its first word."""
    definite = tuple(word if word.startswith("ال") else "ال" + word for word in words)
    forms = (words, definite) if agreeing else (words, definite, (definite[0], *words[1:]))
    return tuple(" ".join(form) for form in dict.fromkeys(forms))
