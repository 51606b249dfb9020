"""Builds paths, references, ranges and values."""

from __future__ import annotations

from whereas.syntax.lexer import Token
from whereas.syntax.parts import (
    Build,
    Building,
    Mark,
    Parts,
    as_expression,
    as_kind,
    as_range,
    expressions,
    many,
    mark_as,
    marked,
    maybe,
    one,
)
from whereas.syntax.problems import ReservedName
from whereas.syntax.problems_parts import (
    DayKindWithoutDays,
    ThousandsInList,
    WrongNumberForm,
)
from whereas.syntax.tree import (
    Aggregate,
    AggregateKind,
    Applied,
    Arithmetic,
    ArithmeticOperator,
    Basis,
    BasisStep,
    Boundary,
    BoundaryKind,
    CalendarDay,
    CellState,
    DayKind,
    DayOffset,
    Direction,
    DurationLiteral,
    DurationUnit,
    Expression,
    Extreme,
    ExtremeKind,
    FieldStep,
    GroupsBy,
    KeyStep,
    LawReference,
    ListLiteral,
    NoneLiteral,
    NumberLiteral,
    Path,
    PeriodsSince,
    Reach,
    Reached,
    RelativeYear,
    RoleName,
    SectionNumber,
    SectionRange,
    SectionReference,
    Text,
    TextLiteral,
    Word,
    YearsSince,
    YesNoLiteral,
)
from whereas.text import Span

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS_OF_LONGEST_MONTH = 31


def phrase(parts: Parts) -> str:
    """Return the words of the language among the parts, as they read."""
    return " ".join(token.text for token in many(parts, Token))


def check_name(building: Building, name: Word, uses: tuple[str, ...], what: str) -> None:
    """Report a name that is a word of the language where it will be used.

    Args:
        building: where problems go.
        name: the name.
        uses: the places where it will be read: `operand`, `clause`, `the`, `variable`.
        what: what it names, for the message: `a variable`.
    """
    if any(name.text in building.reserved[use] for use in uses):
        building.problems.append(ReservedName(span=name.span, found=name.text, use=what))


# ----------------------------------------------------------------------------------------------- references


def build_law_id(_: Building, parts: Parts, span: Span) -> Word:
    """Return a dotted identifier as one word."""
    return Word(".".join(word.text for word in many(parts, Word)), span)


def build_plain_number(_: Building, parts: Parts, span: Span) -> SectionNumber:
    """Return a section number, parted from the name of a duty after `#`."""
    return _section_number(one(parts, Word).text, span, offset=0, quoted=False)


def build_quoted_number(_: Building, parts: Parts, span: Span) -> SectionNumber:
    """Return a section number in quotation marks."""
    return _section_number(one(parts, Text).value, span, offset=1, quoted=True)


def build_quoted_duty(_: Building, parts: Parts, span: Span) -> SectionNumber:
    """Return a section number in quotation marks, after which the name of a duty stands."""
    return _section_number(one(parts, Text).value, span, offset=2, quoted=True)


def _section_number(text: str, span: Span, *, offset: int, quoted: bool) -> SectionNumber:
    number, mark, name = text.partition("#")
    if not mark or not name.isidentifier():
        return SectionNumber(text=text, quoted=quoted, span=span)
    start = span.start + offset + len(number) + 1
    duty = Word(name, Span(span.source, start, start + len(name)))
    return SectionNumber(text=number, duty=duty, quoted=quoted, span=span)


def build_section_range(_: Building, parts: Parts, span: Span) -> SectionRange:
    """Return one section, or all from the first to the last."""
    numbers = many(parts, SectionNumber)
    return SectionRange(first=numbers[0], last=numbers[1] if len(numbers) > 1 else None, span=span)


def build_section_reference(_: Building, parts: Parts, span: Span) -> SectionReference:
    """Return a reference to one section or several."""
    single = tuple(SectionRange(first=n, last=None, span=n.span) for n in many(parts, SectionNumber))
    return SectionReference(sections=single or many(parts, SectionRange), law=marked(parts, "of_law", Word), span=span)


def build_law_reference(_: Building, parts: Parts, span: Span) -> LawReference:
    """Return a reference to a whole law."""
    return LawReference(one(parts, Word), span)


def build_path(building: Building, parts: Parts, span: Span) -> Path:
    """Return a path; one that begins with a word of the language is reported."""
    root = next(part for part in parts if isinstance(part, Word | RoleName))
    if isinstance(root, Word):
        check_name(building, root, ("operand",), "a name")
    steps = tuple(part for part in parts[1:] if isinstance(part, FieldStep | KeyStep | BasisStep))
    return Path(root=root, steps=steps, span=span)


def build_key_step(_: Building, parts: Parts, span: Span) -> KeyStep:
    """Return the step to an item."""
    return KeyStep(key=one(parts, Word), span=span)


def build_quoted_key_step(_: Building, parts: Parts, span: Span) -> KeyStep:
    """Return the step to an item whose key stands in quotation marks."""
    text = one(parts, Text)
    return KeyStep(key=Word(text.value, text.span), quoted=True, span=span)


# ----------------------------------------------------------------------------------------------- ranges


def _reached(reach: Reach) -> Build:
    return lambda _, parts, span: Reached(reach=reach, of=one(parts, Path), span=span)


def build_years_since(_: Building, parts: Parts, span: Span) -> YearsSince:
    """Return the years since a day."""
    return YearsSince(as_expression(parts[0]), span)


def build_periods_since(_: Building, parts: Parts, span: Span) -> PeriodsSince:
    """Return the periods since a day."""
    return PeriodsSince(length=as_kind(parts[0], DurationLiteral), since=as_expression(parts[1]), span=span)


def build_groups_by(_: Building, parts: Parts, span: Span) -> GroupsBy:
    """Return groups of records."""
    by = as_kind(one(parts, Mark).value, tuple)
    return GroupsBy(of=one(parts, Path), by=by, span=span)


def build_names(_: Building, parts: Parts, span: Span) -> Mark:
    """Return the names of a bracketed list."""
    return Mark("names", many(parts, Word), span)


# ----------------------------------------------------------------------------------------------- values


def build_list(building: Building, parts: Parts, span: Span) -> ListLiteral:
    """Return a bracketed list; a thousands comma in it is reported."""
    items = expressions(parts)
    for item in items:
        if isinstance(item, NumberLiteral) and "," in item.written:
            plain, apart = item.written.replace(",", ""), item.written.replace(",", ", ")
            building.problems.append(ThousandsInList(span=item.span, found=item.written, plain=plain, apart=apart))
    return ListLiteral(items, span)


def build_duration(building: Building, parts: Parts, span: Span) -> DurationLiteral:
    """Return a length of time."""
    unit_word = as_kind(one(parts, Mark).value, str)
    day_kind = maybe(parts, DayKind)
    unit = DurationUnit(unit_word.removesuffix("s"))
    if day_kind and unit is not DurationUnit.DAY:
        building.problems.append(DayKindWithoutDays(span=span, kind=day_kind.value, unit=unit_word))
    return DurationLiteral(count=one(parts, NumberLiteral), unit=unit, day_kind=day_kind, span=span)


def _arithmetic(operator: ArithmeticOperator) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> Arithmetic:
        left, right = expressions(parts)
        return Arithmetic(operator=operator, left=left, right=right, span=span)

    return build


def _aggregate(kind: AggregateKind, *, has_of: bool) -> Build:
    def build(building: Building, parts: Parts, span: Span) -> Aggregate:
        of = as_kind(parts[0], Path) if has_of else None
        variable = as_kind(parts[1 if has_of else 0], Word)
        check_name(building, variable, ("operand", "variable"), "a variable")
        source = as_range(parts[2 if has_of else 1])
        where = where_of(parts)
        return Aggregate(kind=kind, of=of, variable=variable, source=source, where=where, span=span)

    return build


def where_of(parts: Parts) -> Expression | None:
    """Return the condition of a `where`, or None."""
    found = next((p.value for p in parts if isinstance(p, Mark) and p.kind in {"where", "inner_where"}), None)
    return None if found is None else as_expression(found)


def _extreme(kind: ExtremeKind | None) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> Extreme:
        members = next(part for part in parts if isinstance(part, ListLiteral | Path))
        return Extreme(kind=kind or one(parts, ExtremeKind), members=members, span=span)

    return build


def build_applied(_: Building, parts: Parts, span: Span) -> Applied:
    """Return a parameter or a definition of something."""
    return Applied(name=as_kind(parts[0], Word), argument=as_expression(parts[1]), span=span)


def build_day_offset(_: Building, parts: Parts, span: Span) -> DayOffset:
    """Return the day that lies some time before or after another."""
    length, origin = expressions(parts)
    return DayOffset(length=length, direction=one(parts, Direction), origin=origin, span=span)


def _boundary(kind: BoundaryKind) -> Build:
    return lambda _, parts, span: Boundary(kind=kind, of=one(parts, Path), span=span)


def build_relative_year(_: Building, parts: Parts, span: Span) -> RelativeYear:
    """Return the year of something, or the one before or after it."""
    return RelativeYear(direction=one(parts, Direction), of=one(parts, Path), span=span)


def build_calendar_day(building: Building, parts: Parts, span: Span) -> CalendarDay:
    """Return a day of every year; one that no month has is reported."""
    day = as_kind(parts[0], NumberLiteral)
    month = as_kind(parts[1], int)
    if not day.written.isdigit() or not 1 <= day.value <= DAYS_OF_LONGEST_MONTH:
        why = "a month has the days 1 to 31"
        building.problems.append(
            WrongNumberForm(span=day.span, found=day.written, why=why, instead="a day of the month")
        )
    year = next(part for part in parts[2:] if isinstance(part, Path | RelativeYear))
    return CalendarDay(day=day, month=month, year=year, span=span)


VALUES: dict[str, Build] = {
    "law_id": build_law_id,
    "plain_number": build_plain_number,
    "quoted_number": build_quoted_number,
    "quoted_duty": build_quoted_duty,
    "section_range": build_section_range,
    "section_reference": build_section_reference,
    "law_reference": build_law_reference,
    "of_law": mark_as("of_law"),
    "path": build_path,
    "role": lambda _, parts, span: RoleName(one(parts, Word), span),
    "field_step": lambda _, parts, span: FieldStep(one(parts, Word), span),
    "key_step": build_key_step,
    "quoted_key_step": build_quoted_key_step,
    "basis": lambda _, parts, __: Basis(phrase(parts)),
    "basis_step": lambda _, parts, span: BasisStep(one(parts, Basis), span),
    "eventual_recipients": _reached(Reach.EVENTUAL_RECIPIENTS),
    "onward_flows": _reached(Reach.ONWARD_FLOWS),
    "years_since": build_years_since,
    "periods_since": build_periods_since,
    "groups_by": build_groups_by,
    "names": build_names,
    "list": build_list,
    "text_literal": lambda _, parts, span: TextLiteral(one(parts, Text), span),
    "none": lambda _, __, span: NoneLiteral(span),
    "yes_no": lambda _, parts, span: YesNoLiteral(phrase(parts) == "yes", span),
    "duration": build_duration,
    "unit": lambda _, parts, span: Mark("unit", phrase(parts), span),
    "day_kind": lambda _, parts, __: DayKind(phrase(parts)),
    "plus": _arithmetic(ArithmeticOperator.PLUS),
    "minus": _arithmetic(ArithmeticOperator.MINUS),
    "applied": build_applied,
    "number_of": _aggregate(AggregateKind.NUMBER, has_of=False),
    "number_of_different": _aggregate(AggregateKind.DIFFERENT, has_of=True),
    "total_of": _aggregate(AggregateKind.TOTAL, has_of=True),
    "share_of": _aggregate(AggregateKind.SHARE, has_of=False),
    "outer_where": mark_as("where"),
    "earliest_latest": lambda _, parts, __: ExtremeKind(phrase(parts)),
    "earliest_latest_of": _extreme(None),
    "greater": _extreme(ExtremeKind.GREATER),
    "lesser": _extreme(ExtremeKind.LESSER),
    "day_offset": build_day_offset,
    "start_of": _boundary(BoundaryKind.START),
    "end_of": _boundary(BoundaryKind.END),
    "state_of": lambda _, parts, span: CellState(one(parts, Path), span),
    "before_after": lambda _, parts, __: Direction(phrase(parts)),
    "before_after_of": lambda _, parts, __: Direction(phrase(parts)),
    "month": lambda _, parts, __: MONTHS.index(phrase(parts)) + 1,
    "relative_year": build_relative_year,
    "calendar_day": build_calendar_day,
}
