"""The values that a fact or a constant may hold.

What comes in: nothing. What goes out: immutable value types. Promised: equality and hashing are by value; no value here
stands for "unknown" (a gap is not a value), and `NONE` stands for "known not to exist".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TypeAlias


class Nothing(Enum):
    """The value of a fact that is known not to exist."""

    NONE = "none"

    def __repr__(self) -> str:
        """Return `none`, as it is written in a deal."""
        return "none"


NONE = Nothing.NONE


class Unit(Enum):
    """A unit of time, by its name in the singular."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class DayKind(Enum):
    """Which days a duration in days counts."""

    CALENDAR = "calendar"
    BUSINESS = "business"
    COURT = "court"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """An amount of time as a law writes it, such as 30 days or 3 court days."""

    amount: Fraction
    unit: Unit
    days: DayKind = DayKind.CALENDAR

    def __str__(self) -> str:
        """Return the duration as it is written: `30 days`, `3 court days`."""
        kind = "" if self.days is DayKind.CALENDAR else f"{self.days.value} "
        plural = "" if self.amount == 1 else "s"
        return f"{write_number(self.amount)} {kind}{self.unit.value}{plural}"


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money in one currency, named by its sign."""

    amount: Fraction
    currency: str = "$"

    def __str__(self) -> str:
        """Return the sum as it is written: `$2,500`."""
        whole = self.amount.denominator == 1
        return f"{self.currency}{int(self.amount):,}" if whole else f"{self.currency}{float(self.amount):,.2f}"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in hundredths: `Percent(5)` is 5 %."""

    amount: Fraction

    def __str__(self) -> str:
        """Return the share as it is written: `5 %`."""
        return f"{write_number(self.amount)} %"


@dataclass(frozen=True, slots=True)
class Choice:
    """A member of an enumeration of the vocabulary, by its name."""

    name: str

    def __str__(self) -> str:
        """Return the member's name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Partial:
    """A date of which only the year, or the year and month, is stated: a gap within that span of days."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        """Return the date as far as it is stated: `2026-02`."""
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a record: its list (or one-of-a-kind record) and its key there (None for one of a kind)."""

    root: str
    key: str | None = None

    def __str__(self) -> str:
        """Return the path as JSON writes it: `flows.clip`."""
        return self.root if self.key is None else f"{self.root}.{self.key}"


Scalar: TypeAlias = bool | str | Fraction | Duration | Money | Percent | Choice | dt.datetime | dt.date | Partial | Ref
"""One value. `str` is a text; a moment is a `datetime` with a zone; a plain `date` is a day."""

Value: TypeAlias = Scalar | Nothing


def write_number(amount: Fraction) -> str:
    """Return a number as a person writes it: thousands apart, no exponent, no trailing zeros."""
    if amount.denominator == 1:
        return f"{amount.numerator:,}"
    return f"{float(amount):,.6f}".rstrip("0").rstrip(".")
