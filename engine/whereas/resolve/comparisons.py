"""Comparisons of values: `is`, `is one of`, `at most`, `includes all of`, `mentions any of`.

What comes in: a comparison of the tree. What goes out: operators of the model, joined by and, or, not; groups of a
kind and lists of the law are written out. Promised: both sides are of one kind, and bare words are typed by the other
side.
"""

from __future__ import annotations

from collections.abc import Mapping

from whereas.model.expression import (
    And,
    Apply,
    Constant,
    Expression,
    Field,
    Not,
    Or,
    Part,
    Quantified,
    Quantifier,
    Variable,
)
from whereas.model.kinds import Basic, EnumerationKind, Kind, ListKind, RecordKind, ScalarKind
from whereas.model.operators import Operator
from whereas.resolve.classified import law_of_predicate, read_predicate
from whereas.resolve.deadlines import PLAIN, compare_dates, falls_within
from whereas.resolve.kinds import fits, is_amount, kind_of, words_of
from whereas.resolve.meanings import bare_word, find_list, means_something
from whereas.resolve.problems_kinds import (
    EmptyList,
    IncomparableUnits,
    KindMismatch,
    ListComparedAsOne,
    NotAList,
    NotAValue,
    QuotedValue,
    WrongKind,
)
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Span
from whereas.values.scalars import Choice, Money

_C, _O = t.Comparator, Operator

ORDERS: Mapping[t.Comparator, Operator] = {
    _C.AT_LEAST: _O.AT_LEAST,
    _C.AT_MOST: _O.AT_MOST,
    _C.MORE_THAN: _O.MORE_THAN,
    _C.LESS_THAN: _O.LESS_THAN,
}
"""Comparisons of amounts by size."""

MEMBER = "member"
"""The variable that stands for a member of a list where the law names none."""


def read_comparison(node: t.Comparison, scope: Scope) -> Expression | None:
    """Return a comparison in its typed form."""
    comparator = node.comparator
    if comparator in (_C.IS, _C.IS_NOT):
        found = _read_is(node, scope)
        return negated(found, node.span) if comparator is _C.IS_NOT else found
    if comparator in (_C.IS_ONE_OF, _C.IS_NOT_ONE_OF):
        found = _read_is_one_of(node, scope)
        return negated(found, node.span) if comparator is _C.IS_NOT_ONE_OF else found
    if comparator in ORDERS:
        return _read_order(node, ORDERS[comparator], scope)
    if comparator in PLAIN or comparator is _C.FALLS_WITHIN:
        left = scope.reader.value(node.left, scope)
        right = scope.reader.value(node.right, scope)
        if left is None or right is None:
            return None
        if comparator is _C.FALLS_WITHIN:
            return falls_within(left, right, node.span, scope)
        return compare_dates(PLAIN[comparator], left, right, node.span, scope)
    if comparator is _C.MENTIONS_ANY:
        return _read_mentions(node, scope)
    return _read_includes(node, scope)


def negated(condition: Expression | None, span: Span) -> Expression | None:
    """Return not the condition; not not A is A."""
    if condition is None:
        return None
    return condition.condition if isinstance(condition, Not) else Not(condition=condition, span=span)


# -------------------------------------------------------------------------------------------- is


def _read_is(node: t.Comparison, scope: Scope) -> Expression | None:
    if isinstance(node.right, t.NoneLiteral):
        subject = scope.reader.value(node.left, scope)
        return None if subject is None else Not(condition=exists(subject, node.span), span=node.span)
    left = _read_left(node, scope)
    if left is None:
        return None
    kind = kind_of(left)
    if isinstance(kind, ListKind):
        return _read_same_members(node, left, kind, scope)
    word, law = bare_word(node.right), law_of_predicate(node.right, left, scope)
    if word is not None and law is not None:
        return read_predicate(word, law, left, node.span, scope)
    choices = read_choices(node.right, kind, scope)
    if choices is None:
        return None
    return _is_any_of(left, choices, node.span)


def _read_left(node: t.Comparison, scope: Scope) -> Expression | None:
    """Return the left side; if that is a bare word that means nothing by itself, it is typed by the right side."""
    word = bare_word(node.left)
    if word is not None and not means_something(word.text, scope):
        right_word = bare_word(node.right)
        right = node.right
        if (right_word is None or means_something(right_word.text, scope)) and not isinstance(right, t.ListLiteral):
            typed = scope.reader.value(right, scope)
            return None if typed is None else scope.reader.value(node.left, scope, kind_of(typed))
    return scope.reader.value(node.left, scope)


def exists(subject: Expression, span: Span) -> Apply:
    """Return that the subject exists."""
    return Apply(operator=Operator.EXISTS, operands=(subject,), kind=Basic.YES_NO, span=span)


def read_choices(node: t.Expression, kind: Kind, scope: Scope) -> tuple[Expression, ...] | None:
    """Return the values that an operand stands for beside one of `kind`: several where it names a group."""
    group = _group_named(node, kind, scope)
    if group is not None:
        return tuple(Constant(value=Choice(name), kind=kind, span=node.span) for name in group)
    value = scope.reader.value(node, scope, kind)
    if value is None or not check_comparable(kind, value, scope):
        return None
    return (value,)


def _group_named(node: t.Expression, kind: Kind, scope: Scope) -> tuple[str, ...] | None:
    word = bare_word(node)
    if word is None or not isinstance(kind, EnumerationKind) or means_something(word.text, scope):
        return None
    return scope.vocabulary.enumerations[kind.name].groups.get(word.text)


def check_comparable(kind: Kind, value: Expression, scope: Scope) -> bool:
    """Return whether the value may be compared with one of `kind`; if not, that is reported at the value."""
    other = kind_of(value)
    if fits(other, kind):
        return True
    vocabulary = scope.vocabulary
    if kind is Basic.TEXT and isinstance(value, Constant) and isinstance(value.value, Choice):
        scope.report(QuotedValue(span=value.span, word=f"`{value.value}`", wanted="a text"))
    elif isinstance(other, ListKind) and not isinstance(kind, ListKind):
        scope.report(WrongKind(span=value.span, expected=words_of(kind, vocabulary), found="a list"))
    else:
        scope.report(KindMismatch(span=value.span, left=words_of(kind, vocabulary), right=words_of(other, vocabulary)))
    return False


def _is_any_of(left: Expression, choices: tuple[Expression, ...], span: Span) -> Apply:
    operator = Operator.IS if len(choices) == 1 else Operator.IS_ONE_OF
    return Apply(operator=operator, operands=(left, *choices), kind=Basic.YES_NO, span=span)


def _read_same_members(node: t.Comparison, left: Expression, kind: ListKind, scope: Scope) -> Expression | None:
    """Return `LIST is LIST`; beside written members: all of them, and nothing else."""
    items = written_items(node.right, scope)
    if items is not None:
        choices = read_items(items, node.right.span, kind.member, scope)
        if choices is None:
            return None
        variable = Variable(name=MEMBER, kind=kind.member, span=node.span)
        nothing_else = Quantified(
            quantifier=Quantifier.EVERY,
            threshold=None,
            variable=variable,
            sources=(left,),
            where=None,
            has=_is_any_of(variable, choices, node.span),
            span=node.span,
        )
        parts: list[Expression] = [_includes(left, choice, node.span) for choice in choices]
        parts.append(nothing_else)
        return And(parts=tuple(Part(condition=part) for part in parts), span=node.span)
    right = scope.reader.value(node.right, scope, kind.member)
    if right is None:
        return None
    other = kind_of(right)
    if fits(other, kind.member):
        scope.report(ListComparedAsOne(span=right.span))
        return None
    if not check_comparable(kind, right, scope):
        return None
    return Apply(operator=Operator.SAME_MEMBERS, operands=(left, right), kind=Basic.YES_NO, span=node.span)


# -------------------------------------------------------------------------------------------- lists


def written_items(node: t.Expression, scope: Scope) -> tuple[t.Expression, ...] | None:
    """Return the members of a list in brackets, or of a list of the law; None if the node is neither."""
    if isinstance(node, t.ListLiteral):
        return node.items
    named = find_list(node, scope)
    return None if named is None else named.items


def read_items(
    items: tuple[t.Expression, ...], span: Span, kind: ScalarKind, scope: Scope
) -> tuple[Expression, ...] | None:
    """Return the members of a written list, each of `kind`; groups are written out."""
    if not items:
        scope.report(EmptyList(span=span))
        return None
    read = [read_choices(item, kind, scope) for item in items]
    if any(choices is None for choices in read):
        return None
    found = [choice for choices in read if choices is not None for choice in choices]
    return tuple(found)


def _read_is_one_of(node: t.Comparison, scope: Scope) -> Expression | None:
    left = scope.reader.value(node.left, scope)
    if left is None:
        return None
    kind = kind_of(left)
    if isinstance(kind, ListKind):
        scope.report(ListComparedAsOne(span=node.left.span))
        return None
    items = written_items(node.right, scope)
    if items is not None:
        choices = read_items(items, node.right.span, kind, scope)
        return None if choices is None else _is_any_of(left, choices, node.span)
    right = scope.reader.value(node.right, scope)
    if right is None:
        return None
    other = kind_of(right)
    if not isinstance(other, ListKind):
        scope.report(NotAList(span=right.span, found=words_of(other, scope.vocabulary)))
        return None
    if not check_comparable(ListKind(kind), right, scope):
        return None
    return _includes(right, left, node.span)


def _read_includes(node: t.Comparison, scope: Scope) -> Expression | None:
    left = scope.reader.value(node.left, scope)
    if left is None:
        return None
    kind = kind_of(left)
    if not isinstance(kind, ListKind):
        scope.report(NotAList(span=left.span, found=words_of(kind, scope.vocabulary)))
        return None
    if node.comparator is _C.INCLUDES:
        choices = read_choices(node.right, kind.member, scope)
        return None if choices is None else _any_included(left, choices, node.span)
    items = written_items(node.right, scope)
    if items is None:
        return _includes_those_of(node, left, kind, scope)
    if not items:
        scope.report(EmptyList(span=node.right.span))
        return None
    parts: list[Expression] = []
    for item in items:
        choices = read_choices(item, kind.member, scope)
        if choices is not None:
            parts.append(_any_included(left, choices, item.span))
    return _joined(node.comparator, parts, node.span) if len(parts) == len(items) else None


def _joined(comparator: t.Comparator, parts: list[Expression], span: Span) -> Expression:
    if len(parts) == 1:
        joined = parts[0]
    elif comparator is _C.INCLUDES_ALL:
        joined = And(parts=tuple(Part(condition=part) for part in parts), span=span)
    else:
        joined = Or(parts=tuple(Part(condition=part) for part in parts), span=span)
    return Not(condition=joined, span=span) if comparator is _C.INCLUDES_NONE else joined


def _any_included(left: Expression, choices: tuple[Expression, ...], span: Span) -> Expression:
    """Return that the list includes one of the choices: several only where a group is named."""
    return _joined(_C.INCLUDES_ANY, [_includes(left, choice, span) for choice in choices], span)


def _includes(left: Expression, member: Expression, span: Span) -> Apply:
    return Apply(operator=Operator.INCLUDES, operands=(left, member), kind=Basic.YES_NO, span=span)


def _includes_those_of(node: t.Comparison, left: Expression, kind: ListKind, scope: Scope) -> Expression | None:
    """Return `LIST includes all of LIST`, where the second is a fact as well: about each of its members."""
    right = scope.reader.value(node.right, scope)
    if right is None:
        return None
    if not isinstance(kind_of(right), ListKind):
        scope.report(NotAList(span=right.span, found=words_of(kind_of(right), scope.vocabulary)))
        return None
    if not check_comparable(kind, right, scope):
        return None
    quantifiers = {_C.INCLUDES_ALL: Quantifier.EVERY, _C.INCLUDES_ANY: Quantifier.SOME, _C.INCLUDES_NONE: Quantifier.NO}
    variable = Variable(name=MEMBER, kind=kind.member, span=node.right.span)
    return Quantified(
        quantifier=quantifiers[node.comparator],
        threshold=None,
        variable=variable,
        sources=(right,),
        where=None,
        has=_includes(left, variable, node.span),
        span=node.span,
    )


def _read_mentions(node: t.Comparison, scope: Scope) -> Expression | None:
    left = scope.reader.value(node.left, scope)
    items = written_items(node.right, scope)
    if left is None:
        return None
    if kind_of(left) is not Basic.TEXT:
        found = words_of(kind_of(left), scope.vocabulary)
        scope.report(WrongKind(span=left.span, expected="a text", found=found))
        return None
    if items is None:
        items = (node.right,)
    texts = read_items(items, node.right.span, Basic.TEXT, scope)
    if texts is None:
        return None
    parts = [
        Apply(operator=Operator.MENTIONS, operands=(left, text), kind=Basic.YES_NO, span=node.span) for text in texts
    ]
    return _joined(_C.INCLUDES_ANY, list(parts), node.span)


# -------------------------------------------------------------------------------------------- amounts


def _read_order(node: t.Comparison, operator: Operator, scope: Scope) -> Expression | None:
    left = scope.reader.value(node.left, scope)
    right = scope.reader.value(node.right, scope, None if left is None else kind_of(left))
    if left is None or right is None:
        return None
    vocabulary = scope.vocabulary
    for side in (left, right):
        kind = kind_of(side)
        if kind is Basic.YES_NO and not isinstance(side, Field | Constant):
            scope.report(NotAValue(span=side.span))
            return None
        if not is_amount(kind):
            expected = "an amount (for dates write `before` or `on or after`)"
            scope.report(WrongKind(span=side.span, expected=expected, found=words_of(kind, vocabulary)))
            return None
    if not check_comparable(kind_of(left), right, scope) or not check_units(left, right, scope):
        return None
    return Apply(operator=operator, operands=(left, right), kind=Basic.YES_NO, span=node.span)


def check_units(left: Expression, right: Expression, scope: Scope) -> bool:
    """Return whether two amounts of one kind have one unit, as far as they say; if not, that is reported."""
    first, second = _unit_of(left, scope), _unit_of(right, scope)
    if first is None or second is None or first == second:
        return True
    scope.report(IncomparableUnits(span=right.span, left=first, right=second))
    return False


def _unit_of(expression: Expression, scope: Scope) -> str | None:
    match expression:
        case Constant(value=Money(currency=currency)):
            return currency
        case Field(record=record, name=name, of=of) if isinstance(kind_of(of), RecordKind):
            return scope.vocabulary.records[record].fields[name].unit
        case _:
            return None
