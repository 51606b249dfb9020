"""Prints conditions and values.

Comes in: an expression. Goes out: its canonical text; parentheses stand where the language needs them, and only there.
A lettered list takes a line for each of its parts, anything else is one line.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from whereas.syntax.build_values import MONTHS
from whereas.syntax.print_words import (
    INDENT,
    print_duration,
    print_path,
    print_reference,
    print_text,
)
from whereas.syntax.tree import (
    Aggregate,
    AggregateKind,
    And,
    Applied,
    Arithmetic,
    Boundary,
    CalendarDay,
    CellState,
    Classified,
    Comparator,
    Comparison,
    DateLiteral,
    DayOffset,
    DurationLiteral,
    Exists,
    Expression,
    Extreme,
    GroupsBy,
    Judged,
    Knows,
    Listing,
    ListLiteral,
    Literal,
    MarginComparison,
    MomentLiteral,
    MoneyLiteral,
    NoGap,
    NoneLiteral,
    Not,
    NumberLiteral,
    Or,
    Path,
    PercentLiteral,
    PeriodsSince,
    Quantified,
    RangeSource,
    Reached,
    RelativeYear,
    SectionIs,
    SectionState,
    TextLiteral,
    UnderReading,
    YearsSince,
    YesNoLiteral,
)

Compared: TypeAlias = Comparison | MarginComparison | Classified | Exists | NoGap
Stated: TypeAlias = Judged | Knows | SectionIs | UnderReading
Computed: TypeAlias = Applied | Aggregate | Extreme | DayOffset | Boundary | CellState | CalendarDay

# Before a value that may be `yes` or `no`; elsewhere these are no values.
_TAKES_YES_NO = frozenset({Comparator.IS, Comparator.IS_NOT})


# ----------------------------------------------------------------------------------------------- how much fits where
def print_condition(expression: Expression) -> str:
    """Return a condition where any may stand."""
    match expression:
        case Listing():
            return _print_listing(expression)
        case _:
            return print_plain_condition(expression)


def print_parts(expression: Expression) -> list[str]:
    """Return the parts of a long condition, each for a line of its own, with the word that joins it to those before."""
    match expression:
        case And():
            first, *rest = map(_print_part, expression.parts)
            return [first, *(f"and {part}" for part in rest)]
        case Or():
            first, *rest = map(_print_part, expression.parts)
            return [first, *(f"or {part}" for part in rest)]
        case _:
            return [print_condition(expression)]


def print_plain_condition(expression: Expression) -> str:
    """Return a condition where any may stand but a lettered list without parentheses."""
    match expression:
        case And():
            return " and ".join(_print_part(part) for part in expression.parts)
        case Or():
            return " or ".join(_print_part(part) for part in expression.parts)
        case _:
            return _print_part(expression)


def _print_part(expression: Expression) -> str:
    """Return a part of `A and B`, or what follows `not`."""
    match expression:
        case Not():
            return f"not {_print_part(expression.operand)}"
        case Quantified():
            return _print_quantified(expression)
        case _:
            return _print_predicate(expression)


def _print_inner(expression: Expression) -> str:
    """Return what follows `where` inside a condition: one predicate, or parentheses."""
    match expression:
        case Not():
            return f"not {_print_inner(expression.operand)}"
        case _:
            return _print_predicate(expression)


def _print_predicate(expression: Expression) -> str:
    match expression:
        case And() | Or() | Not() | Quantified() | Listing():
            return _in_parentheses(expression)
        case Comparison() | MarginComparison() | Classified() | Exists() | NoGap():
            return _print_compared(expression)
        case Judged() | Knows() | SectionIs() | UnderReading():
            return _print_stated(expression)
        case _:
            return print_operand(expression)


def print_value(expression: Expression) -> str:
    """Return a value where `yes` and `no` may stand, too."""
    match expression:
        case YesNoLiteral():
            return "yes" if expression.value else "no"
        case _:
            return print_operand(expression)


def print_operand(expression: Expression) -> str:
    """Return a value that is compared; a condition stands in parentheses."""
    match expression:
        case Arithmetic():
            left, right = print_operand(expression.left), _print_atom(expression.right)
            return f"{left} {expression.operator.value} {right}"
        case _:
            return _print_atom(expression)


def _print_atom(expression: Expression) -> str:
    match expression:
        case Path():
            return print_path(expression)
        case ListLiteral():
            return print_list(expression)
        case Applied() | Aggregate() | Extreme() | DayOffset() | Boundary() | CellState() | CalendarDay():
            return _print_computed(expression)
        case (
            TextLiteral()
            | NumberLiteral()
            | PercentLiteral()
            | MoneyLiteral()
            | DurationLiteral()
            | DateLiteral()
            | MomentLiteral()
            | NoneLiteral()
            | YesNoLiteral()
        ):
            return print_literal(expression)
        case _:
            return _in_parentheses(expression)


def _in_parentheses(expression: Expression) -> str:
    return f"({print_condition(expression)})"


# ----------------------------------------------------------------------------------------------- conditions
def _print_compared(condition: Compared) -> str:
    match condition:
        case Comparison():
            right = print_value if condition.comparator in _TAKES_YES_NO else print_operand
            return f"{print_operand(condition.left)} {condition.comparator.value} {right(condition.right)}"
        case MarginComparison():
            return _print_margin(condition)
        case Classified():
            return _print_classified(condition)
        case Exists():
            return f"{print_operand(condition.subject)} {'does not exist' if condition.negated else 'exists'}"
        case NoGap():
            longest, dates = print_operand(condition.longest), print_path(condition.dates)
            return f"no gap of more than {longest} in {dates} since {_print_since(condition.since)}"
        case _:
            assert_never(condition)


def _print_stated(condition: Stated) -> str:
    match condition:
        case Judged():
            return _print_judged(condition)
        case Knows():
            who, content = print_operand(condition.who), print_condition(condition.content)
            return f"{who} {condition.awareness.value} that ({content})"
        case SectionIs():
            return _print_section_is(condition)
        case UnderReading():
            return f"under reading {condition.reading.text}"
        case _:
            assert_never(condition)


def _print_judged(condition: Judged) -> str:
    is_judged = "is not judged" if condition.negated else "is judged"
    if condition.subject is None:
        return f"it {is_judged} that {condition.judgment.text}"
    return f"{print_operand(condition.subject)} {is_judged} {condition.judgment.text}"


def _print_margin(condition: MarginComparison) -> str:
    left, right = print_operand(condition.left), print_operand(condition.right)
    margin = print_operand(condition.margin)
    return f"{left} {condition.comparator.value} {margin} {condition.direction.value} {right}"


def _print_classified(condition: Classified) -> str:
    name = condition.name.text
    article = "an" if name[0] in "aeiou" else "a"
    of = "" if condition.of is None else f" of {print_operand(condition.of)}"
    return f"{print_operand(condition.subject)} is{' not' if condition.negated else ''} {article} {name}{of}"


def _print_section_is(condition: SectionIs) -> str:
    as_to = "" if condition.as_to is None else f" as to {print_path(condition.as_to)}"
    reference = print_reference(condition.reference)
    if condition.state is SectionState.APPLIES:
        return f"{reference} applies{as_to}"
    return f"{reference} is{' not' if condition.negated else ''} {condition.state.value}{as_to}"


def _print_quantified(condition: Quantified) -> str:
    number = "" if condition.number is None else f" {condition.number.written}"
    where = "" if condition.where is None else f" where {_print_inner(condition.where)}"
    has = "" if condition.has is None else f" has ({print_condition(condition.has)})"
    source = print_range(condition.source)
    return f"{condition.kind.value}{number} {condition.variable.text} in {source}{where}{has}"


def _print_listing(listing: Listing) -> str:
    lines = [f"{listing.kind.value}:"]
    for item in listing.items:
        title = "" if item.title is None else f"{print_text(item.title)}: "
        condition = print_plain_condition(item.condition).replace("\n", f"\n{INDENT}")
        lines.append(f"{INDENT}({item.letter.text}) {title}{condition}")
    return "\n".join(lines)


# ----------------------------------------------------------------------------------------------- what is ranged over
def print_range(source: RangeSource) -> str:
    """Return what is ranged over."""
    match source:
        case Path():
            return print_path(source)
        case Reached():
            return f"the {source.reach.value} of {print_path(source.of)}"
        case YearsSince():
            return f"years since {_print_since(source.since)}"
        case PeriodsSince():
            return f"periods of {print_duration(source.length)} since {_print_since(source.since)}"
        case GroupsBy():
            return f"groups of {print_path(source.of)} by [{', '.join(word.text for word in source.by)}]"
        case _:
            assert_never(source)


def _print_since(since: Expression) -> str:
    match since:
        case Path() | DateLiteral() | MomentLiteral():
            return print_operand(since)
        case _:
            return f"({print_operand(since)})"


# ----------------------------------------------------------------------------------------------- values
def _print_computed(value: Computed) -> str:
    match value:
        case Applied():
            return f"the {value.name.text} of {_print_atom(value.argument)}"
        case Aggregate():
            return _print_aggregate(value)
        case Extreme():
            return print_extreme(value)
        case DayOffset():
            return f"the day {_print_atom(value.length)} {value.direction.value} {_print_atom(value.origin)}"
        case Boundary():
            return f"the {value.kind.value} of {print_path(value.of)}"
        case CellState():
            return f"the state of {print_path(value.of)}"
        case CalendarDay():
            return f"{value.day.written} {MONTHS[value.month - 1]} of {_print_year(value.year)}"
        case _:
            assert_never(value)


def _print_aggregate(value: Aggregate) -> str:
    match value.kind:
        case AggregateKind.NUMBER:
            head = f"number of {value.variable.text}"
        case AggregateKind.SHARE:
            head = f"share of {value.variable.text}"
        case AggregateKind.DIFFERENT:
            head = f"number of different {_print_of(value)} for {value.variable.text}"
        case AggregateKind.TOTAL:
            head = f"total of {_print_of(value)} for {value.variable.text}"
        case _:
            assert_never(value.kind)
    where = "" if value.where is None else f" where {_in_parentheses(value.where)}"
    return f"the {head} in {print_range(value.source)}{where}"


def _print_of(value: Aggregate) -> str:
    return "" if value.of is None else print_path(value.of)


def print_extreme(value: Extreme) -> str:
    """Return `the earliest of [...]` and its like."""
    match value.members:
        case ListLiteral():
            return f"the {value.kind.value} of {print_list(value.members)}"
        case Path():
            return f"the {value.kind.value} of {print_path(value.members)}"
        case _:
            assert_never(value.members)


def _print_year(year: Path | RelativeYear) -> str:
    match year:
        case Path():
            return print_path(year)
        case RelativeYear():
            return f"the year {year.direction.value} {print_path(year.of)}"
        case _:
            assert_never(year)


def print_list(values: ListLiteral) -> str:
    """Return a bracketed list."""
    return f"[{', '.join(print_value(item) for item in values.items)}]"


def print_literal(literal: Literal) -> str:
    """Return a literal as it was written."""
    match literal:
        case TextLiteral():
            return print_text(literal.text)
        case NumberLiteral() | PercentLiteral() | MoneyLiteral() | DateLiteral() | MomentLiteral():
            return literal.written
        case DurationLiteral():
            return print_duration(literal)
        case NoneLiteral():
            return "none"
        case YesNoLiteral():
            return "yes" if literal.value else "no"
        case _:
            assert_never(literal)
