"""English texts composed from the act lexicon: every family of words in every status, voice and time, with its claims.

The sentences are stiff, but each teaches what no small corpus does: that the flags of the lexicon say the type, where the
frame puts the sides, how status cues, passives, reporting clauses and times change what is claimed, and that acts inside one
country are no claims. ``training/lexicon_texts.yaml`` holds the words around the acts; the acts themselves are those of
``languages/en/acts.yaml``. Same seed, same texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import yaml

from wathiq import languages
from wathiq.knowledge import ontology, parties
from wathiq.languages.acts import listed
from wathiq.languages.data import read, words
from wathiq.languages.en import inflect

Row = dict[str, Any]
WORDING = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
PUBLISHED = "2016-08-10"
_PLACES = ("subject", "object", "genitive")
_FORCES = frozenset({"ASSAULT", "MOBILIZE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Side:
    """A party as a sentence names it."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Act:
    """A family of the lexicon: kind, type, one word, the words that may follow, where the target stands."""

    plover: str
    base: str
    irregular: str | None
    further: str
    noun: bool
    companions: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and what is claimed by it."""

    text: str
    trigger: str
    source: Side
    target: Side
    plover: str
    both: bool = False
    status: str = "happened"
    cue: str | None = None
    when: tuple[str, str] | None = None
    voices: tuple[Row, ...] = ()


class Composer:
    """Composes numbered texts; each depends on the seed and its number only."""

    def __init__(self, seed: int) -> None:
        """Read the lexicon and the parties."""
        self.seed = seed
        self.acts = _acts()
        self.states = [
            entry for entry in parties.load() if entry.kind == "state" and entry.names.get("en") and entry.demonyms.get("en")
        ]
        self.bodies = [
            entry
            for entry in parties.load()
            if entry.kind in ("organisation", "movement") and entry.code and entry.names.get("en")
        ]

    def text(self, number: int) -> Row:
        """One text with its claims in the form of the gold sets."""
        random = Random(f"{self.seed}-{number}")
        sentences, claims = [], []
        cast = [self._entry(random) for _ in range(3)]
        for _ in range(random.randint(1, 4)):
            if random.random() < 0.22:
                sentences.append(random.choice(WORDING["fillers"] + WORDING["domestic"]))
                continue
            source, target = random.sample(cast, 2)
            clause = self._clause(random, source, target)
            sentence = self._voiced(random, clause)
            if sentence[0] not in sentences and sentence[1].text not in " ".join(sentences):
                sentences.append(sentence[0])
                claims.append(_record(sentence[1]))
        return {"id": f"composed-en-{number}", "date": PUBLISHED, "outlet": "Composed", "lang": "en", "title": None,
                "text": " ".join(sentences), "must": claims, "may": []}  # fmt: skip

    def _entry(self, random: Random) -> parties.PartyEntry:
        return random.choice(self.states if random.random() < 0.85 else self.bodies)

    def _side(self, random: Random, entry: parties.PartyEntry, subject: bool, plover: str) -> Side:
        name = entry.names["en"][0]
        forms = [name, name]
        if entry.kind == "state":
            demonym = entry.demonyms["en"][0]
            forms += [f"the {demonym} government", f"{name}'s government"]
            if entry.capital.get("en"):
                forms += [entry.capital["en"][0]] * 2
            if subject:
                forms += [
                    f"{demonym} officials",
                    f"the {demonym} foreign minister",
                    f"the {demonym} president",
                    f"{demonym} leaders",
                    f"{name}'s prime minister",
                ]
            if plover in _FORCES:
                forms += [f"{demonym} forces", f"the {demonym} army", f"{demonym} troops", f"{demonym} warplanes"] * 2
            if not subject:
                forms += [f"its neighbour {name}", f"{demonym} officials"]
            named = [person for person in entry.leaders if person.names.get("en")]
            if named and random.random() < 0.25:
                forms = [f"{demonym} President {random.choice(named).names['en'][0]}", random.choice(named).names["en"][0]]
        return Side(entry.code or "", random.choice(forms))

    def _clause(self, random: Random, source: parties.PartyEntry, target: parties.PartyEntry) -> Clause:
        plover = random.choice(sorted(self.acts))
        act = random.choice(self.acts[plover])
        doer, other = self._side(random, source, True, plover), self._side(random, target, False, plover)
        if act.noun:
            return _nominal(random, act, doer, other)
        made = random.choices(
            (_plain, _passive, _joint), (8, 1.5 if "object" in act.target else 0, 2 if act.reciprocal else 0)
        )[0]
        return made(random, act, doer, other)

    def _voiced(self, random: Random, clause: Clause) -> tuple[str, Clause]:
        text = clause.text[0].upper() + clause.text[1:]
        chance = random.random()
        if chance < 0.4 or clause.status == "denied":
            voices = tuple(
                voice | {"words": _written(voice["words"], text)} for voice in clause.voices
            )  # a denier opens the sentence
            return f"{text}.", replace(clause, text=text, voices=voices)
        verb = random.choice(WORDING["expects" if clause.status == "predicted" else "says"])
        first, second = self._voice(random), self._voice(random, ("anonymous", "person", "state"))
        outer = _upper(first["words"])
        shapes: list[tuple[str, tuple[tuple[dict[str, str], str], ...]]] = [
            (f"{_upper(first['words'])} {verb} that {clause.text}.", ((first, verb),)),
            (f"{_upper(first['words'])} {verb} on Tuesday that {clause.text}.", ((first, verb),)),
            (f"{text}, {first['words']} {verb}.", ((first, verb),)),
            (f"“{text},” {first['words']} {verb}.", ((first, verb),)),
            (f"“{text},” {verb} {first['words']}.", ((first, verb),)),
            (f"{text}, according to {first['words']}.", ((first, "according to"),)),
            (f"According to {first['words']}, {clause.text}.", ((first, "According to"),)),
            (f"{_upper(second['words'])} told reporters that {clause.text}.", ((second, "told"),)),
        ]  # fmt: skip
        if first["kind"] == "outlet" and first["words"] != second["words"]:
            shapes = [
                (f"{outer}, citing {second['words']}, reported that {clause.text}.", ((first, "reported"), (second, "citing"))),
                (f"{outer} quoted {second['words']} as saying that {clause.text}.", ((first, "quoted"), (second, "saying"))),
                (f"{_upper(second['words'])} told {first['words']} that {clause.text}.", ((first, "told"), (second, "told"))),
                *shapes[:2], shapes[5], shapes[6],
            ]  # fmt: skip
        sentence, chain = random.choice(shapes)
        links = tuple({"words": _written(v["words"], sentence), "kind": v["kind"], "cue": cue} for v, cue in chain)
        told = clause.text if clause.text in sentence else text
        return sentence, replace(clause, text=told, voices=links)

    def _voice(
        self, random: Random, kinds: tuple[str, ...] = ("anonymous", "outlet", "person", "state", "outlet")
    ) -> dict[str, str]:
        kind = random.choice(kinds)
        if kind == "state":
            demonym = random.choice(self.states).demonyms["en"][0]
            made, kind = random.choice(
                [
                    (f"the {demonym} foreign ministry", "state"),
                    (f"a {demonym} army spokesman", "person"),
                    (f"the {demonym} defence minister", "person"),
                    (f"the {demonym} government", "state"),
                ]
            )
            return {"words": made, "kind": kind}
        lists = {"anonymous": "anonymous", "outlet": "outlets", "person": "persons"}
        return {"words": random.choice(WORDING[lists[kind]]), "kind": kind}


def _written(words_: str, text: str) -> str:
    """Words as they stand in the text: with a capital letter where they open it."""
    return words_ if words_ in text else _upper(words_)


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _acts() -> dict[str, list[Act]]:
    """Families by PLOVER type."""
    path = languages.get("en").folder / "acts.yaml"
    data = read(path, "acts")
    kinds = ontology.load().kinds
    found: dict[str, list[Act]] = defaultdict(list)
    for kind, entries in data["acts"].items():
        for entry in entries:
            full = entry | {"with": listed(path, kind, entry, data.get("groups", {}))}
            plover = kinds[kind].type.plover
            found[plover] += [act for key in ("verbs", "nouns") for act in _family(plover, full, key)]
    return found


def _family(plover: str, entry: Row, key: str) -> Iterator[Act]:
    """Every verb or noun of an entry as an act of its own."""
    target = tuple(words(entry, "target")) or ("object",)
    places = (tuple(words(entry, "noun_target")) or _of(target)) if key == "nouns" else target
    for word in words(entry, key):
        head, *further = word.split()
        base, _, irregular = head.partition("/")
        yield Act(
            plover, base, irregular or None, " ".join(further), key == "nouns", tuple(entry["with"]), places,
            bool(entry.get("reciprocal")),
        )  # fmt: skip


def _of(target: tuple[str, ...]) -> tuple[str, ...]:
    prepositions = tuple(place for place in target if place not in _PLACES)
    return prepositions or ("of",)


def _companion(random: Random, act: Act) -> str:
    """A companion word with an article that fits it, or nothing."""
    if not act.companions:
        return ""
    word = random.choice(act.companions)
    if word.endswith("s") or random.random() < 0.3:
        return f" {random.choice(['', 'the ', 'all ', 'new ', 'its '])}{word}"
    named = random.choice(["", "new ", "major "]) + word
    return f" {'an' if named[0] in 'aeiou' else 'a'} {named}"


def _tail(random: Random, act: Act, other: Side) -> str:
    """What follows the verb: companion and target in the order of the frame."""
    companion, prepositions = _companion(random, act), [place for place in act.target if place not in _PLACES]
    if "object" in act.target and (not prepositions or random.random() < 0.7):
        link = random.choice([" with", " over", " of", " for"]) if companion and prepositions == [] else ""
        return f" {other.words}{link}{companion}" if random.random() < 0.7 or not companion else f"{companion} of {other.words}"
    if prepositions:
        return f"{companion} {random.choice(prepositions)} {other.words}"
    return f"{companion} {other.words}"


def _idiom(act: Act) -> str:
    return f" {act.further}" if act.further else ""


def _timed(random: Random, key: str) -> tuple[str, tuple[str, str] | None]:
    if random.random() < 0.55:
        return "", None
    told, when = random.choice(WORDING[key])
    return f" {told}", (told, when)


def _forms(act: Act) -> tuple[str, str, str, str]:
    """Base, past, participle and -ing form."""
    past = [form for form, _ in inflect.verb(act.base, act.irregular)]
    pieces = (act.irregular or "").split("/")
    return act.base, past[2], pieces[1] if len(pieces) > 1 else past[2], inflect.circumstantial(act.base, act.irregular)[0][0]


def _told(act: Act, doer: Side, other: Side, text: str, verb: str, **more: Any) -> Clause:
    """A clause of an act whose trigger is ``verb`` with the further words of its idiom."""
    return Clause(text, f"{verb} {act.further}".strip(), doer, other, act.plover, more.pop("both", act.reciprocal), **more)


_STATUSES = {
    "happened": 9, "planned": 3, "possible": 1.5, "predicted": 1, "conditional": 1, "not_happened": 2, "ongoing": 1,
    "denied": 1,
}  # fmt: skip
_TIMES = {"happened": "time", "denied": "time", "planned": "coming", "possible": "coming"}


def _plain(random: Random, act: Act, doer: Side, other: Side) -> Clause:
    """Subject, verb, what follows: in any status."""
    rest = _idiom(act) + _tail(random, act, other)
    status = random.choices(tuple(_STATUSES), tuple(_STATUSES.values()))[0]
    time, when = _timed(random, _TIMES.get(status, "time"))
    if status not in _TIMES:
        time, when = "", None
    return replace(_MADE[status](random, act, doer, other, rest + time), status=status, when=when)


def _happened(random: Random, act: Act, doer: Side, other: Side, rest: str) -> Clause:
    _, past, participle, _ = _forms(act)
    verb = random.choice([past, past, past, f"has {participle}", f"had {participle}"])
    return _told(act, doer, other, f"{doer.words} {verb}{rest}", verb.split()[-1])


def _denied(random: Random, act: Act, doer: Side, other: Side, rest: str) -> Clause:
    _, _, participle, going = _forms(act)
    shapes = (("having ", participle), ("", going), ("that it had ", participle))
    lead, verb = random.choice(shapes)
    voice = {"words": doer.words, "kind": "state", "cue": "denied"}
    return _told(act, doer, other, f"{doer.words} denied {lead}{verb}{rest}", verb, cue="denied", voices=(voice,))


def _conditional(random: Random, act: Act, doer: Side, other: Side, rest: str) -> Clause:
    condition = random.choice(WORDING["conditions"])
    will, would = (f"{doer.words} {word} {act.base}{rest}" for word in ("will", "would"))
    text = random.choice([f"{will} {condition}", f"{would} {condition}", f"{condition}, {will}"])
    return _told(act, doer, other, text, act.base, cue=condition.split()[0])


def _ongoing(random: Random, act: Act, doer: Side, other: Side, rest: str) -> Clause:
    if random.random() >= 0.5:
        return _with_lead(random, act, doer, other, rest, "ongoing")
    going = _forms(act)[-1]
    return _told(act, doer, other, f"{doer.words} is {going}{rest}", going, cue="is")


def _with_lead(random: Random, act: Act, doer: Side, other: Side, rest: str, status: str) -> Clause:
    """Words such as "plans to" before the base form."""
    lead, cue = random.choice(WORDING["status"][status])
    return _told(act, doer, other, f"{doer.words} {lead} {act.base}{rest}", act.base, cue=cue)


_MADE: dict[str, Callable[[Random, Act, Side, Side, str], Clause]] = {
    "happened": _happened,
    "denied": _denied,
    "conditional": _conditional,
    "ongoing": _ongoing,
    **{status: partial(_with_lead, status=status) for status in ("planned", "possible", "predicted", "not_happened")},
}


_PASSIVES = (
    ("was", "happened", None), ("was", "happened", None), ("has been", "happened", None),
    ("will be", "planned", "will"), ("was not", "not_happened", "not"), ("may be", "possible", "may"),
)  # fmt: skip


def _passive(random: Random, act: Act, doer: Side, other: Side) -> Clause:
    participle = _forms(act)[2]
    time, when = _timed(random, "time")
    companion = _companion(random, act)
    over = f" over{companion}" if companion else ""
    lead, status, cue = random.choice(_PASSIVES)
    if status != "happened":
        time, when = "", None
    text = f"{other.words} {lead} {participle}{_idiom(act)} by {doer.words}{over}{time}"
    return _told(act, doer, other, text, participle, both=False, status=status, cue=cue, when=when)


def _joint(random: Random, act: Act, doer: Side, other: Side) -> Clause:
    time, when = _timed(random, "time")
    rest = _idiom(act) + _companion(random, act)
    if random.random() < 0.3:
        text = f"{doer.words} and {other.words} will {act.base}{rest}"
        return _told(act, doer, other, text, act.base, both=True, status="planned", cue="will")
    past = _forms(act)[1]
    return _told(act, doer, other, f"{doer.words} and {other.words} {past}{rest}{time}", past, both=True, when=when)


def _nominal(random: Random, act: Act, doer: Side, other: Side) -> Clause:
    """The act as a noun: Iran's visit to, the shelling of X by Y, talks between."""
    noun = f"{act.base}{_idiom(act)}"
    time, when = _timed(random, "time")
    link = random.choice([place for place in act.target if place not in _PLACES and place != "between"] or ["of"])
    companion = f" on{_companion(random, act)}" if act.companions else ""
    if act.reciprocal and random.random() < 0.5:
        text = f"the {noun} between {doer.words} and {other.words}{companion} took place{time}"
    elif link == "of" and random.random() < 0.6:
        text = f"the {noun} of {other.words} by {doer.words}{companion} began{time}"
    elif random.random() < 0.6:
        owner = f"{doer.words}'" if doer.words.endswith("s") else f"{doer.words}'s"
        text = f"{owner} {noun} {link} {other.words}{companion} followed{time}"
    else:
        text = f"the {noun} by {doer.words} {link} {other.words}{companion} began{time}"
    return _told(act, doer, other, text, act.base, when=when)


def _record(clause: Clause) -> Row:
    when, words_ = (clause.when[1], clause.when[0]) if clause.when else (None, None)
    return {
        "evidence": clause.text, "trigger": _written(clause.trigger, clause.text), "plover": [clause.plover],
        "source": [clause.source.code], "target": [clause.target.code], "source_words": [], "target_words": [],
        "reciprocal": clause.both, "status": [clause.status], "status_cue": clause.cue and _written(clause.cue, clause.text),
        "when": when, "when_words": words_, "voices": list(clause.voices), "exchange": [],
    }  # fmt: skip
