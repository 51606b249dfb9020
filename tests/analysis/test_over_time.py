"""Verdicts over time: what changes on which day, the day on which a verdict turns, and what is not hidden.

A town's rule and a deal under it stand in `over_time/`; what comes of them in `golden/`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import whereas
from tests.conftest import Golden
from whereas import chronicle
from whereas.chronicle import Told, tell_over_time
from whereas.report.formats.timeline import render
from whereas.report.model import Engine
from whereas.report.timeline import Course, Line
from whereas.request import Request

HERE = Path(__file__).parent
DEAL = str(HERE / "over_time" / "clips.yaml")
LAW = str(HERE / "over_time" / "town.whereas")
LAST = dt.date(2026, 12, 15)


def told(first: dt.date | None = None, last: dt.date | None = None, as_of: dt.date | dt.datetime = LAST) -> Told:
    return tell_over_time(Request(deals=(DEAL,), policies=(LAW,), as_of=as_of), first, last)


@cache
def line() -> Line:
    return line_of(told())


def line_of(made: Told) -> Line:
    assert made.timeline is not None, made.diagnostics
    (found,) = made.timeline.deals
    return found


def row(of: Line, section: str | None) -> Course:
    (found,) = (item for item in of.rows if item.section == section)
    return found


def spans(of: Line, section: str | None) -> list[tuple[str, str, str]]:
    return [(span.first, span.last, span.verdict) for span in row(of, section).spans]


@pytest.mark.golden
def test_what_changes_is_named_with_its_day_and_its_place(golden: Golden) -> None:
    lines = []
    for change in line().changes:
        assert change.place is not None
        lines.append(f"{change.day} {change.sort}, {Path(change.place.file).name}:{change.place.line}: {change.text}")
    golden(HERE / "golden" / "changes.txt", "\n".join(lines) + "\n")


@pytest.mark.golden
@pytest.mark.parametrize("name", ["text", "html"])
def test_a_timeline_in_each_format(name: str, golden: Golden) -> None:
    made = told().timeline
    assert made is not None
    made = made.model_copy(update={"engine": Engine(version="0.0.0", language="0.0", sha256=None)})
    suffix = {"text": "txt"}.get(name, name)
    golden(HERE / "golden" / f"timeline.{suffix}", render(made, name))


def test_a_limit_that_runs_out_turns_the_verdict_on_its_own_day() -> None:
    # 30 days after 1 April: 1 May still counts. Nothing is dated on 2 May, neither in the deal nor in the law.
    assert ("2026-04-01", "2026-05-01", "pending") in spans(line(), "4")
    (late,) = (span for span in row(line(), "4").spans if span.first == "2026-05-02")
    assert (late.verdict, late.by_time, late.changes, late.earliest) == ("violated", True, (), None)


def days(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += dt.timedelta(days=step)


def test_on_each_day_the_timeline_says_what_a_check_says() -> None:
    seen = set()
    for day in days(dt.date(2026, 1, 10), LAST, 9):
        report = whereas.check(DEAL, policies=[LAW], as_of=day)
        for finding in report.findings:
            (span,) = (
                item for item in row(line(), finding.section).spans if item.first <= day.isoformat() <= item.last
            )
            assert span.verdict == finding.verdict, (day, finding.section)
            assert span.is_waived == (finding.waiver is not None), (day, finding.section)
            seen.add(span.verdict)
    assert seen == {"inapplicable", "satisfied", "violated", "pending"}


@pytest.mark.parametrize("section", [None, "3", "4"])
def test_the_spans_of_a_row_leave_no_day_out(section: str | None) -> None:
    found = row(line(), section).spans
    assert (found[0].first, found[-1].last) == (line().first, line().last)
    for before, after in pairwise(found):
        assert dt.date.fromisoformat(before.last) + dt.timedelta(days=1) == dt.date.fromisoformat(after.first)
        assert before.verdict != after.verdict or before.is_waived != after.is_waived


def test_a_day_on_which_nothing_turns_begins_no_span() -> None:
    # The approval of 7 July comes too late to mend anything.
    assert "2026-07-07" in {change.day for change in line().changes}
    assert "2026-07-07" not in {span.first for item in line().rows for span in item.spans}


def test_a_duty_whose_verdict_never_changes_has_no_row() -> None:
    made = line_of(told(first=dt.date(2026, 6, 10), last=dt.date(2026, 6, 20)))
    assert [(item.section, item.turns) for item in made.rows] == [(None, False)]


def test_what_comes_after_the_last_day_is_not_told() -> None:
    made = line_of(told(last=dt.date(2026, 5, 31)))
    assert made.last == "2026-05-31"
    assert max(change.day for change in made.changes) <= made.last
    assert row(made, "3").spans[-1].verdict == "violated"


def test_where_there_are_too_many_days_those_left_out_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronicle, "MOST_TURNS", 4)
    made = told()
    short = line_of(made)
    assert made.timeline is not None
    dates = sorted({change.day for change in line().changes if change.day > line().first})
    assert short.first == dates[-4]
    assert {change.day for change in short.left_out} == {line().first, *dates[:-4]}
    assert {change.day for change in short.changes} == set(dates[-4:])
    text = render(made.timeline, "text")
    assert "Left out" in text
    assert "1 June 2026" in text
    assert "Left out" in render(made.timeline, "html")


def test_no_day_is_left_out_where_they_just_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    dates = {change.day for change in line().changes if change.day > line().first}
    monkeypatch.setattr(chronicle, "MOST_TURNS", len(dates))
    assert line_of(told()) == line()


def test_a_turn_whose_day_was_not_found_says_between_which_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronicle, "MOST_SEARCHED", 0)
    made = told()
    assert made.timeline is not None
    (late,) = (span for span in row(line_of(made), "4").spans if span.earliest is not None)
    assert late.earliest == "2026-05-02"
    assert late.earliest <= "2026-05-02" <= late.first
    assert "It turned on some day from 2 May 2026 to" in render(made.timeline, "text")


def test_the_last_day_may_be_a_moment() -> None:
    zone = dt.timezone(dt.timedelta(hours=-7))
    made = line_of(told(first=dt.date(2026, 6, 1), as_of=dt.datetime(2026, 6, 5, 9, 0, tzinfo=zone)))
    assert (made.first, made.last) == ("2026-06-01", "2026-06-05")


@pytest.mark.parametrize(
    ("first", "last", "option"),
    [
        (None, dt.date(2026, 12, 16), "--to"),
        (dt.date(2026, 12, 16), None, "--from"),
        (dt.date(2026, 6, 2), dt.date(2026, 6, 1), "--from"),
    ],
)
def test_days_out_of_order_are_refused(first: dt.date | None, last: dt.date | None, option: str) -> None:
    made = told(first, last)
    assert made.timeline is None
    assert [(item.code, getattr(item, "option", "")) for item in made.diagnostics] == [("WH706", option)]


def test_in_a_drawn_row_each_span_keeps_its_sign_whole() -> None:
    old = told().timeline
    assert old is not None
    (deal,) = old.deals
    (course, *_) = deal.rows
    one = course.spans[0].model_copy(update={"first": "2026-01-01", "last": "2026-06-30", "changes": (), "said": ()})
    spans = (
        one.model_copy(update={"verdict": "undetermined", "unless_shown": ("consent",), "only_open_list": False}),
        one.model_copy(update={"verdict": "undetermined", "only_open_list": True, "unless_shown": ()}),
        one.model_copy(update={"verdict": "undetermined", "only_open_list": False, "unless_shown": ()}),
    )
    row = course.model_copy(update={"spans": spans})
    drawn = render(old.model_copy(update={"deals": (deal.model_copy(update={"rows": (row,)}),)}), "text")
    (bar,) = (line.strip() for line in drawn.splitlines() if line.strip().startswith("["))
    assert bar == f"[{'?✕' * 10}{'(?)' * 7}{'?' * 19}]"
