"""Builds conditions: predicates, quantifiers, connectives, lettered lists."""

from __future__ import annotations

from whereas.syntax.build_values import check_name, phrase, where_of
from whereas.syntax.parts import (
    Build,
    Building,
    Mark,
    Parts,
    as_expression,
    as_kind,
    as_range,
    as_reference,
    expressions,
    many,
    mark_as,
    marked,
    maybe,
    one,
)
from whereas.syntax.problems_parts import NotBeforeSeveral
from whereas.syntax.tree import (
    And,
    Awareness,
    Classified,
    Comparator,
    Comparison,
    Direction,
    Exists,
    Expression,
    Judged,
    Knows,
    Listing,
    ListingItem,
    ListingKind,
    MarginComparator,
    MarginComparison,
    NoGap,
    Not,
    NumberLiteral,
    Or,
    Path,
    Quantified,
    QuantifierKind,
    SectionIs,
    SectionState,
    Text,
    UnderReading,
    Word,
)
from whereas.text import Span


def _comparison(comparator: Comparator) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> Comparison:
        left, right = expressions(parts)
        return Comparison(comparator=comparator, left=left, right=right, span=span)

    return build


def build_conjunction(building: Building, parts: Parts, span: Span) -> And:
    """Return conditions joined by `and`."""
    _warn_of_not(building, parts, span, "and")
    return And(expressions(parts), span)


def build_disjunction(building: Building, parts: Parts, span: Span) -> Or:
    """Return conditions joined by `or`."""
    _warn_of_not(building, parts, span, "or")
    return Or(expressions(parts), span)


def _warn_of_not(building: Building, parts: Parts, span: Span, connective: str) -> None:
    """Tell of a `not` that could be taken for that of the whole; in parentheses it begins after the whole does."""
    first = parts[0]
    if isinstance(first, Not) and first.span.start == span.start:
        building.problems.append(NotBeforeSeveral(span=first.span, connective=connective))


def _one_limit(words: str) -> str:
    """Return the one wording of a limit that statutes write in two ways."""
    return {"not more than": "at most", "not less than": "at least"}.get(words, words)


def build_compare(_: Building, parts: Parts, span: Span) -> Comparison:
    """Return a comparison by order or amount."""
    left, right = expressions(parts)
    return Comparison(comparator=Comparator(as_kind(parts[1], str)), left=left, right=right, span=span)


def build_compare_margin(_: Building, parts: Parts, span: Span) -> MarginComparison:
    """Return a comparison of two days that are some time apart."""
    left, margin, right = expressions(parts)
    return MarginComparison(
        comparator=MarginComparator(as_kind(parts[1], str)),
        left=left,
        margin=margin,
        direction=one(parts, Direction),
        right=right,
        span=span,
    )


def build_within(_: Building, parts: Parts, span: Span) -> MarginComparison:
    """Return a comparison by `within`."""
    left, margin, right = expressions(parts)
    return MarginComparison(
        comparator=MarginComparator.WITHIN,
        left=left,
        margin=margin,
        direction=maybe(parts, Direction) or Direction.OF,
        right=right,
        span=span,
    )


def _classified(*, negated: bool) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> Classified:
        subject, *of = expressions(parts)
        return Classified(subject=subject, name=one(parts, Word), of=of[0] if of else None, negated=negated, span=span)

    return build


def _exists(*, negated: bool) -> Build:
    return lambda _, parts, span: Exists(subject=as_expression(parts[0]), negated=negated, span=span)


def _judged(*, negated: bool) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> Judged:
        subject = next(iter(expressions(parts)), None)
        return Judged(subject=subject, judgment=one(parts, Word), negated=negated, span=span)

    return build


def build_knows(_: Building, parts: Parts, span: Span) -> Knows:
    """Return what somebody knows, or has reason to believe."""
    who, content = expressions(parts)
    return Knows(awareness=one(parts, Awareness), who=who, content=content, span=span)


def _section_is(*, negated: bool) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> SectionIs:
        return SectionIs(
            reference=as_reference(parts[0]),
            state=maybe(parts, SectionState) or SectionState.APPLIES,
            negated=negated,
            as_to=marked(parts, "as_to", Path),
            span=span,
        )

    return build


def build_no_gap(_: Building, parts: Parts, span: Span) -> NoGap:
    """Return the demand that nothing is longer apart."""
    longest, dates, since = expressions(parts)
    return NoGap(longest=longest, dates=as_kind(dates, Path), since=since, span=span)


def build_quantifier(_: Building, parts: Parts, span: Span) -> Mark:
    """Return how many are asked for, with the number where there is one."""
    return Mark(phrase(parts), maybe(parts, NumberLiteral), span)


def build_quantified(building: Building, parts: Parts, span: Span) -> Quantified:
    """Return a condition on how many records there are."""
    quantifier, variable, source = as_kind(parts[0], Mark), as_kind(parts[1], Word), as_range(parts[2])
    check_name(building, variable, ("operand", "variable"), "a variable")
    has = next((p.value for p in parts if isinstance(p, Mark) and p.kind == "has"), None)
    return Quantified(
        kind=QuantifierKind(quantifier.kind),
        number=None if quantifier.value is None else as_kind(quantifier.value, NumberLiteral),
        variable=variable,
        source=source,
        where=where_of(parts[3:]),
        has=None if has is None else as_expression(has),
        span=span,
    )


def build_not(_: Building, parts: Parts, span: Span) -> Not:
    """Return a negation."""
    return Not(as_expression(parts[0]), span)


def build_listing_item(_: Building, parts: Parts, span: Span) -> ListingItem:
    """Return one lettered part."""
    condition: Expression = as_expression(parts[-1])
    return ListingItem(letter=one(parts, Word), title=maybe(parts, Text), condition=condition, span=span)


def build_listing(_: Building, parts: Parts, span: Span) -> Listing:
    """Return a lettered list."""
    return Listing(kind=one(parts, ListingKind), items=many(parts, ListingItem), span=span)


CONDITIONS: dict[str, Build] = {
    "is": _comparison(Comparator.IS),
    "is_not": _comparison(Comparator.IS_NOT),
    "is_one_of": _comparison(Comparator.IS_ONE_OF),
    "is_not_one_of": _comparison(Comparator.IS_NOT_ONE_OF),
    "includes": _comparison(Comparator.INCLUDES),
    "includes_all": _comparison(Comparator.INCLUDES_ALL),
    "includes_any": _comparison(Comparator.INCLUDES_ANY),
    "includes_none": _comparison(Comparator.INCLUDES_NONE),
    "mentions_any": _comparison(Comparator.MENTIONS_ANY),
    "order": lambda _, parts, __: phrase(parts),
    "deadline": lambda _, parts, __: phrase(parts),
    "limit": lambda _, parts, __: _one_limit(phrase(parts)),
    "compare": build_compare,
    "compare_margin": build_compare_margin,
    "within": build_within,
    "within_of": build_within,
    "article": mark_as("article"),
    "is_a": _classified(negated=False),
    "is_not_a": _classified(negated=True),
    "exists": _exists(negated=False),
    "does_not_exist": _exists(negated=True),
    "is_judged": _judged(negated=False),
    "is_not_judged": _judged(negated=True),
    "it_is_judged": _judged(negated=False),
    "it_is_not_judged": _judged(negated=True),
    "under_reading": lambda _, parts, span: UnderReading(one(parts, Word), span),
    "awareness": lambda _, parts, __: Awareness(phrase(parts)),
    "knows": build_knows,
    "section_state": lambda _, parts, __: SectionState(phrase(parts)),
    "as_to": mark_as("as_to"),
    "section_is": _section_is(negated=False),
    "section_is_not": _section_is(negated=True),
    "section_applies": _section_is(negated=False),
    "no_gap": build_no_gap,
    "quantifier": build_quantifier,
    "inner_where": mark_as("inner_where"),
    "has": mark_as("has"),
    "quantified": build_quantified,
    "not": build_not,
    "conjunction": build_conjunction,
    "disjunction": build_disjunction,
    "listing_kind": lambda _, parts, __: ListingKind(phrase(parts)),
    "listing_item": build_listing_item,
    "titled_item": build_listing_item,
    "listing": build_listing,
}
