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
from whereas.model.reliance import is_exception_under
from whereas.model.walk import children, source_parts
from whereas.resolve.linking import link
from whereas.resolve.problems import Circle
from whereas.resolve.problems_more import TooDeep
from whereas.text import Span

DEEPEST = 80
"""How many levels of conditions may rest on one another, through terms and sections."""
_OF_A_SECTION = 6
"""The verdict of a section is several levels deep by itself."""


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


@dataclass(frozen=True, slots=True)
class Edge:
    """What something rests on, the words that say so, and how deep inside its conditions they stand."""

    target: Node
    span: Span
    depth: int


@dataclass(slots=True)
class _Step:
    """A node on the way, the edges that were not followed yet, and how deep what it rests on goes so far."""

    node: Node
    edges: Iterator[Edge]
    by: Edge | None
    depth: int = 0


def find_circles(laws: Mapping[str, Law]) -> Iterator[Circle | TooDeep]:
    """Yield a diagnostic for each circle among the duties and terms of all laws, whatever is selected.

    A chain of terms and sections that goes deeper than `DEEPEST` is told as well: it can't be followed in one breath.
    """
    graph = _Graph(link(laws, tuple(laws)))
    depths: dict[Node, int] = {}
    open_: set[Node] = set()
    for start in graph.nodes:
        path = [] if start in depths else [_Step(start, graph.edges(start), None)]
        open_.update(step.node for step in path)
        while path:
            step = path[-1]
            edge = next(step.edges, None)
            if edge is None:
                yield from _leave(path, depths)
                open_.discard(step.node)
            elif edge.target in open_:
                ring = [each.node for each in path]
                ring = [*ring[ring.index(edge.target) :], edge.target]
                yield Circle(span=edge.span, circle=" → ".join(map(str, ring)))
            elif edge.target in depths:
                yield from _deepen(step, edge, depths[edge.target])
            elif edge.target in graph.nodes:
                open_.add(edge.target)
                path.append(_Step(edge.target, graph.edges(edge.target), edge))


def _leave(path: list[_Step], depths: dict[Node, int]) -> Iterator[TooDeep]:
    """Leave a node all of whose edges were followed, and tell what rests on it how deep it goes."""
    step = path.pop()
    depths[step.node] = step.depth
    if path and step.by is not None:
        yield from _deepen(path[-1], step.by, step.depth)


def _deepen(step: _Step, edge: Edge, depth: int) -> Iterator[TooDeep]:
    """Add to a step what it rests on; if that is too deep it is told once, and what stands above starts anew."""
    if edge.depth + depth > DEEPEST:
        yield TooDeep(span=edge.span, limit=DEEPEST)
    else:
        step.depth = max(step.depth, edge.depth + depth)


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

    def edges(self, node: Node) -> Iterator[Edge]:
        """Yield what a node rests on, and the words that say so."""
        for part in self.nodes[node]:
            if isinstance(part, Duty):
                yield from self._edges_of_duty(part)
            else:
                yield from self._edges_of(part)

    def _edges_of_duty(self, duty: Duty) -> Iterator[Edge]:
        for expression in _expressions_of(duty):
            yield from self._edges_of(expression)
        for displacement in duty.displacements:
            for ref in displacement.by:
                yield from (Edge(node, displacement.span, _OF_A_SECTION) for node in self._duties_at(ref))
        for exception in _with_inner(duty.exceptions):
            for ref in exception.prevails:
                yield from (Edge(node, exception.span, _OF_A_SECTION) for node in self._duties_at(ref))
            for attached in exception.attached:
                yield from self._edges_of_duty(attached)

    def _edges_of(self, expression: Expression) -> Iterator[Edge]:
        for part, depth in _with_depth(expression):
            match part:
                case Defined(law=law, name=name):
                    yield Edge(Node(law, name, is_term=True), part.span, depth)
                case SectionIs(targets=targets, state=state):
                    at = self._duties_relying_on if state is SectionState.RELIED_ON else self._duties_at
                    for ref in targets:
                        yield from (Edge(node, part.span, depth + _OF_A_SECTION) for node in at(ref))
                case _:
                    pass

    def _duties_at(self, ref: SectionRef) -> Iterator[Node]:
        for node in self.nodes:
            if node.is_term or node.law != ref.law or not stands_under(node.name, ref.section):
                continue
            brought = {duty.name for exception in self._relying[node] for duty in exception.attached}
            if ref.duty is None or ref.duty == node.duty or ref.duty in brought:
                yield node

    def _duties_relying_on(self, ref: SectionRef) -> Iterator[Node]:
        for node, exceptions in self._relying.items():
            home = SectionRef(node.law, node.name)
            if any(is_exception_under(exception, home, ref) for exception in exceptions):
                yield node


def _with_depth(expression: Expression) -> Iterator[tuple[Expression, int]]:
    """Yield an expression and all inside it, each with how deep it stands."""
    stack = [(expression, 1)]
    while stack:
        current, depth = stack.pop()
        yield current, depth
        stack.extend((child, depth + 1) for child in reversed(children(current)))


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
