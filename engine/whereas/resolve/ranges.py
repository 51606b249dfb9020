"""What is ranged over, and what binds a variable to it: quantifiers, numbers, totals, shares, gaps.

Promised: a variable has one kind, whatever it ranges over; the lists of one `for each` have their fields in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from whereas.model.expression import (
    Aggregate,
    Eventual,
    Expression,
    Field,
    Groups,
    Measure,
    NoGap,
    Onward,
    PeriodsSince,
    Quantified,
    Quantifier,
    Source,
    Variable,
    YearsSince,
)
from whereas.model.kinds import Basic, GroupKind, Kind, ListKind, PeriodKind, RecordKind, RecordsKind, ScalarKind
from whereas.resolve.deadlines import need_date
from whereas.resolve.kinds import kind_of, words_of
from whereas.resolve.literals import check_calendar, duration_of
from whereas.resolve.meanings import check_variable_name
from whereas.resolve.paths import read_path, variable_of
from whereas.resolve.problems import UnknownName, did_you_mean
from whereas.resolve.problems_kinds import MixedKinds, NotACount, NotAList, WrongKind
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t

_Q = t.QuantifierKind
QUANTIFIERS: Mapping[t.QuantifierKind, Quantifier] = {
    _Q.SOME: Quantifier.SOME,
    _Q.EVERY: Quantifier.EVERY,
    _Q.NO: Quantifier.NO,
    _Q.AT_LEAST: Quantifier.AT_LEAST,
    _Q.AT_MOST: Quantifier.AT_MOST,
    _Q.MORE_THAN: Quantifier.MORE_THAN,
    _Q.LESS_THAN: Quantifier.AT_MOST,
}
MEASURES: Mapping[t.AggregateKind, Measure] = {
    t.AggregateKind.NUMBER: Measure.NUMBER,
    t.AggregateKind.DIFFERENT: Measure.DIFFERENT,
    t.AggregateKind.TOTAL: Measure.TOTAL,
    t.AggregateKind.SHARE: Measure.SHARE,
}
DATE_PARTS = ("day", "week", "month", "year")
"""Parts of the date of an act, by which acts may be grouped."""


def read_sources(nodes: tuple[t.RangeSource, ...], scope: Scope) -> tuple[tuple[Source, ...], Kind] | None:
    """Return what is ranged over, and the kind of its members."""
    read = [_read_source(node, scope) for node in nodes]
    if any(pair is None for pair in read):
        return None
    pairs = [pair for pair in read if pair is not None]
    kinds = tuple(dict.fromkeys(kind for _, kind in pairs))
    sources = tuple(source for source, _ in pairs)
    if len(kinds) == 1:
        return sources, kinds[0]
    records = [kind.name for kind in kinds if isinstance(kind, RecordKind)]
    if len(records) == len(kinds):
        return sources, RecordsKind(tuple(records))
    odd = next(index for index, (_, kind) in enumerate(pairs) if kind != pairs[0][1])
    first, second = (words_of(pairs[index][1], scope.vocabulary) for index in (0, odd))
    scope.report(MixedKinds(span=nodes[odd].span, first=first, second=second))
    return None


def _read_source(node: t.RangeSource, scope: Scope) -> tuple[Source, ScalarKind] | None:
    match node:
        case t.Path():
            return _read_listed(node, scope)
        case t.Reached():
            return _read_reached(node, scope)
        case t.YearsSince(since=since):
            date = _read_date(since, scope)
            return None if date is None else (YearsSince(since=date, span=node.span), Basic.YEAR)
        case t.PeriodsSince(length=length, since=since):
            check_calendar(length, scope)
            date = _read_date(since, scope)
            if date is None:
                return None
            return PeriodsSince(length=duration_of(length), since=date, span=node.span), PeriodKind()
        case t.GroupsBy():
            return _read_groups(node, scope)


def _read_date(node: t.Expression, scope: Scope) -> Expression | None:
    date = scope.reader.value(node, scope)
    return date if date is not None and need_date(date, scope) else None


def _read_listed(node: t.Path, scope: Scope) -> tuple[Expression, ScalarKind] | None:
    found = read_path(node, scope)
    if found is None:
        return None
    match kind_of(found):
        case ListKind(member=member):
            return found, member
        case GroupKind(record=record):
            return found, RecordKind(record)
        case kind:
            scope.report(NotAList(span=node.span, found=words_of(kind, scope.vocabulary)))
            return None


def _read_reached(node: t.Reached, scope: Scope) -> tuple[Source, ScalarKind] | None:
    flow = read_path(node.of, scope)
    if flow is None:
        return None
    kind = kind_of(flow)
    recipient = _recipient_kind(kind, scope)
    if recipient is None or not isinstance(kind, RecordKind):
        found = words_of(kind, scope.vocabulary)
        expected = "a record with a sender and a recipient"
        scope.report(WrongKind(span=node.of.span, expected=expected, found=found))
        return None
    if node.reach is t.Reach.ONWARD_FLOWS:
        return Onward(flow=flow, span=node.span), kind
    return Eventual(flow=flow, span=node.span), recipient


def _recipient_kind(kind: Kind, scope: Scope) -> RecordKind | None:
    """Return who receives what moves, for a record of a movement: one with a `sender` and a `recipient`."""
    if not isinstance(kind, RecordKind):
        return None
    fields = scope.vocabulary.records[kind.name].fields
    sender, recipient = fields.get("sender"), fields.get("recipient")
    if sender is None or recipient is None or not isinstance(recipient.kind, RecordKind):
        return None
    return recipient.kind if sender.kind == recipient.kind else None


def _read_groups(node: t.GroupsBy, scope: Scope) -> tuple[Source, ScalarKind] | None:
    listed = _read_listed(node.of, scope)
    if listed is None:
        return None
    of, kind = listed
    if not isinstance(kind, RecordKind):
        found = words_of(kind, scope.vocabulary)
        scope.report(WrongKind(span=node.of.span, expected="a list of records", found=found))
        return None
    record = scope.vocabulary.records[kind.name]
    known = (*record.fields, *(DATE_PARTS if record.judged_on is not None else ()))
    is_known = True
    for word in node.by:
        if word.text not in known:
            hint = did_you_mean(word.text, known)
            scope.report(UnknownName(span=word.span, name=word.text, sort=f"field of {record.name}", hint=hint))
            is_known = False
    if not is_known:
        return None
    by = tuple(word.text for word in node.by)
    return Groups(of=of, record=record.name, by=by, span=node.span), GroupKind(record.name, by)


# -------------------------------------------------------------------------------------------- what binds a variable


def bind(
    word: t.Word, nodes: tuple[t.RangeSource, ...], scope: Scope
) -> tuple[Variable, tuple[Source, ...], Scope] | None:
    """Return the variable, what it ranges over, and the scope in which it is bound."""
    check_variable_name(word, scope)
    read = scope.reader.sources(nodes, scope)
    if read is None:
        return None
    sources, kind = read
    variable = variable_of(word, kind)
    return variable, sources, scope.with_variables(variable)


def read_quantified(node: t.Quantified, scope: Scope) -> Expression | None:
    """Return a quantified condition; `less than 3` is at most 2."""
    threshold = None if node.number is None else _read_count(node.kind, node.number, scope)
    bound = bind(node.variable, (node.source,), scope)
    if bound is None:
        return None
    variable, sources, inner = bound
    where = None if node.where is None else scope.reader.condition(node.where, inner)
    has = None if node.has is None else scope.reader.condition(node.has, inner)
    if (where is None and node.where is not None) or (has is None and node.has is not None):
        return None
    if node.number is not None and threshold is None:
        return None
    return Quantified(
        quantifier=QUANTIFIERS[node.kind],
        threshold=threshold,
        variable=variable,
        sources=sources,
        where=where,
        has=has,
        span=node.span,
    )


def _read_count(kind: t.QuantifierKind, number: t.NumberLiteral, scope: Scope) -> int | None:
    least = 0 if kind in (_Q.AT_MOST, _Q.MORE_THAN) else 1
    if number.value != number.value.to_integral_value() or number.value < least:
        scope.report(NotACount(span=number.span, written=number.written))
        return None
    return int(number.value - Decimal(1)) if kind is _Q.LESS_THAN else int(number.value)


def read_aggregate(node: t.Aggregate, scope: Scope) -> Expression | None:
    """Return a number, a total or a share over a list."""
    bound = bind(node.variable, (node.source,), scope)
    if bound is None:
        return None
    variable, sources, inner = bound
    where = None if node.where is None else scope.reader.condition(node.where, inner)
    value = None if node.of is None else read_path(node.of, inner)
    if (where is None and node.where is not None) or (value is None and node.of is not None):
        return None
    measure = MEASURES[node.kind]
    kind: Kind = Basic.PERCENT if measure is Measure.SHARE else Basic.NUMBER
    if measure is Measure.TOTAL and value is not None:
        kind = kind_of(value)
        if kind not in (Basic.NUMBER, Basic.MONEY, Basic.DURATION):
            found = words_of(kind, scope.vocabulary)
            scope.report(WrongKind(span=value.span, expected="an amount that can be summed", found=found))
            return None
    return Aggregate(
        measure=measure, value=value, variable=variable, sources=sources, where=where, kind=kind, span=node.span
    )


def read_no_gap(node: t.NoGap, scope: Scope) -> Expression | None:
    """Return `no gap of more than D in L.on since T`; D must be written out."""
    longest = node.longest
    if not isinstance(longest, t.DurationLiteral):
        value = scope.reader.value(longest, scope)
        if value is not None:
            found = words_of(kind_of(value), scope.vocabulary)
            scope.report(WrongKind(span=longest.span, expected="a length of time in figures", found=found))
        return None
    check_calendar(longest, scope)
    since = _read_date(node.since, scope)
    dates = read_path(node.dates, scope, as_column=True)
    if dates is None or since is None:
        return None
    if not isinstance(dates, Field) or not isinstance(kind_of(dates.of), ListKind):
        found = words_of(kind_of(dates), scope.vocabulary)
        scope.report(NotAList(span=node.dates.span, found=found))
        return None
    kind = kind_of(dates)
    if not isinstance(kind, ListKind) or not need_date(_one_of(dates, kind), scope):
        return None
    return NoGap(
        length=duration_of(longest),
        records=dates.of,
        field=dates.name,
        record=dates.record,
        since=since,
        span=node.span,
    )


def _one_of(column: Field, kind: ListKind) -> Field:
    """Return the field of one record of the list, to see of what kind it is."""
    return Field(
        of=column.of, record=column.record, name=column.name, kind=kind.member, basis=column.basis, span=column.span
    )
