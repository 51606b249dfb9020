"""A trace as nested sentences: the whole reason, where a headline names only what was decisive."""

from __future__ import annotations

from collections.abc import Mapping

from whereas.english import Scope, clause
from whereas.english.clauses import subject_of
from whereas.english.nouns import words_of
from whereas.explain.context import Context
from whereas.explain.decisive import scope_of_definition, with_condition
from whereas.explain.told import told
from whereas.model.expression import And, Defined, Not, Or, Quantified
from whereas.model.reason import Reason
from whereas.model.trace import Outcome, Role, Trace

_HEADINGS: Mapping[Role, Mapping[Outcome, str]] = {
    Role.REQUIREMENT: {
        Outcome.TRUE: "What is required is met",
        Outcome.FALSE: "What is required is not met",
        Outcome.UNKNOWN: "Whether what is required is met is not known",
        Outcome.IDLE: "No time runs yet for what is required",
    },
    Role.WHERE: {
        Outcome.TRUE: "The section is about this",
        Outcome.FALSE: "The section is not about this",
        Outcome.UNKNOWN: "Whether the section is about this is not known",
    },
    Role.WHEN: {
        Outcome.TRUE: "The duty arises",
        Outcome.FALSE: "The duty does not arise",
        Outcome.UNKNOWN: "Whether the duty arises is not known",
    },
    Role.EXCEPTION: {
        Outcome.TRUE: "The exception applies",
        Outcome.FALSE: "The exception does not apply",
        Outcome.UNKNOWN: "Whether the exception applies is not known",
        Outcome.IDLE: "No time runs yet for the exception",
    },
    Role.FORCE: {Outcome.TRUE: "In force", Outcome.FALSE: "Not in force"},
    Role.REACH: {Outcome.TRUE: "Within the law's reach", Outcome.FALSE: "Outside the law's reach"},
    Role.GRANDFATHERED: {
        Outcome.TRUE: "Older than the law, and outside it for now",
        Outcome.FALSE: "Not older than the law",
    },
    Role.DISPLACED: {
        Outcome.TRUE: "Another law takes the place of this one here",
        Outcome.FALSE: "No other law takes the place of this one here",
    },
}


def reason_of(trace: Trace, context: Context) -> Reason:
    """Return a trace as nested sentences, every part of it."""
    if trace.role is Role.EXCEPTION:
        trace = with_condition(trace)
    if isinstance(trace.expression, Not) and len(trace.children) == 1 and trace.role is Role.PART:
        inner = reason_of(trace.children[0], context)
        return Reason(
            text=inner.text,
            outcome=trace.outcome,
            role=trace.role,
            label=trace.label or inner.label,
            span=trace.span,
            paths=inner.paths,
            children=inner.children,
        )
    return Reason(
        text=_text(trace, context),
        outcome=trace.outcome,
        role=trace.role,
        label=trace.label,
        span=trace.span,
        paths=tuple(operand.path for operand in trace.operands if operand.path is not None),
        children=_children(trace, context),
    )


def _text(trace: Trace, context: Context) -> str:
    heading = _HEADINGS.get(trace.role, {}).get(trace.outcome)
    if heading is None:
        return _plain(trace, context)
    name = f" ({words_of(trace.label)})" if trace.label is not None and trace.role is Role.EXCEPTION else ""
    if trace.expression is None:
        return heading + name + (f": {trace.note}" if trace.note else "")
    return f"{heading}{name}: {_plain(trace, context)}"


def _plain(trace: Trace, context: Context) -> str:
    expression = trace.expression
    if isinstance(expression, And | Or) and trace.children:
        if trace.outcome is Outcome.UNKNOWN:
            return f"it is not known whether {clause(expression, context.scope)}"
        return clause(expression, context.scope, holds=trace.outcome is not Outcome.FALSE)
    return told(trace, context)


def _children(trace: Trace, context: Context) -> tuple[Reason, ...]:
    children = [child for child in trace.children if child.outcome is not Outcome.NOT_READ]
    if isinstance(trace.expression, Defined):
        context = context.within(scope_of_definition(trace.expression, context.scope))
    reasons = []
    for child in children:
        reasons.append(reason_of(child, context.within(_scope_of(child, trace, context))))
        # "its" in one part means what the part before was about.
        if child.expression is not None and child.role is Role.PART:
            context = context.within(context.scope.about(subject_of(child.expression)))
    return tuple(reasons)


def _scope_of(child: Trace, parent: Trace, context: Context) -> Scope:
    """Return the scope of one item of a quantifier: its variable is called what the item is called."""
    scope = context.scope
    if child.role is not Role.ITEM or not isinstance(parent.expression, Quantified):
        return scope
    variable = parent.expression.variable
    inner = scope.binding(variable, parent.expression.sources)
    if child.label is None:
        return inner.about(variable.name)
    names = {**inner.names, variable.name: f"“{words_of(child.label)}”"}
    return Scope(lexicon=scope.lexicon, names=names, focus=variable.name)
