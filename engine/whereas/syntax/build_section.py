"""Builds sections, their duties and their exceptions."""

from __future__ import annotations

from dataclasses import replace

from whereas.syntax.build_head import force_of
from whereas.syntax.build_values import check_name, phrase, where_of
from whereas.syntax.parts import (
    RANGES,
    Build,
    Building,
    Mark,
    Parts,
    all_marked,
    as_expression,
    as_kind,
    as_range,
    as_reference,
    expressions,
    many,
    mark_as,
    marked,
    maybe,
    once,
    one,
)
from whereas.syntax.problems_parts import ProhibitionOfBoth, WrongSectionNumber
from whereas.syntax.tree import (
    And,
    AnyPerson,
    Confidence,
    DateLiteral,
    Define,
    Displacement,
    DurationLiteral,
    Duty,
    Edge,
    EdgeKind,
    Encoding,
    ExceptionClause,
    Floor,
    ForEach,
    Formerly,
    Grandfathered,
    Modality,
    NotGiven,
    Particulars,
    Path,
    ProofLevel,
    RangeSource,
    Section,
    SectionNumber,
    Subject,
    Suit,
    Text,
    When,
    Word,
)
from whereas.text import Span

NAME_USES = ("operand", "clause")  # where the name of an exception, a list or a value may be read
CALLED_USES = ("operand", "clause", "the")  # where the name of a parameter or a definition may be read


def build_particulars(building: Building, parts: Parts) -> Particulars:
    """Return what is said about a section or a duty, from among its parts."""
    severity = once(building, parts, "severity", "severity")
    content = once(building, parts, "content_confidence", "confidence")
    pinpoint = once(building, parts, "pinpoint_confidence", "pinpoint confidence")
    floor = once(building, parts, "floor", "resting on")
    return Particulars(
        severity=None if severity is None else as_kind(severity.value, Word),
        remedies=all_marked(parts, "remedy", Text),
        penalties=tuple(as_expression(p) for p in all_marked(parts, "penalty", object)),
        enforced_by=_texts(parts, "enforced"),
        suits=many(parts, Suit),
        evidence=_texts(parts, "evidence"),
        notes=all_marked(parts, "note", Text),
        sources=all_marked(parts, "section_source", Text),
        confidence=None if content is None else as_kind(content.value, Confidence),
        pinpoint_confidence=None if pinpoint is None else as_kind(pinpoint.value, Confidence),
        floor=None if floor is None else as_kind(floor.value, Floor),
    )


def _texts(parts: Parts, mark: str) -> tuple[Text, ...]:
    return tuple(text for texts in all_marked(parts, mark, tuple) for text in texts)


def build_texts(_: Building, parts: Parts, __: Span) -> tuple[Text, ...]:
    """Return several texts."""
    return many(parts, Text)


def build_floor(_: Building, parts: Parts, span: Span) -> Mark:
    """Return the weakest thing that a verdict may rest on."""
    return Mark("floor", Floor(one(parts, ProofLevel), span), span)


def build_suit(_: Building, parts: Parts, span: Span) -> Suit:
    """Return who may sue, and for what."""
    by = as_kind(parts[0], tuple)
    notice = parts[-1] if isinstance(parts[-1], DurationLiteral) else None
    return Suit(by=by, awards=expressions(parts[1:-1] if notice else parts[1:]), notice=notice, span=span)


# ----------------------------------------------------------------------------------------------- setup


def build_subject(building: Building, parts: Parts, _: Span) -> Subject:
    """Return the thing that a definition, a parameter or a judgment is about."""
    record, variable = many(parts, Word)
    check_name(building, variable, ("operand", "variable"), "a variable")
    return Subject(record, variable)


def build_define(building: Building, parts: Parts, span: Span) -> Define:
    """Return a definition."""
    words = many(parts, Word)
    check_name(building, words[0], CALLED_USES, "the name of a definition")
    body = parts[-1] if isinstance(parts[-1], NotGiven) else as_expression(parts[-1])
    return Define(
        name=words[0],
        subjects=many(parts, Subject),
        reading=words[1] if len(words) > 1 else None,
        body=body,
        span=span,
    )


def build_for_each(building: Building, parts: Parts, span: Span) -> ForEach:
    """Return what a section is repeated for."""
    variable = one(parts, Word)
    check_name(building, variable, ("operand", "variable"), "a variable")
    sources: tuple[RangeSource, ...] = tuple(as_range(part) for part in parts[1:] if isinstance(part, RANGES))
    return ForEach(variable=variable, sources=sources, where=where_of(parts), span=span)


def build_grandfathered(_: Building, parts: Parts, span: Span) -> Grandfathered:
    """Return until when, and what, existed before the law."""
    until, condition = expressions(parts)
    return Grandfathered(until=until, condition=condition, span=span)


def build_formerly(_: Building, parts: Parts, span: Span) -> Formerly:
    """Return an old number."""
    until = as_kind(marked(parts, "until", DateLiteral), DateLiteral)
    return Formerly(one(parts, Text), until, span)


# ----------------------------------------------------------------------------------------------- duties


def _norm(modality: Modality) -> Build:
    def build(building: Building, parts: Parts, span: Span) -> Duty:
        condition = parts[-1] if not isinstance(parts[-1], Text) else None
        # With parentheses around it, the condition ends before the duty does.
        if modality is Modality.MUST_NOT and isinstance(condition, And) and condition.span.end == span.end:
            building.problems.append(ProhibitionOfBoth(span=condition.span))
        return Duty(
            name=marked(parts, "duty_name", Word),
            bearer=next(part for part in parts if isinstance(part, Path | AnyPerson)),
            modality=modality,
            what=one(parts, Text),
            condition=None if condition is None else as_expression(condition),
            exceptions=(),
            conditions=(),
            edges=(),
            particulars=Particulars(),
            span=span,
        )

    return build


def build_duty_group(building: Building, parts: Parts, span: Span) -> Duty:
    """Return a duty with all that belongs to it."""
    return replace(
        as_kind(parts[0], Duty),
        exceptions=many(parts, ExceptionClause),
        conditions=many(parts, When),
        edges=many(parts, Edge),
        particulars=build_particulars(building, parts),
        span=span,
    )


def build_exception_clause(building: Building, parts: Parts, span: Span) -> ExceptionClause:
    """Return one named exception, with those to it."""
    name = one(parts, Word)
    check_name(building, name, NAME_USES, "the name of an exception")
    return ExceptionClause(
        name=name,
        title=maybe(parts, Text),
        condition=expressions(parts)[0],
        duties=(),
        exceptions=all_marked(parts, "even_so", ExceptionClause),
        span=span,
    )


def build_exception(_: Building, parts: Parts, span: Span) -> ExceptionClause:
    """Return an `unless` with its `then` and its `but not if`."""
    return replace(
        as_kind(parts[0], ExceptionClause),
        duties=all_marked(parts, "attached", Duty),
        exceptions=all_marked(parts, "but_not", ExceptionClause),
        span=span,
    )


def _marked_exception(mark: str) -> Build:
    return lambda building, parts, span: Mark(mark, build_exception_clause(building, parts, span), span)


def _edge(kind: EdgeKind) -> Build:
    return lambda _, parts, span: Edge(kind=kind, target=as_reference(parts[0]), span=span)


# ----------------------------------------------------------------------------------------------- the section


def build_section(building: Building, parts: Parts, span: Span) -> Section:
    """Return a whole section."""
    number = one(parts, SectionNumber)
    if number.duty is not None:
        found = f"#{number.duty.text}"
        building.problems.append(WrongSectionNumber(span=number.duty.span, found=found))
    texts = many(parts, Text)
    judged = once(building, parts, "judged_as_of", "judged as of")
    encodings = many(parts, Encoding)
    return Section(
        number=number,
        title=texts[0],
        texts=texts[1:],
        not_encoded=marked(parts, "not_encoded", Text),
        definitions=many(parts, Define),
        loops=many(parts, ForEach),
        conditions=many(parts, When),
        force=force_of(parts),
        judged_as_of=None if judged is None else as_expression(judged.value),
        formerly=many(parts, Formerly),
        grandfathered=many(parts, Grandfathered),
        displacements=many(parts, Displacement),
        encoding=encodings[0] if encodings else None,
        particulars=build_particulars(building, parts),
        duties=many(parts, Duty),
        span=span,
    )


SECTIONS: dict[str, Build] = {
    "law_text": lambda _, parts, __: one(parts, Text),
    "texts": build_texts,
    "severity": mark_as("severity"),
    "remedy": mark_as("remedy"),
    "penalty": mark_as("penalty"),
    "enforced": mark_as("enforced"),
    "evidence": mark_as("evidence"),
    "note": mark_as("note"),
    "section_source": mark_as("section_source"),
    "level": lambda _, parts, __: Confidence(phrase(parts)),
    "content_confidence": mark_as("content_confidence"),
    "pinpoint_confidence": mark_as("pinpoint_confidence"),
    "proof_level": lambda _, parts, __: ProofLevel(phrase(parts)),
    "floor": build_floor,
    "suit": build_suit,
    "suit_after_notice": build_suit,
    "subject": build_subject,
    "define": build_define,
    "define_under": build_define,
    "not_given": lambda _, __, span: NotGiven(span),
    "for_each": build_for_each,
    "where": mark_as("where"),
    "when": lambda _, parts, span: When(as_expression(parts[0]), span),
    "judged_as_of": mark_as("judged_as_of"),
    "formerly": build_formerly,
    "grandfathered": build_grandfathered,
    "not_encoded": mark_as("not_encoded"),
    "duty_name": mark_as("duty_name"),
    "any_person": lambda _, __, span: AnyPerson(span),
    "must": _norm(Modality.MUST),
    "must_not": _norm(Modality.MUST_NOT),
    "may": _norm(Modality.MAY),
    "may_only": _norm(Modality.MAY_ONLY),
    "duty_group": build_duty_group,
    "unless": build_exception_clause,
    "attached": mark_as("attached"),
    "but_not": _marked_exception("but_not"),
    "even_so": _marked_exception("even_so"),
    "exception": build_exception,
    "subject_to": _edge(EdgeKind.SUBJECT_TO),
    "notwithstanding": _edge(EdgeKind.NOTWITHSTANDING),
    "except_as_provided": _edge(EdgeKind.EXCEPT_AS_PROVIDED_IN),
    "without_prejudice": _edge(EdgeKind.WITHOUT_PREJUDICE_TO),
    "section": build_section,
}
