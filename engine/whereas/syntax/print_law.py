"""Prints a law: its head, and what stands beside its sections, as lines."""

from __future__ import annotations

from typing import assert_never

from whereas.syntax.print_expression import print_condition, print_list, print_value
from whereas.syntax.print_scenario import print_legal_value, print_scenario
from whereas.syntax.print_section import (
    print_attached,
    print_clause,
    print_displacement,
    print_encoding,
    print_for_each,
    print_force,
    print_section,
    print_subject,
)
from whereas.syntax.print_words import indented, print_reference, print_text, print_texts
from whereas.syntax.tree import (
    Dispute,
    Goal,
    Holder,
    Judgment,
    Law,
    LawItem,
    LegalFact,
    LegalFactLine,
    ListDefinition,
    ListLiteral,
    NamedExceptionTarget,
    OutsideException,
    Parameter,
    ParameterLine,
    Reading,
    Recital,
    Scenario,
    Section,
    Subject,
    Text,
    TimeRules,
)


def print_law(law: Law) -> list[str]:
    """Return the lines of a law."""
    lines = [f"{law.kind.value} {law.id.text} {print_text(law.title)}", *indented(_print_head(law))]
    for item in law.items:
        lines += ["", *_print_item(item)]
    return lines


def _print_head(law: Law) -> list[str]:
    lines = [] if law.jurisdiction is None else [f"jurisdiction {print_text(law.jurisdiction)}"]
    lines += [] if law.citation is None else [f"citation {print_text(law.citation)}"]
    lines += [] if law.uses is None else [f"uses {law.uses.text}"]
    lines += [f"imports {word.text}" for word in law.imports]
    lines += [] if law.encoding is None else [print_encoding(law.encoding)]
    lines += [line for force in law.force for line in print_force(force)]
    lines += [line for displacement in law.displacements for line in print_displacement(displacement)]
    lines += [f"waivable by {print_texts(law.waivable_by)}"] if law.waivable_by else []
    lines += [f"reaches people in {print_texts(law.reaches)}"] if law.reaches else []
    return lines + _print_time_rules(law.time_rules)


def _print_time_rules(rules: TimeRules) -> list[str]:
    days_off = rules.days_off_run_on_by
    lines = [] if rules.zone is None else [f"time zone {print_text(rules.zone)}"]
    lines += [] if days_off is None else [f"periods that end on a day off run on by {days_off.text}"]
    lines += [] if rules.court_days is None else [f"counts court days by {rules.court_days.text}"]
    lines += [] if rules.business_days is None else [f"counts business days by {rules.business_days.text}"]
    return lines + ([] if rules.month_ends is None else [f"rounds month ends {rules.month_ends.value}"])


def _print_item(item: LawItem) -> list[str]:
    match item:
        case Section():
            return print_section(item)
        case Scenario():
            return print_scenario(item)
        case Recital():
            return [f"whereas {print_text(item.text)}"]
        case ListDefinition() | Parameter() | Judgment() | Dispute() | LegalFact():
            return _print_named(item)
        case OutsideException():
            return _print_outside_exception(item)
        case Goal():
            loops = [line for loop in item.loops for line in print_for_each(loop)]
            condition = print_clause(f"{item.mode.value}:", item.condition)
            return [f"goal {item.name.text} {print_text(item.title)}", *indented([*loops, *condition])]
        case _:
            assert_never(item)


def _print_named(item: ListDefinition | Parameter | Judgment | Dispute | LegalFact) -> list[str]:
    match item:
        case ListDefinition():
            values = print_list(ListLiteral(item.items, item.span))
            return [f"list {item.name.text}{_title(item.title)} = {values}{_cited(item.cited)}"]
        case Parameter():
            head = f"parameter {item.name.text}{_of(item.subject)}{_title(item.title)}"
            return [head, *indented(_print_parameter_line(line) for line in item.lines)]
        case Judgment():
            return _print_judgment(item)
        case Dispute():
            head = f"dispute {item.name.text} {print_text(item.title)}"
            return [head, *indented(_print_reading(reading) for reading in item.readings)]
        case LegalFact():
            head = f"legal fact {item.name.text} {print_text(item.title)}"
            return [head, *indented(_print_legal_fact_line(line) for line in item.lines)]
        case _:
            assert_never(item)


def _title(title: Text | None) -> str:
    return "" if title is None else f" {print_text(title)}"


def _of(subject: Subject | None) -> str:
    return "" if subject is None else f" of {print_subject(subject)}"


def _cited(cited: Text | None) -> str:
    return "" if cited is None else f" cited {print_text(cited)}"


def _print_parameter_line(line: ParameterLine) -> str:
    case = "" if line.condition is None else f" for ({print_condition(line.condition)})"
    case += " otherwise" if line.otherwise else ""
    start = "" if line.start is None else f" from {line.start.written}"
    until = "" if line.until is None else f" until {line.until.written}"
    return f"= {print_value(line.value)}{case}{start}{until}{_cited(line.cited)}"


def _print_judgment(judgment: Judgment) -> list[str]:
    by = "" if judgment.by is None else f" by {print_text(judgment.by)}"
    decided = [
        f"decided {print_text(case.name)} {case.year} {print_value(case.answer)} {print_text(case.facts)}"
        for case in judgment.decided
    ]
    head = f"judgment {judgment.name.text}{_of(judgment.subject)} {print_text(judgment.question)}{by}"
    return [head, *indented(decided)]


def _print_reading(reading: Reading) -> str:
    holders = ", ".join(_print_holder(holder) for holder in reading.holders)
    held = f" held by {holders}" if holders else ""
    start = "" if reading.start is None else f"{',' if held else ''} from {reading.start.written}"
    return f"reading {reading.name.text} {print_text(reading.title)}{held}{start}"


def _print_holder(holder: Holder) -> str:
    office = "" if holder.office is None else f"{holder.office.value} "
    return f"{'binding ' if holder.binding else ''}{office}{print_text(holder.who)}"


def _print_legal_fact_line(line: LegalFactLine) -> str:
    start = "" if line.start is None else f" from {line.start.written}"
    source = "" if line.source is None else f" source {print_text(line.source)}"
    return f"= {print_legal_value(line.value)}{start} checked {line.checked.written}{source}"


def _print_outside_exception(item: OutsideException) -> list[str]:
    match item.target:
        case NamedExceptionTarget():
            target = f"exception {item.target.exception.text} of {print_reference(item.target.section)}"
        case _:
            target = print_reference(item.target)
    lines = [] if item.condition is None else print_clause("when", item.condition)
    lines += print_attached(item.duties, item.exceptions)
    return [f"exception {item.name.text}{_title(item.title)} to {target}", *indented(lines)]
