"""Values read from their written form: `30 days`, `3 court days`, `$2,500`, `5 %`, `2026-02`, moments with a zone.

Comes in: a text, as it is written. Goes out: the value, or why the text is none. Promise: nothing is guessed or
rounded, a text of any length takes time in proportion to it, and every text gets an answer.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from whereas.values.scalars import DayKind, Duration, Money, Partial, Percent, Unit

MOST_DIGITS = 15
"""No amount of the real world needs more; beyond, a slip of the keyboard or an attack."""

FIRST_YEAR = 1000
LAST_YEAR = 2999

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_IS_NUMBER = re.compile(_NUMBER)
_AMOUNT = re.compile(rf"({_NUMBER}) *(.*)", re.DOTALL)
_MONEY = re.compile(r"([$£€]) ?((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]{2})?)")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|(?P<sign>[+-])(?P<east>[0-9]{2}):(?P<quarter>[0-9]{2}))?"
)
_UNITS = {name: unit for unit in Unit for name in (unit.value, f"{unit.value}s")}
_DAY_KINDS = {kind.value: kind for kind in (DayKind.BUSINESS, DayKind.COURT)}
_MONTHS_A_YEAR = 12
_WIDEST_OFFSET = dt.timedelta(hours=14)


class Fault(Enum):
    """Why a text is not a value of the kind that is wanted."""

    FORM = "it is not written as one"
    UNIT = "its unit is not known"
    NO_UNIT = "it has no unit"
    PART = "a part of such a unit can't be counted"
    TOO_LONG = "it has too many digits"
    NO_SUCH_DAY = "the calendar has no such day or hour"
    NO_ZONE = "it has no time zone"
    HAS_HOUR = "it has an hour where a day is wanted"


@dataclass(frozen=True, slots=True)
class Misread:
    """A text that is no value of the kind that is wanted; `words` are those at fault, where not all of it is."""

    fault: Fault
    words: str = ""


def read_yes_no(text: str) -> bool | Misread:
    """Return whether the text says `yes`; `true`, `on` or `Yes` say nothing."""
    return {"yes": True, "no": False}.get(text, Misread(Fault.FORM))


def read_number(text: str, unit: str | None = None) -> Fraction | Misread:
    """Return a number such as `40`, `2.5` or `1,000`; where it is measured in a unit, `40 devices` too.

    Args:
        text: the number as it is written; a whole number has no leading zeros.
        unit: the name of the unit that it may be followed by.
    """
    if unit is not None:
        bare = text.removesuffix(unit)
        text = bare.rstrip(" ") if bare != text and bare.endswith(" ") else text
    if _IS_NUMBER.fullmatch(text):
        return _amount(text)
    amount = _AMOUNT.fullmatch(text)
    if unit is not None and amount is not None and amount[2].isalpha():
        return Misread(Fault.UNIT, amount[2])
    return Misread(Fault.FORM)


def _amount(text: str) -> Fraction | Misread:
    """Return the amount of what already has the form of a number."""
    digits = sum(character.isdigit() for character in text)
    if digits > MOST_DIGITS:
        return Misread(Fault.TOO_LONG)
    if text.startswith("0") and not text.startswith("0.") and text != "0":
        return Misread(Fault.FORM)
    return Fraction(text.replace(",", ""))


def read_percent(text: str) -> Percent | Misread:
    """Return a share such as `5 %` or `0.5%`."""
    if not text.endswith("%"):
        return Misread(Fault.NO_UNIT if _IS_NUMBER.fullmatch(text) else Fault.FORM)
    amount = read_number(text[:-1].rstrip(" "))
    return amount if isinstance(amount, Misread) else Percent(amount)


def read_money(text: str) -> Money | Misread:
    """Return a sum such as `$2,500` or `£99.50`."""
    match = _MONEY.fullmatch(text)
    if match is None:
        return Misread(Fault.NO_UNIT if _IS_NUMBER.fullmatch(text) else Fault.FORM)
    amount = _amount(match[2])
    return amount if isinstance(amount, Misread) else Money(amount, match[1])


def read_duration(text: str) -> Duration | Misread:
    """Return a length of time such as `30 days`, `1 year`, `48 hours` or `3 court days`."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return Misread(Fault.FORM)
    amount = _amount(match[1])
    if isinstance(amount, Misread):
        return amount
    words = match[2].split()
    if not words:
        return Misread(Fault.NO_UNIT)
    days = _DAY_KINDS.get(words[0], DayKind.CALENDAR)
    unit = _UNITS.get(" ".join(words if days is DayKind.CALENDAR else words[1:]))
    if unit is None or (days is not DayKind.CALENDAR and unit is not Unit.DAY):
        return Misread(Fault.UNIT, match[2])
    if days is not DayKind.CALENDAR and amount.denominator != 1:
        return Misread(Fault.PART)
    return Duration(amount=amount, unit=unit, days=days)


def read_year(text: str) -> Fraction | Misread:
    """Return a year of four digits, such as `2025`."""
    if not _YEAR.fullmatch(text):
        return Misread(Fault.FORM)
    return Fraction(text) if FIRST_YEAR <= int(text) <= LAST_YEAR else Misread(Fault.NO_SUCH_DAY)


def read_day(text: str) -> dt.date | Misread:
    """Return a day of the calendar, such as `2026-03-02`; of a part of a date, nothing."""
    match = _DAY.fullmatch(text)
    if match is None:
        return Misread(Fault.HAS_HOUR if _MOMENT.fullmatch(text) else Fault.FORM)
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Misread(Fault.NO_SUCH_DAY)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return Misread(Fault.NO_SUCH_DAY)


def read_date(text: str) -> dt.date | Partial | Misread:
    """Return a day, or as much of it as is stated: `2026-03-02`, `2026-03`, `2026`."""
    if _YEAR.fullmatch(text):
        year = read_year(text)
        return year if isinstance(year, Misread) else Partial(int(year))
    match = _MONTH.fullmatch(text)
    if match is None:
        return read_day(text)
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR or not 1 <= int(match[2]) <= _MONTHS_A_YEAR:
        return Misread(Fault.NO_SUCH_DAY)
    return Partial(int(match[1]), int(match[2]))


def read_moment(text: str) -> dt.datetime | Misread:
    """Return a moment with its zone, such as `2026-08-31T23:59:59-07:00` or `2026-08-31T12:00Z`."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return Misread(Fault.NO_ZONE if _DAY.fullmatch(text) else Fault.FORM)
    day = read_day(match["day"])
    if isinstance(day, Misread):
        return day
    if match["zone"] is None:
        return Misread(Fault.NO_ZONE)
    zone = _zone(match)
    try:
        time = dt.time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return Misread(Fault.NO_SUCH_DAY)
    return Misread(Fault.NO_SUCH_DAY) if zone is None else dt.datetime.combine(day, time, zone)


def _zone(match: re.Match[str]) -> dt.timezone | None:
    if match["zone"] == "Z":
        return dt.UTC
    offset = dt.timedelta(hours=int(match["east"]), minutes=int(match["quarter"]))
    if offset > _WIDEST_OFFSET or int(match["quarter"]) >= 60:  # noqa: PLR2004 - minutes of an hour
        return None
    return dt.timezone(-offset if match["sign"] == "-" else offset)


def read_date_or_moment(text: str) -> dt.datetime | dt.date | Partial | Misread:
    """Return a moment, or as much of it as is stated: a day, a month, a year."""
    if "T" in text:
        return read_moment(text)
    return read_date(text)


def read_day_or_moment(text: str) -> dt.datetime | dt.date | Misread:
    """Return a whole day, or a moment with its zone: the day on which a deal is assessed is known."""
    return read_moment(text) if "T" in text else read_day(text)


def first_day(date: dt.date | Partial) -> dt.date:
    """Return the day itself, or the first on which a date that is known in part can fall."""
    return dt.date(date.year, date.month or 1, 1) if isinstance(date, Partial) else date


def last_day(date: dt.date | Partial) -> dt.date:
    """Return the day itself, or the last on which a date that is known in part can fall."""
    if not isinstance(date, Partial):
        return date
    month = date.month or _MONTHS_A_YEAR
    after = dt.date(date.year + month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1)
    return after - dt.timedelta(days=1)
