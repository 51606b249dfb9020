"""The one reader of a run: every expression of every law is read through it, and every term of a law once.

What comes in: the names of all laws. What goes out: typed expressions and terms. Promised: a term that depends on
itself is reported and not followed; how deep one thing may rest on another is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from whereas.model.expression import Expression, Source, Variable
from whereas.model.kinds import Kind
from whereas.model.law import Definition, LegalFact, Parameter
from whereas.resolve.conditions import read_condition
from whereas.resolve.definitions import read_definition
from whereas.resolve.legal_facts import read_legal_fact
from whereas.resolve.names import LawNames
from whereas.resolve.operands import read_operand
from whereas.resolve.parameters import read_parameter
from whereas.resolve.paths import variable_of
from whereas.resolve.problems import Circle
from whereas.resolve.problems_more import TooDeep
from whereas.resolve.ranges import read_sources
from whereas.resolve.scope import Problems, Scope
from whereas.syntax import tree as t
from whereas.text import Span

Term = TypeVar("Term")
Key = tuple[str, str]

DEEPEST = 90
"""How many conditions and values may stand inside one another, the bodies of terms included."""


class LawReader:
    """Reads expressions, and the terms of laws; each term once."""

    def __init__(self, laws: Mapping[str, LawNames], problems: Problems) -> None:
        """Start with nothing read."""
        self._laws = laws
        self._problems = problems
        self._definitions: dict[Key, Definition | None] = {}
        self._parameters: dict[Key, Parameter | None] = {}
        self._legal_facts: dict[Key, LegalFact | None] = {}
        self._variables: dict[Key, Mapping[str, Variable]] = {}
        self._open: dict[Key, Span] = {}
        self._depth = 0

    def scope_of(self, law: LawNames) -> Scope:
        """Return what names mean in a law where nothing is bound."""
        return Scope(
            reader=self,
            law=law,
            laws=self._laws,
            vocabulary=law.vocabulary,
            variables={},
            has_bearer=False,
            problems=self._problems,
        )

    def condition(self, node: t.Expression, scope: Scope) -> Expression | None:
        """Return a condition in its typed form."""
        with self._deeper():
            if self._depth > DEEPEST:
                scope.report(TooDeep(span=node.span, limit=DEEPEST))
                return None
            return read_condition(node, scope)

    def value(self, node: t.Expression, scope: Scope, expected: Kind | None = None) -> Expression | None:
        """Return a value in its typed form; a bare word is read as a value of the kind that is expected."""
        with self._deeper():
            if self._depth > DEEPEST:
                scope.report(TooDeep(span=node.span, limit=DEEPEST))
                return None
            return read_operand(node, scope, expected)

    def sources(self, nodes: tuple[t.RangeSource, ...], scope: Scope) -> tuple[tuple[Source, ...], Kind] | None:
        """Return what is ranged over, and the kind of its members."""
        return read_sources(nodes, scope)

    def definition(self, law: str, name: str) -> Definition | None:
        """Return a defined term of a law."""
        names = self._laws[law]
        place = names.definitions[name][0].define.name.span
        return self._term(self._definitions, (law, name), place, lambda: read_definition(name, self.scope_of(names)))

    def parameter(self, law: str, name: str) -> Parameter | None:
        """Return a parameter of a law."""
        names = self._laws[law]
        node = names.parameters[name]
        return self._term(
            self._parameters, (law, name), node.name.span, lambda: read_parameter(node, self.scope_of(names))
        )

    def legal_fact(self, law: str, name: str) -> LegalFact | None:
        """Return a legal fact of a law."""
        names = self._laws[law]
        node = names.legal_facts[name]
        return self._term(
            self._legal_facts, (law, name), node.name.span, lambda: read_legal_fact(node, self.scope_of(names))
        )

    def section_variables(self, law: str, section: str) -> Mapping[str, Variable]:
        """Return the variables that a section binds; what is wrong with them is reported where the section is read."""
        key = (law, section)
        if key not in self._variables:
            names = self._laws[law]
            quiet = Scope(
                reader=self,
                law=names,
                laws=self._laws,
                vocabulary=names.vocabulary,
                variables={},
                has_bearer=True,
                problems=Problems(),
            )
            for loop in names.sections[section].loops:
                read = read_sources(loop.sources, quiet)
                if read is not None:
                    quiet = quiet.with_variables(variable_of(loop.variable, read[1]))
            self._variables[key] = quiet.variables
        return self._variables[key]

    def _term(
        self, known: dict[Key, Term | None], key: Key, place: Span, read: Callable[[], Term | None]
    ) -> Term | None:
        """Return a term that is read once; one that is being read depends on itself."""
        if key in known:
            return known[key]
        if key in self._open:
            self._report_circle(key)
            return None
        self._open[key] = place
        try:
            found = read()
        finally:
            del self._open[key]
        known[key] = found
        return found

    def _report_circle(self, key: Key) -> None:
        """Report a circle of terms at the one that stands first in the text, so that each is told once."""
        ring = [*self._open][[*self._open].index(key) :]
        start = ring.index(min(ring, key=lambda each: self._open[each]))
        ring = [*ring[start:], *ring[:start]]
        names = " → ".join(name for _, name in (*ring, ring[0]))
        self._problems.add(Circle(span=self._open[ring[0]], circle=names))

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
