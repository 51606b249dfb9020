"""Which dates a duty compares with each other: a strand is a set of fields whose dates hang together.

What comes in: every expression that judging a duty may read. What goes out: for each field that holds a date, the
expressions that its comparisons are made of. Promised: two fields of different strands are never compared, so that the
days at which one turns are nothing to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from whereas.evaluate.case import Case
from whereas.model.expression import Apply, Defined, Expression, Field, LegalFactOf, NoGap, ParameterOf
from whereas.model.kinds import DateKind, PeriodKind
from whereas.model.operators import Operator
from whereas.model.walk import subexpressions

Node: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Strand:
    """The fields whose dates hang together, and the comparisons that tie them, definitions and parameters included."""

    fields: frozenset[tuple[str, str]]
    expressions: tuple[Expression, ...]


def strands_of(case: Case, expressions: Iterable[Expression]) -> Mapping[tuple[str, str], Strand] | None:
    """Return the strand of each field that is compared; None where dates hang together in ways that are not followed.

    Args:
        case: the laws, for the bodies of definitions and the values of parameters.
        expressions: every expression that judging a duty may read.
    """
    ties = _Ties()
    for part in expressions:
        if isinstance(part, (NoGap, LegalFactOf)) or isinstance(getattr(part, "kind", None), PeriodKind):
            return None
        if isinstance(part, Apply):
            if part.operator is Operator.FALLS_WITHIN:
                return None
            ties.tie(_nodes(part), part)
        elif isinstance(part, Defined):
            for body in case.definition(part.law, part.name).bodies:
                if body.body is not None and isinstance(part.kind, DateKind):
                    ties.tie([_defined(part), *_nodes(body.body)], body.body)
        elif isinstance(part, ParameterOf):
            for line in case.laws[part.law].parameters[part.name].lines:
                ties.tie([("parameter", part.law, part.name), *_nodes(line.value)], line.value)
    return ties.strands()


def _defined(part: Defined) -> Node:
    return ("definition", part.law, part.name)


def _nodes(expression: Expression) -> list[Node]:
    """Return the dates that stand in an expression, and the definitions and parameters through which it reads more."""
    return [node for part in subexpressions(expression) for node in _node(part)]


def _node(part: Expression) -> Iterator[Node]:
    match part:
        case Field(record=record, name=name, kind=DateKind()):
            yield ("field", record, name)
        case Defined(kind=DateKind()):
            yield _defined(part)
        case ParameterOf(law=law, name=name):
            yield ("parameter", law, name)
        case _:
            pass


class _Ties:
    """Sets of nodes that were found to hang together."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}
        self._made_of: dict[Node, list[Expression]] = {}

    def _root(self, node: Node) -> Node:
        while (above := self._above.setdefault(node, node)) != node:
            node = above
        return node

    def tie(self, nodes: list[Node], expression: Expression) -> None:
        """Tie nodes together by an expression."""
        if not nodes:
            return
        first = self._root(nodes[0])
        for node in nodes[1:]:
            root = self._root(node)
            if root != first:
                self._above[root] = first
                self._made_of.setdefault(first, []).extend(self._made_of.pop(root, []))
        self._made_of.setdefault(first, []).append(expression)

    def strands(self) -> dict[tuple[str, str], Strand]:
        """Return the strand of each field."""
        fields: dict[Node, set[tuple[str, str]]] = {}
        for node in tuple(self._above):
            if node[0] == "field":
                fields.setdefault(self._root(node), set()).add(node[1:])
        found: dict[tuple[str, str], Strand] = {}
        for root, members in fields.items():
            strand = Strand(frozenset(members), tuple(dict.fromkeys(self._made_of.get(root, ()))))
            found.update(dict.fromkeys(members, strand))
        return found
