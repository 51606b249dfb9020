"""What is said about a section or a duty beside its rule: severity, remedy, penalties, who sues for what, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain

from whereas.model.basis import Basis
from whereas.model.law import Greater, Suit, Sum
from whereas.resolve.literals import check_calendar, duration_of
from whereas.resolve.paths import written
from whereas.resolve.problems import UnknownName, did_you_mean
from whereas.resolve.problems_kinds import EmptyList, WrongKind
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.values.scalars import Money

SEVERITIES = ("critical", "high", "medium", "low")
_FLOORS: Mapping[t.ProofLevel, Basis] = {
    t.ProofLevel.PROMISE: Basis.PROMISED,
    t.ProofLevel.CONTRACT: Basis.CONTRACTED,
    t.ProofLevel.SETTINGS: Basis.CONFIGURED,
    t.ProofLevel.LOGS: Basis.OBSERVED,
}


def severity_of(own: t.Particulars, shared: t.Particulars, scope: Scope) -> str | None:
    """Return the severity of a duty: its own, else that of its section."""
    word = own.severity or shared.severity
    if word is None:
        return None
    if word.text not in SEVERITIES:
        hint = did_you_mean(word.text, SEVERITIES)
        scope.report(UnknownName(span=word.span, name=word.text, sort="severity", hint=hint))
        return None
    return word.text


def remedy_of(own: t.Particulars, shared: t.Particulars) -> str | None:
    """Return the words that would cure a duty: its own, else those of its section."""
    remedies = own.remedies or shared.remedies
    return " ".join(remedy.value for remedy in remedies) or None


def floor_of(own: t.Particulars, shared: t.Particulars) -> Basis | None:
    """Return the weakest basis that counts for a duty: its own, else that of its section."""
    floor = own.floor or shared.floor
    return None if floor is None else _FLOORS[floor.level]


def texts_of(texts: Iterable[tuple[t.Text, ...]]) -> tuple[str, ...]:
    """Return what several texts say, each once."""
    return tuple(dict.fromkeys(text.value for text in chain.from_iterable(texts)))


def read_suits(all_of: Iterable[t.Particulars], scope: Scope) -> tuple[Suit, ...]:
    """Return who may sue, for what, and after what notice."""
    return tuple(_read_suit(suit, scope) for each in all_of for suit in each.suits)


def _read_suit(node: t.Suit, scope: Scope) -> Suit:
    if node.notice is not None:
        check_calendar(node.notice, scope)
    return Suit(
        by=tuple(text.value for text in node.by),
        recover=tuple(read_sums(node.awards, scope)),
        notice=None if node.notice is None else duration_of(node.notice),
        span=node.span,
    )


def read_sums(nodes: Iterable[t.Expression], scope: Scope) -> Iterator[Sum]:
    """Yield sums: of money, in words, by a name such as `actual_damages`, or the greater of several."""
    for node in nodes:
        match node:
            case t.MoneyLiteral(value=value, currency=currency):
                yield Money(Fraction(value), currency)
            case t.TextLiteral(text=text):
                yield text.value
            case t.Path():
                yield written(node)
            case t.Extreme(kind=t.ExtremeKind.GREATER | t.ExtremeKind.LESSER, members=t.ListLiteral(items=items)):
                if not items:
                    scope.report(EmptyList(span=node.members.span))
                yield Greater(is_greater=node.kind is t.ExtremeKind.GREATER, sums=tuple(read_sums(items, scope)))
            case _:
                scope.report(WrongKind(span=node.span, expected="a sum of money", found="something else"))
