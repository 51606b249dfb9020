"""A report on each deal of the library, in each format: it is made, and the readers of others read it. It is `long`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from functools import cache

import pytest

from tests.report.test_ics import read as calendar_of
from tests.report.test_junit import cases
from tests.report.test_oscal import read as assessment_results
from tests.report.test_sarif import PROFILES
from tests.report.test_sarif import read as sarif_run
from whereas.library import Library
from whereas.pipeline import check
from whereas.report.formats.table import FILES, MODULES, refused, write
from whereas.report.model import Report

DEALS = tuple(Library().deals)
LAWS = ("model.home_video", "us.nh.rsa_261_75_b")
AS_OF = dt.date(2026, 11, 1)

pytestmark = pytest.mark.long


@cache
def report(deal: str) -> Report:
    return check(deal, policies=LAWS, as_of=AS_OF)


@pytest.mark.parametrize("deal", DEALS)
def test_each_format_of_a_report_on_a_deal_is_made(deal: str) -> None:
    for name in (*MODULES, *FILES):
        if refused(name, "file") is not None:
            continue  # its extra is not installed
        assert write(report(deal), name)


@pytest.mark.parametrize("deal", DEALS)
def test_the_readers_of_others_read_a_report_on_a_deal(deal: str) -> None:
    made = report(deal)
    found = len(made.findings)
    assert len(cases(made)) == found + len(made.not_checked)
    assert len(sarif_run(made, PROFILES[0])["results"]) == found
    assert len(sarif_run(made, PROFILES[1])["results"]) == made.summary.violated
    (result,) = assessment_results(made)
    assert len(result.observations) == found + len(made.not_checked)
    dated = [item for item in made.calendar if item.day is not None]
    assert len(calendar_of(made).events) == len(dated)
    rows = list(csv.DictReader(io.StringIO(str(write(made, "csv")).removeprefix("\ufeff"), newline=""), strict=True))
    assert sum(row["row"] == "finding" for row in rows) == found
    assert json.loads(str(write(made, "json")))["summary"] == made.summary.model_dump()
