"""Every number, date, amount of time and list of values in a law of the library has a pinpoint.

A pinpoint is a citation that is more exact than that of the law: a section has one in its own number, a parameter in
what is cited beside each of its lines.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest

from tests.house.test_scenarios import LAWS
from whereas import load
from whereas.model.expression import And, Apply, Constant, Expression, NoGap, Or, PeriodsSince, Quantified
from whereas.model.law import Duty, Exception_, Law, Section
from whereas.model.operators import Operator
from whereas.model.walk import sources_in, subexpressions
from whereas.values.scalars import Duration, Money, Percent

NUMBERS = (Fraction, Duration, Money, Percent, dt.date)


@cache
def _loaded(name: str) -> Law:
    law: Law = load(name)[name]
    return law


def _of_exception(exception: Exception_) -> Iterator[Expression]:
    if exception.condition is not None:
        yield exception.condition
    for inner in exception.unless:
        yield from _of_exception(inner)
    for duty in exception.attached:
        yield from _of_duty(duty)


def _of_duty(duty: Duty) -> Iterator[Expression]:
    """Yield every expression of a duty."""
    for binding in duty.bindings:
        yield from (each for each in (binding.where,) if each is not None)
    yield from duty.when
    for old in duty.grandfathered:
        yield from (old.until, old.condition)
    yield from (each for each in (duty.requirement, duty.anchor) if each is not None)
    for exception in duty.exceptions:
        if exception.written_in is None:
            yield from _of_exception(exception)


def _values(expression: Expression) -> Iterator[str]:
    """Yield each number, date, amount of time and list of values that stands in an expression."""
    for part in subexpressions(expression):
        match part:
            case Constant(value=value) if isinstance(value, NUMBERS):
                yield str(value)
            case Apply(operator=Operator.IS_ONE_OF, operands=operands) if len(operands) > 2:
                yield "a list of values"
            case And(parts=parts) | Or(parts=parts) if _is_list(tuple(each.condition for each in parts)):
                yield "a list of values"
            case NoGap(length=length):
                yield str(length)
            case Quantified(threshold=threshold) if threshold is not None:
                yield str(threshold)
            case _:
                pass
    for source in sources_in(expression):
        if isinstance(source, PeriodsSince):
            yield str(source.length)


def _is_list(parts: tuple[Expression, ...]) -> bool:
    return all(isinstance(part, Apply) and part.operator is Operator.INCLUDES for part in parts)


def _sections_with_values(law: Law) -> Iterator[tuple[Section, str]]:
    for section in law.sections:
        for duty in section.duties:
            for expression in _of_duty(duty):
                for value in _values(expression):
                    yield section, value
            for binding in duty.bindings:
                for source in binding.sources:
                    if isinstance(source, PeriodsSince):
                        yield section, str(source.length)


def _is_pinpoint(number: str, law: Law) -> bool:
    """Return whether a section names a subsection, a case, or a section where the citation of the law names none."""
    if "(" in number or law.citation is None or not any(sign.isdigit() for sign in number):
        return True
    return re.search(rf"(?<![\w.:-]){re.escape(number)}(?![\w.:(-])", law.citation) is None


def _numbered_definitions(law: Law) -> Iterator[tuple[str | None, str]]:
    for definition in law.definitions.values():
        for body in definition.bodies:
            if body.body is not None and any(_values(body.body)):
                yield definition.section, definition.name


@pytest.mark.parametrize("name", LAWS)
def test_each_number_of_a_law_stands_in_a_section_with_a_pinpoint(name: str) -> None:
    law = _loaded(name)
    held = [section.number for section, _ in _sections_with_values(law)]
    defined = list(_numbered_definitions(law))
    assert [each for section, each in defined if section is None] == [], "a definition that stands in no section"
    numbers = (*held, *(section for section, _ in defined if section is not None))
    assert [number for number in numbers if not _is_pinpoint(number, law)] == [], "without a pinpoint"


def test_a_section_that_only_repeats_the_citation_of_its_law_is_no_pinpoint() -> None:
    law = _loaded("us.nh.rsa_261_75_b")
    given = ("236:130", "261:75-b", "236:130, I to III", "261:75-b, opening words", "VIII", "Saf-C 7204.01(a) and (b)")
    assert [number for number in given if not _is_pinpoint(number, law)] == ["236:130", "261:75-b"]


def test_a_number_is_found_wherever_it_stands() -> None:
    """So that the tests of this page can fail: the home-video ordinance has numbers of each sort."""
    law = _loaded("model.home_video")
    found = {(section.number, value) for section, value in _sections_with_values(law)}
    assert {("8", "30 days"), ("7", "3"), ("13(b)", "1/2"), ("5", "a list of values")} <= found
    defined = {name for _, name in _numbered_definitions(law)}
    assert "home_video" in defined


@pytest.mark.parametrize("name", LAWS)
def test_each_line_of_a_parameter_cites_where_it_stands(name: str) -> None:
    law = _loaded(name)
    lines = [(each.name, line.cited) for each in law.parameters.values() for line in each.lines]
    assert [each for each, cited in lines if not cited or cited == law.citation] == []
