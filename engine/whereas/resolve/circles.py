"""Circles of references, definitions, exceptions, reliance and displacement: nothing may rest on itself.

What comes in: laws in their typed form. What goes out: a diagnostic for each circle, with the way round. Promised:
each circle is found in time that grows with the text, and reported once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whereas.model.expression import Defined, Expression, SectionIs, SectionRef, SectionState
from whereas.model.law import Duty, Exception_, Law
from whereas.model.numbering import stands_under
from whereas.model.walk import source_parts, subexpressions
from whereas.resolve.linking import link
from whereas.resolve.problems import Circle
from whereas.resolve.states import number_in
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class Node:
    """A duty by its section and name, or a defined term."""

    law: str
    name: str
    duty: str | None = None
    is_term: bool = False

    def __str__(self) -> str:
        """Return the node as a law calls it."""
        if self.is_term:
            return f"`{self.name}`"
        return f"section {self.name}" + ("" if self.duty is None else f"#{self.duty}")


def find_circles(laws: Mapping[str, Law]) -> Iterator[Circle]:
    """Yield a diagnostic for each circle among the duties and terms of all laws, whatever is selected."""
    graph = _Graph(link(laws, tuple(laws)))
    entered: set[Node] = set()
    done: set[Node] = set()
    for start in graph.nodes:
        path: list[tuple[Node, Iterator[tuple[Node, Span]]]] = []
        if start not in entered:
            entered.add(start)
            path.append((start, graph.edges(start)))
        while path:
            node, edges = path[-1]
            edge = next(edges, None)
            if edge is None:
                done.add(node)
                path.pop()
                continue
            target, span = edge
            if target in entered and target not in done:
                ring = [step for step, _ in path]
                ring = [*ring[ring.index(target) :], target]
                yield Circle(span=span, circle=" → ".join(map(str, ring)))
            elif target not in entered and target in graph.nodes:
                entered.add(target)
                path.append((target, graph.edges(target)))


class _Graph:
    """Which duty or term rests on which."""

    def __init__(self, laws: Mapping[str, Law]) -> None:
        self._laws = laws
        self.nodes: dict[Node, tuple[Duty, ...] | tuple[Expression, ...]] = {}
        self._relying: dict[Node, tuple[Exception_, ...]] = {}
        for law in laws.values():
            for name, definition in law.definitions.items():
                bodies = tuple(body.body for body in definition.bodies if body.body is not None)
                self.nodes[Node(law.id, name, is_term=True)] = bodies
            for section in law.sections:
                for duty in section.duties:
                    node = Node(law.id, section.number, duty.name)
                    self.nodes[node] = (duty,)
                    self._relying[node] = duty.exceptions

    def edges(self, node: Node) -> Iterator[tuple[Node, Span]]:
        """Yield what a node rests on, and the words that say so."""
        for part in self.nodes[node]:
            if isinstance(part, Duty):
                yield from self._edges_of_duty(part)
            else:
                yield from self._edges_of(part)

    def _edges_of_duty(self, duty: Duty) -> Iterator[tuple[Node, Span]]:
        for expression in _expressions_of(duty):
            yield from self._edges_of(expression)
        for displacement in duty.displacements:
            for ref in displacement.by:
                yield from ((node, displacement.span) for node in self._duties_at(ref))
        for exception in _with_inner(duty.exceptions):
            for ref in exception.prevails:
                yield from ((node, exception.span) for node in self._duties_at(ref))
            for attached in exception.attached:
                yield from self._edges_of_duty(attached)

    def _edges_of(self, expression: Expression) -> Iterator[tuple[Node, Span]]:
        for part in subexpressions(expression):
            match part:
                case Defined(law=law, name=name):
                    yield Node(law, name, is_term=True), part.span
                case SectionIs(targets=targets, state=SectionState.RELIED_ON):
                    for ref in targets:
                        yield from ((node, part.span) for node in self._duties_relying_on(ref))
                case SectionIs(targets=targets):
                    for ref in targets:
                        yield from ((node, part.span) for node in self._duties_at(ref))
                case _:
                    pass

    def _duties_at(self, ref: SectionRef) -> Iterator[Node]:
        for node in self.nodes:
            if node.is_term or node.law != ref.law or not stands_under(node.name, ref.section):
                continue
            if ref.duty is None or node.duty == ref.duty:
                yield node

    def _duties_relying_on(self, ref: SectionRef) -> Iterator[Node]:
        for node, exceptions in self._relying.items():
            if any(_names(exception, ref) for exception in exceptions):
                yield node


def _names(exception: Exception_, ref: SectionRef) -> bool:
    """Return whether an exception is one under a section: by its edge, its number, or where it is written."""
    by_edge = any(one.law == ref.law and stands_under(one.section, ref.section) for one in exception.prevails)
    by_number = exception.label is not None and stands_under(number_in(exception.label), ref.section)
    home = exception.written_in
    return (
        by_edge or by_number or (home is not None and home.law == ref.law and stands_under(home.section, ref.section))
    )


def _with_inner(exceptions: tuple[Exception_, ...]) -> Iterator[Exception_]:
    stack = list(exceptions)
    while stack:
        exception = stack.pop()
        yield exception
        stack.extend(exception.unless)


def _expressions_of(duty: Duty) -> Iterator[Expression]:
    """Yield every expression on which the verdict of a duty rests, those of its exceptions included."""
    for binding in duty.bindings:
        for source in binding.sources:
            yield from source_parts(source)
        if binding.where is not None:
            yield binding.where
    yield from duty.when
    given = [duty.requirement, duty.anchor, duty.bearer.expression]
    given.extend(displacement.where for displacement in duty.displacements)
    given.extend(exception.condition for exception in _with_inner(duty.exceptions))
    for old in duty.grandfathered:
        given.extend((old.until, old.condition))
    yield from (expression for expression in given if expression is not None)
