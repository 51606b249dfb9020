"""Values by their written form, and why a text is none."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whereas.values import literals
from whereas.values.literals import Fault, Misread
from whereas.values.scalars import DayKind, Duration, Money, Partial, Percent, Unit

READERS: dict[str, Callable[[str], object]] = {
    "yes_no": literals.read_yes_no,
    "number": literals.read_number,
    "percent": literals.read_percent,
    "money": literals.read_money,
    "duration": literals.read_duration,
    "year": literals.read_year,
    "day": literals.read_day,
    "date": literals.read_date,
    "moment": literals.read_moment,
    "date_or_moment": literals.read_date_or_moment,
}
DAY = dt.date(2026, 3, 2)
WEST = dt.timezone(dt.timedelta(hours=-7))

READ = [
    ("yes_no", "yes", True),
    ("yes_no", "no", False),
    ("yes_no", "Yes", Fault.FORM),
    ("yes_no", "on", Fault.FORM),
    ("number", "0", Fraction(0)),
    ("number", "0.5", Fraction(1, 2)),
    ("number", "1,000,000", Fraction(1_000_000)),
    ("number", "1,00", Fault.FORM),
    ("number", "007", Fault.FORM),
    ("number", "-1", Fault.FORM),
    ("number", "1e3", Fault.FORM),
    ("number", "١٢", Fault.FORM),
    ("number", "9" * 15, Fraction("9" * 15)),
    ("number", "9" * 16, Fault.TOO_LONG),
    ("percent", "5 %", Percent(Fraction(5))),
    ("percent", "5%", Percent(Fraction(5))),
    ("percent", "5", Fault.NO_UNIT),
    ("percent", "five %", Fault.FORM),
    ("money", "$2,500", Money(Fraction(2500))),
    ("money", "€ 99.50", Money(Fraction(199, 2), "€")),
    ("money", "$1.5", Fault.FORM),
    ("money", "2500", Fault.NO_UNIT),
    ("duration", "30 days", Duration(amount=Fraction(30), unit=Unit.DAY)),
    ("duration", "1 day", Duration(amount=Fraction(1), unit=Unit.DAY)),
    ("duration", "0.5 years", Duration(amount=Fraction(1, 2), unit=Unit.YEAR)),
    ("duration", "3 court days", Duration(amount=Fraction(3), unit=Unit.DAY, days=DayKind.COURT)),
    ("duration", "3 court hours", Fault.UNIT),
    ("duration", "1.5 business days", Fault.PART),
    ("duration", "30", Fault.NO_UNIT),
    ("duration", "30 Days", Fault.UNIT),
    ("duration", "days", Fault.FORM),
    ("year", "2025", Fraction(2025)),
    ("year", "0999", Fault.NO_SUCH_DAY),
    ("year", "25", Fault.FORM),
    ("day", "2026-03-02", DAY),
    ("day", "2026-02-29", Fault.NO_SUCH_DAY),
    ("day", "2024-02-29", dt.date(2024, 2, 29)),
    ("day", "2026-3-2", Fault.FORM),
    ("day", "2026-03", Fault.FORM),
    ("day", "2026-03-02T10:00Z", Fault.HAS_HOUR),
    ("date", "2026-03", Partial(2026, 3)),
    ("date", "2026", Partial(2026)),
    ("date", "2026-00", Fault.NO_SUCH_DAY),
    ("date", "3000", Fault.NO_SUCH_DAY),
    ("moment", "2026-03-02T09:30:00-07:00", dt.datetime(2026, 3, 2, 9, 30, tzinfo=WEST)),
    ("moment", "2026-03-02T09:30Z", dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)),
    ("moment", "2026-03-02T09:30:00", Fault.NO_ZONE),
    ("moment", "2026-03-02", Fault.NO_ZONE),
    ("moment", "2026-03-02T24:00Z", Fault.NO_SUCH_DAY),
    ("moment", "2026-03-02T09:30+15:00", Fault.NO_SUCH_DAY),
    ("moment", "2026-03-02T09:30+05:60", Fault.NO_SUCH_DAY),
    ("moment", "2026-03-02T09:30+14:00", dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=14)))),
    ("moment", "2026-03-02 09:30Z", Fault.FORM),
    ("date_or_moment", "2026-03", Partial(2026, 3)),
    ("date_or_moment", "2026-03-02", DAY),
]


@pytest.mark.parametrize(("kind", "text", "expected"), READ)
def test_read(kind: str, text: str, expected: object) -> None:
    found = READERS[kind](text)
    assert (found.fault if isinstance(found, Misread) else found) == expected


def test_a_number_may_name_its_unit() -> None:
    assert literals.read_number("40 devices", "devices") == Fraction(40)
    assert isinstance(literals.read_number("40devices", "devices"), Misread)
    assert literals.read_number("40 acres", "devices") == Misread(Fault.UNIT, "acres")


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (DAY, DAY, DAY),
        (Partial(2026), dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        (Partial(2024, 2), dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        (Partial(2026, 12), dt.date(2026, 12, 1), dt.date(2026, 12, 31)),
    ],
)
def test_the_days_that_a_date_can_be(date: dt.date | Partial, first: dt.date, last: dt.date) -> None:
    assert (literals.first_day(date), literals.last_day(date)) == (first, last)


@given(st.text(max_size=30) | st.from_regex(r"[0-9,.$% -]{0,20}(days|T|Z|:)?[0-9:+-]*", fullmatch=True))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_every_text_gets_an_answer(text: str) -> None:
    for reader in READERS.values():
        assert reader(text) is not None


@pytest.mark.parametrize("text", ["9" * 100_000, "1," * 50_000, " " * 100_000 + "days", "2026-" * 20_000])
def test_long_texts_take_no_time(text: str) -> None:
    started = time.process_time()
    for reader in READERS.values():
        reader(text)
    assert time.process_time() - started < 1
