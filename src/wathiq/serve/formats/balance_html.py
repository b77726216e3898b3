"""The balance sheet as one HTML file: what each side gives, the tone over time, votes, and every act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from wathiq.knowledge import measures
from wathiq.serve.balance import Balance, Deed, Direction, Given
from wathiq.serve.formats.balance_markdown import extent
from wathiq.serve.labels import amount, arrow
from wathiq.serve.localise import Localiser
from wathiq.serve.pages import embedded, render
from wathiq.serve.terminal import clean, isolate, isolate_names
from wathiq.serve.tone import MonthTone, monthly, months_between
from wathiq.version import __version__
from wathiq.votes import Agreement

Votes = Sequence[tuple[str, Agreement]]  # session, agreement; the last row is over all sessions
Row = dict[str, Any]

_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def write(sheet: Balance, t: Localiser, out: TextIO, votes: Votes = ()) -> None:
    """Write the page."""
    out.write(render("balance.html", t=t, version=__version__, **values(sheet, t, votes)))


def values(sheet: Balance, t: Localiser, votes: Votes = ()) -> Row:
    """All that the page shows of a balance sheet."""
    first, second = (t.party(code, clean(name)) for code, name in _sides(sheet))
    return {
        "first": first,
        "second": second,
        "extent": extent(sheet, t),
        "blocks": [_block(giver, taker, given, sheet, t) for giver, taker, given in sheet.blocks],
        "charts": [*_tone_charts(sheet, t), *_vote_chart(votes, t)],
        "deeds": [_deed(deed, t) for deed in sheet.deeds],
    }


def _sides(sheet: Balance) -> tuple[tuple[str, str], tuple[str, str]]:
    return (sheet.first, sheet.first_name), (sheet.second, sheet.second_name)


def _named(sheet: Balance, code: str, t: Localiser) -> str:
    return isolate(t.party(code, clean(dict(_sides(sheet))[code])))


# --- what passes between them -------------------------------------------------------------------------------------------


def _block(giver: str, taker: str, given: Iterable[Given], sheet: Balance, t: Localiser) -> Row:
    title = t("What {giver} gives {taker}", giver=_named(sheet, giver, t), taker=_named(sheet, taker, t))
    return {"title": title, "rows": [_given(each, t) for each in given]}


def _given(given: Given, t: Localiser) -> Row:
    return {
        "good": t(given.good),
        "item": t.thing(given.item) if given.item else "",
        "amount": amount(given, t),
        "status": given.status,
        "status_label": t(given.status),
        "when": given.when or "",
        "voices": [clean(voice) for voice in given.voices],
        "reports": t.number(given.reports),
        "origins": t.number(given.origins),
        "provisions": [_provision(told, t) for told in given.provisions],
    }


def _provision(told: str, t: Localiser) -> Row:
    """A provision with what it is about: "prohibits UNSCR-2397-8" says its bearing and its id."""
    bearing, _, id_ = told.partition(" ")
    known = next((measure for measure in measures.load() if measure.id == id_), None)
    subject, deadline = (known.subject, known.deadline) if known else (None, None)
    return {"id": id_, "said": t(bearing), "subject": subject, "deadline": deadline}


# --- charts -------------------------------------------------------------------------------------------------------------


def _tone_charts(sheet: Balance, t: Localiser) -> Iterable[Row]:
    directions: tuple[tuple[Direction, str, str], ...] = (
        ("first", sheet.first, sheet.second), ("second", sheet.second, sheet.first),
    )  # fmt: skip
    for direction, source, target in directions:
        tones = monthly(sheet.deeds, direction)
        if tones:
            title = t("Tone: {source} towards {target}", source=_named(sheet, source, t), target=_named(sheet, target, t))
            yield _tone_chart(title, tones, t)


def _tone_chart(title: str, tones: Sequence[MonthTone], t: Localiser) -> Row:
    known = {tone.month: tone for tone in tones}
    months = months_between(tones[0].month, tones[-1].month)
    told = [known.get(month) for month in months]
    names = [isolate(t(quad)) for quad in _QUADS]
    goldstein = isolate(t("Goldstein, sum"))
    series: list[Row] = [
        {"name": name, "type": "bar", "stack": "quads", "values": [tone.quads[n] if tone else 0 for tone in told]}
        for n, name in enumerate(names)
    ]
    series.append({"name": goldstein, "type": "line", "axis": 1, "values": [tone.goldstein if tone else None for tone in told]})
    note = t("What happened, by month: acts by kind, and the sum of their Goldstein values (hostile below 0, friendly above).")
    data = {
        "labels": list(months), "series": series, "axes": [isolate(t("Acts")), goldstein], "rtl": t.right_to_left,
        "description": title,
    }  # fmt: skip
    rows = [(tone.month, *map(t.number, tone.quads), t.number(tone.goldstein)) for tone in tones]
    return {"title": title, "note": note, "data": embedded(data), "heads": (t("Month"), *names, goldstein), "rows": rows}


def _vote_chart(votes: Votes, t: Localiser) -> Iterable[Row]:
    """How alike the two vote in the UN General Assembly, by session."""
    if not votes:
        return
    names = [isolate(t(name)) for name in ("equal votes", "S-score", "Cohen's kappa", "Scott's pi")]
    told = [(found.share, found.s_score, found.kappa, found.pi) for _, found in votes]
    series: list[Row] = [
        {"name": name, "type": "line", "values": [_rounded(row[n]) for row in told[:-1]]} for n, name in enumerate(names)
    ]  # fmt: skip
    title = t("Votes in the UN General Assembly")
    data = {
        "labels": [session for session, _ in votes[:-1]], "series": series, "axes": [isolate(t("Agreement"))],
        "rtl": t.right_to_left, "description": title,
    }  # fmt: skip
    rows = [
        (t("all") if session == "all" else session, t.number(found.common), *(_two(value, t) for value in row))
        for (session, found), row in zip(votes, told, strict=True)
    ]
    note = t("By session. 1 is full agreement; kappa and pi are corrected for chance.")
    heads = (t("Session"), t("Roll calls"), *names)
    yield {"title": title, "note": note, "data": embedded(data), "heads": heads, "rows": rows}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _two(value: float | None, t: Localiser) -> str:
    return "–" if value is None else t.number(round(value, 2))


# --- acts ---------------------------------------------------------------------------------------------------------------


def _deed(deed: Deed, t: Localiser) -> Row:
    told = t("told {day}", day=deed.published) if deed.published else t("undated")
    source, target = (tuple(t.party(one, clean(one)) for one in side) for side in (deed.source, deed.target))
    return {
        "when": deed.when or told,
        "type": t(deed.plover),
        "arrow": isolate_names(arrow(source, target, deed.reciprocal)),
        "status": deed.status,
        "status_label": t(deed.status),
        "words": clean(deed.words),
        "voices": [clean(voice) for voice in deed.voices],
        "reports": t.number(deed.reports),
        "origins": t.number(deed.origins),
    }
