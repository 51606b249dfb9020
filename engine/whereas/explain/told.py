"""One part of a trace as a clause: what was found, not only what was asked.

`f.legal_process is warrant`, found false, is told as "its legal process is none"; found unknown, as "its legal process
is not stated". What comes in: a trace, the words, the facts read. What goes out: a clause. Promised: it says no more
than the trace and the facts do.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import assert_never

from whereas.english import clause, phrase, say_value
from whereas.english.clauses import is_statement, say_existence, say_yes_no
from whereas.english.comparisons import say_copula, say_operator
from whereas.english.days import say_day
from whereas.english.fields import is_copula, names_several
from whereas.english.nouns import joined, words_of
from whereas.explain.context import Context
from whereas.explain.decisive import is_disputed
from whereas.model.expression import (
    Apply,
    Constant,
    Defined,
    Expression,
    Field,
    Judged,
    Quantified,
    Quantifier,
    UnderReading,
    Variable,
)
from whereas.model.kinds import DateKind, Kind
from whereas.model.operators import ROWS, Operator
from whereas.model.trace import NOTHING, Operand, Outcome, Role, Trace
from whereas.model.verdict import FactRead, Status
from whereas.model.vocabulary import NoneMeans
from whereas.values.scalars import NONE, Value

_PROVIDES = re.compile(r"as (section .+) provides")
_BOUND = re.compile(r"(at least|at most) (\d{4}-\d{2}-\d{2})")
_ON_A_READING = {Outcome.TRUE: "so", Outcome.FALSE: "not so", Outcome.IDLE: "not so, for no time runs yet"}
_RUNNING_START = (Operator.WITHIN_AFTER, Operator.NOT_LATER_THAN_AFTER, Operator.WITHIN_OF)


def told(trace: Trace, context: Context) -> str:
    """Return what was found of one part, as a clause."""
    expression = trace.expression
    if expression is None:
        said = trace.note or words_of(trace.label or trace.role.value)
        if trace.role is Role.DEFINITION:
            return f"on the reading “{said}”, it is {_ON_A_READING.get(trace.outcome, 'not settled')}"
        provided = _PROVIDES.fullmatch(said)
        if provided is not None and trace.outcome is Outcome.UNKNOWN:
            return f"it is not known whether {provided[1]} provides otherwise"
        return f"it is not known whether this holds: {said}" if trace.outcome is Outcome.UNKNOWN else said
    match trace.outcome:
        case Outcome.UNKNOWN:
            if isinstance(expression, Defined) and is_disputed(trace):
                return f"it depends on how the law is read whether {clause(expression, context.scope)}"
            return _unknown(trace, expression, context)
        case Outcome.IDLE:
            return _idle(trace, expression, context)
        case Outcome.TRUE | Outcome.FALSE:
            return _settled(trace, expression, context)
        case Outcome.NOT_READ:
            return clause(expression, context.scope)
        case _:
            assert_never(trace.outcome)


def _settled(trace: Trace, expression: Expression, context: Context) -> str:
    holds = trace.outcome is Outcome.TRUE
    if isinstance(expression, Apply) and len(trace.operands) == len(expression.operands):
        return _compared(expression, trace, context, holds=holds)
    if isinstance(expression, Quantified) and expression.quantifier is Quantifier.EVERY and trace.note is NOTHING:
        nothing = replace(expression, quantifier=Quantifier.NO, has=None)
        return f"{clause(nothing, context.scope)}, so that it holds of every one"
    return clause(expression, context.scope, holds=holds)


def _compared(applied: Apply, trace: Trace, context: Context, *, holds: bool) -> str:
    operator = applied.operator
    first = trace.operands[0]
    if operator is Operator.EXISTS:
        return _existence(first, context, holds=holds)
    if operator is Operator.IS and isinstance(first.value, bool) and isinstance(applied.operands[1], Constant):
        return say_yes_no(first.expression, context.scope, holds=first.value)
    if operator in (Operator.IS, Operator.IS_ONE_OF):
        return _identity(applied, trace, context, holds=holds)
    if ROWS[operator].compares_dates:
        return _dated(applied, trace, context, holds=holds)
    if operator in (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN):
        return _measured(applied, trace, context, holds=holds)
    return clause(applied, context.scope, holds=holds)


def _words(operand: Operand, context: Context) -> str:
    return phrase(operand.expression, context.scope)


def _said(value: Value | tuple[Value, ...] | None, expression: Expression, context: Context) -> str:
    """Return a value in words; an amount that is none is said as what the vocabulary takes it for."""
    kind = kind_of(expression)
    if value is None:
        return "not stated"
    if isinstance(value, tuple):
        return joined([say_value(item, kind, context.lexicon) for item in value]) or "none"
    if value is NONE and isinstance(expression, Field):
        known = context.lexicon.field_type(expression.record, expression.name)
        meaning = None if known is None else known.none_means
        if meaning is NoneMeans.UNLIMITED:
            return "without limit"
        if meaning is NoneMeans.ZERO:
            return "none, which counts as zero"
    return say_value(value, kind, context.lexicon)


def kind_of(expression: Expression) -> Kind | None:
    """Return the kind of what an operand yields, where it carries one."""
    return getattr(expression, "kind", None)


def _be(operand: Operand, context: Context) -> str:
    return "are" if names_several(operand.expression, context.lexicon) else "is"


def _existence(operand: Operand, context: Context, *, holds: bool) -> str:
    expression = operand.expression
    if not holds or operand.value in (None, NONE) or not isinstance(expression, Field):
        return say_existence(expression, context.scope, holds=holds)
    if isinstance(expression.kind, DateKind):
        return f"{_words(operand, context)} was on {_said(operand.value, expression, context)}"
    return f"{_words(operand, context)} {_be(operand, context)} {_said(operand.value, expression, context)}"


def _identity(applied: Apply, trace: Trace, context: Context, *, holds: bool) -> str:
    first, *rest = trace.operands
    if first.value is None:
        return clause(applied, context.scope, holds=holds)
    expected = [phrase(item.expression, context.scope) for item in rest]
    expression = first.expression
    actual = _said(first.value, expression, context)
    if isinstance(expression, Field) and is_copula(expression, context.lexicon) and first.value is not NONE:
        of = expression.of
        owner = "it" if isinstance(of, Variable) and of.name == context.scope.focus else phrase(of, context.scope)
        return say_copula(owner, [actual], holds=True) + _but(expected, actual, holds=holds, copula=True)
    return f"{_words(first, context)} {_be(first, context)} {actual}" + _but(expected, actual, holds=holds)


def _but(expected: list[str], actual: str, *, holds: bool, copula: bool = False) -> str:
    """Return what the rule asks for instead, where what was found is something else."""
    if holds or actual == "none" or actual in expected:
        return ""
    said = say_copula("", expected, holds=True).removeprefix(" is ") if copula else joined(expected, "or")
    return f", not {said}"


def _measured(applied: Apply, trace: Trace, context: Context, *, holds: bool) -> str:
    words = [_words(operand, context) for operand in trace.operands]
    first, limit = trace.operands[0], trace.operands[1]
    several = names_several(first.expression, context.lexicon)
    said = say_operator(applied.operator, words, holds=holds, is_plural=several)
    if first.value is None or isinstance(first.expression, Constant):
        return said
    be = "are" if several else "is"
    relation = said.removeprefix(f"{words[0]} {be} ")
    if limit.value is not None and not isinstance(limit.expression, Constant):
        relation += f" ({_said(limit.value, limit.expression, context)})"
    return f"{words[0]} {be} {_said(first.value, first.expression, context)}, {relation}"


def _dated(applied: Apply, trace: Trace, context: Context, *, holds: bool) -> str:
    first, last = trace.operands[0], trace.operands[-1]
    if not holds and first.value is NONE and _is_event(first.expression):
        when = ""
        if last.value not in (None, NONE) and not isinstance(last.expression, Constant):
            when = f", and {_words(last, context)} is dated {_said(last.value, last.expression, context)}"
        return f"{_words(first, context)} has not happened{when}"
    words = [_with_date(operand, context) for operand in trace.operands]
    return say_operator(
        applied.operator, words, holds=holds, is_plural=names_several(first.expression, context.lexicon)
    )


def _with_date(operand: Operand, context: Context) -> str:
    words = _words(operand, context)
    if isinstance(operand.expression, Constant) or operand.value is None:
        return words
    if operand.value is NONE:
        return f"{words} ({'which has not happened' if _is_event(operand.expression) else 'which is none'})"
    return f"{words} ({_said(operand.value, operand.expression, context)})"


def _is_event(expression: Expression) -> bool:
    kind = kind_of(expression)
    return isinstance(kind, DateKind) and kind.is_event


def _idle(trace: Trace, expression: Expression, context: Context) -> str:
    waiting = [
        _words(operand, context)
        for operand in trace.operands
        if operand.value is NONE and _is_event(operand.expression)
    ]
    if isinstance(expression, Apply) and waiting:
        start = waiting[-1] if expression.operator in _RUNNING_START else waiting[0]
        return f"{start} has not happened, so that no time runs yet"
    return f"no time runs yet for this: {clause(expression, context.scope)}"


def _unknown(trace: Trace, expression: Expression, context: Context) -> str:
    match expression:
        case Judged():
            return _unanswered(expression, context)
        case UnderReading():
            return f"it is disputed whether {clause(expression, context.scope)}"
        case Apply(operator=Operator.INCLUDES) if _is_unstated(trace.operands[0], context):
            return _not_stated(_words(trace.operands[0], context), None, trace.operands[0], context)
        case Apply(operator=operator) if operator not in (Operator.INCLUDES, Operator.MENTIONS, Operator.SAME_MEMBERS):
            gaps = [item for item in trace.operands if item.value is None and isinstance(item.expression, Field)]
            if gaps and not isinstance(expression.operands[-1], Constant | Field) and len(gaps) > 1:
                return f"it is not known whether {clause(expression, context.scope)}"
            if gaps:
                return joined([_gap(item, expression, context) for item in gaps])
        case _:
            pass
    return f"it is not stated whether {clause(expression, context.scope)}"


def _is_unstated(operand: Operand, context: Context) -> bool:
    fact = context.facts.get(operand.path or "")
    return operand.value in (None, ()) and (fact is None or fact.status is Status.UNKNOWN)


def _unanswered(judged: Judged, context: Context) -> str:
    law = context.lexicon.laws.get(judged.law)
    judgment = None if law is None else law.judgments.get(judged.judgment)
    question = words_of(judged.judgment) if judgment is None else judgment.question
    by = "nobody" if judgment is None or judgment.by is None else f"{judgment.by}, who is to say,"
    about = "" if judged.subject is None else f" about {phrase(judged.subject, context.scope)}"
    return (
        f"{by} has not answered “{question}”{about}" if by != "nobody" else f"nobody has answered “{question}”{about}"
    )


def _gap(operand: Operand, expression: Apply, context: Context) -> str:
    fact = context.facts.get(operand.path or "")
    status = Status.UNKNOWN if fact is None else fact.status
    if status is Status.UNKNOWN and isinstance(expression.operands[-1], Constant):
        value = expression.operands[-1].value
        if (
            expression.operator is Operator.IS
            and isinstance(value, bool)
            and is_statement(operand.expression, context.scope)
        ):
            return f"it is not stated whether {say_yes_no(operand.expression, context.scope, holds=True)}"
    return _GAPS[status](_words(operand, context), fact, operand, context)


_Telling = Callable[[str, FactRead | None, Operand, Context], str]


def _not_stated(words: str, fact: FactRead | None, operand: Operand, context: Context) -> str:
    del fact
    return f"{words} {_be(operand, context)} not stated"


def _narrowed(words: str, fact: FactRead | None, operand: Operand, context: Context) -> str:
    shown = _shown(fact, operand, context)
    bound = _BOUND.fullmatch(shown)
    if bound is not None:
        day = say_day(dt.date.fromisoformat(bound[2]))
        return (
            f"all that is stated of {words} is that it was not {'before' if bound[1] == 'at least' else 'after'} {day}"
        )
    return f"all that is stated of {words} is {shown}"


def _disputed(words: str, fact: FactRead | None, operand: Operand, context: Context) -> str:
    return f"sources differ on {words}: {_shown(fact, operand, context)}"


def _alleged(words: str, fact: FactRead | None, operand: Operand, context: Context) -> str:
    return f"{words} {_be(operand, context)} alleged only: {_shown(fact, operand, context).removeprefix('alleged: ')}"


def _expired(words: str, fact: FactRead | None, operand: Operand, context: Context) -> str:
    del fact, operand, context
    return f"what was stated on {words} is for another time"


def _shown(fact: FactRead | None, operand: Operand, context: Context) -> str:
    if fact is None:
        return operand.shown
    if fact.status is Status.DISPUTED and fact.values:
        return joined([_said(value, operand.expression, context) for value in fact.values], "or")
    return fact.shown


_GAPS: Mapping[Status, _Telling] = {
    Status.KNOWN: _not_stated,
    Status.UNKNOWN: _not_stated,
    Status.NONE: _not_stated,
    Status.NARROWED: _narrowed,
    Status.DISPUTED: _disputed,
    Status.ALLEGED: _alleged,
    Status.EXPIRED: _expired,
}
