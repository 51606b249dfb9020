"""Prints a section, its duties and their exceptions, as lines.

What may be written in any order stands in one order: when the section is in force, whence it comes, what it is about,
its particulars, its duties.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from whereas.syntax.print_expression import (
    print_condition,
    print_extreme,
    print_literal,
    print_operand,
    print_parts,
    print_range,
)
from whereas.syntax.print_words import (
    indented,
    print_duration,
    print_floor,
    print_long_text,
    print_path,
    print_reference,
    print_section_number,
    print_text,
    print_texts,
)
from whereas.syntax.tree import (
    AnyPerson,
    Define,
    Displacement,
    Duty,
    Encoding,
    ExceptionClause,
    Expression,
    Extreme,
    Force,
    ForEach,
    InForce,
    InForceOnlyIf,
    Modality,
    MoneyLiteral,
    NotGiven,
    Particulars,
    Path,
    Section,
    Subject,
    Suit,
    Sunset,
    TextLiteral,
    When,
)

WIDTH = 108  # of a clause without its indentation


def print_clause(head: str, condition: Expression) -> list[str]:
    """Return a clause that ends with a condition.

    A lettered list takes a line for each of its parts. So does a chain of `and` or `or` that does not fit on one line.
    """
    first, *rest = print_condition(condition).split("\n")
    if rest or len(head) + len(first) < WIDTH:
        return [f"{head} {first}", *indented(rest)]
    return [head, *indented(line for part in print_parts(condition) for line in part.split("\n"))]


# ----------------------------------------------------------------------------------------------- the section
def print_section(section: Section) -> list[str]:
    """Return the lines of a section."""
    lines = [line for text in section.texts for line in print_long_text(text)]
    if section.not_encoded is not None:
        lines.append(f"not encoded because {print_text(section.not_encoded)}")
    lines += [line for force in section.force for line in print_force(force)]
    if section.encoding is not None:
        lines.append(print_encoding(section.encoding))
    lines += [line for displacement in section.displacements for line in print_displacement(displacement)]
    lines += [f"formerly {print_text(old.number)} until {old.until.written}" for old in section.formerly]
    if section.judged_as_of is not None:
        lines.append(f"judged as of {print_operand(section.judged_as_of)}")
    for old in section.grandfathered:
        lines += print_clause(f"grandfathered until {print_operand(old.until)} if", old.condition)
    lines += [line for definition in section.definitions for line in print_define(definition)]
    lines += [line for loop in section.loops for line in print_for_each(loop)]
    lines += print_conditions(section.conditions)
    lines += print_particulars(section.particulars)
    lines += [line for duty in section.duties for line in print_duty(duty)]
    return [f"section {print_section_number(section.number)} {print_text(section.title)}", *indented(lines)]


def print_force(force: Force) -> list[str]:
    """Return when something is in force."""
    match force:
        case InForce():
            start = "" if force.start is None else f" from {force.start.written}"
            until = "" if force.until is None else f" until {force.until.written}"
            return [f"in force{start}{until}"]
        case InForceOnlyIf():
            return print_clause("in force only if", force.condition)
        case Sunset():
            if force.repealed_on is None or force.repealed_by is None:
                return [f"sunset {force.on.written}"]
            repeal = f"repealed on {force.repealed_on.written} by {print_text(force.repealed_by)}"
            return [f"sunset {force.on.written} {repeal}"]
        case _:
            assert_never(force)


def print_encoding(encoding: Encoding) -> str:
    """Return whence an encoding comes, and how sure it is."""
    grade = "" if encoding.grade is None else f" {encoding.grade.value}"
    by = "" if encoding.by is None else f" by {print_text(encoding.by)}"
    sure = "" if encoding.confidence is None else f", {encoding.confidence.value} confidence"
    pinpoint = encoding.pinpoint_confidence
    sure += "" if pinpoint is None else f", {pinpoint.value} pinpoint confidence"
    return f"encoded from {print_text(encoding.source)}{grade}{by} checked {encoding.checked.written}{sure}"


def print_displacement(displacement: Displacement) -> list[str]:
    """Return how one law stands over another."""
    head = f"{displacement.kind.value} {print_reference(displacement.target)}"
    return [head] if displacement.where is None else print_clause(f"{head} where", displacement.where)


def print_subject(subject: Subject) -> str:
    """Return the thing that something is about."""
    return f"{subject.record.text} {subject.variable.text}"


def print_define(definition: Define) -> list[str]:
    """Return a definition."""
    subjects = " and ".join(print_subject(subject) for subject in definition.subjects)
    of = f" of {subjects}" if subjects else ""
    reading = "" if definition.reading is None else f" under reading {definition.reading.text}"
    head = f"define {definition.name.text}{of}{reading} as"
    match definition.body:
        case NotGiven():
            return [f"{head} not given"]
        case _:
            return print_clause(head, definition.body)


def print_for_each(loop: ForEach) -> list[str]:
    """Return what something is repeated for."""
    head = f"for each {loop.variable.text} in {', '.join(print_range(source) for source in loop.sources)}"
    return [head] if loop.where is None else print_clause(f"{head} where", loop.where)


def print_conditions(conditions: Iterable[When]) -> list[str]:
    """Return the `when` of a section or a duty."""
    return [line for when in conditions for line in print_clause("when", when.condition)]


# ----------------------------------------------------------------------------------------------- particulars
def print_particulars(particulars: Particulars) -> list[str]:
    """Return what is said about a section or a duty."""
    lines = [] if particulars.severity is None else [f"severity {particulars.severity.text}"]
    lines += [f"remedy {print_text(text)}" for text in particulars.remedies]
    lines += [f"penalty {_print_award(award)}" for award in particulars.penalties]
    if particulars.enforced_by:
        lines.append(f"enforced by {print_texts(particulars.enforced_by)}")
    lines += [_print_suit(suit) for suit in particulars.suits]
    if particulars.evidence:
        lines.append(f"evidence {print_texts(particulars.evidence)}")
    lines += [f"note {print_text(text)}" for text in particulars.notes]
    lines += [f"source {print_text(text)}" for text in particulars.sources]
    if particulars.confidence is not None:
        lines.append(f"confidence {particulars.confidence.value}")
    if particulars.pinpoint_confidence is not None:
        lines.append(f"pinpoint confidence {particulars.pinpoint_confidence.value}")
    if particulars.floor is not None:
        lines.append(print_floor(particulars.floor))
    return lines


def _print_suit(suit: Suit) -> str:
    awards = ", ".join(_print_award(award) for award in suit.awards)
    notice = "" if suit.notice is None else f" after notice of {print_duration(suit.notice)}"
    return f"suit by {print_texts(suit.by)} to recover {awards}{notice}"


def _print_award(award: Expression) -> str:
    match award:
        case Extreme():
            return print_extreme(award)
        case TextLiteral() | MoneyLiteral():
            return print_literal(award)
        case _:
            return print_operand(award)


# ----------------------------------------------------------------------------------------------- duties
def print_duty(duty: Duty) -> list[str]:
    """Return a duty with all that belongs to it."""
    lines = [line for exception in duty.exceptions for line in _print_exception("unless", exception)]
    lines += print_conditions(duty.conditions)
    lines += [f"{edge.kind.value} {print_reference(edge.target)}" for edge in duty.edges]
    lines += print_particulars(duty.particulars)
    return [*_print_norm(duty), *indented(lines)]


def _print_norm(duty: Duty) -> list[str]:
    name = "" if duty.name is None else f"duty {duty.name.text}, "
    match duty.bearer:
        case AnyPerson():
            bearer = "any person"
        case Path():
            bearer = print_path(duty.bearer)
        case _:
            assert_never(duty.bearer)
    head = f"{name}{bearer} {duty.modality.value} {print_text(duty.what)}"
    if duty.condition is None:
        return [head]
    return print_clause(f"{head} if" if duty.modality is Modality.MAY_ONLY else f"{head}:", duty.condition)


def print_attached(duties: Iterable[Duty], exceptions: Iterable[ExceptionClause]) -> list[str]:
    """Return what follows an exception: the duties that it brings, and the exceptions to it."""
    lines: list[str] = []
    for duty in duties:
        first, *rest = _print_norm(duty)
        lines += [f"then {first}", *rest]
    return lines + [line for exception in exceptions for line in _print_exception("but not if", exception)]


def _print_exception(opener: str, exception: ExceptionClause) -> list[str]:
    title = "" if exception.title is None else f" {print_text(exception.title)}"
    lines = print_clause(f"{opener} {exception.name.text}{title}:", exception.condition)
    if opener == "unless":
        return lines + indented(print_attached(exception.duties, exception.exceptions))
    return lines + indented(line for inner in exception.exceptions for line in _print_exception("even so if", inner))
