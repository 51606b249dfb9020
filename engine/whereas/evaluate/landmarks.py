"""The values at which a duty's comparisons can turn, and from them the candidates of a gap (semantics 11).

What comes in: a duty, the laws and the deal. What goes out: for each kind a finite set of candidates, one for each
way in which the duty's comparisons can come out. Promised: the same duty and deal give the same candidates in the
same order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product

from whereas.evaluate.case import Case
from whereas.evaluate.reached import reachable_expressions, references_of
from whereas.evaluate.strands import Strand, strands_of
from whereas.model.expression import (
    Aggregate,
    Apply,
    Constant,
    Expression,
    Field,
    Groups,
    LegalFactOf,
    Measure,
    NoGap,
    ParameterOf,
    Quantified,
    RolePlayer,
    SectionIs,
)
from whereas.model.law import Duty
from whereas.model.operators import ROWS, Operator
from whereas.model.walk import subexpressions
from whereas.values.dates import Counting, Uncertain, shift, shift_day
from whereas.values.durations import bounds_in_seconds
from whereas.values.scalars import Duration, Money, Partial, Percent, Unit, Value

_MOST_DATES = 400
_MOST_YEARS = 40
_MOST_PERIODS = 60
_MOST_COUNTS = 40
_FIRST_YEAR = 1000  # a smaller number in a law is a count, a month or a day
_SHIFTS = (Operator.DAY_AFTER, Operator.DAY_BEFORE)
_ONE_DAY = dt.timedelta(days=1)
_FAR_PAST = dt.date(1900, 1, 1)
_FAR_FUTURE = dt.date(2199, 12, 31)


class Landmarks:
    """The values at which the comparisons of one duty can turn.

    `unplayed`: the roles that it reads and in which the deal names nobody.
    """

    def __init__(self, case: Case, duties: Iterable[Duty], law: str) -> None:
        """Collect the constants that the duties can read and the values stated for the fields that they read."""
        self._case = case
        self._law = law
        own = self._duties = tuple(duties)
        self.expressions = reachable_expressions(case, own)
        asked = (part.role for part in self.expressions if isinstance(part, RolePlayer))
        bound = (duty.bearer.role for duty in own if duty.bearer.role is not None)
        self.unplayed = tuple(role for role in dict.fromkeys((*bound, *asked)) if not case.players(role))
        self._of_strand: dict[object, tuple[dt.date, ...]] = {}
        read = {(part.record, part.name) for part in self.expressions if isinstance(part, Field)}
        self.fields = frozenset(read | set(self._grouped_by()))

    def _grouped_by(self) -> Iterator[tuple[str, str]]:
        """Yield the fields by whose values records are grouped: they are read, though no expression names them."""
        named = [ref for part in self.expressions if isinstance(part, SectionIs) for ref in part.targets]
        named += [ref for duty in self._duties for ref in references_of(duty)]
        duties = [*self._duties, *(duty for ref in named for duty in self._case.duties_of(ref))]
        ranges = [source for duty in duties for binding in duty.bindings for source in binding.sources]
        ranged = [part for part in self.expressions if isinstance(part, (Quantified, Aggregate))]
        ranges += [source for part in ranged for source in part.sources]
        for source in ranges:
            if isinstance(source, Groups):
                record = self._case.vocabulary.records[source.record]
                names = (name if name in record.fields else record.judged_on for name in source.by)
                yield from ((source.record, name) for name in names if name is not None)

    @cached_property
    def mentions(self) -> dict[tuple[str, str], int]:
        """How many times the text reads each field of each record type."""
        found: dict[tuple[str, str], int] = {}
        for part in self.expressions:
            if isinstance(part, Field):
                key = (part.record, part.name)
                found[key] = found.get(key, 0) + 1
        return found

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every constant of the text and every stated value of a field that it reads, once each."""
        return self._values(self.expressions, self.fields)

    def _values(self, parts: Iterable[Expression], fields: Iterable[tuple[str, str]]) -> tuple[Value, ...]:
        found: dict[Value, None] = {}
        for part in parts:
            if isinstance(part, Constant) and part.value is not None:
                found[part.value] = None
            elif isinstance(part, NoGap):
                found[part.length] = None
        for key in sorted(fields):
            found.update(dict.fromkeys(self._case.stated_values.get(key, ())))
        return tuple(found)

    @cached_property
    def boundaries(self) -> tuple[dt.date, ...]:
        """The days on which a law, a parameter, a legal fact, or what is stated of a fact or a list changes."""
        found: list[dt.date] = [self._case.today]
        laws = {self._law} | {part.law for part in self.expressions if isinstance(part, (ParameterOf, LegalFactOf))}
        laws |= {ref.law for part in self.expressions if isinstance(part, SectionIs) for ref in part.targets}
        laws |= {ref.law for duty in self._duties for ref in references_of(duty)}
        for name in sorted(laws & set(self._case.laws)):
            law = self._case.laws[name]
            for fact in law.legal_facts.values():
                found.extend(line.first for line in fact.lines if line.first is not None)
            forces = [*law.force, *(item for section in law.sections for item in section.force)]
            for force in forces:
                found.extend(day for day in (force.first, force.last) if day is not None)
            for parameter in law.parameters.values():
                for line in parameter.lines:
                    found.extend(day for day in (line.first, line.last) if day is not None)
            if law.sunset is not None:
                found.append(law.sunset.on)
        for records in self._case.deal.lists.values():
            found.extend(records.covers or ())
        for key in sorted(self.fields):
            found.extend(self._case.stated_times.get(key, ()))
        return tuple(dict.fromkeys(found))

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """Candidate days, in order: each landmark, moved by each amount of time, with the day before and after."""
        return self._days(self.values, self.expressions)

    @cached_property
    def moments(self) -> tuple[dt.datetime, ...]:
        """Candidate moments: the start, noon and end of each candidate day, and around each landmark moment."""
        return self._moments(self.days, self.values)

    def dates_of(self, record: str, field: str, *, is_moment: bool) -> tuple[dt.date, ...]:
        """Return the candidate dates of a field: those at which what it is compared with can turn."""
        strands = self._strands
        if strands is None:
            return self.moments if is_moment else self.days
        strand = strands.get((record, field), Strand(frozenset({(record, field)}), ()))
        key = (strand.fields, is_moment)
        found = self._of_strand.get(key)
        if found is None:
            parts = tuple(part for each in strand.expressions for part in subexpressions(each))
            values = self._values(parts, strand.fields)
            days = self._days(values, parts)
            found = self._of_strand[key] = self._moments(days, values) if is_moment else days
        return found

    @cached_property
    def _strands(self) -> Mapping[tuple[str, str], Strand] | None:
        law = self._case.laws[self._law]
        if any(duty.grandfathered for section in law.sections for duty in section.duties):
            return None
        return strands_of(self._case, self.expressions)

    def _days(self, values: Iterable[Value], parts: Sequence[Expression]) -> tuple[dt.date, ...]:
        base = dict.fromkeys(self.boundaries)
        for value in values:
            match value:
                case dt.datetime():
                    base[value.date()] = None
                case dt.date():
                    base[value] = None
                case Partial(year=year, month=month):
                    base[dt.date(year, month or 1, 1)] = None
                    last = dt.date(year + (month is None or month == 12), (month or 12) % 12 + 1, 1)  # noqa: PLR2004
                    base[last - _ONE_DAY] = None
                case _:
                    pass
        amounts = [value for value in values if isinstance(value, Duration)]
        days = {*base, *self._days_of_years(parts), *self._starts_of_periods(base)}
        for _ in range(_most_shifts(parts)):
            days |= {moved for day in days for moved in self._moved(day, amounts)}
            if len(days) > _MOST_DATES:
                break
        near = {day + step for day in days for step in (-_ONE_DAY, dt.timedelta(0), _ONE_DAY)}
        return tuple(sorted({_FAR_PAST, _FAR_FUTURE, *near}))

    def _days_of_years(self, parts: Iterable[Expression]) -> Iterator[dt.date]:
        """Yield `15 March of y` in each year that can matter."""
        for part in parts:
            if isinstance(part, Apply) and part.operator is Operator.DATE_OF:
                month, day = (item.value for item in part.operands[1:] if isinstance(item, Constant))
                for year in self.years[-_MOST_YEARS:]:
                    with suppress(ValueError):  # 29 February
                        yield dt.date(int(year), int(month), int(day))  # type: ignore[arg-type]

    def _starts_of_periods(self, days: Iterable[dt.date]) -> Iterator[dt.date]:
        """Yield the days on which periods start that are counted from one of the days, up to the assessment date."""
        counting = self._case.counting[self._law]
        known = [day for day in days if day <= self._case.today]
        # `reachable_expressions` gives the length of a period as a constant of no kind.
        lengths = dict.fromkeys(
            part.value
            for part in self.expressions
            if isinstance(part, Constant) and part.kind is None and isinstance(part.value, Duration)
        )
        for length, first in product(lengths, known):
            for number in range(1, _MOST_PERIODS):
                try:
                    start = shift_day(first, replace(length, amount=length.amount * number), counting)
                except Uncertain:
                    break
                if start > self._case.today:
                    break
                yield start

    def _moved(self, day: dt.date, amounts: Iterable[Duration]) -> Iterator[dt.date]:
        counting: Counting = self._case.counting[self._law]
        for amount in amounts:
            duration = amount
            if duration.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
                seconds = bounds_in_seconds(duration)
                whole = 0 if seconds is None else -(-int(seconds[1]) // 86400)
                duration = Duration(amount=Fraction(max(whole, 1)), unit=Unit.DAY)
            for backward in (False, True):
                try:
                    moved = shift(day, duration, counting, backward=backward)
                except Uncertain:
                    continue
                day_moved = moved.date() if isinstance(moved, dt.datetime) else moved
                if _FAR_PAST < day_moved < _FAR_FUTURE:
                    yield moved

    def _moments(self, days: Iterable[dt.date], values: Sequence[Value]) -> tuple[dt.datetime, ...]:
        zone = self._case.counting[self._law].zone or dt.UTC
        found: set[dt.datetime] = set()
        for day in days:
            found.update(dt.datetime.combine(day, time, zone) for time in (dt.time.min, dt.time(12), dt.time.max))
        deltas = [dt.timedelta(0)]
        for value in values:
            if isinstance(value, Duration) and value.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
                seconds = bounds_in_seconds(value)
                if seconds is not None:
                    deltas.extend((dt.timedelta(seconds=float(seconds[0])), dt.timedelta(seconds=-float(seconds[0]))))
        known = [value for value in values if isinstance(value, dt.datetime)]
        if isinstance(self._case.settings.as_of, dt.datetime):
            known.append(self._case.settings.as_of)
        second = dt.timedelta(seconds=1)
        for moment in known:
            found.update(moment + delta + step for delta in deltas for step in (-second, second * 0, second))
        return tuple(sorted(found))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts that are compared with, and two that are none of them."""
        known = tuple(value for value in self.values if isinstance(value, str))
        return (*known, "\ufffc1", "\ufffc2")

    @cached_property
    def numbers(self) -> tuple[Fraction, ...]:
        """Candidate numbers: each landmark, between each two, and beyond."""
        known = {value for value in self.values if isinstance(value, Fraction)}
        known |= self._missing_from_totals(known)
        if self._measures_facts:
            known |= {Fraction(count) for count in range(min(self._most_named, _MOST_COUNTS) + 1)} | self._beyond(known)
        return _around(sorted(known))

    @cached_property
    def _measures_facts(self) -> bool:
        """Whether a count, a total or a share is compared with what is no constant: a fact, or another of them."""
        return any(
            isinstance(part, Apply)
            and any(isinstance(operand, Aggregate) for operand in part.operands)
            and sum(not isinstance(operand, (Constant, ParameterOf)) for operand in part.operands) > 1
            for part in self.expressions
        )

    @cached_property
    def _most_named(self) -> int:
        """How many items the deal names in the longest of its lists."""
        return max((len(records.items) for records in self._case.deal.lists.values()), default=0)

    def _beyond(self, known: Iterable[Fraction]) -> set[Fraction]:
        """Return an amount than which nothing that is named comes to more, for a list that may hold more may."""
        return {max((abs(one) for one in known), default=Fraction(1)) * max(1, self._most_named)}

    def _amounts_of_totals(self, known: set[Fraction]) -> set[Fraction]:
        return self._missing_from_totals(known) | (self._beyond(known) if self._measures_facts else set())

    def _missing_from_totals(self, known: set[Fraction]) -> set[Fraction]:
        """Return what one amount that is not known may have to be for a total to come to a landmark."""
        adds_up = any(isinstance(part, Aggregate) and part.measure is Measure.TOTAL for part in self.expressions)
        return {abs(one - other) for one in known for other in known} if adds_up else set()

    @cached_property
    def years(self) -> tuple[Fraction, ...]:
        """Candidate years: each year of a landmark, and those beside it."""
        known = {day.year for day in self.boundaries} | {
            value.year for value in self.values if isinstance(value, (dt.date, Partial))
        }
        numbers = (int(value) for value in self.values if isinstance(value, Fraction) and value.denominator == 1)
        known |= {number for number in numbers if _FIRST_YEAR <= number <= _FAR_FUTURE.year}
        first, last = min(known), max(known)
        return tuple(Fraction(year) for year in range(max(1, first - 1, last - 300), last + 2))

    @cached_property
    def percents(self) -> tuple[Percent, ...]:
        """Candidate shares."""
        known = {value.amount for value in self.values if isinstance(value, Percent)}
        known |= {Fraction(0), Fraction(100)} if self._measures_facts else set()
        return tuple(Percent(n) for n in _around(sorted(known)))

    @cached_property
    def sums(self) -> tuple[Money, ...]:
        """Candidate sums of money in each currency that is compared with."""
        known = [value for value in self.values if isinstance(value, Money)]
        currencies = sorted({value.currency for value in known}) or ["$"]
        of = {name: {value.amount for value in known if value.currency == name} for name in currencies}
        return tuple(
            Money(amount, currency)
            for currency in currencies
            for amount in _around(sorted(of[currency] | self._amounts_of_totals(of[currency])))
        )

    @cached_property
    def durations(self) -> tuple[Duration, ...]:
        """Candidate amounts of time: each landmark, between each two, and beyond."""
        known = [value for value in self.values if isinstance(value, Duration)]
        ends: set[Fraction] = set()
        for value in known:
            bounds = bounds_in_seconds(value)
            if bounds is not None:
                ends.update(bounds)
        ends |= self._beyond(ends) if self._measures_facts else set()
        between = tuple(Duration(amount=amount, unit=Unit.SECOND) for amount in _around(sorted(ends)) if amount >= 0)
        return tuple(dict.fromkeys((*known, *between)))


def _most_shifts(parts: Iterable[Expression]) -> int:
    """Return how often a day is moved by an amount of time, at most, before it is compared with another."""
    dated = [part for part in parts if isinstance(part, Apply) and ROWS[part.operator].compares_dates]
    nested = max(
        (
            sum(1 for inner in subexpressions(part) if isinstance(inner, Apply) and inner.operator in _SHIFTS)
            for part in dated
        ),
        default=0,
    )
    return max(2 if len(dated) > 1 else 1, 1 + nested)


def _around(known: list[Fraction]) -> tuple[Fraction, ...]:
    """Return each number, one between each two and two between where there is room, and two beyond each end."""
    if not known:
        return (Fraction(0), Fraction(1), Fraction(2))
    found = [known[0] - 2, known[0] - 1]
    for low, high in pairwise(known):
        third = (high - low) / 3
        found.extend((low, low + third, low + 2 * third))
    found.extend((known[-1], known[-1] + 1, known[-1] + 2))
    return tuple(dict.fromkeys(found))
