"""An event as one HTML file without a script: what is told, how real it is, who is behind it, each claim in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, TextIO

from wathiq import languages, parse
from wathiq.knowledge import measures, ontology
from wathiq.model import Claim, Event, Exchange, Provision, Report, Side, StatusValue, Words
from wathiq.reconcile import grades
from wathiq.serve.formats.sources_tree import Branches, branches
from wathiq.serve.labels import arrow
from wathiq.serve.localise import Localiser
from wathiq.serve.pages import render_still
from wathiq.serve.terminal import clean, isolate, isolate_names
from wathiq.version import __version__

Row = dict[str, Any]

_REAL: tuple[StatusValue, ...] = ("happened", "ongoing")
_AGAINST: tuple[StatusValue, ...] = ("denied", "not_happened")


def write(event: Event, claims: Mapping[str, Claim], t: Localiser, out: TextIO) -> None:
    """Write the page of an event; ``claims`` has at least the event's own, by id."""
    out.write(render_still("dossier.html", t=t, event=event, version=__version__, served=False, **values(event, claims, t)))


def values(event: Event, claims: Mapping[str, Claim], t: Localiser) -> Row:
    """All that the page shows of an event."""
    told = [claims[id_] for id_ in event.claims]
    return {
        "head": _head(event, t),
        "tree": [_origin(origin.voice.name, origin.shown, branches(origin, claims), t) for origin in event.origins],
        "claims": [claim_row(claim, t) for claim in told],
        "against": [{"title": t(title), "claims": rows} for title, rows in _sides(event, told, t)],
        "provisions": list(provision_rows(told, t)),
    }


# --- what happened ------------------------------------------------------------------------------------------------------


def _head(event: Event, t: Localiser) -> Row:
    act = event.told.act
    kind = ontology.load().kinds.get(act.type.kind)
    sides = arrow(_names(act.source, t), _names(act.target, t), act.reciprocal)
    return {
        "arrow": isolate_names(sides),
        "kind": kind.label(t.code) if kind else act.type.kind,
        "codes": f"PLOVER {act.type.plover} · CAMEO {act.type.cameo} · Goldstein {act.type.goldstein:+.1f}",
        "when": _when(event.told, t),
        "status": event.status,
        "status_label": t(event.status),
        "extent": t(
            "{origins} in {reports}: {claims}",
            origins=t.counted("{n} independent origin", "{n} independent origins", event.independent),
            reports=t.counted("{n} report", "{n} reports", event.reports),
            claims=t.counted("{n} claim", "{n} claims", len(event.claims)),
        ),
        "grade": f"{event.grade.reliability}{event.grade.credibility}",
        "why": [_reason(why, t) for why in event.grade.why],
        "words": clean(act.evidence.text),
    }


def _reason(why: str, t: Localiser) -> str:
    """The reason of a grade in the reader's language: the sentence of its rule, with the same figures."""
    for rule in chain.from_iterable(grades.load().values()):
        found = _sentence(rule.why).fullmatch(why)
        if found:
            return t(rule.why, **found.groupdict())
    return why


@lru_cache(maxsize=64)
def _sentence(form: str) -> re.Pattern[str]:
    """What a sentence with ``{names}`` of figures looks like once these are in it."""
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>\\S+)", re.escape(form)))


def _names(sides: Sequence[Side], t: Localiser) -> tuple[str, ...]:
    told = (side.party for side in sides)
    return tuple(dict.fromkeys(t.party(party.code, clean(party.name)) if party.code else clean(party.name) for party in told))


def _when(claim: Claim, t: Localiser) -> str:
    if claim.act.when:
        return claim.act.when.edtf
    return t("told {day}", day=claim.report.published) if claim.report.published else t("undated")


# --- who is behind it ---------------------------------------------------------------------------------------------------


def _origin(name: str, shown: bool, below: Branches, t: Localiser) -> Row:
    note = "" if shown else t("may have it from another")
    return {**_branch(name, below), "note": note}


def _branch(name: str, below: Branches | Claim) -> Row:
    """A voice with what came through it, or the report and the claim at the end of the way."""
    if isinstance(below, Claim):
        report = below.report
        return {"name": clean(report.title or report.id), "note": report.published or "", "claim": below.id, "below": []}
    return {"name": clean(name), "note": "", "claim": "", "below": [_branch(*one) for one in below.items()]}


# --- the claims ---------------------------------------------------------------------------------------------------------


def claim_row(claim: Claim, t: Localiser) -> Row:
    """A claim in its sentence, with everything that is told of it; its report must have its text."""
    act = claim.act
    before, evidence, after = in_sentence(claim.report, act.evidence)
    return {
        "id": claim.id,
        "status": act.status.value,
        "status_label": t(act.status.value),
        "when": _when(claim, t),
        "voices": [{"name": clean(voice.name), "manner": t(voice.manner)} for voice in claim.voices],
        "before": before,
        "evidence": evidence,
        "after": after,
        "exchange": [_exchange(one, t) for one in act.exchange],
        "checks": [check.message for check in claim.checks],
        "report": _report(claim.report),
        "place": f"{act.evidence.start}–{act.evidence.end}",
        "confidence": t.number(round(act.confidence, 2)),
        "coder": f"{claim.coder.version} {claim.coder.language}",
    }


def in_sentence(report: Report, words: Words) -> tuple[str, str, str]:
    """The words of a report with what stands before and after them in their sentence; in their line where the report's
    language is not installed."""
    start, end = _bounds(report, words)
    texts = report.text[start : words.start], words.text, report.text[words.end : end]
    before, evidence, after = map(clean, texts)
    return f"{before} " if texts[0][-1:].isspace() else before, evidence, f" {after}" if texts[2][:1].isspace() else after


def _bounds(report: Report, words: Words) -> tuple[int, int]:
    known = {language.code: language for language in languages.INSTALLED}
    if report.language not in known:
        end = report.text.find("\n", words.end)
        return report.text.rfind("\n", 0, words.start) + 1, end if end >= 0 else len(report.text)
    parsed = parse.sentences(report, known[report.language])
    spans = [(parsed.tokens[each.first].start, parsed.tokens[each.last - 1].end) for each in parsed.sentences]
    touched = [(start, end) for start, end in spans if start < words.end and end > words.start]
    return min(words.start, *(start for start, _ in touched)), max(words.end, *(end for _, end in touched))


def _exchange(exchange: Exchange, t: Localiser) -> str:
    """What passes: "PRK → RUS: labour, workers, 300 people"."""
    quantity = exchange.quantity
    low, high = (t.amount(quantity.low), t.amount(quantity.high)) if quantity else ("", "")
    much = f"{low if low == high else f'{low}–{high}'} {t.thing(quantity.unit)}" if quantity else ""
    sides = [isolate(t.party(code)) if code else "?" for code in (exchange.giver, exchange.taker)]
    item = t.thing(exchange.item) if exchange.item else ""
    return f"{f' {t.onward} '.join(sides)}: {', '.join(filter(None, (t(exchange.good), item, much)))}"


def _report(report: Report) -> Row:
    return {
        "title": clean(report.title or report.id),
        "outlet": clean(report.outlet or ""),
        "published": report.published or "",
        "url": clean(report.url or ""),
    }


# --- what speaks against it, and what it touches ------------------------------------------------------------------------


def _sides(event: Event, told: Sequence[Claim], t: Localiser) -> Iterator[tuple[str, list[Row]]]:
    """Who says that it happened and who says that it did not; nothing when nobody contradicts."""
    if not event.contested:
        return
    for title, statuses in (("Says that it happened", _REAL), ("Says that it did not happen", _AGAINST)):
        yield title, [claim_row(claim, t) for claim in told if claim.act.status.value in statuses]


def provision_rows(told: Sequence[Claim], t: Localiser) -> Iterator[Row]:
    """Each provision that a claim falls under, once, with the first reason given."""
    known = {measure.id: measure for measure in measures.load()}
    first: dict[str, Provision] = {}
    for claim in told:
        for provision in claim.provisions:
            first.setdefault(provision.id, provision)
    for id_, provision in first.items():
        yield {
            "id": id_,
            "said": t(provision.bearing),
            "subject": known[id_].subject if id_ in known else "",
            "why": provision.why,
            "in_force": t("in force") if provision.in_force else t("not in force"),
            "verified": t("read in the resolution") if provision.verified else t("from memory, to be checked"),
        }
