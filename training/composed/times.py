"""Times as news tells them, with the EDTF date that they mean on the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
WESTERN = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
SYRIAC = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
Time = tuple[str, str]


def past(day: date, random: Random) -> Time:
    """A time before ``day``: its words and its EDTF date."""
    return random.choice((_yesterday, _weekday, _day_of_month, _month, _year))(day, random)


def future(day: date, random: Random) -> Time:
    """A time after ``day``."""
    return random.choice((_tomorrow, _next_month, _next_year, _coming_month))(day, random)


def _month_name(month: int, random: Random) -> str:
    western, syriac = WESTERN[month - 1], SYRIAC[month - 1]
    return random.choice((western, syriac, f"{syriac}/{western}", f"{western} ({syriac})", f"شهر {western}"))


def _yesterday(day: date, random: Random) -> Time:
    then = day - timedelta(1)
    return random.choice(("أمس", f"أمس {WEEKDAYS[then.weekday()]}")), then.isoformat()


def _weekday(day: date, random: Random) -> Time:
    then = day - timedelta(random.randint(1, 6))
    name = WEEKDAYS[then.weekday()]
    return random.choice((name, f"يوم {name}", f"مساء {name}", f"{name} الماضي")), then.isoformat()


def _day_of_month(day: date, random: Random) -> Time:
    then = day - timedelta(random.randint(8, 300))
    year = f" {then.year}" if then.year != day.year or random.random() < 0.4 else ""
    return f"في {then.day} {_month_name(then.month, random).removeprefix('شهر ')}{year}", then.isoformat()


def _month(day: date, random: Random) -> Time:
    if random.random() < 0.3:
        then = day.replace(day=1) - timedelta(1)
        return "الشهر الماضي", f"{then.year}-{then.month:02d}"
    then = day - timedelta(random.randint(40, 330))
    if then.year == day.year or random.random() < 0.5:
        return f"في {_month_name(then.month, random)} الماضي", f"{then.year}-{then.month:02d}"
    return f"في {_month_name(then.month, random)} {then.year}", f"{then.year}-{then.month:02d}"


def _year(day: date, random: Random) -> Time:
    if random.random() < 0.4:
        return "العام الماضي", str(day.year - 1)
    year = day.year - random.randint(1, 9)
    return random.choice((f"عام {year}", f"في عام {year}", f"سنة {year}")), str(year)


def _tomorrow(day: date, random: Random) -> Time:
    then = day + timedelta(random.randint(1, 6))
    name = WEEKDAYS[then.weekday()]
    return ("غداً", (day + timedelta(1)).isoformat()) if random.random() < 0.3 else (f"{name} المقبل", then.isoformat())


def _next_month(day: date, random: Random) -> Time:
    then = day.replace(day=28) + timedelta(10)
    return "الشهر المقبل", f"{then.year}-{then.month:02d}"


def _next_year(day: date, random: Random) -> Time:
    return random.choice(("العام المقبل", "السنة المقبلة", "مطلع العام المقبل")), str(day.year + 1)


def _coming_month(day: date, random: Random) -> Time:
    then = day.replace(day=1) + timedelta(random.randint(40, 300))
    return f"في {_month_name(then.month, random)} المقبل", f"{then.year}-{then.month:02d}"
