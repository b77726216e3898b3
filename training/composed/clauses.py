"""One act as a clause: its words, its trigger, how real it is, and who must have said so when the clause itself tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from training.composed import verbs
from training.composed.parties import Named

Data = dict[str, Any]
CONDITIONS = ("في حال", "ما لم", "إن لم")  # of two words; others have one
PREPOSITIONS = re.compile(r"(على|إلى|من|مع|عن|لدى|ضد) |[بل](\{T\}|\w+ \{T\})")  # what a verbal noun with the article takes


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that states an act, and what it says about itself. ``subject_first`` clauses may follow أن."""

    words: str
    trigger: str
    status: tuple[str, ...]
    cue: str | None
    goods: tuple[dict[str, str], ...] = ()
    subject_first: bool = False
    denier: str | None = None
    nobody: bool = False  # the doer is not told


@dataclass(frozen=True, slots=True)
class Act:
    """A frame with its sides put in: the words after the doer, and after the verbal noun."""

    frame: Data
    source: Named
    target: Named
    object: str
    named: str
    tail: str
    goods: tuple[dict[str, str], ...]

    @property
    def gender(self) -> str:
        """Of the doer's words."""
        return self.source.gender

    @property
    def rest(self) -> str:
        """The words after the doer."""
        return f"{self.object} {self.tail}".strip()

    @property
    def noun(self) -> str:
        """The verbal noun with its words."""
        definite = "ال" if PREPOSITIONS.match(self.frame.get("named") or self.frame["object"]) else ""
        return f"{definite}{self.frame['masdar']} {self.named} {self.tail}".strip()


def act(frame: Data, items: Data, adjectives: dict[str, str], source: Named, target: Named, random: Random) -> Act:
    """Fill a frame."""
    pronoun = "ه" if source.gender == "m" else "ها"
    filled, goods = _goods(frame, items, source, target, random)
    spoken = {key: _put(filled(frame.get(key) or frame["object"]), adjectives, target, pronoun) for key in ("object", "named")}
    return Act(
        frame,
        source,
        target,
        spoken["object"],
        spoken["named"],
        random.choice(frame.get("tail") or [""]).replace(" {ha0}", ""),
        goods,
    )


MARKS = {"any": "x", "labour": "w", "humanitarian-aid": "aid", "technology": "tech", "energy": "fuel"}  # else the good


def _goods(
    frame: Data, items: Data, source: Named, target: Named, random: Random
) -> tuple[Callable[[str], str], tuple[dict[str, str], ...]]:
    """How to fill the frame's good into words, and the exchange that it makes."""
    if "goods" not in frame:
        return (lambda words: words), ()
    ((kind, side),) = frame["goods"].items()
    giver, taker = (source, target) if side == "S" else (target, source)
    good = {"good": kind, "giver": giver.party.code, "taker": taker.party.code}
    mark = "{" + MARKS.get(kind, kind) + "}"
    if mark not in frame["object"]:
        return (lambda words: words), (good,)
    shelf = random.choice(items[mark[1:-1] if mark != "{x}" else "any"])
    item = random.choice(shelf["words"]).replace("{n}", str(random.choice([3, 5, 8, 12, 20, 40, 60, 75, 150, 300])))
    quantity = {"quantity": item} if any(c.isdigit() for c in item) else {}
    return (lambda words: words.replace(mark, item)), (good | {"good": shelf["good"]} | quantity,)


def _put(words: str, adjectives: dict[str, str], target: Named, pronoun: str) -> str:
    forms = target.party.forms()
    for plain, adjective in adjectives.items():
        if plain in words and forms["im"] and target.words == target.party.names[0][1]:
            words = words.replace(plain, adjective.format(**forms))
    words = words.replace("{ha}", pronoun).replace("{x0}", "").replace("{ha0}", "")
    words = re.sub(r"(?<![\w{])ل\{T\}", verbs.join("ل", target.words), words)
    words = words.replace("{l}", verbs.join("ل", target.words)).replace("{T}", target.words)
    return re.sub(r"\s+", " ", words).strip()


# --- ways to tell an act ---------------------------------------------------------------------------------------------------


def told(a: Act, w: Data, random: Random) -> Clause:
    """It happened: اتهمت باريس موسكو."""
    verb = verbs.past(a.frame, a.gender)
    return Clause(f"{verb} {a.source.words} {a.rest}", verb, ("happened",), None, a.goods)


def told_subject_first(a: Act, w: Data, random: Random) -> Clause:
    """It happened: باريس اتهمت موسكو."""
    verb = verbs.past(a.frame, a.gender)
    return Clause(f"{a.source.words} {verb} {a.rest}", verb, ("happened",), None, a.goods, True)


def told_of_other(a: Act, w: Data, random: Random) -> Clause | None:
    """The other side first: موسكو اتهمتها باريس."""
    if a.frame.get("pronoun") is False or not a.frame["object"].startswith("{T}"):
        return None
    verb = verbs.with_pronoun(verbs.past(a.frame, a.gender), a.target.gender)
    rest = f"{a.object[len(a.target.words) :].strip()} {a.tail}".strip()
    return Clause(f"{a.target.words} {verb} {a.source.words} {rest}".strip(), verb, ("happened",), None, a.goods, True)


def passive(a: Act, w: Data, random: Random) -> Clause | None:
    """The doer as an agent: طُرد سفير موسكو من قبل باريس."""
    if "passive" not in a.frame or "{x}" in a.frame["passive"] or a.goods:
        return None
    words = (
        a.frame["passive"]
        .replace("{t}", "ت" if a.target.gender == "f" else "")
        .replace("ل{T}", verbs.join("ل", a.target.words))
    )
    words = words.replace("{T}", a.target.words)
    agent = f"{random.choice(w['agents'])} {a.source.words}"
    order = (words, agent, a.tail) if random.random() < 0.6 else (words, a.tail, agent)
    return Clause(" ".join(part for part in order if part), words.split()[0], ("happened",), None, a.goods)


def nominal(a: Act, w: Data, random: Random) -> Clause:
    """A verbal noun as the subject: أثار اتهام باريس لموسكو جدلا."""
    named = a.named
    if named.startswith(a.target.words) and a.frame["object"].startswith("{T}"):
        named = verbs.join("ل", named)
    words = f"أثار {a.frame['masdar']} {a.source.words} {named} {a.tail}".strip()
    return Clause(f"{words} {random.choice(w['reactions'])}", a.frame["masdar"], ("happened",), None, a.goods)


def never(a: Act, w: Data, random: Random) -> Clause:
    """It did not happen: لم تتهم باريس موسكو, لن, امتنعت عن."""
    draw, first = random.random(), random.random() < 0.4
    if draw < 0.35:
        cue, verb = "لم", verbs.jussive(a.frame, a.gender)
    elif draw < 0.7:
        cue, verb = "لن", verbs.present(a.frame["present"], a.gender)
    else:
        return _helped(a, random.choice(w["refrained"]), ("not_happened",), first)
    order = (a.source.words, cue, verb) if first else (cue, verb, a.source.words)
    return Clause(" ".join((*order, a.rest)), verb, ("not_happened",), cue, a.goods, first)


def planned(a: Act, w: Data, random: Random) -> Clause:
    """It is meant to be: ستتهم, سوف, تعتزم."""
    draw, first = random.random(), random.random() < 0.4
    if draw < 0.3:
        verb = verbs.future(a.frame["present"], a.gender)
        order = (a.source.words, verb) if first else (verb, a.source.words)
        return Clause(" ".join((*order, a.rest)), verb, ("planned",), verb, a.goods, first)
    if draw < 0.4:
        verb = verbs.present(a.frame["present"], a.gender)
        order = (a.source.words, "سوف", verb) if first else ("سوف", verb, a.source.words)
        return Clause(" ".join((*order, a.rest)), verb, ("planned",), "سوف", a.goods, first)
    if draw < 0.5:
        verb = verbs.present(a.frame["present"], a.gender)
        return Clause(f"من المقرر أن {verb} {a.source.words} {a.rest}", verb, ("planned",), "من المقرر", a.goods, True)
    return _helped(a, random.choice(w["planned"]), ("planned",), first)


def ongoing(a: Act, w: Data, random: Random) -> Clause:
    """It goes on: تواصل, ما زالت."""
    draw, first = random.random(), random.random() < 0.4
    if draw < 0.5:
        return _helped(a, random.choice(w["ongoing"]), ("ongoing",), first)
    verb = verbs.present(a.frame["present"], a.gender)
    still = random.choice([("ما زال", "ما زالت"), ("لا يزال", "لا تزال")])[a.gender == "f"]
    order = (a.source.words, still, verb) if first else (still, a.source.words, verb)
    return Clause(" ".join((*order, a.rest)), verb, ("ongoing",), still, a.goods, first)


def _helped(a: Act, helping: str, status: tuple[str, ...], first: bool) -> Clause:
    helped = verbs.helper(helping, a.gender)
    cue, _, preposition = helped.partition(" ")
    if first:
        words = f"{a.source.words} {verbs.after(helped, a.noun)}"
    else:
        words = f"{cue} {a.source.words} {verbs.join(preposition, a.noun) if preposition else a.noun}"
    return Clause(words, a.frame["masdar"], status, cue, a.goods, first)


def possible(a: Act, w: Data, random: Random) -> Clause:
    """It may be: قد, من الممكن أن, يمكن لباريس أن."""
    verb = verbs.present(a.frame["present"], a.gender)
    draw = random.random()
    if draw < 0.1:
        condition = random.choice(w["conditions"])
        words = f"{condition}، يمكن {verbs.join('ل', a.source.words)} أن {verb} {a.rest}"
        return Clause(words, verb, ("possible", "conditional"), "يمكن", a.goods, True)
    if draw < 0.3:
        cue = random.choice(["يمكن", "في إمكان", "بوسع"])
        whom = verbs.join("ل", a.source.words) if cue == "يمكن" else a.source.words
        return Clause(f"{cue} {whom} أن {verb} {a.rest}", verb, ("possible",), cue, a.goods, True)
    if draw < 0.5:
        return Clause(f"{a.source.words} قد {verb} {a.rest}", verb, ("possible",), "قد", a.goods, True)
    cue = random.choice(w["possible"])
    return Clause(
        f"{cue} {verb} {a.source.words} {a.rest}", verb, ("possible",), cue.removesuffix(" أن"), a.goods, cue != "ربما"
    )


def predicted(a: Act, w: Data, random: Random) -> Clause:
    """It is foreseen: من المتوقع أن."""
    cue, verb = random.choice(w["predicted"]), verbs.present(a.frame["present"], a.gender)
    return Clause(
        f"{cue} {verb} {a.source.words} {a.rest}", verb, ("predicted",), cue.removesuffix(" أن"), a.goods, cue.startswith("من")
    )


def conditional(a: Act, w: Data, random: Random) -> Clause:
    """It hangs on something: ستتهم باريس موسكو إذا انهارت الهدنة."""
    condition, first = random.choice(w["conditions"]), random.random() < 0.4
    verb = verbs.future(a.frame["present"], a.gender)
    order = f"{a.source.words} {verb}" if first else f"{verb} {a.source.words}"
    cue = next((cue for cue in CONDITIONS if condition.startswith(cue)), condition.split()[0])
    if random.random() < 0.3 and not first:
        return Clause(f"{condition}، {order} {a.rest}", verb, ("conditional", "planned"), cue, a.goods, True)
    return Clause(f"{order} {a.rest} {condition}", verb, ("conditional", "planned"), cue, a.goods, first)


def denied(a: Act, w: Data, random: Random) -> Clause:
    """The doer denies it: نفت باريس اتهام موسكو."""
    helped, draw = verbs.helper(random.choice(w["denials"]), a.gender), random.random()
    verb = verbs.past(a.frame, a.gender)
    if draw < 0.4:
        words, trigger = f"{helped} {a.source.words} {a.noun}", a.frame["masdar"]
    elif draw < 0.7:
        being = "تكون" if a.gender == "f" else "يكون"
        words, trigger = f"{helped} {a.source.words} أن {being} {verb} {a.rest}", verb
    else:
        pronoun = "ها" if a.gender == "f" else "ه"
        words, trigger = (
            f"{helped} {a.source.words} صحة ما تردد عن {a.frame['masdar']}{pronoun} {a.named} {a.tail}".strip(),
            a.frame["masdar"],
        )
        if a.frame["masdar"].endswith("ة"):
            words, trigger = f"{helped} {a.source.words} {a.noun}", a.frame["masdar"]
    return Clause(words, trigger, ("denied", "not_happened"), helped, a.goods, False, a.source.words)


def among_those(a: Act, w: Data, random: Random) -> Clause | None:
    """It happened, told of a kind of states: كانت باريس من أوائل الدول التي اتهمت موسكو."""
    if a.gender != "f" or " " in a.source.words:
        return None
    lead, verb = random.choice((
        ("كانت {S} من أوائل الدول التي", verbs.past(a.frame, "f")),
        ("كانت {S} واحدة من دول قليلة", verbs.past(a.frame, "f")),
        ("أصبحت {S} من الدول القليلة التي", verbs.present(a.frame["present"], "f")),
    ))  # fmt: skip
    status = ("happened", "ongoing") if lead.startswith("أصبحت") else ("happened",)
    return Clause(f"{lead.replace('{S}', a.source.words)} {verb} {a.rest}", verb, status, None, a.goods)


def background(a: Act, w: Data, random: Random) -> Clause:
    """It had happened: كانت باريس قد اتهمت موسكو, سبق لباريس أن اتهمت موسكو."""
    verb = verbs.past(a.frame, a.gender)
    if random.random() < 0.3:
        return Clause(f"سبق {verbs.join('ل', a.source.words)} أن {verb} {a.rest}", verb, ("happened",), "سبق", a.goods)
    if random.random() < 0.3:
        return Clause(f"قد {verb} {a.source.words} {a.rest}", verb, ("happened",), "قد", a.goods)
    was = "كانت" if a.gender == "f" else "كان"
    order = f"{was} {a.source.words} قد" if random.random() < 0.7 else f"{a.source.words} {was} قد"
    return Clause(f"{order} {verb} {a.rest}", verb, ("happened",), "قد", a.goods, order.startswith(a.source.words))


def driven(a: Act, w: Data, random: Random) -> Clause:
    """It happened, for a reason: دفع ذلك باريس إلى اتهام موسكو."""
    lead = random.choice(("دفع ذلك {S} إلى", "حملت الأزمة {S} على", "حدا ذلك ب{S} إلى"))
    lead = lead.replace("ب{S}", verbs.join("ب", a.source.words)).replace("{S}", a.source.words)
    return Clause(f"{lead} {a.noun}", a.frame["masdar"], ("happened",), None, a.goods)


def announced(a: Act, w: Data, random: Random) -> Clause | None:
    """Saying so is doing so: أعلنت باريس دعمها لموسكو."""
    if a.frame["type"][0] not in {"SUPPORT", "REJECT", "AGREE"} or a.frame.get("goods"):
        return None
    noun = a.frame["masdar"]
    owned = (noun[:-1] + "ت" if noun.endswith("ة") else noun) + ("ها" if a.gender == "f" else "ه")
    named = verbs.join("ل", a.named) if a.frame["object"].startswith("{T}") else a.named
    announcing = random.choice(("أعلن", "أكد", "جدد", "أبدى")).rstrip("ى") + ("" if a.gender == "m" else "ت")
    announcing = "أبدى" if announcing == "أبد" else announcing
    degree = random.choice(("", "", "المطلق ", "الكامل "))  # after a masculine noun only
    degree = "" if noun.endswith("ة") or not named.startswith(("ل", "ع", "إ")) else degree
    return Clause(
        f"{announcing} {a.source.words} {owned} {degree}{named} {a.tail}".strip(), owned, ("happened",), None, a.goods
    )


def wished(a: Act, w: Data, random: Random) -> Clause:
    """It is wished or sought: أعربت باريس عن رغبتها في شراء …, باريس مهتمة بشراء الغاز."""
    his, ending = ("ها", "ة") if a.gender == "f" else ("ه", "")
    aims, seeks = verbs.helper("يهدف", a.gender), verbs.helper("يسعى", a.gender)
    expressing = "أعربت" if a.gender == "f" else "أعرب"
    lead, cue, first = random.choice((
        (f"{expressing} {a.source.words} عن رغبت{his} في", f"رغبت{his}", False),
        (f"{a.source.words} مهتم{ending} ب", f"مهتم{ending}", True),
        (f"{a.source.words} حريص{ending} على", f"حريص{ending}", True),
        (f"{aims} {a.source.words} إلى كسب العملات الصعبة عن طريق", aims, False),
        (f"{seeks} {a.source.words} إلى كسر عزلت{his} من خلال", seeks, False),
        (f"لدى {a.source.words} خطط ل", "خطط", True),
    ))  # fmt: skip
    words = lead[:-1] + verbs.join(lead[-1], a.noun) if lead.endswith((" ب", " ل")) else f"{lead} {a.noun}"
    return Clause(words, a.frame["masdar"], ("planned",), cue, a.goods, first)


def aside(a: Act, w: Data, random: Random) -> Clause:
    """It happened, told in passing: باريس، التي اتهمت موسكو، تمر بأزمة."""
    who = "التي" if a.gender == "f" else "الذي"
    verb = verbs.past(a.frame, a.gender)
    return Clause(f"{a.source.words}، {who} {verb} {a.rest}", verb, ("happened",), None, a.goods, True)


def unsaid(a: Act, w: Data, random: Random) -> Clause | None:
    """The doer is not told: طُرد سفير موسكو."""
    made = passive(a, w, random)
    if made is None:
        return None
    words = re.sub(rf"({'|'.join(w['agents'])}) {re.escape(a.source.words)}", "", made.words)
    return replace(made, words=re.sub(r"\s+", " ", words).strip(), nobody=True)


def exposed(a: Act, w: Data, random: Random) -> Clause | None:
    """The doer only an adjective: تعرضت مواقع موسكو لقصف فرنسي."""
    origin = a.source.party.forms()["im"]
    bare = a.frame["object"] in {"{T}", "مواقع {T}", "قاعدة تابعة ل{T}"}
    if not bare or not origin or " " in origin or a.frame["type"][0] not in {"ASSAULT", "ACCUSE", "THREATEN", "COERCE"}:
        return None
    feminine = a.target.gender == "f" or a.frame["object"] != "{T}"
    noun = a.frame["masdar"]
    lead = random.choice(("تعرضت", "باتت عرضة") if feminine else ("تعرض", "بات عرضة"))
    head, _, extra = lead.partition(" ")
    joined = f"{verbs.join('ل', noun)} {origin}{'ة' if noun.endswith('ة') else ''}"
    return Clause(f"{head} {a.object} {extra} {joined} {a.tail}".replace("  ", " ").strip(), noun, ("happened",), None, a.goods)


def supposed(a: Act, w: Data, random: Random) -> Clause:
    """The act is itself the condition: إذا اتهمت باريس موسكو، انهارت المحادثات."""
    cue = random.choice(("إذا", "لو", "إذا ما", "إن"))
    verb = verbs.past(a.frame, a.gender)
    outcome = random.choice(w["outcomes"])
    return Clause(f"{cue} {verb} {a.source.words} {a.rest}، {outcome}", verb, ("conditional",), cue, a.goods)


def ours(a: Act, w: Data, random: Random) -> Clause | None:
    """The doer speaks: سنطرد سفير موسكو."""
    verb, present = a.frame["past"], a.frame["present"]
    if verb[-2:-1] in ("ا", verbs.SHADDA) or verb.endswith(("ّ", "ا")) or "{ha}" in a.frame["object"]:
        return None
    stem = verb[:-1] + "ي" if verb.endswith("ى") else verb
    status, cue, said = random.choice((
        (("happened",), None, stem + "نا"),
        (("planned",), "سن" + present[1:], "سن" + present[1:]),
        (("not_happened",), "لن", "ن" + present[1:]),
        (("possible",), "قد", "ن" + present[1:]),
    ))  # fmt: skip
    words = f"{said} {a.rest}" if cue in (None, said) else f"{cue} {said} {a.rest}"
    return Clause(words, said, status, cue, a.goods)


WAYS: tuple[tuple[float, Callable[[Act, Data, Random], Clause | None]], ...] = (
    (0.11, told), (0.10, told_subject_first), (0.06, told_of_other), (0.08, passive), (0.05, nominal), (0.13, never),
    (0.03, unsaid), (0.02, exposed), (0.02, supposed), (0.02, among_those), (0.05, background), (0.02, driven),
    (0.04, announced), (0.04, wished), (0.10, planned), (0.06, ongoing), (0.08, possible), (0.05, predicted),
    (0.06, conditional), (0.06, denied),
)  # fmt: skip


def clause(a: Act, w: Data, random: Random) -> Clause:
    """The act told in one of the ways."""
    shares, ways = zip(*WAYS, strict=True)
    while True:
        made = random.choices(ways, shares)[0](a, w, random)
        if made is not None:
            return made
