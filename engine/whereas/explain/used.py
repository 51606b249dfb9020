"""What some sections of a law use of what is declared elsewhere: terms, numbers, judgments, disputes, legal facts.

What comes in: sections, and all laws at hand. What goes out: the names that they lean on, each once. Promised: a term
is followed to what it leans on in turn, so that whoever reads the sections and these has all that they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from whereas.explain.ruling import expressions_in
from whereas.model.expression import Defined, Expression, Judged, LegalFactOf, ParameterOf, UnderReading
from whereas.model.law import Definition, Law, Parameter, Section
from whereas.model.walk import subexpressions

Name: TypeAlias = tuple[str, str]
"""A law, and a name in it."""


@dataclass(slots=True)
class Used:
    """What is leaned on, in the order in which it is met."""

    definitions: dict[Name, None] = field(default_factory=dict)
    parameters: dict[Name, None] = field(default_factory=dict)
    judgments: dict[Name, None] = field(default_factory=dict)
    disputes: dict[Name, None] = field(default_factory=dict)
    legal_facts: dict[Name, None] = field(default_factory=dict)


def used_by(sections: Iterable[Section], laws: Mapping[str, Law]) -> Used:
    """Return what sections lean on, the terms that they define themselves included."""
    used = Used()
    waiting: list[Expression] = []
    for section in sections:
        for name in section.definitions:
            waiting += _definition((section.law, name), laws, used)
        for force in section.force:
            waiting += [] if force.condition is None else subexpressions(force.condition)
        for duty in section.duties:
            waiting += expressions_in(duty)
    while waiting:
        waiting += _met(waiting.pop(0), laws, used)
    return used


def _met(expression: Expression, laws: Mapping[str, Law], used: Used) -> list[Expression]:
    """Keep what an expression names; return the expressions that this leads to, where it was not met before."""
    match expression:
        case Defined(law=law, name=name):
            return _definition((law, name), laws, used)
        case ParameterOf(law=law, name=name):
            if (law, name) not in used.parameters:
                used.parameters[law, name] = None
                known = laws[law].parameters.get(name) if law in laws else None
                return [] if known is None else list(_in_parameter(known))
        case Judged(law=law, judgment=name):
            used.judgments[law, name] = None
        case UnderReading(law=law, dispute=name):
            used.disputes[law, name] = None
        case LegalFactOf(law=law, name=name):
            used.legal_facts[law, name] = None
        case _:
            pass
    return []


def _definition(name: Name, laws: Mapping[str, Law], used: Used) -> list[Expression]:
    if name in used.definitions:
        return []
    used.definitions[name] = None
    known = laws[name[0]].definitions.get(name[1]) if name[0] in laws else None
    if known is None:
        return []
    used.disputes |= {(known.law, body.dispute): None for body in known.bodies if body.dispute is not None}
    return list(_in_definition(known))


def _in_definition(definition: Definition) -> Iterator[Expression]:
    for body in definition.bodies:
        if body.body is not None:
            yield from subexpressions(body.body)


def _in_parameter(parameter: Parameter) -> Iterator[Expression]:
    for line in parameter.lines:
        yield from subexpressions(line.value)
        if line.case is not None:
            yield from subexpressions(line.case)
