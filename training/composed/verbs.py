"""The few verb forms that composed texts need: third person, both genders, past, present, after لم and after أن."""

from __future__ import annotations

from typing import Any

WEAK = ("ى", "ا")
SHADDA = "\u0651"
JOINED = ("ب", "ل")  # prepositions that are written with the word after them


def past(frame: dict[str, Any], gender: str) -> str:
    """The past: اتهم, اتهمت; دعا, دعت."""
    verb: str = frame["past"]
    if gender == "m":
        return verb
    if "f" in frame:
        return str(frame["f"])
    return (verb[:-1] if verb.endswith(WEAK) else verb) + "ت"


def present(verb: str, gender: str) -> str:
    """The present: يتهم, تتهم."""
    return verb if gender == "m" else "ت" + verb[1:]


def future(verb: str, gender: str) -> str:
    """The future: سيتهم, ستتهم."""
    return "س" + present(verb, gender)


def jussive(frame: dict[str, Any], gender: str) -> str:
    """The form after لم: a final weak letter falls."""
    verb: str = frame.get("jussive") or (frame["present"][:-1] if frame["present"][-1] in "يوى" else frame["present"])
    return present(verb, gender)


def helper(words: str, gender: str) -> str:
    """A helping verb with its preposition, agreeing: يسعى إلى → تسعى إلى, قرر → قررت."""
    verb, _, rest = words.partition(" ")
    agreed = present(verb, gender) if verb.startswith("ي") else past({"past": verb}, gender)
    return f"{agreed} {rest}".strip()


def join(preposition: str, words: str) -> str:
    """Write a preposition before words: ل + العراق → للعراق, ب + العراق → بالعراق, على + العراق."""
    if preposition == "ل" and words.startswith("ال"):
        return "لل" + words[2:]
    return preposition + ("" if preposition in JOINED else " ") + words


def after(helping: str, noun: str) -> str:
    """A verbal noun after a helping verb whose preposition may be written with it: يستعد ل + فرض → يستعد لفرض."""
    head, _, last = helping.rpartition(" ")
    return f"{head} {join(last, noun)}" if last in JOINED else f"{helping} {noun}"


def with_pronoun(verb: str, gender: str) -> str:
    """A verb with the pronoun of a named object: اتهمت → اتهمتها; دعا → دعاه."""
    return (verb[:-1] + "ا" if verb.endswith("ى") else verb) + ("ه" if gender == "m" else "ها")
