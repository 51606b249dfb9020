"""Duties: who is bound, to what, with which exceptions.

What comes in: a duty of the tree, and what its section says for all its duties. What goes out: its typed form.
Promised: `must not C` requires not C; `may only if C` is `must not` with C as exceptions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whereas.model.expression import BearerOf, Expression, RolePlayer, SectionRef
from whereas.model.law import (
    Bearer,
    BearerKind,
    Binding,
    Displacement,
    Duty,
    Exception_,
    Grandfathered,
    InForce,
    Modality,
)
from whereas.resolve.comparisons import negated
from whereas.resolve.exceptions import conditions_as_exceptions, read_edges, read_exceptions
from whereas.resolve.kinds import fits, kind_of, words_of
from whereas.resolve.meanings import party_kinds
from whereas.resolve.particulars import floor_of, remedy_of, severity_of
from whereas.resolve.paths import read_path, written
from whereas.resolve.problems_kinds import WrongKind
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t

_MODALITIES = {
    t.Modality.MUST: Modality.MUST,
    t.Modality.MUST_NOT: Modality.MUST_NOT,
    t.Modality.MAY: Modality.MAY,
    t.Modality.MAY_ONLY: Modality.MUST_NOT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a section says for all its duties."""

    section: SectionRef
    bindings: tuple[Binding, ...]
    when: tuple[Expression, ...]
    displacements: tuple[Displacement, ...]
    grandfathered: tuple[Grandfathered, ...]
    force: tuple[InForce, ...]
    anchor: Expression | None
    particulars: t.Particulars


def read_duty(node: t.Duty, setting: Setting, scope: Scope, *, is_attached: bool = False) -> Duty | None:
    """Return a duty, or None where something in it is wrong; all of it is read all the same.

    Only a duty that an exception brings may bind `the bearer`: whoever is bound by the duty that is excused.
    """
    bearer = read_bearer(node.bearer, scope if is_attached else replace(scope, has_bearer=False))
    requirement = None if node.condition is None else scope.reader.condition(node.condition, scope)
    when = [scope.reader.condition(condition.condition, scope) for condition in node.conditions]
    exceptions = _read_exceptions(node, requirement, setting, scope)
    severity = severity_of(node.particulars, setting.particulars, scope)
    is_wrong = requirement is None and node.condition is not None
    if bearer is None or is_wrong or exceptions is None or any(condition is None for condition in when):
        return None
    return Duty(
        section=setting.section,
        name=None if node.name is None else node.name.text,
        modality=_MODALITIES[node.modality],
        what=node.what.value,
        bearer=bearer,
        bindings=setting.bindings,
        when=(*setting.when, *(condition for condition in when if condition is not None)),
        requirement=_required(node.modality, requirement),
        exceptions=exceptions,
        displacements=setting.displacements,
        grandfathered=setting.grandfathered,
        force=setting.force,
        anchor=setting.anchor,
        floor=floor_of(node.particulars, setting.particulars),
        severity=severity,
        remedy=remedy_of(node.particulars, setting.particulars),
        span=node.span,
    )


def _required(modality: t.Modality, condition: Expression | None) -> Expression | None:
    match modality:
        case t.Modality.MUST | t.Modality.MAY:
            return condition
        case t.Modality.MUST_NOT:
            return None if condition is None else negated(condition, condition.span)
        case t.Modality.MAY_ONLY:
            return None


def _read_exceptions(
    node: t.Duty, requirement: Expression | None, setting: Setting, scope: Scope
) -> tuple[Exception_, ...] | None:
    def attached(duty: t.Duty, name: str, inner: Scope) -> Duty | None:
        return read_attached_duty(duty, name, setting, inner)

    stated = read_exceptions(node.exceptions, scope, attached)
    edges = read_edges(node.edges, scope)
    if stated is None or edges is None:
        return None
    if node.modality is t.Modality.MAY_ONLY and requirement is not None:
        return (*conditions_as_exceptions(requirement), *stated, *edges)
    return (*stated, *edges)


def read_attached_duty(node: t.Duty, name: str, setting: Setting, scope: Scope) -> Duty | None:
    """Return a duty that an exception brings: an instance of its own, of what the duty it excuses is an instance."""
    alone = Setting(
        section=setting.section,
        bindings=(),
        when=(),
        displacements=(),
        grandfathered=(),
        force=setting.force,
        anchor=None,
        particulars=setting.particulars,
    )
    read = read_duty(node, alone, scope, is_attached=True)
    return None if read is None else replace(read, name=name)


def read_bearer(node: t.Path | t.AnyPerson, scope: Scope) -> Bearer | None:
    """Return who is bound: anybody, all parties in a role, or the party that a path leads to."""
    if isinstance(node, t.AnyPerson):
        return Bearer(kind=BearerKind.ANY_PERSON, expression=None, role=None, text="any person", span=node.span)
    found = read_path(node, scope)
    if found is None:
        return None
    if not any(fits(kind_of(found), kind) for kind in party_kinds(scope.vocabulary)):
        words = words_of(kind_of(found), scope.vocabulary)
        scope.report(WrongKind(span=node.span, expected="somebody who can be bound", found=words))
        return None
    text = written(node)
    match found:
        case RolePlayer(role=role):
            return Bearer(kind=BearerKind.ROLE, expression=None, role=role, text=text, span=node.span)
        case BearerOf():
            return Bearer(kind=BearerKind.EXPRESSION, expression=None, role=None, text=text, span=node.span)
        case _:
            return Bearer(kind=BearerKind.EXPRESSION, expression=found, role=None, text=text, span=node.span)
