"""A report as JUnit XML, read back by junitparser, as CI hosts read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.published import report_of, sample_report
from tests.report.sample import FINDINGS, VIOLATED, assessment
from tests.report.test_hostile import HOSTILE, hostile_report
from whereas.model.law import Modality
from whereas.report.formats.table import render
from whereas.report.model import Report

junitparser = pytest.importorskip("junitparser", reason="junitparser, of the extra `dev`, is not installed")

OUTCOMES = {
    "violated": ("Failure", "violated"),
    "undetermined": ("Error", "undetermined"),
    "needs_judgment": ("Error", "needs_judgment"),
    "pending": ("Skipped", "pending"),
    "inapplicable": ("Skipped", "inapplicable"),
    "satisfied": None,
    "excused": None,
}


def cases(report: Report) -> list[tuple[str, tuple[str, str] | None]]:
    """Return each test by name, with how it ended as the reader sees it."""
    read = junitparser.JUnitXml.fromstring(render(report, "junit").encode("utf-8"))
    made = []
    for suite in read:
        for case in suite:
            results = [(type(item).__name__, item.type) for item in case.result]
            assert len(results) <= 1
            made.append((case.name, results[0] if results else None))
    return made


def test_each_duty_ends_as_its_verdict_says() -> None:
    report = sample_report()
    found = cases(report)
    expected = [
        ("Skipped", "waived") if finding.waiver is not None else OUTCOMES[finding.verdict]
        for finding in report.findings
    ]
    assert [outcome for _, outcome in found[: len(report.findings)]] == expected
    assert {finding.verdict for finding in report.findings} == set(OUTCOMES)


def test_what_was_not_checked_is_skipped_and_says_so() -> None:
    report = sample_report()
    assert [outcome for _, outcome in cases(report)[len(report.findings) :]] == [("Skipped", "not_checked")] * len(
        report.not_checked
    )


def test_what_a_law_only_permits_breaks_no_build() -> None:
    duty = replace(VIOLATED.duty, modality=Modality.MAY)
    report = report_of(assessment(findings=(replace(VIOLATED, duty=duty),)))
    assert cases(report)[0][1] == ("Skipped", "permission")


def test_the_counts_are_those_of_the_tests() -> None:
    read = junitparser.JUnitXml.fromstring(render(sample_report(), "junit").encode("utf-8"))
    told = (read.tests, read.failures, read.errors, read.skipped)
    read.update_statistics()
    assert (read.tests, read.failures, read.errors, read.skipped) == told
    assert told[0] == len(FINDINGS) + len(sample_report().not_checked)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_becomes_mark_up(text: str) -> None:
    assert [outcome for _, outcome in cases(hostile_report(text))] == [
        outcome for _, outcome in cases(hostile_report("calm"))
    ]
