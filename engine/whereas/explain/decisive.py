"""Which parts of a trace decided how it came out: the leaves that a sentence must name, and no others.

What comes in: a trace. What goes out: traces inside it, in the order of the text, each with the scope it is read in.
Promised: nothing is evaluated; outcomes are taken as the trace has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from whereas.english import Scope, phrase
from whereas.english.clauses import subject_of
from whereas.model.expression import And, Defined, Not, Or, Quantified
from whereas.model.trace import Outcome, Role, Trace

Placed = tuple[Trace, Scope]

_ALONE = {And: Outcome.FALSE, Or: Outcome.TRUE}
"""The outcome that one part alone gives the whole."""


def decisive(trace: Trace, scope: Scope) -> tuple[Placed, ...]:
    """Return the leaves that decided `trace`, each with the scope in which its words are to be chosen."""
    parts = body_of(trace)
    match trace.expression:
        case And() | Or() if _is_so_together(parts, trace.outcome, _ALONE[type(trace.expression)]):
            return ((trace, scope),)
        case And():
            return _all(_deciding(parts, trace.outcome, _ALONE[And]), scope)
        case Or():
            return _all(_deciding(parts, trace.outcome, _ALONE[Or]), scope)
        case Not() if parts:
            return _all(parts, scope)
        case Defined() if parts and trace.outcome in (Outcome.UNKNOWN, Outcome.IDLE) and not is_disputed(trace):
            inner = scope_of_definition(trace.expression, scope)
            return tuple(leaf for part in parts for leaf in decisive(part, inner))
        case Quantified() if trace.outcome is Outcome.UNKNOWN:
            return ((trace, scope),)
        case None if parts:
            return _all(parts, scope)
        case _:
            return ((trace, scope),)


def is_disputed(trace: Trace) -> bool:
    """Return whether a defined term is read in several ways, so that how it comes out depends on the reading."""
    bodies = [child for child in trace.children if child.role is Role.DEFINITION]
    return bool(bodies) and all(body.expression is None for body in bodies)


def body_of(trace: Trace) -> tuple[Trace, ...]:
    """Return the parts of a trace that were read, without the exceptions that stand beside them."""
    return tuple(
        child for child in trace.children if child.role is not Role.EXCEPTION and child.outcome is not Outcome.NOT_READ
    )


def exceptions_of(trace: Trace) -> tuple[Trace, ...]:
    """Return the exceptions that stand directly under a trace."""
    return tuple(child for child in trace.children if child.role is Role.EXCEPTION)


def condition_of(exception: Trace) -> Trace:
    """Return the condition of an exception as a trace, whether it stands in the exception or as its one part."""
    parts = body_of(exception)
    whole = exception.expression is None or (parts and parts[0].expression == exception.expression)
    return parts[0] if whole and len(parts) == 1 else exception


def with_condition(exception: Trace) -> Trace:
    """Return an exception with what was read of its condition as its own, so that it is told once."""
    inner = condition_of(exception)
    if inner is exception:
        return exception
    return replace(
        exception,
        expression=inner.expression,
        operands=inner.operands,
        children=(*inner.children, *exceptions_of(exception)),
    )


def _deciding(parts: Sequence[Trace], outcome: Outcome, alone: Outcome) -> tuple[Trace, ...]:
    """Return the parts that gave `outcome`; one part of outcome `alone` suffices for it."""
    match outcome:
        case Outcome.TRUE | Outcome.FALSE | Outcome.UNKNOWN | Outcome.IDLE:
            own = tuple(part for part in parts if part.outcome is outcome)
            return own if outcome in (alone, Outcome.UNKNOWN, Outcome.IDLE) and own else tuple(parts)
        case Outcome.NOT_READ:
            return ()
        case _:
            assert_never(outcome)


def _is_so_together(parts: Sequence[Trace], outcome: Outcome, alone: Outcome) -> bool:
    """Return whether parts of which none is known rule each other out, so that the whole is known and they are not."""
    return outcome is alone and bool(parts) and all(part.outcome is not alone for part in parts)


def _all(parts: Sequence[Trace], scope: Scope) -> tuple[Placed, ...]:
    return tuple(leaf for part in parts for leaf in decisive(part, scope))


def scope_of_definition(defined: Defined, scope: Scope) -> Scope:
    """Return the scope in which the body of a defined term is read: its parameters are what it was applied to."""
    known = scope.lexicon.definition(defined.law, defined.name)
    if known is None:
        return scope
    names = dict(scope.names)
    focus: str | None = None
    for parameter, subject in zip(known.parameters, defined.subjects, strict=False):
        names[parameter.name] = phrase(subject, scope)
        if subject_of(subject) is not None and subject_of(subject) == scope.focus:
            focus = parameter.name
    return Scope(lexicon=scope.lexicon, names=names, focus=focus)
