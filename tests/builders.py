"""Hand-made parses, mentions and signals: what a net might say, so that decisions are tested without one."""

from wathiq import languages, parse
from wathiq.model import Mention, Party, Report, SideWeight, Signal, Words

TYPES = (("CONSULT", 0.9), ("AGREE", 0.1))


def read(text, published="2024-05-10"):
    return parse.sentences(Report("r", text, "منبر", published), languages.get("ar"))


def mention(parsed, words, *codes, how="name", kind="state"):
    """A mention of ``words``, which stand in the text; several codes make a group."""
    start = parsed.report.text.index(words)
    inside = [n for n, t in enumerate(parsed.tokens) if t.start < start + len(words) and t.end > start]
    parties = tuple(Party(code, code or words, kind) for code in codes)
    return Mention(Words(start, start + len(words), words), inside[0], inside[-1] + 1, parties, how)


def at(parsed, word):
    """The number of the token that is ``word``."""
    return next(n for n, token in enumerate(parsed.tokens) if token.text == word)


def signal(parsed, trigger, sources, targets, **changed):
    """A signal at the token ``trigger`` whose sides are (mention number, weight) pairs."""
    first = at(parsed, trigger)
    given = {
        "first": first,
        "last": first + 1,
        "probability": 0.9,
        "types": TYPES,
        "statuses": (("happened", 0.9),),
        "sources": tuple(SideWeight(*pair) for pair in sources),
        "targets": tuple(SideWeight(*pair) for pair in targets),
        "reciprocal": 0.1,
        "evidence": (0, len(parsed.tokens)),
        "voice": None,
    }
    return Signal(**(given | changed))
