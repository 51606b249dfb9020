"""What names mean at one place of a law, and who reads the parts of an expression there.

What comes in: the names of all laws, the variables that are bound. Promised: nothing here knows a shape of the tree;
`Reader` is the one way in which the files of this room call one another around the circle that expressions make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from whereas.model.expression import Expression, Source, Variable
from whereas.model.kinds import Kind
from whereas.model.law import Definition, LegalFact, Parameter
from whereas.model.vocabulary import Vocabulary
from whereas.resolve.names import LawNames
from whereas.syntax import tree as t
from whereas.text import Diagnostic


class Problems:
    """What was found wrong, each thing once."""

    def __init__(self) -> None:
        """Start with nothing wrong."""
        self._found: dict[Diagnostic, None] = {}

    def add(self, problem: Diagnostic) -> None:
        """Keep a problem; the same one at the same words is kept once."""
        self._found[problem] = None

    def all(self) -> tuple[Diagnostic, ...]:
        """Return what was found, in the order of finding."""
        return tuple(self._found)


class Reader(Protocol):
    """Reads the parts of an expression, and the terms of laws, wherever they are needed.

    Each returns None where something is wrong; then it has been reported.
    """

    def condition(self, node: t.Expression, scope: Scope) -> Expression | None:
        """Return a condition in its typed form."""
        ...

    def value(self, node: t.Expression, scope: Scope, expected: Kind | None = None) -> Expression | None:
        """Return a value in its typed form; a bare word is read as a value of the kind that is expected."""
        ...

    def sources(self, nodes: tuple[t.RangeSource, ...], scope: Scope) -> tuple[tuple[Source, ...], Kind] | None:
        """Return what is ranged over, and the kind of its members."""
        ...

    def definition(self, law: str, name: str) -> Definition | None:
        """Return a defined term of a law."""
        ...

    def parameter(self, law: str, name: str) -> Parameter | None:
        """Return a parameter of a law."""
        ...

    def legal_fact(self, law: str, name: str) -> LegalFact | None:
        """Return a legal fact of a law."""
        ...

    def section_variables(self, law: str, section: str) -> Mapping[str, Variable]:
        """Return the variables that a section binds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What names mean at one place.

    Attributes:
        has_bearer: a duty is judged here, so that `the bearer` means somebody.
        unshared: variables of some of the sections that are qualified here, each with a section that has it not.
    """

    reader: Reader
    law: LawNames
    laws: Mapping[str, LawNames]
    vocabulary: Vocabulary
    variables: Mapping[str, Variable]
    has_bearer: bool
    problems: Problems
    unshared: Mapping[str, str] = field(default_factory=dict)

    def report(self, problem: Diagnostic) -> None:
        """Keep a problem."""
        self.problems.add(problem)

    def with_variables(self, *variables: Variable) -> Scope:
        """Return the scope inside of what binds `variables`."""
        return replace(self, variables={**self.variables, **{variable.name: variable for variable in variables}})

    def with_bearer(self) -> Scope:
        """Return the scope inside of a duty."""
        return replace(self, has_bearer=True)

    def visible_laws(self) -> tuple[LawNames, ...]:
        """Return the law itself and those that it imports: whose terms may be used by their bare names."""
        imported = (self.laws.get(word.text) for word in self.law.tree.imports)
        return (self.law, *(law for law in imported if law is not None and law.id != self.law.id))
