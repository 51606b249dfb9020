"""A report as a table for a spreadsheet, read back by Python's own reader of CSV."""

from __future__ import annotations

import csv
import io

import pytest

from tests.report.published import sample_report
from tests.report.test_hostile import HOSTILE, hostile_report
from whereas.report.formats.csv_ import BYTE_ORDER_MARK, cell
from whereas.report.formats.table import render
from whereas.report.model import Report

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(report: Report) -> list[dict[str, str]]:
    made = render(report, "csv")
    assert made.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(made.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True))


def test_each_line_ends_as_spreadsheets_expect_it() -> None:
    made = render(sample_report(), "csv")
    assert made.count("\n") == made.count("\r\n") == len(rows(sample_report())) + 1


def test_each_finding_has_a_row_and_so_has_all_else_that_a_reader_must_know() -> None:
    report = sample_report()
    found = rows(report)
    sections = [row["section"] for row in found if row["row"] == "finding"]
    assert sections == [f"§ {finding.section}" for finding in report.findings]  # 4.10 is no number, 9-1 no day
    assert {"deal", "law", "not checked", "question", "noted", "notice"} <= {row["row"] for row in found}
    assert all(None not in row and None not in row.values() for row in found)


def test_an_open_verdict_says_beside_it_what_it_waits_for() -> None:
    beside = {row["section"]: row["beside the verdict"] for row in rows(sample_report()) if row["row"] == "finding"}
    assert {section: said for section, said in beside.items() if said} == {
        "§ 4(b)": "violated unless consent is shown",
        "§ 6": "no breach among what is named, but the lists may not be complete",
    }


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_cell_is_a_formula_and_no_row_is_forged(text: str) -> None:
    calm, found = rows(hostile_report("calm")), rows(hostile_report(text))
    assert [row["row"] for row in found] == [row["row"] for row in calm]
    assert [value for row in found for value in row.values() if value.startswith(FORMULA)] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'=1"),
        ("\r=1", "'=1"),
        ("\N{NO-BREAK SPACE}=1", "'=1"),
        ("1 = 1", "1 = 1"),
        ("Größe, “§ 4”", "Größe, “§ 4”"),
        ('say "x", y', 'say "x", y'),
    ],
)
def test_a_text_is_shown_as_it_is_and_never_computed(text: str, shown: str) -> None:
    assert cell(text) == shown
