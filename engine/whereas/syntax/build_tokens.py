"""What a single token means: names, texts, numbers, dates."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Callable
from decimal import Decimal

from whereas.syntax.lexer import Token
from whereas.syntax.parts import Building
from whereas.syntax.problems import UnknownEscape
from whereas.syntax.problems_parts import NoSuchDay, WrongNumberForm
from whereas.syntax.tree import (
    DateLiteral,
    MomentLiteral,
    MoneyLiteral,
    NumberLiteral,
    PartialDateLiteral,
    PercentLiteral,
    Text,
    Word,
)
from whereas.text import Span

LONGEST_NUMBER = 18  # digits; every amount of law and every count of records has fewer

_ESCAPE = re.compile(r"\\(.)")
_LEADING_ZERO = re.compile(r"0[0-9]")


def span_of(building: Building, token: Token) -> Span:
    """Return the span of a token."""
    return Span(building.source.name, token.start, token.end)


def build_word(building: Building, token: Token) -> Word:
    """Return a name."""
    return Word(token.text, span_of(building, token))


def build_letter(building: Building, token: Token) -> Word:
    """Return the letter of a list, without its parentheses."""
    return Word(token.text[1:-1], span_of(building, token))


def build_text(building: Building, token: Token) -> Text:
    """Return a text in double quotation marks, its escapes resolved."""
    for escape in _ESCAPE.finditer(token.text, 1, len(token.text) - 1):
        if escape.group(1) not in '"\\':
            start = token.start + escape.start()
            span = Span(building.source.name, start, start + 2)
            building.problems.append(UnknownEscape(span=span, found=escape.group()))
    return Text(value=_ESCAPE.sub(r"\1", token.text[1:-1]), span=span_of(building, token))


def build_quoted_duty(building: Building, token: Token) -> Text:
    """Return a section number in quotation marks and the duty after them as the text in which both stand within."""
    end = token.text.rindex("#")
    number = build_text(building, Token(token.terminal, token.text[:end], token.start, token.start + end))
    return Text(value=number.value + token.text[end:], span=span_of(building, token))


def build_long_text(building: Building, token: Token) -> Text:
    """Return a text in three quotation marks, without the indentation that all its lines share."""
    lines = token.text[3:-3].replace("\r\n", "\n").replace("\r", "\n")
    # The first line stands beside the quotation marks, so it has no indentation to share.
    head, newline, tail = lines.partition("\n")
    value = (head.strip() + newline + textwrap.dedent(tail)).strip()
    return Text(value="\n".join(map(str.rstrip, value.split("\n"))), long=True, span=span_of(building, token))


def build_number(building: Building, token: Token) -> NumberLiteral:
    """Return a number."""
    value = _decimal(building, token, token.text)
    return NumberLiteral(value=value, written=token.text, span=span_of(building, token))


def build_percent(building: Building, token: Token) -> PercentLiteral:
    """Return a percentage."""
    value = _decimal(building, token, token.text[:-1].rstrip())
    return PercentLiteral(value=value, written=token.text, span=span_of(building, token))


def build_money(building: Building, token: Token) -> MoneyLiteral:
    """Return an amount of money."""
    value = _decimal(building, token, token.text[1:])
    return MoneyLiteral(value=value, currency=token.text[0], written=token.text, span=span_of(building, token))


def _decimal(building: Building, token: Token, written: str) -> Decimal:
    digits = written.replace(",", "")
    problem = None
    if _LEADING_ZERO.match(digits):
        instead = token.text.replace(written, digits.lstrip("0") or "0", 1)
        problem = ("a number has no leading zero", f"`{instead}`")
    elif len(digits) > LONGEST_NUMBER:
        problem = (f"a number has at most {LONGEST_NUMBER} digits", "a smaller number, or one in a larger unit")
    if problem:
        why, instead = problem
        found = token.text if len(token.text) <= LONGEST_NUMBER else token.text[:LONGEST_NUMBER] + "…"
        span = span_of(building, token)
        building.problems.append(WrongNumberForm(span=span, found=found, why=why, instead=instead))
        return Decimal(0)
    return Decimal(digits)


def build_date(building: Building, token: Token) -> DateLiteral:
    """Return a day; one that the calendar does not have is reported."""
    span = span_of(building, token)
    try:
        value = dt.date.fromisoformat(token.text)
    except ValueError:
        building.problems.append(NoSuchDay(span=span, found=token.text))
        value = dt.date.min
    return DateLiteral(value=value, written=token.text, span=span)


def build_moment(building: Building, token: Token) -> MomentLiteral:
    """Return a moment; one that the calendar or the clock does not have is reported."""
    span = span_of(building, token)
    try:
        value = dt.datetime.fromisoformat(token.text)
        value.astimezone(dt.UTC)  # the first and the last day of the calendar overflow in some zones
    except (ValueError, OverflowError):
        building.problems.append(NoSuchDay(span=span, found=token.text))
        value = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
    return MomentLiteral(value=value, written=token.text, span=span)


def build_partial_date(building: Building, token: Token) -> PartialDateLiteral:
    """Return a month; one that the calendar does not have is reported."""
    span = span_of(building, token)
    year, month = map(int, token.text.split("-"))
    try:
        dt.date(year, month, 1)
    except ValueError:
        building.problems.append(NoSuchDay(span=span, found=token.text))
    return PartialDateLiteral(year=year, month=month, written=token.text, span=span)


TOKENS: dict[str, Callable[[Building, Token], object]] = {
    "NAME": build_word,
    "FIELD": build_word,
    "KEY": build_word,
    "SECTION_NUMBER": build_word,
    "LETTER": build_letter,
    "STRING": build_text,
    "QUOTED_DUTY": build_quoted_duty,
    "LONG_STRING": build_long_text,
    "NUMBER": build_number,
    "PERCENT": build_percent,
    "MONEY": build_money,
    "DATE": build_date,
    "MOMENT": build_moment,
    "PARTIAL_DATE": build_partial_date,
}
