"""Defined terms: one body, or one for each reading of a dispute.

What comes in: the `define`s of one name. What goes out: the definition. Promised: all of them are of the same things,
and a term that is defined under one reading of a dispute is defined under each.
"""

from __future__ import annotations

from whereas.model.expression import Expression, Variable
from whereas.model.kinds import Basic, Kind
from whereas.model.law import Definition, DefinitionBody
from whereas.resolve.conditions import as_condition, read_under_reading
from whereas.resolve.kinds import kind_of, words_of
from whereas.resolve.meanings import check_variable_name, read_subject_kind
from whereas.resolve.names import Defining
from whereas.resolve.problems import DuplicateName, MixedDefinition, UncoveredReading
from whereas.resolve.problems_kinds import MixedKinds
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Label

_VALUES = (
    t.Path,
    t.Applied,
    t.Arithmetic,
    t.Aggregate,
    t.Extreme,
    t.DayOffset,
    t.Boundary,
    t.CellState,
    t.CalendarDay,
    t.TextLiteral,
    t.NumberLiteral,
    t.PercentLiteral,
    t.MoneyLiteral,
    t.DurationLiteral,
    t.DateLiteral,
    t.MomentLiteral,
)


def read_definition(name: str, scope: Scope) -> Definition | None:
    """Return a defined term with all its bodies, or None where one of them is wrong."""
    defines = scope.law.definitions[name]
    first = defines[0]
    parameters = read_subjects(first.define.subjects, scope)
    bodies: list[DefinitionBody] = []
    kinds: list[tuple[t.Define, Kind]] = []
    is_whole = parameters is not None and _fit_together(defines, scope)
    for defining in defines:
        body = _read_body(defining.define, scope)
        if body is None:
            is_whole = False
            continue
        bodies.append(body)
        if body.body is not None:
            kinds.append((defining.define, kind_of(body.body)))
    if not is_whole or parameters is None or not _are_of_one_kind(kinds, scope):
        return None
    return Definition(
        law=scope.law.id,
        name=name,
        section=first.section,
        parameters=parameters,
        bodies=tuple(bodies),
        kind=kinds[0][1] if kinds else Basic.YES_NO,
        span=first.define.span,
    )


def read_subjects(subjects: tuple[t.Subject, ...], scope: Scope) -> tuple[Variable, ...] | None:
    """Return the variables for the things that something is said of."""
    found: list[Variable] = []
    for subject in subjects:
        inner = scope.with_variables(*found)
        check_variable_name(subject.variable, inner)
        kind = read_subject_kind(subject.record, scope)
        if kind is None:
            return None
        found.append(Variable(name=subject.variable.text, kind=kind, span=subject.variable.span))
    return tuple(found)


def _read_body(define: t.Define, scope: Scope) -> DefinitionBody | None:
    under = None if define.reading is None else read_under_reading(define.reading, define.reading.span, scope)
    if under is None and define.reading is not None:
        return None
    dispute, reading = (None, None) if under is None else (under.dispute, under.reading)
    if isinstance(define.body, t.NotGiven):
        return DefinitionBody(dispute=dispute, reading=reading, body=None, span=define.span)
    variables = read_subjects(define.subjects, scope)
    if variables is None:
        return None
    body = _read_meaning(define.body, scope.with_variables(*variables))
    return None if body is None else DefinitionBody(dispute=dispute, reading=reading, body=body, span=define.span)


def _read_meaning(node: t.Expression, scope: Scope) -> Expression | None:
    """Return what a term means: a condition, or a value; a yes_no fact by itself is a condition."""
    if not isinstance(node, _VALUES):
        return scope.reader.condition(node, scope)
    value = scope.reader.value(node, scope)
    if value is not None and kind_of(value) is Basic.YES_NO:
        return as_condition(value, node.span, scope)
    return value


def _fit_together(defines: tuple[Defining, ...], scope: Scope) -> bool:
    """Return whether several definitions of one term are of the same things, under the readings of one dispute."""
    first = defines[0].define
    nodes = [defining.define for defining in defines]
    law = scope.law
    known = [node for node in nodes if node.reading is None or node.reading.text in law.readings]
    if len(known) < len(nodes):
        return True  # the readings that nobody knows are reported where the bodies are read
    disputes = {None if node.reading is None else law.readings[node.reading.text] for node in nodes}
    for node in nodes[1:]:
        if _things(node) != _things(first) or len(disputes) > 1 or node.reading is None:
            labels = (Label(first.name.span, "the first definition"),)
            scope.report(MixedDefinition(span=node.name.span, labels=labels, name=node.name.text))
            return False
    return _each_reading_once(nodes, scope)


def _things(node: t.Define) -> tuple[tuple[str, str], ...]:
    return tuple((subject.record.text, subject.variable.text) for subject in node.subjects)


def _each_reading_once(nodes: list[t.Define], scope: Scope) -> bool:
    first = nodes[0]
    if first.reading is None:
        return True
    dispute = scope.law.disputes[scope.law.readings[first.reading.text]]
    seen: set[str] = set()
    for node in nodes:
        if node.reading is not None and node.reading.text in seen:
            sort = f"definition of `{node.name.text}` under the reading"
            scope.report(DuplicateName(span=node.reading.span, name=node.reading.text, sort=sort))
            return False
        seen.update(() if node.reading is None else (node.reading.text,))
    missing = [reading.name.text for reading in dispute.readings if reading.name.text not in seen]
    if missing:
        names = ", ".join(f"`{name}`" for name in missing)
        scope.report(
            UncoveredReading(span=first.name.span, name=first.name.text, dispute=dispute.name.text, readings=names)
        )
    return not missing


def _are_of_one_kind(kinds: list[tuple[t.Define, Kind]], scope: Scope) -> bool:
    for node, kind in kinds[1:]:
        if kind != kinds[0][1] and not isinstance(node.body, t.NotGiven):
            first, second = (words_of(each, scope.vocabulary) for each in (kinds[0][1], kind))
            scope.report(MixedKinds(span=node.body.span, first=first, second=second))
            return False
    return True
