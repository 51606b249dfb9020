"""The calendar of duties: what has a day, what must come before what, and what the law counts from an event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.report.published import report_of, sample_report
from tests.report.sample import FINDINGS, assessment
from whereas.model.law import Modality
from whereas.pipeline import run
from whereas.report.due import Due
from whereas.report.formats.calendar_ import FORMATS
from whereas.report.formats.due import due_groups, line_of
from whereas.report.model import Report
from whereas.request import Request

HERE = Path(__file__).parent / "calendar"


def entries(report: Report, kind: str) -> list[Due]:
    return [item for item in report.calendar if item.kind == kind]


def test_a_pending_duty_with_a_last_day_stands_under_that_day() -> None:
    (due,) = entries(sample_report(), "by")
    assert (due.section, due.day, due.when) == ("8", "2026-07-02", "by 2 July 2026")
    assert due.event is None


def test_a_pending_duty_that_must_precede_an_event_names_the_event_and_no_day() -> None:
    (due,) = entries(sample_report(), "before")
    assert (due.section, due.day, due.event) == ("12", None, "technologies.cam.acquired_on")
    assert due.when == "before the acquisition of “cameras”"


def test_a_waiver_stands_under_the_day_on_which_it_ends() -> None:
    (due,) = entries(sample_report(), "waiver")
    assert (due.section, due.day, due.verdict) == ("15", "2026-08-31", "violated")


def test_of_any_other_duty_the_limit_is_told_as_the_law_has_it_and_no_day_is_made_up() -> None:
    found = entries(sample_report(), "each")
    assert {item.when for item in found} == {"the time to keep of the dataset is at most 30 days"}
    assert {item.day for item in found} == {None}


def test_what_does_not_apply_and_what_is_only_permitted_is_no_entry() -> None:
    report = sample_report()
    silent = {item.section for item in report.findings if item.verdict == "inapplicable"}
    assert silent
    assert not silent & {item.section for item in report.calendar}
    permitted = tuple(replace(item, duty=replace(item.duty, modality=Modality.MAY)) for item in FINDINGS)
    assert report_of(assessment(findings=permitted)).calendar == ()


def test_days_come_first_in_their_order() -> None:
    days = [item.day for item in sample_report().calendar]
    dated = [day for day in days if day is not None]
    assert days[: len(dated)] == sorted(dated)
    assert len(dated) > 1


def test_each_entry_is_told_once() -> None:
    report = sample_report()
    told = [line_of(entry) for group in due_groups(report, report.deals[0].id) for entry in group.entries]
    assert len(told) == len(report.calendar)
    assert told[0].startswith("2 July 2026: The recipient must ask a court to review it within 2 days")


@pytest.mark.golden
def test_the_calendar_of_a_town_from_its_law_and_its_deal(golden: Golden) -> None:
    made = run(
        Request(
            deals=(str(HERE / "town.yaml"),),
            policies=(str(HERE / "town.whereas"),),
            as_of=dt.date(2026, 11, 24),
        )
    ).report
    assert made is not None
    golden(HERE / "golden" / "town.txt", FORMATS["text"](made).partition(made.notice[:20])[0])
