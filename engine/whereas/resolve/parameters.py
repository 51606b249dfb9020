"""Parameters: numbers of a law that change over time, or depend on who holds.

What comes in: a parameter of the tree. What goes out: its typed form, lines for `otherwise` last. Promised: the lines
are of one kind; on every day on which the law is in force exactly one line applies in each case (`coverage.py`).
"""

from __future__ import annotations

from whereas.model.expression import Variable
from whereas.model.kinds import Kind
from whereas.model.law import Parameter, ParameterLine
from whereas.resolve.coverage import check_coverage
from whereas.resolve.definitions import read_subjects
from whereas.resolve.kinds import fits, kind_of, words_of
from whereas.resolve.periods import read_period
from whereas.resolve.problems_kinds import MixedKinds
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t


def read_parameter(node: t.Parameter, scope: Scope) -> Parameter | None:
    """Return a parameter, or None where something in it is wrong."""
    variables = read_subjects(() if node.subject is None else (node.subject,), scope)
    if variables is None:
        return None
    variable = variables[0] if variables else None
    kind: Kind | None = None
    lines: list[tuple[bool, ParameterLine]] = []
    for line in node.lines:
        read = _read_line(line, variable, kind, scope)
        if read is None:
            continue
        found = kind_of(read.value)
        if kind is not None and not fits(found, kind):
            first, second = (words_of(each, scope.vocabulary) for each in (kind, found))
            scope.report(MixedKinds(span=line.value.span, first=first, second=second))
            return None
        kind = kind or found
        lines.append((line.otherwise, read))
    if kind is None or len(lines) < len(node.lines):
        return None
    check_coverage(node, tuple(lines), scope)
    ordered = sorted(lines, key=lambda pair: pair[0])
    return Parameter(
        law=scope.law.id,
        name=node.name.text,
        title=None if node.title is None else node.title.value,
        variable=variable,
        lines=tuple(line for _, line in ordered),
        kind=kind,
        span=node.span,
    )


def _read_line(
    line: t.ParameterLine, variable: Variable | None, kind: Kind | None, scope: Scope
) -> ParameterLine | None:
    inner = scope if variable is None else scope.with_variables(variable)
    value = scope.reader.value(line.value, inner, kind)
    case = None if line.condition is None else scope.reader.condition(line.condition, inner)
    first, last = read_period(line.start, line.until, scope)
    if value is None or (case is None and line.condition is not None):
        return None
    return ParameterLine(
        value=value,
        case=case,
        first=first,
        last=last,
        cited=None if line.cited is None else line.cited.value,
        span=line.span,
    )
