"""Quantifiers, counts and shares over what a variable ranges over.

An open list is its items plus fresh ones: one for each quantifier, threshold and one more for each count (semantics
8, 11).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import assert_never

from whereas.evaluate.conditions import all_of, any_of
from whereas.evaluate.domains import rank
from whereas.evaluate.gaps import Fork, Gap, GapKind
from whereas.evaluate.handles import Env, Handle, Operand
from whereas.evaluate.members import Member, Unlisted, members
from whereas.evaluate.operands import comparable, is_none, value
from whereas.evaluate.reading import read_field, record_handle
from whereas.evaluate.run import Run
from whereas.model.expression import Aggregate, Expression, Measure, NoGap, Quantified, Quantifier, Root
from whereas.model.kinds import Basic
from whereas.values.dates import Standing, Uncertain, shift_day
from whereas.values.scalars import NONE, Duration, Money, Percent, Ref, Unit, Value
from whereas.values.truth import Truth, truth_of


def is_there(run: Run, member: Member) -> Truth:
    """Return whether a member is there at all."""
    return Truth.TRUE if member.presence is None else truth_of(run.flag(member.presence))


def holds(run: Run, condition: Expression | None, env: Env) -> Truth:
    """Return whether a `where` holds: idle is false in it (semantics 2)."""
    if condition is None:
        return Truth.TRUE
    return truth_of(run.truth(condition, env) is Truth.TRUE)


def _ranged(run: Run, expression: Quantified | Aggregate, env: Env, count: int) -> tuple[Member, ...]:
    future = run.mode.future
    reads_anew = (
        future is not None
        and isinstance(expression, Quantified)
        and (run.shapes.is_running(expression) if future.running_only else run.shapes.compares_events(expression))
    )
    unlisted = Unlisted(count=count, key=run.key_of(expression, env), future=count if reads_anew else 0)
    return tuple(member for source in expression.sources for member in members(run, source, env, unlisted))


def quantified(run: Run, expression: Quantified, env: Env) -> Truth:
    """Return the truth of `some`, `every`, `no` or a count of members."""
    threshold = expression.threshold or 0
    match expression.quantifier:
        case Quantifier.SOME:
            return any_of(_meets(run, expression, env, member) for member in _ranged(run, expression, env, 1))
        case Quantifier.NO:
            some = any_of(_meets(run, expression, env, member) for member in _ranged(run, expression, env, 1))
            return some.negated()
        case Quantifier.EVERY:
            return all_of(_obeys(run, expression, env, member) for member in _ranged(run, expression, env, 1))
        case Quantifier.AT_LEAST:
            return _at_least(run, expression, env, threshold)
        case Quantifier.AT_MOST | Quantifier.MORE_THAN:
            more = _at_least(run, expression, env, threshold + 1)
            return more if expression.quantifier is Quantifier.MORE_THAN else more.negated()
        case _:
            assert_never(expression.quantifier)


def _meets(run: Run, expression: Quantified, env: Env, member: Member) -> Callable[[], Truth]:
    inner = env.bind(expression.variable.name, member.binding)
    return lambda: all_of(
        (
            lambda: is_there(run, member),
            lambda: holds(run, expression.where, inner),
            lambda: Truth.TRUE if expression.has is None else run.truth(expression.has, inner),
        )
    )


def _obeys(run: Run, expression: Quantified, env: Env, member: Member) -> Callable[[], Truth]:
    inner = env.bind(expression.variable.name, member.binding)
    return lambda: any_of(
        (
            lambda: is_there(run, member).negated(),
            lambda: holds(run, expression.where, inner).negated(),
            lambda: Truth.TRUE if expression.has is None else run.truth(expression.has, inner),
        )
    )


def _at_least(run: Run, expression: Quantified, env: Env, threshold: int) -> Truth:
    """Count the members that meet it; idle while those that are idle could still make up the number."""
    true = idle = open_ = 0
    waiting: Fork | None = None
    for member in _ranged(run, expression, env, max(threshold, 1)):
        try:
            found = _meets(run, expression, env, member)()
        except Fork as fork:
            open_ += 1
            waiting = fork if waiting is None or (fork.is_future and not waiting.is_future) else waiting
            continue
        true += found is Truth.TRUE
        idle += found is Truth.IDLE
    if true >= threshold:
        return Truth.TRUE
    if true + idle + open_ < threshold:
        return Truth.FALSE
    if waiting is not None:
        raise waiting
    return Truth.IDLE


def root_exists(run: Run, root: Root, env: Env) -> Truth:
    """Return whether a list of the deal has an item at all."""
    unlisted = Unlisted(count=1, key=run.key_of(root, env))
    return any_of(partial(is_there, run, member) for member in members(run, root, env, unlisted))


# ---------------------------------------------------------------------- numbers, totals, shares
def aggregate(run: Run, expression: Aggregate, env: Env) -> Operand:
    """Return a number, a total or a share; of a list that may hold more, what it may come to is a gap."""
    found = _ranged(run, expression, env, 0)
    more = _where_more_may_stand(run, expression, env)
    inners = [env.bind(expression.variable.name, member.binding) for member in found]
    counted = [inner for inner in inners if holds(run, expression.where, inner) is Truth.TRUE]
    match expression.measure:
        case Measure.NUMBER:
            return _or_more(run, expression, env, Fraction(len(counted)), more)
        case Measure.DIFFERENT:
            values = {run.resolve(partial(_comparable, run, expression, inner)) for inner in counted}
            return _or_more(run, expression, env, Fraction(len(values)), more)
        case Measure.SHARE:
            if more is not None:
                gap = Gap(GapKind.FACT, ("share", run.key_of(expression, env)), more, is_ordered=True)
                return run.settle(gap, lambda: run.landmarks.percents)  # type: ignore[return-value]
            return Percent(Fraction(100 * len(counted), len(found)) if found else Fraction(0))
        case Measure.TOTAL:
            return _or_more(run, expression, env, _total(run, expression, counted), more)
        case _:
            assert_never(expression.measure)


def _comparable(run: Run, expression: Aggregate, env: Env) -> object:
    return None if expression.value is None else comparable(value(run, expression.value, env))


def _where_more_may_stand(run: Run, expression: Aggregate, env: Env) -> str | None:
    """Return the path of what a list that is counted may hold beside the items that are named, or None if nothing."""
    if run.mode.lists_complete:
        return None
    unlisted = Unlisted(count=1, key=run.key_of(expression, env))
    for source in expression.sources:
        for member in members(run, source, env, unlisted):
            if not member.is_named:
                return "items that are not named" if member.presence is None else member.presence.path
    return None


def _or_more(run: Run, expression: Aggregate, env: Env, have: Operand, more: str | None) -> Operand:
    """Return what the items that are named come to, or any greater amount at which a comparison can turn."""
    if more is None:
        return have
    gap = Gap(GapKind.FACT, ("more", run.key_of(expression, env)), more, is_ordered=True)
    whole = run.settle(gap, lambda: _amounts(run, expression))
    if isinstance(whole, Fraction) and isinstance(have, Fraction):
        return max(whole, have)
    if isinstance(whole, (Money, Duration)) and rank(run, whole, have) == 1:
        return whole
    return have


def _amounts(run: Run, expression: Aggregate) -> tuple[Value, ...]:
    match _kind_of_total(expression):
        case Basic.MONEY:
            return (_nothing(run, expression), *run.landmarks.sums)
        case Basic.DURATION:
            return (_nothing(run, expression), *run.landmarks.durations)
        case _ if expression.measure is Measure.TOTAL:
            return (Fraction(0), *run.landmarks.numbers)
        case _:
            near = {Fraction(max(0, int(n) + step)) for n in run.landmarks.numbers for step in (0, 1)}
            return tuple(sorted({Fraction(0), *near}))


def _kind_of_total(expression: Aggregate) -> object:
    """Return the kind of what is added up, or None where something is counted."""
    return getattr(expression.value, "kind", None) if expression.measure is Measure.TOTAL else None


def _nothing(run: Run, expression: Aggregate) -> Value:
    """Return what nothing comes to: no number, no money, no time."""
    match _kind_of_total(expression):
        case Basic.MONEY:
            return Money(Fraction(0), run.landmarks.sums[0].currency)
        case Basic.DURATION:
            return Duration(amount=Fraction(0), unit=Unit.SECOND)
        case _:
            return Fraction(0)


def _total(run: Run, expression: Aggregate, counted: list[Env]) -> Operand:
    found: Operand | None = None
    for inner in counted:
        amount = NONE if expression.value is None else value(run, expression.value, inner)
        if not is_none(amount):
            found = amount if found is None else _add(found, amount)
    return _nothing(run, expression) if found is None else found


def _add(left: Operand, right: Operand) -> Operand:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left + right
    if isinstance(left, Money) and isinstance(right, Money) and left.currency == right.currency:
        return Money(left.amount + right.amount, left.currency)
    if isinstance(left, Duration) and isinstance(right, Duration) and left.unit is right.unit:
        return Duration(amount=left.amount + right.amount, unit=left.unit, days=left.days)
    raise Uncertain


# ---------------------------------------------------------------------- gaps in time
def no_gap(run: Run, expression: NoGap, env: Env) -> Truth:
    """Look at neighbours, at the start and at the assessment date, as things stand; more dates only ever fill gaps."""
    with run.reading(run.with_mode(future=None)):
        unlisted = Unlisted(count=1, key=run.key_of(expression, env))
        found = members(run, expression.records, env, unlisted)
        handles = tuple(member.binding for member in found if member.is_named)
        site = (id(expression), env.key, run.mode, run.anchor_key)
        named = run.decide(site, lambda: _without_gap(run, expression, env, handles))
        if named is not Truth.FALSE or all(member.is_named for member in found):
            return named
        more = next(member.presence for member in found if not member.is_named)
        path = "dates of items that are not named" if more is None else more.path
        gap = Gap(GapKind.PRESENCE, ("no gap", run.key_of(expression, env)), path)
        return truth_of(run.flag(gap))


def _without_gap(run: Run, expression: NoGap, env: Env, handles: tuple[object, ...]) -> Truth:
    since = value(run, expression.since, env)
    if isinstance(since, Standing) or not isinstance(since, dt.date):
        return Truth.IDLE if since is Standing.NOT_YET else Truth.FALSE
    counting = run.case.counting[run.law]
    start = counting.day_of(since)
    field = run.case.field(expression.record, expression.field)
    days = [start, run.case.today]
    for handle in handles:
        if isinstance(handle, (Handle, Ref)):
            owner = record_handle(run, handle) if isinstance(handle, Ref) else handle
            point = read_field(run, owner, field, None)
            if isinstance(point, dt.date):
                days.append(counting.day_of(point))
    inside = sorted(day for day in days if start <= day <= run.case.today)
    return truth_of(all(after <= shift_day(day, expression.length, counting) for day, after in pairwise(inside)))
