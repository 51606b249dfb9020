"""The trees of literals: texts, numbers, amounts, durations, dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from whereas.syntax.tree_common import Text
from whereas.syntax.tree_operator import DayKind, DurationUnit
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class TextLiteral:
    """A text used as a value: `"CA"`."""

    text: Text
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLiteral:
    """A number, `1,000` or `2.5`. `written` is the text as written."""

    value: Decimal
    written: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentLiteral:
    """A percentage: `5 %` has the value 5."""

    value: Decimal
    written: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLiteral:
    """An amount of money: `$2,500`. `currency` is the sign as written: `$`, `£` or `€`."""

    value: Decimal
    currency: str
    written: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationLiteral:
    """A length of time: `30 days`, `3 court days`. `day_kind` is None where nothing is said."""

    count: NumberLiteral
    unit: DurationUnit
    day_kind: DayKind | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLiteral:
    """A day of the calendar: `2026-07-01`."""

    value: dt.date
    written: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentLiteral:
    """A moment with its zone: `2026-07-01T12:00:00-07:00`."""

    value: dt.datetime
    written: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDateLiteral:
    """A month, or a year, of which the day is not known: `2026-02`. Only in the settings of a scenario."""

    year: int
    month: int
    written: str
    span: Span


@dataclass(frozen=True, slots=True)
class NoneLiteral:
    """`none`: known not to exist."""

    span: Span


@dataclass(frozen=True, slots=True)
class YesNoLiteral:
    """`yes` or `no`."""

    value: bool
    span: Span


Literal: TypeAlias = (
    TextLiteral
    | NumberLiteral
    | PercentLiteral
    | MoneyLiteral
    | DurationLiteral
    | DateLiteral
    | MomentLiteral
    | NoneLiteral
    | YesNoLiteral
)
