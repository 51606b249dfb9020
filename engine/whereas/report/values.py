"""Values and verdicts in the form in which they are published: what JSON can hold, in an order that never changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from fractions import Fraction
from typing import assert_never, cast

from whereas.english import Lexicon
from whereas.english.values import field_of_path
from whereas.model.basis import Basis
from whereas.model.kinds import ListKind
from whereas.model.verdict import FactRead, PendingUntil, Status, Verdict
from whereas.report.model import Scalar
from whereas.report.part import BasisName, VerdictName
from whereas.values.scalars import Choice, Duration, Money, Nothing, Partial, Percent, Ref, Value

ORDER: tuple[Verdict, ...] = (
    Verdict.VIOLATED,
    Verdict.NEEDS_JUDGMENT,
    Verdict.UNDETERMINED,
    Verdict.PENDING,
    Verdict.EXCUSED,
    Verdict.SATISFIED,
    Verdict.INAPPLICABLE,
)
"""Verdicts, the gravest first."""


def verdict_name(verdict: Verdict) -> VerdictName:
    """Return a verdict by the name under which it is published."""
    return verdict.value


def maybe_verdict_name(verdict: Verdict | None) -> VerdictName | None:
    """Return a verdict, where there is one, by its published name."""
    return None if verdict is None else verdict_name(verdict)


def basis_name(basis: Basis | None) -> BasisName | None:
    """Return a basis by the name under which it is published."""
    return None if basis is None else cast("BasisName", basis.name.lower())


def possible_names(verdicts: Collection[Verdict]) -> tuple[VerdictName, ...]:
    """Return the possible verdicts, the gravest first."""
    return tuple(verdict_name(verdict) for verdict in ORDER if verdict in verdicts)


def until_name(until: PendingUntil | None) -> str | None:
    """Return until when a duty is pending: a date, or the path of the event that it must precede, or None."""
    if until is None:
        return None
    return until.event if until.day is None else until.day.isoformat()


def moment_name(moment: dt.date | None) -> str | None:
    """Return a date, or a moment with its zone, as ISO 8601 has it."""
    return None if moment is None else moment.isoformat()


def published(value: Value) -> Scalar:
    """Return a value as JSON can hold it: amounts with a unit as they are written, references as paths."""
    match value:
        case bool() | str():
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else float(value)
        case Duration() | Money() | Percent() | Partial() | Ref():
            return str(value)
        case Choice(name=name):
            return name
        case dt.date():
            return value.isoformat()
        case Nothing():
            return None
        case _:
            assert_never(value)


def fact_value(fact: FactRead, lexicon: Lexicon) -> Scalar | tuple[Scalar, ...]:
    """Return what is stated of a fact: one value, or several where it holds several or several are possible."""
    if fact.status in (Status.UNKNOWN, Status.EXPIRED, Status.NONE):
        return None
    values = tuple(published(value) for value in fact.values)
    entry = field_of_path(fact.path, lexicon)
    is_list = entry is not None and isinstance(entry.kind, ListKind)
    if is_list or fact.status in (Status.DISPUTED, Status.NARROWED, Status.ALLEGED) or len(values) > 1:
        return values
    return values[0] if values else None
