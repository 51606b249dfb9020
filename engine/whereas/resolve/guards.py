"""Amounts that may be none: ordering one is refused unless something says what holds where it is none (semantics 8).

What comes in: a condition, and what holds wherever it is read. What goes out: diagnostics. Promised: an amount passes
only if the vocabulary says what none means, or it can't be none, or a condition beside it says that it exists.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from whereas.model.expression import And, Apply, Defined, Expression, Field, Not, Or, Quantified, Root
from whereas.model.kinds import RecordKind
from whereas.model.operators import Operator
from whereas.model.vocabulary import FieldType
from whereas.model.walk import children
from whereas.resolve.kinds import is_amount, kind_of
from whereas.resolve.problems_kinds import MayBeNone
from whereas.resolve.scope import Scope
from whereas.resolve.shape import shape_of

_ORDERS = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN})
_SUMS = frozenset({Operator.PLUS, Operator.MINUS})
_SHOW_EXISTENCE = frozenset({Operator.IS, Operator.IS_ONE_OF, Operator.EXISTS, Operator.INCLUDES, Operator.MENTIONS})
Known = frozenset[Hashable]


def check_amounts(condition: Expression | None, holding: Iterable[Expression], scope: Scope) -> None:
    """Report each amount in a condition that is ordered though it may be none.

    Args:
        condition: what is looked at, or None for nothing.
        holding: conditions that hold wherever it is read.
        scope: the law, and where problems go.
    """
    if condition is None:
        return
    known = frozenset(shape for each in holding for shape in _existing(each, is_true=True))
    stack: list[tuple[Expression, Known]] = [(condition, known)]
    while stack:
        expression, known = stack.pop()
        if isinstance(expression, Apply) and expression.operator in _ORDERS:
            for operand in expression.operands:
                _check_operand(operand, known, scope)
        stack.extend(_inside(expression, known))


def _inside(expression: Expression, known: Known) -> Iterator[tuple[Expression, Known]]:
    """Yield the parts of an expression, each with what is known to exist where it counts."""
    match expression:
        case And(parts=parts) | Or(parts=parts):
            is_true = isinstance(expression, And)
            shown = [frozenset(_existing(part.condition, is_true=is_true)) for part in parts]
            for index, part in enumerate(parts):
                beside = (shape for other, shapes in enumerate(shown) if other != index for shape in shapes)
                yield part.condition, known.union(beside)
        case Quantified(where=where, has=has):
            shown_by_where = frozenset() if where is None else frozenset(_existing(where, is_true=True))
            for child in children(expression):
                yield child, known | shown_by_where if child is has else known
        case _:
            for child in children(expression):
                yield child, known


def _existing(condition: Expression, *, is_true: bool) -> Iterator[Hashable]:
    """Yield the shapes of what exists, if the condition is true (or, for `is_true` False, if it is false)."""
    stack = [(condition, is_true)]
    while stack:
        current, holds = stack.pop()
        match current:
            case Not(condition=inner):
                stack.append((inner, not holds))
            case And(parts=parts) if holds:
                stack.extend((part.condition, True) for part in parts)
            case Or(parts=parts) if not holds:
                stack.extend((part.condition, False) for part in parts)
            case Apply(operator=operator, operands=operands) if holds and operator in _SHOW_EXISTENCE:
                for operand in operands[:1]:
                    yield from _with_owners(operand)
            case _:
                pass


def _with_owners(operand: Expression) -> Iterator[Hashable]:
    """Yield the shape of a value that exists, and of the records that it is a fact about: they exist as well."""
    current = operand
    while True:
        yield shape_of(current)
        if not isinstance(current, Field):
            return
        current = current.of


def _check_operand(operand: Expression, known: Known, scope: Scope) -> None:
    match operand:
        case Apply(operator=operator, operands=operands) if operator in _SUMS:
            for part in operands:
                _check_operand(part, known, scope)
        case Field() if is_amount(kind_of(operand)) and not _is_safe(operand, known, scope):
            scope.report(MayBeNone(span=operand.span, path=path_of(operand)))
        case Defined(law=law, name=name) if shape_of(operand) not in known:
            definition = scope.reader.definition(law, name)
            bodies = () if definition is None else definition.bodies
            if any(body.body is None or _may_be_none(body.body, scope) for body in bodies):
                scope.report(MayBeNone(span=operand.span, path=name))
        case _:
            pass


def _may_be_none(value: Expression, scope: Scope) -> bool:
    return isinstance(value, Field) and not _is_safe(value, frozenset(), scope)


def _is_safe(field: Field, known: Known, scope: Scope) -> bool:
    """Return whether an amount has a meaning where it is none, or exists."""
    if shape_of(field) in known:
        return True
    found = _type_of(field, scope)
    if found is None or found.none_means is not None:
        return True
    return found.always_exists and _owner_exists(field.of, known, scope)


def _owner_exists(owner: Expression, known: Known, scope: Scope) -> bool:
    if shape_of(owner) in known:
        return True
    match owner:
        case Root(kind=RecordKind()):
            return False
        case Field():
            found = _type_of(owner, scope)
            return found is None or (found.always_exists and _owner_exists(owner.of, known, scope))
        case _:
            return True


def _type_of(field: Field, scope: Scope) -> FieldType | None:
    """Return the vocabulary's entry of a field; None for those of periods and groups, which always exist."""
    if not isinstance(kind_of(field.of), RecordKind):
        return None
    return scope.vocabulary.records[field.record].fields.get(field.name)


def path_of(field: Expression) -> str:
    """Return a path as the law writes it, as near as can be."""
    names: list[str] = []
    current = field
    while isinstance(current, Field):
        names.append(current.name)
        current = current.of
    root = getattr(current, "name", None) or getattr(current, "role", None) or "the bearer"
    return ".".join([str(root), *reversed(names)])
