"""Typed expressions as one line of text, so that what is expected of them can stand in a table."""

from __future__ import annotations

from typing import assert_never

from whereas.model.expression import (
    Aggregate,
    And,
    Apply,
    BearerOf,
    Constant,
    Defined,
    Eventual,
    Expression,
    Field,
    Groups,
    Item,
    Judged,
    Knows,
    LegalFactOf,
    NoGap,
    Not,
    Onward,
    Or,
    ParameterOf,
    Part,
    PeriodsSince,
    Quantified,
    RolePlayer,
    Root,
    SectionIs,
    SectionRef,
    Source,
    UnderReading,
    Variable,
    YearsSince,
)


def shown(expression: Expression) -> str:
    """Return an expression as a table writes it."""
    match expression:
        case Apply(operator=operator, operands=operands):
            return f"{operator.name}({_row(operands)})"
        case And(parts=parts):
            return f"AND({_parts(parts)})"
        case Or(parts=parts):
            return f"OR({_parts(parts)})"
        case Not(condition=condition):
            return f"NOT {shown(condition)}"
        case Quantified() | Aggregate() | NoGap():
            return _over(expression)
        case Defined() | ParameterOf() | LegalFactOf() | Judged() | UnderReading() | Knows() | SectionIs():
            return _said(expression)
        case _:
            return _named(expression)


def _named(expression: Constant | Variable | Root | RolePlayer | Item | BearerOf | Field) -> str:
    match expression:
        case Constant(value=bool() as flag):
            return "yes" if flag else "no"
        case Constant(value=value):
            return str(value)
        case Variable(name=name) | Root(name=name):
            return name
        case RolePlayer(role=role):
            return f"the {role}"
        case Item(list=list_, key=key):
            return f"{list_}[{key}]"
        case BearerOf():
            return "the bearer"
        case Field(of=of, name=name, basis=basis):
            return f"{shown(of)}.{name}" + ("" if basis is None else f" as {basis.name.lower()}")


def _row(expressions: tuple[Expression, ...]) -> str:
    return ", ".join(shown(expression) for expression in expressions)


def _parts(parts: tuple[Part, ...]) -> str:
    return ", ".join((f"{part.letter}: " if part.letter else "") + shown(part.condition) for part in parts)


def _over(expression: Quantified | Aggregate | NoGap) -> str:
    match expression:
        case Quantified(quantifier=quantifier, threshold=threshold, variable=variable, sources=sources):
            count = "" if threshold is None else f" {threshold}"
            has = "" if expression.has is None else f" HAS {shown(expression.has)}"
            where = "" if expression.where is None else f" WHERE {shown(expression.where)}"
            return f"{quantifier.name}{count} {variable.name} IN {_sources(sources)}{where}{has}"
        case Aggregate(measure=measure, value=value, variable=variable, sources=sources):
            of = "" if value is None else f" {shown(value)}"
            where = "" if expression.where is None else f" WHERE {shown(expression.where)}"
            return f"{measure.name}{of} {variable.name} IN {_sources(sources)}{where}"
        case NoGap(length=length, records=records, field=field, since=since):
            return f"NO_GAP({length}, {source_shown(records)}.{field}, {shown(since)})"


def _sources(sources: tuple[Source, ...]) -> str:
    return ", ".join(source_shown(source) for source in sources)


def source_shown(source: Source) -> str:
    """Return what is ranged over as a table writes it."""
    match source:
        case Eventual(flow=flow):
            return f"EVENTUAL({shown(flow)})"
        case Onward(flow=flow):
            return f"ONWARD({shown(flow)})"
        case YearsSince(since=since):
            return f"YEARS({shown(since)})"
        case PeriodsSince(length=length, since=since):
            return f"PERIODS({length}, {shown(since)})"
        case Groups(of=of, by=by):
            return f"GROUPS({shown(of)}, {' '.join(by)})"
        case _:
            return shown(source)


_Said = Defined | ParameterOf | LegalFactOf | Judged | UnderReading | Knows | SectionIs


def _said(expression: _Said) -> str:
    match expression:
        case Defined(name=name, subjects=subjects):
            return f"{name}({_row(subjects)})"
        case ParameterOf(name=name, subject=subject):
            return f"{name}({'' if subject is None else shown(subject)})"
        case LegalFactOf(name=name):
            return f"{name}?"
        case Judged(judgment=judgment, subject=subject):
            return f"JUDGED {judgment}({'' if subject is None else shown(subject)})"
        case UnderReading(dispute=dispute, reading=reading):
            return f"READING {dispute}={reading}"
        case Knows(who=who, known=known, condition=condition):
            return f"{known.name}({shown(who)}, {shown(condition)})"
        case SectionIs(targets=targets, state=state, as_to=as_to):
            about = "" if as_to is None else f", {shown(as_to)}"
            return f"{state.name}({' '.join(ref_shown(target) for target in targets)}{about})"
        case _:
            assert_never(expression)


def ref_shown(ref: SectionRef) -> str:
    """Return a section as a table writes it."""
    return ref.section + ("" if ref.duty is None else f"#{ref.duty}")
