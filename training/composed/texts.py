"""Whole texts: clauses with their voices and times, one after another, and sentences that are no claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from training.composed import clauses, times, verbs
from training.composed.clauses import Clause
from training.composed.parties import Named, Party, doer, load, plain

HERE = Path(__file__).parent
Data = dict[str, Any]


@cache
def _data(name: str) -> Data:
    return dict(yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so."""

    words: str
    kind: str
    gender: str
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and the claim in it; ``voices`` are (voice, cue), outermost first."""

    words: str
    clause: Clause
    act: clauses.Act
    voices: tuple[tuple[Voice, str], ...] = ()
    when: times.Time | None = None


class Composer:
    """Writes texts from one random stream."""

    def __init__(self, seed: int) -> None:
        """Read the wording."""
        self.random = Random(seed)
        self.w, acts = _data("wording"), _data("frames")
        self.items = acts["items"]
        self.frames = [frame for frame in acts["acts"] if not frame.get("skip") and not frame.get("fixed")]
        self.types = sorted({frame["type"][0] for frame in self.frames})
        self.parties = load(self.w["masculine"], self.w["others"])
        self.states = [party for party in self.parties if party.nationality]
        self.day = date(2015, 1, 1)

    def text(self, number: int) -> Data:
        """One text in the form of ``bench/``."""
        while True:
            self.day = date(2006, 1, 1) + timedelta(self.random.randrange(7200))
            made = self._try(f"composed-{number:05d}")
            if made is not None:
                return made

    def _try(self, name: str) -> Data | None:
        sentences: list[str] = []
        told: list[Told] = []
        for _ in range(self.random.choice((1, 1, 1, 2, 2, 3))):
            if self.random.random() < 0.12:
                sentences.append(self._domestic())
                continue
            for sentence in self._unit():
                sentences.append(sentence.words)
                told.append(sentence)
        if not sentences:
            return None
        for _ in range(self.random.choice((0, 0, 1, 1, 2))):
            self._insert(sentences, self.random.choice(self.w["fillers"]))
        text = " ".join(sentences)
        claims = [self._claim(one) for one in told]
        if any(text.count(c["evidence"]) != 1 or c["evidence"].count(c["trigger"]) != 1 or "{" in text for c in claims):
            return None
        outlet = self.random.choice(self.w["papers"])
        return {
            "id": name,
            "date": self.day.isoformat(),
            "outlet": outlet,
            "lang": "ar",
            "text": text,
            "must": claims,
            "may": [],
        }

    def _insert(self, sentences: list[str], filler: str) -> None:
        # A sentence that goes on with the voice before must stay behind it.
        places = [
            n
            for n in range(1, len(sentences) + 1)
            if n == len(sentences) or not sentences[n].startswith(("و", "كما", "ف", "لكن", "بل", "بينما", "ثم"))
        ]
        sentences.insert(self.random.choice(places), filler)

    def _claim(self, told: Told) -> Data:
        act, clause = told.act, told.clause
        voices = [{"words": voice.words, "kind": voice.kind, "cue": cue or None} for voice, cue in told.voices]
        if clause.denier:
            voices.append({"words": clause.denier, "kind": "state", "cue": clause.cue})
        source, target = act.source.party.code, act.target.party.code
        if act.frame.get("received"):
            source, target = target, source
        sources = [] if clause.nobody else [source]
        return {
            "evidence": clause.words, "trigger": clause.trigger, "plover": act.frame["type"],
            "source": sources, "target": [target],
            "source_words": [], "target_words": [], "reciprocal": bool(act.frame.get("reciprocal")),
            "status": list(clause.status), "status_cue": clause.cue,
            "when": told.when[1] if told.when else None, "when_words": told.when[0] if told.when else None,
            "voices": voices, "exchange": list(clause.goods),
        }  # fmt: skip

    # --- units -----------------------------------------------------------------------------------------------------------

    def _sides(self) -> tuple[Party, Party]:
        pool = self.states if self.random.random() < 0.8 else self.parties
        first = second = self._any(pool)
        while second is first:
            second = self._any(pool)
        return first, second

    def _any(self, pool: list[Party]) -> Party:
        return self.random.choices(pool, [party.weight for party in pool])[0]

    def _frame(self) -> Data:
        kind = self.random.choice(self.types)
        return self.random.choice([frame for frame in self.frames if frame["type"][0] == kind])

    def _act(self, source: Named, target: Named) -> clauses.Act:
        return clauses.act(self._frame(), self.items, self.w["adjectives"], source, target, self.random)

    def _timed(self, clause: Clause) -> tuple[Clause, times.Time | None]:
        if self.random.random() > 0.33 or clause.status[0] in {"possible", "conditional", "ongoing"}:
            return clause, None
        real = clause.status[0] in {"happened", "denied", "not_happened"} and clause.cue != "لن"
        told = times.past if real else times.future
        when = told(self.day, self.random)
        return replace(clause, words=f"{clause.words} {when[0]}"), when

    def _unit(self) -> Iterator[Told]:
        """One or two sentences that belong together."""
        units = (
            (0.43, lambda: self._said(self._one())), (0.04, self._foreseen), (0.03, self._rumour), (0.03, self._instead),
            (0.03, self._ours), (0.04, self._aside), (0.05, self._labour), (0.09, self._own_country), (0.1, self._latter),
            (0.08, self._dropped), (0.08, self._both),
        )  # fmt: skip
        yield from self.random.choices([unit for _, unit in units], [share for share, _ in units])[0]()

    def _one(self) -> Told:
        source, target = self._sides()
        act = self._act(doer(source, self.w["doers"], self.day.isoformat(), self.random), plain(target, self.random))
        clause, when = self._timed(clauses.clause(act, self.w, self.random))
        return Told(f"{clause.words}.", clause, act, (), when)

    def _said(self, told: Told) -> Iterator[Told]:
        """The claim in the outlet's own words, or with voices; then perhaps one more by the same voice."""
        if self.random.random() < 0.42 or told.clause.denier:
            yield told
            return
        voice = self._voice(told.act)
        while voice.words == told.act.source.words:
            voice = self._voice(told.act)
        said = self._wrap(told, voice)
        yield said
        if self.random.random() < 0.3 and said.voices[-1][0] is voice:
            yield from self._going_on(said)

    def _going_on(self, before: Told) -> Iterator[Told]:
        told = self._subject_first()
        voice = before.voices[-1][0]
        cue = self.random.choice(self.w["going_on"][:5])
        verb = cue.removeprefix("كما ").split()[0]
        agreed = cue.replace(verb, verb + ("ت" if voice.gender == "f" else ""))
        yield replace(
            told,
            words=f"{agreed} أن {told.clause.words}.",
            voices=(*before.voices[:-1], (voice, agreed.split()[0] if "كما" not in agreed else agreed)),
        )

    def _subject_first(self) -> Told:
        while True:
            told = self._one()
            if told.clause.subject_first and not told.clause.denier:
                return told

    def _voice(self, act: clauses.Act) -> Voice:
        w, random = self.w, self.random
        if random.random() < 0.4:
            kind, gender, words = random.choice(w["strangers"])
            filled = words.format(
                person=random.choice(w["persons"]), woman=random.choice(w["women"]), house=random.choice(w["houses"])
            )
            return Voice(filled, kind, gender)
        if random.random() < 0.2:
            return self._outlet()
        party = random.choice([act.source.party, act.target.party, self._any(self.states)])
        return self._official(party if party.nationality else self._any(self.states))

    def _official(self, party: Party, kinds: tuple[str, ...] = ("person", "state", "anonymous")) -> Voice:
        kind, gender, words = self.random.choice([voice for voice in self.w["voices"] if voice[0] in kinds])
        return Voice(words.format(person=self.random.choice(self.w["persons"]), **party.forms()), kind, gender, party)

    def _outlet(self) -> Voice:
        gender, words = self.random.choice(self.w["outlets"])
        return Voice(words.format(paper=self.random.choice(self.w["papers"])), "outlet", gender)

    def _wrap(self, told: Told, voice: Voice) -> Told:
        """Put the clause into the mouth of a voice, at times through an outlet or another voice."""
        random, clause = self.random, told.clause
        chain = random.random() < 0.3 and voice.kind != "outlet"
        if clause.subject_first and random.random() < 0.7:
            return self._chain_before(told, voice) if chain else self._before(told, voice)
        return self._chain_after(told, voice) if chain else self._after(told, voice)

    def _says(self, voice: Voice) -> tuple[str, str]:
        verb, joint = self.random.choice(self.w["says"])
        return verb + ("ت" if voice.gender == "f" else ""), joint

    def _before(self, told: Told, voice: Voice) -> Told:
        cue, joint = self._says(voice)
        if self.random.random() < 0.15:
            return replace(told, words=f"{cue} {voice.words}: «{told.clause.words}».", voices=((voice, cue),))
        lead = f"{voice.words} {cue}" if self.random.random() < 0.15 else f"{cue} {voice.words}"
        aside = "، في تصريحات صحافية،" if self.random.random() < 0.1 else ""
        return replace(told, words=f"{lead}{aside} {joint} {told.clause.words}.", voices=((voice, cue),))

    def _after(self, told: Told, voice: Voice) -> Told:
        draw = self.random.random()
        if draw < 0.55:
            cue = self.random.choice(self.w["afterwards"])
            joined = verbs.join("ل", voice.words) if cue.endswith(" ل") else voice.words
            head = cue.removesuffix(" ل")
            named = replace(voice, words=voice.words.removeprefix("ال")) if cue.endswith(" ل") else voice
            return replace(told, words=f"{told.clause.words}، {head} {joined}.", voices=((named, head),))
        if draw < 0.8:
            cue = self.random.choice(self.w["told"])
            verb = cue.split()[-1] if not cue.endswith("به") else cue.split()[-2]
            agreed = cue.replace(verb, verb + ("ت" if voice.gender == "f" else ""))
            return replace(told, words=f"{told.clause.words}، {agreed} {voice.words}.", voices=((voice, agreed),))
        cue, _ = self._says(voice)
        return replace(told, words=f"«{told.clause.words}»، {cue} {voice.words}.", voices=((voice, cue),))

    def _chain_before(self, told: Told, voice: Voice) -> Told:
        words, random = told.clause.words, self.random
        outer = self._outlet() if random.random() < 0.7 else self._official(self._any(self.states), ("person", "anonymous"))
        ending = "ت" if outer.gender == "f" else ""
        his = "ها" if voice.gender == "f" else "ه"
        draw = random.random()
        if outer.kind == "outlet" and draw < 0.4:
            return replace(
                told,
                words=f"نقل{ending} {outer.words} عن {voice.words} قول{his} إن {words}.",
                voices=((outer, f"نقل{ending}"), (voice, f"قول{his}")),
            )
        if outer.kind == "outlet" and draw < 0.7:
            verb = random.choice(("ذكر", "أفاد", "أورد", "كتب")) + ending
            joint = "بأن" if verb.startswith("أفاد") else "أن"
            return replace(
                told,
                words=f"{verb} {outer.words}، نقلاً عن {voice.words}، {joint} {words}.",
                voices=((outer, verb), (voice, "نقلاً عن")),
            )
        verb, joint = self._says(outer)
        inner, inner_joint = self._says(voice)
        if outer.kind != "outlet" and draw < 0.5:
            to = "ها" if outer.gender == "f" else "ه"
            inner, inner_joint = "أبلغ" + ("ت" if voice.gender == "f" else "") + to, "أن"
        return replace(
            told,
            words=f"{verb} {outer.words} {joint} {voice.words} {inner} {inner_joint} {words}.",
            voices=((outer, verb), (voice, inner)),
        )

    def _chain_after(self, told: Told, voice: Voice) -> Told:
        outer = self._outlet()
        ending = "ت" if outer.gender == "f" else ""
        if self.random.random() < 0.5:
            words = f"{told.clause.words}، بحسب ما نقل{ending} {outer.words} عن {voice.words}."
            return replace(told, words=words, voices=((outer, f"نقل{ending}"), (voice, "عن")))
        words = f"{told.clause.words}، كما ذكر{ending} {outer.words} نقلاً عن {voice.words}."
        return replace(told, words=words, voices=((outer, f"ذكر{ending}"), (voice, "نقلاً عن")))

    # --- sides that are only pointed at ----------------------------------------------------------------------------------

    def _own_country(self) -> Iterator[Told]:
        """قال وزير الخارجية الفرنسي إن بلاده اتهمت موسكو."""
        source, target = self._sides()
        source = source if source.nationality else self.random.choice([s for s in self.states if s is not target])
        voice = self._official(source, ("person",))
        own = Named(source, "f", "بلاده" if voice.gender == "m" else "بلادها")
        while True:
            act = self._act(own, plain(target, self.random))
            clause, when = self._timed(clauses.clause(act, self.w, self.random))
            if clause.subject_first and not clause.denier and not clause.words.startswith(act.target.words):
                break
        yield self._before(Told("", clause, act, (), when), voice)

    def _latter(self) -> Iterator[Told]:
        """اتهمت باريس موسكو، لكن الأخيرة رفضت العرض."""
        first = self._one()
        latter = first.act.target
        third, _ = self._sides()
        name = "الأخيرة" if latter.gender == "f" else "الأخير"
        if first.clause.words.find(latter.words) < first.clause.words.find(first.act.source.words):
            return  # the latter would be the doer
        act = self._act(
            Named(latter.party, latter.gender, name),
            plain(third if third is not latter.party else first.act.source.party, self.random),
        )
        verb = verbs.past(act.frame, act.gender)
        second = Clause(f"{verb} {name} {act.rest}", verb, ("happened",), None, act.goods)
        joint = self.random.choice(("فيما", "في حين", "بينما"))
        yield replace(first, words=first.clause.words)
        yield Told(f"{joint} {second.words}.", second, act)

    def _dropped(self) -> Iterator[Told]:
        """اتهمت باريس موسكو. كما طردت سفيرها."""
        first = self._one()
        yield first
        second = self._again(first.act) if self.random.random() < 0.4 else self._next(first.act)
        if second is not None:
            yield second

    def _next(self, first: clauses.Act) -> Told | None:
        """The doer left out, another party undergoes it."""
        third, _ = self._sides()
        if third is first.source.party:
            return None
        act = self._act(first.source, plain(third, self.random))
        if self.random.random() < 0.25 and (made := clauses.announced(act, self.w, self.random)):
            second: Clause = replace(made, words=made.words.replace(f" {act.source.words}", "", 1))
        else:
            verb = verbs.past(act.frame, act.gender)
            second = Clause(f"{verb} {act.rest}", verb, ("happened",), None, act.goods)
        second, when = self._timed(second)
        return Told(f"{self.random.choice(('كما ', 'و', 'ثم '))}{second.words}.", second, act, (), when)

    def _again(self, first: clauses.Act) -> Told | None:
        """The doer left out, the other side only a pronoun."""
        act = self._act(first.source, first.target)
        if act.frame.get("pronoun") is False or not act.frame["object"].startswith("{T}"):
            return None
        rest = f"{act.object[len(act.target.words) :].strip()} {act.tail}".strip()
        if self.random.random() < 0.3:
            base = verbs.present(act.frame["present"], act.gender)
            verb = verbs.with_pronoun(base, act.target.gender)
            cue = self.random.choice(("وقد", "وربما", "ويمكن أن"))
            made = Clause(f"{cue} {verb} {rest}".strip(), verb, ("possible",), cue.removesuffix(" أن"), act.goods)
            return Told(f"{made.words}.", made, act)
        verb = verbs.with_pronoun(verbs.past(act.frame, act.gender), act.target.gender)
        made = Clause(f"{verb} {rest}".strip(), verb, ("happened",), None, act.goods)
        return Told(f"{self.random.choice(('كما ', 'ثم '))}{made.words}.", made, act)

    def _foreseen(self) -> Iterator[Told]:
        """رجح الباحث أن تتهم باريس موسكو."""
        source, target = self._sides()
        act = self._act(doer(source, self.w["doers"], self.day.isoformat(), self.random), plain(target, self.random))
        voice = self._voice(act)
        cue = verbs.helper(self.random.choice(("توقع", "رجح", "تنبأ ب", "لم يستبعد")), voice.gender)
        negated = cue.startswith("لم")
        cue = "لم تستبعد" if negated and voice.gender == "f" else "لم يستبعد" if negated else cue
        verb = verbs.present(act.frame["present"], act.gender)
        status = ("possible",) if negated else ("predicted",)
        made, when = self._timed(Clause(f"{verb} {act.source.words} {act.rest}", verb, status, cue.split()[-1], act.goods))
        head, _, preposition = cue.partition(" ") if not negated else (cue, "", "")
        joint = "بأن" if preposition == "ب" else "أن"
        yield Told(f"{head} {voice.words} {joint} {made.words}.", made, act, ((voice, head),), when)

    def _rumour(self) -> Iterator[Told]:
        """وصف مسؤول فرنسي الأنباء عن طرد سفير موسكو بأنها مختلقة."""
        source, target = self._sides()
        act = self._act(plain(source, self.random), plain(target, self.random))
        voice = self._official(source if source.nationality else self._any(self.states))
        lead, tail = self.random.choice((("وصف", "بأنها «مختلقة»"), ("وصف", "بأنها كاذبة"), ("نفى", ""), ("كذّب", "")))
        lead += "ت" if voice.gender == "f" and lead != "نفى" else ""
        lead = "نفت" if lead == "نفى" and voice.gender == "f" else lead
        named = f"الأنباء عن {act.frame['masdar']} {act.source.words} "
        told = verbs.join("ل", act.named) if act.frame["object"].startswith("{T}") else act.named
        words = f"{named}{told} {act.tail} {tail}".replace("  ", " ").strip()
        made = Clause(words, act.frame["masdar"], ("denied", "not_happened"), lead, act.goods)
        yield Told(f"{lead} {voice.words} {words}.", made, act, ((voice, lead),))

    def _instead(self) -> Iterator[Told]:
        """لم تتهم باريس موسكو، بل طردت سفيرها."""
        source, target = self._sides()
        who = plain(source, self.random)
        first, second = self._act(who, plain(target, self.random)), self._act(who, plain(target, self.random))
        denied = verbs.jussive(first.frame, first.gender)
        done = verbs.past(second.frame, second.gender)
        clause = Clause(f"لم {denied} {who.words} {first.rest}", denied, ("not_happened",), "لم", first.goods)
        yield Told(f"{clause.words}،", clause, first)
        other = Clause(f"{done} {second.rest}", done, ("happened",), None, second.goods)
        yield Told(f"بل {other.words}.", other, second)

    def _ours(self) -> Iterator[Told]:
        """«سنطرد سفير موسكو»، قال وزير الخارجية الفرنسي."""
        source, target = self._sides()
        source = source if source.nationality else self.random.choice([s for s in self.states if s is not target])
        voice = self._official(source, ("person",))
        while True:
            act = self._act(Named(source, "m", voice.words), plain(target, self.random))
            made = clauses.ours(act, self.w, self.random)
            if made is not None:
                break
        cue, _ = self._says(voice)
        words = self.random.choice(
            (
                f"«{made.words}»، {cue} {voice.words}.",
                f"{cue} {voice.words}: «{made.words}».",
                f"{voice.words}: «{made.words}».",
            )
        )
        yield Told(words, made, act, ((voice, cue if cue in words else ""),))

    def _aside(self) -> Iterator[Told]:
        """An act in a relative clause."""
        source, target = self._sides()
        act = self._act(plain(source, self.random), plain(target, self.random))
        clause = clauses.aside(act, self.w, self.random)
        going = self.random.choice(("تمر بأزمة اقتصادية", "تستعد لانتخابات مبكرة", "تواجه انتقادات الصحف", "تعيش جفافاً طويلاً"))
        going = going if act.gender == "f" else "ي" + going[1:]
        yield Told(f"{clause.words}، {going}.", clause, act)

    def _labour(self) -> Iterator[Told]:
        """Workers of one state who are in the other."""
        source, target = self.random.sample(self.states, 2)
        forms = source.forms()
        where = plain(target, self.random)
        host = "تستضيف" if where.gender == "f" else "يستضيف"
        number = self.random.choice(("ثلاثة آلاف", "نحو 20 ألف", "أكثر من 500", "عشرة آلاف", "مئات", "زهاء 7 آلاف"))
        worker = self.random.choice(("عامل", "مهندس", "طبيب", "بحار"))
        options = (
            ("يعمل", f"يعمل في {where.words} {number} {worker} {forms['im']}", False),
            ("يوجد", f"يوجد في {where.words} {number} {worker} {forms['im']}", False),
            (host, f"{host} {where.words} {number} {worker} {forms['im']}", True),
            ("تشغيل", f"تشغيل العمال {forms['npl']} في {where.words} يدر ملايين الدولارات", False),
        )
        trigger, words, turned = self.random.choice(options)
        doer_, other = (target, source) if turned else (source, target)
        act = clauses.Act({"type": ["COOPERATE"]}, Named(doer_, "f", ""), Named(other, "f", ""), "", "", "", ())
        goods = ({"good": "labour", "giver": source.code, "taker": target.code},)
        clause = Clause(words, trigger, ("ongoing", "happened"), None, goods)
        yield Told(f"{words}.", clause, act)

    def _both(self) -> Iterator[Told]:
        """اجتمعت باريس وموسكو; ووقع البلدان اتفاقا."""
        source, target = self._sides()
        frame = self.random.choice([f for f in self.frames if f.get("reciprocal") and "مع {T}" in f["object"]])
        one, other = plain(source, self.random), plain(target, self.random)
        act = clauses.act(frame, self.items, {}, one, other, self.random)
        rest = f"{act.object.replace('مع ' + other.words, '')} {act.tail}".strip()
        verb = verbs.past(frame, one.gender)
        clause, when = self._timed(Clause(f"{verb} {one.words} و{other.words} {rest}".strip(), verb, ("happened",), None))
        yield Told(f"{clause.words}.", clause, act, (), when)
        if self.random.random() < 0.5 and source.nationality and target.nationality:
            again = clauses.act(
                self.random.choice([f for f in self.frames if f.get("reciprocal") and "مع {T}" in f["object"]]),
                self.items,
                {},
                one,
                other,
                self.random,
            )
            rest = f"{again.object.replace('مع ' + other.words, '')} {again.tail}".strip()
            verb = again.frame["past"]
            pair = self.random.choice(("البلدان", "الجانبان", "الدولتان", "الطرفان"))
            second = Clause(f"{verb} {pair} {rest}".strip(), verb, ("happened",), None)
            yield Told(f"و{second.words}.", second, again)

    def _domestic(self) -> str:
        home = self.w["domestic"]
        gender, words = self.random.choice(home["doers"])
        frame = self.random.choice([f for f in self.frames if f["type"][0] in home["types"] and not f.get("goods")])
        nobody = Party("", ((gender, words),), None)
        other = Party("", (("m", self.random.choice(home["others"])),), None)
        act = clauses.act(
            frame, self.items, {}, Named(nobody, gender, words), Named(other, "m", other.names[0][1]), self.random
        )
        return clauses.clause(act, self.w, self.random).words + "."
