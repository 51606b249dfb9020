"""Exceptions of a duty: trees of `unless`, `but not if`, `even so if`, and edges by which another section prevails."""

from __future__ import annotations

from collections.abc import Callable

from whereas.model.expression import Expression, Or, SectionRef
from whereas.model.law import Duty, Exception_
from whereas.resolve.meanings import report_duplicates
from whereas.resolve.references import attached_names, read_reference
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t

ReadAttached = Callable[[t.Duty, str, Scope], Duty | None]
"""How a duty is read that an exception brings, under the name that it has."""


def read_exception(clause: t.ExceptionClause, scope: Scope, attached: ReadAttached) -> Exception_ | None:
    """Return an exception with its own exceptions, or None where something in it is wrong."""
    condition = scope.reader.condition(clause.condition, scope)
    duties = read_attached(clause, scope, attached)
    inner = read_exceptions(clause.exceptions, scope, attached)
    if condition is None or duties is None or inner is None:
        return None
    return Exception_(
        name=clause.name.text,
        label=None if clause.title is None else clause.title.value,
        condition=condition,
        prevails=(),
        attached=duties,
        unless=inner,
        written_in=None,
        span=clause.span,
    )


def read_exceptions(
    clauses: tuple[t.ExceptionClause, ...], scope: Scope, attached: ReadAttached
) -> tuple[Exception_, ...] | None:
    """Return all of the exceptions, or None where one is wrong."""
    report_duplicates([clause.name for clause in clauses], "exception here", scope)
    read = [read_exception(clause, scope, attached) for clause in clauses]
    found = tuple(each for each in read if each is not None)
    return found if len(found) == len(read) else None


def read_attached(
    clause: t.ExceptionClause | t.OutsideException, scope: Scope, attached: ReadAttached
) -> tuple[Duty, ...] | None:
    """Return the duties that an exception brings, or None where one is wrong."""
    pairs = zip(clause.duties, attached_names(clause), strict=True)
    read = [attached(duty, name, scope) for duty, name in pairs]
    found = tuple(duty for duty in read if duty is not None)
    return found if len(found) == len(read) else None


def conditions_as_exceptions(condition: Expression) -> tuple[Exception_, ...]:
    """Return the exceptions that `may only "..." if C` states: one for each lettered alternative, else one."""
    if isinstance(condition, Or) and all(part.letter is not None for part in condition.parts):
        return tuple(
            _permitted(part.condition, f"permitted_{part.letter}", part.label or f"({part.letter})")
            for part in condition.parts
        )
    return (_permitted(condition, "permitted", None),)


def _permitted(condition: Expression, name: str, label: str | None) -> Exception_:
    return Exception_(
        name=name,
        label=label,
        condition=condition,
        prevails=(),
        attached=(),
        unless=(),
        written_in=None,
        span=condition.span,
    )


def prevailing(refs: tuple[SectionRef, ...], home: str, node: t.Edge, written_in: SectionRef | None) -> Exception_:
    """Return the exception by which other sections prevail; it is called after the section, or the sections."""
    only = refs[0]
    name = "section"
    if len(refs) == 1:
        name = f"section {only.section}" if only.law == home else f"section {only.section} of {only.law}"
    return Exception_(
        name=name,
        label=None,
        condition=None,
        prevails=refs,
        attached=(),
        unless=(),
        written_in=written_in,
        span=node.span,
    )


def read_edges(edges: tuple[t.Edge, ...], scope: Scope) -> tuple[Exception_, ...] | None:
    """Return the exceptions that `subject to` and `except as provided in` make, or None where one is wrong."""
    found: list[Exception_] = []
    for edge in edges:
        if edge.kind not in (t.EdgeKind.SUBJECT_TO, t.EdgeKind.EXCEPT_AS_PROVIDED_IN):
            continue
        refs = read_reference(edge.target, scope)
        if not refs:
            return None
        found.append(prevailing(refs, scope.law.id, edge, None))
    return tuple(found)
