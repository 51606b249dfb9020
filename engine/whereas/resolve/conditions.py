"""Conditions of every shape.

What comes in: any expression of the tree, where a condition is needed. What goes out: its typed form. Promised:
negated predicates are `Not` of the plain one, a bare yes_no fact is compared with yes, and several errors of one
condition are all reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from whereas.model.expression import (
    And,
    Apply,
    Constant,
    Defined,
    Expression,
    Judged,
    Known,
    Knows,
    Not,
    Or,
    Part,
    UnderReading,
)
from whereas.model.kinds import Basic
from whereas.model.operators import Operator
from whereas.resolve.classified import read_classified
from whereas.resolve.comparisons import exists, negated, read_comparison
from whereas.resolve.deadlines import compare_with_margin
from whereas.resolve.kinds import fits, kind_of, words_of
from whereas.resolve.meanings import bare_word, kind_named, means_something, party_kinds, report_duplicates
from whereas.resolve.problems import UnknownName, did_you_mean
from whereas.resolve.problems_kinds import IsOneOfIsMeant, NotACondition, WrongKind, WrongSubject
from whereas.resolve.ranges import read_no_gap, read_quantified
from whereas.resolve.scope import Scope
from whereas.resolve.states import read_section_is
from whereas.syntax import tree as t
from whereas.text import Span

_KNOWN = {t.Awareness.KNOWS: Known.KNOWS, t.Awareness.REASON_TO_BELIEVE: Known.REASON_TO_BELIEVE}


def read_condition(node: t.Expression, scope: Scope) -> Expression | None:
    """Return a condition in its typed form."""
    match node:
        case t.And(parts=parts):
            read = _read_parts(parts, scope)
            return None if read is None else And(parts=read, span=node.span)
        case t.Or(parts=parts):
            read = _read_alternatives(parts, scope)
            return None if read is None else Or(parts=read, span=node.span)
        case t.Not(operand=operand):
            return negated(scope.reader.condition(operand, scope), node.span)
        case t.Listing():
            return _read_listing(node, scope)
        case t.Quantified():
            return read_quantified(node, scope)
        case _:
            return _read_predicate(node, scope)


def _read_predicate(node: t.Expression, scope: Scope) -> Expression | None:
    match node:
        case t.Comparison():
            return read_comparison(node, scope)
        case t.MarginComparison():
            return _read_margin(node, scope)
        case t.Classified():
            return _signed(read_classified(node, scope), node.span, is_negated=node.negated)
        case t.Exists():
            subject = scope.reader.value(node.subject, scope)
            plain = None if subject is None else exists(subject, node.span)
            return _signed(plain, node.span, is_negated=node.negated)
        case t.NoGap():
            return read_no_gap(node, scope)
        case _:
            return _read_said(node, scope)


def _read_said(node: t.Expression, scope: Scope) -> Expression | None:
    match node:
        case t.Judged():
            return _signed(_read_judged(node, scope), node.span, is_negated=node.negated)
        case t.Knows():
            return _read_knows(node, scope)
        case t.SectionIs():
            return _signed(read_section_is(node, scope), node.span, is_negated=node.negated)
        case t.UnderReading(reading=reading):
            return read_under_reading(reading, node.span, scope)
        case _:
            return as_condition(scope.reader.value(node, scope), node.span, scope)


def as_condition(value: Expression | None, span: Span, scope: Scope) -> Expression | None:
    """Return a value used as a condition: a defined term as it stands, a yes_no fact compared with yes."""
    if value is None:
        return None
    if kind_of(value) is not Basic.YES_NO or isinstance(value, Constant):
        scope.report(NotACondition(span=span, found=words_of(kind_of(value), scope.vocabulary)))
        return None
    if isinstance(value, Defined):
        return value
    yes = Constant(value=True, kind=Basic.YES_NO, span=span)
    return Apply(operator=Operator.IS, operands=(value, yes), kind=Basic.YES_NO, span=span)


def _signed(condition: Expression | None, span: Span, *, is_negated: bool) -> Expression | None:
    return negated(condition, span) if is_negated else condition


def _read_parts(nodes: Sequence[t.Expression], scope: Scope) -> tuple[Part, ...] | None:
    """Return all parts, or None where one is wrong; the others are read all the same."""
    read = [scope.reader.condition(node, scope) for node in nodes]
    if any(condition is None for condition in read):
        return None
    return tuple(Part(condition=condition) for condition in read if condition is not None)


def _read_alternatives(nodes: tuple[t.Expression, ...], scope: Scope) -> tuple[Part, ...] | None:
    """Return the parts of `A or B`; `x is a or b` names what is meant."""
    meant = _values_for_conditions(nodes, scope)
    if not meant:
        return _read_parts(nodes, scope)
    _read_parts([node for node in nodes if bare_word(node) not in meant], scope)
    first = nodes[0].right if isinstance(nodes[0], t.Comparison) else nodes[0]
    word = bare_word(first)
    both = ", ".join([*([] if word is None else [word.text]), *(word.text for word in meant)])
    scope.report(IsOneOfIsMeant(span=meant[0].span, name=meant[0].text, both=both))
    return None


def _values_for_conditions(nodes: tuple[t.Expression, ...], scope: Scope) -> tuple[t.Word, ...]:
    """Return the bare words after `x is a or ...` that are values like `a`, and mean nothing else."""
    first = nodes[0]
    if not isinstance(first, t.Comparison) or first.comparator is not t.Comparator.IS:
        return ()
    words = [bare_word(node) for node in nodes[1:]]
    if bare_word(first.right) is None:
        return ()
    return tuple(
        word for word in words if word is not None and not means_something(word.text, scope) and _is_value(word, scope)
    )


def _is_value(word: t.Word, scope: Scope) -> bool:
    return any(word.text in kind.members or word.text in kind.groups for kind in scope.vocabulary.enumerations.values())


def _read_listing(node: t.Listing, scope: Scope) -> Expression | None:
    letters = [item.letter.text for item in node.items]
    report_duplicates([item.letter for item in node.items], "part of this list", scope)
    read = [scope.reader.condition(item.condition, scope) for item in node.items]
    if any(condition is None for condition in read):
        return None
    parts = tuple(
        Part(condition=condition, letter=letter, label=None if item.title is None else item.title.value)
        for condition, letter, item in zip(read, letters, node.items, strict=True)
        if condition is not None
    )
    match node.kind:
        case t.ListingKind.ALL:
            return And(parts=parts, span=node.span)
        case t.ListingKind.ANY:
            return Or(parts=parts, span=node.span)
        case t.ListingKind.NONE:
            return Not(condition=Or(parts=parts, span=node.span), span=node.span)


def _read_margin(node: t.MarginComparison, scope: Scope) -> Expression | None:
    left = scope.reader.value(node.left, scope)
    margin = scope.reader.value(node.margin, scope, Basic.DURATION)
    right = scope.reader.value(node.right, scope)
    if left is None or margin is None or right is None:
        return None
    return compare_with_margin(node, left, margin, right, scope)


def _read_judged(node: t.Judged, scope: Scope) -> Expression | None:
    subject = None if node.subject is None else scope.reader.value(node.subject, scope)
    name = node.judgment.text
    law = next((law for law in scope.visible_laws() if name in law.judgments), None)
    if law is None:
        known = [name for law in scope.visible_laws() for name in law.judgments]
        scope.report(UnknownName(span=node.judgment.span, name=name, sort="judgment", hint=did_you_mean(name, known)))
        return None
    if node.subject is not None and subject is None:
        return None
    if not _is_judged_of(node.judgment, law.judgments[name].subject, subject, scope):
        return None
    return Judged(law=law.id, judgment=name, subject=subject, span=node.span)


def _is_judged_of(word: t.Word, wanted: t.Subject | None, subject: Expression | None, scope: Scope) -> bool:
    """Return whether a judgment may be asked of this subject; if not, that is reported."""
    expected = None if wanted is None else kind_named(wanted.record.text, scope.vocabulary)
    if wanted is not None and expected is None:
        return False  # reported where the judgment is declared
    if (expected is None and subject is None) or (
        expected is not None and subject is not None and fits(kind_of(subject), expected)
    ):
        return True
    found = "said of nothing" if subject is None else words_of(kind_of(subject), scope.vocabulary)
    words = "nothing" if expected is None else words_of(expected, scope.vocabulary)
    span = word.span if subject is None else subject.span
    scope.report(WrongSubject(span=span, name=word.text, expected=words, found=found))
    return False


def _read_knows(node: t.Knows, scope: Scope) -> Expression | None:
    who = scope.reader.value(node.who, scope)
    content = scope.reader.condition(node.content, scope)
    if who is None or content is None:
        return None
    if not any(fits(kind_of(who), kind) for kind in party_kinds(scope.vocabulary)):
        found = words_of(kind_of(who), scope.vocabulary)
        scope.report(WrongKind(span=who.span, expected="somebody who can know", found=found))
        return None
    return Knows(who=who, known=_KNOWN[node.awareness], condition=content, span=node.span)


def read_under_reading(word: t.Word, span: Span, scope: Scope) -> UnderReading | None:
    """Return whether a reading of a dispute is chosen."""
    for law in scope.visible_laws():
        if word.text in law.readings:
            return UnderReading(law=law.id, dispute=law.readings[word.text], reading=word.text, span=span)
    known = [name for law in scope.visible_laws() for name in law.readings]
    hint = did_you_mean(word.text, known)
    scope.report(UnknownName(span=word.span, name=word.text, sort="reading", hint=hint))
    return None
