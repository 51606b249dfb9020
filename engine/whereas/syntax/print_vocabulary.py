"""Prints a vocabulary, as lines."""

from __future__ import annotations

from typing import assert_never

from whereas.syntax.print_words import indented, print_duration, print_text
from whereas.syntax.tree import (
    Calendar,
    EventRecord,
    Field,
    FieldType,
    Kind,
    KindGroup,
    KindValue,
    Many,
    Options,
    Record,
    Role,
    Text,
    Unit,
    Vocabulary,
    VocabularyItem,
    Word,
)


def print_vocabulary(vocabulary: Vocabulary) -> list[str]:
    """Return the lines of a vocabulary."""
    lines = [f"vocabulary {vocabulary.id.text} {print_text(vocabulary.title)}"]
    for item in vocabulary.items:
        lines += ["", *_print_item(item)]
    return lines


def _print_item(item: VocabularyItem) -> list[str]:
    match item:
        case Kind():
            return _print_kind(item)
        case Record():
            return _print_record(item)
        case Role():
            head = f"role {item.name.text} {print_text(item.title)} among {item.among.text}"
            return [_joined(head, _print_options(item.options))]
        case EventRecord():
            head = f"event {item.name.text} {print_text(item.title)}"
            lines = [*_print_options(item.options), *(_print_field(field) for field in item.fields)]
            return [head, *indented(lines)]
        case Calendar():
            return _print_calendar(item)
        case Unit():
            return [f"unit {item.name.text} {print_text(item.title)}"]
        case _:
            assert_never(item)


def _joined(head: str, options: list[str]) -> str:
    return " ".join([head, *options])


def _title(title: Text | None) -> str:
    return "" if title is None else f" {print_text(title)}"


def _under(group: Word | None) -> str:
    return "" if group is None else f" under {group.text}"


def _print_kind(kind: Kind) -> list[str]:
    values = [_print_kind_value(value) for value in kind.values]
    lines = [f"kind {kind.name.text} {print_text(kind.title)} is one of [", *indented(f"{v}," for v in values)]
    return [*lines, "]", *indented(_print_group(group) for group in kind.groups)]


def _print_kind_value(value: KindValue) -> str:
    return f"{value.name.text}{_title(value.title)}{_under(value.under)}"


def _print_group(group: KindGroup) -> str:
    members = f" of {_print_names(group.members)}" if group.members else ""
    return f"group {group.name.text}{_title(group.title)}{_under(group.under)}{members}"


def _print_names(names: tuple[Word, ...]) -> str:
    return f"[{', '.join(name.text for name in names)}]"


def _print_record(record: Record) -> list[str]:
    lines = [] if record.listed_as is None else [f"listed as {record.listed_as.text}"]
    lines += ["one of a kind"] if record.one_of_a_kind else []
    lines += ["may be a log"] if record.may_be_log else []
    lines += [] if record.judged_on is None else [f"judged on {record.judged_on.text}"]
    lines += _print_options(record.options)
    lines += [_print_field(field) for field in record.fields]
    return [f"record {record.name.text} {print_text(record.title)}", *indented(lines)]


def _print_field(field: Field) -> str:
    head = f"field {field.name.text} {print_text(field.title)}: {_print_type(field.type)}"
    return _joined(head, _print_options(field.options))


def _print_type(kind: FieldType) -> str:
    name = kind.name.text
    if kind.timing is not None:
        return kind.timing.value if name == "date" else f"{kind.timing.value} {name}"
    return name if kind.many is Many.ONE else f"{kind.many.value} {name}"


def _print_options(options: Options) -> list[str]:
    """Return the options in the order in which a reader wants them, each as one clause."""
    clauses = [] if options.always is None else [f"always {options.always.value}"]
    clauses += [] if options.none_means is None else [f"none means {options.none_means.value}"]
    clauses += [] if options.completeness is None else [f"{options.completeness.value} by default"]
    clauses += [] if options.unit is None else [f"measured in {options.unit.text}"]
    clauses += [] if options.good_for is None else [f"good for {print_duration(options.good_for)}"]
    return clauses + ([] if options.ask is None else [f"ask {print_text(options.ask)}"])


def _print_calendar(calendar: Calendar) -> list[str]:
    lines = []
    if calendar.start is not None and calendar.end is not None:
        lines.append(f"from {calendar.start.written} to {calendar.end.written}")
    lines += [f"week {_print_names(calendar.week)}"] if calendar.week else []
    if calendar.days_off:
        days = [f"{day.day.written}{_title(day.title)}," for day in calendar.days_off]
        lines += ["except [", *indented(days), "]"]
    lines += [] if calendar.source is None else [f"source {print_text(calendar.source)}"]
    return [f"calendar {calendar.name.text} {print_text(calendar.title)}", *indented(lines)]
