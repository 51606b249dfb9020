"""What sections write to other sections: exceptions from elsewhere, and `notwithstanding`.

What comes in: the exceptions of a law that stand outside its sections, and the edges after its duties. What goes out:
external exceptions, which the linker attaches. Promised: an exception from elsewhere sees the variables of the
section that it qualifies by name; of several sections, those they share, and `the bearer`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from whereas.model.expression import Apply, Constant, Expression, SectionRef, Variable
from whereas.model.kinds import Basic
from whereas.model.law import Duty, Exception_, ExternalException
from whereas.model.operators import Operator
from whereas.model.reliance import number_in
from whereas.resolve.displacements import with_duties
from whereas.resolve.duties import Setting, read_attached_duty
from whereas.resolve.exceptions import prevailing, read_attached, read_exceptions
from whereas.resolve.names import LawNames
from whereas.resolve.problems import UnknownException, did_you_mean
from whereas.resolve.references import exception_names, read_reference
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Span


def read_outside(node: t.OutsideException, scope: Scope) -> ExternalException | None:
    """Return an exception that stands outside the section it qualifies."""
    named = node.target if isinstance(node.target, t.NamedExceptionTarget) else None
    reference = node.target.section if isinstance(node.target, t.NamedExceptionTarget) else node.target
    targets = with_duties(read_reference(reference, scope), reference, scope)
    if not targets or (named is not None and not _exception_exists(named, targets, scope)):
        return None
    inner = scope.with_bearer().with_variables(*shared_variables(targets, scope).values())
    inner = replace(inner, unshared=_unshared_variables(targets, inner))
    exception = _read_exception(node, targets[0], inner)
    if exception is None:
        return None
    return ExternalException(
        exception=exception,
        targets=targets,
        to_exception=None if named is None else named.exception.text,
        written_in="" if exception.written_in is None else exception.written_in.section,
        span=node.span,
    )


def _read_exception(node: t.OutsideException, first: SectionRef, scope: Scope) -> Exception_ | None:
    setting = Setting(
        section=SectionRef(first.law, first.section),
        bindings=(),
        when=(),
        displacements=(),
        grandfathered=(),
        force=(),
        anchor=None,
        particulars=t.Particulars(),
    )

    def attached(duty: t.Duty, name: str, inner: Scope) -> Duty | None:
        return read_attached_duty(duty, name, setting, inner)

    condition = _always(node.span) if node.condition is None else scope.reader.condition(node.condition, scope)
    duties = read_attached(node, scope, attached)
    unless = read_exceptions(node.exceptions, scope, attached)
    if condition is None or duties is None or unless is None:
        return None
    return Exception_(
        name=node.name.text,
        label=None if node.title is None else node.title.value,
        condition=condition,
        prevails=(),
        attached=duties,
        unless=unless,
        written_in=_home_of(node, scope.law),
        span=node.span,
    )


def _always(span: Span) -> Expression:
    """Return a condition that holds: an exception without `when` always does."""
    yes = Constant(value=True, kind=Basic.YES_NO, span=span)
    return Apply(operator=Operator.IS, operands=(yes, yes), kind=Basic.YES_NO, span=span)


def _home_of(node: t.OutsideException, law: LawNames) -> SectionRef | None:
    """Return the section whose number opens the title of an exception, or None where none does."""
    if node.title is None:
        return None
    title = number_in(node.title.value)
    opening = [number for number in law.sections if title == number or title.startswith((f"{number}:", f"{number},"))]
    return SectionRef(law.id, max(opening, key=len)) if opening else None


def shared_variables(targets: tuple[SectionRef, ...], scope: Scope) -> Mapping[str, Variable]:
    """Return the variables that all sections with duties under the targets bind, by one name and of one kind."""
    shared: dict[str, Variable] | None = None
    for _, theirs in _bound(targets, scope):
        if shared is None:
            shared = dict(theirs)
            continue
        shared = {
            name: variable for name, variable in shared.items() if name in theirs and theirs[name].kind == variable.kind
        }
    return shared or {}


def _unshared_variables(targets: tuple[SectionRef, ...], scope: Scope) -> Mapping[str, str]:
    """Return the variables that only some sections under the targets bind, each with one that does not."""
    bound = tuple(_bound(targets, scope))
    names = {name for _, theirs in bound for name in theirs}
    lacking = {name: [number for number, theirs in bound if name not in theirs] for name in names}
    return {name: numbers[0] for name, numbers in lacking.items() if numbers}


def _bound(targets: tuple[SectionRef, ...], scope: Scope) -> Iterator[tuple[str, Mapping[str, Variable]]]:
    """Yield each section with duties under the targets, with the variables that it binds."""
    for target in targets:
        law = scope.laws[target.law]
        for number in law.under(target.section):
            if law.sections[number].duties:
                yield number, scope.reader.section_variables(law.id, number)


def _exception_exists(named: t.NamedExceptionTarget, targets: tuple[SectionRef, ...], scope: Scope) -> bool:
    """Return whether a section has the exception that is named, its own or one from elsewhere; if not, report it."""
    name = named.exception.text
    known = {name for target in targets for name in _exceptions_at(target, scope)}
    if name in known:
        return True
    hint = did_you_mean(name, known)
    scope.report(UnknownException(span=named.exception.span, name=name, section=targets[0].section, hint=hint))
    return False


def _exceptions_at(target: SectionRef, scope: Scope) -> Iterator[str]:
    law = scope.laws[target.law]
    for number in law.under(target.section):
        for duty in law.sections[number].duties:
            yield from exception_names(duty.exceptions)
    for other in scope.visible_laws():
        for outside in other.outside_exceptions():
            if isinstance(outside.target, t.SectionReference):
                yield outside.name.text
                yield from exception_names(outside.exceptions)


def read_notwithstanding(node: t.Section, scope: Scope) -> Iterator[ExternalException]:
    """Yield what a section prevails over: `S notwithstanding X` is an exception to X where S prevails."""
    for duty in node.duties:
        for edge in duty.edges:
            if edge.kind is not t.EdgeKind.NOTWITHSTANDING:
                continue
            targets = with_duties(read_reference(edge.target, scope), edge.target, scope)
            if not targets:
                continue
            name = None if duty.name is None else duty.name.text
            here = SectionRef(scope.law.id, node.number.text, name)
            yield ExternalException(
                exception=prevailing((here,), targets[0].law, edge, here),
                targets=targets,
                to_exception=None,
                written_in=node.number.text,
                span=edge.span,
            )
