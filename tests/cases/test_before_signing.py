"""What a report would have said before a deal was signed, held against what the record showed later."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cases.signing import SIGNING_CASES, Breach, SigningCase, deal_of, finding_on, outcome_of, report_on
from whereas.model.basis import Basis
from whereas.model.facts import Completeness, ListSlot, Record, Slot, Stated
from whereas.pipeline import Desk

ROOT = Path(__file__).resolve().parents[2]
BREACHES = [(case, breach) for case in SIGNING_CASES for breach in case.breaches]
WORTHLESS = {"satisfied", "excused", "inapplicable"}
"""Verdicts with which a council would have been told that all is well."""
WHO_IS_WHO = {"name", "title", "kind", "level", "place", "roles", "functions"}
"""Fields that say who somebody is, or what the deal is about: they are known of themselves, and rest on no promise."""
by_case = pytest.mark.parametrize("case", SIGNING_CASES, ids=lambda case: case.name)
by_breach = pytest.mark.parametrize(
    ("case", "breach"), BREACHES, ids=[f"{case.name}-{breach.duty}" for case, breach in BREACHES]
)


def first_day(written: str) -> dt.date:
    """Return the first day that a date, written in part perhaps, can be."""
    year, month, day = (*map(int, re.findall(r"\d+", written)), 1, 1)[:3]
    return dt.date(year, month, day)


def last_day(written: str) -> dt.date:
    """Return the last day that a date can be."""
    parts = written.split("-")
    if len(parts) == 3:
        return first_day(written)
    following = f"{int(parts[0]) + 1}" if len(parts) == 1 or parts[1] == "12" else f"{parts[0]}-{int(parts[1]) + 1}"
    return first_day(following) - dt.timedelta(days=1)


def statements(fields: Mapping[str, Slot | ListSlot | Record]) -> Iterator[tuple[str, Stated]]:
    """Return each field of a record, with how it is known: once for each version of it."""
    for name, slot in fields.items():
        if isinstance(slot, Record):
            yield from statements(slot.fields)
        else:
            yield from ((name, version.stated) for version in slot.versions)


def records(case: SigningCase, which: str) -> Iterator[Record]:
    deal = deal_of(case, which)
    yield from deal.singles.values()
    for items in deal.lists.values():
        yield from items.items.values()


def test_there_are_six_and_each_is_like_a_deal_of_the_library() -> None:
    assert len(SIGNING_CASES) >= 6
    assert {case.like for case in SIGNING_CASES} <= set(Desk().library.deals)
    assert len({case.like for case in SIGNING_CASES}) >= 5


@by_case
def test_beforehand_rests_on_nothing_but_what_was_promised_or_contracted_by_then(case: SigningCase) -> None:
    deal = deal_of(case, "before")
    assert case.before <= first_day(case.signed_on)
    for source in deal.sources.values():
        assert source.published_on is not None
        assert last_day(source.published_on) <= case.before, source.title
    assert not deal.answers
    assert [items.name for items in deal.lists.values() if items.completeness is Completeness.COMPLETE] == []
    for record in records(case, "before"):
        for name, stated in statements(record.fields):
            if stated.citations:
                assert stated.basis in {Basis.PROMISED, Basis.CONTRACTED}, (record.ref, name)
            else:
                assert stated.basis is Basis.STATED, (record.ref, name)
                assert name in WHO_IS_WHO or _refers(record, name), (record.ref, name)


def _refers(record: Record, name: str) -> bool:
    """Return whether a field does nothing but point at records of the deal."""
    slot = record.fields[name]
    match slot:
        case Slot():
            return all(type(version.content).__name__ == "Ref" for version in slot.versions)
        case ListSlot():
            return all(type(member).__name__ == "Ref" for version in slot.versions for member in version.members)
        case Record():
            return False


@by_case
def test_the_record_is_later_and_has_its_sources(case: SigningCase) -> None:
    for source in deal_of(case, "later").sources.values():
        assert source.url is not None
        assert source.published_on is not None
        assert first_day(source.published_on) > first_day(case.signed_on), source.title
        assert first_day(source.published_on) <= case.later, source.title


@by_breach
def test_the_record_shows_the_breach(case: SigningCase, breach: Breach) -> None:
    found = finding_on(breach.duty, report_on(case.name, "later"))
    assert outcome_of(case.name, "later").has_violations(), "no court and no official holds that it is a breach"
    if breach.reading:
        ((dispute, reading),) = breach.reading.items()
        row = next(row for row in found.by_reading if (row.dispute, row.reading) == (dispute, reading))
        assert row.verdict == "violated"
    else:
        assert found.verdict == "violated"
    for path in breach.record:
        assert _stands(case, path), path


def _stands(case: SigningCase, path: str) -> bool:
    """Return whether the later record states a fact or a list of its own, with a source or as the complete list."""
    deal = deal_of(case, "later")
    head, *rest = path.split(".")
    if head in deal.singles:
        return deal.singles[head].stated is not None
    items = deal.lists[head]
    if not rest:
        return items.completeness is Completeness.COMPLETE
    return any(stated.citations for name, stated in statements(items.items[rest[0]].fields) if name == rest[1])


@by_breach
def test_beforehand_it_is_never_satisfied_and_the_questions_would_have_found_it(
    case: SigningCase, breach: Breach
) -> None:
    report = report_on(case.name, "before")
    found = finding_on(breach.duty, report)
    assert found.verdict not in WORTHLESS
    assert set(found.possible) - WORTHLESS
    assert {row.verdict for row in found.by_reading}.isdisjoint(WORTHLESS)
    asked = {question.path for question in found.questions}
    assert set(breach.asked) <= asked, asked
    assert breach.told in " ".join(" ".join(found.explanation).split())


@by_case
def test_beforehand_no_law_is_clean(case: SigningCase) -> None:
    report = report_on(case.name, "before")
    rows = {(row.policy, row.section): row.verdict for row in report.verdicts}
    for law in {breach.duty.partition(" ")[0] for breach in case.breaches}:
        assert rows[law, None] not in WORTHLESS


@by_breach
def test_the_page_tells_what_was_told_what_came_out_and_what_would_have_been_asked(
    case: SigningCase, breach: Breach
) -> None:
    page = " ".join((ROOT / "docs" / "before-signing.md").read_text(encoding="utf-8").split())
    _, _, told = page.partition(f"## {case.title} ")
    told = told.partition(" ## ")[0]
    assert case.told_beforehand.strip() in told
    assert case.came_out.strip() in told
    for question in finding_on(breach.duty, report_on(case.name, "before")).questions:
        assert question.path not in breach.asked or question.ask in told
