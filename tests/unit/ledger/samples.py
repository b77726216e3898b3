"""Hand-made reports and claims for tests: sentences written for this purpose, acts that never took place."""

from __future__ import annotations

from dataclasses import replace

from wathiq.model import (
    Act,
    ActType,
    Check,
    Claim,
    Coder,
    Exchange,
    Party,
    Provision,
    Quantity,
    Report,
    Side,
    Status,
    StatusValue,
    Voice,
    When,
    Words,
    fingerprint,
)

RUS, PRK, UKR = (
    Party("RUS", "Russia", "state"),
    Party("PRK", "North Korea", "state"),
    Party("UKR", "Ukraine", "state"),
)
CODER = Coder("1.0.0", "ar-1")
SUPPLY = ActType("provide-labour", "COOPERATE", "061", 2, 6.4)
MEET = ActType("meet", "CONSULT", "040", 1, 1.0)

TEXT = "موسكو - قال السفير سالم العمري لصحيفة المنار إن بيونغ يانغ سترسل 300 عامل إلى روسيا في يوليو 2022."


def report(key: str = "r1", text: str = TEXT, outlet: str = "صحيفة الساحل", published: str | None = "2022-08-31") -> Report:
    """A report in Arabic."""
    return Report(key, text, outlet, published, "ar", "عمال إلى روسيا", "https://example.org/1", "ab" * 32, ("language",))


def words(source: Report, text: str) -> Words:
    """The first place of ``text`` in the report."""
    start = source.text.index(text)
    return Words(start, start + len(text), text)


def claim(source: Report, status: StatusValue = "planned", number: int = 0, coder: Coder = CODER) -> Claim:
    """North Korea sends 300 workers to Russia, says an ambassador to a newspaper that the outlet cites.

    ``number`` tells several claims of one report apart.
    """
    act = Act(
        type=SUPPLY,
        trigger=words(source, "سترسل"),
        evidence=words(source, "بيونغ يانغ سترسل 300 عامل إلى روسيا في يوليو 2022"),
        source=(Side(PRK, words(source, "بيونغ يانغ"), "capital"),),
        target=(Side(RUS, words(source, "روسيا"), "name"),),
        reciprocal=False,
        status=Status(status, words(source, "سترسل")),
        when=When("2022-07", "2022-07-01", "2022-07-31", words(source, "يوليو 2022")),
        exchange=(Exchange("labour", "PRK", "RUS", "workers", Quantity(300.0, 300.0, "people", words(source, "300 عامل"))),),
        confidence=0.87,
    )
    return Claim(
        id=fingerprint({"report": source.id, "number": number}),
        report=source,
        act=act,
        voices=(
            Voice(source.outlet or "unknown outlet", "outlet", "reports"),
            Voice("المنار", "outlet", "cites", None, words(source, "المنار")),
            Voice("سالم العمري", "person", "quotes", "RUS", words(source, "سالم العمري"), words(source, "قال")),
        ),
        coder=coder,
        provisions=(Provision("UNSCR-2397-8", "prohibits", True, "Workers abroad were to return by 22 December 2019.", True),),
        checks=(Check("future", "The act lies before the report's date.", words(source, "يوليو 2022")),),
    )


def meeting(source: Report, number: int = 7) -> Claim:
    """Russia and North Korea meet, without a date, on the outlet's own word."""
    plain = claim(source, "happened", number)
    act = replace(plain.act, type=MEET, reciprocal=True, when=None, exchange=(), status=Status("happened"))
    return replace(plain, act=act, voices=plain.voices[:1], provisions=(), checks=())
