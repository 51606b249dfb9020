"""The calendar of duties by itself: as iCalendar, read back by another parser than wrote it; as a table; as JSON."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

import pytest

from tests.report.published import inputs, report_of, sample_report
from tests.report.sample import assessment
from tests.report.test_csv import FORMULA
from tests.report.test_hostile import HOSTILE, hostile_report, unseen
from whereas.cli.main import cli
from whereas.report.build import build
from whereas.report.formats.calendar_ import FORMATS
from whereas.report.model import Report


def written(report: Report) -> str:
    module = pytest.importorskip("whereas.report.formats.ics", reason="icalendar, of the extra `ics`, is not installed")
    return str(module.render(report))


def read(report: Report) -> Any:  # noqa: ANN401 - the reader's own object
    reader = pytest.importorskip("ical.calendar_stream", reason="ical, of the extra `dev`, is not installed")
    return reader.IcsCalendarStream.calendar_from_ics(written(report))


def test_what_has_a_day_is_an_event_on_that_day_and_keeps_nobody_busy() -> None:
    report = sample_report()
    events = read(report).events
    assert [item.dtstart.isoformat() for item in events] == [item.day for item in report.calendar if item.day]
    assert {item.transparency for item in events} == {"TRANSPARENT"}
    assert events[0].summary.startswith("The recipient must ask a court to review it within 2 days, for ")


def test_what_has_no_day_is_a_task_without_one() -> None:
    report = sample_report()
    tasks = read(report).todos
    assert len(tasks) == sum(item.day is None for item in report.calendar) > 0
    assert all(item.due is None and item.dtstart is None for item in tasks)
    assert tasks[0].summary.startswith("Before the acquisition of “cameras”: The agency must have ")


def test_each_entry_has_an_identifier_of_its_own_and_the_assessment_date_for_its_stamp() -> None:
    found = read(sample_report())
    entries = [*found.events, *found.todos]
    assert len({item.uid for item in entries}) == len(entries)
    assert {item.dtstamp for item in entries} == {dt.datetime(2026, 7, 1, tzinfo=dt.UTC)}


def test_an_entry_keeps_its_identifier_when_the_deal_is_assessed_on_another_day() -> None:
    made = assessment()
    later = inputs(made)
    object.__setattr__(later, "as_of", dt.datetime(2026, 7, 2, 9, tzinfo=dt.timezone(dt.timedelta(hours=-7))))
    first, second = read(report_of(made)), read(build((made,), later))
    assert [item.uid for item in second.events] == [item.uid for item in first.events]
    assert {item.dtstamp for item in second.events} == {dt.datetime(2026, 7, 2, 16, tzinfo=dt.UTC)}


def test_the_same_report_gives_the_same_bytes_and_lines_as_the_standard_wants_them() -> None:
    made = written(sample_report())
    assert made == written(Report.model_validate_json(sample_report().model_dump_json()))
    assert made.count("\n") == made.count("\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in made.split("\r\n"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_adds_a_line_or_a_formula(text: str) -> None:
    calm, found = read(hostile_report("calm")), read(hostile_report(text))
    assert (len(found.events), len(found.todos)) == (len(calm.events), len(calm.todos))
    assert unseen(written(hostile_report(text)).replace("\r\n", "\n")) == set()
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](hostile_report(text)).removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(hostile_report(text).calendar) + 1
    assert [value for row in rows for value in row if value.startswith(FORMULA)] == []
    for name in ("text", "json"):
        assert unseen(FORMATS[name](hostile_report(text))) == set()


def test_the_calendar_as_json_says_what_it_was_made_from() -> None:
    made = json.loads(FORMATS["json"](sample_report()))
    assert made["schema"] == "whereas.calendar/1"
    assert {"engine", "as_of", "asked", "texts", "notice", "deals", "calendar"} <= set(made)
    assert len(made["calendar"]) == len(sample_report().calendar)


def test_where_nothing_is_due_the_text_says_so() -> None:
    assert "No duty of these laws that applies has a day" in FORMATS["text"](report_of(assessment(findings=())))


def test_without_its_extra_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("whereas.report.formats.table.find_spec", lambda _: None)
    with pytest.raises(SystemExit) as ended:
        cli.main(["calendar", "no-such-deal", "--format", "ics"], standalone_mode=False)
    assert ended.value.code == 2
    assert "pip install 'whereas[ics]'" in capsys.readouterr().err
