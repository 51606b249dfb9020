"""Everything that can be wrong with dates, deadlines and the time in which a law is in force (WH4xx)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from whereas.text import Diagnostic, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpossibleDay(Diagnostic):
    """A day that no month, or not every year, has."""

    day: str
    month: str

    code: ClassVar[str] = "WH401"
    title: ClassVar[str] = "impossible day"
    message_template: ClassVar[str] = "there is no {day} {month} in every year"
    label_template: ClassVar[str] = "no such day"
    help_template: ClassVar[str] = "the day after the last of a month is the first of the next"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvertedPeriod(Diagnostic):
    """A period that ends before it starts."""

    first: str
    last: str

    code: ClassVar[str] = "WH402"
    title: ClassVar[str] = "period that ends before it starts"
    message_template: ClassVar[str] = "this runs from {first} until {last}, which is earlier"
    label_template: ClassVar[str] = "ends before it starts"
    help_template: ClassVar[str] = "both days are included; exchange or mend them"


@dataclass(frozen=True, slots=True, kw_only=True)
class SunsetOutOfOrder(Diagnostic):
    """A sunset before the law is in force, or repealed when it had come."""

    why: str

    code: ClassVar[str] = "WH403"
    title: ClassVar[str] = "sunset out of order"
    message_template: ClassVar[str] = "this sunset can't be: {why}"
    label_template: ClassVar[str] = ""
    help_template: ClassVar[str] = "a sunset comes after the first day in force, and is repealed before it comes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterGap(Diagnostic):
    """Days, or cases, for which a parameter has no value."""

    name: str
    gap: str

    code: ClassVar[str] = "WH404"
    title: ClassVar[str] = "gap in a parameter"
    message_template: ClassVar[str] = "`{name}` has no value {gap}"
    label_template: ClassVar[str] = "no value {gap}"
    help_template: ClassVar[str] = "add a line for these days; where there are cases, close them with `otherwise`"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterOverlap(Diagnostic):
    """Two lines of a parameter that may both apply on one day."""

    name: str

    code: ClassVar[str] = "WH405"
    title: ClassVar[str] = "overlap in a parameter"
    message_template: ClassVar[str] = "two lines of `{name}` may apply on one day in one case"
    label_template: ClassVar[str] = "may apply where an earlier line does"
    help_template: ClassVar[str] = "end one line before the other starts, or make their cases exclude each other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotADate(Diagnostic):
    """Something that is no date where one is needed."""

    found: str

    code: ClassVar[str] = "WH406"
    title: ClassVar[str] = "no date"
    message_template: ClassVar[str] = "a date is needed here, and this is {found}"
    label_template: ClassVar[str] = "no date"
    help_template: ClassVar[str] = "name the date itself, such as `council_approval.on`"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsUnderDeadline(Diagnostic):
    """A deadline between two terms: neither of them happens, so that it can't be kept or missed."""

    code: ClassVar[str] = "WH407"
    title: ClassVar[str] = "deadline between two terms"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "both dates are set, not awaited, so that nobody can keep or miss this deadline"
    label_template: ClassVar[str] = "a term, as is the other date"
    help_template: ClassVar[str] = "compare with an event, or compare the two terms by `before` and `after`"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursOfADay(Diagnostic):
    """A deadline in hours or less between facts that are stated as days."""

    unit: str

    code: ClassVar[str] = "WH408"
    title: ClassVar[str] = "unit too fine"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "a limit in {unit}s can hardly be decided between dates without a time of day"
    label_template: ClassVar[str] = "only the day is known of at least one date"
    help_template: ClassVar[str] = "let the vocabulary hold moments (`event moment`), or count in days"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCalendar(Diagnostic):
    """Court or business days in a law that does not say by which calendar they are counted."""

    days: str

    code: ClassVar[str] = "WH409"
    title: ClassVar[str] = "days without a calendar"
    message_template: ClassVar[str] = "this law does not say by which calendar it counts {days} days"
    label_template: ClassVar[str] = "which days are {days} days?"
    help_template: ClassVar[str] = "write `counts {days} days by CALENDAR` at the head of the law"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownTimeZone(Diagnostic):
    """A time zone that the time-zone database does not have."""

    name: str
    hint: str

    code: ClassVar[str] = "WH410"
    title: ClassVar[str] = "unknown time zone"
    message_template: ClassVar[str] = "there is no time zone `{name}`"
    label_template: ClassVar[str] = "{hint}"
    help_template: ClassVar[str] = "use a name of the time-zone database, such as `America/Los_Angeles`"


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingWithoutDate(Diagnostic):
    """A reading held by a binding court, without the day since when."""

    name: str

    code: ClassVar[str] = "WH411"
    title: ClassVar[str] = "binding reading without a date"
    message_template: ClassVar[str] = "the reading `{name}` is held by a binding court, and no day says since when"
    label_template: ClassVar[str] = "since when?"
    help_template: ClassVar[str] = "write `from DATE` after the holders: from then on it removes the other readings"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesOutOfOrder(Diagnostic):
    """The dated lines of a legal fact do not follow one another."""

    name: str

    code: ClassVar[str] = "WH412"
    title: ClassVar[str] = "dated lines out of order"
    message_template: ClassVar[str] = "the lines of `{name}` must each start later than the one before"
    label_template: ClassVar[str] = "starts no later than the line before"
    help_template: ClassVar[str] = "put the lines in the order of their days; only the first may have none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOutOfOrder(Diagnostic):
    """A calendar of the vocabulary that lacks its days, or has a day outside them; `why` says which."""

    name: str
    why: str

    code: ClassVar[str] = "WH413"
    title: ClassVar[str] = "calendar out of order"
    message_template: ClassVar[str] = "the calendar `{name}` can't be used: {why}"
    label_template: ClassVar[str] = ""
    help_template: ClassVar[str] = "state its first and last day, the working days of a week, and days off within them"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCountedInHours(Diagnostic):
    """`the day 48 hours after X`: a day is counted in days."""

    unit: str

    code: ClassVar[str] = "WH414"
    title: ClassVar[str] = "day counted in hours"
    message_template: ClassVar[str] = "`the day ...` can't be counted in {unit}s"
    label_template: ClassVar[str] = "finer than a day"
    help_template: ClassVar[str] = "count in days, or write the deadline itself: `within 48 hours after X`"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEnd(Diagnostic):
    """A duty that asks for one more record after an event, with no limit: it can always still be met."""

    record: str

    code: ClassVar[str] = "WH603"
    title: ClassVar[str] = "duty without an end"
    severity: ClassVar[Severity] = Severity.WARNING
    message_template: ClassVar[str] = "nobody can ever break this: {record} may still come on any day"
    label_template: ClassVar[str] = "nothing says by when"
    help_template: ClassVar[str] = (
        "say by when (`within 30 days after ...`, `before ...`, `by ...`), or ask it of `every` one that there is"
    )
