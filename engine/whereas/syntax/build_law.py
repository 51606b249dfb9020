"""Builds a law, and what stands beside its sections."""

from __future__ import annotations

from whereas.syntax.build_head import build_time_rules, force_of
from whereas.syntax.build_section import CALLED_USES, NAME_USES
from whereas.syntax.build_values import check_name, phrase
from whereas.syntax.parts import (
    Build,
    Building,
    Mark,
    Parts,
    all_marked,
    as_expression,
    as_kind,
    as_reference,
    many,
    mark_as,
    marked,
    maybe,
    once,
    one,
)
from whereas.syntax.problems_parts import OneReading
from whereas.syntax.tree import (
    DateLiteral,
    DecidedCase,
    Displacement,
    Dispute,
    Duty,
    Encoding,
    ExceptionClause,
    ForEach,
    Goal,
    GoalMode,
    Holder,
    Judgment,
    Law,
    LawKind,
    LegalFact,
    LegalFactLine,
    ListDefinition,
    ListLiteral,
    NamedExceptionTarget,
    NumberLiteral,
    Office,
    OutsideException,
    Parameter,
    ParameterLine,
    Reading,
    Recital,
    Scenario,
    Section,
    SectionReference,
    Subject,
    Text,
    When,
    Word,
    YesNoLiteral,
)
from whereas.text import Label, Span

LAW_ITEMS = (
    Section,
    Recital,
    ListDefinition,
    Parameter,
    Judgment,
    Dispute,
    LegalFact,
    OutsideException,
    Goal,
    Scenario,
)


def build_list_definition(building: Building, parts: Parts, span: Span) -> ListDefinition:
    """Return a named list."""
    name = one(parts, Word)
    check_name(building, name, NAME_USES, "the name of a list")
    return ListDefinition(
        name=name,
        title=maybe(parts, Text),
        items=one(parts, ListLiteral).items,
        cited=marked(parts, "cited", Text),
        span=span,
    )


def build_parameter(building: Building, parts: Parts, span: Span) -> Parameter:
    """Return a parameter with its lines."""
    name = one(parts, Word)
    check_name(building, name, CALLED_USES, "the name of a parameter")
    return Parameter(
        name=name,
        subject=maybe(parts, Subject),
        title=maybe(parts, Text),
        lines=many(parts, ParameterLine),
        span=span,
    )


def _parameter_line(*, otherwise: bool) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> ParameterLine:
        case = next((p.value for p in parts if isinstance(p, Mark) and p.kind == "case"), None)
        return ParameterLine(
            value=as_expression(parts[0]),
            condition=None if case is None else as_expression(case),
            otherwise=otherwise,
            start=marked(parts, "since", DateLiteral),
            until=marked(parts, "until", DateLiteral),
            cited=marked(parts, "cited", Text),
            span=span,
        )

    return build


def build_judgment(_: Building, parts: Parts, span: Span) -> Judgment:
    """Return a question for a person."""
    return Judgment(
        name=one(parts, Word),
        subject=maybe(parts, Subject),
        question=one(parts, Text),
        by=marked(parts, "written_by", Text),
        decided=many(parts, DecidedCase),
        span=span,
    )


def build_decided(_: Building, parts: Parts, span: Span) -> DecidedCase:
    """Return a decided case."""
    name, facts = many(parts, Text)
    year = int(one(parts, NumberLiteral).value)
    return DecidedCase(name=name, year=year, answer=one(parts, YesNoLiteral), facts=facts, span=span)


def build_dispute(building: Building, parts: Parts, span: Span) -> Dispute:
    """Return a dispute; one with a single reading is reported."""
    name, readings = one(parts, Word), many(parts, Reading)
    if len(readings) == 1:
        label = Label(readings[0].span, "the only reading")
        building.problems.append(OneReading(span=name.span, labels=(label,), name=name.text))
    return Dispute(name=name, title=one(parts, Text), readings=readings, span=span)


def build_reading(_: Building, parts: Parts, span: Span) -> Reading:
    """Return one reading, and who holds it."""
    holders = next((part for part in parts if isinstance(part, tuple)), ())
    return Reading(
        name=one(parts, Word),
        title=one(parts, Text),
        holders=many(holders, Holder),
        start=marked(parts, "since", DateLiteral),
        span=span,
    )


def build_holders(_: Building, parts: Parts, __: Span) -> tuple[Holder, ...]:
    """Return all who hold a reading."""
    earlier = parts[0] if isinstance(parts[0], tuple) else ()
    return (*earlier, *many(parts, Holder))


def build_holder(_: Building, parts: Parts, span: Span) -> Holder:
    """Return one who holds a reading."""
    return Holder(office=maybe(parts, Office), binding=False, who=one(parts, Text), span=span)


def build_binding_holder(_: Building, parts: Parts, span: Span) -> Holder:
    """Return a court whose reading binds."""
    return Holder(office=Office.COURT, binding=True, who=one(parts, Text), span=span)


def build_legal_fact(building: Building, parts: Parts, span: Span) -> LegalFact:
    """Return a fact about the law itself."""
    name = one(parts, Word)
    check_name(building, name, NAME_USES, "the name of a legal fact")
    return LegalFact(name=name, title=one(parts, Text), lines=many(parts, LegalFactLine), span=span)


def build_legal_fact_line(_: Building, parts: Parts, span: Span) -> LegalFactLine:
    """Return what a legal fact was from some day on."""
    value = parts[0] if isinstance(parts[0], YesNoLiteral | DateLiteral) else None
    return LegalFactLine(
        value=value,
        start=marked(parts, "since", DateLiteral),
        checked=one(parts[1:], DateLiteral),
        source=marked(parts, "source", Text),
        span=span,
    )


def build_exception_of(_: Building, parts: Parts, span: Span) -> NamedExceptionTarget:
    """Return the named exception that another one qualifies."""
    return NamedExceptionTarget(exception=one(parts, Word), section=as_kind(parts[1], SectionReference), span=span)


def build_outside_exception(building: Building, parts: Parts, span: Span) -> OutsideException:
    """Return an exception that stands outside of the section it qualifies."""
    name = one(parts, Word)
    check_name(building, name, NAME_USES, "the name of an exception")
    when = maybe(parts, When)
    named = maybe(parts, NamedExceptionTarget)
    target = named or next(as_reference(part) for part in parts if not isinstance(part, Word | Text))
    return OutsideException(
        name=name,
        title=maybe(parts, Text),
        target=target,
        condition=None if when is None else when.condition,
        duties=all_marked(parts, "attached", Duty),
        exceptions=all_marked(parts, "but_not", ExceptionClause),
        span=span,
    )


def _goal(mode: GoalMode) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> Goal:
        return Goal(
            name=one(parts, Word),
            title=one(parts, Text),
            loops=many(parts, ForEach),
            mode=mode,
            condition=as_expression(parts[-1]),
            span=span,
        )

    return build


def build_law(building: Building, parts: Parts, span: Span) -> Law:
    """Return a whole law."""

    def text(mark: str) -> Text | None:
        found = once(building, parts, mark, mark)
        return None if found is None else as_kind(found.value, Text)

    uses = once(building, parts, "uses", "uses")
    encodings = many(parts, Encoding)
    return Law(
        kind=one(parts, LawKind),
        id=one(parts, Word),
        title=one(parts, Text),
        jurisdiction=text("jurisdiction"),
        citation=text("citation"),
        uses=None if uses is None else as_kind(uses.value, Word),
        imports=all_marked(parts, "imports", Word),
        encoding=encodings[0] if encodings else None,
        waivable_by=_texts(parts, "waivable"),
        reaches=_texts(parts, "reaches"),
        force=force_of(parts),
        displacements=many(parts, Displacement),
        time_rules=build_time_rules(building, parts),
        items=tuple(part for part in parts if isinstance(part, LAW_ITEMS)),
        span=span,
    )


def _texts(parts: Parts, mark: str) -> tuple[Text, ...]:
    return tuple(text for texts in all_marked(parts, mark, tuple) for text in texts)


LAWS: dict[str, Build] = {
    "recital": lambda _, parts, span: Recital(one(parts, Text), span),
    "list_definition": build_list_definition,
    "cited": mark_as("cited"),
    "case": mark_as("case"),
    "parameter": build_parameter,
    "parameter_line": _parameter_line(otherwise=False),
    "otherwise_line": _parameter_line(otherwise=True),
    "judgment": build_judgment,
    "decided": build_decided,
    "dispute": build_dispute,
    "reading": build_reading,
    "holders": build_holders,
    "holder": build_holder,
    "binding_holder": build_binding_holder,
    "office": lambda _, parts, __: Office(phrase(parts)),
    "legal_fact": build_legal_fact,
    "legal_fact_line": build_legal_fact_line,
    "source": mark_as("source"),
    "exception_of": build_exception_of,
    "outside_exception": build_outside_exception,
    "goal_holds": _goal(GoalMode.HOLDS),
    "goal_can_hold": _goal(GoalMode.CAN_HOLD),
    "law": build_law,
}
