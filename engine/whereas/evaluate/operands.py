"""Operands: from an expression to the value it has in the worlds at hand.

A date that is none comes out as a `Standing`: an event that has not happened, or a term that is none. Everything that
can be asked of an operand raises `Unsettled` where the worlds differ on it, and `Fork` where they differ on a
condition in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import assert_never

from whereas.evaluate.domains import rank
from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.handles import Env, Group, Handle, ListView, Operand, Period, Unnamed, path_of
from whereas.evaluate.law_state import legal_fact, parameter_value, reading_domain
from whereas.evaluate.reading import read_field, read_single, record_handle
from whereas.evaluate.run import Run
from whereas.model.expression import (
    Aggregate,
    And,
    Apply,
    BearerOf,
    Constant,
    Defined,
    Expression,
    Field,
    Item,
    Judged,
    Knows,
    LegalFactOf,
    NoGap,
    Not,
    Or,
    ParameterOf,
    Quantified,
    RolePlayer,
    Root,
    SectionIs,
    UnderReading,
    Variable,
)
from whereas.model.kinds import DateKind, Kind, ListKind
from whereas.model.law import DefinitionBody
from whereas.model.operators import Operator
from whereas.values.dates import Standing, Uncertain, shift
from whereas.values.scalars import NONE, Choice, Duration, Money, Nothing, Percent, Ref, Value
from whereas.values.truth import Truth


def value(run: Run, expression: Expression, env: Env) -> Operand:  # noqa: C901 - one case a shape
    """Return the value of an operand in the worlds at hand."""
    match expression:
        case Constant(value=constant):
            return constant
        case Variable(name=name):
            return _bound(run, env[name])
        case Field():
            return _field(run, expression, env)
        case Apply(operator=operator):
            compute = VALUES.get(operator)
            return _as_flag(run, expression, env) if compute is None else compute(run, expression, env)
        case Root(name=name):
            if name in run.case.vocabulary.singles:
                return read_single(run, name)
            return ListView(path=name, is_open=True)
        case Item(list=list_name, key=key):
            return record_handle(run, Ref(list_name, key))
        case RolePlayer(role=role):
            return _player(run, role)
        case BearerOf():
            return NONE if run.bearer_of is None else run.bearer_of()
        case Defined():
            return defined_value(run, expression, env)
        case ParameterOf(law=law, name=name, subject=subject):
            return _parameter(run, law, name, subject, env)
        case LegalFactOf(law=law, name=name):
            return legal_fact(run, law, name)
        case Aggregate():
            return run.aggregate(expression, env)
        case And() | Or() | Not() | Quantified() | NoGap() | Judged() | UnderReading() | Knows() | SectionIs():
            return _as_flag(run, expression, env)
        case _:
            assert_never(expression)


def remembered(run: Run, expression: Expression, env: Env) -> Operand:
    """Return the value of an operand, as it was read before where the gaps that it turned on have the same values.

    A comparison of two unknown dates is tried for every pair of values, but reads each side only once for each value.
    """
    if run.is_recording or isinstance(expression, Constant) or _is_read_at_once(expression):
        return value(run, expression, env)
    tables = run.read_before.setdefault((id(expression), env.key, run.mode, run.anchor_key), {})
    for gaps, table in tables.items():
        chosen = run.values_at_hand(gaps)
        if chosen in table:
            for gap in gaps:
                run.was_read(gap)
            return table[chosen]
    with run.watching() as reader:
        found = value(run, expression, env)
    gaps = tuple(reader)
    chosen = run.values_at_hand(gaps)
    if None not in chosen:
        tables.setdefault(gaps, {})[chosen] = found
    return found


def _is_read_at_once(expression: Expression) -> bool:
    return isinstance(expression, Field) and isinstance(expression.of, (Variable, Root, Item))


def _as_flag(run: Run, expression: Expression, env: Env) -> bool:
    return run.truth(expression, env) is Truth.TRUE


def _bound(run: Run, binding: object) -> Operand:
    if isinstance(binding, Unnamed):
        chosen = run.settle(binding.gap, lambda: run.defined[binding.gap])
        return record_handle(run, chosen) if isinstance(chosen, Ref) else chosen  # type: ignore[return-value]
    return binding  # type: ignore[return-value]


def _player(run: Run, role: str) -> Operand:
    players = run.case.players(role)
    if len(players) == 1:
        return players[0]
    if run.bearer is not None and run.bearer in players:
        return run.bearer
    among = run.case.vocabulary.roles[role].among
    gap = Gap(GapKind.FACT, ("role", role), role)
    refs = tuple(player.ref for player in players if player.ref is not None) or (Ref(among, f"*{role}"),)
    chosen = run.settle(gap, lambda: refs)
    return record_handle(run, chosen) if isinstance(chosen, Ref) else NONE


# ---------------------------------------------------------------------- fields
def _field(run: Run, expression: Field, env: Env) -> Operand:
    owner = value(run, expression.of, env)
    if isinstance(owner, Ref):
        owner = record_handle(run, owner)
    match owner:
        case Handle():
            field = run.case.field(owner.type, expression.name)
            return read_field(run, owner, field, expression.basis)
        case Period(starts_on=start, ends_on=end):
            return start if expression.name == "starts_on" else end
        case Nothing() | Standing():
            return none_of(expression.kind)
        case ListView(path=path):
            return ListView(path=f"{path}.{expression.name}", is_open=True)
        case _:
            msg = f"{expression.name} read of {path_of(owner)}"
            raise TypeError(msg)


def none_of(kind: Kind) -> Operand:
    """Return what a field of a none record is: none, an event that has not happened, or the complete empty list."""
    match kind:
        case DateKind(is_event=is_event):
            return Standing.NOT_YET if is_event else Standing.NO_TERM
        case ListKind():
            return ListView(path="")
        case _:
            return NONE


def is_none(operand: Operand) -> bool:
    """Return whether an operand is none or has not happened."""
    return isinstance(operand, (Nothing, Standing))


def comparable(operand: Operand) -> Value | Standing:
    """Return an operand as a value that can be compared: a record as the reference to it."""
    if isinstance(operand, Handle):
        return operand.ref if operand.ref is not None else Ref(operand.path)
    if isinstance(operand, (Period, Group, ListView)):
        return path_of(operand)
    return operand


# ---------------------------------------------------------------------- definitions and parameters
def body_of(run: Run, expression: Defined) -> DefinitionBody | None:
    """Return the body of a defined term under the reading of the world at hand; None where the law leaves it open."""
    definition = run.case.definition(expression.law, expression.name)
    for body in definition.bodies:
        if body.reading is None or body.dispute is None:
            return body
        gap = Gap(GapKind.READING, (expression.law, body.dispute), f"{expression.law} {body.dispute}")
        if run.pick(gap, partial(reading_domain, run, expression.law, body.dispute)) == body.reading:
            return body
    return None


def bind_subjects(run: Run, expression: Defined, env: Env) -> Env:
    """Return the environment of a defined term: its parameters bound to the subjects it is asked of."""
    definition = run.case.definition(expression.law, expression.name)
    inner: dict[str, object] = {}
    for parameter, subject in zip(definition.parameters, expression.subjects, strict=True):
        if isinstance(subject, Variable):
            inner[parameter.name] = env[subject.name]
            continue
        found = value(run, subject, env)
        inner[parameter.name] = record_handle(run, found) if isinstance(found, Ref) else found
    return Env(inner)  # type: ignore[arg-type]


def defined_value(run: Run, expression: Defined, env: Env) -> Operand:
    """Return the value of a defined term that is no condition, such as a date."""
    inner = bind_subjects(run, expression, env)
    body = body_of(run, expression)
    if body is None or body.body is None:
        raise Uncertain
    return value(run, body.body, inner)


def _parameter(run: Run, law: str, name: str, subject: Expression | None, env: Env) -> Operand:
    bound = None if subject is None else value(run, subject, env)
    if isinstance(bound, Ref):
        bound = record_handle(run, bound)
    found, inner = parameter_value(run, law, name, bound)
    return NONE if found is None else value(run, found, inner)


# ---------------------------------------------------------------------- values from values
def _shifted(run: Run, expression: Apply, env: Env, *, backward: bool) -> Operand:
    amount = value(run, expression.operands[0], env)
    point = value(run, expression.operands[1], env)
    if not isinstance(point, dt.date):
        return point if isinstance(point, Standing) else Standing.NO_TERM
    if not isinstance(amount, Duration):
        return Standing.NO_TERM
    return shift(point, amount, run.case.counting[run.law], backward=backward)


def _add(run: Run, expression: Apply, env: Env, *, sign: int) -> Operand:
    left, right = (value(run, operand, env) for operand in expression.operands)
    if is_none(left) or is_none(right):
        return left if is_none(left) and isinstance(left, Standing) else none_of(expression.kind)
    if isinstance(left, dt.date) and isinstance(right, Duration):
        return shift(left, right, run.case.counting[run.law], backward=sign < 0)
    if isinstance(left, Duration) and isinstance(right, Duration):
        return _add_durations(left, right, sign)
    if isinstance(left, (Money, Percent)) and isinstance(right, type(left)):
        return type(left)(left.amount + sign * right.amount, *((left.currency,) if isinstance(left, Money) else ()))
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left + sign * right
    raise Uncertain


def _add_durations(left: Duration, right: Duration, sign: int) -> Duration:
    if left.unit is not right.unit or left.days is not right.days:
        raise Uncertain
    return Duration(amount=left.amount + sign * right.amount, unit=left.unit, days=left.days)


def _extreme(run: Run, expression: Apply, env: Env, *, is_earliest: bool) -> Operand:
    """`earliest of`: none members stand aside; `latest of`: none if a member is none (semantics 9)."""
    members = [value(run, operand, env) for operand in expression.operands]
    missing = [member for member in members if is_none(member)]
    known = [member for member in members if not is_none(member)]
    if not known or (missing and not is_earliest):
        standings = [member for member in missing if isinstance(member, Standing)]
        if not standings:
            return NONE
        return Standing.NOT_YET if Standing.NOT_YET in standings else Standing.NO_TERM
    best = known[0]
    for member in known[1:]:
        compared = rank(run, member, best)
        if compared is None:
            raise Uncertain
        if (compared < 0) is is_earliest and compared != 0:
            best = member
    return best


def _date_of(run: Run, expression: Apply, env: Env) -> Operand:
    parts = [value(run, operand, env) for operand in expression.operands]
    if not all(isinstance(part, Fraction) for part in parts):
        return next((part for part in parts if isinstance(part, Standing)), Standing.NO_TERM)
    year, month, day = (int(part) for part in parts if isinstance(part, Fraction))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return Standing.NO_TERM


def _end_of(run: Run, expression: Apply, env: Env) -> Operand:
    period = value(run, expression.operands[0], env)
    return period.ends_on if isinstance(period, Period) else Standing.NO_TERM


def _year_of(run: Run, expression: Apply, env: Env) -> Operand:
    """Return the year of a date in the law's zone; of an event that has not happened, that it has not."""
    point = value(run, expression.operands[0], env)
    if not isinstance(point, dt.date):
        return point if isinstance(point, Standing) else Standing.NO_TERM
    return Fraction(run.case.counting[run.law].day_of(point).year)


def _year_beside(run: Run, expression: Apply, env: Env, *, step: int) -> Operand:
    year = value(run, expression.operands[0], env)
    if isinstance(year, Fraction):
        return year + step
    return year if isinstance(year, Standing) else NONE


def _state_of(run: Run, expression: Apply, env: Env) -> Operand:
    """A fact of a deal file is a filled cell, or an empty one where it is none; unknown, its state is not known."""
    operand = expression.operands[0]
    if isinstance(operand, Field) and operand.basis is None:
        owner = value(run, operand.of, env)
        if isinstance(owner, ListView):
            path = f"{owner.path}.{operand.name}"
            gap = Gap(GapKind.FACT, (path, "state"), f"the state of {path}")
            states = tuple(Choice(state) for state in ("filled", "not_exported"))
            return run.settle(gap, lambda: states)  # type: ignore[return-value]
    found = value(run, operand, env)
    return Choice("empty") if is_none(found) else Choice("filled")


Compute = Callable[[Run, Apply, Env], Operand]

VALUES: Mapping[Operator, Compute] = {
    Operator.PLUS: lambda run, e, env: _add(run, e, env, sign=1),
    Operator.MINUS: lambda run, e, env: _add(run, e, env, sign=-1),
    Operator.DAY_AFTER: lambda run, e, env: _shifted(run, e, env, backward=False),
    Operator.DAY_BEFORE: lambda run, e, env: _shifted(run, e, env, backward=True),
    Operator.EARLIEST: lambda run, e, env: _extreme(run, e, env, is_earliest=True),
    Operator.LATEST: lambda run, e, env: _extreme(run, e, env, is_earliest=False),
    Operator.END_OF: _end_of,
    Operator.DATE_OF: _date_of,
    Operator.YEAR_OF: _year_of,
    Operator.YEAR_AFTER: lambda run, e, env: _year_beside(run, e, env, step=1),
    Operator.YEAR_BEFORE: lambda run, e, env: _year_beside(run, e, env, step=-1),
    Operator.STATE_OF: _state_of,
}
"""What each operator that yields a value yields; the others yield a truth, in `conditions`."""
